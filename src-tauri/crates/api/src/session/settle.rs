//! Parts of the scenario shown that no longer apply, settled one by one.

use super::aside::{Aside, Beside};
use super::{Done, Session};
use crate::ctx::Ctx;
use crate::error::ApiError;
use crate::use_case::lost_view;
use simpul_model::{Edit, Lost, Named, RecordRef};
use simpul_store::{EntryKind, JournalEntry};

impl Session {
    /// Gives a field the value the scenario wanted.
    pub(crate) fn insist(
        &mut self,
        place: usize,
        record: RecordRef,
        by: &str,
        ctx: &Ctx,
    ) -> Result<Done, ApiError> {
        let (_, lost) = self.lost(place, record)?;
        let name = self.named("use-scenario-value", lost);
        let edit = lost.insisted(self.document()).ok_or_else(|| ApiError::new("changed-meanwhile", &[]))?;
        self.carry_out(Edit::Step { name, edits: vec![edit] }, by, ctx)
    }

    /// Keeps what stands now: the scenario takes its part back. What is shown stays as it is.
    pub(crate) fn let_go(
        &mut self,
        place: usize,
        record: RecordRef,
        by: &str,
        ctx: &Ctx,
    ) -> Result<Done, ApiError> {
        self.writable()?;
        let (id, lost) = self.lost(place, record)?;
        let name = self.named("keep-present-value", lost);
        let change = lost.taken_back();
        let entry = JournalEntry {
            at: ctx.clock.now(),
            by: by.to_owned(),
            name: name.clone(),
            kind: EntryKind::Edit,
        };
        self.file.add_step(id, &entry, &change)?;
        if let Some(aside) = &mut self.aside {
            aside.lost.remove(place);
            aside.steps.undo.push(name.clone());
            aside.steps.redo.clear();
            self.turns += 1;
        }
        Ok(Done { name, touched: Vec::new() })
    }

    fn named(&self, code: &str, lost: &Lost) -> Named {
        Named::new(code).with("name", lost_view(lost, &self.document, self.document()).name)
    }

    /// The scenario shown, and what stands at a place of its list.
    fn lost(&self, place: usize, record: RecordRef) -> Result<(u64, &Lost), ApiError> {
        let Some(Aside { what: Beside::Scenario { id, .. }, lost, .. }) = &self.aside else {
            return Err(ApiError::new("no-scenario", &[]));
        };
        let found = lost.get(place).filter(|lost| lost.row.record() == record);
        found.map(|lost| (*id, lost)).ok_or_else(|| ApiError::new("changed-meanwhile", &[]))
    }
}
