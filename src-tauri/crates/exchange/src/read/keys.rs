//! Who a manager value names.
//!
//! A value is looked up as an id (of a position or a person, whichever the column mostly holds), as the key
//! of a superseded row, as an e-mail address, as an id that lost its leading zeros, and as a name; spaces
//! within a number do not count.

use super::Reading;
use super::names::match_key;
use super::parts::parts;
use super::pool::{At, NOWHERE, Pool};
use super::values::is_scientific;
use simpul_model::*;
use std::collections::HashMap;

/// What a value names.
pub(super) enum Hit {
    One(At),
    Redirected(At),
    Zeros(At),
    /// What is written is more than, or other than, an id, an address or a name.
    Read(At),
    Several(usize),
    Nothing,
}

/// Ways to look a manager up; those that are rarely needed are built when they first are.
pub(super) struct Keys {
    people_first: bool,
    by_email: Option<HashMap<String, Vec<At>>>,
    by_bare_id: Option<HashMap<String, Vec<At>>>,
    by_name: Option<HashMap<String, Vec<At>>>,
    by_title: Option<HashMap<String, Vec<At>>>,
    /// By name without initials: Webster L. Butler is Webster Butler where there is no other.
    by_short: Option<HashMap<String, Vec<At>>>,
    /// By position: its first holder.
    holders: Option<Vec<At>>,
}

impl Keys {
    pub(super) fn new(people_first: bool) -> Self {
        let (by_email, by_bare_id, by_name, by_title, by_short) = (None, None, None, None, None);
        Self { people_first, by_email, by_bare_id, by_name, by_title, by_short, holders: None }
    }

    pub(super) fn find(&mut self, reading: &Reading<'_, '_>, value: &str) -> Hit {
        if is_scientific(value) {
            return Hit::Nothing;
        }
        let pool = &reading.pool;
        let person = || pool.person_by_id.get(value).and_then(|&at| pool.post(at, None, reading.today));
        let seat = || pool.position_by_id.get(value).copied();
        let found = if self.people_first { person().or_else(seat) } else { seat().or_else(person) };
        if let Some(found) = found {
            return Hit::One(found);
        }
        if let Some(&winner) = pool.redirects.get(value) {
            return pool.post(winner, None, reading.today).map_or(Hit::Nothing, Hit::Redirected);
        }
        if value.bytes().all(|b| b.is_ascii_digit() || b == b' ') {
            return self.by_zeros(reading, &without_gaps(value));
        }
        self.by_words(reading, value, None)
    }

    /// What a person would make of a value that is no key: `Budi Santoso (Direktur)`, `1001 - Budi`, the only
    /// position of this title. Nothing where two parts of it lead to two positions.
    pub(super) fn read(&mut self, reading: &Reading<'_, '_>, value: &str, of: At) -> Hit {
        if is_scientific(value) {
            return Hit::Nothing;
        }
        let mut found: Vec<At> = Vec::new();
        let mut several = 0;
        for part in parts(value) {
            match self.find(reading, &part) {
                Hit::One(at) | Hit::Redirected(at) | Hit::Zeros(at) => found.push(at),
                Hit::Several(count) => several = several.max(count),
                Hit::Read(_) | Hit::Nothing => {}
            }
        }
        if found.is_empty() && several == 0 {
            found.extend(self.by_short(reading, value, of));
        }
        if found.is_empty() && several == 0 {
            let titles = reading.pool.positions.iter().map(|position| fold(&position.title));
            let by_title = self.by_title.get_or_insert_with(|| gather(titles));
            let whole = std::iter::once(value.into()).chain(parts(value));
            let mut titled = whole.filter_map(|part| by_title.get(&fold(&part)));
            let others = titled.next().into_iter().flatten().copied();
            found.extend(others.filter(|&at| at != of));
        }
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Hit::Read(*one),
            [] if several > 0 => Hit::Several(several),
            [] => Hit::Nothing,
            many => Hit::Several(many.len()),
        }
    }

    /// The only one of this name but for initials that stand here or there.
    fn by_short(&mut self, reading: &Reading<'_, '_>, value: &str, of: At) -> Option<At> {
        let pool = &reading.pool;
        let by_short = self
            .by_short
            .get_or_insert_with(|| gather(pool.people.iter().map(|p| without_initials(&p.name))));
        let whole = std::iter::once(value.into()).chain(parts(value));
        let mut named = whole.filter_map(|part| by_short.get(&without_initials(&part)));
        let [one] = named.next()?.as_slice() else { return None };
        pool.post(*one, None, reading.today).filter(|&at| at != of)
    }

    /// A position by its first holder and title, as a person would say who is meant.
    pub(super) fn called(&mut self, pool: &Pool<'_>, at: At) -> String {
        let holders = self.holders.get_or_insert_with(|| {
            let mut holders = vec![NOWHERE; pool.positions.len()];
            for person in (0..pool.people.len() as At).rev() {
                pool.posts(person).for_each(|post| holders[post as usize] = person);
            }
            holders
        });
        let title = &pool.positions[at as usize].title;
        match pool.people.get(holders[at as usize] as usize) {
            Some(person) if title.is_empty() => person.name.clone(),
            Some(person) => format!("{} ({title})", person.name),
            None => title.clone(),
        }
    }

    /// An id of digits whose leading zeros were lost, on this side or on the other.
    fn by_zeros(&mut self, reading: &Reading<'_, '_>, value: &str) -> Hit {
        let pool = &reading.pool;
        let bare = self.by_bare_id.get_or_insert_with(|| {
            let mut bare: HashMap<String, Vec<At>> = HashMap::new();
            let digits = |id: &&str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit() || b == b' ');
            let ids = pool
                .people
                .iter()
                .enumerate()
                .filter_map(|(at, p)| Some((at, p.external_id.as_deref().filter(digits)?)));
            for (at, id) in ids {
                if let Some(post) = pool.post(at as At, None, reading.today) {
                    bare.entry(without_zeros(id)).or_default().push(post);
                }
            }
            let seats = pool.positions.iter().enumerate();
            for (at, id) in seats.filter_map(|(at, p)| Some((at, p.external_id.as_deref().filter(digits)?))) {
                let same = bare.entry(without_zeros(id)).or_default();
                if !same.contains(&(at as At)) {
                    same.push(at as At);
                }
            }
            bare
        });
        match bare.get(value.trim_start_matches('0')).map(Vec::as_slice) {
            Some([one]) => {
                let key = reading.pool.positions[*one as usize].external_id.as_deref().unwrap_or_default();
                if without_gaps(key) == value { Hit::One(*one) } else { Hit::Zeros(*one) }
            }
            Some(several) if !several.is_empty() => Hit::Several(several.len()),
            _ => Hit::Nothing,
        }
    }

    /// An e-mail address, else a name.
    pub(super) fn by_words(&mut self, reading: &Reading<'_, '_>, value: &str, unit: Option<UnitId>) -> Hit {
        let pool = &reading.pool;
        let people = if value.contains('@') {
            let by_email = self
                .by_email
                .get_or_insert_with(|| gather(pool.people.iter().map(|p| p.email.to_lowercase())));
            by_email.get(&value.to_lowercase())
        } else {
            self.by_name
                .get_or_insert_with(|| gather(pool.people.iter().map(|p| match_key(&p.name))))
                .get(&match_key(value))
        };
        match people.map(Vec::as_slice) {
            Some([one]) => pool.post(*one, unit, reading.today).map_or(Hit::Nothing, Hit::One),
            Some(several) if !several.is_empty() => {
                // Titles are left aside only where they are not needed to tell two people apart.
                let folded = fold(value);
                let exact: Vec<At> = several
                    .iter()
                    .copied()
                    .filter(|&at| !value.contains('@') && fold(&pool.people[at as usize].name) == folded)
                    .collect();
                match exact.as_slice() {
                    [one] => pool.post(*one, unit, reading.today).map_or(Hit::Nothing, Hit::One),
                    _ => Hit::Several(several.len()),
                }
            }
            _ => Hit::Nothing,
        }
    }
}

/// A number as it is without the spaces that part it: `19680512 199303 1 001`.
fn without_gaps(number: &str) -> String {
    number.split(' ').collect()
}

/// A name of at least two words without its initials; nothing else has a short form.
fn without_initials(name: &str) -> String {
    let key = match_key(name);
    let words: Vec<&str> = key.split(' ').filter(|word| word.chars().nth(1).is_some()).collect();
    if words.len() > 1 { words.join(" ") } else { String::new() }
}

fn without_zeros(id: &str) -> String {
    without_gaps(id).trim_start_matches('0').to_owned()
}

fn gather(keys: impl Iterator<Item = String>) -> HashMap<String, Vec<At>> {
    let mut places: HashMap<String, Vec<At>> = HashMap::new();
    for (at, key) in keys.enumerate().filter(|(_, key)| !key.is_empty()) {
        places.entry(key).or_default().push(at as At);
    }
    places
}
