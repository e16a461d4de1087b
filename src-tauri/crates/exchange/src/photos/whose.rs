//! Whose a photo is, by the name of its file: a person's id, else their e-mail address.

use simpul_model::{Document, PersonId};
use std::collections::HashMap;

/// Endings of the names of pictures that are read, lower case.
pub const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// It shows this person.
    Of(PersonId),
    /// Nobody can say, or nobody needs to.
    Doubtful(Doubt),
}

/// Why a file is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubt {
    /// Its name does not end as that of a picture.
    NoPicture,
    /// Nobody has this id or e-mail address.
    Nobody,
    /// Nobody has this id, but somebody would if zeros before a number did not count. That is a guess, so it is
    /// left to people.
    Zeros {
        /// Who.
        person: PersonId,
    },
    /// So many people have this id or address.
    Several {
        /// How many.
        people: usize,
    },
    /// An earlier file shows the same person.
    Second {
        /// Its name.
        first: String,
    },
}

/// Whose each file is, in the order of `names`: the id is looked up before the e-mail address, capitals do not
/// count. O(people + names).
pub fn whose<'n>(document: &Document, names: impl IntoIterator<Item = &'n str>) -> Vec<Whose> {
    let known = Known::of(document);
    let mut first: HashMap<PersonId, &str> = HashMap::new();
    let mut all = Vec::new();
    for name in names {
        let found = known.find(name);
        all.push(match found {
            Whose::Of(person) => match first.get(&person) {
                Some(&first) => Whose::Doubtful(Doubt::Second { first: first.to_owned() }),
                None => {
                    first.insert(person, name);
                    Whose::Of(person)
                }
            },
            doubt => doubt,
        });
    }
    all
}

/// People by what a file may be called after. Only asked, never walked.
struct Known {
    by_id: HashMap<String, Vec<PersonId>>,
    by_email: HashMap<String, Vec<PersonId>>,
    by_number: HashMap<String, Vec<PersonId>>,
}

impl Known {
    fn of(document: &Document) -> Self {
        let mut known = Self { by_id: HashMap::new(), by_email: HashMap::new(), by_number: HashMap::new() };
        let put = |into: &mut HashMap<String, Vec<PersonId>>, key: Option<String>, person| {
            if let Some(key) = key.filter(|key| !key.is_empty()) {
                into.entry(key).or_default().push(person);
            }
        };
        for person in document.people().iter() {
            let id = person.external_id.as_deref().unwrap_or_default();
            put(&mut known.by_id, Some(plain(id)), person.id);
            put(&mut known.by_email, Some(plain(&person.email)), person.id);
            put(&mut known.by_number, number(&plain(id)).map(str::to_owned), person.id);
        }
        known
    }

    fn find(&self, name: &str) -> Whose {
        let Some((stem, ending)) = name.rsplit_once('.') else { return Whose::Doubtful(Doubt::NoPicture) };
        if !ENDINGS.contains(&ending.to_lowercase().as_str()) {
            return Whose::Doubtful(Doubt::NoPicture);
        }
        let stem = plain(stem);
        match self.by_id.get(&stem).or_else(|| self.by_email.get(&stem)).map(Vec::as_slice) {
            Some(&[person]) => return Whose::Of(person),
            Some(people) => return Whose::Doubtful(Doubt::Several { people: people.len() }),
            None => {}
        }
        let alike = number(&stem).and_then(|number| self.by_number.get(number));
        Whose::Doubtful(match alike.map(Vec::as_slice) {
            Some(&[person]) => Doubt::Zeros { person },
            _ => Doubt::Nobody,
        })
    }
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A number without the zeros before it.
fn number(text: &str) -> Option<&str> {
    let digits = !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    digits.then(|| text.trim_start_matches('0')).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests;
