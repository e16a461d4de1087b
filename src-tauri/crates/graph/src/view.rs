//! What is looked at: how far units are rolled up, which are unfolded, which needs count.

use simpul_model::{Document, ItemKind, Need, ProcessId, UnitId};
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

/// Which needs count. The default lets every need pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Needs of one of these processes; none named: of any or no process.
    pub processes: BTreeSet<ProcessId>,
    /// Needs of one of these kinds of item; none named: of any kind.
    pub kinds: BTreeSet<ItemKind>,
    /// Show external nodes and the needs that end there.
    pub external: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self { processes: BTreeSet::new(), kinds: BTreeSet::new(), external: true }
    }
}

impl Filter {
    /// Whether processes and kinds let a need pass; whether its ends are external is not looked at here.
    pub(crate) fn passes(&self, document: &Document, need: &Need) -> bool {
        let process = self.processes.is_empty() || need.processes.iter().any(|p| self.processes.contains(p));
        let kind = || document.items().get(need.item).map(|item| item.kind);
        process && (self.kinds.is_empty() || kind().is_some_and(|kind| self.kinds.contains(&kind)))
    }
}
