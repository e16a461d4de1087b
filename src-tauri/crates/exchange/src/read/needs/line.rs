//! One row of a needs file: its ends, its weight, and what it says about how.

use super::{NOT_NAMED, words};
use crate::read::found::{Ask, NONE};
use crate::read::grid::Grid;
use crate::read::parties::{Cell, Parties, Who};
use crate::read::synonyms::Field;
use crate::read::values::{is_dash, number};
use crate::read::{NeedsBy, Reading, remarks};
use simpul_model::*;
use std::ops::Range;

/// The columns of an end: anything, unit, position, person.
pub(super) type EndFields = [Field; 4];
pub(super) const CUSTOMER: EndFields =
    [Field::Customer, Field::CustomerUnit, Field::CustomerPosition, Field::CustomerPerson];
pub(super) const SUPPLIER: EndFields =
    [Field::Supplier, Field::SupplierUnit, Field::SupplierPosition, Field::SupplierPerson];

/// A row of a needs file.
pub(super) struct NeedLine<'g, 'a> {
    pub(super) grid: &'g Grid<'a>,
    pub(super) row: usize,
    /// Columns that are no field.
    pub(super) rest: &'g [usize],
}

/// What a row says about its weight.
pub(super) enum Weight {
    /// This many exchanges; nothing when the file does not say.
    Of(Option<f64>),
    /// No exchange at all, as this column says: no link.
    None(Field),
    /// Words or signs that are no number.
    Unclear,
}

impl<'a> NeedLine<'_, 'a> {
    pub(super) fn get(&self, field: Field) -> &'a str {
        self.grid.get(self.row, field)
    }

    /// The id it gives itself; empty where there is none.
    pub(super) fn id(&self) -> &'a str {
        self.get(Field::Id)
    }

    /// Whether it names its ends as the plain files write them: the unit of each, and the position.
    pub(super) fn says_ends(&self, written: &[(String, String); 2]) -> bool {
        let says = |[any, unit, position, person]: EndFields, (of, at): &(String, String)| {
            let apart = [unit, person].into_iter().all(|field| self.get(field).is_empty());
            apart && self.get(any) == of.trim() && self.get(position) == at.trim()
        };
        says(CUSTOMER, &written[0]) && says(SUPPLIER, &written[1])
    }

    /// What is needed: what the row says, else what was said of all of them.
    pub(super) fn item(&self) -> &'a str {
        let said = Some(self.get(Field::Item)).filter(|item| !item.is_empty() && !is_dash(item));
        said.or(self.grid.of.choices.item.as_deref()).unwrap_or_default()
    }

    /// `source` is the need that the row was written from: what it says already is no news.
    pub(super) fn weight(&self, source: Option<&Need>) -> Weight {
        let value = self.get(Field::Weight);
        let written = source.and_then(|need| need.weight).filter(|weight| weight.to_string() == value);
        if written.is_some() {
            return Weight::Of(written);
        }
        let says_nothing = |field: &Field| {
            let value = self.get(*field);
            if *field == Field::Cadence && source.is_some_and(|need| need.standard.cadence.text == value) {
                return false;
            }
            let is_none = number(value).is_some_and(|count| count <= 0.0)
                || (*field == Field::Weight && is_dash(value));
            !value.is_empty() && self.grid.of.choices.is_nothing(value, is_none)
        };
        if let Some(field) = [Field::Weight, Field::Cadence].into_iter().find(says_nothing) {
            return Weight::None(field);
        }
        match self.get(Field::Weight) {
            "" => Weight::Of(None),
            value => match number(value) {
                Some(weight) => Weight::Of(Some(weight).filter(|weight| *weight > 0.0)),
                None if is_dash(value) => Weight::Of(None),
                None => Weight::Unclear,
            },
        }
    }

    /// An end: the narrowest column that names somebody.
    pub(super) fn end(
        &self,
        reading: &mut Reading<'_, '_>,
        parties: &Parties,
        [any, unit, position, person]: EndFields,
        by: Option<NeedsBy>,
    ) -> Option<End> {
        let cell = |field| Cell { grid: self.grid, row: self.row, field };
        let today = reading.today;
        let (wide, wide_by) = if self.get(any).is_empty() && self.grid.has(unit) {
            (unit, Some(NeedsBy::Unit))
        } else {
            (any, by)
        };
        let narrow = [(position, NeedsBy::Position), (person, NeedsBy::Person)];
        let narrow = narrow.into_iter().find(|(field, _)| !self.get(*field).is_empty());
        let lone_narrow = narrow.is_some() && self.get(wide).is_empty();
        let wide = if lone_narrow { None } else { parties.find(reading, &cell(wide), wide_by) };
        let of_unit = match wide {
            Some(Who::Unit(at)) => Some(reading.pool.units[at as usize].id),
            _ => None,
        };
        if let Some((field, by)) = narrow
            && let Some(who) = parties.find(reading, &cell(field), Some(by))
            && let Some(end) = who.end(&reading.pool, of_unit, today)
        {
            return Some(end);
        }
        let end = wide?.end(&reading.pool, of_unit, today);
        if end.is_none() {
            // A person who holds nothing stands nowhere.
            let (line, heading) = (self.grid.sheet.line(self.row), self.grid.heading(any));
            let finding = reading.findings.at(FindingKind::UnknownParty, line, heading, self.get(any));
            finding.args(self.grid.filled(self.row)).propose("choose-party", NONE);
        }
        end
    }

    /// What a row says whose need cannot be made because one end is nobody: enough to make it once it is
    /// known who is meant.
    pub(super) fn keep_lost(
        &self,
        reading: &mut Reading<'_, '_>,
        (customer, of_customer): (Option<End>, Range<usize>),
        (supplier, of_supplier): (Option<End>, Range<usize>),
    ) {
        let (slot, other, of) = match (customer, supplier) {
            (None, Some(supplier)) => (Slot::NewCustomer, supplier, of_customer),
            (Some(customer), None) => (Slot::NewSupplier, customer, of_supplier),
            _ => return,
        };
        let about = Some(match other {
            End::Unit(id) => id.into(),
            End::Position(id) => id.into(),
        });
        let item = Some(self.item()).filter(|item| !item.is_empty()).unwrap_or(NOT_NAMED);
        let fields = [Field::Purpose, Field::Due, Field::Aim, Field::Cadence, Field::Weight, Field::Id];
        let mut rest = vec![item];
        rest.extend(fields.map(|field| self.get(field)));
        reading.findings.fill(of, &[FindingKind::UnknownParty], &Ask { slot, about, rest: &rest });
    }

    pub(super) fn kind(&self) -> Option<ItemKind> {
        words::item_kind(self.get(Field::Kind))
    }

    fn criticality(&self) -> Option<Criticality> {
        words::criticality(self.get(Field::Criticality))
    }

    fn status(&self) -> Option<NeedStatus> {
        words::need_status(self.get(Field::Status))
    }

    /// What the row says about how. A changed promise is no longer a confirmed one.
    pub(super) fn describe(&self, need: &mut Need) {
        let grid = self.grid;
        let before = (need.item, need.standard.due.clone(), need.standard.aim.clone());
        let text = |field, to: &mut String| {
            // White space around it is no news.
            if grid.has(field) && to.trim() != self.get(field) {
                self.get(field).clone_into(to);
            }
        };
        text(Field::Purpose, &mut need.purpose);
        text(Field::Channel, &mut need.channel);
        text(Field::Form, &mut need.standard.form);
        text(Field::Quality, &mut need.standard.quality);
        if grid.has(Field::Due) {
            need.standard.due = Deadline::said(self.get(Field::Due));
        }
        if grid.has(Field::Aim) {
            need.standard.aim = Deadline::said(self.get(Field::Aim));
        }
        if grid.has(Field::Cadence) {
            need.standard.cadence = Cadence::said(self.get(Field::Cadence));
        }
        if grid.has(Field::AckWithin) {
            need.standard.ack_within = u32::said(self.get(Field::AckWithin));
        }
        if grid.has(Field::Criticality) {
            need.criticality = self.criticality();
        }
        need.status = self.status().unwrap_or(need.status);
        let unclear = [
            (Field::Kind, self.kind().is_none()),
            (Field::Criticality, self.criticality().is_none()),
            (Field::Status, self.status().is_none()),
        ];
        let unclear: Vec<Field> =
            unclear.into_iter().filter(|(_, unclear)| *unclear).map(|(field, _)| field).collect();
        if grid.has(Field::Purpose) || need.purpose.is_empty() {
            remarks::keep(&mut need.purpose, grid, self.row, self.rest, &unclear);
        }
        if before != (need.item, need.standard.due.clone(), need.standard.aim.clone()) {
            (need.confirmed_by_customer, need.confirmed_by_supplier) = (None, None);
        }
    }
}
