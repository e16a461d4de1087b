//! What stands on the cards of a chart.

use super::boxes::Node;
use crate::ctx::Ctx;
use crate::dto::*;
use crate::key;
use crate::messages;
use crate::use_case::colour::Colours;
use crate::use_case::line::Lines;
use simpul_drawing::card::PositionCard;
use simpul_graph::Headcounts;
use simpul_model::PositionId;
use std::collections::BTreeMap;

/// What stands on the cards, in the language asked for.
pub(super) struct Words<'a> {
    pub(super) lines: Lines<'a>,
    pub(super) colours: Colours,
    headcounts: Option<Headcounts>,
    ctx: &'a Ctx,
    vacant: String,
    acting: String,
    parking: String,
}

impl<'a> Words<'a> {
    pub(super) fn of(ctx: &'a Ctx, document: &'a simpul_model::Document, by: ChartBy) -> Self {
        let today = ctx.clock.today();
        let word = |key: &str| messages::word(ctx.language, &format!("picture.{key}"), &BTreeMap::new());
        Self {
            lines: Lines { document, today },
            colours: Colours::of(document),
            headcounts: (by == ChartBy::Unit).then(|| Headcounts::new(document, today)),
            ctx,
            vacant: word("vacant"),
            acting: word("acting"),
            parking: word("parking"),
        }
    }

    pub(super) fn word(&self, key: &str) -> String {
        messages::word(self.ctx.language, &format!("picture.{key}"), &BTreeMap::new())
    }

    pub(super) fn card(&self, node: Node) -> PositionCard {
        match node {
            Node::Position(id) => self.position(id),
            Node::Unit(id) => self.unit(id),
        }
    }

    pub(super) fn position(&self, id: PositionId) -> PositionCard {
        let document = self.lines.document;
        let Some(position) = document.positions().get(id) else { return PositionCard::default() };
        let holders: Vec<(&str, bool)> =
            document.holders(id, self.lines.today).map(|(p, a)| (p.name.as_str(), a.acting)).collect();
        // A parked position with a branch stands among the others and says so.
        let mark = match (&position.parked, holders.iter().any(|(_, acting)| *acting)) {
            (Some(_), _) => format!("{} ·", self.parking),
            (None, true) => self.acting.clone(),
            (None, false) => String::new(),
        };
        PositionCard {
            key: key::of(id),
            initials: holders.first().map(|(name, _)| initials(name)).unwrap_or_default(),
            holders: holders.into_iter().map(|(name, _)| name.to_owned()).collect(),
            title: if position.title.trim().is_empty() {
                position.unit.and_then(|u| self.lines.unit_name(u)).map(|n| n.name).unwrap_or_default()
            } else {
                position.title.clone()
            },
            colour: position.unit.and_then(|unit| self.colours.get(unit)),
            acting: mark,
            vacant: self.vacant.clone(),
            ..PositionCard::default()
        }
    }

    /// A unit as a box: its name, then its head and how many work there.
    fn unit(&self, id: simpul_model::UnitId) -> PositionCard {
        let document = self.lines.document;
        let Some(unit) = document.units().get(id) else { return PositionCard::default() };
        let people =
            self.headcounts.as_ref().and_then(|counts| counts.of(id)).map_or(0, |count| count.people);
        let count = messages::count(self.ctx.language, "picture.people", u64::from(people));
        let head =
            document.head(unit).map(|head| self.lines.holder_names(head)).filter(|name| !name.is_empty());
        PositionCard {
            key: key::of(id),
            initials: initials(&unit.name),
            holders: vec![unit.name.clone()],
            title: head.map_or_else(|| count.clone(), |head| format!("{head} · {count}")),
            colour: self.colours.get(id),
            ..PositionCard::default()
        }
    }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let letter =
        |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string());
    let first = words.next().and_then(letter).unwrap_or_default();
    let last = words.next_back().and_then(letter).unwrap_or_default();
    format!("{first}{last}")
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
