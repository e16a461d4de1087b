//! Complaints about one's own superior, who is then no one to turn to.

use crate::lexicon::{SHIPPED, kin, lines};
use crate::reach::{Look, Reach};
use simpul_model::{PersonId, PositionId, UnitId, fold_words};
use std::sync::LazyLock;

/// Words that make a question a complaint, and words for a superior, each with its roots.
static WORDS: LazyLock<[Vec<Vec<String>>; 2]> = LazyLock::new(|| {
    let read = |wanted: &str| {
        let line = lines(include_str!("../words/complaint.txt")).filter_map(|line| line.split_once(':'));
        let words = line.filter(|(kind, _)| *kind == wanted).flat_map(|(_, words)| fold_words(words));
        words.map(|word| SHIPPED.roots.of(&word)).collect()
    };
    [read("complaint"), read("superior")]
});

/// Whether a question complains about a superior.
pub(crate) fn complains(question: &str) -> bool {
    let asked: Vec<Vec<String>> = fold_words(question).iter().map(|word| SHIPPED.roots.of(word)).collect();
    WORDS.iter().all(|words| words.iter().any(|word| asked.iter().any(|asked| kin(word, asked))))
}

/// Who stands above who asks.
pub(crate) struct Superior {
    position: PositionId,
    people: Vec<PersonId>,
}

impl Superior {
    /// Above their position, else at the head of their unit.
    pub(crate) fn of(look: Look<'_>, asker: Option<PositionId>, unit: Option<UnitId>) -> Option<Self> {
        let position = match asker {
            Some(position) => look.document.positions().get(position)?.manager,
            None => look.document.head(look.document.units().get(unit?)?),
        }?;
        let people = look.document.holders(position, look.today).map(|(person, _)| person.id).collect();
        Some(Self { position, people })
    }

    /// Whether they are reached so: in this post or in another one that they hold, alone or with others.
    pub(crate) fn is_reached(&self, look: Look<'_>, reach: Reach) -> bool {
        let is = |person: PersonId| self.people.contains(&person);
        reach.position == Some(self.position)
            || reach.person.is_some_and(is)
            || reach
                .position
                .is_some_and(|post| look.document.holders(post, look.today).any(|(p, _)| is(p.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_about_a_superior_is_told_from_others() {
        for yes in
            ["I want to complain about my boss", "keluhan tentang atasan saya", "my manager is bullying me"]
        {
            assert!(complains(yes), "{yes}");
        }
        for no in ["customer complaint", "who is my boss", "atasan saya sakit", ""] {
            assert!(!complains(no), "{no}");
        }
    }
}
