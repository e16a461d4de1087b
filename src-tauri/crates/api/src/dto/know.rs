//! People to know: the list for somebody's first weeks.

use super::{Key, Language, Name, PartyView, Reached, WayView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Whom to know in a unit, on a position or as a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KnowRequest {
    /// Which.
    pub key: Key,
}

/// The same list as a page for paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct KnowExportRequest {
    pub key: Key,
    /// Where the page goes; printing chooses that itself.
    pub path: String,
    pub language: Language,
}

/// Whom somebody new has to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KnowView {
    /// Whose list it is.
    pub of: PartyView,
    /// In the own line, whether or not anything is needed of them.
    pub near: Vec<NearLine>,
    /// Those that needs lead to, most often met first.
    pub others: Vec<KnowLine>,
}

/// Somebody in the own line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NearLine {
    /// How they stand to the newcomer: `manager`, `backup` or `contact`.
    pub near: String,
    /// Who.
    pub who: Reached,
    /// How to reach them, in the order to try.
    pub ways: Vec<WayView>,
}

/// Somebody to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KnowLine {
    /// Who answers for the other side.
    pub who: Reached,
    /// How often, the most frequent of the needs: `daily`, `weekly`, `per-case`, `monthly`, `quarterly` or
    /// `yearly`; nothing where it is not known.
    pub often: Option<String>,
    /// What they give.
    pub gives: Vec<KnownNeed>,
    /// What they get, and so expect.
    pub gets: Vec<KnownNeed>,
    /// How to reach them, in the order to try.
    pub ways: Vec<WayView>,
}

/// A need as the list tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct KnownNeed {
    pub key: Key,
    pub item: String,
    /// By when, how often, by which way and in what form, in the words agreed.
    pub due: String,
    pub cadence: String,
    pub channel: String,
    pub form: String,
    pub quality: String,
    /// What the customer does with it.
    pub purpose: String,
    /// The own end, where that is not the one the list is about.
    pub own: Option<Name>,
}
