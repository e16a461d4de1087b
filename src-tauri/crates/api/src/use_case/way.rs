//! One way to reach somebody, as a card shows it.

use super::ask::{named, word};
use super::line::Lines;
use super::working::opening;
use crate::dto::*;
use simpul_model::{Moment, Party, RecordRef, fold_words};
use simpul_search::Way;

pub(super) fn way(lines: &Lines<'_>, way: Way, now: Moment) -> WayView {
    WayView {
        open: open(lines, &way, now),
        of: named(lines.document, record(way.of)),
        whose: way.whose.code().to_owned(),
        confirmed: word(way.confirmed.as_ref()),
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

/// Words for each kind of way, in English and Indonesian.
const WORDS: &[(WaySort, &[&str])] = &[
    (WaySort::Email, &["email", "mail", "surel"]),
    (
        WaySort::Phone,
        &["phone", "telephone", "tel", "mobile", "telepon", "telp", "hp", "ponsel", "whatsapp", "wa"],
    ),
    (WaySort::Chat, &["chat", "slack", "teams", "telegram", "obrolan"]),
    (WaySort::Form, &["form", "web", "website", "portal", "formulir", "url"]),
    (WaySort::InPerson, &["person", "desk", "room", "office", "langsung", "ruang", "loket", "datang"]),
];

/// By what it is called, else by what its address looks like.
fn sort(kind: &str, address: &str) -> WaySort {
    let words = fold_words(kind);
    let called = WORDS.iter().find(|(_, known)| words.iter().any(|word| known.contains(&word.as_str())));
    if let Some(&(sort, _)) = called {
        return sort;
    }
    if address.starts_with("http://") || address.starts_with("https://") {
        WaySort::Form
    } else if address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        WaySort::Email
    } else if address.starts_with('+') {
        WaySort::Phone
    } else {
        WaySort::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_sorted_by_name_then_by_address() {
        for (kind, address, expected) in [
            ("e-mail", "x", WaySort::Email),
            ("Surel", "x", WaySort::Email),
            ("telepon", "+62", WaySort::Phone),
            ("in person", "room 3", WaySort::InPerson),
            ("", "a@b.example", WaySort::Email),
            ("", "@sukarti", WaySort::Other),
            ("", "+62 21", WaySort::Phone),
            ("", "https://x.example", WaySort::Form),
        ] {
            assert_eq!(sort(kind, address), expected, "{kind} {address}");
        }
    }
}
