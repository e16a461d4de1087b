//! Positions, people, who holds what, and the second reporting lines.

use super::{Custom, Portrait};
use crate::id::{AssignmentId, DottedLineId, PersonId, PositionId, UnitId};
use crate::text::Date;
use serde::{Deserialize, Serialize};

/// Whether a position stands in the line or beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PositionKind {
    /// In the line.
    #[default]
    Line,
    /// Beside the line.
    Assistant,
}

/// A seat in a unit; vacant while nobody currently holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// Its id in the file it was imported from.
    pub external_id: Option<String>,
    /// Its title.
    pub title: String,
    /// The unit it sits in.
    pub unit: Option<UnitId>,
    /// The position it reports to; nothing for a root.
    pub manager: Option<PositionId>,
    /// The manager value as given, while it cannot be resolved: the position is parked.
    pub parked: Option<String>,
    /// In the line or beside it.
    pub kind: PositionKind,
    /// What it answers for, in words.
    pub duties: String,
    /// Who stands in.
    pub backup: Option<PositionId>,
    /// Place among its siblings, ascending; ties by id.
    pub order: i64,
    /// Values of custom fields.
    pub custom: Custom,
    /// What an import last said of it, where somebody has changed it by hand since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Box<Position>>,
    /// Whom an import last seated here, ascending, where somebody has changed by hand since who sits here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seated: Option<Vec<PersonId>>,
}

impl Position {
    /// A root position with a title and nothing else.
    pub fn new(id: PositionId, title: impl Into<String>) -> Self {
        Self {
            id,
            external_id: None,
            title: title.into(),
            unit: None,
            manager: None,
            parked: None,
            kind: PositionKind::Line,
            duties: String::new(),
            backup: None,
            order: 0,
            custom: Custom::new(),
            imported: None,
            seated: None,
        }
    }
}

/// Somebody who may hold positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their id in the file they were imported from.
    pub external_id: Option<String>,
    /// Their name as it is written.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their telephone number.
    pub phone: String,
    /// Where they work.
    pub location: String,
    /// Their employment status, in free words.
    pub status: String,
    /// Where their photo came from.
    pub photo: String,
    /// The picture of them that the file holds. An import says nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Portrait>,
    /// Values of custom fields.
    pub custom: Custom,
    /// What an import last said of it, where somebody has changed it by hand since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Box<Person>>,
}

impl Person {
    /// A person with a name and nothing else.
    pub fn new(id: PersonId, name: impl Into<String>) -> Self {
        Self {
            id,
            external_id: None,
            name: name.into(),
            email: String::new(),
            phone: String::new(),
            location: String::new(),
            status: String::new(),
            photo: String::new(),
            portrait: None,
            custom: Custom::new(),
            imported: None,
        }
    }
}

/// A person holds a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// Who holds it.
    pub person: PersonId,
    /// What they hold.
    pub position: PositionId,
    /// Share of full time, in percent.
    pub share: u16,
    /// Standing in until somebody is appointed (Plt., Pjs.).
    pub acting: bool,
    /// First day; nothing means it has always been so.
    pub from: Option<Date>,
    /// Last day; nothing means open-ended.
    pub until: Option<Date>,
    /// What an import last said of it, where somebody has changed it by hand since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Box<Assignment>>,
}

impl Assignment {
    /// Full time, from always, open-ended.
    pub fn new(id: AssignmentId, person: PersonId, position: PositionId) -> Self {
        Self { id, person, position, share: 100, acting: false, from: None, until: None, imported: None }
    }

    /// Whether it holds on `today`: from ≤ today ≤ until.
    pub fn is_current(&self, today: Date) -> bool {
        self.from.is_none_or(|from| from <= today) && self.until.is_none_or(|until| today <= until)
    }
}

/// A second reporting line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DottedLine {
    /// Its id.
    pub id: DottedLineId,
    /// The position that reports.
    pub from: PositionId,
    /// The position it reports to.
    pub to: PositionId,
    /// What is asked along it.
    pub label: String,
}
