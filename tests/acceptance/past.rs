//! The organisation as it was, named versions, and any two states side by side.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;
use simpul_tests::office::{name_of, rename, sample_files};

fn total(office: &Office, before: Side, after: Side) -> Comparison {
    compare(&office.desk, CompareRequest { before, after, limit: 1000 }, &office.ctx()).expect("a comparison")
}

#[test]
fn any_past_moment_is_shown_to_be_read_only() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    office.edit(rename(&warehouse, "Gudang"));
    office.edit(rename(&warehouse, "Depot"));
    office.undo();
    office.edit(rename(&warehouse, "Gudang Pusat"));
    let line = timeline(&office.desk, Nothing {}, &office.ctx()).expect("a timeline");
    assert_eq!(
        line.moments.iter().map(|m| (m.seq, m.undone)).collect::<Vec<_>>(),
        [(1, false), (2, false), (3, true), (4, false), (5, false)]
    );
    let names = ["Warehouse", "Gudang", "Depot", "Gudang", "Gudang Pusat"];
    for at in [0, 4, 2, 1, 3] {
        let file =
            show(&office.desk, ShowRequest::Past { seq: at as u32 + 1 }, &office.ctx()).expect("a moment");
        assert!(file.read_only && file.undo.is_none());
        assert_eq!(name_of(&office, &warehouse), names[at]);
    }
    let refused = office.try_edit(rename(&warehouse, "No")).map_err(|error| error.code);
    assert_eq!(refused.err().as_deref(), Some("past-read-only"));
    let file = show(&office.desk, ShowRequest::Now, &office.ctx()).expect("now");
    assert!(!file.read_only && file.undo.is_some());
    let before = show(&office.desk, ShowRequest::Past { seq: 0 }, &office.ctx()).map_err(|error| error.code);
    assert!(before.is_err());
}

#[test]
fn a_named_version_is_found_again_and_compared() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let name = VersionRequest { seq: None, name: " Before the merger ".into() };
    let versions = add_version(&office.desk, name, &office.ctx()).expect("a version").versions;
    assert_eq!(versions[0].name, "Before the merger");
    let nameless = add_version(&office.desk, VersionRequest { seq: None, name: " ".into() }, &office.ctx());
    assert_eq!(nameless.map_err(|error| error.code).err().as_deref(), Some("refused-empty-name"));
    office.edit(rename(&warehouse, "Gudang"));

    office.close();
    office.open("sample.simpul").expect("the file");
    let id = versions[0].id.clone();
    let found = total(&office, Side::Version { id: id.clone() }, Side::Now);
    assert_eq!((found.total, found.before.name.as_str()), (1, "Before the merger"));
    assert_eq!((found.items[0].kind.as_str(), found.items[0].change), ("unit", ChangeWord::Changed));
    let back = total(&office, Side::Now, Side::Past { seq: versions[0].seq });
    assert_eq!(back.items[0].fields[0].after.text, "Warehouse");
    let left = remove_version(&office.desk, IdRequest { id }, &office.ctx()).expect("it goes");
    assert!(left.versions.is_empty());
}

#[test]
fn another_file_is_compared_by_what_people_know_its_records_by() {
    let office = Office::with_sample("nusantara");
    office.close();
    // The same lists, imported on another day: every id is another.
    let file = |(role, path): (ImportRole, std::path::PathBuf)| ImportFile {
        path: path.to_string_lossy().into_owned(),
        role: Some(role),
        ..ImportFile::default()
    };
    let request = ImportRequest {
        files: sample_files("nusantara", "en").into_iter().map(file).collect(),
        out: Some(office.path("theirs.simpul").to_string_lossy().into_owned()),
        ..ImportRequest::default()
    };
    let later = simpul_tests::FixedClock::at("2026-11-29T09:00:00Z".parse().expect("a moment"));
    let ctx = simpul_api::Ctx::with_clock(std::sync::Arc::new(later), Language::En);
    import_files(&office.desk, request, &ctx).expect("an import");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    office.edit(rename(&warehouse, "Gudang"));
    office.close();
    office.open("sample.simpul").expect("the file");
    let path = office.path("theirs.simpul").to_string_lossy().into_owned();
    let found = total(&office, Side::Now, Side::File { path: path.clone() });
    assert_eq!((found.total, found.items[0].name.as_str()), (1, "Gudang"), "{found:?}");

    let copy = office.path("copy.simpul").to_string_lossy().into_owned();
    save_copy(&office.desk, PathRequest { path: copy.clone() }, &office.ctx()).expect("a copy");
    assert_eq!(total(&office, Side::File { path: copy }, Side::Now).total, 0);
    let gone = office.path("gone.simpul").to_string_lossy().into_owned();
    let request = CompareRequest { before: Side::Now, after: Side::File { path: gone }, limit: 1 };
    let refused = compare(&office.desk, request, &office.ctx()).map_err(|error| error.code);
    assert_eq!(refused.err().as_deref(), Some("file-not-found"));
}

#[test]
fn a_comparison_is_drawn_with_what_moved_and_what_is_gone() {
    let office = Office::with_sample("nusantara");
    let lead = office.key(HitKind::Position, "Mail Room Lead");
    office.edit(EditRequest::RemovePosition {
        position: lead,
        reports: BelowChoice { how: BelowHow::MoveUp, to: None },
    });
    let request = ComparisonRequest {
        before: Side::Past { seq: 1 },
        after: Side::Now,
        chart: ChartRequest { depth: Some(9), ..ChartRequest::default() },
    };
    let answer = comparison(&office.desk, request.clone(), &office.ctx()).expect("a picture");
    let info = info(&answer);
    assert_eq!(info.counts.removed, 1);
    assert!(info.counts.moved > 0, "her reports moved up");
    assert_eq!((info.hidden, info.chart.shown), (0, 95), "the 94 there are and the one that is gone");
    let text = String::from_utf8_lossy(&answer);
    assert!(text.contains("Removed") && text.contains("Moved"));

    let folded =
        ComparisonRequest { chart: ChartRequest { depth: Some(1), ..request.chart.clone() }, ..request };
    let answer = comparison(&office.desk, folded, &office.ctx()).expect("a picture");
    let info = self::info(&answer);
    assert_eq!(info.hidden, info.counts.removed + info.counts.moved + info.counts.changed);
    assert!(String::from_utf8_lossy(&answer).contains("below"));
}

fn info(answer: &[u8]) -> ComparisonInfo {
    let length = u32::from_le_bytes(answer[..4].try_into().expect("four bytes")) as usize;
    serde_json::from_slice(&answer[4..4 + length]).expect("info")
}
