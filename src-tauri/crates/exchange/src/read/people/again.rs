//! Somebody of the organisation that a list is read into, met again in a row whose id says nothing of them:
//! by the e-mail address, then by the name.

use super::{Line, PeopleFile, same_seat};
use crate::read::names::match_key;
use crate::read::pool::{At, Pool};
use crate::read::synonyms::Field;
use crate::read::{Question, Reading};
use simpul_model::*;
use std::collections::HashMap;

/// The people who were there before the list was read. Empty for a new organisation.
pub(super) struct Known {
    by_email: HashMap<String, Vec<At>>,
    by_name: HashMap<String, Vec<At>>,
}

impl Known {
    pub(super) fn of(pool: &Pool<'_>) -> Self {
        let mut known = Self { by_email: HashMap::new(), by_name: HashMap::new() };
        for (at, person) in pool.people.iter().enumerate() {
            if !person.email.is_empty() {
                known.by_email.entry(fold(&person.email)).or_default().push(at as At);
            }
            known.by_name.entry(match_key(&person.name)).or_default().push(at as At);
        }
        known
    }
}

impl<'a> PeopleFile<'_, 'a> {
    /// Who was there before and is meant by this row, whose id, if it has one, nobody bears. Where only the
    /// name speaks for it and an id or another of the name against it, a person is asked.
    pub(super) fn met_again(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) -> Option<At> {
        if self.known.by_name.is_empty() {
            return None;
        }
        let unseen = |at: &&At| !reading.pool.person_seen[**at as usize];
        let only = |found: Option<&Vec<At>>| -> Option<At> {
            let mut open = found.into_iter().flatten().filter(unseen);
            open.next().copied().filter(|_| open.next().is_none())
        };
        let email = self.grid.get(line.row, Field::Email);
        let mut found = if email.is_empty() { None } else { only(self.known.by_email.get(&fold(email))) };
        if found.is_none() {
            let named: Vec<At> = self
                .known
                .by_name
                .get(&match_key(&line.name))
                .into_iter()
                .flatten()
                .filter(unseen)
                .copied()
                .collect();
            found = self.by_name(reading, line, &named);
        }
        let at = found?;
        if !line.id.is_empty() {
            bear(&mut reading.pool, at, line.id);
        }
        Some(at)
    }

    fn by_name(&self, reading: &mut Reading<'a, '_>, line: &Line<'a>, named: &[At]) -> Option<At> {
        let id = |at: &At| reading.pool.people[*at as usize].id;
        match reading.same.get(&line.line) {
            Some(None) => return None,
            Some(Some(person)) => return named.iter().copied().find(|at| id(at) == *person),
            None => {}
        }
        let bears = |at: &At| reading.pool.people[*at as usize].external_id.is_some();
        let seated = |at: &&At| reading.pool.posts(**at).any(|seat| same_seat(&reading.pool, seat, line));
        let in_seat: Vec<At> = named.iter().filter(seated).copied().collect();
        match (named, in_seat.as_slice()) {
            ([], _) => None,
            (_, [at]) if line.id.is_empty() || !bears(at) => Some(*at),
            ([at], _) if line.id.is_empty() || !bears(at) => Some(*at),
            _ => {
                let candidates = named.iter().map(id).collect();
                reading.questions.push(Question { row: line.line, name: line.name.to_string(), candidates });
                None
            }
        }
    }
}

/// From now on somebody bears this id, and so does the post that bore their old one.
fn bear<'a>(pool: &mut Pool<'a>, at: At, id: &'a str) {
    let old = pool.people[at as usize].external_id.replace(id.to_owned());
    pool.person_by_id.insert(id, at);
    if pool.position_by_id.contains_key(id) {
        return;
    }
    let post = pool.posts(at).find(|&post| old.is_some() && pool.positions[post as usize].external_id == old);
    if let Some(post) = post {
        pool.positions[post as usize].external_id = Some(id.to_owned());
        pool.position_by_id.insert(id, post);
    }
}
