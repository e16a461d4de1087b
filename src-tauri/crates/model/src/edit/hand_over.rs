//! Giving what is asked of a record to somebody else, or ending it.

use super::draft::Draft;
use super::remove::{drop_need, drop_topic};
use super::{Fate, Refusal, rules};
use crate::id::*;
use crate::record::*;
use crate::row::Row;

pub(super) fn carry(
    draft: &mut Draft<'_>,
    from: End,
    needs: Fate,
    topics: Fate,
    channels: Fate,
) -> Result<(), Refusal> {
    for end in [Fate::To(from), needs, topics, channels] {
        match end {
            Fate::To(End::Unit(unit)) => drop(draft.unit(unit)?),
            Fate::To(End::Position(position)) => drop(draft.position(position)?),
            Fate::Stay | Fate::End => {}
        }
    }
    match needs {
        Fate::To(to) if to != from => retarget_needs(draft, from, Some(to)),
        Fate::End => retarget_needs(draft, from, None),
        Fate::To(_) | Fate::Stay => {}
    }
    match topics {
        Fate::To(to) if to != from => give_topics(draft, party(from), Some(party(to)), Some(party(to))),
        Fate::End => end_topics(draft, party(from)),
        Fate::To(_) | Fate::Stay => {}
    }
    match channels {
        Fate::To(to) if to != from => give_channels(draft, party(from), party(to)),
        Fate::End => end_channels(draft, party(from)),
        Fate::To(_) | Fate::Stay => {}
    }
    Ok(())
}

/// Needs at `from` go to `to`; one whose ends would meet, that says the same as another, or that has nowhere
/// to go ends.
pub(super) fn retarget_needs(draft: &mut Draft<'_>, from: End, to: Option<End>) {
    let needs: Vec<Need> = draft.needs_of(from).chain(draft.needs_served_by(from)).cloned().collect();
    for mut need in needs {
        let Some(to) = to else {
            drop_need(draft, need.id);
            continue;
        };
        if need.customer == from {
            need.customer = to;
            need.confirmed_by_customer = None;
        }
        if need.supplier == from {
            need.supplier = to;
            need.confirmed_by_supplier = None;
        }
        if need.customer == need.supplier || rules::no_duplicate(draft, &need).is_err() {
            drop_need(draft, need.id);
        } else {
            draft.put(Row::Need(need));
        }
    }
}

/// Topics of a record that goes: `to` owns them, or nobody; its channels go with it.
pub(super) fn give_away(draft: &mut Draft<'_>, from: Party, to: Option<Party>) {
    give_topics(draft, from, to, None);
    end_channels(draft, from);
}

/// Whoever takes over has not confirmed them yet, and never stands in for themselves.
fn give_topics(draft: &mut Draft<'_>, from: Party, owner: Option<Party>, backup: Option<Party>) {
    let owned: Vec<Topic> = draft.topics_owned_by(from).cloned().collect();
    for topic in owned {
        let backup = topic.backup.filter(|&other| Some(other) != owner);
        draft.put(Row::Topic(Topic { owner, backup, confirmed: None, ..topic }));
    }
    let backed_up: Vec<Topic> = draft.topics_backed_up_by(from).cloned().collect();
    for topic in backed_up {
        let backup = backup.filter(|&other| Some(other) != topic.owner);
        draft.put(Row::Topic(Topic { backup, ..topic }));
    }
    give_parts(draft, from, owner);
}

/// Whoever takes over takes the parts in topics, too; without anybody they end.
pub(super) fn give_parts(draft: &mut Draft<'_>, from: Party, to: Option<Party>) {
    let has_part = |topic: &&Topic| topic.involved.iter().any(|one| one.party == from);
    let topics: Vec<Topic> = draft.topics().iter().filter(has_part).cloned().collect();
    for topic in topics {
        let given = topic.involved.iter().filter_map(|one| match one.party == from {
            true => to.map(|party| Involved { party, ..*one }),
            false => Some(*one),
        });
        let mut involved: Vec<Involved> = given.collect();
        involved.sort_unstable();
        involved.dedup();
        draft.put(Row::Topic(Topic { involved, ..topic }));
    }
}

fn end_topics(draft: &mut Draft<'_>, from: Party) {
    let owned: Vec<TopicId> = draft.topics_owned_by(from).map(|topic| topic.id).collect();
    owned.into_iter().for_each(|id| drop_topic(draft, id));
    give_topics(draft, from, None, None);
}

fn give_channels(draft: &mut Draft<'_>, from: Party, to: Party) {
    let channels: Vec<Channel> = draft.channels_of(from).cloned().collect();
    for channel in channels {
        draft.put(Row::Channel(Channel { owner: to, ..channel }));
    }
}

fn end_channels(draft: &mut Draft<'_>, from: Party) {
    let channels: Vec<ChannelId> = draft.channels_of(from).map(|channel| channel.id).collect();
    channels.into_iter().for_each(|id| draft.remove(id.into()));
}

fn party(end: End) -> Party {
    match end {
        End::Unit(unit) => Party::Unit(unit),
        End::Position(position) => Party::Position(position),
    }
}
