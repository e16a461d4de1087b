//! Findings and decisions as codes with arguments.

use super::Reviewed;
use crate::dto::*;
use crate::use_case::compare::Describer;
use crate::use_case::line::answer_word;
use crate::{messages, text};
use simpul_graph::{Concern as Weight, Going, Gravity, Node, ReviewItem, SingleSource, Story};
use simpul_model::{AnswerId, DecisionId, Facts, NeedId, Party, PositionId, RecordRef, ReviewKey, RoundItem};
use std::collections::BTreeMap;

/// So many names stand in a sentence; the rest is counted.
const NAMED: usize = 3;

pub(super) fn concern(concern: Weight) -> Concern {
    match concern {
        Weight::Grave => Concern::Grave,
        Weight::Risk => Concern::Risk,
        Weight::Question => Concern::Question,
        Weight::Hint => Concern::Hint,
    }
}

pub(super) fn state(state: simpul_graph::ReviewState) -> ReviewState {
    match state {
        simpul_graph::ReviewState::Open => ReviewState::Open,
        simpul_graph::ReviewState::Returned => ReviewState::Returned,
        simpul_graph::ReviewState::Decided => ReviewState::Decided,
    }
}

pub(super) fn named<const N: usize>(code: impl Into<String>, args: [(&str, String); N]) -> Named {
    Named { code: code.into(), args: args.map(|(name, value)| (name.to_owned(), value)).into() }
}

impl Reviewed<'_> {
    pub(super) fn row(&self, item: &ReviewItem) -> ReviewRow {
        ReviewRow {
            key: super::keys::text(&item.key),
            kind: item.key.kind.into(),
            concern: concern(item.concern),
            title: self.title(item),
            needs: item.needs.len() as u32,
            state: state(item.state),
            decision: self.decision(item.decision, item.answer),
            since: None,
        }
    }

    /// What was found when a review began and is no longer, with the decision about it.
    pub(super) fn left_row(&self, then: &RoundItem) -> ReviewRow {
        let mut decisions = self.review.gone.iter().filter_map(|&id| self.document().decisions().get(id));
        let decision = decisions.find(|decision| decision.key == then.key).map(|decision| decision.id);
        ReviewRow { since: Some(SinceWord::Gone), ..self.row_of_gone(&then.key, &then.facts, decision) }
    }

    /// A decision about what is no longer found.
    pub(super) fn gone_row(&self, id: DecisionId) -> Option<ReviewRow> {
        let decision = self.document().decisions().get(id)?;
        Some(self.row_of_gone(&decision.key, &decision.facts, Some(id)))
    }

    /// Called by what it was about, else by what of all it rested on is still there.
    fn row_of_gone(&self, key: &ReviewKey, facts: &Facts, decision: Option<DecisionId>) -> ReviewRow {
        let about = self.records(&key.about);
        let names = if about.is_empty() { self.records(&facts.records) } else { about };
        let title = if names.is_empty() { named("gone-all", []) } else { named("gone", [("names", names)]) };
        ReviewRow {
            key: super::keys::text(key),
            kind: key.kind.into(),
            concern: Concern::Hint,
            title,
            needs: 0,
            state: ReviewState::Gone,
            decision: self.decision(decision, None),
            since: None,
        }
    }

    /// What was decided; of an answer and a decision about one pair the words of both.
    pub(super) fn decision(&self, id: Option<DecisionId>, answer: Option<AnswerId>) -> Option<DecisionView> {
        let decision = id.and_then(|id| self.document().decisions().get(id));
        let answer = answer.and_then(|id| self.document().answers().get(id));
        let word = answer.map(|answer| answer_word(answer.answer));
        match (decision, answer) {
            (Some(decision), _) => Some(DecisionView {
                outcome: Some(decision.outcome.into()),
                answer: word,
                because: decision.because.clone(),
                who: decision.who.clone(),
                until: text::date(decision.until),
                by: decision.by.clone(),
                at: text::moment(decision.at),
            }),
            (None, Some(answer)) => Some(DecisionView {
                outcome: None,
                answer: word,
                because: String::new(),
                who: String::new(),
                until: String::new(),
                by: answer.by.clone(),
                at: text::moment(answer.at),
            }),
            (None, None) => None,
        }
    }

    /// What is the matter, in a sentence.
    pub(super) fn title(&self, item: &ReviewItem) -> Named {
        let n = |n: usize| ("n", n.to_string());
        let unit = |node: Node| ("unit", self.node(node));
        match &item.story {
            Story::CircularWait(wait) => {
                let mut items: Vec<String> = wait.circle.iter().map(|&need| self.item_of(need)).collect();
                items.extend(items.first().cloned());
                named("circular-wait", [n(wait.needs.len()), ("items", items.join(" → "))])
            }
            Story::SingleSource(single) => self.single(single),
            Story::CutUnit { node, parts } => {
                let names: Vec<String> = parts.iter().flatten().map(|&node| self.node(node)).collect();
                named("cut-unit", [n(names.len()), unit(*node), ("names", self.list(names))])
            }
            Story::Circle(group) => {
                let mut names: Vec<String> =
                    group.circles.iter().take(1).flatten().map(|&node| self.node(node)).collect();
                names.extend(names.first().cloned());
                named("circle", [n(group.nodes.len()), ("names", names.join(" → "))])
            }
            Story::OwnerGoing { topic, owner, going } => {
                let (topic, owner) = (("topic", self.record((*topic).into())), ("owner", self.party(*owner)));
                let code = format!("owner-going.{}", going.code());
                match going {
                    Going::Leaving(until) => named(code, [topic, owner, ("until", until.to_string())]),
                    Going::Vacant | Going::Left => named(code, [topic, owner]),
                }
            }
            Story::Unowned(topic) => named("unowned", [("topic", self.record((*topic).into()))]),
            Story::SeveralOwners { topic, parties } => {
                let names = self.list(parties.iter().map(|&party| self.party(party)).collect());
                named(
                    "several-owners",
                    [n(parties.len()), ("topic", self.record((*topic).into())), ("names", names)],
                )
            }
            Story::Unreached(id) => {
                let question = self.document().questions().get(*id);
                let (address, of) = question.map(|q| (q.text.clone(), q.unreached)).unwrap_or_default();
                let of = of.map(|party| self.party(party)).unwrap_or_default();
                let code = if item.size > 1 { "unreached-again" } else { "unreached" };
                named(code, [n(item.size), ("address", address), ("name", of)])
            }
            Story::DutyTwice { duties, by } => {
                let duty = duties.first().cloned().unwrap_or_default();
                let names = self.list(by.iter().map(|&record| self.record(record)).collect());
                named("duty-twice", [n(by.len()), ("duty", duty), ("names", names)])
            }
            Story::NoDuties { unit, positions } => {
                let title = |&id: &PositionId| self.title_of(id);
                let names = self.list(positions.iter().map(title).collect());
                match unit {
                    Some(unit) => {
                        let unit = self.record((*unit).into());
                        named("no-duties", [n(positions.len()), ("unit", unit), ("names", names)])
                    }
                    None => named("no-duties-no-unit", [n(positions.len()), ("names", names)]),
                }
            }
            Story::OutOfDate { owner, topics, channels } => {
                named("out-of-date", [n(topics.len() + channels.len()), ("name", self.party(*owner))])
            }
            Story::Unanswered(id) => {
                let question = self.document().questions().get(*id);
                let text = question.map(|question| question.text.clone()).unwrap_or_default();
                let code = if item.size > 1 { "unanswered-again" } else { "unanswered" };
                named(code, [n(item.size), ("question", text)])
            }
            Story::OneWay { supplier, customer, .. } => {
                named("one-way", [("supplier", self.node(*supplier)), ("customer", self.node(*customer))])
            }
            Story::Bottleneck { node, times, .. } => {
                named("bottleneck", [unit(*node), ("times", format!("{times:.0}"))])
            }
            Story::Elsewhere(row) => {
                let branch = |unit| self.lines.unit_name(unit).unwrap_or_default().name;
                let ends = [("branch", branch(row.branch)), ("home", branch(row.home))];
                named("elsewhere", [unit(row.node), ends[0].clone(), ends[1].clone()])
            }
            Story::NoWay { node } => named("no-way", [unit(*node)]),
            Story::FarNeed(jump) => {
                let name = |unit| self.lines.unit_name(unit).unwrap_or_default().name;
                let ends = [("supplier", name(jump.supplier)), ("customer", name(jump.customer))];
                let item = ("item", self.item_of(jump.need));
                named("far-need", [("n", jump.steps().to_string()), item, ends[0].clone(), ends[1].clone()])
            }
            Story::LeftOut { unit, missing, .. } => {
                let name = self.lines.unit_name(*unit).unwrap_or_default().name;
                let item = item.needs.first().map(|&need| self.item_of(need)).unwrap_or_default();
                named("left-out", [n(*missing), ("unit", name), ("item", item)])
            }
            Story::Isolated { node } => named("isolated", [unit(*node)]),
        }
    }

    fn single(&self, single: &SingleSource) -> Named {
        let item = ("item", self.document().items().get(single.item).map(|i| i.name.clone()));
        let item = (item.0, item.1.unwrap_or_default());
        let person = single.person.and_then(|id| self.document().people().get(id));
        let person = ("person", person.map(|person| person.name.clone()).unwrap_or_default());
        let seats = ("seat", self.list(single.positions.iter().map(|&id| self.seat(id)).collect()));
        match single.gravity {
            Gravity::Vacant => named("single-source.vacant", [item, seats]),
            Gravity::Leaving(until) => {
                named("single-source.leaving", [item, person, ("until", until.to_string())])
            }
            Gravity::Held => named("single-source.held", [item, person]),
        }
    }

    fn title_of(&self, id: PositionId) -> String {
        self.document().positions().get(id).map(|position| position.title.clone()).unwrap_or_default()
    }

    /// A position by its title and unit.
    pub(super) fn seat(&self, id: PositionId) -> String {
        let Some(position) = self.document().positions().get(id) else { return String::new() };
        match position.unit.and_then(|unit| self.lines.unit_name(unit)) {
            Some(unit) if position.title.trim().is_empty() => unit.name,
            Some(unit) => format!("{} ({})", position.title, unit.name),
            None => position.title.clone(),
        }
    }

    pub(super) fn node(&self, node: Node) -> String {
        match node {
            Node::Unit(id) => self.lines.unit(id).name,
            Node::Position(id) => self.lines.position(id).name,
            Node::NoUnit => messages::word(self.language, "picture.no-unit", &BTreeMap::new()),
        }
    }

    pub(super) fn item_of(&self, need: NeedId) -> String {
        self.lines.brief(need).item
    }

    /// The first names, and how many more there are.
    pub(super) fn list(&self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let first = names.join(", ");
        if more == 0 {
            return first;
        }
        let args = BTreeMap::from([("names".to_owned(), first), ("n".to_owned(), more.to_string())]);
        messages::word(self.language, "review.and-more", &args)
    }

    fn records(&self, records: &[RecordRef]) -> String {
        self.list(records.iter().map(|&record| self.record(record)).filter(|name| !name.is_empty()).collect())
    }

    pub(super) fn party(&self, party: Party) -> String {
        self.record(crate::use_case::way::record(party))
    }

    /// What people call a record; empty for one that is gone.
    pub(super) fn record(&self, record: RecordRef) -> String {
        match record {
            RecordRef::Position(id) => self.seat(id),
            other => Describer::new(self.document(), self.document(), self.lines.today).name(other),
        }
    }
}
