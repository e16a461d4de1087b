//! From parent pointers to lists of children.

/// Children of every node in ascending order; the roots are those of node n.
pub(super) struct Children {
    start: Vec<u32>,
    list: Vec<u32>,
}

impl Children {
    /// A counting sort by parent.
    pub(super) fn of(parent: &[u32]) -> Self {
        let roots_at = parent.len();
        let slot = |parent: u32| (parent as usize).min(roots_at);
        let mut start = vec![0; roots_at + 2];
        for &parent in parent {
            start[slot(parent) + 1] += 1;
        }
        for at in 1..start.len() {
            start[at] += start[at - 1];
        }
        let mut next = start.clone();
        let mut list = vec![0; roots_at];
        for (node, &parent) in (0..).zip(parent) {
            let next = &mut next[slot(parent)];
            list[*next as usize] = node;
            *next += 1;
        }
        Self { start, list }
    }

    pub(super) fn get(&self, node: usize) -> &[u32] {
        &self.list[self.start[node] as usize..self.start[node + 1] as usize]
    }

    /// All that hang from a root, parents first; what hangs from a cycle is left out.
    pub(super) fn breadth_first(&self) -> Vec<u32> {
        let mut order = self.get(self.list.len()).to_vec();
        order.reserve(self.list.len() - order.len());
        let mut at = 0;
        while at < order.len() {
            order.extend_from_slice(self.get(order[at] as usize));
            at += 1;
        }
        order
    }

    pub(super) fn is_leaf(&self, node: u32) -> bool {
        self.start[node as usize] == self.start[node as usize + 1]
    }
}

/// Any unreached node hangs below a cycle: climbs onto it, then goes round.
pub(super) fn smallest_on_a_cycle(parent: &[u32], children: &Children) -> u32 {
    let mut reached = vec![false; parent.len()];
    let mut open: Vec<u32> = children.get(parent.len()).to_vec();
    while let Some(node) = open.pop() {
        reached[node as usize] = true;
        open.extend(children.get(node as usize));
    }
    let outside = reached.iter().position(|&reached| !reached).unwrap_or(0);
    let mut on_cycle = outside as u32;
    while !reached[on_cycle as usize] {
        reached[on_cycle as usize] = true;
        on_cycle = parent[on_cycle as usize];
    }
    let mut smallest = on_cycle;
    let mut at = parent[on_cycle as usize];
    while at != on_cycle {
        smallest = smallest.min(at);
        at = parent[at as usize];
    }
    smallest
}
