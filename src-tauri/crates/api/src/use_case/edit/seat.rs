//! Who sits where, what a box is called, and the dotted lines.

use super::boxes::{Boxes, title};
use super::{Wish, arrange, held, newcomer, posts, set, update};
use crate::ctx::Ctx;
use crate::dto::Key;
use crate::error::ApiError;
use crate::key;
use simpul_model::{
    Assignment, AssignmentId, Document, DottedLine, DottedLineId, Edit, IdGen, Named, Person, Position,
    RecordRef, Row,
};
use std::collections::BTreeSet;

/// Seats a person. From which seat they come, if from one, says the key: a position stands for its holder.
pub(super) fn seat(
    document: &Document,
    person: &Key,
    position: &Key,
    keep: bool,
    ctx: &Ctx,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let today = ctx.clock.today();
    let to = key::position(position)?;
    held(document.positions().get(to), position)?;
    let (who, left) = match key::parse(person)? {
        RecordRef::Position(from) => {
            let mut holders = document.holders(from, today);
            match (holders.next(), holders.next()) {
                (Some((person, seat)), None) => (person.id, Some(seat)),
                (None, _) => return Err(ApiError::new("refused-nobody", &[("name", title(document, from))])),
                (Some(_), Some(_)) => {
                    return Err(ApiError::new("refused-several-holders", &[("name", title(document, from))]));
                }
            }
        }
        RecordRef::Person(id) => {
            let mut seats = document.assignments_of(id).filter(|a| a.is_current(today));
            let only = seats.next().filter(|_| seats.next().is_none());
            (id, only)
        }
        _ => return Err(ApiError::not_found(person)),
    };
    let name = held(document.people().get(who), person)?.name;
    if document.holders(to, today).any(|(p, _)| p.id == who) {
        return Err(ApiError::new("refused-holds", &[("name", name), ("title", title(document, to))]));
    }
    let left = left.filter(|_| !keep);
    let edit = match left {
        // The same row goes along: with it what the last import said, which the next one is compared with.
        Some(seat) => {
            let held = Assignment::new(seat.id, who, to);
            let row =
                Row::Assignment(Assignment { share: seat.share, imported: seat.imported.clone(), ..held });
            Edit::Update { row, by: None }
        }
        None => Edit::Add(Row::Assignment(Assignment::new(AssignmentId::mint(ids), who, to))),
    };
    let step = Named::new("seat").with("name", name).with("title", title(document, to));
    Ok(Wish::step(step, vec![edit]))
}

/// Takes the present holders off positions; where a box is a person, them alone off the post it stands for.
pub(super) fn vacate(document: &Document, keys: &[Key], ctx: &Ctx) -> Result<Wish, ApiError> {
    let today = ctx.clock.today();
    let posts = posts::posts(document, keys.to_vec(), today)?;
    let boxes = Boxes::of(document, &posts)?;
    let name = boxes.named(document, "vacate");
    if let Boxes::Units(_) = boxes {
        return Err(ApiError::new("refused-mixed", &[]));
    }
    let mut left = BTreeSet::new();
    for (asked, post) in keys.iter().zip(&posts) {
        let seats = document.assignments_to(key::position(post)?).filter(|a| a.is_current(today));
        let theirs = seats.filter(|a| match key::parse(asked) {
            Ok(RecordRef::Person(id)) => a.person == id,
            _ => true,
        });
        left.extend(theirs.map(|a| a.id));
    }
    Ok(Wish::step(name, left.into_iter().map(|id| Edit::Remove(id.into())).collect()))
}

/// The words on a box. A name for a vacant position seats somebody new there.
pub(super) fn rename(
    document: &Document,
    key: &Key,
    name: Option<String>,
    title: Option<String>,
    ctx: &Ctx,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned());
    let (name, title) = (trimmed(name), trimmed(title));
    match key::parse(key)? {
        RecordRef::Unit(id) => {
            let mut unit = held(document.units().get(id), key)?;
            set(&mut unit.name, name);
            Ok(update(Row::Unit(unit)))
        }
        RecordRef::Position(id) => {
            let mut position = held(document.positions().get(id), key)?;
            let mut holders = document.holders(id, ctx.clock.today());
            let only = holders.next();
            let mut edits = Vec::new();
            match (only, holders.next(), name) {
                (Some((person, _)), None, Some(name)) if name != person.name => {
                    let row = Row::Person(Person { name, ..person.clone() });
                    edits.push(Edit::Update { row, by: None });
                }
                (None, _, Some(name)) => edits.extend(newcomer(&name, id, ids)),
                _ => {}
            }
            let was = position.title.clone();
            set(&mut position.title, title);
            if position.title != was {
                edits.push(Edit::Update { row: Row::Position(position), by: None });
            }
            Ok(Edit::All(edits).into())
        }
        RecordRef::Person(id) => {
            let person = held(document.people().get(id), key)?;
            let mut edits = Vec::new();
            if let Some(title) = title {
                let post = posts::post(document, key.clone(), ctx.clock.today())?;
                let position = held(document.positions().get(key::position(&post)?), &post)?;
                let row = Row::Position(Position { title, ..position });
                edits.push(Edit::Update { row, by: None });
            }
            if let Some(name) = name.filter(|name| *name != person.name) {
                edits.push(Edit::Update { row: Row::Person(Person { name, ..person }), by: None });
            }
            Ok(Edit::All(edits).into())
        }
        _ => Err(ApiError::not_found(key)),
    }
}

/// Sets positions beside the line, or back into it.
pub(super) fn set_assistant(document: &Document, keys: &[Key], assistant: bool) -> Result<Wish, ApiError> {
    let boxes = Boxes::of(document, keys)?;
    let name = boxes.named(document, "change");
    let Boxes::Positions(ids) = boxes else { return Err(ApiError::new("refused-mixed", &[])) };
    let kind = arrange::kind(assistant);
    let rows = ids.iter().filter_map(|&id| document.positions().get(id));
    let changed = rows.map(|p| Row::Position(Position { kind, ..p.clone() }));
    Ok(Wish::step(name, changed.map(|row| Edit::Update { row, by: None }).collect()))
}

/// A second reporting line from each position; one that is there already is not drawn twice.
pub(super) fn add_dotted(
    document: &Document,
    from: &[Key],
    to: &Key,
    label: &str,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let to_id = key::position(to)?;
    held(document.positions().get(to_id), to)?;
    let Boxes::Positions(starts) = Boxes::of(document, from)? else {
        return Err(ApiError::new("refused-mixed", &[]));
    };
    let label = label.trim();
    let mut edits = Vec::new();
    let mut first = None;
    for from in starts {
        let same = document.dotted_from(from).find(|line| line.to == to_id && line.label == label);
        if same.is_some() {
            return Err(ApiError::new("refused-dotted-twice", &[("name", title(document, from))]));
        }
        let line = DottedLine { id: DottedLineId::mint(ids), from, to: to_id, label: label.to_owned() };
        first = first.or(Some(line.id));
        edits.push(Edit::Add(Row::DottedLine(line)));
    }
    let edit = Edit::All(edits);
    Ok(match first {
        Some(id) => Wish::creating(edit, id),
        None => edit.into(),
    })
}
