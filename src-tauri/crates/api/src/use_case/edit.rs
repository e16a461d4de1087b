//! Edits: the window's words turned into a model edit, carried out on the one path for change.

mod arrange;
mod boxes;
mod copy;
mod need;
mod need_set;
mod posts;
mod reach;
mod remove;
mod seat;
pub(super) mod topic;

pub use need_set::need_spread;
pub(super) use posts::posts;
pub(super) use remove::with_branch;

use super::chart::options;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::Session;
use crate::{key, text};
use simpul_model as model;
use simpul_model::{
    Assignment, AssignmentId, Below, Branch, Confirmation, Document, Edit, IdGen, Person, PersonId, Position,
    PositionId, PositionKind, RecordRef, Row, Side, Unit, UnitId,
};

/// Carries out an edit.
///
/// # Errors
/// `no-file`, `file-read-only`, `refused-…`, or what the file says.
pub fn edit(desk: &Desk, request: EditRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let mut ids = session.ids(ctx);
        let wish = wish(session.document(), request, &by, ctx, &mut ids)?;
        let done = session.carry_out(wish.edit, &by, ctx)?;
        Ok(Edited {
            file: session.view(ctx),
            touched: done.touched,
            name: done.name.into(),
            created: wish.created.map(key::of),
        })
    })
}

/// Takes the latest step back.
///
/// # Errors
/// `nothing-to-undo`, or what the file says.
pub fn undo(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<Edited, ApiError> {
    step(desk, ctx, Session::undo)
}

/// Does the latest step taken back again.
///
/// # Errors
/// `nothing-to-redo`, or what the file says.
pub fn redo(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<Edited, ApiError> {
    step(desk, ctx, Session::redo)
}

type Step = fn(&mut Session, &str, &Ctx) -> Result<crate::session::Done, ApiError>;

fn step(desk: &Desk, ctx: &Ctx, step: Step) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let done = step(session, &by, ctx)?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

/// A request as an edit of the model.
pub(super) struct Wish {
    pub(super) edit: Edit,
    pub(super) created: Option<RecordRef>,
    /// Boxes that move, those that come along included.
    pub(super) moved: u32,
    /// The boxes taken hold of, where any are: others may only get another number in the order.
    pub(super) tops: Vec<RecordRef>,
}

impl From<Edit> for Wish {
    fn from(edit: Edit) -> Self {
        Self { edit, created: None, moved: 0, tops: Vec::new() }
    }
}

impl Wish {
    /// Several edits as one step, named by one of them or by a sentence about several.
    fn step(name: model::Named, edits: Vec<Edit>) -> Self {
        Edit::Step { name, edits }.into()
    }

    fn creating(edit: Edit, created: impl Into<RecordRef>) -> Self {
        Self { edit, created: Some(created.into()), moved: 0, tops: Vec::new() }
    }
}

pub(super) fn wish(
    document: &Document,
    request: EditRequest,
    by: &str,
    ctx: &Ctx,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    use EditRequest as R;
    Ok(match posts::about(document, request, ctx)? {
        R::AddPosition { manager, unit, title, assistant, person_name } => {
            let manager = key::maybe(manager.as_deref(), key::position)?;
            let unit = key::maybe(unit.as_deref(), key::unit)?;
            let unit = unit.or_else(|| document.positions().get(manager?)?.unit);
            let kind = if assistant { PositionKind::Assistant } else { PositionKind::Line };
            let position = Position {
                manager,
                unit,
                kind,
                order: i64::MAX,
                ..Position::new(PositionId::mint(ids), title)
            };
            let id = position.id;
            let mut edits = vec![Edit::Add(Row::Position(position))];
            edits.extend(newcomer(&person_name, id, ids));
            Wish::creating(Edit::All(edits), id)
        }
        R::AddUnit { parent, name, kind, external } => {
            let parent = key::maybe(parent.as_deref(), key::unit)?;
            let unit = Unit { parent, kind, external, order: i64::MAX, ..Unit::new(UnitId::mint(ids), name) };
            let id = unit.id;
            Wish::creating(Edit::Add(Row::Unit(unit)), id)
        }
        R::SetPosition { position, title, duties, unit, assistant, backup } => {
            let mut row = held(document.positions().get(key::position(&position)?), &position)?;
            set(&mut row.title, title);
            set(&mut row.duties, duties);
            if unit.is_some() {
                row.unit = key::maybe(unit.as_deref(), key::unit)?;
            }
            if backup.is_some() {
                row.backup = key::maybe(backup.as_deref(), key::position)?;
            }
            if let Some(assistant) = assistant {
                row.kind = if assistant { PositionKind::Assistant } else { PositionKind::Line };
            }
            update(Row::Position(row))
        }
        R::SetPerson { person, name, email, phone, location, status } => {
            let mut row = held(document.people().get(key::person(&person)?), &person)?;
            set(&mut row.name, name);
            set(&mut row.email, email);
            set(&mut row.phone, phone);
            set(&mut row.location, location);
            set(&mut row.status, status);
            update(Row::Person(row))
        }
        R::SetUnit { unit, name, kind, purpose, head, contact, external } => {
            let mut row = held(document.units().get(key::unit(&unit)?), &unit)?;
            set(&mut row.name, name);
            set(&mut row.kind, kind);
            set(&mut row.purpose, purpose);
            if head.is_some() {
                row.head = key::maybe(head.as_deref(), key::position)?;
            }
            if contact.is_some() {
                row.contact = key::maybe(contact.as_deref(), key::position)?;
            }
            row.external = external.unwrap_or(row.external);
            update(Row::Unit(row))
        }
        R::Assign { position, person, name, share, acting, from, until } => {
            let position = key::position(&position)?;
            let person = key::maybe(person.as_deref(), key::person)?;
            let assignment = |person, ids: &mut dyn IdGen| -> Result<Assignment, ApiError> {
                let (from, until) = (text::read_date(from.as_deref())?, text::read_date(until.as_deref())?);
                let held = Assignment::new(AssignmentId::mint(ids), person, position);
                Ok(Assignment { share, acting, from, until, ..held })
            };
            match person {
                Some(person) => Edit::Add(Row::Assignment(assignment(person, ids)?)).into(),
                None => {
                    let person = Person::new(PersonId::mint(ids), name);
                    let id = person.id;
                    let held = assignment(id, ids)?;
                    let edits = vec![Edit::Add(Row::Person(person)), Edit::Add(Row::Assignment(held))];
                    Wish::creating(Edit::All(edits), id)
                }
            }
        }
        R::SetAssignment { assignment, share, acting, from, until } => {
            let row = held(document.assignments().get(key::assignment(&assignment)?), &assignment)?;
            let (from, until) = (text::read_date(from.as_deref())?, text::read_date(until.as_deref())?);
            update(Row::Assignment(Assignment { share, acting, from, until, ..row }))
        }
        R::AddBeside { beside, name, person_name } => {
            arrange::add_beside(document, &beside, &name, &person_name, ids)?
        }
        R::Rename { key, name, title } => seat::rename(document, &key, name, title, ctx, ids)?,
        R::Move { keys, to, alone, join_unit } => arrange::moving(document, &keys, &to, alone, join_unit)?,
        R::Nudge { keys, way } => arrange::nudge(document, keys, way, ctx)?,
        R::Copy { keys, to } => copy::copy(document, &keys, &to, ids)?,
        R::Seat { person, position, keep } => seat::seat(document, &person, &position, keep, ctx, ids)?,
        R::Vacate { keys } => seat::vacate(document, &keys, ctx)?,
        R::SetAssistant { keys, assistant } => seat::set_assistant(document, &keys, assistant)?,
        R::AddDottedLine { from, to, label } => seat::add_dotted(document, &from, &to, &label, ids)?,
        R::SetDottedLine { line, label } => {
            let row = held(document.dotted_lines().get(key::dotted_line(&line)?), &line)?;
            update(Row::DottedLine(model::DottedLine { label: label.trim().to_owned(), ..row }))
        }
        R::RemoveDottedLine { line } => Edit::Remove(key::dotted_line(&line)?.into()).into(),
        R::Remove { keys, below, needs, topics, channels } => {
            remove::removing(document, &keys, &below, [&needs, &topics, &channels])?
        }
        R::Unassign { assignment } => Edit::Remove(key::assignment(&assignment)?.into()).into(),
        R::MovePosition { position, manager, before, alone } => Edit::MovePosition {
            position: key::position(&position)?,
            manager: key::maybe(manager.as_deref(), key::position)?,
            before: key::maybe(before.as_deref(), key::position)?,
            branch: if alone { Branch::Alone } else { Branch::With },
        }
        .into(),
        R::MoveUnit { unit, parent, before } => Edit::MoveUnit {
            unit: key::unit(&unit)?,
            parent: key::maybe(parent.as_deref(), key::unit)?,
            before: key::maybe(before.as_deref(), key::unit)?,
        }
        .into(),
        R::RemovePosition { position, reports } => Edit::RemovePosition {
            position: key::position(&position)?,
            reports: below(&reports, key::position)?,
        }
        .into(),
        R::RemoveUnit { unit, below: policy } => {
            Edit::RemoveUnit { unit: key::unit(&unit)?, below: below(&policy, key::unit)? }.into()
        }
        R::RemovePerson { person } => Edit::RemovePerson(key::person(&person)?).into(),
        request @ R::AddNeed { .. } => need::add(document, request, ids)?,
        request @ R::SetNeed { .. } => need::set(document, request, ids)?,
        R::SaveTopic { draft, confirm, question } => {
            let word = confirm.then(|| Confirmation { by: by.to_owned(), at: ctx.clock.now() });
            topic::save(document, draft, word, question.as_deref(), ids)?
        }
        R::RemoveTopic { topic } => Edit::Remove(key::topic(&topic)?.into()).into(),
        R::RemoveTopics { topics } => topic::remove(&topics)?,
        R::AddWords { topic, words, question } => {
            topic::add_words(document, &topic, words, question.as_deref())?
        }
        R::SaveChannels { owner, channels } => reach::save(document, &owner, channels, ids)?,
        R::ConfirmReach { keys, withdraw } => {
            let word = Confirmation { by: by.to_owned(), at: ctx.clock.now() };
            reach::confirm(document, &keys, (!withdraw).then_some(&word))?
        }
        R::SetParts { topic, party, letters } => topic::set_parts(document, &topic, &party, &letters, ids)?,
        R::SetRhythm { months } => reach::rhythm(document, months),
        R::RemoveNeed { need } => Edit::Remove(key::need(&need)?.into()).into(),
        R::AddNeedSet { customers, suppliers, words } => {
            need_set::add(document, &customers, &suppliers, words, ids)?
        }
        R::CompleteNeedSet { set, units } => need_set::complete(document, &set, &units, ids)?,
        R::ProposeNeeds { lines, down, up } => need::propose(document, &lines, &down, &up, ids)?,
        R::RemoveNeeds { needs, whole_sets } => need::remove(document, &needs, whole_sets)?,
        R::SetSpanLimits { narrow, wide } => super::figures::limits(document, narrow, wide).into(),
        R::Confirm { need, end, withdraw } => Edit::Confirm {
            need: key::need(&need)?,
            side: side(end),
            word: (!withdraw).then(|| Confirmation { by: by.to_owned(), at: ctx.clock.now() }),
        }
        .into(),
        R::SetCards { fields, initials, rules } => {
            update(Row::Organisation(options::changed(document, fields, initials, rules)?))
        }
        R::SetWorking { working } => update(Row::Organisation(super::working::changed(document, working)?)),
        R::SetWords { lines } => update(Row::Organisation(super::own_words::changed(document, &lines)?)),
        R::SetReaders { readers } => super::readers::changed(document, &readers)?.into(),
        R::SaveView { name, look } => super::views::save(document, &name, &look)?.into(),
        R::RenameView { name, to } => super::views::rename(document, &name, &to)?.into(),
        R::RemoveView { name } => super::views::remove(document, &name)?.into(),
        R::AnswerOneWay { a, b, answer } => {
            let units = [key::unit(&a)?, key::unit(&b)?];
            Edit::AnswerOneWay(super::pair::answered(document, units, answer, by, ids, ctx)).into()
        }
    })
}

fn held<T: Clone>(row: Option<&T>, key: &str) -> Result<T, ApiError> {
    row.cloned().ok_or_else(|| ApiError::not_found(key))
}

fn set(field: &mut String, value: Option<String>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn update(row: Row) -> Wish {
    Edit::Update { row, by: None }.into()
}

fn side(end: EndWord) -> Side {
    match end {
        EndWord::Customer => Side::Customer,
        EndWord::Supplier => Side::Supplier,
    }
}

fn below<I>(choice: &BelowChoice, read: impl Fn(&str) -> Result<I, ApiError>) -> Result<Below<I>, ApiError> {
    Ok(match choice.how {
        BelowHow::MoveUp => Below::MoveUp,
        BelowHow::MoveTo => Below::MoveTo(read(choice.to.as_deref().unwrap_or_default())?),
        BelowHow::DeleteWith => Below::DeleteWith,
    })
}

/// A person who takes a seat on their first day here.
fn newcomer(name: &str, position: PositionId, ids: &mut dyn IdGen) -> Vec<Edit> {
    if name.trim().is_empty() {
        return Vec::new();
    }
    let person = Person::new(PersonId::mint(ids), name.trim());
    let assignment = Assignment::new(AssignmentId::mint(ids), person.id, position);
    vec![Edit::Add(Row::Person(person)), Edit::Add(Row::Assignment(assignment))]
}
