//! A layering that can be taken apart and put together again, line by line:
//! what phase 5 works on while it moves nodes.

use super::adjacency::Adjacency;
use super::components::Link;
use super::cycles::Arc;
use super::order::{Order, Ordered};
use super::proper::{self, Proper};
use super::ways::{Carrier, Gap, Goal, Heading};

/// Nodes and dummies on their layers and the line of each link through them.
pub(crate) struct Weave<'a> {
    links: &'a [Link],
    nodes: usize,
    layers: Vec<Vec<u32>>,
    layer: Vec<u32>,
    place: Vec<u32>,
    above: Vec<Vec<u32>>,
    below: Vec<Vec<u32>>,
    /// The vertices of each link from top to bottom, both nodes included.
    chain: Vec<Vec<u32>>,
    /// Dummies in no use.
    free: Vec<u32>,
    gaps: Vec<Gap>,
    stale: Vec<bool>,
    carrier: Carrier,
    /// Elementary steps done so far.
    pub(crate) spent: u64,
}

impl<'a> Weave<'a> {
    /// Takes over a proper layering in which every arc has been split, with one
    /// spare layer above and one below.
    pub(crate) fn new(links: &'a [Link], arcs: &[Arc], proper: &Proper, order: &Order) -> Self {
        let list = |near: &Adjacency| {
            (0..proper.len() as u32)
                .map(|vertex| near.of(vertex).iter().map(|&(other, _)| other).collect())
                .collect()
        };
        let chain = arcs.iter().zip(&proper.chain).map(|(arc, &(first, past))| {
            let segments = &proper.segments[first as usize..past as usize];
            std::iter::once(arc.from).chain(segments.iter().map(|segment| segment.1)).collect()
        });
        let gaps = proper.layers + 1;
        let rows = order.layers.iter().cloned();
        let spare = || std::iter::once(Vec::new());
        Self {
            links,
            nodes: proper.nodes,
            layers: spare().chain(rows).chain(spare()).collect(),
            layer: proper.layer.iter().map(|layer| layer + 1).collect(),
            place: order.place.clone(),
            above: list(&proper.above),
            below: list(&proper.below),
            chain: chain.collect(),
            free: Vec::new(),
            gaps: vec![Gap::default(); gaps],
            stale: vec![true; gaps],
            carrier: Carrier::default(),
            spent: 0,
        }
    }

    /// How many layers there are, empty ones included.
    pub(crate) fn height(&self) -> u32 {
        self.layers.len() as u32
    }

    /// How many vertices stand on `layer`.
    pub(crate) fn width(&self, layer: u32) -> usize {
        self.layers[layer as usize].len()
    }

    /// How many of them are nodes.
    pub(crate) fn crowd(&self, layer: u32) -> i32 {
        self.layers[layer as usize].iter().filter(|&&vertex| (vertex as usize) < self.nodes).count() as i32
    }

    /// Layer and place of `vertex`.
    pub(crate) fn position(&self, vertex: u32) -> (u32, u32) {
        (self.layer[vertex as usize], self.place[vertex as usize])
    }

    /// Takes a node without lines off its layer.
    pub(crate) fn take(&mut self, vertex: u32) {
        let (layer, place) = self.position(vertex);
        self.layers[layer as usize].remove(place as usize);
        self.renumber(layer, place);
    }

    /// Puts a node that was taken into a slot.
    pub(crate) fn put(&mut self, vertex: u32, layer: u32, slot: u32) {
        self.layers[layer as usize].insert(slot as usize, vertex);
        self.layer[vertex as usize] = layer;
        self.renumber(layer, slot);
    }

    fn renumber(&mut self, layer: u32, from: u32) {
        for (place, &vertex) in (0..).zip(&self.layers[layer as usize]).skip(from as usize) {
            self.place[vertex as usize] = place;
        }
        self.spoil(layer);
    }

    /// The gaps above and below `layer` have to be read anew.
    fn spoil(&mut self, layer: u32) {
        let layer = layer as usize;
        if layer > 0 {
            self.stale[layer - 1] = true;
        }
        if let Some(stale) = self.stale.get_mut(layer) {
            *stale = true;
        }
    }

    /// Takes a link's line away.
    pub(crate) fn cut(&mut self, link: u32) {
        let chain = std::mem::take(&mut self.chain[link as usize]);
        for pair in chain.windows(2) {
            let (upper, lower) = (pair[0], pair[1]);
            remove(&mut self.below[upper as usize], lower);
            remove(&mut self.above[lower as usize], upper);
        }
        for &vertex in &chain {
            if vertex as usize >= self.nodes {
                self.take(vertex);
                self.free.push(vertex);
            } else {
                self.spoil(self.layer[vertex as usize]);
            }
        }
    }

    /// Draws a link's line from `start` to `end` where it crosses fewest others.
    pub(crate) fn draw(&mut self, link: u32, start: u32, end: u32) {
        let (from, to) = (self.layer[start as usize], self.layer[end as usize]);
        let mut chain = vec![start];
        for (layer, slot) in self.way(start, end) {
            let dummy = self.dummy();
            self.put(dummy, layer, slot);
            chain.push(dummy);
        }
        chain.push(end);
        if from > to {
            chain.reverse();
        }
        for pair in chain.windows(2) {
            self.below[pair[0] as usize].push(pair[1]);
            self.above[pair[1] as usize].push(pair[0]);
        }
        self.spoil(from);
        self.spoil(to);
        self.chain[link as usize] = chain;
    }

    fn dummy(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.layer.push(0);
            self.place.push(0);
            self.above.push(Vec::new());
            self.below.push(Vec::new());
            self.layer.len() as u32 - 1
        })
    }

    /// The slot on each layer between two nodes through which the cheapest
    /// line runs, from `start` on; of equal ones that which bends least.
    fn way(&mut self, start: u32, end: u32) -> Vec<(u32, u32)> {
        let (from, to) = (self.layer[start as usize], self.layer[end as usize]);
        let heading = if from < to { Heading::Down } else { Heading::Up };
        if from.abs_diff(to) < 2 {
            return Vec::new();
        }
        let last = if from < to { to - 1 } else { to + 1 };
        let rows = self.costs(start, heading, last);
        let mut goal = Goal::Vertex(self.place[end as usize]);
        let mut share = (f64::from(self.place[end as usize]) + 0.5) / self.width(to) as f64;
        let mut way = Vec::with_capacity(rows.len());
        let mut layer = last;
        for row in rows.iter().rev() {
            let gap = if from < to { layer } else { layer - 1 };
            self.refresh(gap as usize);
            let width = self.width(layer);
            let rest = self.gaps[gap as usize].towards(heading, goal, width);
            self.spent += (width + self.gaps[gap as usize].by_lower.len()) as u64;
            let straight = share * width as f64;
            let bend = |slot: usize| (slot as f64 - straight).abs();
            let slot = (0..=width)
                .min_by(|&x, &y| {
                    let cost = |slot: usize| row[slot] + rest[slot];
                    cost(x).cmp(&cost(y)).then(bend(x).total_cmp(&bend(y)))
                })
                .unwrap_or_default();
            way.push((layer, slot as u32));
            goal = Goal::Slot(slot as u32);
            share = slot as f64 / width.max(1) as f64;
            layer = if from < to { layer.wrapping_sub(1) } else { layer + 1 };
        }
        way.reverse();
        way
    }

    /// For each layer from the one next to `start` as far as `last`: how many
    /// lines must be crossed on the way to each of its slots.
    pub(crate) fn costs(&mut self, start: u32, heading: Heading, last: u32) -> Vec<Vec<i32>> {
        let (mut layer, place) = self.position(start);
        let mut rows: Vec<Vec<i32>> = Vec::new();
        loop {
            let (gap, next) = match heading {
                Heading::Down if layer < last => (layer, layer + 1),
                Heading::Up if layer > last => (layer - 1, layer - 1),
                _ => return rows,
            };
            self.refresh(gap as usize);
            let width = self.width(next);
            let gap = &self.gaps[gap as usize];
            let row = match rows.last() {
                None => gap.away_from(heading, place, width),
                Some(row) => self.carrier.carry(row, gap, heading, width),
            };
            self.spent += (width + 4 * gap.by_lower.len()) as u64;
            rows.push(row);
            layer = next;
        }
    }

    fn refresh(&mut self, gap: usize) {
        if !std::mem::replace(&mut self.stale[gap], false) {
            return;
        }
        let Gap { by_lower, by_upper } = &mut self.gaps[gap];
        by_lower.clear();
        by_upper.clear();
        for (at, &vertex) in (0..).zip(&self.layers[gap + 1]) {
            let above = &self.above[vertex as usize];
            by_lower.extend(above.iter().map(|&upper| (self.place[upper as usize], at)));
        }
        for (at, &vertex) in (0..).zip(&self.layers[gap]) {
            let below = &self.below[vertex as usize];
            by_upper.extend(below.iter().map(|&lower| (at, self.place[lower as usize])));
        }
        self.spent += 2 * (self.layers[gap].len() + by_lower.len()) as u64;
    }

    /// The layering as it stands, without layers that hold dummies only, which
    /// may take crossings away and adds none.
    pub(crate) fn ordered(&self) -> Ordered {
        let is_node = |&vertex: &u32| (vertex as usize) < self.nodes;
        let mut rank = Vec::with_capacity(self.layers.len());
        let mut used = 0;
        for row in &self.layers {
            let kept = row.iter().any(is_node);
            rank.push(kept.then_some(used));
            used += u32::from(kept);
        }
        let rank_of = |vertex: u32| rank[self.layer[vertex as usize] as usize];
        let layer: Vec<u32> = (0..self.nodes as u32).map(|node| rank_of(node).unwrap_or_default()).collect();
        let arcs: Vec<Arc> = self
            .links
            .iter()
            .map(|link| Arc::along(link, layer[link.a as usize] > layer[link.b as usize]))
            .collect();
        let proper = proper::split(&layer, &arcs, usize::MAX);
        let mut name: Vec<u32> = (0..self.layer.len() as u32).collect();
        for (chain, &(first, past)) in self.chain.iter().zip(&proper.chain) {
            let kept = chain[1..].iter().filter(|&&vertex| rank_of(vertex).is_some());
            for (&vertex, segment) in kept.zip(&proper.segments[first as usize..past as usize]) {
                name[vertex as usize] = segment.1;
            }
        }
        let rows = self.layers.iter().zip(&rank).filter(|(_, rank)| rank.is_some());
        let sequence = rows.flat_map(|(row, _)| row).map(|&vertex| name[vertex as usize]);
        let order = Order::in_sequence(&proper, sequence);
        Ordered { layer, arcs, proper, order }
    }
}

fn remove(list: &mut Vec<u32>, vertex: u32) {
    if let Some(at) = list.iter().position(|&other| other == vertex) {
        list.remove(at);
    }
}
