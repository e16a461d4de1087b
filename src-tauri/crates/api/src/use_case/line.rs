//! Parties, seats and needs as lines of a card.

use crate::dto::*;
use crate::{key, text};
use simpul_model as model;
use simpul_model::{Date, Document, End, PositionId, UnitId};

/// Writes records as the lines that cards are made of.
#[derive(Clone, Copy)]
pub(crate) struct Lines<'a> {
    pub(crate) document: &'a Document,
    pub(crate) today: Date,
}

impl Lines<'_> {
    /// A unit's key and name.
    pub(crate) fn unit_name(&self, unit: UnitId) -> Option<Name> {
        let unit = self.document.units().get(unit)?;
        Some(Name { key: key::of(unit.id), name: unit.name.clone() })
    }

    /// The way through the chart from a customer up to what both have in common and down to the supplier.
    pub(crate) fn way_through_chart(
        &self,
        customer: UnitId,
        supplier: UnitId,
        common: Option<UnitId>,
    ) -> Vec<Name> {
        let below = |from: UnitId| -> Vec<UnitId> {
            let path = self.document.unit_path(from);
            path.into_iter().take_while(|&unit| Some(unit) != common).collect()
        };
        let mut way = below(customer);
        way.extend(common);
        way.extend(below(supplier).into_iter().rev());
        way.into_iter().filter_map(|unit| self.unit_name(unit)).collect()
    }

    /// The names of those who hold a position today, joined; empty when it is vacant.
    pub(crate) fn holder_names(&self, position: PositionId) -> String {
        let names: Vec<&str> =
            self.document.holders(position, self.today).map(|(p, _)| p.name.as_str()).collect();
        names.join(", ")
    }

    /// A unit as a party.
    pub(crate) fn unit(&self, unit: UnitId) -> PartyView {
        let Some(unit) = self.document.units().get(unit) else { return PartyView::default() };
        PartyView {
            key: key::of(unit.id),
            name: unit.name.clone(),
            detail: unit.kind.clone(),
            unit: None,
            vacant: false,
            external: unit.external,
        }
    }

    /// A position as a party: who sits there, else its title.
    pub(crate) fn position(&self, position: PositionId) -> PartyView {
        let Some(position) = self.document.positions().get(position) else { return PartyView::default() };
        let names = self.holder_names(position.id);
        let vacant = names.is_empty();
        let external = position.unit.and_then(|u| self.document.units().get(u)).is_some_and(|u| u.external);
        PartyView {
            key: key::of(position.id),
            name: if vacant { position.title.clone() } else { names },
            detail: if vacant { String::new() } else { position.title.clone() },
            unit: position.unit.and_then(|unit| self.unit_name(unit)),
            vacant,
            external,
        }
    }

    /// An end of a need as a party.
    pub(crate) fn end(&self, end: End) -> PartyView {
        match end {
            End::Unit(unit) => self.unit(unit),
            End::Position(position) => self.position(position),
        }
    }

    /// A need, both promises with it.
    pub(crate) fn need(&self, need: &model::Need) -> NeedLine {
        let item = self.document.items().get(need.item);
        let word = |word: &Option<model::Confirmation>| {
            word.as_ref().map(|word| Word { by: word.by.clone(), at: text::moment(word.at), old: false })
        };
        let processes = need.processes.iter().filter_map(|&id| self.document.processes().get(id));
        NeedLine {
            key: key::of(need.id),
            customer: self.end(need.customer),
            supplier: self.end(need.supplier),
            item: item.map(|item| item.name.clone()).unwrap_or_default(),
            kind: item.map(|item| item_kind(item.kind)).unwrap_or_default(),
            purpose: need.purpose.clone(),
            channel: need.channel.clone(),
            due: need.standard.due.text.clone(),
            aim: need.standard.aim.text.clone(),
            cadence: need.standard.cadence.text.clone(),
            form: need.standard.form.clone(),
            quality: need.standard.quality.clone(),
            processes: processes.map(|p| p.name.clone()).collect(),
            criticality: need.criticality.map(|c| match c {
                model::Criticality::Low => CriticalityWord::Low,
                model::Criticality::Medium => CriticalityWord::Medium,
                model::Criticality::High => CriticalityWord::High,
            }),
            weight: need.weight,
            status: match need.status {
                model::NeedStatus::Active => StatusWord::Active,
                model::NeedStatus::Draft => StatusWord::Draft,
                model::NeedStatus::Ended => StatusWord::Ended,
            },
            confirmed_by_customer: word(&need.confirmed_by_customer),
            confirmed_by_supplier: word(&need.confirmed_by_supplier),
            set: need.set.and_then(|id| self.set(id)),
        }
    }

    /// A set of needs.
    fn set(&self, id: model::NeedSetId) -> Option<NeedSetView> {
        let set = self.document.need_sets().get(id)?;
        let lasting = |need: &&model::Need| need.status != model::NeedStatus::Ended;
        let side = |members| match members {
            model::Members::These => SetSide::These,
            model::Members::Level(level) => SetSide::Level { level },
            model::Members::Under(unit) => SetSide::Under { name: self.unit(unit).name },
        };
        Some(NeedSetView {
            key: key::of(id),
            size: self.document.needs_in_set(id).filter(lasting).count() as u32,
            customers: side(set.customers),
            suppliers: side(set.suppliers),
            missing: self.document.missing_in(set).len() as u32,
        })
    }

    /// A need as lists name it; empty for one that is gone.
    pub(crate) fn brief(&self, id: model::NeedId) -> NeedBrief {
        let Some(need) = self.document.needs().get(id) else { return NeedBrief::default() };
        NeedBrief {
            key: key::of(id),
            item: self.document.items().get(need.item).map(|item| item.name.clone()).unwrap_or_default(),
            customer: self.end(need.customer),
            supplier: self.end(need.supplier),
        }
    }

    /// Needs in the order of a card: by item name, then by partner, then by id.
    pub(crate) fn needs<'n>(&self, needs: impl IntoIterator<Item = &'n model::Need>) -> Vec<NeedLine> {
        let mut lines: Vec<NeedLine> = needs.into_iter().map(|need| self.need(need)).collect();
        lines.sort_by_cached_key(|n| {
            (
                model::fold(&n.item),
                model::fold(&n.supplier.name),
                model::fold(&n.customer.name),
                n.key.clone(),
            )
        });
        lines
    }

    /// Who sits on a position: a line a holder, one line for a vacancy.
    pub(crate) fn seats(&self, position: &model::Position) -> Vec<Seat> {
        let seat = |person: Option<(&model::Person, &model::Assignment)>| Seat {
            position: key::of(position.id),
            person: person.map(|(p, _)| key::of(p.id)),
            name: person.map(|(p, _)| p.name.clone()).unwrap_or_default(),
            title: position.title.clone(),
            vacant: person.is_none(),
            acting: person.is_some_and(|(_, a)| a.acting),
            share: person.map_or(0, |(_, a)| a.share),
            assistant: position.kind == model::PositionKind::Assistant,
        };
        let seats: Vec<Seat> =
            self.document.holders(position.id, self.today).map(|h| seat(Some(h))).collect();
        if seats.is_empty() { vec![seat(None)] } else { seats }
    }

    /// The channels of a party.
    pub(crate) fn channels(&self, owner: model::Party) -> Vec<ChannelLine> {
        let topic = |id: model::TopicId| self.document.topics().get(id).map(|topic| topic.name.clone());
        let line = |c: &model::Channel| ChannelLine {
            kind: c.kind.clone(),
            address: c.address.clone(),
            hours: c.hours.clone(),
            purpose: c.purpose.clone(),
            topic: c.topic.and_then(topic).unwrap_or_default(),
        };
        self.document.channels_of(owner).map(line).collect()
    }

    /// The topics in which a party has a part or stands in, by name. O(topics).
    pub(crate) fn parts(&self, party: model::Party) -> Vec<TopicPart> {
        let part = |topic: &model::Topic| {
            let letters = simpul_exchange::parts::letters(topic, party);
            let backup = topic.backup == Some(party);
            let (key, name) = (key::of(topic.id), topic.name.clone());
            (backup || !letters.is_empty()).then_some(TopicPart { key, name, letters, backup })
        };
        let mut parts: Vec<TopicPart> = self.document.topics().iter().filter_map(part).collect();
        parts.sort_by_cached_key(|part| (model::fold(&part.name), part.key.clone()));
        parts
    }

    /// Values of the fields the company added, in the order of the fields.
    pub(crate) fn custom(&self, values: &model::Custom) -> Vec<CustomValue> {
        let mut fields: Vec<_> =
            values.iter().filter_map(|(id, v)| Some((self.document.fields().get(*id)?, v))).collect();
        fields.sort_by_key(|(field, _)| (field.order, field.id));
        let value = |(field, value): (&model::Field, &String)| CustomValue {
            name: field.name.clone(),
            value: value.clone(),
            private: field.private,
        };
        fields.into_iter().map(value).collect()
    }
}

/// What names the photo of somebody; empty where there is none.
pub(crate) fn photo(person: &model::Person) -> String {
    person.portrait.map(|portrait| portrait.to_string()).unwrap_or_default()
}

pub(crate) fn item_kind(kind: model::ItemKind) -> ItemKind {
    match kind {
        model::ItemKind::Information => ItemKind::Information,
        model::ItemKind::Action => ItemKind::Action,
        model::ItemKind::Resource => ItemKind::Resource,
    }
}

pub(crate) fn model_item_kind(kind: ItemKind) -> model::ItemKind {
    match kind {
        ItemKind::Information => model::ItemKind::Information,
        ItemKind::Action => model::ItemKind::Action,
        ItemKind::Resource => model::ItemKind::Resource,
    }
}

pub(crate) fn answer_word(answer: model::Answer) -> AnswerWord {
    match answer {
        model::Answer::Nothing => AnswerWord::Nothing,
        model::Answer::Missing => AnswerWord::Missing,
        model::Answer::Unknown => AnswerWord::Unknown,
    }
}
