//! What a map request sees: the graph of its level and filters, and of its pairs those it shows.

use super::filter::{Kept, branch_of, choices, filter_of, kept, pair_filter_of};
use super::focus::Focused;
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use crate::use_case::line::Lines;
use simpul_graph::{
    Answers, Graph, Node, Pair, PairFilter, PairKind as Kind, PairSort, Reciprocity as Share, View, levels,
    pairs,
};
use simpul_model::{Document, Need, ProcessId, RecordRef, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// A map as a request sees it.
pub(crate) struct Seen<'a> {
    pub(crate) document: &'a Document,
    pub(crate) graph: Graph,
    pub(crate) answers: Answers<'a>,
    /// Pairs that pass the filters of needs and of strength.
    pub(crate) all: Vec<Pair>,
    /// Of these the ones drawn.
    pub(crate) shown: Vec<Pair>,
    /// Nodes without a pair before a sort of pairs is chosen.
    pub(crate) isolated: Vec<u32>,
    /// Distinct customers and suppliers of each node, before a sort of pairs is chosen.
    pub(super) partners: Vec<(u32, u32)>,
    kept: Kept,
    level: u32,
    by: PairFilter,
    /// In and around what needs count.
    branch: Option<Name>,
    /// What stands in the middle, where one node was asked for.
    pub(crate) focus: Option<Focused>,
}

impl<'a> Seen<'a> {
    /// Rolls up and filters. O(n log n) over units and needs.
    pub(crate) fn of(document: &'a Document, request: &MapRequest) -> Result<Self, ApiError> {
        let view = view_of(document, request)?;
        let by = pair_filter_of(&request.filter, request.strength);
        let graph = Graph::new(document, &view);
        let all: Vec<Pair> = pairs(&graph).into_iter().filter(|pair| by.is_strong(pair)).collect();
        let shown: Vec<Pair> = all.iter().filter(|pair| by.is_of_sort(pair)).cloned().collect();
        let kept = kept(document, &graph, by, all.len(), shown.len());
        let deepest = levels(document).last().map_or(1, |level| level.level);
        let level = view.level.map_or(deepest, |level| level.min(deepest));
        let partners = partners(graph.nodes().len(), &all);
        let alone = |&at: &u32| partners[at as usize] == (0, 0);
        let seen = Self {
            document,
            answers: Answers::new(document),
            isolated: (0..graph.nodes().len() as u32).filter(alone).collect(),
            partners,
            graph,
            all,
            shown,
            kept,
            level,
            by,
            branch: branch_of(document, &request.filter)?.map(|top| Name {
                key: key::of(top),
                name: document.units().get(top).map(|unit| unit.name.clone()).unwrap_or_default(),
            }),
            focus: None,
        };
        match &request.focus {
            Some(focus) => seen.focused(focus),
            None => Ok(seen),
        }
    }

    /// Leaves the pairs that lead from one node outwards.
    fn focused(mut self, focus: &Focus) -> Result<Self, ApiError> {
        let focus = Focused::of(&self, focus)?;
        let before = self.shown.len();
        self.all.retain(|pair| focus.draws(pair));
        self.shown.retain(|pair| focus.draws(pair));
        self.isolated.clear();
        if before > self.shown.len() {
            let pairs = (before - self.shown.len()) as u32;
            self.kept.hidden.push(Hidden { why: HiddenWhy::Focus, pairs });
        }
        self.focus = Some(focus);
        Ok(self)
    }

    /// Leaves what neither stands in the branch of a record nor is joined to it; nothing for a record that has
    /// no branch. O(n log n) over units, positions and pairs.
    pub(crate) fn within(mut self, branch: RecordRef) -> Result<Self, ApiError> {
        let document = self.document;
        let positions = self.graph.view().positions;
        let branch = match branch {
            RecordRef::Position(id) if !positions => {
                document.positions().get(id).and_then(|position| position.unit).map(RecordRef::Unit)
            }
            other => Some(other),
        };
        let inside: BTreeSet<Node> = match branch {
            Some(RecordRef::Unit(top)) => {
                let units = document.unit_branch(top);
                let seats = units.iter().flat_map(|&unit| document.positions_in(Some(unit)));
                seats
                    .map(|seat| Node::Position(seat.id))
                    .chain(units.iter().map(|&id| Node::Unit(id)))
                    .collect()
            }
            Some(RecordRef::Position(top)) => document.branch(top).into_iter().map(Node::Position).collect(),
            None => BTreeSet::from([Node::NoUnit]),
            Some(other) => return Err(ApiError::not_found(&key::of(other))),
        };
        let within = |at: u32| inside.contains(&self.graph.nodes()[at as usize]);
        let touches = |pair: &Pair| within(pair.a) || within(pair.b);
        self.all.retain(touches);
        self.shown.retain(touches);
        self.isolated.retain(|&at| within(at));
        Ok(self)
    }

    /// What the map shows of what; without revision and time.
    pub(crate) fn info(&self) -> MapInfo {
        let positions = self.graph.view().positions;
        let internal = || self.all.iter().filter(|pair| !pair.external);
        let count = |kind: Kind| internal().filter(|pair| pair.kind == kind).count();
        let (two_way, summed, one_way) = (count(Kind::TwoWay), count(Kind::Summed), count(Kind::OneWay));
        let share = Share::new(two_way + summed, one_way);
        let lopsided = PairFilter { sort: PairSort::Lopsided, ..self.by };
        let inside: usize = (0..self.graph.nodes().len() as u32).map(|at| self.graph.inside(at).len()).sum();
        MapInfo {
            revision: 0,
            level: self.level,
            positions,
            levels: level_choices(self.document),
            nodes: self.graph.nodes().len() as u32,
            isolated: self.isolated.len() as u32,
            needs: self.graph.needs() as u32,
            inside: inside as u32,
            pairs: PairCounts {
                all: (two_way + summed + one_way) as u32,
                two_way: two_way as u32,
                summed: summed as u32,
                one_way: one_way as u32,
                external: (self.all.len() - two_way - summed - one_way) as u32,
            },
            lopsided: internal().filter(|pair| lopsided.is_of_sort(pair)).count() as u32,
            shown_pairs: self.shown.len() as u32,
            unnamed: 0,
            total_pairs: self.kept.total as u32,
            hidden: self.kept.hidden.clone(),
            reciprocity: Reciprocity { pair: share.pair, link: share.link },
            branch: self.branch.clone(),
            processes: process_choices(self.document, &Need::is_active),
            choices: choices(self.document, &Need::is_active),
            views: crate::use_case::views::views(self.document),
            strongest: self.kept.strongest,
            focus: None,
            elapsed_ms: 0.0,
        }
    }

    /// Whether the sort of pairs chosen lets a pair be drawn.
    pub(crate) fn shows(&self, pair: &Pair) -> bool {
        self.by.is_of_sort(pair)
    }

    /// Whether filters hide anything that is not a sort of pairs.
    pub(super) fn is_filtered(&self) -> bool {
        self.kept.whole.is_some() || self.by.at_least.is_some()
    }

    /// Whether something runs back in a one-way pair that the filters keep away.
    pub(crate) fn back_is_filtered(&self, pair: &Pair) -> bool {
        let (Some((giver, taker)), Some(whole)) = (pair.one_way(), &self.kept.whole) else { return false };
        let place = |at| whole.index_of(self.node(at));
        let ends = place(taker).zip(place(giver));
        ends.is_some_and(|(from, to)| whole.link(from, to).is_some())
    }

    /// Whether there is nothing to ask about a one-way pair: it was answered so, or something does run back.
    pub(crate) fn is_calm(&self, pair: &Pair) -> bool {
        let answered = || self.answers.question(&self.graph, pair).calm;
        pair.one_way().is_some() && (self.back_is_filtered(pair) || answered())
    }

    /// The key of a pair: its nodes' keys, the first in the graph's order first.
    pub(crate) fn pair_key(&self, pair: &Pair) -> String {
        format!("pair:{}~{}", node_key(self.node(pair.a)), node_key(self.node(pair.b)))
    }

    pub(crate) fn node(&self, at: u32) -> Node {
        self.graph.nodes()[at as usize]
    }

    /// Whether something stands below that unfolding would show.
    pub(crate) fn unfoldable(&self, node: Node) -> bool {
        let Node::Unit(id) = node else { return false };
        let view = self.graph.view();
        if !view.folded.contains(&id) && (view.positions || view.unfolded.contains(&id)) {
            return false;
        }
        let inside = self.document.units_in(Some(id)).any(|unit| {
            let shown = self.graph.index_of(Node::Unit(unit.id));
            !unit.archived && shown.is_none()
        });
        let leaf = self.document.units_in(Some(id)).next().is_none();
        inside || (leaf && self.document.positions_in(Some(id)).next().is_some())
    }

    /// The pair of two nodes, whether it is drawn or not.
    pub(crate) fn pair(&self, a: u32, b: u32) -> Option<&Pair> {
        let ends = (a.min(b), a.max(b));
        self.all.iter().find(|pair| (pair.a.min(pair.b), pair.a.max(pair.b)) == ends)
    }

    /// A node's key and name.
    pub(crate) fn name(&self, lines: &Lines<'_>, at: u32, ctx: &Ctx) -> Name {
        let node = self.node(at);
        let name = match node {
            Node::Unit(id) => lines.unit(id).name,
            Node::Position(id) => lines.position(id).name,
            Node::NoUnit => messages::word(ctx.language, "picture.no-unit", &BTreeMap::new()),
        };
        Name { key: node_key(node), name }
    }
}

/// Distinct customers and suppliers of each of `count` nodes.
fn partners(count: usize, pairs: &[Pair]) -> Vec<(u32, u32)> {
    let mut partners = vec![(0, 0); count];
    for pair in pairs {
        let (forth, back) = (u32::from(!pair.forth.is_empty()), u32::from(!pair.back.is_empty()));
        for (at, gives, gets) in [(pair.a, forth, back), (pair.b, back, forth)] {
            partners[at as usize].0 += gives;
            partners[at as usize].1 += gets;
        }
    }
    partners
}

/// The key of a node.
pub(crate) fn node_key(node: Node) -> String {
    match node {
        Node::Unit(id) => key::of(id),
        Node::Position(id) => key::of(id),
        Node::NoUnit => "none:unit".to_owned(),
    }
}

/// The node a key names.
pub(crate) fn node_of(key: &str) -> Result<Node, ApiError> {
    if key == "none:unit" {
        return Ok(Node::NoUnit);
    }
    match key::parse(key)? {
        simpul_model::RecordRef::Unit(id) => Ok(Node::Unit(id)),
        simpul_model::RecordRef::Position(id) => Ok(Node::Position(id)),
        _ => Err(ApiError::not_found(key)),
    }
}

pub(crate) fn view_of(document: &Document, request: &MapRequest) -> Result<View, ApiError> {
    let opening = match (request.positions, request.level) {
        (true, _) => View::by_position(),
        (false, Some(level)) => View::at(level.max(1)),
        (false, None) => View::opening(document),
    };
    let unit = |id: &String| id.parse::<UnitId>().map_err(|_| ApiError::not_found(id));
    let filter = filter_of(document, &request.filter)?;
    let units = |ids: &[String]| ids.iter().map(unit).collect::<Result<BTreeSet<_>, _>>();
    let (unfolded, folded) = (units(&request.unfolded)?, units(&request.folded)?);
    Ok(View { unfolded, folded, filter, ..opening })
}

pub(crate) fn level_choices(document: &Document) -> Vec<LevelChoice> {
    let levels = levels(document);
    // A single unit on top is the company; the words for the levels begin below it.
    let above = u32::from(levels.first().is_none_or(|level| level.internal > 1));
    let word = |level: u32| match level + above {
        1 => LevelWord::Company,
        2 => LevelWord::Divisions,
        3 => LevelWord::Departments,
        4 => LevelWord::Teams,
        _ => LevelWord::Level,
    };
    let mut choices: Vec<LevelChoice> = levels
        .iter()
        .map(|level| LevelChoice { level: level.level, word: word(level.level), nodes: level.nodes as u32 })
        .collect();
    let positions = document.positions().len() as u32;
    if positions > 0 {
        let deepest = choices.last().map_or(0, |choice| choice.level);
        choices.push(LevelChoice { level: deepest + 1, word: LevelWord::Positions, nodes: positions });
    }
    choices
}

/// All processes by name, with how many of the needs that count are in them.
pub(crate) fn process_choices(document: &Document, counts: &dyn Fn(&Need) -> bool) -> Vec<ProcessChoice> {
    let mut needs: BTreeMap<ProcessId, u32> = BTreeMap::new();
    for need in document.needs().iter().filter(|need| counts(need)) {
        need.processes.iter().for_each(|&process| *needs.entry(process).or_default() += 1);
    }
    let mut choices: Vec<ProcessChoice> = document
        .processes()
        .iter()
        .map(|process| ProcessChoice {
            id: process.id.to_string(),
            name: process.name.clone(),
            needs: needs.get(&process.id).copied().unwrap_or(0),
        })
        .collect();
    choices.sort_by_cached_key(|choice| (simpul_model::fold(&choice.name), choice.id.clone()));
    choices
}
