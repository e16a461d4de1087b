//! The sample organisation, read straight from its tables.

use simpul_model::{
    Assignment, AssignmentId, Date, Document, End, Item, ItemId, ItemKind, Need, NeedId, Party, Person,
    PersonId, Position, PositionId, Row, Topic, TopicId, Unit, UnitId,
};
use simpul_search::{Answer, Index, Question, answers};
use std::collections::BTreeMap;
use std::path::Path;

pub(crate) struct Sample {
    pub(crate) document: Document,
    pub(crate) index: Index,
}

/// The day on which the questions are asked.
pub(crate) fn today() -> Date {
    "2026-11-22".parse().expect("a day")
}

impl Sample {
    pub(crate) fn read(language: &str) -> Self {
        Self::of(rows(language))
    }

    pub(crate) fn of(rows: Vec<Row>) -> Self {
        let document: Document = rows.into_iter().collect();
        let index = Index::build(&document, today());
        Self { document, index }
    }

    pub(crate) fn ask(&self, text: &str, limit: usize) -> Vec<Answer> {
        answers(&self.document, &self.index, Question { text, limit, ..Question::default() }, today())
    }

    /// External ids of the positions named; `unowned` for a topic that nobody owns.
    pub(crate) fn owners(&self, question: &str, limit: usize) -> Vec<String> {
        let external = |answer: Answer| {
            let position = answer.owner.position.and_then(|id| self.document.positions().get(id));
            position.and_then(|p| p.external_id.clone()).unwrap_or_else(|| "unowned".to_owned())
        };
        self.ask(question, limit).into_iter().map(external).collect()
    }
}

/// One row of a table by column.
type Line = BTreeMap<String, String>;

pub(crate) fn rows(language: &str) -> Vec<Row> {
    let ids = number;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut rows = Vec::new();
    for line in table(language, "units") {
        rows.push(Row::Unit(Unit {
            external_id: given(&line["id"]),
            parent: given(&line["parent_id"]).map(|id| UnitId::from_raw(ids(&id))),
            head: given(&line["head"]).map(|id| PositionId::from_raw(ids(&id))),
            contact: given(&line["contact"]).map(|id| PositionId::from_raw(ids(&id))),
            purpose: line["purpose"].clone(),
            external: matches!(line["id"].as_str(), "U-CLI" | "U-COU" | "U-SUP"),
            ..Unit::new(UnitId::from_raw(ids(&line["id"])), line["name"].clone())
        }));
    }
    let people = table(language, "people");
    let seat: BTreeMap<&str, &str> =
        people.iter().map(|line| (line["id"].as_str(), line["position_id"].as_str())).collect();
    // A vacant position has nobody's id, which is whom a position without a manager names.
    let seat = |person: &str| {
        seat.get(person).filter(|_| !person.is_empty()).map(|id| PositionId::from_raw(ids(id)))
    };
    for (at, line) in people.iter().enumerate() {
        let position = PositionId::from_raw(ids(&line["position_id"]));
        rows.push(Row::Position(Position {
            external_id: given(&line["position_id"]),
            unit: Some(UnitId::from_raw(ids(&line["unit"]))),
            manager: seat(&line["manager_id"]),
            duties: line["duties"].clone(),
            backup: seat(&line["backup_id"]),
            ..Position::new(position, line["title"].clone())
        }));
        if let Some(external) = given(&line["id"]) {
            let person = PersonId::from_raw(ids(&external));
            rows.push(Row::Person(Person {
                external_id: Some(external),
                email: line["email"].clone(),
                location: line["location"].clone(),
                ..Person::new(person, line["name"].clone())
            }));
            let held = Assignment::new(AssignmentId::from_raw(90_000 + at as u64), person, position);
            rows.push(Row::Assignment(held));
        }
    }
    let party = |id: &str| match id.get(..1)? {
        "U" => Some(Party::Unit(UnitId::from_raw(ids(id)))),
        "P" => Some(Party::Position(PositionId::from_raw(ids(id)))),
        _ => Some(Party::Person(PersonId::from_raw(ids(id)))),
    };
    for line in table(language, "topics") {
        rows.push(Row::Topic(Topic {
            id: TopicId::from_raw(ids(&line["id"])),
            external_id: given(&line["id"]),
            name: line["topic"].clone(),
            synonyms: line["synonyms"].split(';').map(str::to_owned).collect(),
            owner: party(&line["owner"]),
            backup: party(&line["backup"]),
            reply_within: String::new(),
            send_along: line["send_along"].clone(),
            confirmed: None,
            involved: Vec::new(),
        }));
    }
    let mut items: BTreeMap<String, ItemId> = BTreeMap::new();
    for line in table(language, "needs") {
        let next = ItemId::from_raw(80_000 + items.len() as u64);
        let item = *items.entry(line["item"].clone()).or_insert(next);
        rows.push(Row::Item(Item { id: item, name: line["item"].clone(), kind: ItemKind::Information }));
        let end = |unit: &str, position: &str| match position {
            "" => End::Unit(UnitId::from_raw(ids(&line[unit]))),
            position => End::Position(PositionId::from_raw(ids(position))),
        };
        let customer = end("customer", &line["customer_position"]);
        let supplier = end("supplier", &line["supplier_position"]);
        rows.push(Row::Need(Need::new(NeedId::from_raw(ids(&line["id"])), customer, supplier, item)));
    }
    rows
}

/// A number for an external id, the same in both languages.
fn number(external: &str) -> u64 {
    external.bytes().fold(7, |number, byte| number * 31 + u64::from(byte)) % (1 << 40)
}

fn table(language: &str, name: &str) -> Vec<Line> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/sample/nusantara").join(language);
    let mut reader =
        csv::Reader::from_path(folder.join(format!("{name}.csv"))).expect("a table of the sample");
    reader.deserialize().map(|line| line.expect("a row")).collect()
}
