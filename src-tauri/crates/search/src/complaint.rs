//! Complaints about one's own superior, who is then no one to turn to.

use crate::lexicon::{SHIPPED, kin, lines};
use crate::reach::{Look, Reach};
use simpul_model::{PersonId, PositionId, UnitId, fold_words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// So many words may stand between a superior and what makes them the one complained about.
const BETWEEN: usize = 2;

/// The shipped words by what they are for.
static WORDS: LazyLock<BTreeMap<&str, Vec<String>>> = LazyLock::new(|| {
    let line = lines(include_str!("../words/complaint.txt")).filter_map(|line| line.split_once(':'));
    line.map(|(kind, words)| (kind, fold_words(words))).collect()
});

/// Words in all their forms, by their roots.
static FORMS: LazyLock<BTreeMap<&str, Vec<Vec<String>>>> = LazyLock::new(|| {
    let roots = |kind| WORDS.get(kind).into_iter().flatten().map(|word| SHIPPED.roots.of(word)).collect();
    ["complaint", "wrong"].map(|kind| (kind, roots(kind))).into()
});

/// Whether a question complains about a superior: about one's own, or about one as such. That both are spoken
/// of is not enough, for complaints are also work, and so is a superior's part in it.
pub(crate) fn complains(question: &str) -> bool {
    let said = Said { words: fold_words(question) };
    (0..said.words.len()).filter(|&at| said.is_superior(at)).any(|at| {
        said.is_complained_about(at)
            || (said.is_own(at) && !said.is_addressed(at) && said.complains_oneself())
    })
}

/// The words of a question.
struct Said {
    words: Vec<String>,
}

impl Said {
    fn is(&self, at: usize, kind: &str) -> bool {
        let known = WORDS.get(kind).map(Vec::as_slice).unwrap_or_default();
        self.words.get(at).is_some_and(|word| known.contains(word))
    }

    fn is_form(&self, at: usize, kind: &str) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let roots = SHIPPED.roots.of(word);
        FORMS.get(kind).is_some_and(|forms| forms.iter().any(|form| kin(form, &roots)))
    }

    fn is_complaint(&self, at: usize) -> bool {
        self.is_form(at, "complaint") || self.is_form(at, "wrong")
    }

    fn is_superior(&self, at: usize) -> bool {
        let known = self.is(at, "superior") || self.bare(at).is_some();
        known && !self.is(at + 1, "thing")
    }

    /// "atasanku" without its ending.
    fn bare(&self, at: usize) -> Option<&str> {
        let endings = WORDS.get("ending")?;
        let bare = endings.iter().find_map(|ending| self.words.get(at)?.strip_suffix(ending.as_str()))?;
        WORDS.get("superior")?.iter().any(|word| word == bare).then_some(bare)
    }

    /// Whether a complaint is spoken of that is no customer's.
    fn complains_oneself(&self) -> bool {
        let customer = |at: usize| self.is(at, "customer");
        (0..self.words.len())
            .any(|at| self.is_complaint(at) && !customer(at + 1) && !at.checked_sub(1).is_some_and(customer))
    }

    fn is_own(&self, at: usize) -> bool {
        self.bare(at).is_some() || self.owner_before(at).is_some() || self.owner_behind(at)
    }

    /// "my direct superior": where "my" stands.
    fn owner_before(&self, at: usize) -> Option<usize> {
        let mut back = (at.saturating_sub(BETWEEN + 1)..at).rev();
        back.find(|&at| self.is(at, "before") || self.parts(at)).filter(|&at| self.is(at, "before"))
    }

    /// "atasan langsung saya", "kepala bagian gudang saya".
    fn owner_behind(&self, at: usize) -> bool {
        let known = self.is(at + 1, "between");
        let reach = if known { BETWEEN + 1 } else { 1 };
        let mut ahead = at + 1..=at + reach;
        ahead.find(|&at| self.is(at, "behind") || self.parts(at)).is_some_and(|at| self.is(at, "behind"))
    }

    /// Whether another part of the sentence begins, or what is said of somebody stands there.
    fn parts(&self, at: usize) -> bool {
        ["other", "to", "about", "by", "accuse"].iter().any(|kind| self.is(at, kind)) || self.is_complaint(at)
    }

    /// "to my superior", "kepada atasan".
    fn is_addressed(&self, at: usize) -> bool {
        let first = self.owner_before(at).unwrap_or(at);
        first.checked_sub(1).is_some_and(|before| self.is(before, "to"))
    }

    /// "complaint about the manager", "harassed by a superior", "melaporkan atasan".
    fn is_complained_about(&self, superior: usize) -> bool {
        let mut between = 0;
        for at in (0..superior).rev() {
            if self.is(at, "accuse") {
                return true;
            }
            if self.is(at, "about") {
                return (0..at).any(|before| self.is_complaint(before));
            }
            if self.is(at, "by") {
                return at.checked_sub(1).is_some_and(|before| self.is_form(before, "wrong"));
            }
            if self.is(at, "other") || self.is(at, "to") {
                return false;
            }
            between += usize::from(!["light", "before"].iter().any(|kind| self.is(at, kind)));
            if between > BETWEEN {
                return false;
            }
        }
        false
    }
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
        for yes in [
            "I want to complain about my boss",
            "my manager is bullying me",
            "complaint against a supervisor",
            "grievance about the behaviour of the manager",
            "complaint about the manager for customer complaints",
            "where do I complain, my direct line manager is unfair",
            "I was harassed by the team leader",
            "our head abuses us",
            "keluhan tentang atasan",
            "keluhan tentang atasan saya",
            "mau mengadu soal sikap kepala bagian saya",
            "atasanku kasar",
            "melaporkan atasan",
            "pengaduan terhadap pimpinan",
            "atasan langsung saya melakukan pelecehan",
            "pelecehan oleh manajer",
        ] {
            assert!(complains(yes), "{yes}");
        }
        for no in [
            "",
            "customer complaint",
            "who is my boss",
            "who is the manager for customer complaints",
            "complaint form for the head office",
            "complaint about the head office",
            "complaint about lead times",
            "my complaint about waste management",
            "does a customer complaint go to my manager",
            "customer complaints while my manager is away",
            "complaint to my boss about the canteen",
            "head of complaint handling",
            "who leads the harassment training",
            "atasan saya sakit",
            "siapa manajer untuk keluhan pelanggan",
            "siapa kepala bagian keluhan pelanggan",
            "keluhan pelanggan ditangani oleh manajer",
            "keluhan tentang kantor kepada atasan saya",
            "laporan atasan saya",
            "melaporkan barang rusak ke kepala gudang",
            "formulir pengaduan untuk kepala kantor",
        ] {
            assert!(!complains(no), "{no}");
        }
    }
}
