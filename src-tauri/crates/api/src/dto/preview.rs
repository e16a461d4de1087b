//! What an edit would do, before it is done.

use super::Named;
use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a line of a preview is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PreviewWhat {
    /// Reports to `to` instead of `from`.
    Manager,
    /// Lies in unit `to` instead of `from`.
    Parent,
    /// Sits in unit `to` instead of `from`.
    Unit,
    /// Stays in unit `from` while its new manager sits in `to`.
    UnitStays,
    /// Has another place among its siblings.
    Order,
    /// `name` is now held by `to`.
    Seated,
    /// `from` no longer holds `name`.
    Left,
    /// Comes new.
    Added,
    /// Goes.
    Removed,
    /// A dotted line from `name` to `to` comes new.
    DottedAdded,
    /// A dotted line from `name` to `to` ends.
    DottedEnded,
    /// Unit `name` has no named head any more.
    HeadLost,
    /// Unit `name` has no named contact any more.
    ContactLost,
    /// `name` has no backup any more.
    BackupLost,
    /// Needs change an end from `from` to `to`.
    NeedMoved,
    /// Needs end.
    NeedEnded,
    /// Topics get the owner `to`.
    TopicMoved,
    /// Topics have no owner any more.
    TopicOrphaned,
    /// Topics end.
    TopicEnded,
    /// Ways to reach somebody get the owner `to`.
    ChannelMoved,
    /// Ways to reach somebody end.
    ChannelEnded,
    /// Another word, share, kind or date.
    Changed,
}

/// One thing that would change, for one record or for several that change alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct PreviewLine {
    pub what: PreviewWhat,
    /// Of the first.
    pub name: String,
    /// How many change alike.
    pub count: u32,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// What an edit would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviewView {
    /// What it would be called.
    pub name: Option<Named>,
    /// Why it would be refused. Nothing else is said then.
    pub refusal: Option<ApiError>,
    /// Boxes that would move, those that come along included.
    pub moved: u32,
    /// What would change, the reporting lines first; at most twelve.
    pub lines: Vec<PreviewLine>,
    /// Lines left out.
    pub more: u32,
}
