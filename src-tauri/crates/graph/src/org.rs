//! Figures of the reporting lines, the same at every level of needs.

use crate::node::{self, Node};
use simpul_model::{Date, Document, PositionId, UnitId};

/// The organisation in figures. Parked positions are in `people`, `positions`, `vacant` and `parked`, and
/// in nothing else; what hangs below them has no known depth and is in no level.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Org {
    /// People in the file.
    pub people: usize,
    /// Positions.
    pub positions: usize,
    /// Positions that nobody currently holds.
    pub vacant: usize,
    /// Positions with at least one report.
    pub managers: usize,
    /// How many levels the reporting lines have.
    pub levels: usize,
    /// Positions on each level, roots first.
    pub per_level: Vec<usize>,
    /// Reports per manager.
    pub span: Span,
    /// Positions that report to nobody, in tie order.
    pub roots: Vec<PositionId>,
    /// Positions whose reporting line could not be resolved, in tie order.
    pub parked: Vec<PositionId>,
    /// Units inside the company, archived ones left out, that have no head; in tie order.
    pub units_without_head: Vec<UnitId>,
}

/// How many reports managers have.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Span {
    /// The most; 0 without managers.
    pub max: usize,
    /// Undefined without managers.
    pub mean: Option<f64>,
    /// Undefined without managers.
    pub median: Option<f64>,
}

impl Org {
    /// Walks the reporting lines level by level. O(n log n).
    pub(crate) fn of(document: &Document, today: Date) -> Self {
        let (parked, roots): (Vec<_>, Vec<_>) = document.reports_to(None).partition(|p| p.parked.is_some());
        let roots = sorted(document, roots.into_iter().map(|p| Node::Position(p.id)));
        let parked = sorted(document, parked.into_iter().map(|p| Node::Position(p.id)));
        let per_level = per_level(document, &positions(&roots));
        let spans = spans(document);
        let headless = document
            .units()
            .iter()
            .filter(|unit| !unit.external && !unit.archived && document.head(unit).is_none())
            .map(|unit| Node::Unit(unit.id));
        let units = |node: &Node| if let Node::Unit(id) = *node { Some(id) } else { None };
        Self {
            people: document.people().len(),
            positions: document.positions().len(),
            vacant: vacant(document, today),
            managers: spans.len(),
            levels: per_level.len(),
            per_level,
            span: Span::of(spans),
            roots: positions(&roots),
            parked: positions(&parked),
            units_without_head: sorted(document, headless).iter().filter_map(units).collect(),
        }
    }
}

fn sorted(document: &Document, nodes: impl Iterator<Item = Node>) -> Vec<Node> {
    let mut nodes: Vec<Node> = nodes.collect();
    node::sort(document, &mut nodes);
    nodes
}

fn positions(nodes: &[Node]) -> Vec<PositionId> {
    nodes.iter().filter_map(|node| if let Node::Position(id) = *node { Some(id) } else { None }).collect()
}

fn vacant(document: &Document, today: Date) -> usize {
    let current = document.assignments().iter().filter(|assignment| assignment.is_current(today));
    let mut held: Vec<PositionId> = current.map(|assignment| assignment.position).collect();
    held.sort_unstable();
    held.dedup();
    document.positions().len() - held.len()
}

fn per_level(document: &Document, roots: &[PositionId]) -> Vec<usize> {
    let (mut per_level, mut level) = (Vec::new(), roots.to_vec());
    while !level.is_empty() {
        per_level.push(level.len());
        level = level.iter().flat_map(|&id| document.reports_to(Some(id)).map(|p| p.id)).collect();
    }
    per_level
}

/// Reports of every manager, ascending.
fn spans(document: &Document) -> Vec<usize> {
    let mut managers: Vec<PositionId> = document.positions().iter().filter_map(|p| p.manager).collect();
    managers.sort_unstable();
    let parked = |id: PositionId| document.positions().get(id).is_some_and(|p| p.parked.is_some());
    let mut spans: Vec<usize> =
        managers.chunk_by(|a, b| a == b).filter(|run| !parked(run[0])).map(<[_]>::len).collect();
    spans.sort_unstable();
    spans
}

impl Span {
    pub(crate) fn of(ascending: Vec<usize>) -> Self {
        let Some(&max) = ascending.last() else { return Self::default() };
        let (n, half) = (ascending.len(), ascending.len() / 2);
        let below = ascending[if n % 2 == 0 { half - 1 } else { half }];
        Self {
            max,
            mean: Some(ascending.iter().sum::<usize>() as f64 / n as f64),
            median: Some((below + ascending[half]) as f64 / 2.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::{Sketch, TODAY};

    #[test]
    fn a_chain_and_a_fan_of_100_000() {
        let mut sketch = Sketch::default();
        let mut up = None;
        for at in 0..100_000 {
            up = Some(sketch.position(&format!("p{at}"), None, up));
        }
        let org = Org::of(&sketch.document(), TODAY);
        assert_eq!((org.levels, org.managers, org.span.max), (100_000, 99_999, 1));

        let mut sketch = Sketch::default();
        let top = sketch.position("top", None, None);
        (0..100_000).for_each(|at| _ = sketch.position(&format!("p{at}"), None, Some(top)));
        let org = Org::of(&sketch.document(), TODAY);
        assert_eq!((org.per_level, org.span.max), (vec![1, 100_000], 100_000));
    }

    #[test]
    fn parked_positions_count_for_themselves_alone() {
        let mut sketch = Sketch::default();
        let top = sketch.position("top", None, None);
        let lost = sketch.position("lost", None, None);
        let below = sketch.position("below", None, Some(lost));
        sketch.position("under", None, Some(top));
        sketch.position("last", None, Some(below));
        sketch.position_mut(lost).parked = Some("99".into());
        let org = Org::of(&sketch.document(), TODAY);
        assert_eq!((org.roots, org.parked, org.per_level), (vec![top], vec![lost], vec![1, 1]));
        assert_eq!((org.positions, org.vacant, org.managers), (5, 5, 2), "top and below lead");
    }

    #[test]
    fn the_median_of_an_even_number_is_the_middle() {
        assert_eq!(Span::of(vec![1, 2, 5, 9]).median, Some(3.5));
        assert_eq!(Span::of(vec![]), Span { max: 0, mean: None, median: None });
    }
}
