//! What stands on the cards of a chart.

use super::boxes::Node;
use super::options::Legend;
use super::{coming, people};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::key;
use crate::messages;
use crate::use_case::colour::Colours;
use crate::use_case::line::{Lines, photo};
use simpul_drawing::card::PositionCard;
use simpul_graph::{Below, Headcount, Headcounts};
use simpul_model::{
    Assignment, CardField, ColourBy, Coloured, Colouring, FieldOwner, Person, PersonId, Position, PositionId,
    RecordRef, UnitId, UnitSize,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What stands on the cards, in the language asked for.
pub(super) struct Words<'a> {
    pub(super) lines: Lines<'a>,
    colours: Colours,
    headcounts: Option<Headcounts>,
    /// Only where a field asks for it.
    below: Option<Below>,
    colouring: Option<Colouring>,
    pub(super) legend: Legend,
    ctx: &'a Ctx,
    vacant: String,
    acting: String,
    parking: String,
}

impl<'a> Words<'a> {
    pub(super) fn of(
        ctx: &'a Ctx,
        document: &'a simpul_model::Document,
        by: ChartBy,
        today: simpul_model::Date,
    ) -> Self {
        let word = |key: &str| messages::word(ctx.language, &format!("picture.{key}"), &BTreeMap::new());
        let options = &document.organisation().chart;
        let counted = |field: &CardField| matches!(field, CardField::People | CardField::Vacancies);
        let counting = by == ChartBy::Unit || options.rules.iter().any(|rule| rule.by == ColourBy::Headcount);
        let headcounts = counting.then(|| Headcounts::new(document, today));
        let coloured = if by == ChartBy::Unit { Coloured::Units } else { Coloured::Positions };
        let size = |unit| headcounts.as_ref()?.of(unit).map(size);
        let rules = !options.rules.is_empty();
        let colouring = rules.then(|| Colouring::of(document, today, coloured, &size));
        let legend = colouring.as_ref().map(|colouring| Legend::of(document, colouring, ctx));
        Self {
            lines: Lines { document, today },
            colours: Colours::of(document),
            headcounts,
            below: (by != ChartBy::Unit && options.fields.iter().any(counted))
                .then(|| Below::new(document, today)),
            colouring,
            legend: legend.unwrap_or_default(),
            ctx,
            vacant: word("vacant"),
            acting: word("acting"),
            parking: word("parking"),
        }
    }

    pub(super) fn word(&self, key: &str) -> String {
        messages::word(self.ctx.language, &format!("picture.{key}"), &BTreeMap::new())
    }

    pub(super) fn card(&self, node: Node) -> PositionCard<'_> {
        match node {
            Node::Position(id) => self.position(id),
            Node::Person(person, seat) => self.person(person, seat),
            Node::Unit(id) => self.unit(id),
        }
    }

    pub(super) fn position(&self, id: PositionId) -> PositionCard<'_> {
        let document = self.lines.document;
        let Some(position) = document.positions().get(id) else { return PositionCard::default() };
        // Asked once: there are as many cards as positions.
        let held: Vec<&Assignment> = document.assignments_to(id).collect();
        let current = held.iter().filter(|held| held.is_current(self.lines.today));
        let holders: Vec<(&Person, bool)> =
            current.filter_map(|held| Some((document.people().get(held.person)?, held.acting))).collect();
        // A parked position with a branch stands among the others and says so.
        let mark = match (&position.parked, holders.iter().any(|(_, acting)| *acting)) {
            (Some(_), _) => Cow::Owned(format!("{} ·", self.parking)),
            (None, true) => Cow::Borrowed(&*self.acting),
            (None, false) => Cow::default(),
        };
        let options = &document.organisation().chart;
        let (colour, letter) = self.colour(position.id, position.unit);
        let titled = options.fields.contains(&CardField::Title);
        let rest = options.fields.iter().filter(|&&field| field != CardField::Title);
        PositionCard {
            key: key::of(id),
            initials: holders.first().map(|(person, _)| initials(&person.name)).unwrap_or_default(),
            photo: holders.first().map(|(person, _)| photo(person)).unwrap_or_default(),
            vacant: if holders.is_empty() { Cow::Borrowed(&*self.vacant) } else { Cow::default() },
            holders: holders.into_iter().map(|(person, _)| Cow::Borrowed(&*person.name)).collect(),
            title: if titled { Cow::Borrowed(self.title(position)) } else { Cow::default() },
            colour,
            letter: Cow::Borrowed(letter),
            acting: mark,
            coming: coming::at(&self.lines, &held, self.ctx.language),
            fields: rest.map(|&field| self.field(position, field).unwrap_or_default()).collect(),
        }
    }

    /// Somebody as a box: all their titles, the rest as their position here has it.
    fn person(&self, id: PersonId, seat: PositionId) -> PositionCard<'_> {
        let document = self.lines.document;
        let Some(person) = document.people().get(id) else { return PositionCard::default() };
        let card = self.position(seat);
        let title = if card.title.is_empty() {
            card.title
        } else {
            Cow::Owned(people::titles(document, id, self.lines.today, self.ctx.language))
        };
        PositionCard {
            key: key::of(id),
            initials: initials(&person.name),
            photo: photo(person),
            holders: vec![Cow::Borrowed(&*person.name)],
            coming: coming::of(&self.lines, id, self.ctx.language),
            title,
            ..card
        }
    }

    fn title(&self, position: &'a Position) -> &'a str {
        if !position.title.trim().is_empty() {
            return &position.title;
        }
        position.unit.and_then(|unit| self.unit_name(unit)).unwrap_or_default()
    }

    fn unit_name(&self, unit: UnitId) -> Option<&'a str> {
        Some(&self.lines.document.units().get(unit)?.name)
    }

    /// The stripe of a box and its letter: as the rules say, else that of the division, which needs none.
    pub(super) fn colour(&self, record: impl Into<RecordRef>, unit: Option<UnitId>) -> (Option<u32>, &str) {
        let Some(colouring) = &self.colouring else {
            return (unit.and_then(|unit| self.colours.get(unit)), "");
        };
        let row = colouring.case(record).and_then(|case| self.legend.row_of[case as usize]);
        match row.and_then(|row| self.legend.rows.get(row as usize)) {
            Some(row) => (Some(row.colour), &row.letter),
            None => (None, ""),
        }
    }

    /// One line of a card; nothing where there is nothing to say.
    fn field(&self, position: &'a Position, field: CardField) -> Option<Cow<'a, str>> {
        let document = self.lines.document;
        let holder = || document.holders(position.id, self.lines.today).next();
        let person = |text: fn(&'a Person) -> &'a String| Some(Cow::Borrowed(text(holder()?.0).trim()));
        let count = |key: &str, n: u32| {
            let words = || messages::count(self.ctx.language, &format!("picture.field.{key}"), u64::from(n));
            (n > 0).then(|| Cow::Owned(words()))
        };
        match field {
            CardField::Title => Some(Cow::Borrowed(self.title(position))),
            CardField::Unit => self.unit_name(position.unit?).map(Cow::Borrowed),
            CardField::Location => person(|person| &person.location),
            CardField::Email => person(|person| &person.email),
            CardField::Phone => person(|person| &person.phone),
            CardField::Status => person(|person| &person.status),
            CardField::Since => {
                let from = holder()?.1.from?;
                let args = BTreeMap::from([("date".to_owned(), messages::day(self.ctx.language, from))]);
                Some(Cow::Owned(messages::word(self.ctx.language, "picture.field.since", &args)))
            }
            CardField::Reports => count("reports", document.reports_to(Some(position.id)).count() as u32),
            CardField::People => count("people", self.below.as_ref()?.people(position.id)),
            CardField::Vacancies => count("vacancies", self.below.as_ref()?.vacant(position.id)),
            CardField::Custom(id) => {
                let field = document.fields().get(id)?;
                let custom = match field.owner {
                    FieldOwner::Unit => &document.units().get(position.unit?)?.custom,
                    FieldOwner::Position => &position.custom,
                    FieldOwner::Person => &holder()?.0.custom,
                };
                let value = custom.get(&id)?.trim();
                (!value.is_empty()).then(|| Cow::Owned(format!("{}: {value}", field.name)))
            }
        }
    }

    /// A unit as a box: its name, then its head and how many work there.
    fn unit(&self, id: UnitId) -> PositionCard<'_> {
        let document = self.lines.document;
        let Some(unit) = document.units().get(id) else { return PositionCard::default() };
        let counted = self.headcounts.as_ref().and_then(|counts| counts.of(id)).unwrap_or_default();
        let mut count = messages::count(self.ctx.language, "picture.people", u64::from(counted.people));
        if counted.vacant > 0 {
            let vacant =
                messages::count(self.ctx.language, "picture.field.vacant", u64::from(counted.vacant));
            count = format!("{count} · {vacant}");
        }
        let head =
            document.head(unit).map(|head| self.lines.holder_names(head)).filter(|name| !name.is_empty());
        let (colour, letter) = self.colour(id, Some(id));
        PositionCard {
            key: key::of(id),
            initials: initials(&unit.name),
            holders: vec![Cow::Borrowed(&*unit.name)],
            title: Cow::Owned(if unit.external { self.word("outside") } else { head.unwrap_or_default() }),
            fields: vec![Cow::Owned(if unit.external { String::new() } else { count })],
            colour,
            letter: Cow::Borrowed(letter),
            ..PositionCard::default()
        }
    }
}

fn size(counted: Headcount) -> UnitSize {
    UnitSize { people: counted.people, positions: counted.positions, vacant: counted.vacant }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let ends = [words.next(), words.next_back()].into_iter().flatten();
    ends.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_names_long_and_short() {
        assert_eq!(initials("Rina Sari Dewi"), "RD");
        assert_eq!(initials("Suharto"), "S");
        assert_eq!(initials("  "), "");
        assert_eq!(initials("Émile (kontrak)"), "ÉK");
    }
}
