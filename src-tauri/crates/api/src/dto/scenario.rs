//! The past, named versions, and scenarios.

use super::{ChangeWord, Edited, Key, Name, Named, SaidView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is shown in place of the organisation as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(missing_docs)]
pub enum ShownView {
    /// A past moment, to be read only.
    Past {
        /// The entry of the history after which it stood so.
        seq: u32,
        /// When that was: ISO date and time, UTC.
        at: String,
        /// The name of that version, where it has one.
        version: Option<String>,
    },
    /// A scenario, made on the organisation as it stands.
    Scenario {
        id: String,
        name: String,
        /// Steps made in it.
        steps: u32,
        /// What of them no longer applies.
        lost: Vec<LostView>,
    },
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScenarioLine {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who began it.
    pub by: String,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// The entry of the history it was begun on.
    pub base: u32,
    /// Entries of the history since.
    pub behind: u32,
    /// Steps made in it.
    pub steps: u32,
}

/// Part of a scenario that no longer applies to the organisation as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LostView {
    /// The record.
    pub key: Key,
    /// The code of its kind.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// Why it does not apply: `field`, `gone`, `stillUsed` or `refused`.
    pub why: LostWord,
    /// Of `field`: which, and what it was, should be and is.
    pub field: Option<LostField>,
    /// Of `stillUsed`: by whom.
    pub by: Option<Name>,
    /// Of `refused`: which rule, as an error's code.
    pub rule: Option<Named>,
}

/// Why part of a scenario no longer applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum LostWord {
    Field,
    Gone,
    StillUsed,
    Refused,
}

/// A field that was changed on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LostField {
    /// Its code, or the name of a field the company added.
    pub field: String,
    /// Whether the company added it.
    pub custom: bool,
    /// What it was when the scenario changed it.
    pub before: SaidView,
    /// What the scenario made of it.
    pub wanted: SaidView,
    /// What stands now.
    pub now: SaidView,
}

/// Which state is to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum ShowRequest {
    /// The organisation as it stands.
    Now,
    /// As it stood after an entry of the history.
    Past { seq: u32 },
    /// With a scenario.
    Scenario { id: String },
}

/// The whole history, with the names of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Timeline {
    /// Every moment that can be shown, oldest first.
    pub moments: Vec<MomentView>,
    /// Named versions, in the order of the history.
    pub versions: Vec<VersionView>,
}

/// A moment of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MomentView {
    /// The number of its entry.
    pub seq: u32,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// By whom.
    pub by: String,
    /// What was done.
    pub name: Named,
    /// Whether it was taken back later.
    pub undone: bool,
}

/// A named version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VersionView {
    /// Its id.
    pub id: String,
    /// The entry it names.
    pub seq: u32,
    /// What it is called.
    pub name: String,
    /// Who named it.
    pub by: String,
    /// When it was named: ISO date and time, UTC.
    pub at: String,
}

/// Names a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VersionRequest {
    /// The entry; nothing: the newest.
    pub seq: Option<u32>,
    /// What it shall be called.
    pub name: String,
}

/// Names a version or scenario by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IdRequest {
    /// Which.
    pub id: String,
}

/// Begins a scenario on the organisation as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScenarioRequest {
    /// What it shall be called.
    pub name: String,
}

/// Gives a scenario another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RenameRequest {
    /// Which.
    pub id: String,
    /// What it shall be called.
    pub name: String,
}

/// Makes a scenario the organisation, wholly or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TakeOverRequest {
    /// Which.
    pub id: String,
    /// The records wanted, with what they cannot stand without; nothing: all.
    pub keys: Option<Vec<Key>>,
}

/// What was taken over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TakenOver {
    /// The step.
    pub edited: Edited,
    /// Records that came along because the others cannot stand without them.
    pub along: Vec<AlongView>,
}

/// A record that came along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AlongView {
    /// Which.
    pub key: Key,
    /// The code of its kind.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// What becomes of it.
    pub change: ChangeWord,
}

/// Settles a part of the scenario shown that no longer applies, as a step of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SettleRequest {
    /// Its place in the list, from 0.
    pub place: u32,
    /// The record that stands there: what is refused where the list has changed.
    pub key: Key,
    /// Whose value it shall be.
    pub whose: WhoseWord,
}

/// Whose value something shall have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WhoseWord {
    /// The scenario's.
    Scenario,
    /// What stands now; the scenario takes its own back.
    Now,
}
