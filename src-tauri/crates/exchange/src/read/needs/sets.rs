//! Needs that are bound as a set: rows that name the same one.
//!
//! A file names a set by the id of its first need, and any word that rows share does as well. An empty cell says
//! nothing: what is bound stays bound.

use super::line::NeedLine;
use crate::read::found::NONE;
use crate::read::parties::{Cell, Parties, Who};
use crate::read::synonyms::Field;
use crate::read::{NeedsBy, Reading};
use crate::write_csv::{set_name, set_sides};
use simpul_model::*;
use std::collections::{HashMap, HashSet};

/// Sets while they are read.
#[derive(Default)]
pub(super) struct Sets {
    pub(super) rows: Vec<NeedSet>,
    by_name: HashMap<String, usize>,
    by_id: HashMap<NeedSetId, usize>,
    /// By set that was there before: its sides as the plain files write them.
    written: Vec<[String; 4]>,
    /// Those that a row has named.
    told: HashSet<usize>,
}

/// The columns of the rule of a side: a level, and whose units.
const CUSTOMERS: [Field; 2] = [Field::CustomersLevel, Field::CustomersUnder];
const SUPPLIERS: [Field; 2] = [Field::SuppliersLevel, Field::SuppliersUnder];

impl Sets {
    /// Begins with what is there.
    pub(super) fn new(existing: &Document) -> Self {
        let mut all = Self::default();
        for set in existing.need_sets().iter() {
            let at = all.rows.len();
            all.by_name.entry(set_name(existing, set.id)).or_insert(at);
            all.by_id.insert(set.id, at);
            all.written.push(set_sides(existing, set));
            all.rows.push(set.clone());
        }
        all
    }

    /// The set that a row puts its need in; `bound` is the one it is in so far.
    pub(super) fn of(
        &mut self,
        reading: &mut Reading<'_, '_>,
        parties: &Parties,
        line: &NeedLine<'_, '_>,
        bound: Option<NeedSetId>,
    ) -> Option<NeedSetId> {
        let name = line.get(Field::Set);
        if name.is_empty() {
            return bound;
        }
        let known = self.by_name.get(name).copied();
        // A word of the file's own means the same set when the file is brought in again.
        let again = || bound.and_then(|id| self.by_id.get(&id).copied()).filter(|at| !self.told.contains(at));
        let at = known.or_else(again).unwrap_or_else(|| {
            let id = NeedSetId::mint(reading.ids);
            self.rows.push(NeedSet { id, customers: Members::These, suppliers: Members::These });
            self.rows.len() - 1
        });
        self.by_name.entry(name.to_owned()).or_insert(at);
        // The first row that names it says who stands in it.
        if self.told.insert(at) && !self.says_sides(at, line) {
            let customers = side(reading, parties, line, CUSTOMERS);
            let suppliers = side(reading, parties, line, SUPPLIERS);
            let set = &mut self.rows[at];
            set.customers = customers.unwrap_or(set.customers);
            set.suppliers = suppliers.unwrap_or(set.suppliers);
        }
        Some(self.rows[at].id)
    }

    fn says_sides(&self, at: usize, line: &NeedLine<'_, '_>) -> bool {
        let fields = [CUSTOMERS, SUPPLIERS].concat();
        self.written
            .get(at)
            .is_some_and(|was| fields.iter().zip(was).all(|(&field, was)| line.get(field) == was))
    }

    /// Without those that no need is left in.
    pub(super) fn kept(self, needs: &[Need]) -> Vec<NeedSet> {
        let used: HashSet<NeedSetId> = needs.iter().filter_map(|need| need.set).collect();
        self.rows.into_iter().filter(|set| used.contains(&set.id)).collect()
    }
}

/// Who stands on a side; nothing where the row does not say, or says what is not understood.
fn side(
    reading: &mut Reading<'_, '_>,
    parties: &Parties,
    line: &NeedLine<'_, '_>,
    [level, under]: [Field; 2],
) -> Option<Members> {
    let (grid, row) = (line.grid, line.row);
    let (depth, unit) = (line.get(level), line.get(under));
    let (field, value) = if depth.is_empty() { (under, unit) } else { (level, depth) };
    if value.is_empty() {
        return None;
    }
    let said = if field == level {
        depth.parse().ok().filter(|&depth| depth > 0).map(Members::Level)
    } else {
        let cell = Cell { grid, row, field };
        let since = reading.findings.mark();
        let found = parties.find(reading, &cell, Some(NeedsBy::Unit));
        reading.findings.forget(since);
        match found {
            Some(Who::Unit(at)) => Some(Members::Under(reading.pool.units[at as usize].id)),
            _ => None,
        }
    };
    if said.is_none() {
        let finding =
            reading.findings.at(FindingKind::BadRow, grid.sheet.line(row), grid.heading(field), value);
        finding.propose("correct-set", NONE);
    }
    said
}
