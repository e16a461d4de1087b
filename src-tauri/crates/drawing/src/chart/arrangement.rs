//! How a chart is laid out, and which way suits the window best.

use simpul_layout::geometry::{Direction, Observer};
use simpul_layout::tree::{Gather, Hang, Stack, TreeError, TreeInput, TreeOptions, tidy};

/// How a chart is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Every superior over their reports, side by side.
    #[default]
    Tidy,
    /// The same, with the reports of crowded superiors stacked in blocks and all closer together.
    Compact,
    /// Branches of at most so many levels hang below their head as a list.
    Hanging {
        /// From 1.
        levels: u32,
    },
    /// One list, everybody indented below their superior.
    Indented,
}

/// A chart that shows whole at this scale or larger is not rearranged.
const AT_EASE: f64 = 0.75;
/// Another arrangement must show the chart larger by this factor to be worth it.
const WORTH: f64 = 1.1;
/// The window that arrangements are compared for, in square pixels; its shape comes from the request.
const WINDOW: f64 = 1100.0 * 740.0;
/// Larger charts are not measured: none of them shows whole, and lists keep the most of it in sight.
const MEASURED: usize = 4000;
/// Boxes without superior and reports that still stand in the row of the others.
const ALONE: u32 = 6;
/// Most levels of the lists that are tried.
const DEEPEST: u32 = 3;

/// The arrangement that shows the whole chart largest in a window of `aspect` (width by height); the plainest
/// of those that are about as good. O(n), a few layouts.
///
/// # Errors
/// As [`tidy`].
pub fn automatic(
    tree: &TreeInput<'_>,
    look: Spacing,
    aspect: f64,
    observer: &mut dyn Observer,
) -> Result<Arrangement, TreeError> {
    if tree.parent.len() > MEASURED {
        return Ok(Arrangement::Hanging { levels: 2 });
    }
    let aspect = if aspect.is_finite() { aspect.clamp(0.2, 8.0) } else { 1.0 };
    let (width, height) = ((WINDOW * aspect).sqrt(), (WINDOW / aspect).sqrt());
    let mut scale = |arrangement| {
        let mut quiet = Quiet(observer);
        let bounds = tidy(tree, &spacing(Spacing { arrangement, ..look }), &mut quiet)?.bounds;
        Ok::<f64, TreeError>((width / bounds.w.max(1.0)).min(height / bounds.h.max(1.0)))
    };
    let mut best = (Arrangement::Tidy, scale(Arrangement::Tidy)?);
    for levels in 1..=DEEPEST {
        if best.1 >= AT_EASE {
            break;
        }
        let next = Arrangement::Hanging { levels };
        let its = scale(next)?;
        if its > best.1 * WORTH {
            best = (next, its);
        }
    }
    Ok(best.0)
}

/// Can be stopped, but is not heard.
struct Quiet<'a>(&'a mut dyn Observer);

impl Observer for Quiet<'_> {
    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}

/// What the distances between cards depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spacing {
    /// Which way the chart grows.
    pub direction: Direction,
    /// How it is laid out.
    pub arrangement: Arrangement,
    /// Whether the names of units need room above the cards.
    pub bands: bool,
}

/// The distances that leave room for handles, dotted lines and bands.
#[must_use]
pub fn spacing(Spacing { direction, arrangement, bands }: Spacing) -> TreeOptions {
    let sideways = direction.is_sideways();
    let level_gap = if sideways { 80.0 } else { 56.0 };
    let sibling_gap = if sideways && bands { 36.0 } else { 24.0 };
    let gather = Some(Gather { above: ALONE, gap: if bands { 36.0 } else { 24.0 } });
    let plain = TreeOptions { direction, level_gap, sibling_gap, gather, ..TreeOptions::default() };
    // Beside a card a handle needs its width, below it its height.
    let (head_gap, row_gap) = match (sideways, bands) {
        (true, _) => (56.0, 48.0),
        (false, false) => (28.0, 16.0),
        (false, true) => (36.0, 36.0),
    };
    let hang = |levels, most| {
        let hang = Some(Hang { levels, most, head_gap, row_gap, ..Hang::default() });
        TreeOptions { subtree_gap: 32.0, hang, ..plain }
    };
    match arrangement {
        Arrangement::Tidy => TreeOptions { stack: Some(Stack::default()), ..plain },
        Arrangement::Compact => {
            let stack = Some(Stack { above: 5, max_columns: 4, ..Stack::default() });
            let sibling_gap = sibling_gap - 8.0;
            TreeOptions { sibling_gap, subtree_gap: 28.0, stack, ..plain }
        }
        Arrangement::Hanging { levels } => hang(levels, 8 + 8 * levels.min(64)),
        Arrangement::Indented => hang(u32::MAX, u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_layout::geometry::Size;
    use simpul_layout::tree::NO_PARENT;

    fn chosen(parent: &[u32], aspect: f64) -> Arrangement {
        let sizes = vec![Size::new(216.0, 64.0); parent.len()];
        let tree = TreeInput { parent, sizes: &sizes, assistant: &[] };
        automatic(&tree, Spacing::default(), aspect, &mut ()).unwrap()
    }

    /// A root, `heads` below it, `reports` below each.
    fn two_levels(heads: u32, reports: u32) -> Vec<u32> {
        let below = (0..heads).flat_map(|head| std::iter::repeat_n(head + 1, reports as usize));
        [NO_PARENT].into_iter().chain((0..heads).map(|_| 0)).chain(below).collect()
    }

    #[test]
    fn a_small_chart_stays_tidy() {
        assert_eq!(chosen(&two_levels(2, 1), 1.5), Arrangement::Tidy);
        assert_eq!(chosen(&[], 1.5), Arrangement::Tidy);
    }

    #[test]
    fn a_chart_far_wider_than_the_window_hangs() {
        assert_eq!(chosen(&two_levels(8, 8), 1.5), Arrangement::Hanging { levels: 1 });
    }

    #[test]
    fn a_chain_stays_tidy_for_no_list_shows_it_larger() {
        let chain: Vec<u32> = (0..40).map(|node: u32| node.wrapping_sub(1)).collect();
        assert_eq!(chosen(&chain, 1.5), Arrangement::Tidy);
    }

    #[test]
    fn the_shape_of_the_window_counts() {
        let tall = chosen(&two_levels(3, 3), 0.4);
        let wide = chosen(&two_levels(3, 3), 6.0);
        assert_ne!(tall, Arrangement::Tidy);
        assert_eq!(wide, Arrangement::Tidy, "lists would only make it taller");
    }
}
