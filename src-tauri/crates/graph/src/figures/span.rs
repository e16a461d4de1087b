//! Spans of control: how many report directly to each manager, and whether that is usual here.

use super::by_position;
use super::lines::Lines;
use crate::org::Span;
use simpul_model::{Document, PositionId, SpanLimits};
use std::collections::BTreeMap;

/// How a span compares to the limits of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// Fewer reports than usual here.
    Narrow,
    /// As usual here.
    Within,
    /// More reports than usual here.
    Wide,
}

impl Width {
    /// Where a number of reports lies.
    pub fn of(reports: u32, limits: SpanLimits) -> Self {
        match reports {
            n if n < limits.narrow => Self::Narrow,
            n if n > limits.wide => Self::Wide,
            _ => Self::Within,
        }
    }
}

/// A position with at least one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manager {
    /// Which.
    pub position: PositionId,
    /// Direct reports: seats, vacant ones included.
    pub reports: u32,
    /// Direct reports that nobody holds.
    pub vacant: u32,
    /// Positions below, at any distance.
    pub below: u32,
    /// Layers below.
    pub depth: u32,
    /// Whether the span is usual here.
    pub width: Width,
}

/// The spans of all managers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spans {
    /// In tie order.
    pub managers: Vec<Manager>,
    /// The most, the mean and the median.
    pub summary: Span,
    /// So many managers have so many reports; no zeros.
    pub spread: BTreeMap<u32, u32>,
    /// What is usual here.
    pub limits: SpanLimits,
}

impl Spans {
    /// Managers whose span lies like this.
    pub fn lying(&self, width: Width) -> impl Iterator<Item = &Manager> {
        self.managers.iter().filter(move |manager| manager.width == width)
    }
}

/// O(n log n). `vacant` ascending.
pub(super) fn of(document: &Document, lines: &Lines, vacant: &[PositionId]) -> Spans {
    let limits = document.organisation().spans;
    let mut managers = Vec::new();
    for at in (0..lines.len() as u32).filter(|&at| !lines.parked[at as usize]) {
        let reports = lines.reports(at);
        if reports.is_empty() {
            continue;
        }
        let empty = |&&at: &&u32| vacant.binary_search(&lines.ids[at as usize]).is_ok();
        managers.push(Manager {
            position: lines.ids[at as usize],
            reports: reports.len() as u32,
            vacant: reports.iter().filter(empty).count() as u32,
            below: lines.below[at as usize],
            depth: lines.depth[at as usize],
            width: Width::of(reports.len() as u32, limits),
        });
    }
    let mut spread = BTreeMap::new();
    let mut ascending: Vec<usize> = Vec::with_capacity(managers.len());
    for manager in &managers {
        *spread.entry(manager.reports).or_insert(0) += 1;
        ascending.push(manager.reports as usize);
    }
    ascending.sort_unstable();
    let managers = by_position(document, managers, |manager| manager.position);
    Spans { managers, summary: Span::of(ascending), spread, limits }
}
