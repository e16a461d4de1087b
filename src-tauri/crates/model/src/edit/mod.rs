//! Edits: what the user meant, planned into a [`Change`] or refused with a reason.
//!
//! [`plan`] is the only maker of changes besides an import's first load. It keeps these promises for every
//! accepted edit: references resolve, nothing reports to itself through any chain, nothing lies inside
//! itself, no need has the same end twice, and what hangs below a removed record went where the edit said.

mod ask;
mod draft;
mod hand_over;
mod imported;
mod item;
mod judge;
mod name;
mod order;
mod place;
mod remove;
pub(crate) mod rules;
mod set;

use crate::change::Change;
use crate::document::Document;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use draft::Draft;
pub(crate) use imported::carrying;
pub use name::Named;
use serde::{Deserialize, Serialize};

/// What becomes of what hangs below a removed record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Below<I> {
    /// It moves to where the removed record hung.
    MoveUp,
    /// It moves to this one.
    MoveTo(I),
    /// It goes too, with everything below.
    DeleteWith,
}

/// Which end of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Side {
    Customer,
    Supplier,
}

/// What becomes of what others ask of a record, before the record itself goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It stays, and goes where the record's removal sends it.
    Stay,
    /// This one takes it over.
    To(End),
    /// It ends.
    End,
}

/// What moves when a position moves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Branch {
    /// The position with everything below it.
    #[default]
    With,
    /// The position alone; its reports move up to its former manager.
    Alone,
}

/// What the user meant. New rows carry ids minted by the caller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant)]
pub enum Edit {
    /// Creates a record. A unit or position without an order (`i64::MAX`) becomes the last of its siblings.
    Add(Row),
    /// Creates many records that may refer to each other, such as a copied branch. Orders as in [`Edit::Add`].
    AddAll(Vec<Row>),
    /// Gives a record new values. `by` is the end of a need that speaks: changing item, due or aim clears
    /// the other end's confirmation, or both when nobody knows who speaks.
    Update {
        /// The record as it shall be.
        row: Row,
        /// The end that speaks, for needs.
        by: Option<Side>,
    },
    /// Moves a unit under another (nothing: to the top), before a sibling (nothing: last).
    MoveUnit {
        /// Which.
        unit: UnitId,
        /// Where to.
        parent: Option<UnitId>,
        /// Before whom.
        before: Option<UnitId>,
    },
    /// Gives a position another manager (nothing: to the top), before a sibling (nothing: last).
    MovePosition {
        /// Which.
        position: PositionId,
        /// Under whom.
        manager: Option<PositionId>,
        /// Before whom.
        before: Option<PositionId>,
        /// With its reports or alone.
        branch: Branch,
    },
    /// Removes a unit; `below` says where its units, positions and needs go.
    RemoveUnit {
        /// Which.
        unit: UnitId,
        /// Where the rest goes.
        below: Below<UnitId>,
    },
    /// Removes a position; `reports` says where its reports go. Needs and topics that named it fall back
    /// to its unit, or go where it has none.
    RemovePosition {
        /// Which.
        position: PositionId,
        /// Where the reports go.
        reports: Below<PositionId>,
    },
    /// Gives what is asked of a unit or position to others, or ends it. A need whose ends would meet, or that
    /// would say the same as another, ends.
    HandOver {
        /// Of whom it is asked.
        from: End,
        /// What becomes of its needs, on either side.
        needs: Fate,
        /// What becomes of the topics it owns or stands in for.
        topics: Fate,
        /// What becomes of the ways to reach it.
        channels: Fate,
    },
    /// Removes a person; their positions become vacant.
    RemovePerson(PersonId),
    /// Removes an item. Refused while needs use it, unless they go too.
    RemoveItem {
        /// Which.
        item: ItemId,
        /// Whether its needs go too.
        with_needs: bool,
    },
    /// Removes a record that nothing hangs on: assignment, dotted line, need, process, topic, channel,
    /// answer, finding, decision, question, review, custom field. Labels and values that named it go too.
    Remove(RecordRef),
    /// Makes several items one; their needs follow.
    MergeItems {
        /// The one that stays.
        into: ItemId,
        /// Those that go.
        from: Vec<ItemId>,
    },
    /// Gives some needs of an item a new item of their own.
    SplitItem {
        /// The new item.
        into: Item,
        /// Which needs move to it.
        needs: Vec<NeedId>,
    },
    /// One end confirms a need, or takes its word back.
    Confirm {
        /// Which need.
        need: NeedId,
        /// Which end.
        side: Side,
        /// By whom and when; nothing takes it back.
        word: Option<Confirmation>,
    },
    /// Answers "is nothing needed back?"; replaces an earlier answer about the same two.
    AnswerOneWay(OneWayAnswer),
    /// Decides about what a review finds; replaces earlier decisions about the same.
    Decide(Vec<Decision>),
    /// Takes in questions that nobody could answer: the same words are one question, and each time of asking
    /// counts once.
    Ask(Vec<OpenQuestion>),
    /// Brings in an import: what it adds, updates and removes against the document it was read for.
    Import(Box<Change>),
    /// Says of findings that they are no problem here, those of the data as rows to keep; without a word,
    /// takes it back.
    Accept {
        /// As they stand in the file, or shall.
        findings: Vec<Finding>,
        /// By whom and when; nothing takes it back.
        word: Option<Confirmation>,
    },
    /// Mends what findings are about.
    Mend {
        /// How many findings that are.
        count: usize,
        /// Those of them that stand in the file; they are repaired then.
        findings: Vec<Finding>,
        /// What is done to the data.
        steps: Vec<Edit>,
    },
    /// Makes several records of one person one.
    MergePeople {
        /// The one that stays.
        into: PersonId,
        /// Those that go.
        from: Vec<PersonId>,
    },
    /// Several edits as one step, called after the first that does more than prepare another.
    All(Vec<Edit>),
    /// Several edits as one step with a name of its own.
    Step {
        /// What it is called.
        name: Named,
        /// What it does, in this order.
        edits: Vec<Edit>,
    },
}

/// Why an edit was refused. Nothing has happened then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The record is not there (any more).
    #[error("{0:?} is not in the file")]
    Missing(RecordRef),
    /// The id is in use already.
    #[error("{0:?} is in the file already")]
    Exists(RecordRef),
    /// It would report to itself, directly or through others.
    #[error("{0:?} would report to itself")]
    ReportingCycle(PositionId),
    /// It would lie inside itself.
    #[error("{0:?} would lie inside itself")]
    UnitCycle(UnitId),
    /// A name is needed.
    #[error("{0:?} needs a name")]
    EmptyName(RecordRef),
    /// Both ends are the same.
    #[error("customer and supplier are the same")]
    SelfNeed,
    /// The same need is there already.
    #[error("{0:?} says the same already")]
    DuplicateNeed(NeedId),
    /// Others still use it.
    #[error("{record:?} is used by {by} needs")]
    InUse {
        /// What is used.
        record: RecordRef,
        /// By how many.
        by: usize,
    },
    /// The last day lies before the first.
    #[error("the last day lies before the first")]
    EndsBeforeStart,
    /// What is too few lies above what is too many.
    #[error("the smaller limit lies above the larger one")]
    BadLimits,
    /// More fields than a card holds, or one of them twice.
    #[error("a card holds at most six fields, each once")]
    TooManyFields,
    /// A word that is good for longer than anybody remembers giving it.
    #[error("a word is good for at most ten years")]
    BadRhythm,
    /// The share is not between 1 and 100 %.
    #[error("a share lies between 1 and 100 percent")]
    BadShare,
    /// What is accepted needs a reason.
    #[error("what is accepted needs a reason")]
    NoReason,
    /// What is to be done needs somebody who does it.
    #[error("what is to be done needs somebody who does it")]
    NobodyNamed,
    /// The record is no longer as the change found it.
    #[error("{0:?} changed meanwhile")]
    ChangedMeanwhile(RecordRef),
    /// The records cannot go this way: use the edit with a policy.
    #[error("{0:?} has others below it")]
    NeedsPolicy(RecordRef),
}

/// An accepted edit.
#[derive(Debug, Clone)]
pub struct Planned {
    /// What it does to rows.
    pub change: Change,
    /// What it is called in the history.
    pub name: Named,
    /// The document afterwards.
    pub after: Document,
}

/// Plans an edit against a document.
///
/// O(k log n) for k rows touched, and the depth of the tree where something moves. An edit that changes
/// nothing gives an empty change.
///
/// # Errors
/// A [`Refusal`] that says why; the document is untouched.
pub fn plan(document: &Document, edit: Edit) -> Result<Planned, Refusal> {
    let name = name::of(document, &edit);
    let mut draft = Draft::new(document);
    let by_hand = !matches!(edit, Edit::Import(_));
    carry_out(&mut draft, edit)?;
    set::tidy(&mut draft);
    if by_hand {
        imported::keep(&mut draft);
    }
    let (change, after) = draft.finish();
    Ok(Planned { change, name, after })
}

fn carry_out(draft: &mut Draft<'_>, edit: Edit) -> Result<(), Refusal> {
    // A stack instead of recursion: edits nest as deep as a caller cares to build them.
    let mut todo = vec![edit];
    while let Some(edit) = todo.pop() {
        match edit {
            Edit::All(edits) | Edit::Step { edits, .. } => todo.extend(edits.into_iter().rev()),
            Edit::Add(row) => place::add(draft, row)?,
            Edit::AddAll(rows) => place::add_all(draft, rows)?,
            Edit::HandOver { from, needs, topics, channels } => {
                hand_over::carry(draft, from, needs, topics, channels)?;
            }
            Edit::Update { row, by } => place::update(draft, row, by)?,
            Edit::MoveUnit { unit, parent, before } => place::move_unit(draft, unit, parent, before)?,
            Edit::MovePosition { position, manager, before, branch } => {
                place::move_position(draft, position, manager, before, branch)?;
            }
            Edit::RemoveUnit { unit, below } => remove::unit(draft, unit, below)?,
            Edit::RemovePosition { position, reports } => remove::position(draft, position, reports)?,
            Edit::RemovePerson(person) => remove::person(draft, person)?,
            Edit::RemoveItem { item, with_needs } => item::remove(draft, item, with_needs)?,
            Edit::Remove(record) => remove::leaf(draft, record)?,
            Edit::MergeItems { into, from } => item::merge(draft, into, &from)?,
            Edit::SplitItem { into, needs } => item::split(draft, into, &needs)?,
            Edit::Confirm { need, side, word } => item::confirm(draft, need, side, word)?,
            Edit::AnswerOneWay(answer) => item::answer(draft, answer)?,
            Edit::Import(change) => place::import(draft, *change)?,
            Edit::Accept { findings, word } => judge::accept(draft, findings, word)?,
            Edit::Decide(decisions) => judge::decide(draft, decisions)?,
            Edit::Ask(questions) => ask::ask(draft, questions)?,
            Edit::Mend { findings, steps, .. } => {
                judge::mend(draft, findings)?;
                todo.extend(steps.into_iter().rev());
            }
            Edit::MergePeople { into, from } => judge::merge_people(draft, into, &from)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
