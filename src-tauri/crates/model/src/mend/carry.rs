//! Steps as edits.

use super::{Guess, Matter, Mend, Slot, Told, Unfit};
use crate::document::Document;
use crate::edit::{Below, Branch, Edit};
use crate::examine::twin_of_unit;
use crate::fold::fold;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use crate::standard::{Cadence, Deadline, Promise, Standard};
use crate::text::Date;
use std::collections::BTreeMap;

/// Makes edits of steps, for several findings at once: what two of them need made is made once.
pub struct Mending<'a> {
    document: &'a Document,
    guess: &'a Guess,
    ids: &'a mut dyn IdGen,
    units: BTreeMap<String, UnitId>,
    items: BTreeMap<String, ItemId>,
}

impl<'a> Mending<'a> {
    /// Nothing made yet.
    pub fn new(document: &'a Document, guess: &'a Guess, ids: &'a mut dyn IdGen) -> Self {
        Self { document, guess, ids, units: BTreeMap::new(), items: BTreeMap::new() }
    }

    /// The edits of a step.
    ///
    /// # Errors
    /// [`Unfit`]: the answer is missing or cannot be it, or the record is gone.
    pub fn steps(
        &mut self,
        mend: Mend,
        matter: &Matter<'_>,
        answer: Option<&Told>,
    ) -> Result<Vec<Edit>, Unfit> {
        let record = matter.record;
        let attach =
            |position, manager| Edit::MovePosition { position, manager, before: None, branch: Branch::With };
        Ok(match (mend, record) {
            (Mend::Settled, _) => Vec::new(),
            (Mend::AttachTo, Some(RecordRef::Position(id))) => vec![attach(id, Some(seat(answer)?))],
            (Mend::MakeTop, Some(RecordRef::Position(id))) => vec![attach(id, None)],
            (Mend::AttachTops, _) => {
                let top = seat(answer)?;
                let tops = self.document.reports_to(None).filter(|p| p.parked.is_none() && p.id != top);
                tops.filter(|p| p.kind == PositionKind::Line).map(|p| attach(p.id, Some(top))).collect()
            }
            (Mend::Forget, Some(record @ RecordRef::Assignment(_)))
            | (Mend::RemoveNeed, Some(record @ RecordRef::Need(_))) => vec![Edit::Remove(record)],
            (Mend::Trim, Some(record)) => {
                update(trimmed(self.document.row(record).ok_or(Unfit::Gone)?).ok_or(Unfit::Gone)?)
            }
            (Mend::MergePeople, Some(RecordRef::Person(id))) => {
                vec![Edit::MergePeople { into: self.guess.twin(id).ok_or(Unfit::Gone)?, from: vec![id] }]
            }
            (Mend::MergeUnits, Some(RecordRef::Unit(id))) => {
                let twin = twin_of_unit(self.document, id).ok_or(Unfit::Gone)?;
                vec![Edit::RemoveUnit { unit: id, below: Below::MoveTo(twin) }]
            }
            (Mend::SetParent, Some(RecordRef::Unit(id))) => vec![into_unit(id, unit(answer)?)],
            (Mend::MakeUnit, Some(RecordRef::Unit(id))) => {
                let (parent, made) = self.unit(matter.value())?;
                made.into_iter().chain([into_unit(id, parent)]).collect()
            }
            (Mend::MakeUnit, Some(RecordRef::Position(id))) => {
                let (unit, made) = self.unit(matter.value())?;
                let seat = Position { unit: Some(unit), ..self.position(id)? };
                made.into_iter().chain(update(Row::Position(seat))).collect()
            }
            (Mend::SetUnit, Some(RecordRef::Position(id))) => {
                update(Row::Position(Position { unit: Some(unit(answer)?), ..self.position(id)? }))
            }
            (Mend::SetBackup, Some(RecordRef::Position(id))) => {
                update(Row::Position(Position { backup: Some(seat(answer)?), ..self.position(id)? }))
            }
            (Mend::AddDotted, Some(RecordRef::Position(from))) => {
                let id = DottedLineId::mint(self.ids);
                let label = matter.told(0).to_owned();
                vec![Edit::Add(Row::DottedLine(DottedLine { id, from, to: seat(answer)?, label }))]
            }
            (Mend::SetHead | Mend::SetContact, Some(RecordRef::Unit(id))) => {
                let mut unit = self.document.units().get(id).ok_or(Unfit::Gone)?.clone();
                let place = if mend == Mend::SetHead { &mut unit.head } else { &mut unit.contact };
                *place = Some(seat(answer)?);
                update(Row::Unit(unit))
            }
            (Mend::SetFrom | Mend::SetUntil | Mend::SetShare | Mend::SetHolder, Some(record)) => {
                self.assignment(mend, record, answer)?
            }
            (Mend::SetEmail | Mend::ClearEmail, Some(record)) => {
                let address = if mend == Mend::ClearEmail { String::new() } else { text(answer)?.to_owned() };
                update(self.addressed(record, address)?)
            }
            (Mend::SetId, Some(record)) => self.with_id(record, text(answer)?)?,
            (Mend::SetOwner | Mend::SetStandIn, Some(record)) => {
                update(self.owned(mend, record, party(answer)?)?)
            }
            (Mend::AddPart, Some(RecordRef::Topic(id))) => {
                let topic = self.document.topics().get(id).ok_or(Unfit::Gone)?;
                let party = party(answer)?;
                let part = matter.told(0).chars().next().and_then(Part::from_letter).ok_or(Unfit::Gone)?;
                let had = topic.parts().into_iter().filter(|one| one.party == party).map(|one| one.part);
                let parts = had.chain([part]).collect();
                update(Row::Topic(topic.with_parts(&[(party, parts)])))
            }
            (Mend::NameItem, Some(RecordRef::Item(id))) => {
                let item = self.document.items().get(id).ok_or(Unfit::Gone)?.clone();
                update(Row::Item(Item { name: text(answer)?.to_owned(), ..item }))
            }
            (
                Mend::SetCustomer | Mend::SetSupplier | Mend::SetWeight | Mend::AddMadeFrom,
                Some(RecordRef::Need(id)),
            ) => update(Row::Need(self.need(mend, id, answer)?)),
            (Mend::NewCustomer | Mend::NewSupplier, Some(record)) => {
                self.new_need(mend, record, matter, end(answer)?)?
            }
            (Mend::NewChannel, _) => {
                let channel = Channel {
                    id: ChannelId::mint(self.ids),
                    owner: party(answer)?,
                    kind: matter.told(0).to_owned(),
                    address: matter.told(1).to_owned(),
                    hours: matter.told(2).to_owned(),
                    purpose: matter.told(3).to_owned(),
                    order: i64::MAX,
                    confirmed: None,
                    topic: None,
                };
                vec![Edit::Add(Row::Channel(channel))]
            }
            (Mend::AddMember, Some(RecordRef::Unit(id))) => self.joined(matter, person(answer)?, id),
            (Mend::JoinUnit, Some(RecordRef::Person(id))) => self.joined(matter, id, unit(answer)?),
            (Mend::GiveName, None) => self.named(matter, text(answer)?)?,
            _ => return Err(Unfit::Gone),
        })
    }

    fn position(&self, id: PositionId) -> Result<Position, Unfit> {
        self.document.positions().get(id).cloned().ok_or(Unfit::Gone)
    }

    /// The unit of this name, made where it is not there.
    fn unit(&mut self, name: &str) -> Result<(UnitId, Option<Edit>), Unfit> {
        let folded = fold(name);
        if folded.is_empty() {
            return Err(Unfit::Unanswered);
        }
        let there = || self.document.units().iter().find(|unit| fold(&unit.name) == folded);
        if let Some(id) = self.units.get(&folded).copied().or_else(|| there().map(|unit| unit.id)) {
            return Ok((id, None));
        }
        let id = UnitId::mint(self.ids);
        self.units.insert(folded, id);
        let unit = Unit { order: i64::MAX, ..Unit::new(id, name.trim()) };
        Ok((id, Some(Edit::Add(Row::Unit(unit)))))
    }

    fn item(&mut self, name: &str) -> (ItemId, Option<Edit>) {
        let folded = fold(name);
        let there = || self.document.items().iter().find(|item| fold(&item.name) == folded);
        if let Some(id) = self.items.get(&folded).copied().or_else(|| there().map(|item| item.id)) {
            return (id, None);
        }
        let id = ItemId::mint(self.ids);
        self.items.insert(folded, id);
        let item = Item { id, name: name.to_owned(), kind: ItemKind::default() };
        (id, Some(Edit::Add(Row::Item(item))))
    }

    fn assignment(&self, mend: Mend, record: RecordRef, answer: Option<&Told>) -> Result<Vec<Edit>, Unfit> {
        let RecordRef::Assignment(id) = record else { return Err(Unfit::Gone) };
        let mut held = self.document.assignments().get(id).ok_or(Unfit::Gone)?.clone();
        match mend {
            Mend::SetFrom => held.from = Some(day(answer)?),
            Mend::SetUntil => held.until = Some(day(answer)?),
            Mend::SetShare => held.share = share(text(answer)?)?,
            _ => held.person = person(answer)?,
        }
        Ok(update(Row::Assignment(held)))
    }

    fn addressed(&self, record: RecordRef, address: String) -> Result<Row, Unfit> {
        Ok(match self.document.row(record).ok_or(Unfit::Gone)? {
            Row::Person(person) => Row::Person(Person { email: address, ..person }),
            Row::Channel(channel) => Row::Channel(Channel { address, ..channel }),
            _ => return Err(Unfit::Gone),
        })
    }

    fn owned(&self, mend: Mend, record: RecordRef, owner: Party) -> Result<Row, Unfit> {
        Ok(match (self.document.row(record).ok_or(Unfit::Gone)?, mend) {
            (Row::Topic(topic), Mend::SetStandIn) => Row::Topic(Topic { backup: Some(owner), ..topic }),
            (Row::Topic(topic), _) => Row::Topic(Topic { owner: Some(owner), ..topic }),
            (Row::Channel(channel), Mend::SetOwner) => Row::Channel(Channel { owner, ..channel }),
            _ => return Err(Unfit::Gone),
        })
    }

    /// A record with an id that no other of its kind bears; of a person also the seat that has none.
    fn with_id(&self, record: RecordRef, id: &str) -> Result<Vec<Edit>, Unfit> {
        let document = self.document;
        let free = |taken: bool| if taken { Err(Unfit::IdTaken) } else { Ok(Some(id.to_owned())) };
        macro_rules! bears {
            ($table:ident) => {
                document.$table().iter().any(|row| row.external_id.as_deref() == Some(id))
            };
        }
        let mut rows = Vec::new();
        match document.row(record).ok_or(Unfit::Gone)? {
            Row::Person(person) => {
                let seats = document.assignments_of(person.id).map(|held| held.position);
                let bare = |id: &PositionId| {
                    document.positions().get(*id).is_some_and(|seat| seat.external_id.is_none())
                };
                let seat = seats.into_iter().find(bare).filter(|_| !bears!(positions));
                rows.push(Row::Person(Person { external_id: free(bears!(people))?, ..person }));
                if let Some(seat) = seat {
                    let external_id = Some(id.to_owned());
                    rows.push(Row::Position(Position { external_id, ..self.position(seat)? }));
                }
            }
            Row::Position(row) => {
                rows.push(Row::Position(Position { external_id: free(bears!(positions))?, ..row }));
            }
            Row::Unit(row) => rows.push(Row::Unit(Unit { external_id: free(bears!(units))?, ..row })),
            Row::Need(row) => rows.push(Row::Need(Need { external_id: free(bears!(needs))?, ..row })),
            Row::Topic(row) => rows.push(Row::Topic(Topic { external_id: free(bears!(topics))?, ..row })),
            _ => return Err(Unfit::Gone),
        }
        Ok(rows.into_iter().flat_map(update).collect())
    }

    fn need(&self, mend: Mend, id: NeedId, answer: Option<&Told>) -> Result<Need, Unfit> {
        let mut need = self.document.needs().get(id).ok_or(Unfit::Gone)?.clone();
        match mend {
            Mend::SetCustomer => need.customer = end(answer)?,
            Mend::SetSupplier => need.supplier = end(answer)?,
            Mend::SetWeight => need.weight = Some(weight(text(answer)?)?),
            _ => {
                let wanted = fold(text(answer)?);
                let called = |other: &&Need| {
                    other.id != id && other.external_id.as_deref().is_some_and(|id| fold(id) == wanted)
                };
                let from = self.document.needs().iter().find(called).ok_or(Unfit::NoSuchNeed)?.id;
                need.made_from.push(from);
                need.made_from.sort_unstable();
                need.made_from.dedup();
            }
        }
        Ok(need)
    }

    /// The need of a row one end of which was nobody.
    fn new_need(
        &mut self,
        mend: Mend,
        other: RecordRef,
        matter: &Matter<'_>,
        end: End,
    ) -> Result<Vec<Edit>, Unfit> {
        let other = match other {
            RecordRef::Unit(id) => End::Unit(id),
            RecordRef::Position(id) => End::Position(id),
            _ => return Err(Unfit::Gone),
        };
        let (customer, supplier) = if mend == Mend::NewCustomer { (end, other) } else { (other, end) };
        let (item, made) = self.item(matter.told(0));
        let need = Need {
            external_id: Some(matter.told(6).to_owned()).filter(|id| !id.is_empty()),
            purpose: matter.told(1).to_owned(),
            standard: Standard {
                due: Deadline::said(matter.told(2)),
                aim: Deadline::said(matter.told(3)),
                cadence: Cadence::said(matter.told(4)),
                ..Standard::default()
            },
            weight: weight(matter.told(5)).ok(),
            ..Need::new(NeedId::mint(self.ids), customer, supplier, item)
        };
        Ok(made.into_iter().chain([Edit::Add(Row::Need(need))]).collect())
    }

    /// A position by which somebody belongs to a unit, called after the role.
    fn joined(&mut self, matter: &Matter<'_>, person: PersonId, unit: UnitId) -> Vec<Edit> {
        let id = PositionId::mint(self.ids);
        let seat = Position { unit: Some(unit), order: i64::MAX, ..Position::new(id, matter.told(0)) };
        let held = Assignment::new(AssignmentId::mint(self.ids), person, id);
        vec![Edit::Add(Row::Position(seat)), Edit::Add(Row::Assignment(held))]
    }

    /// What a row that named nobody was about, with the name it lacked.
    fn named(&mut self, matter: &Matter<'_>, name: &str) -> Result<Vec<Edit>, Unfit> {
        let id = Some(matter.told(0).to_owned()).filter(|id| !id.is_empty());
        let rows = match matter.slot().ok_or(Unfit::Gone)? {
            Slot::NewUnit => {
                vec![Row::Unit(Unit { order: i64::MAX, ..Unit::new(UnitId::mint(self.ids), name) })]
            }
            Slot::NewTopic => vec![Row::Topic(Topic {
                id: TopicId::mint(self.ids),
                external_id: id,
                name: name.to_owned(),
                synonyms: Vec::new(),
                owner: None,
                backup: None,
                reply_within: String::new(),
                send_along: String::new(),
                confirmed: None,
                involved: Vec::new(),
            })],
            _ => {
                let (who, seat) = (PersonId::mint(self.ids), PositionId::mint(self.ids));
                let email = matter.told(1).to_owned();
                let person = Person { external_id: id.clone(), email, ..Person::new(who, name) };
                let position = Position { external_id: id, order: i64::MAX, ..Position::new(seat, "") };
                let held = Assignment::new(AssignmentId::mint(self.ids), who, seat);
                vec![Row::Person(person), Row::Position(position), Row::Assignment(held)]
            }
        };
        Ok(rows.into_iter().map(Edit::Add).collect())
    }
}

fn update(row: Row) -> Vec<Edit> {
    vec![Edit::Update { row, by: None }]
}

fn into_unit(unit: UnitId, parent: UnitId) -> Edit {
    Edit::MoveUnit { unit, parent: Some(parent), before: None }
}

fn seat(answer: Option<&Told>) -> Result<PositionId, Unfit> {
    match answer {
        Some(Told::Position(id) | Told::End(End::Position(id))) => Ok(*id),
        _ => Err(Unfit::Unanswered),
    }
}

fn unit(answer: Option<&Told>) -> Result<UnitId, Unfit> {
    match answer {
        Some(Told::Unit(id) | Told::End(End::Unit(id))) => Ok(*id),
        _ => Err(Unfit::Unanswered),
    }
}

fn end(answer: Option<&Told>) -> Result<End, Unfit> {
    match answer {
        Some(Told::End(end)) => Ok(*end),
        Some(Told::Position(id)) => Ok(End::Position(*id)),
        Some(Told::Unit(id)) => Ok(End::Unit(*id)),
        _ => Err(Unfit::Unanswered),
    }
}

fn party(answer: Option<&Told>) -> Result<Party, Unfit> {
    if let Some(Told::Person(id)) = answer {
        return Ok(Party::Person(*id));
    }
    Ok(match end(answer)? {
        End::Unit(id) => Party::Unit(id),
        End::Position(id) => Party::Position(id),
    })
}

fn person(answer: Option<&Told>) -> Result<PersonId, Unfit> {
    match answer {
        Some(Told::Person(id)) => Ok(*id),
        _ => Err(Unfit::Unanswered),
    }
}

fn text(answer: Option<&Told>) -> Result<&str, Unfit> {
    match answer {
        Some(Told::Text(text)) if !text.trim().is_empty() => Ok(text.trim()),
        _ => Err(Unfit::Unanswered),
    }
}

fn day(answer: Option<&Told>) -> Result<Date, Unfit> {
    text(answer)?.parse().map_err(|_| Unfit::NoDay)
}

fn share(text: &str) -> Result<u16, Unfit> {
    let digits = text.trim_end_matches('%').trim_end();
    digits.parse().ok().filter(|share| (1..=100).contains(share)).ok_or(Unfit::NoNumber)
}

fn weight(text: &str) -> Result<f64, Unfit> {
    let number: f64 = text.replace(',', ".").parse().map_err(|_| Unfit::NoNumber)?;
    if number.is_finite() && number > 0.0 { Ok(number) } else { Err(Unfit::NoNumber) }
}

fn trimmed(row: Row) -> Option<Row> {
    let trim = |text: &str| text.trim().to_owned();
    Some(match row {
        Row::Unit(unit) => Row::Unit(Unit { name: trim(&unit.name), ..unit }),
        Row::Position(position) => Row::Position(Position { title: trim(&position.title), ..position }),
        Row::Person(person) => {
            Row::Person(Person { name: trim(&person.name), email: trim(&person.email), ..person })
        }
        _ => return None,
    })
}
