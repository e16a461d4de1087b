//! One finding with everything behind it.

mod reach;

pub(super) use reach::end_of;

use super::queue::since_word;
use super::words::named;
use super::{Reviewed, keys, rounds};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::use_case::line::Lines;
use crate::use_case::map::node_key;
use crate::{key, text};
use simpul_graph::{Changed, Graph, Gravity, Node, ReviewItem, Since, Story, since};
use simpul_model::{DecisionId, End, NeedId, PositionId, UnitId, fold};
use std::collections::BTreeMap;

/// At most so many needs of each part cross the port.
const MOST: usize = 400;
/// At most so many people are proposed.
const PROPOSED: usize = 6;

/// A finding with its evidence, a proposed step, and what changed since a decision.
///
/// # Errors
/// `no-file`, `review-gone` where it is no longer found, `cancelled`.
pub fn review_item(desk: &Desk, request: ReviewItemRequest, ctx: &Ctx) -> Result<ReviewDetail, ApiError> {
    let snapshot = desk.snapshot()?;
    let reviewed = Reviewed::of(&snapshot, request.level, request.positions, ctx)?;
    let (wanted, document) = (keys::parse(&request.key)?, reviewed.document());
    let id = key::maybe(request.since.as_deref(), key::round)?;
    let round = id.map(|id| rounds::at(document, id)).transpose()?;
    let against = round.map(|round| since(&reviewed.review, &round.found)).unwrap_or_default();
    if let Some(place) = reviewed.review.items.iter().position(|item| item.key == wanted) {
        let item = &reviewed.review.items[place];
        return Ok(Detail::of(&reviewed, item).view(item, against.items.get(place)));
    }
    let left = against.then.iter().find(|(then, now)| then.key == wanted && now.is_none());
    if let (Some(round), Some((then, _))) = (round, left) {
        let day = text::moment(round.at).split('T').next().unwrap_or_default().to_owned();
        let why = named("left", [("name", round.name.clone()), ("day", day)]);
        return Ok(gone(reviewed.left_row(then), why));
    }
    let decided = |&&id: &&DecisionId| document.decisions().get(id).is_some_and(|d| d.key == wanted);
    let row = reviewed.review.gone.iter().find(decided).and_then(|&id| reviewed.gone_row(id));
    row.map(|row| gone(row, named("gone", []))).ok_or_else(|| ApiError::new("review-gone", &[]))
}

/// What is no longer found: all that is left is its name, and what was decided.
fn gone(row: ReviewRow, why: Named) -> ReviewDetail {
    ReviewDetail {
        row,
        why,
        step: named("gone", []),
        evidence: Vec::new(),
        map: None,
        changed: Vec::new(),
        since: Vec::new(),
        proposed: Vec::new(),
        pair: None,
        question: None,
        left_out: None,
        topic: None,
        ways_of: None,
        confirm: Vec::new(),
    }
}

struct Detail<'a> {
    reviewed: &'a Reviewed<'a>,
    graph: Graph,
    /// What the map marks for each need on it.
    places: BTreeMap<NeedId, Key>,
}

impl<'a> Detail<'a> {
    fn of(reviewed: &'a Reviewed<'a>, item: &ReviewItem) -> Self {
        let graph = Graph::new(reviewed.document(), &reviewed.view);
        let mut places = BTreeMap::new();
        let wanted = |need: &&NeedId| item.needs.binary_search(need).is_ok();
        for link in graph.links() {
            let pair = || pair_key(&graph, link.supplier, link.customer);
            places.extend(link.needs.iter().filter(wanted).map(|&need| (need, pair())));
        }
        for (at, &node) in (0..).zip(graph.nodes()) {
            places.extend(graph.inside(at).iter().filter(wanted).map(|&need| (need, node_key(node))));
        }
        Self { reviewed, graph, places }
    }

    fn lines(&self) -> &Lines<'a> {
        &self.reviewed.lines
    }

    fn view(&self, item: &ReviewItem, since: Option<&Since>) -> ReviewDetail {
        let code = item.key.kind.code();
        let then = since.map(since_word);
        let changed = if let Some(Since::Changed(changed)) = since { Some(changed) } else { None };
        ReviewDetail {
            row: ReviewRow { since: then, ..self.reviewed.row(item) },
            since: changed.map(|changed| self.changed(changed)).unwrap_or_default(),
            why: named(code, []),
            step: self.step(item),
            evidence: self.evidence(item),
            map: self.map(item),
            changed: self.changed(&item.changed),
            proposed: self.proposed(item),
            pair: self.pair(item),
            question: self.reviewed.question(item),
            left_out: Self::left_out(item),
            topic: self.reviewed.topic(item),
            ways_of: self.ways_of(item),
            confirm: self.to_confirm(item),
        }
    }

    fn step(&self, item: &ReviewItem) -> Named {
        match &item.story {
            Story::SingleSource(single) => {
                let seats = single.positions.iter().map(|&id| self.reviewed.seat(id)).collect();
                let seat = ("seat", self.reviewed.list(seats));
                match single.gravity {
                    Gravity::Vacant => named("single-source.vacant", [seat]),
                    Gravity::Leaving(until) => named("single-source.leaving", [("until", until.to_string())]),
                    Gravity::Held => named("single-source.held", [seat]),
                }
            }
            Story::Circle(group) => {
                let code = if group.opening.is_exact() { "circle.exact" } else { "circle.bounded" };
                let (needs, bound) = (group.opening.needs.to_string(), group.opening.bound.to_string());
                named(code, [("n", needs), ("least", bound)])
            }
            Story::OneWay { supplier, customer, .. } => {
                let name = |node| self.reviewed.node(node);
                named("one-way", [("supplier", name(*supplier)), ("customer", name(*customer))])
            }
            Story::Elsewhere(row) => {
                let home = self.lines().unit_name(row.home).unwrap_or_default().name;
                named("elsewhere", [("home", home), ("unit", self.reviewed.node(row.node))])
            }
            Story::OutOfDate { owner, .. } => named("out-of-date", [("name", self.reviewed.party(*owner))]),
            Story::Unreached(_) => {
                named("unreached", [("name", self.ways_of(item).unwrap_or_default().name)])
            }
            _ => named(item.key.kind.code(), []),
        }
    }

    fn evidence(&self, item: &ReviewItem) -> Vec<Evidence> {
        let all = || self.part(named("needs", []), &self.sorted(&item.needs));
        match &item.story {
            Story::CircularWait(wait) => {
                let mut parts = vec![self.part(named("wait", []), &wait.circle)];
                let others: Vec<NeedId> =
                    wait.needs.iter().copied().filter(|need| !wait.circle.contains(need)).collect();
                if !others.is_empty() {
                    parts.push(self.part(named("wait-too", []), &others));
                }
                parts
            }
            Story::SingleSource(single) => {
                let mut names: Vec<Name> = single.positions.iter().map(|&id| self.seat(id)).collect();
                names.extend(single.person.map(|id| Name {
                    key: key::of(id),
                    name: self.lines().document.people().get(id).map_or_else(String::new, |p| p.name.clone()),
                }));
                let seats = Evidence { title: named("seats", []), names, ..Evidence::default() };
                vec![seats, self.part(named("customers", []), &self.sorted(&single.needs))]
            }
            Story::CutUnit { parts, .. } => {
                let part = |part: &Vec<Node>| Evidence {
                    title: named("cut-off", [("n", part.len().to_string())]),
                    names: self.names(part),
                    ..Evidence::default()
                };
                parts.iter().map(part).chain([all()]).collect()
            }
            Story::Circle(group) => {
                let circle = |nodes: &Vec<Node>| Evidence {
                    title: named("shortest", []),
                    names: self.names(nodes),
                    order: EvidenceOrder::Circle,
                    needs: Vec::new(),
                };
                let (two_way, rest): (Vec<_>, Vec<_>) =
                    group.opening.links.iter().partition(|link| link.two_way);
                let needs = |links: &[&simpul_graph::OpeningLink]| -> Vec<NeedId> {
                    links.iter().flat_map(|link| link.needs.iter().copied()).collect()
                };
                let mut parts: Vec<Evidence> = group.circles.iter().take(1).map(circle).collect();
                for (code, links) in [("opening", rest), ("opening-two-way", two_way)] {
                    if !links.is_empty() {
                        parts.push(self.part(named(code, []), &self.sorted(&needs(&links))));
                    }
                }
                parts.push(Evidence {
                    title: named("members", [("n", group.nodes.len().to_string())]),
                    names: self.names(&group.nodes),
                    ..Evidence::default()
                });
                parts
            }
            Story::Unanswered(id) => self.askings(*id, "asked"),
            Story::OwnerGoing { .. }
            | Story::Unowned(_)
            | Story::SeveralOwners { .. }
            | Story::Unreached(_)
            | Story::DutyTwice { .. }
            | Story::NoDuties { .. }
            | Story::OutOfDate { .. } => self.of_reach(item),
            Story::OneWay { supplier, customer, .. } => {
                let ends = [*supplier, *customer].map(|node| self.reviewed.node(node));
                let title = named("gives", [("giver", ends[0].clone()), ("taker", ends[1].clone())]);
                vec![self.part(title, &self.sorted(&item.needs))]
            }
            Story::Elsewhere(row) => {
                let branch = |unit: UnitId| ("unit", self.lines().unit_name(unit).unwrap_or_default().name);
                [(row.home, &row.needs_home), (row.branch, &row.needs_own)]
                    .into_iter()
                    .map(|(unit, needs)| self.part(named("with", [branch(unit)]), &self.sorted(needs)))
                    .collect()
            }
            Story::FarNeed(jump) => {
                let path = self.lines().way_through_chart(jump.customer, jump.supplier, jump.common);
                let way = Evidence {
                    title: named("path", []),
                    names: path,
                    order: EvidenceOrder::Way,
                    needs: Vec::new(),
                };
                vec![way, all()]
            }
            Story::Isolated { .. } if item.needs.is_empty() => Vec::new(),
            Story::Isolated { .. } => vec![self.part(named("inside", []), &self.sorted(&item.needs))],
            Story::Bottleneck { .. } | Story::NoWay { .. } | Story::LeftOut { .. } => vec![all()],
        }
    }

    fn part(&self, title: Named, needs: &[NeedId]) -> Evidence {
        let needs = needs.iter().take(MOST).map(|&need| EvidenceNeed {
            need: self.lines().brief(need),
            map: self.places.get(&need).cloned(),
        });
        Evidence { title, needs: needs.collect(), ..Evidence::default() }
    }

    /// By supplier, item and customer.
    fn sorted(&self, needs: &[NeedId]) -> Vec<NeedId> {
        let mut needs = needs.to_vec();
        needs.sort_by_cached_key(|&need| {
            let brief = self.lines().brief(need);
            (fold(&brief.supplier.name), fold(&brief.item), fold(&brief.customer.name), need)
        });
        needs
    }

    fn names(&self, nodes: &[Node]) -> Vec<Name> {
        nodes.iter().map(|&node| Name { key: node_key(node), name: self.reviewed.node(node) }).collect()
    }

    fn seat(&self, id: PositionId) -> Name {
        Name { key: key::of(id), name: self.reviewed.seat(id) }
    }

    fn map(&self, item: &ReviewItem) -> Option<Key> {
        match &item.story {
            Story::OneWay { supplier, customer, .. } => {
                let (a, b) = (self.graph.index_of(*supplier)?, self.graph.index_of(*customer)?);
                Some(pair_key(&self.graph, a, b))
            }
            Story::CutUnit { node, .. }
            | Story::Bottleneck { node, .. }
            | Story::NoWay { node }
            | Story::Isolated { node } => Some(node_key(*node)),
            Story::Elsewhere(row) => Some(node_key(row.node)),
            Story::LeftOut { unit, .. } => Some(key::of(*unit)),
            Story::Circle(group) => {
                let circle = group.circles.first()?;
                let ends = (self.graph.index_of(*circle.first()?)?, self.graph.index_of(*circle.get(1)?)?);
                Some(pair_key(&self.graph, ends.0, ends.1))
            }
            Story::CircularWait(wait) => self.places.get(wait.circle.first()?).cloned(),
            Story::Unanswered(_)
            | Story::OwnerGoing { .. }
            | Story::Unowned(_)
            | Story::SeveralOwners { .. }
            | Story::Unreached(_)
            | Story::DutyTwice { .. }
            | Story::NoDuties { .. }
            | Story::OutOfDate { .. } => None,
            Story::SingleSource(_) | Story::FarNeed(_) => self.places.get(item.needs.first()?).cloned(),
        }
    }

    fn left_out(item: &ReviewItem) -> Option<LeftOut> {
        let Story::LeftOut { set, unit, .. } = item.story else { return None };
        Some(LeftOut { set: key::of(set), unit: key::of(unit) })
    }

    fn pair(&self, item: &ReviewItem) -> Option<ReviewPair> {
        let Story::OneWay { supplier, customer, .. } = item.story else { return None };
        let party = |node| match node {
            Node::Unit(id) => self.lines().unit(id),
            Node::Position(id) => self.lines().position(id),
            Node::NoUnit => PartyView::default(),
        };
        Some(ReviewPair { supplier: party(supplier), customer: party(customer) })
    }

    fn changed(&self, changed: &Changed) -> Vec<Named> {
        let record = |code: &str, record: simpul_model::RecordRef| {
            let name = self.reviewed.record(record);
            match record {
                simpul_model::RecordRef::Need(need) if !name.is_empty() => {
                    let brief = self.lines().brief(need);
                    let (from, to) = (brief.supplier.name, brief.customer.name);
                    named(format!("{code}.need"), [("name", name), ("supplier", from), ("customer", to)])
                }
                _ if name.is_empty() => named(format!("{code}.unknown.{}", record.kind().code()), []),
                _ => named(format!("{code}.record"), [("name", name)]),
            }
        };
        let word = |(name, was, is): &(String, Option<String>, Option<String>)| {
            let value = |value: &Option<String>| value.clone().unwrap_or_default();
            match (name.as_str(), is) {
                ("gravity" | "going", Some(is)) => named(format!("{name}.{is}"), []),
                (_, None) => named(format!("{name}.none"), [("was", value(was))]),
                _ => named(name.as_str(), [("was", value(was)), ("is", value(is))]),
            }
        };
        let added = changed.added.iter().map(|&is| record("added", is));
        let gone = changed.gone.iter().map(|&was| record("gone", was));
        added.chain(gone).chain(changed.words.iter().map(word)).collect()
    }

    /// Who sits where the needs behind it are served, and who leads there.
    fn proposed(&self, item: &ReviewItem) -> Vec<String> {
        let document = self.lines().document;
        let mut seats: Vec<PositionId> = Vec::new();
        let of_unit = |unit: UnitId| {
            let unit = document.units().get(unit).filter(|unit| !unit.external)?;
            unit.contact.or_else(|| document.head(unit))
        };
        let of_end = |end: End| match end {
            End::Unit(unit) => of_unit(unit),
            End::Position(position) => Some(position),
        };
        for record in &item.key.about {
            match *record {
                simpul_model::RecordRef::Unit(unit) => seats.extend(of_unit(unit)),
                simpul_model::RecordRef::Position(position) => seats.push(position),
                other => seats.extend(self.answering(other)),
            }
        }
        let needs = item.needs.iter().filter_map(|&need| document.needs().get(need));
        seats.extend(needs.flat_map(|need| [of_end(need.supplier), of_end(need.customer)]).flatten());
        let mut names: Vec<String> = Vec::new();
        for seat in seats {
            let name = self.lines().holder_names(seat);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
            if names.len() == PROPOSED {
                break;
            }
        }
        names
    }
}

fn pair_key(graph: &Graph, a: u32, b: u32) -> Key {
    let node = |at: u32| node_key(graph.nodes()[at as usize]);
    format!("pair:{}~{}", node(a.min(b)), node(a.max(b)))
}
