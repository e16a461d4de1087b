//! The order in which a matrix puts its rows and, the same way, its columns: one file an ordering.
//!
//! Units of the company come first, those outside apart at the end, by name. Every order is total and hangs on
//! the document alone: ties are broken by tree or by name, then by the order of the graph.

mod clusters;
mod partition;
mod tree;

use crate::analysis::Cancelled;
use crate::build::Graph;
use crate::node::Node;
use simpul_model::{Document, fold};

/// What rows and columns are put in order by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum MatrixOrder {
    /// As the units nest, siblings in their own order.
    #[default]
    Tree,
    /// By name.
    Name,
    /// Who serves each other most stands together: by communities, then by name.
    Clusters,
    /// Suppliers before their customers, so that as few needs as possible run back: strongly connected groups
    /// in topological order, each put in order by its feedback arc set.
    Partition,
}

/// One row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixHead {
    /// What stands there.
    pub node: Node,
    /// Its index in the graph; nothing for a unit that is there for what lies in it alone.
    pub at: Option<u32>,
    /// How deep it lies among those shown, from 1; 1 for all where the order is not the tree's.
    pub depth: u32,
}

/// Heads that belong together: a community, or a group in which everybody depends on everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixBlock {
    /// Where it begins.
    pub start: u32,
    /// How many heads it has: two or more.
    pub length: u32,
}

/// Rows, and columns, of a matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatrixAxis {
    /// In order.
    pub heads: Vec<MatrixHead>,
    /// Where those outside the company begin.
    pub external_from: u32,
    /// By where they begin.
    pub blocks: Vec<MatrixBlock>,
}

/// The heads of the nodes `wanted`, by index in the graph; `names` are what they are called. Near linear by tree
/// and by name; as finding communities or a feedback arc set otherwise.
///
/// # Errors
/// [`Cancelled`] once the caller says so.
pub fn matrix_axis(
    document: &Document,
    graph: &Graph,
    order: MatrixOrder,
    wanted: &[bool],
    names: &[String],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<MatrixAxis, Cancelled> {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let by_name = |nodes: &mut Vec<u32>| {
        nodes.sort_by(|&a, &b| (&folded[a as usize], a).cmp(&(&folded[b as usize], b)));
    };
    let all = (0..graph.nodes().len() as u32).filter(|&at| wanted[at as usize]);
    let (mut outside, mut inside): (Vec<u32>, Vec<u32>) = all.partition(|&at| graph.is_external(at));
    by_name(&mut outside);
    by_name(&mut inside);
    let flat = |at: u32| MatrixHead { node: graph.nodes()[at as usize], at: Some(at), depth: 1 };
    let (mut heads, blocks): (Vec<MatrixHead>, _) = match order {
        MatrixOrder::Tree => (tree::heads(document, graph, wanted), Vec::new()),
        MatrixOrder::Name => (inside.into_iter().map(flat).collect(), Vec::new()),
        MatrixOrder::Clusters => {
            let blocks = clusters::arrange(graph, &mut inside, cancelled)?;
            (inside.into_iter().map(flat).collect(), blocks)
        }
        MatrixOrder::Partition => {
            let (nodes, blocks) = partition::arrange(graph, &inside, cancelled)?;
            (nodes.into_iter().map(flat).collect(), blocks)
        }
    };
    let external_from = heads.len() as u32;
    heads.extend(outside.into_iter().map(flat));
    Ok(MatrixAxis { heads, external_from, blocks })
}

#[cfg(test)]
mod tests;
