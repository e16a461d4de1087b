//! Copies of branches: the seats and units, not the people in them, nor what others ask of them.

use super::Wish;
use super::arrange::{Target, moving_positions, moving_units, spot_of_positions, spot_of_units};
use super::boxes::{Boxes, title, unit_name};
use crate::dto::{Key, Spot};
use crate::error::ApiError;
use simpul_model::{
    Branch, Custom, Document, DottedLine, DottedLineId, Edit, IdGen, Named, Position, PositionId, Row, Unit,
    UnitId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Copies boxes, with what hangs below, to a spot.
pub(super) fn copy(
    document: &Document,
    keys: &[Key],
    to: &Spot,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    match Boxes::of(document, keys)? {
        Boxes::Positions(found) => {
            let tops = moving_positions(document, found, false);
            let target = spot_of_positions(document, to, &[])?;
            Ok(positions(document, &tops, &target, ids))
        }
        Boxes::Units(found) => {
            let tops = moving_units(document, found, false);
            let (parent, before) = spot_of_units(document, to, &[])?;
            Ok(units(document, &tops, parent, before, ids))
        }
    }
}

fn positions(document: &Document, tops: &[PositionId], target: &Target, ids: &mut dyn IdGen) -> Wish {
    let mut copier = Copier::new(document);
    for &top in tops {
        copier.seats(document.branch(top), ids);
    }
    let (line, into) = match *target {
        Target::Line { manager, before } => {
            let unit = manager.and_then(|m| document.positions().get(m)).and_then(|m| m.unit);
            (Some((manager, before)), unit)
        }
        Target::Unit(unit) => (None, Some(unit)),
        Target::Among { unit, head } => (Some((Some(head), None)), Some(unit)),
    };
    for &top in tops {
        let Some(original) = document.positions().get(top) else { continue };
        // Who sat in the same unit as the top goes along into the unit it comes to.
        copier.joining = into.and_then(|into| Some((original.unit?, into)));
        for id in document.branch(top) {
            let Some(seat) = document.positions().get(id) else { continue };
            let mut row = copier.seat(seat);
            if id == top {
                row.manager = line.map_or(original.manager, |(manager, _)| manager);
                row.unit = into.or(row.unit);
                row.order = i64::MAX;
            }
            copier.rows.push(Row::Position(row));
        }
    }
    copier.dotted(ids);
    let copies: Vec<PositionId> = tops.iter().filter_map(|top| copier.positions.get(top).copied()).collect();
    let name = tops.first().map(|&top| title(document, top)).unwrap_or_default();
    let mut edits = vec![Edit::AddAll(copier.rows)];
    if let Some((manager, before @ Some(_))) = line {
        let branch = Branch::With;
        edits.extend(copies.iter().map(|&position| Edit::MovePosition { position, manager, before, branch }));
    }
    finished(name, copier.positions.len(), edits, copies.first().map(|&id| id.into()))
}

fn units(
    document: &Document,
    tops: &[UnitId],
    parent: Option<UnitId>,
    before: Option<UnitId>,
    ids: &mut dyn IdGen,
) -> Wish {
    let mut copier = Copier::new(document);
    let inside: Vec<UnitId> = tops.iter().flat_map(|&top| document.unit_branch(top)).collect();
    for &unit in &inside {
        copier.units.insert(unit, UnitId::mint(ids));
        copier.seats(document.positions_in(Some(unit)).map(|p| p.id).collect(), ids);
    }
    let chosen: BTreeSet<UnitId> = tops.iter().copied().collect();
    for unit in inside.iter().filter_map(|&id| document.units().get(id)) {
        let mut row = copier.unit(unit);
        if chosen.contains(&unit.id) {
            (row.parent, row.order) = (parent, i64::MAX);
        }
        copier.rows.push(Row::Unit(row));
        let seats = document.positions_in(Some(unit.id)).map(|seat| Row::Position(copier.seat(seat)));
        let seats: Vec<Row> = seats.collect();
        copier.rows.extend(seats);
    }
    copier.dotted(ids);
    let copies: Vec<UnitId> = tops.iter().filter_map(|top| copier.units.get(top).copied()).collect();
    let name = tops.first().map(|&top| unit_name(document, top)).unwrap_or_default();
    let count = copier.units.len();
    let mut edits = vec![Edit::AddAll(copier.rows)];
    if before.is_some() {
        edits.extend(copies.iter().map(|&unit| Edit::MoveUnit { unit, parent, before }));
    }
    finished(name, count, edits, copies.first().map(|&id| id.into()))
}

fn finished(name: String, count: usize, edits: Vec<Edit>, created: Option<simpul_model::RecordRef>) -> Wish {
    let named = Named::new("copy").with("name", name).with("count", count.to_string());
    Wish { created, moved: count as u32, ..Wish::step(named, edits) }
}

/// Maps originals to their copies.
struct Copier<'a> {
    document: &'a Document,
    positions: BTreeMap<PositionId, PositionId>,
    units: BTreeMap<UnitId, UnitId>,
    /// Seats of the first unit are copied into the second.
    joining: Option<(UnitId, UnitId)>,
    rows: Vec<Row>,
}

impl<'a> Copier<'a> {
    fn new(document: &'a Document) -> Self {
        let (positions, units) = (BTreeMap::new(), BTreeMap::new());
        Self { document, positions, units, joining: None, rows: Vec::new() }
    }

    fn seats(&mut self, originals: Vec<PositionId>, ids: &mut dyn IdGen) {
        for id in originals {
            self.positions.insert(id, PositionId::mint(ids));
        }
    }

    /// References inside what is copied follow; a backup elsewhere has not said yes to the copy.
    fn seat(&self, original: &Position) -> Position {
        let unit = original.unit.map(|unit| match self.joining {
            Some((from, into)) if unit == from => into,
            _ => self.units.get(&unit).copied().unwrap_or(unit),
        });
        Position {
            id: self.positions.get(&original.id).copied().unwrap_or(original.id),
            external_id: None,
            unit,
            manager: original.manager.map(|m| self.positions.get(&m).copied().unwrap_or(m)),
            parked: None,
            backup: original.backup.and_then(|b| self.positions.get(&b).copied()),
            custom: Custom::new(),
            imported: None,
            seated: None,
            ..original.clone()
        }
    }

    fn unit(&self, original: &Unit) -> Unit {
        let seat = |id: Option<PositionId>| id.and_then(|id| self.positions.get(&id).copied());
        Unit {
            id: self.units.get(&original.id).copied().unwrap_or(original.id),
            external_id: None,
            parent: original.parent.map(|p| self.units.get(&p).copied().unwrap_or(p)),
            contact: seat(original.contact),
            head: seat(original.head),
            custom: Custom::new(),
            ..original.clone()
        }
    }

    /// Dotted lines both of whose ends are copied.
    fn dotted(&mut self, ids: &mut dyn IdGen) {
        let lines = self.positions.keys().flat_map(|&from| self.document.dotted_from(from));
        let copies = lines.filter_map(|line| {
            let (from, to) = (self.positions.get(&line.from)?, self.positions.get(&line.to)?);
            Some((*from, *to, line.label.clone()))
        });
        let copies: Vec<_> = copies.collect();
        for (from, to, label) in copies {
            let id = DottedLineId::mint(ids);
            self.rows.push(Row::DottedLine(DottedLine { id, from, to, label }));
        }
    }
}
