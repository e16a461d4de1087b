//! Findings: those kept from imports and those the data itself shows now.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::{key, messages};
use simpul_model::{Date, Document, Finding, FindingKind, FindingState, Seen};
use std::collections::HashSet;

/// All open findings, most serious first.
///
/// # Errors
/// `no-file`.
pub fn doctor(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<DoctorView, ApiError> {
    let snapshot = desk.snapshot()?;
    let mut findings = open_findings(&snapshot.document, snapshot.today(ctx));
    findings.sort_by(|a, b| {
        let place =
            |f: &FindingView| (f.file.clone(), f.row, f.column.clone(), f.kind.clone(), f.key.clone());
        b.severity.cmp(&a.severity).then_with(|| place(a).cmp(&place(b)))
    });
    Ok(DoctorView { findings })
}

/// Open findings by severity.
pub(crate) fn finding_counts(document: &Document, today: Date) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for finding in open_findings(document, today) {
        match finding.severity {
            Severity::Error => counts.error += 1,
            Severity::Warning => counts.warning += 1,
            Severity::Info => counts.info += 1,
        }
    }
    counts
}

/// Those kept from imports, and what the data shows now that no kept one says already with its place.
fn open_findings(document: &Document, today: Date) -> Vec<FindingView> {
    let kept: Vec<&Finding> = document.findings().iter().filter(|f| f.state == FindingState::Open).collect();
    let told = Told::of(&kept);
    let seen = simpul_model::examine(document, today).into_iter().filter(|seen| !told.knows(seen));
    kept.iter().map(|finding| finding_view(finding)).chain(seen.map(seen_view)).collect()
}

/// What the kept findings say, for asking quickly.
struct Told<'a> {
    managers: HashSet<&'a str>,
    assignments: HashSet<&'a [String]>,
    kinds: HashSet<FindingKind>,
}

impl<'a> Told<'a> {
    fn of(kept: &[&'a Finding]) -> Self {
        let of_kind = |kinds: &'static [FindingKind]| kept.iter().filter(|f| kinds.contains(&f.kind));
        let parking: &[FindingKind] = &[
            FindingKind::MissingManager,
            FindingKind::AmbiguousManager,
            FindingKind::SelfReport,
            FindingKind::ReportingCycle,
        ];
        Self {
            managers: of_kind(parking).map(|f| f.value.as_str()).collect(),
            assignments: of_kind(&[FindingKind::FutureOrEnded]).filter_map(|f| f.args.get(..2)).collect(),
            kinds: kept.iter().map(|f| f.kind).collect(),
        }
    }

    fn knows(&self, seen: &Seen) -> bool {
        match seen.kind {
            FindingKind::MissingManager => {
                seen.args.get(1).is_some_and(|given| self.managers.contains(given.as_str()))
            }
            FindingKind::FutureOrEnded => self.assignments.contains(seen.args.as_slice()),
            kind => self.kinds.contains(&kind),
        }
    }
}

fn seen_view(seen: Seen) -> FindingView {
    FindingView {
        id: None,
        kind: seen.kind.code().to_owned(),
        severity: seen.kind.severity().into(),
        file: String::new(),
        row: 0,
        column: String::new(),
        value: String::new(),
        message: message(seen.kind.code(), &seen.args, seen.args.get(1).map_or("", String::as_str)),
        repair: None,
        applied: false,
        key: seen.record.map(key::of),
    }
}

/// A finding kept in the file, as it is shown.
pub(super) fn finding_view(finding: &Finding) -> FindingView {
    let repair = (!finding.repair.code.is_empty())
        .then(|| Named { code: finding.repair.code.clone(), args: numbered(&finding.repair.args) });
    FindingView {
        id: Some(finding.id.to_string()),
        kind: finding.kind.code().to_owned(),
        severity: finding.kind.severity().into(),
        file: finding.file.clone(),
        row: finding.row,
        column: finding.column.clone(),
        value: finding.value.clone(),
        message: message(&code(finding), &finding.args, &finding.value),
        repair,
        applied: finding.repair.applied,
        key: None,
    }
}

/// What a finding is worded by: its kind, or its kind and step where the catalogue has words for both.
fn code(finding: &Finding) -> String {
    let both = format!("{}.{}", finding.kind.code(), finding.repair.code);
    if messages::has(&format!("finding.{both}")) { both } else { finding.kind.code().to_owned() }
}

fn message(code: &str, args: &[String], value: &str) -> Named {
    let mut named = Named { code: code.to_owned(), args: numbered(args) };
    named.args.insert("value".to_owned(), value.to_owned());
    named
}

/// Evidence in the order given: `{0}`, `{1}`, …
fn numbered(args: &[String]) -> std::collections::BTreeMap<String, String> {
    args.iter().enumerate().map(|(at, arg)| (at.to_string(), arg.clone())).collect()
}
