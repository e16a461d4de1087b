//! The plain exchange files of a document: what [`crate::read`] reads, with exactly its column names.
//!
//! What is written and read again into an empty document is the same organisation: the same external ids,
//! names, titles, units, reporting lines, needs, topics and channels. Records without an external id are
//! written with the short text of their own, so that references hold. UTF-8 without mark, comma, CR LF-free,
//! quotes where needed; equal documents give equal bytes.

mod needs;

use crate::read::ends::{position_key, unit_key};
use simpul_model::*;
use std::collections::HashMap;

pub(crate) use needs::{need_ends, set_name, set_sides};
pub use needs::{needs, needs_of, needs_table};

/// A table of text on its way to bytes.
struct Out {
    writer: csv::Writer<Vec<u8>>,
}

impl Out {
    fn new(header: &[&str]) -> Self {
        let mut out = Self { writer: csv::WriterBuilder::new().flexible(true).from_writer(Vec::new()) };
        out.row(header);
        out
    }

    fn row<I: IntoIterator<Item = S>, S: AsRef<[u8]>>(&mut self, cells: I) {
        // Writing to memory cannot fail, and rows may be of any length.
        let _ = self.writer.write_record(cells);
    }

    fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// `units.csv`. Linear.
pub fn units(document: &Document) -> Vec<u8> {
    let fields = fields(document, FieldOwner::Unit, |_| true);
    let header =
        ["id", "name", "parent_id", "kind", "head", "purpose", "contact", "external", "archived", "order"];
    let mut out = Out::new(&headed(&header, &fields));
    for unit in document.units().iter() {
        let position =
            |id: Option<PositionId>| id.and_then(|id| document.positions().get(id)).map(position_key);
        let mut row = vec![
            unit_key(unit),
            unit.name.clone(),
            unit.parent.and_then(|id| document.units().get(id)).map(unit_key).unwrap_or_default(),
            unit.kind.clone(),
            position(unit.head).unwrap_or_default(),
            unit.purpose.clone(),
            position(unit.contact).unwrap_or_default(),
            yes(unit.external),
            yes(unit.archived),
            unit.order.to_string(),
        ];
        row.extend(fields.iter().map(|(_, ids)| custom(&[&unit.custom], ids)));
        out.row(row);
    }
    out.bytes()
}

const PEOPLE: [&str; 21] = [
    "id",
    "position_id",
    "name",
    "title",
    "unit_id",
    "manager_id",
    "dotted_manager_ids",
    "dotted_label",
    "email",
    "phone",
    "location",
    "kind",
    "order",
    "share",
    "acting",
    "from",
    "until",
    "status",
    "photo",
    "duties",
    "backup_id",
];

/// `people.csv`: a row for each assignment, and one for each position that nobody ever held. Managers are
/// named by position; people who hold nothing come last. O(n log n).
pub fn people(document: &Document) -> Vec<u8> {
    let fields = fields(document, FieldOwner::Person, |_| true);
    let more =
        self::fields(document, FieldOwner::Position, |name| !fields.iter().any(|(known, _)| known == name));
    let fields = [fields, more].concat();
    let fields: Vec<(String, Vec<FieldId>)> =
        fields.into_iter().map(|(name, _)| (name.clone(), both_owners(document, &name))).collect();
    let mut out = Out::new(&headed(&PEOPLE, &fields));
    let nobody = Custom::new();
    for position in document.positions().iter() {
        let mut held = false;
        for assignment in document.assignments_to(position.id) {
            let Some(person) = document.people().get(assignment.person) else { continue };
            held = true;
            let mut row = people_row(document, Some(position), Some((person, Some(assignment))));
            row.extend(fields.iter().map(|(_, ids)| custom(&[&position.custom, &person.custom], ids)));
            out.row(row);
        }
        if !held {
            let mut row = people_row(document, Some(position), None);
            row.extend(fields.iter().map(|(_, ids)| custom(&[&position.custom, &nobody], ids)));
            out.row(row);
        }
    }
    for person in
        document.people().iter().filter(|person| document.assignments_of(person.id).next().is_none())
    {
        let mut row = people_row(document, None, Some((person, None)));
        row.extend(fields.iter().map(|(_, ids)| custom(&[&nobody, &person.custom], ids)));
        out.row(row);
    }
    out.bytes()
}

fn people_row(
    document: &Document,
    position: Option<&Position>,
    holder: Option<(&Person, Option<&Assignment>)>,
) -> Vec<String> {
    let person = holder.map(|(person, _)| person);
    let assignment = holder.and_then(|(_, assignment)| assignment);
    let of_person = |get: fn(&Person) -> &String| person.map(get).cloned().unwrap_or_default();
    let key = |id: PositionId| document.positions().get(id).map(position_key).unwrap_or_default();
    let dotted: Vec<&DottedLine> = position.map(|p| document.dotted_from(p.id).collect()).unwrap_or_default();
    let manager = position.and_then(|p| p.parked.clone().or_else(|| p.manager.map(key)));
    vec![
        person.map(person_key).unwrap_or_default(),
        position.map(position_key).unwrap_or_default(),
        of_person(|p| &p.name),
        position.map(|p| p.title.clone()).unwrap_or_default(),
        position.and_then(|p| document.units().get(p.unit?)).map(unit_key).unwrap_or_default(),
        manager.unwrap_or_default(),
        dotted.iter().map(|line| key(line.to)).collect::<Vec<_>>().join(";"),
        dotted.first().map(|line| line.label.clone()).unwrap_or_default(),
        of_person(|p| &p.email),
        of_person(|p| &p.phone),
        of_person(|p| &p.location),
        position
            .map(|p| if p.kind == PositionKind::Assistant { "assistant" } else { "line" }.to_owned())
            .unwrap_or_default(),
        position.map(|p| p.order.to_string()).unwrap_or_default(),
        assignment.map(|a| a.share.to_string()).unwrap_or_default(),
        assignment.map(|a| yes(a.acting)).unwrap_or_default(),
        day(assignment.and_then(|a| a.from)),
        day(assignment.and_then(|a| a.until)),
        of_person(|p| &p.status),
        of_person(|p| &p.photo),
        position.map(|p| p.duties.clone()).unwrap_or_default(),
        position.and_then(|p| p.backup).map(key).unwrap_or_default(),
    ]
}

/// Who is accountable beside the owner stands under `accountable`.
const TOPICS: [&str; 11] = [
    "id",
    "topic",
    "synonyms",
    "owner",
    "backup",
    "reply_within",
    "send_along",
    "responsible",
    "accountable",
    "consulted",
    "informed",
];

/// `topics.csv`. Linear.
pub fn topics(document: &Document) -> Vec<u8> {
    let mut out = Out::new(&TOPICS);
    for topic in document.topics().iter() {
        let with = |part: Part| {
            let parties = topic.involved.iter().filter(|one| one.part == part);
            parties.map(|one| party_key(document, one.party)).collect::<Vec<_>>().join(";")
        };
        let party = |party: Option<Party>| party.map(|party| party_key(document, party)).unwrap_or_default();
        out.row([
            topic_key(topic),
            topic.name.clone(),
            topic.synonyms.join(";"),
            party(topic.owner),
            party(topic.backup),
            topic.reply_within.clone(),
            topic.send_along.clone(),
            with(Part::Responsible),
            with(Part::Accountable),
            with(Part::Consulted),
            with(Part::Informed),
        ]);
    }
    out.bytes()
}

/// `channels.csv`. Linear.
pub fn channels(document: &Document) -> Vec<u8> {
    let mut out = Out::new(&["owner", "kind", "address", "hours", "purpose", "order", "topic"]);
    for channel in document.channels().iter() {
        out.row([
            party_key(document, channel.owner),
            channel.kind.clone(),
            channel.address.clone(),
            channel.hours.clone(),
            channel.purpose.clone(),
            channel.order.to_string(),
            channel.topic.and_then(|id| document.topics().get(id)).map(topic_key).unwrap_or_default(),
        ]);
    }
    out.bytes()
}

/// The custom fields of an owner by name, in their order; several of one name are one column.
fn fields(
    document: &Document,
    owner: FieldOwner,
    wanted: impl Fn(&str) -> bool,
) -> Vec<(String, Vec<FieldId>)> {
    let mut of: Vec<&Field> =
        document.fields().iter().filter(|f| f.owner == owner && wanted(&f.name)).collect();
    of.sort_by_key(|field| (field.order, field.id));
    let mut columns: Vec<(String, Vec<FieldId>)> = Vec::new();
    let mut place = HashMap::new();
    for field in of {
        let at = *place.entry(fold(&field.name)).or_insert_with(|| {
            columns.push((field.name.clone(), Vec::new()));
            columns.len() - 1
        });
        columns[at].1.push(field.id);
    }
    columns
}

/// The fields of this name that a people row may carry: of the position first, as it says what is particular.
fn both_owners(document: &Document, name: &str) -> Vec<FieldId> {
    let named = |owner| {
        let fields = document.fields().iter();
        fields.filter(move |f| f.owner == owner && fold(&f.name) == fold(name)).map(|f| f.id)
    };
    named(FieldOwner::Position).chain(named(FieldOwner::Person)).collect()
}

fn custom(of: &[&Custom], ids: &[FieldId]) -> String {
    of.iter()
        .flat_map(|custom| ids.iter().filter_map(|id| custom.get(id)))
        .next()
        .cloned()
        .unwrap_or_default()
}

fn headed<'h>(header: &[&'h str], fields: &'h [(String, Vec<FieldId>)]) -> Vec<&'h str> {
    header.iter().copied().chain(fields.iter().map(|(name, _)| name.as_str())).collect()
}

fn person_key(person: &Person) -> String {
    person.external_id.clone().unwrap_or_else(|| person.id.to_string())
}

fn topic_key(topic: &Topic) -> String {
    topic.external_id.clone().unwrap_or_else(|| topic.id.to_string())
}

fn party_key(document: &Document, party: Party) -> String {
    match party {
        Party::Unit(id) => document.units().get(id).map(unit_key),
        Party::Position(id) => document.positions().get(id).map(position_key),
        Party::Person(id) => document.people().get(id).map(person_key),
    }
    .unwrap_or_default()
}

fn yes(value: bool) -> String {
    if value { "yes".to_owned() } else { String::new() }
}

fn day(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
