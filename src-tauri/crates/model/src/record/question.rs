//! Questions that nobody could answer, and ways that reached nobody: what was said, and what came of it.

use super::Party;
use crate::document::Document;
use crate::id::{QuestionId, TopicId, UnitId};
use crate::text::Date;
use crate::{fold, fold_words};
use serde::{Deserialize, Serialize};

/// A question that found nobody, or an address under which nobody was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// Its id.
    pub id: QuestionId,
    /// In the words of who asked; of a way that reached nobody its address.
    pub text: String,
    /// Each time it was asked, in the order in which that became known here.
    pub asked: Vec<Asking>,
    /// The topic that was made to answer it. It may be gone since; then nobody answers again.
    pub topic: Option<TopicId>,
    /// Whose way it was that reached nobody; nothing: it is a question. They may be gone since.
    #[serde(default)]
    pub unreached: Option<Party>,
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

    /// What makes it one with what was said before: the same words, or the same way of the same one.
    pub fn same(&self) -> (Option<Party>, String) {
        let words = if self.unreached.is_some() { fold(&self.text) } else { Self::words(&self.text) };
        (self.unreached, words)
    }

    /// Whether nothing is left to do: a topic answers it, or nobody is pointed to the way any more.
    pub fn is_answered(&self, document: &Document) -> bool {
        match self.unreached {
            Some(party) => !self.is_a_way_of(document, party),
            None => self.topic.is_some_and(|topic| document.topics().contains(topic)),
        }
    }

    /// Whether it is still an address of theirs: a channel, or what stands with the person.
    fn is_a_way_of(&self, document: &Document, party: Party) -> bool {
        let address = fold(&self.text);
        let own = match party {
            Party::Person(id) => document.people().get(id),
            Party::Unit(_) | Party::Position(_) => None,
        };
        document.channels_of(party).any(|channel| fold(&channel.address) == address)
            || own.is_some_and(|person| [&person.email, &person.phone].iter().any(|way| fold(way) == address))
    }
}
