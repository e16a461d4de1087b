//! What is shown in place of the organisation as it stands: a past moment, or a scenario.
//!
//! While something stands aside every query looks at it; edits go into the scenario, with its own undo, and
//! are refused in the past. The organisation itself is untouched until a scenario is taken over.

use super::{Done, Session, entry, ids, refused, touched};
use crate::ctx::Ctx;
use crate::dto::{ScenarioLine, ShownView};
use crate::error::ApiError;
use crate::text;
use crate::use_case::{Counted, lost_view};
use simpul_model::{
    Change, Date, Document, Edit, IdGen, Lost, Moment, Named, RecordRef, TimeOrderedIds, pick, plan, rebase,
};
use simpul_search::Index;
use simpul_store::{EntryKind, Scenario, Version};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What stands aside.
#[derive(Debug, Clone)]
pub(crate) enum Beside {
    /// The organisation after an entry of its history.
    Past { seq: u64, at: Moment, day: Date },
    /// A scenario made on the organisation as it stands.
    Scenario { id: u64, name: String },
}

/// A state shown in place of the organisation as it stands.
pub(crate) struct Aside {
    pub(super) what: Beside,
    pub(super) document: Arc<Document>,
    pub(super) index: Arc<OnceLock<Index>>,
    pub(super) counted: Arc<Counted>,
    pub(super) steps: StepNames,
    pub(super) lost: Vec<Lost>,
}

/// What a scenario's steps are called.
#[derive(Default)]
pub(super) struct StepNames {
    /// Those that stand, oldest first.
    pub(super) undo: Vec<Named>,
    /// Those taken back, the next one first.
    pub(super) redo: Vec<Named>,
}

/// A scenario made on the organisation as it stands.
pub(crate) struct MadeOfScenario {
    pub(crate) scenario: Scenario,
    pub(crate) document: Arc<Document>,
    /// From the organisation as it stands.
    pub(crate) change: Change,
}

impl Aside {
    fn new(what: Beside, document: Document) -> Self {
        Self {
            what,
            document: Arc::new(document),
            index: Arc::default(),
            counted: Arc::default(),
            steps: StepNames::default(),
            lost: Vec::new(),
        }
    }

    /// Ids above all in use, and away from those that the organisation will use meanwhile.
    pub(super) fn ids(&self, now: &Document, ctx: &Ctx) -> TimeOrderedIds {
        let scenario = if let Beside::Scenario { id, .. } = self.what { id } else { 0 };
        let away = 1 + (scenario & 0x3ff);
        let last = now.largest_id().max(self.document.largest_id()) + (away << 12);
        TimeOrderedIds::new(ctx.clock.now().max(0) as u64 + away, ctx.seed ^ scenario, last)
    }
}

impl Session {
    /// Shows the organisation as it stands.
    pub(crate) fn show_now(&mut self) {
        if self.aside.take().is_some() {
            self.turns += 1;
        }
    }

    /// Shows the organisation as it stood after an entry of its history. Linear in what changed since, or in
    /// what changed between it and the moment shown before.
    pub(crate) fn show_past(&mut self, seq: u64) -> Result<(), ApiError> {
        let document = self.past(seq)?;
        let at = self.moment_of(seq)?;
        self.stand(Aside::new(Beside::Past { seq, at, day: text::day(at) }, document));
        Ok(())
    }

    /// The state after an entry of the history.
    pub(crate) fn past(&self, seq: u64) -> Result<Document, ApiError> {
        // From one moment to the next the way is short, wherever the two lie.
        if let Some(Aside { what: Beside::Past { seq: from, .. }, document, .. }) = &self.aside {
            return Ok(document.with(&self.file.between(*from, seq)?));
        }
        Ok(self.document.with(&self.file.between(self.file.revision(), seq)?))
    }

    /// When an entry of the history was made.
    pub(crate) fn moment_of(&self, seq: u64) -> Result<Moment, ApiError> {
        self.file.moment_of(seq)?.ok_or_else(|| ApiError::not_found(&seq.to_string()))
    }

    /// Begins a scenario and shows it.
    pub(crate) fn add_scenario(&mut self, name: String, by: &str, ctx: &Ctx) -> Result<(), ApiError> {
        let id = ids(&self.document, ctx).next_id().max(self.largest_scenario()? + 1);
        let (base, by) = (self.file.revision(), by.to_owned());
        let scenario = Scenario { id, name, base, by, at: ctx.clock.now(), steps: 0 };
        self.file.add_scenario(&scenario)?;
        self.show_scenario(id)
    }

    fn largest_scenario(&self) -> Result<u64, ApiError> {
        Ok(self.file.scenarios()?.into_iter().map(|scenario| scenario.id).max().unwrap_or(0))
    }

    /// Shows a scenario, made anew on the organisation as it stands.
    pub(crate) fn show_scenario(&mut self, id: u64) -> Result<(), ApiError> {
        let scenario = self.scenario(id)?;
        let steps = self.file.steps(id)?;
        let rebased = rebase(&self.document, steps.standing.iter().map(|step| &step.change));
        let document = self.document.with(&rebased.change);
        let aside = Aside::new(Beside::Scenario { id, name: scenario.name }, document);
        let names = |steps: Vec<simpul_store::Step>| steps.into_iter().map(|step| step.name).collect();
        self.stand(Aside {
            steps: StepNames { undo: names(steps.standing), redo: names(steps.undone) },
            lost: rebased.lost,
            ..aside
        });
        Ok(())
    }

    /// What a scenario comes to on the organisation as it stands.
    pub(crate) fn made_of_scenario(&self, id: u64) -> Result<MadeOfScenario, ApiError> {
        let scenario = self.scenario(id)?;
        if let Some(Aside { what: Beside::Scenario { id: shown, .. }, document, .. }) = &self.aside
            && *shown == id
        {
            let change = self.document.compare(document);
            return Ok(MadeOfScenario { scenario, document: Arc::clone(document), change });
        }
        let steps = self.file.steps(id)?;
        let change = rebase(&self.document, steps.standing.iter().map(|step| &step.change)).change;
        let document = Arc::new(self.document.with(&change));
        Ok(MadeOfScenario { scenario, document, change })
    }

    fn scenario(&self, id: u64) -> Result<Scenario, ApiError> {
        let found = self.file.scenarios()?.into_iter().find(|scenario| scenario.id == id);
        found.ok_or_else(|| ApiError::new("no-scenario", &[]))
    }

    pub(crate) fn rename_scenario(&mut self, id: u64, name: &str) -> Result<(), ApiError> {
        self.scenario(id)?;
        self.file.rename_scenario(id, name)?;
        if let Some(Aside { what: Beside::Scenario { id: shown, name: old }, .. }) = &mut self.aside
            && *shown == id
        {
            name.clone_into(old);
        }
        Ok(())
    }

    pub(crate) fn remove_scenario(&mut self, id: u64) -> Result<(), ApiError> {
        self.scenario(id)?;
        self.file.remove_scenario(id)?;
        if matches!(&self.aside, Some(Aside { what: Beside::Scenario { id: shown, .. }, .. }) if *shown == id)
        {
            self.show_now();
        }
        Ok(())
    }

    pub(crate) fn add_version(&mut self, version: &Version) -> Result<(), ApiError> {
        Ok(self.file.add_version(version)?)
    }

    pub(crate) fn remove_version(&mut self, id: u64) -> Result<(), ApiError> {
        Ok(self.file.remove_version(id)?)
    }

    /// Makes a scenario, or the records of it that are wanted and what they cannot stand without, the
    /// organisation: one step of its history. Gives what came along.
    pub(crate) fn take_over(
        &mut self,
        id: u64,
        wanted: Option<&BTreeSet<RecordRef>>,
        by: &str,
        ctx: &Ctx,
    ) -> Result<(Done, Vec<RecordRef>), ApiError> {
        let from = self.made_of_scenario(id)?;
        // Whatever is shown, it is the organisation that is written.
        let aside = self.aside.take();
        let writable = self.writable();
        self.aside = aside;
        writable?;
        let (change, along) = match wanted {
            None => (from.change, Vec::new()),
            Some(wanted) => {
                let picked = pick(&self.document, &from.change, wanted)
                    .map_err(|refusal| refused(&from.document, &refusal))?;
                (picked.change, picked.along)
            }
        };
        let name =
            Named::new("take-over").with("name", from.scenario.name).with("count", change.len().to_string());
        // Once more past the rules of the organisation: there is one path for change.
        let planned = plan(&self.document, Edit::Import(Box::new(change)))
            .map_err(|refusal| refused(&self.document, &refusal))?;
        if !planned.change.is_empty() {
            self.write(&planned.change, EntryKind::Edit, &name, by, ctx)?;
            self.replace(planned.after);
        }
        self.show_now();
        Ok((Done { name, touched: touched(&planned.change) }, along))
    }

    /// An edit in the scenario shown: a step of its own.
    pub(super) fn carry_out_aside(
        &mut self,
        edit: Edit,
        pictures: &mut dyn Iterator<Item = std::io::Result<simpul_store::Kept>>,
        by: &str,
        ctx: &Ctx,
    ) -> Result<Done, ApiError> {
        let Some(Aside { what: Beside::Scenario { id, .. }, document, steps, index, lost, counted }) =
            &mut self.aside
        else {
            return Err(ApiError::new("past-read-only", &[]));
        };
        let planned = plan(document, edit).map_err(|refusal| refused(document, &refusal))?;
        if !planned.change.is_empty() {
            let entry = entry(EntryKind::Edit, &planned.name, by, ctx);
            self.file.add_step_with(*id, &entry, &planned.change, pictures)?;
            lost.retain(|lost| !settles(&planned.change, lost));
            steps.undo.push(planned.name.clone());
            steps.redo.clear();
            *document = Arc::new(planned.after);
            *index = Arc::default();
            *counted = Arc::default();
            self.turns += 1;
        }
        Ok(Done { name: planned.name, touched: touched(&planned.change) })
    }

    /// Takes back, or makes again, a step of the scenario shown.
    pub(super) fn step_aside(&mut self, back: bool) -> Result<Done, ApiError> {
        let Some(Aside { what: Beside::Scenario { id, .. }, document, steps, .. }) = &self.aside else {
            return Err(ApiError::new("past-read-only", &[]));
        };
        let (id, before) = (*id, Arc::clone(document));
        let name = if back { steps.undo.last().cloned() } else { steps.redo.first().cloned() };
        let nothing = if back { "nothing-to-undo" } else { "nothing-to-redo" };
        let name = name.ok_or_else(|| ApiError::new(nothing, &[]))?;
        if back {
            self.file.undo_step(id)?
        } else {
            self.file.redo_step(id)?
        }
        self.show_scenario(id)?;
        Ok(Done { name, touched: touched(&before.compare(self.document())) })
    }

    /// After the organisation itself has changed: a scenario is made anew on it.
    pub(super) fn stand_anew(&mut self) -> Result<(), ApiError> {
        match &self.aside {
            Some(Aside { what: Beside::Scenario { id, .. }, .. }) => self.show_scenario(*id),
            _ => Ok(()),
        }
    }

    fn stand(&mut self, aside: Aside) {
        self.aside = Some(aside);
        self.turns += 1;
    }

    /// What is shown, for the window.
    pub(super) fn shown(&self) -> Option<ShownView> {
        let aside = self.aside.as_ref()?;
        match &aside.what {
            Beside::Past { seq, at, .. } => {
                let versions = self.file.versions().unwrap_or_default();
                let version = versions.into_iter().find(|version| version.seq == *seq);
                Some(ShownView::Past {
                    seq: *seq as u32,
                    at: text::moment(*at),
                    version: version.map(|version| version.name),
                })
            }
            Beside::Scenario { id, name } => Some(ShownView::Scenario {
                id: crate::key::raw(*id),
                name: name.clone(),
                steps: aside.steps.undo.len() as u32,
                lost: aside
                    .lost
                    .iter()
                    .map(|lost| lost_view(lost, &self.document, &aside.document))
                    .collect(),
            }),
        }
    }

    /// The scenarios of the file, oldest first.
    pub(super) fn scenario_lines(&self) -> Vec<ScenarioLine> {
        let newest = self.file.revision();
        let line = |scenario: Scenario| ScenarioLine {
            id: crate::key::raw(scenario.id),
            name: scenario.name,
            by: scenario.by,
            at: text::moment(scenario.at),
            base: scenario.base as u32,
            behind: newest.saturating_sub(scenario.base) as u32,
            steps: scenario.steps,
        };
        self.file.scenarios().unwrap_or_default().into_iter().map(line).collect()
    }
}

/// Whether a change sets what was lost.
fn settles(change: &Change, lost: &Lost) -> bool {
    let simpul_model::LostWhy::Field { field, .. } = &lost.why else { return false };
    let record = lost.row.record();
    let about = change.updated.iter().find(|(_, after)| after.record() == record);
    about.is_some_and(|(before, after)| {
        let change = Change { updated: vec![(before.clone(), after.clone())], ..Change::default() };
        let mut fields = simpul_model::differences(&change).into_iter().flat_map(|found| found.fields);
        fields.any(|found| found.field == *field)
    })
}
