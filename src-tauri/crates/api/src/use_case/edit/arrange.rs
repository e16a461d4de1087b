//! Boxes that move: to another manager, unit or place in the order.

use super::boxes::{Boxes, in_order, manager, parent, siblings, tops};
use super::{Wish, newcomer, posts};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{
    Branch, Document, Edit, IdGen, Position, PositionId, PositionKind, RecordRef, Row, Unit, UnitId,
};

/// Where boxes go, as the model says it.
pub(super) enum Target {
    /// Below a manager (nothing: at the top), before a sibling (nothing: last).
    Line { manager: Option<PositionId>, before: Option<PositionId> },
    /// Inside a unit, wherever they report to.
    Unit(UnitId),
    /// Inside a unit and below its head; those in it already stay as they are.
    Among { unit: UnitId, head: PositionId },
}

impl Target {
    fn is_below(&self, above: Option<PositionId>) -> bool {
        matches!(self, Self::Line { manager, .. } if *manager == above)
    }
}

/// How positions move.
#[derive(Clone, Copy)]
struct Manner {
    alone: bool,
    join_unit: bool,
    /// They are put where they hang already: their order stays.
    there: bool,
}

/// Moves boxes to a spot.
pub(super) fn moving(
    document: &Document,
    keys: &[Key],
    to: &Spot,
    alone: bool,
    join_unit: bool,
) -> Result<Wish, ApiError> {
    let boxes = Boxes::of(document, keys)?;
    let name = boxes.named(document, "move");
    let (edits, moved, tops): (_, usize, Vec<RecordRef>) = match boxes {
        Boxes::Positions(ids) => {
            let ids = moving_positions(document, ids, alone);
            let target = spot_of_positions(document, to, &ids)?;
            let moved = if alone { ids.len() } else { branches(document, &ids) };
            let put = to.place == Place::Under && !alone;
            let there = put && ids.iter().all(|&id| target.is_below(manager(document, id)));
            let edits = move_positions(document, &ids, &target, Manner { alone, join_unit, there });
            (edits, moved, ids.into_iter().map(Into::into).collect())
        }
        Boxes::Units(ids) => {
            let ids = moving_units(document, ids, alone);
            let (unit, before) = spot_of_units(document, to, &ids)?;
            let moved =
                if alone { ids.len() } else { ids.iter().map(|&id| document.unit_branch(id).len()).sum() };
            let there =
                to.place == Place::Under && !alone && ids.iter().all(|&id| parent(document, id) == unit);
            let edits = if there { Vec::new() } else { move_units(document, &ids, unit, before, alone) };
            (edits, moved, ids.into_iter().map(Into::into).collect())
        }
    };
    Ok(Wish { moved: moved as u32, tops, ..Wish::step(name, edits) })
}

/// Moves siblings one step, all together. Where boxes are people, a step leads past posts without a box.
pub(super) fn nudge(document: &Document, keys: Vec<Key>, way: Way, ctx: &Ctx) -> Result<Wish, ApiError> {
    let today = ctx.clock.today();
    let people = posts::of_people(&keys);
    let keys = posts::posts(document, keys, today)?;
    let has_box = |id: &PositionId| !people || posts::has_box(document, *id, today);
    let spot = match Boxes::of(document, &keys)? {
        Boxes::Positions(mut ids) => {
            one_family(ids.iter().map(|&id| manager(document, id)))?;
            in_order(&mut ids, |id| document.positions().get(id).map(|p| (p.order, p.id)));
            let beside = siblings(document, ids[0]).into_iter().filter(|id| ids.contains(id) || has_box(id));
            let beside: Vec<PositionId> = beside.collect();
            let mut above = manager(document, ids[0]);
            while let Some(empty) = above.filter(|id| !has_box(id)) {
                above = manager(document, empty);
            }
            step(&beside, &ids, above, way)
        }
        Boxes::Units(mut ids) => {
            one_family(ids.iter().map(|&id| parent(document, id)))?;
            in_order(&mut ids, |id| document.units().get(id).map(|u| (u.order, u.id)));
            let above = parent(document, ids[0]);
            let beside: Vec<UnitId> =
                document.units_in(above).filter(|u| !u.archived).map(|u| u.id).collect();
            step(&beside, &ids, above, way)
        }
    };
    let spot = spot.ok_or_else(|| ApiError::new("refused-nowhere", &[]))?;
    moving(document, &keys, &spot, false, false)
}

fn one_family<I: PartialEq>(mut above: impl Iterator<Item = Option<I>>) -> Result<(), ApiError> {
    let first = above.next().flatten();
    if above.all(|other| other == first) { Ok(()) } else { Err(ApiError::new("refused-not-siblings", &[])) }
}

/// Where the block of `ids` goes by one step among its `siblings`; nothing where it cannot.
fn step<I: Copy + PartialEq + Into<RecordRef>>(
    siblings: &[I],
    ids: &[I],
    above: Option<I>,
    way: Way,
) -> Option<Spot> {
    let at = |wanted: I| siblings.iter().position(|&id| id == wanted);
    let before = || siblings[..at(ids[0])?].last().copied();
    let (place, id) = match way {
        Way::Earlier => (Place::Before, before()?),
        Way::Later => {
            let last = at(*ids.last()?)?;
            (Place::After, siblings.get(last + 1).copied()?)
        }
        Way::Out => (Place::After, above?),
        Way::In => (Place::Under, before()?),
    };
    Some(Spot { place, key: Some(key::of(id)) })
}

/// A new box right after another one.
pub(super) fn add_beside(
    document: &Document,
    beside: &Key,
    name: &str,
    person_name: &str,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let spot = Spot { place: Place::After, key: Some(beside.clone()) };
    match Boxes::of(document, std::slice::from_ref(beside))? {
        Boxes::Positions(found) => {
            let like = super::held(document.positions().get(found[0]), beside)?;
            let id = PositionId::mint(ids);
            let new = Position {
                manager: like.manager,
                unit: like.unit,
                order: i64::MAX,
                ..Position::new(id, name)
            };
            let mut edits = vec![Edit::Add(Row::Position(new))];
            if let Target::Line { manager, before: Some(before) } = spot_of_positions(document, &spot, &[])? {
                let (before, branch) = (Some(before), Branch::With);
                edits.push(Edit::MovePosition { position: id, manager, before, branch });
            }
            edits.extend(newcomer(person_name, id, ids));
            Ok(Wish::creating(Edit::All(edits), id))
        }
        Boxes::Units(found) => {
            let id = UnitId::mint(ids);
            let parent = parent(document, found[0]);
            let new = Unit { parent, order: i64::MAX, ..Unit::new(id, name) };
            let mut edits = vec![Edit::Add(Row::Unit(new))];
            if let (_, before @ Some(_)) = spot_of_units(document, &spot, &[])? {
                edits.push(Edit::MoveUnit { unit: id, parent, before });
            }
            Ok(Wish::creating(Edit::All(edits), id))
        }
    }
}

/// Those that move by themselves, in their order among siblings.
pub(super) fn moving_positions(document: &Document, ids: Vec<PositionId>, alone: bool) -> Vec<PositionId> {
    let mut ids = if alone { ids } else { tops(&ids, |id| manager(document, id)) };
    in_order(&mut ids, |id| document.positions().get(id).map(|p| (p.manager, p.order, p.id)));
    ids
}

/// The same for units.
pub(super) fn moving_units(document: &Document, ids: Vec<UnitId>, alone: bool) -> Vec<UnitId> {
    let mut ids = if alone { ids } else { tops(&ids, |id| parent(document, id)) };
    in_order(&mut ids, |id| document.units().get(id).map(|u| (u.parent, u.order, u.id)));
    ids
}

/// Where positions go; those that `move` are no neighbours to be put before.
pub(super) fn spot_of_positions(
    document: &Document,
    to: &Spot,
    moved: &[PositionId],
) -> Result<Target, ApiError> {
    let Some(text) = &to.key else { return Ok(Target::Line { manager: None, before: None }) };
    match key::parse(text)? {
        RecordRef::Position(at) if document.positions().contains(at) => {
            if let Place::Under | Place::Inside = to.place {
                return Ok(Target::Line { manager: Some(at), before: None });
            }
            let manager = manager(document, at);
            let beside = document.reports_to(manager).map(|p| p.id);
            Ok(Target::Line { manager, before: neighbour(beside, at, to.place, moved) })
        }
        RecordRef::Unit(unit) if document.units().contains(unit) => {
            let head = document.units().get(unit).and_then(|unit| document.head(unit));
            Ok(match head.filter(|_| to.place == Place::Inside) {
                Some(head) => Target::Among { unit, head },
                None => Target::Unit(unit),
            })
        }
        _ => Err(ApiError::not_found(text)),
    }
}

/// Where units go.
pub(super) fn spot_of_units(
    document: &Document,
    to: &Spot,
    moved: &[UnitId],
) -> Result<(Option<UnitId>, Option<UnitId>), ApiError> {
    let Some(text) = &to.key else { return Ok((None, None)) };
    match key::parse(text)? {
        RecordRef::Unit(at) if document.units().contains(at) => {
            if let Place::Under | Place::Inside = to.place {
                return Ok((Some(at), None));
            }
            let above = parent(document, at);
            let beside = document.units_in(above).map(|u| u.id);
            Ok((above, neighbour(beside, at, to.place, moved)))
        }
        RecordRef::Position(_) => Err(ApiError::new("refused-unit-on-position", &[])),
        _ => Err(ApiError::not_found(text)),
    }
}

/// The first sibling from `at` on (after it, for `After`) that stays where it is.
fn neighbour<I: Copy + PartialEq>(
    siblings: impl Iterator<Item = I>,
    at: I,
    place: Place,
    moved: &[I],
) -> Option<I> {
    let from = siblings.skip_while(|&id| id != at).skip(usize::from(place == Place::After));
    from.into_iter().find(|id| !moved.contains(id))
}

fn move_positions(
    document: &Document,
    ids: &[PositionId],
    target: &Target,
    Manner { alone, join_unit, there }: Manner,
) -> Vec<Edit> {
    match *target {
        Target::Unit(unit) => ids.iter().flat_map(|&id| into_unit(document, id, Some(unit), alone)).collect(),
        Target::Among { unit, head } => {
            let inside = |id: PositionId| document.positions().get(id).is_some_and(|p| p.unit == Some(unit));
            let come = ids.iter().copied().filter(|&id| id != head && !inside(id));
            let come: Vec<PositionId> = come.collect();
            let sit = come.iter().flat_map(|&id| into_unit(document, id, Some(unit), alone));
            let mut edits: Vec<Edit> = sit.collect();
            let below = Target::Line { manager: Some(head), before: None };
            edits.extend(move_positions(
                document,
                &come,
                &below,
                Manner { alone, join_unit: false, there: false },
            ));
            edits
        }
        Target::Line { manager, before } => {
            let unit = manager.and_then(|m| document.positions().get(m)).and_then(|m| m.unit);
            let joins = |id| if join_unit { into_unit(document, id, unit, alone) } else { Vec::new() };
            // Units first: those edits carry the rows as they are now.
            let mut edits: Vec<Edit> = ids.iter().flat_map(|&id| joins(id)).collect();
            let siblings: Vec<PositionId> = document.reports_to(manager).map(|p| p.id).collect();
            if there || (stays(&siblings, ids, before) && !alone) {
                return edits;
            }
            let branch = if alone { Branch::Alone } else { Branch::With };
            let steps = ids.iter().map(|&position| Edit::MovePosition { position, manager, before, branch });
            edits.extend(steps);
            edits
        }
    }
}

/// Whether the block stands at that place already.
fn stays<I: Copy + PartialEq>(siblings: &[I], ids: &[I], before: Option<I>) -> bool {
    let Some(first) = siblings.iter().position(|id| Some(id) == ids.first()) else { return false };
    let end = first + ids.len();
    siblings.get(first..end) == Some(ids) && siblings.get(end).copied() == before
}

/// A position, and those below it that share its unit, sit in `unit` from now on.
fn into_unit(document: &Document, top: PositionId, unit: Option<UnitId>, alone: bool) -> Vec<Edit> {
    let Some(unit) = unit else { return Vec::new() };
    let was = document.positions().get(top).and_then(|p| p.unit);
    let branch = if alone { vec![top] } else { document.branch(top) };
    let sit = branch.into_iter().filter_map(|id| document.positions().get(id));
    let join = sit.filter(|p| p.id == top || p.unit == was).filter(|p| p.unit != Some(unit));
    join.map(|p| {
        let row = Row::Position(Position { unit: Some(unit), ..p.clone() });
        Edit::Update { row, by: None }
    })
    .collect()
}

fn move_units(
    document: &Document,
    ids: &[UnitId],
    to: Option<UnitId>,
    before: Option<UnitId>,
    alone: bool,
) -> Vec<Edit> {
    let siblings: Vec<UnitId> = document.units_in(to).map(|u| u.id).collect();
    if stays(&siblings, ids, before) && !alone {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for &unit in ids {
        if alone {
            let above = parent(document, unit);
            let inside = document.units_in(Some(unit)).map(|u| u.id);
            edits.extend(inside.map(|unit| Edit::MoveUnit { unit, parent: above, before: None }));
        }
        edits.push(Edit::MoveUnit { unit, parent: to, before });
    }
    edits
}

fn branches(document: &Document, ids: &[PositionId]) -> usize {
    ids.iter().map(|&id| document.branch(id).len()).sum()
}

/// Whether a position stands in the line or beside it.
pub(super) fn kind(assistant: bool) -> PositionKind {
    if assistant { PositionKind::Assistant } else { PositionKind::Line }
}
