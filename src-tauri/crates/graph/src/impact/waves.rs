//! How a stop spreads: first what is certain, to its end; then what may follow.

use super::Because;
use super::inputs::Inputs;
use simpul_model::{End, Need};
use std::collections::{BTreeMap, HashMap};

/// In which wave, and why.
type Stopped = (u32, Because);

/// The state of every need.
pub(super) struct Waves<'a> {
    inputs: &'a Inputs<'a>,
    /// Its supplier stops.
    unserved: Vec<bool>,
    certain: Vec<Option<Stopped>>,
    may: Vec<Option<Stopped>>,
    /// Of each group of needs alike: how many are served and have not stopped.
    running: Vec<usize>,
    /// From which wave on what a customer serves may follow.
    followed: HashMap<End, u32>,
}

impl<'a> Waves<'a> {
    pub(super) fn new(inputs: &'a Inputs<'a>) -> Self {
        let n = inputs.needs.len();
        Self {
            inputs,
            unserved: vec![false; n],
            certain: vec![None; n],
            may: vec![None; n],
            running: inputs.alike.iter().map(Vec::len).collect(),
            followed: HashMap::new(),
        }
    }

    /// Lets the suppliers of these needs stop, and everything made from what stops.
    pub(super) fn spread_certain(&mut self, first: &[u32]) {
        for &need in first {
            self.unserved[need as usize] = true;
            self.running[self.inputs.group[need as usize] as usize] -= 1;
        }
        let alone = |need: &u32| self.running[self.inputs.group[*need as usize] as usize] == 0;
        let mut stopping: Vec<(u32, Because)> =
            first.iter().copied().filter(alone).map(|need| (need, Because::Supplier)).collect();
        let mut wave = 0;
        while !stopping.is_empty() {
            wave += 1;
            stopping.sort_by_key(|&(need, _)| need);
            let mut next = Vec::new();
            let mut at = 0;
            while let Some(&(need, because)) = stopping.get(at) {
                at += 1;
                if self.certain[need as usize].is_some() {
                    continue;
                }
                self.certain[need as usize] = Some((wave, because));
                stopping.extend(self.uncovered_by(need));
                let id = self.inputs.needs[need as usize].id;
                let made = self.inputs.made_of_it[need as usize].iter();
                next.extend(made.map(|&made| (made, Because::MadeFrom(id))));
            }
            stopping = next;
        }
    }

    /// Spreads what may follow, from what stops for certain.
    pub(super) fn spread_may(&mut self) {
        let mut to_come: BTreeMap<u32, Vec<(u32, Because)>> = BTreeMap::new();
        for need in 0..self.certain.len() as u32 {
            if let Some((wave, _)) = self.certain[need as usize] {
                self.follow(need, wave, &mut to_come);
            }
        }
        while let Some((wave, mut stopping)) = to_come.pop_first() {
            stopping.sort_by_key(|&(need, _)| need);
            let mut at = 0;
            while let Some(&(need, because)) = stopping.get(at) {
                at += 1;
                if self.certain[need as usize].is_none() && self.may[need as usize].is_none() {
                    self.may[need as usize] = Some((wave, because));
                    stopping.extend(self.uncovered_by(need));
                    self.follow(need, wave, &mut to_come);
                }
            }
        }
    }

    /// Needs whose supplier stops and that have nobody else now that this one stops too.
    fn uncovered_by(&mut self, need: u32) -> Vec<(u32, Because)> {
        let group = self.inputs.group[need as usize] as usize;
        if self.unserved[need as usize] {
            return Vec::new();
        }
        self.running[group] -= 1;
        if self.running[group] > 0 {
            return Vec::new();
        }
        let bare = self.inputs.alike[group].iter().filter(|&&other| self.unserved[other as usize]);
        bare.map(|&other| (other, Because::Supplier)).collect()
    }

    /// What may stop after this need.
    fn follow(&mut self, need: u32, wave: u32, to_come: &mut BTreeMap<u32, Vec<(u32, Because)>>) {
        let Need { id, customer, .. } = *self.inputs.needs[need as usize];
        let made = &self.inputs.made_of_it[need as usize];
        let next: Vec<(u32, Because)> = if made.is_empty() {
            // The same needs follow whatever their supplier misses.
            if self.followed.get(&customer).is_some_and(|&since| since <= wave) {
                return;
            }
            self.followed.insert(customer, wave);
            self.inputs.that_may_follow(need).into_iter().map(|next| (next, Because::Misses(id))).collect()
        } else {
            made.iter().map(|&next| (next, Because::MadeFrom(id))).collect()
        };
        if !next.is_empty() {
            to_come.entry(wave + 1).or_default().extend(next);
        }
    }

    pub(super) fn certain(&self) -> impl Iterator<Item = (u32, Stopped)> + '_ {
        (0..).zip(&self.certain).filter_map(|(need, stopped)| Some((need, (*stopped)?)))
    }

    pub(super) fn may(&self) -> impl Iterator<Item = (u32, Stopped)> + '_ {
        (0..).zip(&self.may).filter_map(|(need, stopped)| Some((need, (*stopped)?)))
    }

    /// Needs whose supplier stops and that do not stop, each with one alike that goes on.
    pub(super) fn covered(&self) -> Vec<(u32, u32)> {
        let stops = |need: u32| self.certain[need as usize].is_some() || self.may[need as usize].is_some();
        let by = |need: u32| {
            let alike = &self.inputs.alike[self.inputs.group[need as usize] as usize];
            let by = alike.iter().find(|&&other| !self.unserved[other as usize] && !stops(other));
            by.map(|&by| (need, by))
        };
        let unserved = (0..self.unserved.len() as u32).filter(|&need| self.unserved[need as usize]);
        unserved.filter(|&need| !stops(need)).filter_map(by).collect()
    }
}
