//! A list brought into the organisation that is open: its news, and what a person decides about them.

use super::{BreaksView, ChangeCounts, DifferenceView, Key, Name, SaidView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a person decided about a list that is brought into the open file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Renewing {
    /// Whether those whom the list no longer names have left: what they hold ends.
    pub leavers: bool,
    /// The units the list is about, with all below them; nothing: the whole company. Outside nobody leaves.
    pub scope: Option<Vec<Key>>,
    /// Whether it is meant that more than a tenth leave.
    pub many_leavers: bool,
    /// Records that stay as they are.
    pub leave_out: Vec<Key>,
    /// Fields changed on both sides that take the value of the list; the others stay as they are.
    pub settled: Vec<FieldKey>,
    /// Positions that were removed here by hand and come back all the same.
    pub bring_back: Vec<Key>,
    /// Answers to questions about names.
    pub same: Vec<SamePerson>,
}

/// Names a field of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldKey {
    /// Of which record.
    pub key: Key,
    /// The field's code; of a field of the company's own its key.
    pub field: String,
}

/// Who is meant by a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SamePerson {
    /// The line of the row.
    pub line: u32,
    /// Who is meant; nothing: somebody new.
    pub person: Option<Key>,
}

/// What a list brings into the open file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RenewalView {
    /// Of all records that differ.
    pub counts: ChangeCounts,
    /// The records that differ, by kind, then by name; the first thousand.
    pub items: Vec<DifferenceView>,
    /// How many there are.
    pub total: u32,
    /// Records that were to stay as they are and are changed all the same, because others rest on them.
    pub along: Vec<Name>,
    /// Fields that were changed here and in the list.
    pub conflicts: Vec<ConflictView>,
    /// Positions the list names that were removed here by hand, the last removed first.
    pub returning: Vec<ReturningView>,
    /// Rows that may mean somebody who is here already.
    pub questions: Vec<QuestionView>,
    /// The units the list seems to be about; empty: the whole company.
    pub scope_guess: Vec<Name>,
    /// People the list does not name, of those in the scope.
    pub leaving: Vec<Name>,
    /// How many people hold a position in the scope.
    pub holders: u32,
    /// Whether those are more than a tenth.
    pub many_leave: bool,
    /// Needs and topics that lose somebody, and pairs that turn.
    pub breaks: BreaksView,
}

/// A position that the list names and somebody removed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReturningView {
    /// Which it was.
    pub key: Key,
    /// Its title.
    pub name: String,
    /// Who removed it.
    pub by: String,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// Whether it comes back; else it stays away.
    pub back: bool,
}

/// A field that was changed here and in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConflictView {
    /// Which field of which record.
    pub at: FieldKey,
    /// What people call the record.
    pub name: String,
    /// The code of the record's kind.
    pub kind: String,
    /// What the field is called: its code, or the name of a field of the company's own.
    pub field: String,
    /// Whether it is a field of the company's own.
    pub custom: bool,
    /// What the last import said.
    pub said: SaidView,
    /// What it is here.
    pub mine: SaidView,
    /// What the list says.
    pub theirs: SaidView,
    /// Whether the value of the list is taken.
    pub settled: bool,
}

/// A row that may mean somebody who is here already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuestionView {
    /// The line of the row.
    pub line: u32,
    /// The name it gives.
    pub name: String,
    /// Who bears the name here, with the position and the unit.
    pub candidates: Vec<CandidateView>,
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CandidateView {
    /// Who.
    pub person: Name,
    /// What they hold, and where.
    pub detail: String,
}
