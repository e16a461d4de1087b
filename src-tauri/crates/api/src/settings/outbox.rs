//! Questions that wait on this computer, because their file can only be read here.

use super::Kept;
use crate::dto::WaitingQuestion;
use crate::key;
use serde::{Deserialize, Serialize};
use simpul_model::{Document, RecordRef};

/// So many questions are kept.
const MOST: usize = 500;
/// By so many records of each kind an organisation is known again.
const MARKS: usize = 4;

/// A question and whose it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KeptQuestion {
    /// Some records of the organisation. An id is met in one organisation only, so a copy of its file that
    /// comes later is known by any of them.
    of: Vec<String>,
    question: WaitingQuestion,
}

impl KeptQuestion {
    fn is_of(&self, document: &Document) -> bool {
        self.of.iter().filter_map(|key| key::parse(key).ok()).any(|record| document.row_exists(record))
    }
}

impl Kept {
    /// Questions of an organisation that wait or were sent, in the order asked.
    pub(crate) fn questions(&self, document: &Document) -> Vec<WaitingQuestion> {
        self.outbox.iter().filter(|kept| kept.is_of(document)).map(|kept| kept.question.clone()).collect()
    }

    /// Keeps a question; one that was sent makes room for it. Says whether there was room.
    pub(crate) fn keep_question(&mut self, document: &Document, question: WaitingQuestion) -> bool {
        if self.outbox.len() >= MOST {
            let Some(sent) = self.outbox.iter().position(|kept| !kept.question.sent.is_empty()) else {
                return false;
            };
            self.outbox.remove(sent);
        }
        self.outbox.push(KeptQuestion { of: marks(document), question });
        self.save();
        true
    }

    /// They were handed on.
    pub(crate) fn mark_sent(&mut self, marks: &[String], day: &str) {
        for kept in self.outbox.iter_mut().filter(|kept| marks.contains(&kept.question.mark)) {
            day.clone_into(&mut kept.question.sent);
        }
        self.save();
    }

    /// They are kept no longer.
    pub(crate) fn drop_questions(&mut self, marks: &[String]) {
        self.outbox.retain(|kept| !marks.contains(&kept.question.mark));
        self.save();
    }
}

fn marks(document: &Document) -> Vec<String> {
    let units = document.units().ids().take(MARKS).map(RecordRef::Unit);
    let positions = document.positions().ids().take(MARKS).map(RecordRef::Position);
    let topics = document.topics().ids().take(MARKS).map(RecordRef::Topic);
    units.chain(positions).chain(topics).map(key::of).collect()
}
