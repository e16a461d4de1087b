//! Findings: those kept from imports and those the data itself shows now.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Finding, FindingState};

/// All open findings, most serious first.
///
/// # Errors
/// `no-file`.
pub fn doctor(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<DoctorView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let kept = document.findings().iter().filter(|f| f.state == FindingState::Open).map(finding_view);
    let seen = simpul_model::examine(document, ctx.clock.today()).into_iter().map(|seen| FindingView {
        id: None,
        kind: seen.kind.code().to_owned(),
        severity: seen.kind.severity().into(),
        file: String::new(),
        row: 0,
        column: String::new(),
        value: String::new(),
        message: message(seen.kind.code(), &seen.args, ""),
        repair: None,
        applied: false,
        key: seen.record.map(key::of),
    });
    let mut findings: Vec<FindingView> = kept.chain(seen).collect();
    findings.sort_by(|a, b| {
        let place =
            |f: &FindingView| (f.file.clone(), f.row, f.column.clone(), f.kind.clone(), f.key.clone());
        b.severity.cmp(&a.severity).then_with(|| place(a).cmp(&place(b)))
    });
    Ok(DoctorView { findings })
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
        message: message(finding.kind.code(), &finding.args, &finding.value),
        repair,
        applied: finding.repair.applied,
        key: None,
    }
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
