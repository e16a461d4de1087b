//! What the fixtures say that an import must make of them.

mod again;
mod bad;
mod choices;
mod documented;
mod excel;
mod laws;
mod levels;
mod messy;
mod needs;
mod outside;
mod published;
mod real;
mod rows;

use super::*;
use std::collections::BTreeMap;

pub(super) fn options() -> Options {
    Options::on(Date::constant(2026, 11, 22))
}

pub(super) fn fixture(path: &str) -> Vec<u8> {
    let path = format!("{}/../../../tests/fixtures/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).expect(&path)
}

/// Reads fixtures by role.
pub(super) fn files(files: &[(Role, &str)]) -> Import {
    let sources: Vec<Source> = files
        .iter()
        .map(|&(role, path)| {
            let name = path.rsplit('/').next().unwrap_or(path);
            Source::parse(role, name, &fixture(path), &[]).expect(path)
        })
        .collect();
    import(&sources, &Document::default(), &options())
}

pub(super) fn import(sources: &[Source], existing: &Document, options: &Options) -> Import {
    let mut ids = SequentialIds::from(existing.largest_id() + 1);
    read(sources, existing, options, &mut ids, &mut |_| true).expect("readable")
}

pub(super) fn text(role: Role, text: &str) -> Source {
    Source::parse(role, "text.csv", text.as_bytes(), &[]).expect("a table")
}

pub(super) fn people(csv: &str) -> Import {
    import(&[text(Role::People, csv)], &Document::default(), &options())
}

/// `kind at row column` of every finding, those of severity info left out.
pub(super) fn told(import: &Import) -> Vec<String> {
    let loud = import.findings.iter().filter(|f| f.kind.severity() > Severity::Info);
    loud.map(|f| format!("{} {} {}", f.kind.code(), f.row, f.column)).collect()
}

/// `kind at row column` of every finding but no-head.
pub(super) fn all_told(import: &Import) -> Vec<String> {
    let loud = import.findings.iter().filter(|f| f.kind != FindingKind::NoHead);
    loud.map(|f| format!("{} {} {}", f.kind.code(), f.row, f.column)).collect()
}

pub(super) fn counts(import: &Import) -> (usize, usize, usize) {
    let r = &import.records;
    (r.people.len(), r.positions.len(), r.units.len())
}

/// External id or title of a position to that of its manager; parked ones say what they ask for.
pub(super) fn lines(import: &Import) -> BTreeMap<String, String> {
    let positions = &import.records.positions;
    let key = |p: &Position| p.external_id.clone().unwrap_or_else(|| p.title.clone());
    let of = |p: &Position| match (&p.parked, p.manager) {
        (Some(value), _) => format!("parked {value}"),
        (None, Some(manager)) => positions.iter().find(|m| m.id == manager).map(key).unwrap_or_default(),
        (None, None) => "root".to_owned(),
    };
    positions.iter().map(|p| (key(p), of(p))).collect()
}

/// The lines as `a→b` in the order of the keys.
pub(super) fn drawn(import: &Import) -> String {
    let all: Vec<String> = lines(import).into_iter().map(|(a, b)| format!("{a}→{b}")).collect();
    all.join(" ")
}

pub(super) fn names(import: &Import) -> Vec<&str> {
    import.records.people.iter().map(|p| p.name.as_str()).collect()
}

/// The document that an import makes; asserts that every reference resolves and nothing runs in circles.
pub(super) fn document(import: Import) -> Document {
    let document: Document = import.into_rows().collect();
    for p in document.positions().iter() {
        assert!(p.manager.is_none_or(|m| document.positions().contains(m)), "{p:?}");
        assert!(p.unit.is_none_or(|u| document.units().contains(u)), "{p:?}");
        assert!(p.parked.is_none() || p.manager.is_none(), "{p:?}");
    }
    let reached: usize = document.reports_to(None).map(|p| document.branch(p.id).len()).sum();
    assert_eq!(reached, document.positions().len(), "every position hangs below a root or is one");
    for a in document.assignments().iter() {
        assert!(document.positions().contains(a.position) && document.people().contains(a.person));
    }
    document
}
