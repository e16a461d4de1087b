//! The ways to reach whoever answers, in the order to try.

use crate::candidate::Place;
use crate::reach::{Look, Reach};
use simpul_model::{Channel, ChannelId, Confirmation, Party, PersonId, TopicId, UnitId, fold, fold_words};
use std::collections::BTreeSet;

/// How whoever a way belongs to stands to the answer, in the order to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// It is for what was asked alone.
    Topic,
    /// The position that answers.
    Position,
    /// Who holds it today.
    Holder,
    /// Who stands in, while nobody holds it.
    Backup,
    /// The unit that answers.
    Unit,
    /// The unit above it.
    Above,
    /// The head of the unit.
    Head,
}

impl Whose {
    /// Its code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Position => "position",
            Self::Holder => "holder",
            Self::Backup => "backup",
            Self::Unit => "unit",
            Self::Above => "above",
            Self::Head => "head",
        }
    }
}

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The channel; nothing for what stands with a person themselves.
    pub channel: Option<ChannelId>,
    /// The record it belongs to.
    pub of: Party,
    /// How that stands to the answer.
    pub whose: Whose,
    /// E-mail, telephone, chat, form, in person, in free words.
    pub kind: String,
    /// The address or number.
    pub address: String,
    /// When it is served, as given.
    pub hours: String,
    /// What it is for.
    pub purpose: String,
    /// Who last said that this is right.
    pub confirmed: Option<Confirmation>,
}

impl Place<'_> {
    /// Without a head whom the question complains about.
    pub(crate) fn ways(&self, topic: Option<TopicId>, owner: Reach, backup: Option<Reach>) -> Vec<Way> {
        self.look.ways(topic, owner, backup, |head| !self.is_about(head))
    }
}

/// Words for one kind of way.
const KINDS: [&[&str]; 2] =
    [&["email", "e", "mail", "surel"], &["phone", "telephone", "telepon", "telp", "hp", "number", "nomor"]];

/// Puts the kind first that was asked for ("the slack channel of …"); `asked` are words, folded, that are not what
/// the question is about. The others stay in their order.
pub(crate) fn asked_first(ways: &mut [Way], asked: &[String]) {
    let same = |word: &str, asked: &str| {
        word == asked || KINDS.iter().any(|kind| kind.contains(&word) && kind.contains(&asked))
    };
    let wanted = |way: &Way| fold_words(&way.kind).iter().any(|word| asked.iter().any(|one| same(word, one)));
    ways.sort_by_key(|way| !wanted(way));
}

impl Look<'_> {
    /// Those for the topic alone, then of the position, its holder, its unit, the unit above and last the head, each address once. Nobody
    /// holds a vacant position, so its backup comes in the holder's place. What stands with a person
    /// themselves, e-mail and telephone, comes after the channels recorded for them. The head comes only where
    /// `allowed`.
    pub(crate) fn ways(
        &self,
        topic: Option<TopicId>,
        owner: Reach,
        backup: Option<Reach>,
        allowed: impl Fn(Reach) -> bool,
    ) -> Vec<Way> {
        let mut ways = Ways { look: *self, ways: Vec::new(), seen: BTreeSet::new() };
        for channel in topic.into_iter().flat_map(|topic| self.document.channels_for(topic)) {
            ways.channel(Whose::Topic, channel);
        }
        if let Some(position) = owner.position {
            ways.channels(Whose::Position, Party::Position(position));
        }
        match owner.person {
            Some(person) => ways.person(Whose::Holder, person),
            None => ways.position(Whose::Backup, backup.filter(|_| owner.position.is_some())),
        }
        if let Some(unit) = owner.unit {
            ways.channels(Whose::Unit, Party::Unit(unit));
            if let Some(above) = self.above(unit) {
                ways.channels(Whose::Above, Party::Unit(above));
            }
            let another = |head: &Reach| head.position != owner.position && allowed(*head);
            ways.position(Whose::Head, self.head(unit).filter(another));
        }
        ways.ways
    }

    fn above(&self, unit: UnitId) -> Option<UnitId> {
        self.document.units().get(unit)?.parent
    }
}

struct Ways<'a> {
    look: Look<'a>,
    ways: Vec<Way>,
    seen: BTreeSet<String>,
}

impl Ways<'_> {
    fn channels(&mut self, whose: Whose, of: Party) {
        let look = self.look;
        for channel in look.document.channels_of(of).filter(|channel| channel.topic.is_none()) {
            self.channel(whose, channel);
        }
    }

    fn channel(&mut self, whose: Whose, channel: &Channel) {
        let Channel { id, owner: of, kind, address, hours, purpose, confirmed, .. } = channel.clone();
        self.add(Way { channel: Some(id), of, whose, kind, address, hours, purpose, confirmed });
    }

    fn position(&mut self, whose: Whose, reach: Option<Reach>) {
        let Some(reach) = reach else { return };
        if let Some(position) = reach.position {
            self.channels(whose, Party::Position(position));
        }
        if let Some(person) = reach.person {
            self.person(whose, person);
        }
    }

    fn person(&mut self, whose: Whose, id: PersonId) {
        let of = Party::Person(id);
        self.channels(whose, of);
        let Some(person) = self.look.document.people().get(id) else { return };
        for (kind, address) in [("email", &person.email), ("phone", &person.phone)] {
            let (hours, purpose) = Default::default();
            let (kind, address) = (kind.to_owned(), address.clone());
            self.add(Way { channel: None, of, whose, kind, address, hours, purpose, confirmed: None });
        }
    }

    /// The same address is the same way, whatever its kind is called.
    fn add(&mut self, way: Way) {
        let address = fold(&way.address);
        if !address.trim().is_empty() && self.seen.insert(address) {
            self.ways.push(way);
        }
    }
}
