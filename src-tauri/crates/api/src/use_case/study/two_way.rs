//! How much is linked both ways, and who gets from many or gives to many.

use super::asked::pair_key;
use super::table::*;
use super::{Study, named};
use crate::dto::*;
use crate::messages;
use crate::use_case::map::node_key;
use crate::use_case::work::Look;
use simpul_graph::{
    LevelReciprocity, Pair, PairKind as Kind, Reciprocity, Spread, Standing, pairs, reciprocity_by_level,
    standings,
};
use simpul_model::NeedId;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The pairs of a level, and how every node stands in them.
pub(super) struct Exchange<'a> {
    look: &'a Look<'a>,
    pairs: Vec<Pair>,
    standings: Vec<Standing>,
    /// Of each node its pairs, by place.
    of_node: Vec<Vec<u32>>,
}

/// How a pair looks from one of its nodes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Gets,
    Gives,
}

impl<'a> Exchange<'a> {
    pub(super) fn of(look: &'a Look<'a>) -> Self {
        let pairs = pairs(&look.graph);
        let standings = standings(&look.graph, &pairs);
        let mut of_node = vec![Vec::new(); look.graph.nodes().len()];
        for (place, pair) in (0..).zip(&pairs).filter(|(_, pair)| !pair.external) {
            of_node[pair.a as usize].push(place);
            of_node[pair.b as usize].push(place);
        }
        Self { look, pairs, standings, of_node }
    }

    pub(super) fn two_way(&self) -> Study {
        let inner = || self.pairs.iter().filter(|pair| !pair.external);
        let count = |kind| inner().filter(|pair| pair.kind == kind).count();
        let (direct, summed, one_way) = (count(Kind::TwoWay), count(Kind::Summed), count(Kind::OneWay));
        let whole = Reciprocity::new(direct + summed, one_way);
        let all = direct + summed + one_way;
        let external = self.pairs.len() - all;
        let mut facts = Vec::new();
        if let Some(link) = whole.link {
            facts.push(named("links", [("share", percent(link))]));
        }
        if summed > 0 {
            facts.push(named("summed", [("n", summed.to_string())]));
        }
        if one_way > 0 {
            facts.push(named("oneWay", [("n", one_way.to_string())]));
        }
        if external > 0 {
            facts.push(named("external", [("n", external.to_string())]));
        }
        let detail = match all {
            0 => named("twoWay.nothing", []),
            _ => named("twoWay", [("n", all.to_string()), ("mutual", (direct + summed).to_string())]),
        };
        let tables = vec![self.by_unit(), self.by_level(), self.by_pair()];
        Study { figure: whole.pair, share: true, detail, facts, tables, ..Study::default() }
    }

    pub(super) fn fan(&self) -> Study {
        let suppliers = Spread::of(self.standings.iter().map(Standing::suppliers));
        let customers = Spread::of(self.standings.iter().map(Standing::customers));
        let mut order: Vec<&Standing> = self.standings.iter().collect();
        order.sort_by_key(|standing| Reverse(standing.suppliers() + standing.customers()));
        let heads = [
            ("unit", TEXT),
            ("suppliers", NUMBER),
            ("customers", NUMBER),
            ("needsIn", NUMBER),
            ("needsOut", NUMBER),
        ];
        let mut table = Table::new("fan", &heads);
        for standing in order {
            let Some(at) = self.look.graph.index_of(standing.node) else { continue };
            let numbers = [standing.suppliers(), standing.customers(), standing.needs_in, standing.needs_out];
            let cells = std::iter::once(words(self.look.name_at(at).name));
            let cells = cells.chain(numbers.map(|number| n(number as usize)));
            let (needs_in, needs_out) = self.needs(at);
            let parts = [
                Part::names("suppliers", self.partners(at, |side| side != Side::Gives)),
                Part::names("customers", self.partners(at, |side| side != Side::Gets)),
                Part::needs(named("in", []), &needs_in),
                Part::needs(named("out", []), &needs_out),
            ];
            let key = node_key(standing.node);
            table.push(key.clone(), cells.collect(), Behind::at(key, parts));
        }
        let detail =
            named("fan", [("n", suppliers.max.to_string()), ("customers", customers.max.to_string())]);
        let middle = suppliers.median.zip(customers.median).map(|(suppliers, customers)| {
            let number = |n: f64| messages::decimal(self.look.language, n, 1);
            named("middle", [("suppliers", number(suppliers)), ("customers", number(customers))])
        });
        Study {
            figure: Some(f64::from(suppliers.max)),
            detail,
            facts: middle.into_iter().collect(),
            tables: vec![table],
            ..Study::default()
        }
    }

    fn by_unit(&self) -> Table {
        let numbers = ["pairShare", "linkShare", "twoWay", "summed", "getsOnly", "givesOnly", "insideNeeds"];
        let heads: Vec<_> = [("unit", TEXT)].into_iter().chain(numbers.map(|code| (code, NUMBER))).collect();
        let mut table = Table::new("twoWayUnits", &heads);
        for standing in &self.standings {
            let Some(at) = self.look.graph.index_of(standing.node) else { continue };
            let reciprocity = standing.reciprocity();
            let cells = vec![
                words(self.look.name_at(at).name),
                share(reciprocity.pair),
                share(reciprocity.link),
                n(standing.mutual as usize),
                n(standing.mutual_summed as usize),
                n(standing.only_suppliers as usize),
                n(standing.only_customers as usize),
                n(standing.inside as usize),
            ];
            let parts = [
                Part::names("twoWay", self.partners(at, |side| side == Side::Both)),
                Part::names("getsOnly", self.partners(at, |side| side == Side::Gets)),
                Part::names("givesOnly", self.partners(at, |side| side == Side::Gives)),
                Part::needs(named("inside", []), self.look.graph.inside(at)),
            ];
            let key = node_key(standing.node);
            table.push(key.clone(), cells, Behind::at(key, parts));
        }
        table
    }

    fn by_level(&self) -> Table {
        let numbers = ["nodes", "pairs", "twoWay", "summed", "oneWay", "pairShare", "linkShare"];
        let heads: Vec<_> = [("level", TEXT)].into_iter().chain(numbers.map(|code| (code, NUMBER))).collect();
        let mut table = Table::new("twoWayLevels", &heads);
        let levels = reciprocity_by_level(self.look.lines.document, self.look.graph.view());
        let choices = crate::use_case::map::level_choices(self.look.lines.document);
        for level in levels {
            let cells = vec![
                words(self.level_word(&level, &choices)),
                n(level.nodes),
                n(level.pairs.connected),
                n(level.pairs.mutual),
                n(level.pairs.mutual_summed),
                n(level.pairs.one_way),
                share(level.reciprocity.pair),
                share(level.reciprocity.link),
            ];
            table.push(String::new(), cells, Behind::default());
        }
        table
    }

    fn level_word(&self, level: &LevelReciprocity, choices: &[LevelChoice]) -> String {
        let word = choices.iter().find(|choice| Some(choice.level) == level.level).map(|choice| choice.word);
        let code = match (level.level, word) {
            (None, _) => "positions",
            (_, Some(LevelWord::Company)) => "company",
            (_, Some(LevelWord::Divisions)) => "divisions",
            (_, Some(LevelWord::Departments)) => "departments",
            (_, Some(LevelWord::Teams)) => "teams",
            _ => "level",
        };
        let args = BTreeMap::from([("n".to_owned(), level.level.unwrap_or_default().to_string())]);
        let word = messages::word(self.look.language, &format!("picture.level.{code}"), &args);
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn by_pair(&self) -> Table {
        let heads = [("a", TEXT), ("b", TEXT), ("pair", WORD), ("aGives", NUMBER), ("bGives", NUMBER)];
        let mut table = Table::new("twoWayPairs", &heads);
        for pair in self.pairs.iter().filter(|pair| !pair.external) {
            // Who gives stands first in a one-way pair.
            let (a, b) = pair.one_way().unwrap_or((pair.a, pair.b));
            let turned = a != pair.a;
            let (gives, gets) = if turned { (&pair.back, &pair.forth) } else { (&pair.forth, &pair.back) };
            let names = [a, b].map(|at| self.look.name_at(at).name);
            let kind = match pair.kind {
                Kind::TwoWay => "twoWay",
                Kind::Summed => "summed",
                Kind::OneWay => "oneWay",
            };
            let cells = vec![
                words(names[0].clone()),
                words(names[1].clone()),
                words(kind),
                n(gives.len()),
                n(gets.len()),
            ];
            let part = |from: usize, to: usize, needs: &[NeedId]| {
                let title = named("gives", [("giver", names[from].clone()), ("taker", names[to].clone())]);
                Part::needs(title, needs)
            };
            let key = pair_key(&self.look.graph, a, b);
            table.push(key.clone(), cells, Behind::at(key, [part(0, 1, gives), part(1, 0, gets)]));
        }
        table
    }

    /// A node's pairs by the names of its partners; each name leads to the pair.
    fn partners(&self, at: u32, wanted: impl Fn(Side) -> bool) -> Vec<Name> {
        let mut names = Vec::new();
        for pair in self.of_node[at as usize].iter().map(|&place| &self.pairs[place as usize]) {
            let (other, gives) = if pair.a == at { (pair.b, &pair.forth) } else { (pair.a, &pair.back) };
            let side = match pair.kind {
                Kind::OneWay if gives.is_empty() => Side::Gets,
                Kind::OneWay => Side::Gives,
                _ => Side::Both,
            };
            if wanted(side) {
                let key = pair_key(&self.look.graph, pair.a, pair.b);
                names.push(Name { key, ..self.look.name_at(other) });
            }
        }
        names
    }

    /// Needs served for a node by others, and those it serves.
    fn needs(&self, at: u32) -> (Vec<NeedId>, Vec<NeedId>) {
        let (mut needs_in, mut needs_out) = (Vec::new(), Vec::new());
        for pair in self.of_node[at as usize].iter().map(|&place| &self.pairs[place as usize]) {
            let (gives, gets) =
                if pair.a == at { (&pair.forth, &pair.back) } else { (&pair.back, &pair.forth) };
            needs_out.extend(gives);
            needs_in.extend(gets);
        }
        (needs_in, needs_out)
    }
}
