//! Who is meant by a text, looked up in a document as the ends of needs are on import: unit id, position id,
//! person id, e-mail, name, title, in this order. Here nothing is taken where several fit: whoever typed it is
//! there to say.
//!
//! Every end has a [name](Ends::name) that is read again as that end.

use super::names::match_key;
use super::values::{is_dash, is_scientific};
use simpul_model::*;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Why a text names no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// Nobody is called this.
    Nobody,
    /// So many are.
    Several(usize),
    /// Somebody who holds no position.
    NoPosition,
}

/// The ends that a document has to offer. Indexes are built when they are first needed: O(n log n) in all.
pub struct Ends<'a> {
    document: &'a Document,
    today: Date,
    by_id: OnceCell<HashMap<&'a str, Vec<Who>>>,
    by_email: OnceCell<HashMap<String, Vec<PersonId>>>,
    units: OnceCell<HashMap<String, Vec<UnitId>>>,
    people: OnceCell<HashMap<String, Vec<PersonId>>>,
    titles: OnceCell<HashMap<String, Vec<PositionId>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Unit(UnitId),
    Position(PositionId),
    Person(PersonId),
}

fn gather<'r, R: 'r, I: Copy>(
    rows: impl Iterator<Item = &'r R>,
    key: impl Fn(&R) -> String,
    id: impl Fn(&R) -> I,
) -> HashMap<String, Vec<I>> {
    let mut found: HashMap<String, Vec<I>> = HashMap::new();
    for row in rows {
        let key = key(row);
        if !key.is_empty() {
            found.entry(key).or_default().push(id(row));
        }
    }
    found
}

impl<'a> Ends<'a> {
    /// Of a document, on a day.
    pub fn of(document: &'a Document, today: Date) -> Self {
        Self {
            document,
            today,
            by_id: OnceCell::new(),
            by_email: OnceCell::new(),
            units: OnceCell::new(),
            people: OnceCell::new(),
            titles: OnceCell::new(),
        }
    }

    /// The end that a text names.
    ///
    /// # Errors
    /// [`Unclear`] where it names nobody, or several.
    pub fn find(&self, text: &str) -> Result<End, Unclear> {
        let text = text.trim();
        if text.is_empty() || is_dash(text) || is_scientific(text) {
            return Err(Unclear::Nobody);
        }
        match self.named(text) {
            Err(Unclear::Nobody) => self.told_apart(text),
            found => found,
        }
    }

    /// What an end is called: by its name where nobody else is, else with what tells it from the others.
    pub fn name(&self, end: End) -> String {
        let is = |text: &str| self.find(text) == Ok(end);
        let mut names: Vec<String> = match end {
            End::Unit(id) => {
                let Some(unit) = self.document.units().get(id) else { return String::new() };
                vec![unit.name.clone(), format!("{} ({})", unit.name.trim(), unit_key(unit))]
            }
            End::Position(id) => {
                let Some(position) = self.document.positions().get(id) else { return String::new() };
                let title = position.title.trim();
                let unit = position.unit.and_then(|unit| self.document.units().get(unit));
                let holder = self.document.holders(id, self.today).next();
                let holder = holder.map(|(person, _)| person.name.trim().to_owned());
                if title.is_empty() {
                    holder.into_iter().chain([position_key(position)]).collect()
                } else {
                    let unit = unit.map(|unit| unit.name.trim().to_owned());
                    let apart = unit.into_iter().chain(holder).chain([position_key(position)]);
                    std::iter::once(title.to_owned())
                        .chain(apart.map(|apart| format!("{title} ({apart})")))
                        .collect()
                }
            }
        };
        let place = names.iter().position(|name| is(name)).unwrap_or(names.len() - 1);
        names.swap_remove(place)
    }

    fn named(&self, text: &str) -> Result<End, Unclear> {
        let of_id = self.of_id(text);
        if let Some(&first) = of_id.first() {
            // The id of a person without a position id is that of their post too: one and the same.
            let posts: Vec<End> = of_id.iter().filter_map(|&who| self.end(who).ok()).collect();
            return match posts.first() {
                Some(post) if posts.iter().all(|end| end == post) => Ok(*post),
                None => self.end(first),
                Some(_) => Err(Unclear::Several(of_id.len())),
            };
        }
        if text.contains('@') {
            return self.one_person(self.by_email().get(&text.to_lowercase()));
        }
        match self.units().get(&fold(text)).map(Vec::as_slice) {
            Some([one]) => return Ok(End::Unit(*one)),
            Some(several) => return Err(Unclear::Several(several.len())),
            None => {}
        }
        let people = self.people().get(&match_key(text));
        if people.is_some() {
            return self.one_person(people);
        }
        match self.titles().get(&fold(text)).map(Vec::as_slice) {
            Some([one]) => Ok(End::Position(*one)),
            Some(several) => Err(Unclear::Several(several.len())),
            None => Err(Unclear::Nobody),
        }
    }

    /// `Name (what tells it apart)`. Both may hold brackets of their own: `Clerk (1) (Warehouse)` is split at the
    /// last pair, `Clerk (Warehouse (East))` at the first.
    fn told_apart(&self, text: &str) -> Result<End, Unclear> {
        let Some(text) = text.strip_suffix(')') else { return Err(Unclear::Nobody) };
        let splits = [text.rsplit_once(" ("), text.split_once(" (")];
        let mut found =
            splits.into_iter().flatten().map(|(name, apart)| self.apart(&fold(name), apart.trim()));
        found.find(|found| *found != Err(Unclear::Nobody)).unwrap_or(Err(Unclear::Nobody))
    }

    fn apart(&self, name: &str, apart: &str) -> Result<End, Unclear> {
        let d = self.document;
        let titled: &[PositionId] = self.titles().get(name).map(Vec::as_slice).unwrap_or_default();
        let unit_keyed = |&id: &UnitId| d.units().get(id).is_some_and(|unit| unit_key(unit) == apart);
        let keyed = |&id: &PositionId| d.positions().get(id).is_some_and(|seat| position_key(seat) == apart);
        let units = self.units().get(name).into_iter().flatten().copied().filter(unit_keyed).map(End::Unit);
        let by_key: Vec<End> = units.chain(titled.iter().copied().filter(keyed).map(End::Position)).collect();
        let (holder, unit) = (match_key(apart), fold(apart));
        let fits = |&id: &PositionId| {
            let of = d.positions().get(id).and_then(|seat| d.units().get(seat.unit?));
            of.is_some_and(|of| fold(&of.name) == unit)
                || d.holders(id, self.today).any(|(person, _)| match_key(&person.name) == holder)
        };
        only(&by_key).unwrap_or_else(|| {
            let by_words: Vec<End> = titled.iter().copied().filter(fits).map(End::Position).collect();
            only(&by_words).unwrap_or(Err(Unclear::Nobody))
        })
    }

    fn of_id(&self, text: &str) -> Vec<Who> {
        let known = self.by_id.get_or_init(|| {
            let d = self.document;
            let units = d.units().iter().filter_map(|u| Some((u.external_id.as_deref()?, Who::Unit(u.id))));
            let positions =
                d.positions().iter().filter_map(|p| Some((p.external_id.as_deref()?, Who::Position(p.id))));
            let people =
                d.people().iter().filter_map(|p| Some((p.external_id.as_deref()?, Who::Person(p.id))));
            let mut known: HashMap<&str, Vec<Who>> = HashMap::new();
            units.chain(positions).chain(people).for_each(|(id, who)| known.entry(id).or_default().push(who));
            known
        });
        if let Some(found) = known.get(text) {
            return found.clone();
        }
        // Records that no list gave an id are written with their own.
        let Ok(raw) = text.parse::<UnitId>().map(UnitId::raw) else { return Vec::new() };
        let d = self.document;
        let unit = d.units().get(UnitId::from_raw(raw)).filter(|u| u.external_id.is_none());
        let position = d.positions().get(PositionId::from_raw(raw)).filter(|p| p.external_id.is_none());
        let person = d.people().get(PersonId::from_raw(raw)).filter(|p| p.external_id.is_none());
        let found = [
            unit.map(|u| Who::Unit(u.id)),
            position.map(|p| Who::Position(p.id)),
            person.map(|p| Who::Person(p.id)),
        ];
        found.into_iter().flatten().collect()
    }

    fn one_person(&self, found: Option<&Vec<PersonId>>) -> Result<End, Unclear> {
        match found.map(Vec::as_slice) {
            Some([one]) => self.end(Who::Person(*one)),
            Some(several) => Err(Unclear::Several(several.len())),
            None => Err(Unclear::Nobody),
        }
    }

    /// A person means their position: of several the one with the largest current share, the earliest first.
    fn end(&self, who: Who) -> Result<End, Unclear> {
        match who {
            Who::Unit(id) => Ok(End::Unit(id)),
            Who::Position(id) => Ok(End::Position(id)),
            Who::Person(id) => {
                let rank = |held: &&Assignment| (held.is_current(self.today), held.share);
                // Of equals the last one met is taken, which is the first of the person's.
                let held = self.document.assignments_of(id).rev().max_by_key(rank);
                held.map(|held| End::Position(held.position)).ok_or(Unclear::NoPosition)
            }
        }
    }

    fn by_email(&self) -> &HashMap<String, Vec<PersonId>> {
        self.by_email
            .get_or_init(|| gather(self.document.people().iter(), |p| p.email.to_lowercase(), |p| p.id))
    }

    fn units(&self) -> &HashMap<String, Vec<UnitId>> {
        self.units.get_or_init(|| gather(self.document.units().iter(), |u| fold(&u.name), |u| u.id))
    }

    fn people(&self) -> &HashMap<String, Vec<PersonId>> {
        self.people.get_or_init(|| gather(self.document.people().iter(), |p| match_key(&p.name), |p| p.id))
    }

    fn titles(&self) -> &HashMap<String, Vec<PositionId>> {
        self.titles.get_or_init(|| gather(self.document.positions().iter(), |p| fold(&p.title), |p| p.id))
    }
}

/// The only one of them; nothing where there is none.
fn only(found: &[End]) -> Option<Result<End, Unclear>> {
    match found {
        [] => None,
        [one] => Some(Ok(*one)),
        several => Some(Err(Unclear::Several(several.len()))),
    }
}

/// What a unit is called by in the plain files.
pub(crate) fn unit_key(unit: &Unit) -> String {
    unit.external_id.clone().unwrap_or_else(|| unit.id.to_string())
}

/// What a position is called by in the plain files.
pub(crate) fn position_key(position: &Position) -> String {
    position.external_id.clone().unwrap_or_else(|| position.id.to_string())
}

#[cfg(test)]
mod tests;
