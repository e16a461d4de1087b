//! Findings while they are gathered: each knows the file it came from, and they leave in the order of the
//! files and their lines.

use simpul_model::{Finding, FindingId, FindingKind, FindingState, IdGen, RecordRef, Slot};
use std::collections::BTreeMap;
use std::ops::Range;

/// Findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<(usize, Finding)>,
    source: usize,
    file: String,
}

/// A finding just made, to be told more about.
pub(super) struct Made<'f>(&'f mut Finding);

impl Findings {
    /// From now on findings come from this file, the `source`-th given.
    pub(super) fn enter(&mut self, source: usize, file: &str) {
        self.source = source;
        file.clone_into(&mut self.file);
    }

    /// A finding in the present file. `row` 0 means the file as a whole.
    pub(super) fn at(&mut self, kind: FindingKind, row: u32, column: &str, value: &str) -> Made<'_> {
        let finding = Finding {
            id: FindingId::from_raw(0),
            kind,
            file: self.file.clone(),
            row,
            column: column.to_owned(),
            value: value.to_owned(),
            args: Vec::new(),
            repair: Default::default(),
            state: FindingState::Open,
            about: None,
            accepted: None,
        };
        self.list.push((self.source, finding));
        let last = self.list.len() - 1;
        Made(&mut self.list[last].1)
    }

    /// How many there are so far: from here on they speak of what comes next.
    pub(super) fn mark(&self) -> usize {
        self.list.len()
    }

    /// Takes back what was found since: something better is said of it.
    pub(super) fn forget(&mut self, since: usize) {
        self.list.truncate(since);
    }

    /// Tells open findings that wait for it which record they are about, now that it is there.
    pub(super) fn settle(&mut self, since: usize, about: impl Fn(&Finding, Slot) -> Option<RecordRef>) {
        for (_, finding) in &mut self.list[since..] {
            if finding.about.is_none()
                && let Some(slot) = finding.slot()
            {
                finding.about = about(finding, slot);
            }
        }
    }

    /// Tells open findings of some kinds what their value was meant for and which record they are about.
    pub(super) fn fill(&mut self, of: Range<usize>, kinds: &[FindingKind], ask: &Ask<'_>) {
        for (_, finding) in &mut self.list[of] {
            if kinds.contains(&finding.kind) && !finding.repair.applied {
                finding.about = ask.about;
                finding.repair.args = ask.args();
            }
        }
    }

    /// All of them, by file and line, with ids: what an earlier reading found as well is the same finding still,
    /// with what became of it. O(n log n).
    pub(super) fn finish<'f>(
        mut self,
        before: impl Iterator<Item = &'f Finding>,
        ids: &mut dyn IdGen,
    ) -> Vec<Finding> {
        let mut known: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
        before.for_each(|finding| known.entry(said(finding)).or_default().push(finding));
        known.values_mut().for_each(|same| same.reverse());
        self.list.sort_by_key(|(source, finding)| (*source, finding.row));
        let with_id = |(_, finding): (usize, Finding)| match known.get_mut(&said(&finding)).and_then(Vec::pop)
        {
            Some(same) => same.clone(),
            None => Finding { id: FindingId::mint(ids), ..finding },
        };
        self.list.into_iter().map(with_id).collect()
    }
}

impl Made<'_> {
    /// Further evidence.
    pub(super) fn args<I: IntoIterator<Item = S>, S: Into<String>>(self, args: I) -> Self {
        self.0.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// A step that somebody may take.
    pub(super) fn propose<I: IntoIterator<Item = S>, S: Into<String>>(self, code: &str, args: I) -> Self {
        code.clone_into(&mut self.0.repair.code);
        self.0.repair.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// A step that somebody may take, with what the value was meant for and what else the step needs.
    pub(super) fn ask<I: IntoIterator<Item = S>, S: Into<String>>(
        self,
        code: &str,
        slot: Slot,
        rest: I,
    ) -> Self {
        let rest = rest.into_iter().map(Into::into);
        let args: Vec<String> = std::iter::once(slot.code().to_owned()).chain(rest).collect();
        self.propose(code, args)
    }

    /// The record it is about.
    pub(super) fn about(self, record: impl Into<RecordRef>) -> Self {
        self.0.about = Some(record.into());
        self
    }

    /// A step that was taken, so that nothing is left to do.
    pub(super) fn applied<I: IntoIterator<Item = S>, S: Into<String>>(self, code: &str, args: I) -> Self {
        let made = self.propose(code, args);
        made.0.repair.applied = true;
        made.0.state = FindingState::Repaired;
        made
    }
}

/// What a finding says, whatever became of it.
fn said(finding: &Finding) -> (FindingKind, String, u32, String, String, Vec<String>, String, Vec<String>) {
    let Finding { kind, file, row, column, value, args, repair, .. } = finding.clone();
    (kind, file, row, column, value, args, repair.code, repair.args)
}

/// What a value was meant for, in which record, and what else its repair needs.
pub(super) struct Ask<'t> {
    pub(super) slot: Slot,
    pub(super) about: Option<RecordRef>,
    pub(super) rest: &'t [&'t str],
}

impl Ask<'_> {
    fn args(&self) -> Vec<String> {
        std::iter::once(self.slot.code()).chain(self.rest.iter().copied()).map(str::to_owned).collect()
    }
}

/// Findings about somebody who is named.
pub(super) const PARTIES: &[FindingKind] = &[FindingKind::UnknownParty, FindingKind::AmbiguousParty];

/// No arguments.
pub(super) const NONE: [&str; 0] = [];
