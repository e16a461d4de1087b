//! What is looked at: how far units are rolled up, which are unfolded, which needs count.

use crate::filter::Filter;
use simpul_model::UnitId;
use std::collections::BTreeSet;

/// A way to look at the needs of an organisation. The default rolls nothing up and hides nothing but
/// archived units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Units deeper than this stand on their ancestor at this depth (1 = root units); nothing: every unit
    /// stands for itself.
    pub level: Option<u32>,
    /// The level below the deepest unit: a need joins the positions its ends are narrowed to. The level is
    /// then not looked at.
    pub positions: bool,
    /// Units whose children stand for themselves although the level would roll them up; a unit without
    /// units inside unfolds into its positions.
    pub unfolded: BTreeSet<UnitId>,
    /// Units that stand for everything in them although the level would show what that is.
    pub folded: BTreeSet<UnitId>,
    /// Show archived units as well.
    pub archived: bool,
    /// Which needs count.
    pub filter: Filter,
}

impl View {
    /// Rolled up to a level.
    pub fn at(level: u32) -> Self {
        Self { level: Some(level), ..Self::default() }
    }

    /// Down to positions.
    pub fn by_position() -> Self {
        Self { positions: true, ..Self::default() }
    }
}
