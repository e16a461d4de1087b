//! Channels: how to reach a unit, position or person.

use super::found::{Ask, NONE, PARTIES};
use super::grid::Grid;
use super::parties::{Cell, Parties};
use super::remarks;
use super::synonyms::Field;
use super::values::{is_email, number};
use super::{ReadError, Reading, Role};
use simpul_model::*;
use std::collections::HashMap;

/// What a way is called that is an address to write to.
const EMAIL: &str = "email";

/// Takes the rows of the channels files.
pub(super) fn take(
    reading: &mut Reading<'_, '_>,
    parties: &Parties,
    grids: &[Grid<'_>],
    (existing, topics): (&Document, &[Topic]),
) -> Result<Vec<Channel>, ReadError> {
    let mut channels: Vec<Channel> = existing.channels().iter().cloned().collect();
    let mut told: Vec<Option<usize>> = vec![None; channels.len()];
    let way = |channel: &Channel| (channel.owner, fold(&channel.kind), channel.address.clone());
    let key = |channel: &Channel| (way(channel), channel.topic);
    let mut known: HashMap<_, usize> = channels.iter().enumerate().map(|(at, c)| (key(c), at)).collect();
    // A list that says nothing of topics means the way for everything, else the one there is.
    let mut meant: HashMap<_, Option<TopicId>> = HashMap::new();
    for channel in &channels {
        meant
            .entry(way(channel))
            .and_modify(|topic| *topic = topic.and(channel.topic))
            .or_insert(channel.topic);
    }
    let called = Called::of(topics);
    for grid in grids {
        reading.findings.enter(grid.source, &grid.sheet.name);
        let rest = grid.columns.rest(grid.sheet);
        for row in 0..grid.sheet.len() {
            reading.progress(Role::Channels, row, grid.sheet.len())?;
            let line = grid.sheet.line(row);
            let cell = Cell { grid, row, field: Field::Owner };
            let since = reading.findings.mark();
            let Some(owner) = parties.find(reading, &cell, None).map(|who| who.party(&reading.pool)) else {
                let told = [Field::Kind, Field::Address, Field::Hours, Field::Purpose];
                let told = told.map(|field| grid.get(row, field));
                let ask = Ask { slot: Slot::NewChannel, about: None, rest: &told };
                let end = reading.findings.mark();
                reading.findings.fill(since..end, PARTIES, &ask);
                continue;
            };
            let text = |field| grid.get(row, field).to_owned();
            // A list of addresses alone says what they are by how they look.
            let kind = match grid.get(row, Field::Kind) {
                "" if is_email(grid.get(row, Field::Address)) => EMAIL.to_owned(),
                kind => kind.to_owned(),
            };
            let mut channel = Channel {
                id: ChannelId::from_raw(0),
                owner,
                kind,
                address: text(Field::Address),
                hours: text(Field::Hours),
                purpose: text(Field::Purpose),
                order: number(grid.get(row, Field::Order)).map_or(row as i64, |n| n as i64),
                confirmed: None,
                topic: called.find(grid.get(row, Field::Topic)),
            };
            if !grid.has(Field::Topic) {
                channel.topic = meant.get(&way(&channel)).copied().flatten();
            }
            let unknown: &[Field] = if channel.topic.is_none() { &[Field::Topic] } else { &[] };
            remarks::keep(&mut channel.purpose, grid, row, &rest, unknown);
            let by_mail = matches!(fold(&channel.kind).as_str(), EMAIL | "e-mail" | "surel");
            if by_mail && !is_email(&channel.address) {
                let heading = grid.heading(Field::Address);
                let finding = reading.findings.at(FindingKind::BadEmail, line, heading, &channel.address);
                finding.args([grid.get(row, Field::Owner)]).ask("correct-email", Slot::Address, NONE);
            }
            let end = reading.findings.mark();
            let at = match known.get(&key(&channel)).copied() {
                Some(at) if told[at].is_some_and(|first| grid.sheet.rows_equal(first, row)) => {
                    let (heading, value) = (grid.heading(Field::Address), grid.get(row, Field::Address));
                    let finding = reading.findings.at(FindingKind::DuplicateId, line, heading, value);
                    finding.applied("keep-first", NONE);
                    at
                }
                Some(at) if told[at].is_none() => {
                    let (id, confirmed) = (channels[at].id, channels[at].confirmed.take());
                    channels[at] = Channel { id, confirmed, ..channel };
                    told[at] = Some(row);
                    at
                }
                // The same address for another purpose is another channel.
                _ => {
                    known.entry(key(&channel)).or_insert(channels.len());
                    channels.push(Channel { id: ChannelId::mint(reading.ids), ..channel });
                    told.push(Some(row));
                    channels.len() - 1
                }
            };
            let about = Some(RecordRef::from(channels[at].id));
            reading.findings.settle(since, |_, _| about);
            let ask = Ask { slot: Slot::Owner, about, rest: &[] };
            reading.findings.fill(since..end, PARTIES, &ask);
        }
    }
    Ok(channels)
}

/// Topics by what a list may call them.
#[derive(Default)]
struct Called {
    by_id: HashMap<String, TopicId>,
    /// Nothing where several are called so.
    by_name: HashMap<String, Option<TopicId>>,
}

impl Called {
    fn of(topics: &[Topic]) -> Self {
        let mut called = Self::default();
        for topic in topics {
            let id = topic.external_id.clone().unwrap_or_else(|| topic.id.to_string());
            called.by_id.insert(id, topic.id);
            let named = called.by_name.entry(fold(&topic.name)).or_insert(Some(topic.id));
            *named = named.filter(|&known| known == topic.id);
        }
        called
    }

    fn find(&self, said: &str) -> Option<TopicId> {
        let named = || self.by_name.get(&fold(said)).copied().flatten();
        self.by_id.get(said).copied().or_else(named).filter(|_| !said.is_empty())
    }
}
