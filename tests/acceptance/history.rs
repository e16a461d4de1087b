//! What was done stays in the file: undo and redo survive closing the program.

use simpul_api::dto::*;
use simpul_api::use_case::{history, need_order, record_history};
use simpul_tests::Office;
use simpul_tests::office::{name_of, rename};

#[test]
fn undo_and_redo_survive_closing() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    office.edit(rename(&warehouse, "Gudang"));
    office.edit(rename(&warehouse, "Gudang Pusat"));

    office.close();
    let view = office.open("sample.simpul").expect("the file");
    assert_eq!(view.undo.map(|name| name.code).as_deref(), Some("change-unit"));
    office.undo();
    assert_eq!(name_of(&office, &warehouse), "Gudang");

    office.close();
    let view = office.open("sample.simpul").expect("the file");
    assert!(view.redo.is_some());
    office.undo();
    assert_eq!(name_of(&office, &warehouse), "Warehouse");
    office.redo();
    office.redo();
    assert_eq!(name_of(&office, &warehouse), "Gudang Pusat");
    assert!(office.file().redo.is_none());
}

#[test]
fn the_history_names_who_and_what() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    office.edit(rename(&warehouse, "Gudang"));
    office.undo();
    let entries =
        history(&office.desk, HistoryRequest { limit: 10 }, &office.ctx()).expect("history").entries;
    let codes: Vec<&str> = entries.iter().map(|entry| entry.name.code.as_str()).collect();
    assert_eq!(codes, ["undo-change-unit", "change-unit", "import-new"]);
    assert!(entries.iter().all(|entry| entry.by == "Rina" && entry.at == "2026-11-22T09:00:00Z"));
    assert!(entries[1].undone);
}

#[test]
fn a_refused_edit_leaves_everything_as_it_was() {
    let office = Office::with_sample("nusantara");
    let before = office.file();
    let position = office.key(HitKind::Position, "President Director");
    let below = office.key(HitKind::Position, "Mail Room Clerk");
    let refused = office.try_edit(EditRequest::MovePosition {
        position,
        manager: Some(below),
        before: None,
        alone: false,
    });
    assert_eq!(refused.map_err(|error| error.code).err().as_deref(), Some("refused-cycle"));
    assert_eq!(office.file(), before);
}

#[test]
fn a_need_tells_what_became_of_it_and_by_whom() {
    let office = Office::with_sample("nusantara");
    let all = NeedOrderRequest { filter: "delivery limit".into(), ..NeedOrderRequest::default() };
    let key = need_order(&office.desk, all, &office.ctx()).expect("needs").keys[0].clone();
    let told = || {
        let request = RecordHistoryRequest { key: key.clone(), limit: 5 };
        record_history(&office.desk, request, &office.ctx()).expect("its history")
    };
    assert!(told().entries.is_empty() && !told().since.is_empty(), "as it was imported");
    office.edit(EditRequest::Confirm { need: key.clone(), end: EndWord::Customer, withdraw: false });
    let entries = told().entries;
    assert_eq!((entries.len(), entries[0].change, entries[0].undone), (1, ChangeWord::Changed, false));
    assert!(!entries[0].fields.is_empty() && !entries[0].by.is_empty());
    office.undo();
    assert!(told().entries[0].undone, "it stands taken back");
}
