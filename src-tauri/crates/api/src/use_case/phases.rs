//! How long each phase of a drawing took, and whether to stop it.

use crate::ctx::Ctx;
use simpul_layout::geometry::Observer;
use std::collections::BTreeMap;
use std::time::Duration;

/// Listens to a layout.
pub(crate) struct Phases<'a> {
    ctx: &'a Ctx,
    last: Duration,
    millis: BTreeMap<String, f64>,
}

impl<'a> Phases<'a> {
    pub(crate) fn start(ctx: &'a Ctx) -> Self {
        Self { ctx, last: ctx.clock.elapsed(), millis: BTreeMap::new() }
    }

    /// The phase called `name` ends now; phases of one name add up.
    pub(crate) fn done(&mut self, name: &str) {
        let spent = self.ctx.millis_since(self.last);
        *self.millis.entry(name.to_owned()).or_default() += spent;
        self.last = self.ctx.clock.elapsed();
    }

    pub(crate) fn into_millis(self) -> BTreeMap<String, f64> {
        self.millis
    }
}

impl Observer for Phases<'_> {
    fn phase(&mut self, name: &'static str) {
        self.done(name);
    }

    fn cancelled(&self) -> bool {
        self.ctx.cancel.is_cancelled()
    }
}
