//! What a doubtful cell could say: people, units and titles whose names are near to what it says.
//!
//! Nearness is [`simpul_model::distance`], of people [`Likely`]. O(names) for each different value, of which a bounded number is
//! looked at.

use crate::dto::Proposal;
use simpul_model::{Date, Document, Finding, FindingKind, Likely, Person, distance, fold};
use std::collections::HashMap;

/// Different values that are compared with all names.
const LOOKED_UP: usize = 150;
/// Proposals for one cell.
const MOST: usize = 4;

/// The names of an organisation, gathered when one is first looked for.
pub(super) struct Names<'a> {
    document: &'a Document,
    today: Date,
    people: Option<Likely>,
    units: Option<Vec<Named<'a>>>,
    known: HashMap<(bool, String), Vec<Proposal>>,
}

struct Named<'a> {
    folded: String,
    /// What a cell would say to mean it.
    value: &'a str,
    label: &'a str,
}

impl<'a> Names<'a> {
    /// Those of a document.
    pub(super) fn new(document: &'a Document, today: Date) -> Self {
        Self { document, today, people: None, units: None, known: HashMap::new() }
    }

    /// What the cell of a finding could say, the likeliest first.
    pub(super) fn proposals(&mut self, finding: &Finding) -> Vec<Proposal> {
        use FindingKind as K;
        let nothing = || Proposal { value: String::new(), label: String::new() };
        match finding.kind {
            K::MissingManager | K::AmbiguousManager => {
                let mut near = self.near(&finding.value, false);
                near.push(nothing());
                near
            }
            K::SelfReport | K::ReportingCycle | K::BadDate => vec![nothing()],
            K::UnknownUnit => self.near(&finding.value, true),
            K::UnknownParty | K::AmbiguousParty => {
                let mut near = self.near(&finding.value, true);
                near.extend(self.near(&finding.value, false));
                near.truncate(MOST);
                near
            }
            K::DuplicateId => vec![same(format!("{}-2", finding.value))],
            K::BadEmail => mended(&finding.value).map(same).into_iter().chain([nothing()]).collect(),
            _ => Vec::new(),
        }
    }

    fn near(&mut self, value: &str, units: bool) -> Vec<Proposal> {
        let folded = fold(value);
        let key = (units, folded.clone());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        if self.known.len() >= LOOKED_UP || folded.is_empty() {
            return Vec::new();
        }
        let found = if units { self.near_units(&folded) } else { self.likely_people(value) };
        self.known.insert(key, found.clone());
        found
    }

    fn near_units(&mut self, folded: &str) -> Vec<Proposal> {
        let document = self.document;
        let names = self.units.get_or_insert_with(|| of_units(document));
        let far = (folded.chars().count() / 4).clamp(1, 3);
        let near = |(at, named): (usize, &Named<'_>)| Some((distance(folded, &named.folded, far)?, at));
        let mut near: Vec<(usize, usize)> = names.iter().enumerate().filter_map(near).collect();
        near.sort_unstable();
        let proposal = |&(_, at): &(usize, usize)| Proposal {
            value: names[at].value.to_owned(),
            label: names[at].label.to_owned(),
        };
        near.iter().take(MOST).map(proposal).collect()
    }

    fn likely_people(&mut self, value: &str) -> Vec<Proposal> {
        let (document, today) = (self.document, self.today);
        let likely = self.people.get_or_insert_with(|| Likely::of(document, today));
        let meant = likely.meant(value).take(MOST);
        meant.filter_map(|person| Some(of_person(document, document.people().get(person)?))).collect()
    }
}

/// A person as a cell would name them, and as a person would say who is meant.
fn of_person(document: &Document, person: &Person) -> Proposal {
    let post = document.assignments_of(person.id).next();
    let title = post.and_then(|held| document.positions().get(held.position)).map(|post| post.title.as_str());
    let id = person.external_id.as_deref().filter(|id| !id.is_empty());
    let about = [title.unwrap_or_default(), id.unwrap_or_default()];
    let about: Vec<&str> = about.into_iter().filter(|word| !word.is_empty()).collect();
    let label = if about.is_empty() {
        person.name.clone()
    } else {
        format!("{} ({})", person.name, about.join(", "))
    };
    Proposal { value: id.unwrap_or(&person.name).to_owned(), label }
}

fn of_units(document: &Document) -> Vec<Named<'_>> {
    let units = document.units().iter().map(|unit| Named {
        folded: fold(&unit.name),
        value: unit.external_id.as_deref().unwrap_or(&unit.name),
        label: &unit.name,
    });
    units.collect()
}

fn same(value: String) -> Proposal {
    Proposal { label: value.clone(), value }
}

/// An address whose slips are plain: spaces, commas, and words for its signs.
pub(in crate::use_case) fn mended(value: &str) -> Option<String> {
    let words = value.trim().to_lowercase().replace(" at ", "@").replace("(at)", "@").replace(" dot ", ".");
    let mended: String = words.replace(',', ".").split_whitespace().collect();
    let mended = mended.trim_end_matches(['.', ';', '>']).trim_start_matches(['<', '.']);
    let (local, domain) = mended.split_once('@')?;
    let right = !local.is_empty()
        && domain.contains('.')
        && !domain.contains('@')
        && domain.split('.').all(|label| !label.is_empty());
    (right && mended != value).then(|| mended.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_slips_of_an_address_are_mended() {
        assert_eq!(mended("ayu at x.org").as_deref(), Some("ayu@x.org"));
        assert_eq!(mended(" Ayu@x,org; ").as_deref(), Some("ayu@x.org"));
        assert_eq!(mended("ayu"), None);
        assert_eq!(mended("ayu@x"), None);
    }
}
