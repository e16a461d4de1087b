//! A table behind an answer, with what stands behind each of its rows.

use super::named;
use crate::dto::*;
use crate::use_case::figures::{Sheet, number, text};
use crate::use_case::line::Lines;
use simpul_model::{NeedId, fold};

/// A table; as many rows as there is behind them.
pub(super) struct Table {
    pub(super) code: &'static str,
    pub(super) sheet: Sheet,
    pub(super) behind: Vec<Behind>,
}

/// What stands behind a row.
#[derive(Default)]
pub(super) struct Behind {
    /// What the map marks.
    pub(super) map: Option<Key>,
    pub(super) parts: Vec<Part>,
}

/// Names and needs under a heading.
#[derive(Default)]
pub(super) struct Part {
    pub(super) title: Named,
    pub(super) names: Vec<Name>,
    pub(super) order: EvidenceOrder,
    pub(super) needs: Vec<NeedId>,
    /// The needs stand in an order of their own: that of a circle, or of a way.
    in_order: bool,
}

impl Table {
    pub(super) fn new(code: &'static str, heads: &[(&'static str, ColumnKind)]) -> Self {
        Self { code, sheet: Sheet { heads: heads.to_vec(), rows: Vec::new() }, behind: Vec::new() }
    }

    pub(super) fn push(&mut self, key: Key, cells: Vec<FigureCell>, behind: Behind) {
        self.sheet.rows.push(FigureRow { key, depth: 0, cells });
        self.behind.push(behind);
    }

    pub(super) fn len(&self) -> u32 {
        self.sheet.rows.len() as u32
    }
}

impl Behind {
    /// Marked on the map as `map`; parts with nothing in them are left out.
    pub(super) fn at(map: Key, parts: impl IntoIterator<Item = Part>) -> Self {
        Self { map: Some(map), ..Self::of(parts) }
    }

    pub(super) fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        let parts = parts.into_iter().filter(|part| !part.names.is_empty() || !part.needs.is_empty());
        Self { map: None, parts: parts.collect() }
    }
}

impl Part {
    pub(super) fn names(code: &str, names: Vec<Name>) -> Self {
        Self { title: named(code, []), names, ..Self::default() }
    }

    pub(super) fn titled(title: Named, names: Vec<Name>) -> Self {
        Self { title, names, ..Self::default() }
    }

    /// One name leads to the next, and the last to the first in a circle.
    pub(super) fn ordered(code: &str, names: Vec<Name>, order: EvidenceOrder) -> Self {
        Self { order, ..Self::names(code, names) }
    }

    /// Needs in the order of lists.
    pub(super) fn needs(title: Named, needs: &[NeedId]) -> Self {
        Self { title, needs: needs.to_vec(), ..Self::default() }
    }

    /// Needs in the order given.
    pub(super) fn in_order(title: Named, needs: Vec<NeedId>) -> Self {
        Self { title, needs, in_order: true, ..Self::default() }
    }

    /// The needs as they are listed.
    pub(super) fn listed(&self, lines: &Lines<'_>) -> Vec<NeedId> {
        if self.in_order { self.needs.clone() } else { by_supplier(lines, &self.needs) }
    }
}

/// Needs in the order of lists: by supplier, item and customer. O(n log n).
pub(super) fn by_supplier(lines: &Lines<'_>, needs: &[NeedId]) -> Vec<NeedId> {
    let mut needs = needs.to_vec();
    needs.sort_by_cached_key(|&need| {
        let brief = lines.brief(need);
        (fold(&brief.supplier.name), fold(&brief.item), fold(&brief.customer.name), need)
    });
    needs
}

pub(super) const TEXT: ColumnKind = ColumnKind::Text;
pub(super) const NUMBER: ColumnKind = ColumnKind::Number;
pub(super) const WORD: ColumnKind = ColumnKind::Word;
pub(super) const DATE: ColumnKind = ColumnKind::Date;

pub(super) fn n(n: usize) -> FigureCell {
    number(u32::try_from(n).unwrap_or(u32::MAX))
}

pub(super) fn words(words: impl Into<String>) -> FigureCell {
    text(words)
}

/// A number with one digit after the point.
pub(super) fn tenths(value: f64) -> FigureCell {
    FigureCell::Number((value * 10.0).round() / 10.0)
}

/// A share as per cent; empty where it is undefined.
pub(super) fn share(share: Option<f64>) -> FigureCell {
    share.map_or_else(|| text(""), |share| tenths(share * 100.0))
}

/// A share in a sentence, as whole per cent.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// Names in a cell, one after the other.
pub(super) fn joined(names: &[Name], between: &str) -> String {
    names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>().join(between)
}
