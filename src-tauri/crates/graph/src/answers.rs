//! What was answered to "is nothing needed back?", and whether it still holds.

use crate::build::Graph;
use crate::node::Node;
use crate::pairs::{Pair, PairKind};
use crate::tree::{NONE, UnitTree};
use simpul_model::{Answer, Document, NeedId, OneWayAnswer, UnitId};
use std::collections::BTreeMap;

/// How a pair stands with regard to the question "is nothing needed back?".
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Question<'a> {
    /// Whether the question can be put: a one-way pair of two units inside the company.
    pub asked: bool,
    /// What was answered about exactly these two, lapsed or not.
    pub answer: Option<&'a OneWayAnswer>,
    /// The needs between them or below them are no longer those that the answer was given for.
    pub lapsed: bool,
    /// The active needs between them or below them, ascending, where something was answered about them.
    pub needs: &'a [NeedId],
    /// Nothing to ask: it, or every one-way pair beneath it, is answered `nothing`.
    pub calm: bool,
}

/// The answers of a document, each with whether it holds.
#[derive(Debug, Clone)]
pub struct Answers<'a> {
    tree: UnitTree,
    given: Vec<Given<'a>>,
    by_pair: BTreeMap<(UnitId, UnitId), usize>,
    /// Answers about a unit.
    about: Vec<Vec<usize>>,
    /// The nearest unit upwards, itself included, that answers are about.
    answered_up: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Given<'a> {
    answer: &'a OneWayAnswer,
    units: (u32, u32),
    needs: Vec<NeedId>,
}

impl Given<'_> {
    fn holds(&self) -> bool {
        self.answer.needs_seen == self.needs
    }

    fn other(&self, unit: u32) -> u32 {
        if self.units.0 == unit { self.units.1 } else { self.units.0 }
    }
}

impl<'a> Answers<'a> {
    /// Looks every active need up once. O(units + needs × answered units above it).
    pub fn new(document: &'a Document) -> Self {
        let tree = UnitTree::of(document);
        let mut answers = Self {
            about: vec![Vec::new(); tree.len()],
            answered_up: vec![NONE; tree.len()],
            tree,
            given: Vec::new(),
            by_pair: BTreeMap::new(),
        };
        for answer in document.answers().iter() {
            let (Some(a), Some(b)) = (answers.tree.find(answer.units.0), answers.tree.find(answer.units.1))
            else {
                continue;
            };
            let at = answers.given.len();
            answers.given.push(Given { answer, units: (a, b), needs: Vec::new() });
            answers.by_pair.insert(ordered(answer.units), at);
            answers.about[a as usize].push(at);
            answers.about[b as usize].push(at);
        }
        for at in 0..answers.tree.len() {
            let unit = answers.tree.top_down[at] as usize;
            let up = answers.tree.parent[unit];
            answers.answered_up[unit] = match up {
                _ if !answers.about[unit].is_empty() => unit as u32,
                NONE => NONE,
                up => answers.answered_up[up as usize],
            };
        }
        for need in document.needs().iter().filter(|need| need.is_active()) {
            let unit = |end| document.unit_of(end).and_then(|unit| answers.tree.find(unit));
            if let (Some(x), Some(y)) = (unit(need.supplier), unit(need.customer)) {
                let covering: Vec<usize> = answers.covering(x, y, NONE).collect();
                covering.into_iter().for_each(|at| answers.given[at].needs.push(need.id));
            }
        }
        answers
    }

    /// How a pair of a graph of the same document stands. O(its needs × answered units above each).
    pub fn question(&self, graph: &Graph, pair: &Pair) -> Question<'_> {
        let (a, b) = (graph.nodes()[pair.a as usize], graph.nodes()[pair.b as usize]);
        let (Node::Unit(a), Node::Unit(b), PairKind::OneWay, false) = (a, b, pair.kind, pair.external) else {
            return Question::default();
        };
        let own = self.by_pair.get(&ordered((a, b))).map(|&at| &self.given[at]);
        let holds = own.is_some_and(Given::holds);
        let nothing = holds && own.is_some_and(|own| own.answer.answer == Answer::Nothing);
        Question {
            asked: true,
            answer: own.map(|own| own.answer),
            lapsed: own.is_some() && !holds,
            needs: own.map_or(&[], |own| &own.needs),
            calm: nothing || self.all_beneath(graph, pair, a, b),
        }
    }

    /// Whether every need of the pair runs between two units, at or beneath its ends, of which it was
    /// answered that nothing is needed back.
    fn all_beneath(&self, graph: &Graph, pair: &Pair, a: UnitId, b: UnitId) -> bool {
        let (Some(a), Some(b)) = (self.tree.find(a), self.tree.find(b)) else { return false };
        let calm = |(x, y): (u32, u32), (a, b): (u32, u32)| {
            self.covering(x, y, a).any(|at| {
                let given = &self.given[at];
                let (p, q) = given.units;
                let beneath = |p, q| self.tree.holds(a, p) && self.tree.holds(b, q);
                given.answer.answer == Answer::Nothing && given.holds() && (beneath(p, q) || beneath(q, p))
            })
        };
        let lower = |need: &NeedId| match graph.lower(*need)? {
            (Node::Unit(x), Node::Unit(y)) => Some((self.tree.find(x)?, self.tree.find(y)?)),
            _ => None,
        };
        pair.forth.iter().all(|need| lower(need).is_some_and(|(x, y)| calm((x, y), (a, b))))
            && pair.back.iter().all(|need| lower(need).is_some_and(|(x, y)| calm((x, y), (b, a))))
    }

    /// Answers about two units of which one side holds `x` and the other `y`, looking upwards from `x` and
    /// no further than `top`.
    fn covering(&self, x: u32, y: u32, top: u32) -> impl Iterator<Item = usize> + '_ {
        let up = move |&p: &u32| {
            let parent = self.tree.parent[p as usize];
            if parent == NONE { None } else { Some(self.answered_up[parent as usize]).filter(|&p| p != NONE) }
        };
        std::iter::successors(Some(self.answered_up[x as usize]).filter(|&p| p != NONE), up)
            .take_while(move |&p| top == NONE || self.tree.holds(top, p))
            .flat_map(move |p| {
                self.about[p as usize].iter().copied().filter(move |&at| {
                    let q = self.given[at].other(p);
                    on_side(&self.tree, p, q, x) && on_side(&self.tree, q, p, y)
                })
            })
    }
}

/// The active needs between two units or below them, ascending: what an answer about them is given for.
/// A unit that holds the other counts with itself alone. O(needs log units).
pub fn needs_between(document: &Document, a: UnitId, b: UnitId) -> Vec<NeedId> {
    let tree = UnitTree::of(document);
    let (Some(a), Some(b)) = (tree.find(a), tree.find(b)) else { return Vec::new() };
    let between = |x, y| {
        (on_side(&tree, a, b, x) && on_side(&tree, b, a, y))
            || (on_side(&tree, b, a, x) && on_side(&tree, a, b, y))
    };
    let unit = |end| document.unit_of(end).and_then(|unit| tree.find(unit));
    let needs = document.needs().iter().filter(|need| need.is_active());
    needs
        .filter(|need| unit(need.supplier).zip(unit(need.customer)).is_some_and(|(x, y)| between(x, y)))
        .map(|need| need.id)
        .collect()
}

/// Whether `unit` is on the side of `end` when it is set against `other`.
fn on_side(tree: &UnitTree, end: u32, other: u32, unit: u32) -> bool {
    if tree.holds(end, other) { unit == end } else { tree.holds(end, unit) }
}

fn ordered((a, b): (UnitId, UnitId)) -> (UnitId, UnitId) {
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests;
