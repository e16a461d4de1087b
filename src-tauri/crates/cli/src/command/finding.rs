//! Findings, as JSON and as lines.

use crate::words;
use serde::Serialize;
use serde_json::Value;
use simpul_api::dto::{FindingView, Language, Named, OfferChoice, OfferView, Severity};
use simpul_api::messages;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A finding as `--json` gives it.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    kind: &'a str,
    severity: Severity,
    file: &'a str,
    row: u32,
    column: &'a str,
    value: &'a str,
    message: String,
    args: &'a BTreeMap<String, String>,
    repair: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cannot: Option<String>,
}

/// Findings in the shape of `--json`.
pub(super) fn lines(findings: &[FindingView]) -> Vec<Line<'_>> {
    findings.iter().map(line).collect()
}

fn line(finding: &FindingView) -> Line<'_> {
    Line {
        kind: &finding.kind,
        severity: finding.severity,
        file: &finding.file,
        row: finding.row,
        column: &finding.column,
        value: &finding.value,
        message: messages::named(Language::En, "finding", &finding.message),
        args: &finding.message.args,
        repair: finding.repair.as_ref().map(|repair| {
            let mut said = said("repair", repair);
            said["applied"] = finding.applied.into();
            said
        }),
        steps: finding.offers.iter().map(step).collect(),
        cannot: finding.cannot.as_ref().map(|why| messages::named(Language::En, "mend.cannot", &code(why))),
    }
}

/// A step of the data doctor, with the answer it proposes.
fn step(offer: &OfferView) -> Value {
    let proposed = offer.proposed.as_ref().map(|name| name.name.as_str());
    let text = Some(offer.text.as_str()).filter(|text| !text.is_empty());
    serde_json::json!({
        "code": offer.code,
        "choice": offer.choice,
        "proposed": proposed.or(text),
        "message": step_words(Language::En, offer),
    })
}

fn step_words(language: Language, offer: &OfferView) -> String {
    let to = offer.proposed.as_ref().map(|name| ("to".to_owned(), name.name.clone()));
    if to.is_some() || offer.choice == OfferChoice::Nothing {
        let named = Named { code: offer.code.clone(), args: to.into_iter().collect() };
        return messages::named(language, "mend", &named);
    }
    let words = messages::named(language, "mend", &code(&format!("{}.choose", offer.code)));
    let words = words.trim_end_matches('…');
    if offer.text.is_empty() { format!("{words}.") } else { format!("{words}: {}", offer.text) }
}

fn code(code: &str) -> Named {
    Named { code: code.to_owned(), args: BTreeMap::new() }
}

/// The step that proposes more than the message already does.
fn proposed(language: Language, finding: &FindingView) -> Option<String> {
    let offer = finding.offers.first()?;
    // An id that lost its digits, or a day that merely is not today, is asked for and not proposed.
    let asked = offer.code == "set-id" || finding.kind == "future-or-ended";
    let new = !offer.text.is_empty() && offer.text != finding.value && !asked;
    (offer.proposed.is_some() || new).then(|| step_words(language, offer))
}

/// A code with its arguments and its English words.
pub(super) fn said(heading: &str, named: &Named) -> Value {
    serde_json::json!({
        "code": named.code,
        "args": named.args,
        "message": messages::named(Language::En, heading, named),
    })
}

/// Findings for people: `severity: file, row, column: message`, and what was or can be done.
pub(super) fn text(language: Language, findings: &[FindingView]) -> String {
    if findings.is_empty() {
        return words::word(language, "no-findings");
    }
    let mut text = String::new();
    for finding in findings {
        let standing = if finding.applied { "done" } else { severity(finding.severity) };
        let severity = words::word(language, &format!("severity.{standing}"));
        let message = messages::named(language, "finding", &finding.message);
        // Writing to a string cannot fail.
        let _ = write!(text, "{severity}: {}: {message}", place(language, finding));
        let proposed = proposed(language, finding);
        let repair = finding.repair.as_ref().map(|repair| messages::named(language, "repair", repair));
        if let Some(words) = proposed.or(repair) {
            let key = if finding.applied { "repair-done" } else { "repair-proposed" };
            let _ = write!(text, " {}", words::filled(language, key, &[("repair", words)]));
        }
        text.push('\n');
    }
    text
}

/// How many of which severity, in one line; those put right already are counted apart.
pub(super) fn tally(language: Language, findings: &[FindingView]) -> String {
    let many = |wanted| findings.iter().filter(|f| f.severity == wanted && !f.applied).count() as u64;
    let part = |wanted| words::count(language, &format!("n-{}", severity(wanted)), many(wanted));
    let mut parts = [Severity::Error, Severity::Warning, Severity::Info].map(part).to_vec();
    let done = findings.iter().filter(|finding| finding.applied).count() as u64;
    if done > 0 {
        parts.push(words::count(language, "n-done", done));
    }
    parts.join(", ")
}

/// What asks for somebody first, the gravest before the rest; then by file and row as they came.
pub(super) fn gravest_first(findings: &[FindingView]) -> Vec<FindingView> {
    let mut sorted = findings.to_vec();
    sorted.sort_by_key(|finding| (finding.applied, std::cmp::Reverse(finding.severity)));
    sorted
}

fn place(language: Language, finding: &FindingView) -> String {
    if finding.file.is_empty() {
        return words::word(language, "finding-data");
    }
    let key = match (finding.row, finding.column.as_str()) {
        (0, _) => "finding-file",
        (_, "") => "finding-row",
        _ => "finding-at",
    };
    let args = [
        ("file", finding.file.clone()),
        ("row", finding.row.to_string()),
        ("column", finding.column.clone()),
    ];
    words::filled(language, key, &args)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
