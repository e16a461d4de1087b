//! Whom a list may mean by less than a name: `Budi S.`, `Bpk. Budi`, `Santoso, Budi`, or what people call somebody.

use super::near::{distance, far};
use crate::document::Document;
use crate::fold::{fold, words};
use crate::id::{FieldId, PersonId, PositionId};
use crate::text::Date;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// Different values that are compared with all names.
const LOOKED_UP: usize = 200;

/// Fields of a company's own that hold what people call somebody.
const CALLED: &[&str] = &[
    "preferred name",
    "preferred first name",
    "preferred",
    "nickname",
    "nick name",
    "known as",
    "call name",
    "alias",
    "nama panggilan",
    "panggilan",
    "nama sapaan",
    "sapaan",
];

/// Words by which people are addressed.
const ADDRESSES: &[&str] = &[
    "bapak", "bpk", "bp", "pak", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "tuan", "nyonya", "ny",
    "tn", "mr", "mrs", "ms", "mas", "mbak", "kak", "bang", "dr", "ir", "drs", "dra", "hj", "prof",
];

/// The people of a document as lists may name them.
#[derive(Debug)]
pub struct Likely {
    people: Vec<Named>,
    known: HashMap<String, Vec<Meant>>,
}

/// How near, how many they lead, and who: in this order.
type Meant = (usize, Reverse<usize>, PersonId);

#[derive(Debug)]
struct Named {
    person: PersonId,
    /// The name, and what people call them.
    names: Vec<String>,
    /// How many report to them.
    leads: usize,
}

impl Likely {
    /// Those who are in a document. O(n).
    pub fn of(document: &Document, today: Date) -> Self {
        let is_called = |name: &str| CALLED.contains(&name.replace(['_', '-'], " ").as_str());
        let fields = document.fields().iter().filter(|field| is_called(&fold(&field.name)));
        let fields: BTreeSet<FieldId> = fields.map(|field| field.id).collect();
        let people = document.people().iter().map(|person| {
            let called = person.custom.iter().filter(|(field, _)| fields.contains(field));
            let called = called.map(|(_, called)| fold(called)).filter(|called| !called.is_empty());
            let posts = document.assignments_of(person.id).filter(|held| held.is_current(today));
            let leads = |id: PositionId| document.reports_to(Some(id)).count();
            Named {
                person: person.id,
                names: std::iter::once(fold(&person.name)).chain(called).collect(),
                leads: posts.map(|held| leads(held.position)).sum(),
            }
        });
        Self { people: people.collect(), known: HashMap::new() }
    }

    /// Who may be meant, the likeliest first: by how near the name is, then by how many report to them. O(n) for
    /// each different value, of which a bounded number is looked at.
    pub fn meant(&mut self, given: &str) -> impl Iterator<Item = PersonId> {
        self.ranked(given).iter().map(|&(.., person)| person)
    }

    /// The one who is likelier than all others.
    pub fn likeliest(&mut self, given: &str) -> Option<PersonId> {
        match self.ranked(given) {
            [(.., only)] => Some(*only),
            [first, second, ..] if (first.0, first.1) < (second.0, second.1) => Some(first.2),
            _ => None,
        }
    }

    fn ranked(&mut self, given: &str) -> &[Meant] {
        let wanted = fold(given);
        if wanted.is_empty() || (self.known.len() >= LOOKED_UP && !self.known.contains_key(&wanted)) {
            return &[];
        }
        let people = &self.people;
        self.known.entry(wanted).or_insert_with_key(|wanted| {
            let near = |named: &Named| named.names.iter().filter_map(|name| nearness(wanted, name)).min();
            let meant = |named| Some((near(named)?, Reverse(named.leads), named.person));
            let mut found: Vec<Meant> = people.iter().filter_map(meant).collect();
            found.sort_unstable();
            found
        })
    }
}

/// How far what a list calls somebody is from a name, both folded; nothing where it is another's.
fn nearness(wanted: &str, name: &str) -> Option<usize> {
    let by_letters = distance(wanted, name, far(wanted));
    by_letters.into_iter().chain(by_words(wanted, name)).min()
}

/// By words: each that is written is one of the name, the beginning of one, or nearly one.
fn by_words(wanted: &str, name: &str) -> Option<usize> {
    let mut given: Vec<&str> = said(wanted).collect();
    let mut left: Vec<&str> = said(name).collect();
    // The longest is looked for first, so that an initial takes none away from it.
    given.sort_by_key(|word| Reverse(word.chars().count()));
    if given.first().is_none_or(|word| word.chars().count() < 3) {
        return None;
    }
    let mut far = 0;
    for word in given {
        let nearest = left.iter().enumerate().filter_map(|(at, of)| Some((between(word, of)?, at)));
        let (off, at) = nearest.min()?;
        left.swap_remove(at);
        far += off;
    }
    Some(far + usize::from(!left.is_empty()) + 1)
}

/// The words of a name without forms of address before it and degrees behind a comma.
fn said(name: &str) -> impl Iterator<Item = &str> {
    let (head, tail) = name.split_once(',').unwrap_or((name, ""));
    let degrees = |word: &&str| word.contains('.') || word.chars().count() < 4;
    let given = tail.split(' ').filter(move |word| !degrees(word));
    let words = words(head).chain(given.flat_map(words));
    words.filter(|word| !ADDRESSES.contains(word))
}

fn between(word: &str, of: &str) -> Option<usize> {
    let long = word.chars().count();
    match () {
        () if word == of => Some(0),
        () if of.starts_with(word) && (long == 1 || long > 2) => Some(1),
        () if long > 4 && of.chars().count() > 4 && strsim::osa_distance(word, of) == 1 => Some(2),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(given: &str) -> Vec<String> {
        let names = [
            "Budi Santoso, S.E.",
            "Budi Setiawan",
            "Dr. Siti Rahmawati, M.M.",
            "Ahmad Fauzi",
            "Muhammad Rizki Pratama",
            "Ani",
        ];
        let named = |(at, name): (usize, &&str)| Named {
            person: PersonId::from_raw(at as u64 + 1),
            names: vec![fold(name)],
            leads: usize::from(*name == "Budi Setiawan"),
        };
        let people = names.iter().enumerate().map(named).collect();
        let mut likely = Likely { people, known: HashMap::new() };
        likely.meant(given).map(|id| names[id.raw() as usize - 1].to_owned()).collect()
    }

    #[test]
    fn short_turned_and_addressed_names_lead_to_those_who_may_be_meant() {
        for (given, meant) in [
            ("Budi S.", &["Budi Setiawan", "Budi Santoso, S.E."][..]),
            ("Budi San", &["Budi Santoso, S.E."]),
            ("Bpk. Budi", &["Budi Setiawan", "Budi Santoso, S.E."]),
            ("Santoso, Budi", &["Budi Santoso, S.E."]),
            ("Ibu Siti R", &["Dr. Siti Rahmawati, M.M."]),
            ("M. Rizki Pratama", &["Muhammad Rizki Pratama"]),
            ("A. Fauzi", &["Ahmad Fauzi"]),
            ("Siti Rahmawaty", &["Dr. Siti Rahmawati, M.M."]),
            ("Bambang", &[]),
            ("B. S.", &[]),
            ("", &[]),
        ] {
            assert_eq!(order(given), meant, "{given}");
        }
    }
}
