//! The findings of every analysis, each with its key, its facts and the needs behind it.

use super::found::Found;
use super::left_out::left_out;
use super::parts::cut_off;
use super::stand::since_answer;
use super::{BOTTLENECKS, Concern, MUCH, ReviewItem, Story};
use crate::analysis::Cancelled;
use crate::answers::Answers;
use crate::betweenness::betweenness;
use crate::build::{Graph, Link};
use crate::circles::circles;
use crate::circular_wait::circular_waits;
use crate::communities::{chart_and_work, communities};
use crate::inner::{Runs, inner, outer};
use crate::jumps::jumps;
use crate::node::Node;
use crate::outward::Outward;
use crate::pairs::pairs;
use crate::single_source::{Gravity, single_sources};
use crate::view::View;
use simpul_model::{Date, Document, NeedId, RecordRef, ReviewLevel};
use std::collections::BTreeSet;

/// From so many nodes cut off on, a cut unit is a risk and not a question.
const MANY: usize = 3;

pub(super) fn level_of(view: &View) -> ReviewLevel {
    match view.level {
        _ if view.positions => ReviewLevel::Positions,
        Some(level) => ReviewLevel::Depth(level),
        None => ReviewLevel::Any,
    }
}

/// Everything found, kind by kind, each in the order of its analysis.
pub(super) fn all(
    document: &Document,
    graph: &Graph,
    today: Date,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<ReviewItem>, Cancelled> {
    let ends =
        graph.links().iter().zip(0..).flat_map(|(link, at)| [(link.supplier, at), (link.customer, at)]);
    let (level, links) = (level_of(graph.view()), Runs::new(graph.nodes().len(), ends));
    let mut found = Gathered { graph, links, found: Found::at(level) };
    found.waits(document);
    found.single_sources(document, today);
    found.found.responsibilities(document, today);
    found.found.unreached(document);
    found.found.out_of_date(document, today);
    found.cut_units(cancelled)?;
    found.circles(cancelled)?;
    found.one_way(document, cancelled)?;
    found.bottlenecks(cancelled)?;
    found.elsewhere(document, cancelled)?;
    found.without_way(document, cancelled)?;
    found.far(document);
    for left in left_out(document) {
        let story = Story::LeftOut { set: left.set, unit: left.unit, missing: left.missing };
        let about: [RecordRef; 2] = [left.set.into(), left.unit.into()];
        found.found.add(about.to_vec(), Concern::Question, left.missing, left.needs, story, about);
    }
    found.isolated();
    Ok(found.found.items)
}

struct Gathered<'a> {
    graph: &'a Graph,
    /// Places of the links on every node.
    links: Runs,
    found: Found,
}

/// A node as a record; nothing for "(no unit)", about which nobody decides.
fn record(node: Node) -> Option<RecordRef> {
    match node {
        Node::Unit(id) => Some(id.into()),
        Node::Position(id) => Some(id.into()),
        Node::NoUnit => None,
    }
}

fn records(nodes: impl IntoIterator<Item = Node>) -> Vec<RecordRef> {
    nodes.into_iter().filter_map(record).collect()
}

fn of_needs(needs: &[NeedId]) -> impl Iterator<Item = RecordRef> + '_ {
    needs.iter().map(|&need| need.into())
}

impl Gathered<'_> {
    /// Named by their oldest need, which stays when others join; one that shares it with another by all its needs.
    fn waits(&mut self, document: &Document) {
        let mut named = BTreeSet::new();
        for wait in circular_waits(document) {
            let Some(&oldest) = wait.needs.iter().min() else { continue };
            let name = if named.insert(oldest) { vec![oldest] } else { wait.needs.clone() };
            let (needs, facts) = (wait.needs.clone(), wait.needs.clone());
            let size = needs.len();
            self.found.add(
                of_needs(&name).collect(),
                Concern::Grave,
                size,
                needs,
                Story::CircularWait(wait),
                of_needs(&facts),
            );
        }
    }

    fn single_sources(&mut self, document: &Document, today: Date) {
        for single in single_sources(document, today) {
            let concern = if single.gravity == Gravity::Held { Concern::Risk } else { Concern::Grave };
            let mut facts: Vec<RecordRef> = of_needs(&single.needs).collect();
            facts.extend(single.positions.iter().map(|&position| RecordRef::from(position)));
            facts.extend(single.person.map(RecordRef::from));
            let (gravity, until) = match single.gravity {
                Gravity::Vacant => ("vacant", None),
                Gravity::Leaving(until) => ("leaving", Some(until)),
                Gravity::Held => ("held", None),
            };
            let (about, size, needs) = (vec![single.item.into()], single.customers, single.needs.clone());
            let story = Story::SingleSource(single);
            let item = self.found.add(about, concern, size, needs, story, facts);
            if let Some(item) = item {
                item.facts.words.insert("gravity".to_owned(), gravity.to_owned());
                item.facts.words.extend(until.map(|until| ("until".to_owned(), until.to_string())));
            }
        }
    }

    fn cut_units(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<(), Cancelled> {
        for (at, parts) in cut_off(self.graph, cancelled)? {
            let node = self.graph.nodes()[at as usize];
            let mut off: Vec<u32> = parts.iter().flatten().copied().collect();
            off.sort_unstable();
            let (mut needs, mut near) = (Vec::new(), Vec::new());
            for (link, other) in self.links_on(at).filter(|(_, other)| off.binary_search(other).is_ok()) {
                needs.extend(link.needs.iter().copied());
                near.extend(record(self.graph.nodes()[other as usize]));
            }
            let node_at = |at: u32| self.graph.nodes()[at as usize];
            let parts: Vec<Vec<Node>> =
                parts.into_iter().map(|part| part.into_iter().map(node_at).collect()).collect();
            let concern = if off.len() >= MANY { Concern::Risk } else { Concern::Question };
            let (story, size) = (Story::CutUnit { node, parts }, off.len());
            // Whoever stands next to it and how many there are behind: all of them, at each unit of a chain, would
            // make a file as large as the square of the chain.
            if let Some(item) = self.found.add(records([node]), concern, size, needs, story, near) {
                item.facts.words.insert("cut-off".to_owned(), size.to_string());
            }
        }
        Ok(())
    }

    /// Named by their oldest unit. Two-way pairs alone make no circle worth a look.
    fn circles(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<(), Cancelled> {
        for group in circles(self.graph, cancelled)? {
            if group.circles.is_empty() {
                continue;
            }
            let members = records(group.nodes.iter().copied());
            let needs: Vec<NeedId> =
                group.opening.links.iter().flat_map(|link| link.needs.iter().copied()).collect();
            let about: Vec<RecordRef> = members.iter().min().copied().into_iter().collect();
            let facts: Vec<RecordRef> = members.into_iter().chain(of_needs(&needs)).collect();
            let size = group.nodes.len();
            self.found.add(about, Concern::Risk, size, needs, Story::Circle(group), facts);
        }
        Ok(())
    }

    fn one_way(
        &mut self,
        document: &Document,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), Cancelled> {
        let answers = Answers::new(document);
        for pair in pairs(self.graph) {
            if cancelled() {
                return Err(Cancelled);
            }
            let question = answers.question(self.graph, &pair);
            let Some((supplier, customer)) = pair.one_way().filter(|_| question.asked) else { continue };
            // What was answered of every pair beneath it needs no answer of its own.
            if question.calm && question.answer.is_none() {
                continue;
            }
            let node = |at: u32| self.graph.nodes()[at as usize];
            let (supplier, customer) = (node(supplier), node(customer));
            let needs: Vec<NeedId> = pair.forth.iter().chain(&pair.back).copied().collect();
            let holding = question.answer.filter(|_| !question.lapsed).map(|answer| answer.answer);
            let (given, size, facts) = (question.answer.map(|answer| answer.id), needs.len(), needs.clone());
            let story = Story::OneWay { supplier, customer, answer: holding };
            let about = records([supplier, customer]);
            let concern = Concern::Question;
            let item = self.found.add(about, concern, size, needs, story, of_needs(&facts));
            if let Some(item) = item {
                item.answer = given;
                let lapsed = question.answer.filter(|_| question.lapsed);
                item.changed = lapsed.map(|answer| since_answer(answer, question.needs)).unwrap_or_default();
            }
        }
        Ok(())
    }

    fn bottlenecks(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<(), Cancelled> {
        let inner = inner(self.graph);
        let through = betweenness(&inner, cancelled)?;
        let linked = through.len() - self.unlinked();
        let mean = through.iter().sum::<f64>() / linked.max(1) as f64;
        let mut much: Vec<(usize, f64)> = through.into_iter().enumerate().collect();
        much.retain(|&(_, ways)| mean > 0.0 && ways >= MUCH * mean);
        much.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        much.truncate(BOTTLENECKS);
        for (place, (at, ways)) in much.into_iter().enumerate() {
            let at = outer(&inner, at as u32);
            let node = self.graph.nodes()[at as usize];
            let (needs, partners) = self.around(at);
            let story = Story::Bottleneck { node, ways, times: ways / mean };
            let size = BOTTLENECKS - place;
            self.found.add(records([node]), Concern::Question, size, needs, story, partners);
        }
        Ok(())
    }

    /// Internal nodes without links between internal nodes.
    fn unlinked(&self) -> usize {
        let mut linked = vec![false; self.graph.nodes().len()];
        for link in self.graph.links().iter().filter(|link| !self.graph.touches_external(link)) {
            linked[link.supplier as usize] = true;
            linked[link.customer as usize] = true;
        }
        (0..linked.len()).filter(|&at| !linked[at] && !self.graph.is_external(at as u32)).count()
    }

    /// The links on a node, each with the node at its other end.
    fn links_on(&self, at: u32) -> impl Iterator<Item = (&Link, u32)> {
        let links = self.links.of(at).iter().map(|&link| &self.graph.links()[link as usize]);
        links.map(move |link| (link, if link.supplier == at { link.customer } else { link.supplier }))
    }

    /// The needs on a node's links, and its partners.
    fn around(&self, at: u32) -> (Vec<NeedId>, Vec<RecordRef>) {
        let (mut needs, mut partners) = (Vec::new(), Vec::new());
        for (link, other) in self.links_on(at) {
            needs.extend(link.needs.iter().copied());
            partners.extend(record(self.graph.nodes()[other as usize]));
        }
        (needs, partners)
    }

    fn elsewhere(
        &mut self,
        document: &Document,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), Cancelled> {
        let found = communities(self.graph, cancelled)?;
        for row in chart_and_work(document, self.graph, &found).elsewhere {
            let mut needs = row.needs_home.clone();
            let size = row.needs_home.len() - row.needs_own.len();
            let facts = [row.branch.into(), row.home.into()];
            let facts: Vec<RecordRef> =
                facts.into_iter().chain(of_needs(&row.needs_home)).chain(of_needs(&row.needs_own)).collect();
            needs.extend(&row.needs_own);
            let about = records([row.node]);
            let story = Story::Elsewhere(row);
            self.found.add(about, Concern::Hint, size, needs, story, facts);
        }
        Ok(())
    }

    /// Only where there is an external customer at all; units without any need are a matter of their own.
    fn without_way(
        &mut self,
        document: &Document,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), Cancelled> {
        let outward = Outward::new(document, self.graph);
        if outward.customers().is_empty() {
            return Ok(());
        }
        let isolated = self.graph.isolated();
        let lost: Vec<u32> =
            outward.without(self.graph).filter(|at| isolated.binary_search(at).is_err()).collect();
        for at in lost {
            if cancelled() {
                return Err(Cancelled);
            }
            let node = self.graph.nodes()[at as usize];
            let (needs, partners) = self.around(at);
            let size = needs.len();
            let story = Story::NoWay { node };
            self.found.add(records([node]), Concern::Hint, size, needs, story, partners);
        }
        Ok(())
    }

    fn far(&mut self, document: &Document) {
        for jump in jumps(document, &self.graph.view().filter).far {
            let facts = [Some(jump.customer), Some(jump.supplier), jump.common];
            let facts = facts.into_iter().flatten().map(RecordRef::from);
            let (about, needs, size) = (vec![jump.need.into()], vec![jump.need], jump.steps() as usize);
            self.found.add(about, Concern::Hint, size, needs, Story::FarNeed(jump), facts);
        }
    }

    fn isolated(&mut self) {
        let alone = self.graph.isolated().into_iter().filter(|&at| !self.graph.is_external(at));
        for at in alone.collect::<Vec<u32>>() {
            let node = self.graph.nodes()[at as usize];
            let inside = self.graph.inside(at).to_vec();
            let story = Story::Isolated { node };
            self.found.add(records([node]), Concern::Hint, 0, inside, story, []);
        }
    }
}
