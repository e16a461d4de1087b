//! One way to reach somebody, as a card shows it.

use super::ask::{named, word};
use super::line::Lines;
use super::working::opening;
use crate::dto::*;
use crate::key;
use simpul_model::{ChannelSort, Moment, Party, RecordRef};
use simpul_search::Way;

pub(super) fn way(lines: &Lines<'_>, way: Way, now: Moment) -> WayView {
    WayView {
        open: open(lines, &way, now),
        of: named(lines.document, record(way.of)),
        whose: way.whose.code().to_owned(),
        channel: way.channel.map(key::of),
        confirmed: word(lines, way.confirmed.as_ref()),
        sort: sort(&way.kind, &way.address),
        kind: way.kind,
        address: way.address,
        hours: way.hours,
        purpose: way.purpose,
    }
}

/// Whether somebody is there now, by the hours of the way and the working time where they sit. A form takes
/// what is written at any hour.
pub(super) fn open(lines: &Lines<'_>, way: &Way, now: Moment) -> Option<OpenView> {
    if way.hours.trim().is_empty() && sort(&way.kind, &way.address) == WaySort::Form {
        return None;
    }
    opening(lines.document, &way.hours, location(lines, way.of).unwrap_or_default(), now)
}

/// Where a person, the holder of a position, or the one who answers for a unit works.
fn location<'a>(lines: &Lines<'a>, of: Party) -> Option<&'a str> {
    let document = lines.document;
    let position = match of {
        Party::Person(person) => return document.people().get(person).map(|p| p.location.as_str()),
        Party::Position(position) => position,
        Party::Unit(unit) => {
            let unit = document.units().get(unit)?;
            unit.contact.or_else(|| document.head(unit))?
        }
    };
    document.holders(position, lines.today).next().map(|(person, _)| person.location.as_str())
}

pub(super) fn record(party: Party) -> RecordRef {
    match party {
        Party::Unit(id) => RecordRef::Unit(id),
        Party::Position(id) => RecordRef::Position(id),
        Party::Person(id) => RecordRef::Person(id),
    }
}

fn sort(kind: &str, address: &str) -> WaySort {
    match ChannelSort::of(kind, address) {
        ChannelSort::Email => WaySort::Email,
        ChannelSort::Phone => WaySort::Phone,
        ChannelSort::Chat => WaySort::Chat,
        ChannelSort::Form => WaySort::Form,
        ChannelSort::InPerson => WaySort::InPerson,
        ChannelSort::Other => WaySort::Other,
    }
}
