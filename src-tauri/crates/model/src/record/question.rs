//! Questions that nobody could answer: what was asked, and what came of it.

use crate::document::Document;
use crate::fold_words;
use crate::id::{QuestionId, TopicId, UnitId};
use crate::text::Date;
use serde::{Deserialize, Serialize};

/// A question that found nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// Its id.
    pub id: QuestionId,
    /// In the words of who asked.
    pub text: String,
    /// Each time it was asked, in the order in which that became known here.
    pub asked: Vec<Asking>,
    /// The topic that was made to answer it. It may be gone since; then nobody answers again.
    pub topic: Option<TopicId>,
}

/// One time that a question was asked. It says no more of who asked than they wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Asking {
    /// Names it wherever it is taken in, so that it counts once.
    pub mark: String,
    /// On which day.
    pub on: Date,
    /// From which unit, where that was said. It may be gone since.
    pub unit: Option<UnitId>,
    /// By whom, where they wrote it.
    pub who: String,
}

impl OpenQuestion {
    /// What makes two questions the same: their words, whatever stands between them.
    pub fn words(text: &str) -> String {
        fold_words(text).join(" ")
    }

    /// Whether a topic answers it.
    pub fn is_answered(&self, document: &Document) -> bool {
        self.topic.is_some_and(|topic| document.topics().contains(topic))
    }
}
