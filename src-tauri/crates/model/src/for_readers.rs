//! The organisation as a copy for readers holds it: public fields, as things stand today, and nothing else.

use crate::document::Document;
use crate::id::{FieldId, ItemId, NeedId, PersonId, ProcessId};
use crate::record::*;
use crate::row::Row;
use crate::text::Date;
use std::collections::BTreeSet;

/// What readers may see on `today`, as a document of its own. Left out are: fields of the company that are
/// private, telephone numbers of people and days unless the file shows them, assignments that do not hold today
/// and people who held something and do no longer, needs that are not active with the items and processes that
/// only they name, findings, reviews and their decisions, open questions, and what imports said. What was answered about one-way pairs
/// stays, as the map shows it. O(n log n).
pub fn for_readers(document: &Document, today: Date) -> Document {
    let public: BTreeSet<FieldId> = document.fields().iter().filter(|f| !f.private).map(|f| f.id).collect();
    let active = || document.needs().iter().filter(|need| need.is_active());
    let keep = Keep {
        items: active().map(|need| need.item).collect(),
        processes: active().flat_map(|need| need.processes.iter().copied()).collect(),
        left: document
            .people()
            .iter()
            .filter(|person| {
                let mut held = document.assignments_of(person.id).peekable();
                held.peek().is_some() && !held.any(|assignment| assignment.is_current(today))
            })
            .map(|person| person.id)
            .collect(),
        active: active().map(|need| need.id).collect(),
        public,
        readers: document.organisation().readers,
        today,
    };
    document.rows().filter_map(|row| keep.row(row)).collect()
}

struct Keep {
    public: BTreeSet<FieldId>,
    left: BTreeSet<PersonId>,
    active: BTreeSet<NeedId>,
    items: BTreeSet<ItemId>,
    processes: BTreeSet<ProcessId>,
    readers: ForReaders,
    today: Date,
}

impl Keep {
    fn row(&self, row: Row) -> Option<Row> {
        Some(match row {
            Row::Organisation(organisation) => Row::Organisation(self.organisation(organisation)),
            Row::Field(field) => Row::Field(Some(field).filter(|field| !field.private)?),
            Row::Unit(unit) => Row::Unit(Unit { custom: self.custom(unit.custom), imported: None, ..unit }),
            Row::Position(position) => {
                // That the manager is not known is public; what a list said in their place is not.
                let parked = position.parked.map(|_| String::new());
                Row::Position(Position {
                    custom: self.custom(position.custom),
                    parked,
                    imported: None,
                    seated: None,
                    ..position
                })
            }
            Row::Person(person) => Row::Person(self.person(person)?),
            Row::Assignment(held) => Row::Assignment(self.assignment(held)?),
            Row::Need(need) => Row::Need(self.need(need)?),
            Row::Topic(topic) => Row::Topic(Topic {
                owner: topic.owner.filter(|&owner| self.here(owner)),
                backup: topic.backup.filter(|&backup| self.here(backup)),
                involved: topic.involved.into_iter().filter(|one| self.here(one.party)).collect(),
                ..topic
            }),
            Row::Item(item) => Row::Item(Some(item).filter(|item| self.items.contains(&item.id))?),
            Row::Process(process) => Row::Process(Some(process).filter(|p| self.processes.contains(&p.id))?),
            Row::Channel(channel) => Row::Channel(Some(channel).filter(|channel| self.shows(channel))?),
            // They quote what the lists said, what reviewers noted, and what somebody asked.
            Row::Finding(_) | Row::Decision(_) | Row::OpenQuestion(_) | Row::Round(_) => return None,
            // What was said at once is of use to whoever writes.
            Row::NeedSet(_) => return None,
            Row::OneWayAnswer(answer) => Row::OneWayAnswer(OneWayAnswer {
                needs_seen: answer.needs_seen.into_iter().filter(|id| self.active.contains(id)).collect(),
                ..answer
            }),
            other => other,
        })
    }

    fn organisation(&self, organisation: Organisation) -> Organisation {
        let ChartOptions { mut fields, initials, mut rules } = organisation.chart;
        fields.retain(|field| match field {
            CardField::Custom(id) => self.public.contains(id),
            CardField::Phone => self.readers.phones,
            CardField::Since => self.readers.dates,
            _ => true,
        });
        rules.retain(|rule| match rule.by {
            ColourBy::Custom(id) => self.public.contains(&id),
            ColourBy::Tenure => self.readers.dates,
            _ => true,
        });
        Organisation { chart: ChartOptions { fields, initials, rules }, ..organisation }
    }

    fn person(&self, person: Person) -> Option<Person> {
        if self.left.contains(&person.id) {
            return None;
        }
        Some(Person {
            phone: if self.readers.phones { person.phone } else { String::new() },
            // Where a photo came from is a path of somebody's computer.
            photo: String::new(),
            custom: self.custom(person.custom),
            imported: None,
            ..person
        })
    }

    fn assignment(&self, held: Assignment) -> Option<Assignment> {
        if !held.is_current(self.today) {
            return None;
        }
        let held = Assignment { imported: None, ..held };
        Some(if self.readers.dates { held } else { Assignment { from: None, until: None, ..held } })
    }

    fn need(&self, need: Need) -> Option<Need> {
        let made_from = need.made_from.iter().copied().filter(|id| self.active.contains(id)).collect();
        need.is_active().then_some(Need { made_from, set: None, ..need })
    }

    fn custom(&self, custom: Custom) -> Custom {
        custom.into_iter().filter(|(field, _)| self.public.contains(field)).collect()
    }

    fn shows(&self, channel: &Channel) -> bool {
        let hidden =
            !self.readers.phones && matches!(channel.owner, Party::Person(_)) && channel.holds_number();
        self.here(channel.owner) && !hidden
    }

    fn here(&self, party: Party) -> bool {
        !matches!(party, Party::Person(person) if self.left.contains(&person))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AssignmentId, ChannelId, PositionId, TopicId, UnitId};

    fn today() -> Date {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn private_things_and_the_past_stay_behind() {
        let field = |id, name: &str, private| Field {
            id: FieldId::from_raw(id),
            owner: FieldOwner::Person,
            name: name.into(),
            value_type: FieldType::Text,
            private,
            order: 0,
        };
        let person = |id, name: &str| Person {
            phone: "0811".into(),
            custom: [(FieldId::from_raw(1), "secret".into()), (FieldId::from_raw(2), "known".into())].into(),
            photo: "C:/photos/a.jpg".into(),
            imported: Some(Box::new(Person::new(PersonId::from_raw(id), "as imported"))),
            ..Person::new(PersonId::from_raw(id), name)
        };
        let seat = Position::new(PositionId::from_raw(5), "Clerk");
        let held = |id, person, until: Option<&str>| Assignment {
            from: "2020-01-01".parse().ok(),
            until: until.and_then(|day| day.parse().ok()),
            ..Assignment::new(AssignmentId::from_raw(id), PersonId::from_raw(person), seat.id)
        };
        let topic = Topic {
            id: TopicId::from_raw(8),
            external_id: None,
            name: "Mail".into(),
            synonyms: vec![],
            owner: Some(Party::Person(PersonId::from_raw(4))),
            backup: Some(Party::Person(PersonId::from_raw(3))),
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
            involved: Vec::new(),
        };
        let rows = [
            Row::Field(field(1, "National id", true)),
            Row::Field(field(2, "Floor", false)),
            Row::Person(person(3, "Sari")),
            Row::Person(person(4, "Gone")),
            Row::Position(seat.clone()),
            Row::Assignment(held(6, 3, None)),
            Row::Assignment(held(7, 4, Some("2025-01-01"))),
            Row::Topic(topic),
        ];
        let document: Document = rows.into_iter().collect();
        let copy = for_readers(&document, today());
        assert_eq!(copy.fields().len(), 1);
        assert_eq!((copy.people().len(), copy.assignments().len()), (1, 1));
        let sari = copy.people().iter().next().unwrap();
        assert_eq!((sari.phone.as_str(), sari.photo.as_str(), &sari.imported), ("", "", &None));
        assert_eq!(sari.custom.values().collect::<Vec<_>>(), ["known"]);
        assert!(copy.assignments().iter().all(|held| held.from.is_none()));
        let topic = copy.topics().iter().next().unwrap();
        assert_eq!((topic.owner, topic.backup), (None, Some(Party::Person(sari.id))));
        assert_eq!(for_readers(&copy, today()), copy, "a copy of a copy is the same");
    }

    #[test]
    fn numbers_of_people_and_names_of_drafts_stay_behind() {
        let (sari, seat) = (PersonId::from_raw(3), PositionId::from_raw(5));
        let channel = |id, owner, kind: &str, address: &str| Channel {
            id: ChannelId::from_raw(id),
            owner,
            kind: kind.into(),
            address: address.into(),
            hours: String::new(),
            purpose: String::new(),
            order: 0,
            confirmed: None,
            topic: None,
        };
        let item = |id, name: &str| {
            Row::Item(Item { id: ItemId::from_raw(id), name: name.into(), kind: ItemKind::Information })
        };
        let end = |unit| End::Unit(UnitId::from_raw(unit));
        let need = |id, item, status| {
            let label = ProcessId::from_raw(item + 40);
            let need = Need::new(NeedId::from_raw(id), end(1), end(2), ItemId::from_raw(item));
            Row::Need(Need { status, processes: vec![label], ..need })
        };
        let process =
            |id, name: &str| Row::Process(Process { id: ProcessId::from_raw(id), name: name.into() });
        let rows = [
            Row::Unit(Unit::new(UnitId::from_raw(1), "Sales")),
            Row::Unit(Unit::new(UnitId::from_raw(2), "Payroll")),
            Row::Person(Person::new(sari, "Sari")),
            Row::Position(Position { parked: Some("NIK-9999".into()), ..Position::new(seat, "Clerk") }),
            Row::Channel(channel(10, Party::Person(sari), "hp", "0811-22")),
            Row::Channel(channel(11, Party::Person(sari), "Telegram", "0811 222 333")),
            Row::Channel(channel(12, Party::Person(sari), "e-mail", "sari123456@n.example")),
            Row::Channel(channel(13, Party::Position(seat), "phone", "+62 21 555")),
            item(20, "list of absences"),
            item(21, "list of dismissals"),
            process(60, "month end"),
            process(61, "closure"),
            need(30, 20, NeedStatus::Active),
            need(31, 21, NeedStatus::Draft),
        ];
        let copy = for_readers(&rows.into_iter().collect(), today());
        let channels: Vec<u64> = copy.channels().iter().map(|channel| channel.id.raw()).collect();
        assert_eq!(channels, [12, 13]);
        assert_eq!(copy.items().iter().map(|item| &*item.name).collect::<Vec<_>>(), ["list of absences"]);
        assert_eq!(copy.processes().iter().map(|label| &*label.name).collect::<Vec<_>>(), ["month end"]);
        let parked: Vec<_> = copy.positions().iter().map(|position| position.parked.as_deref()).collect();
        assert_eq!(parked, [Some("")], "still without a manager, and no root");
    }

    #[test]
    fn what_hr_says_is_public_stays() {
        let readers = ForReaders { phones: true, dates: true };
        let seat = Position::new(PositionId::from_raw(5), "Clerk");
        let sari = Person { phone: "0811".into(), ..Person::new(PersonId::from_raw(3), "Sari") };
        let from = "2020-01-01".parse().ok();
        let held = Assignment { from, ..Assignment::new(AssignmentId::from_raw(6), sari.id, seat.id) };
        let rows = [
            Row::Organisation(Organisation { readers, ..Organisation::default() }),
            Row::Person(sari),
            Row::Position(seat),
            Row::Assignment(held),
        ];
        let document: Document = rows.into_iter().collect();
        assert_eq!(for_readers(&document, today()), document);
    }
}
