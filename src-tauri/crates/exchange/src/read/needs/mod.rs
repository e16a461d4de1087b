//! Needs: who needs what from whom.

mod line;
mod sets;
pub mod words;

use super::found::{Ask, NONE, PARTIES};
use super::grid::Grid;
use super::parties::Parties;
use super::synonyms::Field;
use super::{NeedsBy, ReadError, Reading, Role};
use crate::write_csv::need_ends;
use line::{CUSTOMER, NeedLine, SUPPLIER, Weight};
use sets::Sets;
use simpul_model::*;
use std::collections::HashMap;

/// The name of the item of rows that name none.
pub const NOT_NAMED: &str = "not named";

/// Items, processes and needs while they are read.
#[derive(Default)]
pub(super) struct Needs {
    pub(super) items: Vec<Item>,
    pub(super) processes: Vec<Process>,
    pub(super) needs: Vec<Need>,
    sets: Sets,
    item_by_name: HashMap<String, usize>,
    /// The folded names of the items that were there before.
    item_names: HashMap<ItemId, String>,
    process_by_name: HashMap<String, usize>,
    process_by_id: HashMap<ProcessId, usize>,
    by_id: HashMap<String, usize>,
    by_ends: HashMap<(End, End, ItemId), usize>,
    /// By need: the file and row that said it.
    told: Vec<Option<(usize, usize)>>,
    /// By need that was there before: what its ends are called in the plain files.
    written: Vec<[(String, String); 2]>,
}

impl Needs {
    /// Begins with what is there.
    pub(super) fn new(existing: &Document) -> Self {
        let mut all = Self {
            items: existing.items().iter().cloned().collect(),
            processes: existing.processes().iter().cloned().collect(),
            needs: existing.needs().iter().cloned().collect(),
            sets: Sets::new(existing),
            told: vec![None; existing.needs().len()],
            ..Self::default()
        };
        for (at, item) in all.items.iter().enumerate() {
            let name = fold(&item.name);
            all.item_names.insert(item.id, name.clone());
            all.item_by_name.entry(name).or_insert(at);
        }
        for (at, process) in all.processes.iter().enumerate() {
            all.process_by_name.entry(fold(&process.name)).or_insert(at);
            all.process_by_id.insert(process.id, at);
        }
        for (at, need) in all.needs.iter().enumerate() {
            // One that no list gave an id is written with its own.
            all.by_id.insert(need.external_id.clone().unwrap_or_else(|| need.id.to_string()), at);
            all.by_ends.entry((need.customer, need.supplier, need.item)).or_insert(at);
        }
        all.written = existing.needs().iter().map(|need| need_ends(existing, need)).collect();
        all
    }

    /// The need that a row was written from, where the row still says the ends it had then: those stay, whatever
    /// else is called the same.
    fn source(&self, line: &NeedLine<'_, '_>) -> Option<usize> {
        let at = *self.by_id.get(line.id())?;
        let written = self.written.get(at).filter(|_| self.told[at].is_none())?;
        line.says_ends(written).then_some(at)
    }

    /// Takes the rows of the needs files.
    pub(super) fn take(
        &mut self,
        reading: &mut Reading<'_, '_>,
        parties: &Parties,
        grids: &[Grid<'_>],
        by: Option<NeedsBy>,
    ) -> Result<(), ReadError> {
        for grid in grids {
            reading.findings.enter(grid.source, &grid.sheet.name);
            let rest = grid.columns.rest(grid.sheet);
            let mut unnamed = Vec::new();
            for row in 0..grid.sheet.len() {
                reading.progress(Role::Needs, row, grid.sheet.len())?;
                let line = NeedLine { grid, row, rest: &rest };
                if self.one(reading, parties, &line, by) && line.item().is_empty() {
                    unnamed.push(grid.sheet.line(row));
                }
            }
            if let Some(&first) = unnamed.first() {
                let finding =
                    reading.findings.at(FindingKind::EmptyItem, first, grid.heading(Field::Item), "");
                let rows = unnamed.iter().skip(1).take(20).map(u32::to_string);
                let args: Vec<String> = std::iter::once(unnamed.len().to_string()).chain(rows).collect();
                let finding = finding.args(args).ask("name-item", Slot::Item, [NOT_NAMED]);
                if let Some(&at) = self.item_by_name.get(NOT_NAMED) {
                    finding.about(self.items[at].id);
                }
            }
        }
        self.join(reading, grids);
        Ok(())
    }

    /// One row; whether it made or changed a need.
    fn one(
        &mut self,
        reading: &mut Reading<'_, '_>,
        parties: &Parties,
        line: &NeedLine<'_, '_>,
        by: Option<NeedsBy>,
    ) -> bool {
        let (grid, row) = (line.grid, line.row);
        let (number_of_line, since) = (grid.sheet.line(row), reading.findings.mark());
        let source = self.source(line);
        let weight = match line.weight(source.map(|at| &self.needs[at])) {
            Weight::Of(weight) => weight,
            Weight::None(field) => {
                let heading = grid.heading(field);
                let value = grid.get(row, field);
                let finding = reading.findings.at(FindingKind::BadRow, number_of_line, heading, value);
                finding.args(grid.filled(row)).applied("leave-out", NONE);
                return false;
            }
            Weight::Unclear => {
                let heading = grid.heading(Field::Weight);
                let value = grid.get(row, Field::Weight);
                reading.findings.at(FindingKind::BadRow, number_of_line, heading, value).ask(
                    "correct-weight",
                    Slot::Weight,
                    NONE,
                );
                None
            }
        };
        let kept = source.map(|at| (self.needs[at].customer, self.needs[at].supplier));
        let of_customer = reading.findings.mark();
        let customer = kept.map(|kept| kept.0).or_else(|| line.end(reading, parties, CUSTOMER, by));
        let of_supplier = reading.findings.mark();
        let supplier = kept.map(|kept| kept.1).or_else(|| line.end(reading, parties, SUPPLIER, by));
        let (of_customer, of_supplier) = (of_customer..of_supplier, of_supplier..reading.findings.mark());
        let (Some(customer), Some(supplier)) = (customer, supplier) else {
            line.keep_lost(reading, (customer, of_customer), (supplier, of_supplier));
            return false;
        };
        if customer == supplier && source.is_none() {
            let heading =
                grid.heading(SUPPLIER.into_iter().find(|&field| grid.has(field)).unwrap_or(Field::Supplier));
            let finding = reading.findings.at(
                FindingKind::SelfNeed,
                number_of_line,
                heading,
                grid.get(row, Field::Supplier),
            );
            finding.ask("choose-party", Slot::Supplier, NONE);
        }
        let item = self.item(reading, line, source);
        let said = source.is_some_and(|at| self.says_processes(at, line));
        let processes = if said { Vec::new() } else { self.processes(reading, line) };
        let Some(at) = self.place(reading, line, source, (customer, supplier, item)) else { return false };
        let need = &mut self.needs[at];
        let about = Some(RecordRef::from(need.id));
        let ask = |slot| Ask { slot, about, rest: &[] };
        reading.findings.settle(since, |_, _| about);
        reading.findings.fill(of_customer, PARTIES, &ask(Slot::Customer));
        reading.findings.fill(of_supplier, PARTIES, &ask(Slot::Supplier));
        need.weight = weight.or(need.weight);
        need.processes.extend(processes);
        need.processes.sort_unstable();
        need.processes.dedup();
        line.describe(need);
        need.set = self.sets.of(reading, parties, line, need.set);
        true
    }

    /// The need that the row speaks about: a known one or a new one; nothing when the file said it already.
    fn place(
        &mut self,
        reading: &mut Reading<'_, '_>,
        line: &NeedLine<'_, '_>,
        source: Option<usize>,
        ends: (End, End, ItemId),
    ) -> Option<usize> {
        let (grid, row) = (line.grid, line.row);
        let id = line.id();
        let number_of_line = grid.sheet.line(row);
        let known = self.by_ends.get(&ends).copied();
        if let Some(at) = source.filter(|&at| self.needs[at].item == ends.2) {
            self.told[at] = Some((grid.source, row));
            return Some(at);
        }
        if let Some(at) = known.filter(|&at| self.told[at].is_some()) {
            let heading = grid.heading(Field::Item);
            let earlier = self.told[at].map_or(0, |(_, row)| row);
            let finding = reading.findings.at(
                FindingKind::DuplicateNeed,
                number_of_line,
                heading,
                grid.get(row, Field::Item),
            );
            let first = grid.sheet.line(earlier.min(grid.sheet.len() - 1)).to_string();
            finding
                .args([first].into_iter().chain(grid.filled(row).into_iter().map(str::to_owned)))
                .applied("keep-first", NONE);
            // What is made from this need is made from the one that is kept.
            if !id.is_empty() {
                self.by_id.entry(id.to_owned()).or_insert(at);
            }
            let processes = self.processes(reading, line);
            let need = &mut self.needs[at];
            need.processes.extend(processes);
            need.processes.sort_unstable();
            need.processes.dedup();
            return None;
        }
        let by_id = self.by_id.get(id).copied().filter(|_| !id.is_empty());
        let mut external_id = Some(id.to_owned()).filter(|id| !id.is_empty());
        let at = match by_id {
            Some(at) if self.told[at].is_none() => Some(at),
            Some(_) => {
                let finding = reading.findings.at(
                    FindingKind::DuplicateId,
                    number_of_line,
                    grid.heading(Field::Id),
                    id,
                );
                finding.ask("give-id", Slot::Id, NONE);
                external_id = None;
                known
            }
            None => known,
        };
        let at = at.unwrap_or_else(|| {
            self.needs.push(Need::new(NeedId::mint(reading.ids), ends.0, ends.1, ends.2));
            self.told.push(None);
            self.needs.len() - 1
        });
        let need = &mut self.needs[at];
        if need.item != ends.2 {
            // Another thing is not what was confirmed.
            (need.confirmed_by_customer, need.confirmed_by_supplier) = (None, None);
        }
        (need.customer, need.supplier, need.item) = ends;
        // Its own id is none that a list gave it.
        let own = at < self.written.len() && need.external_id.is_none() && id == need.id.to_string();
        if let Some(id) = external_id.filter(|_| !own) {
            self.by_id.insert(id.clone(), at);
            need.external_id = Some(id);
        }
        self.by_ends.insert(ends, at);
        self.told[at] = Some((grid.source, row));
        Some(at)
    }

    fn item(
        &mut self,
        reading: &mut Reading<'_, '_>,
        line: &NeedLine<'_, '_>,
        source: Option<usize>,
    ) -> ItemId {
        let name = line.item();
        let name = if name.is_empty() { NOT_NAMED } else { name };
        // Of several items of one name it stays the one it was.
        let own = source.map(|at| self.needs[at].item);
        if let Some(own) = own.filter(|own| self.item_names.get(own).is_some_and(|was| *was == fold(name))) {
            return own;
        }
        let items = &mut self.items;
        let at = *self.item_by_name.entry(fold(name)).or_insert_with(|| {
            let id = ItemId::mint(reading.ids);
            items.push(Item { id, name: name.to_owned(), kind: line.kind().unwrap_or_default() });
            items.len() - 1
        });
        items[at].id
    }

    fn processes(&mut self, reading: &mut Reading<'_, '_>, line: &NeedLine<'_, '_>) -> Vec<ProcessId> {
        let mut of = Vec::new();
        for name in words::names(line.grid.get(line.row, Field::Processes)) {
            let (processes, by_id) = (&mut self.processes, &mut self.process_by_id);
            let at = *self.process_by_name.entry(fold(&name)).or_insert_with(|| {
                let id = ProcessId::mint(reading.ids);
                by_id.insert(id, processes.len());
                processes.push(Process { id, name });
                processes.len() - 1
            });
            of.push(processes[at].id);
        }
        of
    }

    /// Whether a row names the processes that a need has already.
    fn says_processes(&self, at: usize, line: &NeedLine<'_, '_>) -> bool {
        let name = |id: &ProcessId| self.process_by_id.get(id).map(|&at| self.processes[at].name.trim());
        words::joined(self.needs[at].processes.iter().filter_map(name))
            == line.grid.get(line.row, Field::Processes)
    }

    /// The sets that needs are bound in.
    pub(super) fn take_sets(&mut self) -> Vec<NeedSet> {
        std::mem::take(&mut self.sets).kept(&self.needs)
    }

    /// What is made from what, now that every need has its place.
    fn join(&mut self, reading: &mut Reading<'_, '_>, grids: &[Grid<'_>]) {
        for at in 0..self.needs.len() {
            let Some((source, row)) = self.told[at] else { continue };
            let Some(grid) = grids.iter().find(|grid| grid.source == source && grid.has(Field::MadeFrom))
            else {
                continue;
            };
            let mut from = Vec::new();
            for id in words::names(grid.get(row, Field::MadeFrom)) {
                match self.by_id.get(&id).filter(|&&of| of != at) {
                    Some(&of) => from.push(self.needs[of].id),
                    None => {
                        reading.findings.enter(source, &grid.sheet.name);
                        let (line, heading) = (grid.sheet.line(row), grid.heading(Field::MadeFrom));
                        reading
                            .findings
                            .at(FindingKind::BadRow, line, heading, &id)
                            .ask("choose-need", Slot::MadeFrom, NONE)
                            .about(self.needs[at].id);
                    }
                }
            }
            from.sort_unstable();
            from.dedup();
            self.needs[at].made_from = from;
        }
    }
}
