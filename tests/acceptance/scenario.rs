//! Somebody in HR plans a reorganisation beside the organisation as it stands, and sees what it breaks.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;
use simpul_tests::office::{name_of, rename};

fn begin(office: &Office, name: &str) -> String {
    let file =
        add_scenario(&office.desk, ScenarioRequest { name: name.into() }, &office.ctx()).expect("a scenario");
    let Some(ShownView::Scenario { id, .. }) = file.shown else { panic!("it is shown") };
    id
}

fn go(office: &Office, to: ShowRequest) -> FileView {
    show(&office.desk, to, &office.ctx()).expect("it is shown")
}

fn broken(office: &Office, id: &str) -> BreaksView {
    let request = BreaksRequest { before: Side::Now, after: Side::Scenario { id: id.to_owned() } };
    breaks(&office.desk, request, &office.ctx()).expect("breaks")
}

fn compared(office: &Office, before: Side, after: Side) -> Comparison {
    compare(&office.desk, CompareRequest { before, after, limit: 1000 }, &office.ctx()).expect("a comparison")
}

fn merge(office: &Office, from: &str, into: &str) -> EditRequest {
    EditRequest::RemoveUnit {
        unit: office.key(HitKind::Unit, from),
        below: BelowChoice { how: BelowHow::MoveTo, to: Some(office.key(HitKind::Unit, into)) },
    }
}

fn is_there(office: &Office, unit: &str) -> bool {
    let request = FindRequest { text: unit.to_owned(), limit: 50, kinds: vec![HitKind::Unit] };
    find(&office.desk, request, &office.ctx()).expect("hits").hits.iter().any(|hit| hit.title == unit)
}

#[test]
fn marketing_and_the_warehouse_made_one_swallow_their_two_way_pair() {
    let office = Office::with_sample("nusantara");
    let before = office.file();
    let id = begin(&office, "Merge marketing and the warehouse");
    office.edit(merge(&office, "Marketing", "Warehouse"));
    assert!(!is_there(&office, "Marketing"), "every question is about the scenario");

    let found = broken(&office, &id);
    let pair = found
        .pairs
        .iter()
        .find(|pair| {
            [pair.a.name.as_str(), pair.b.name.as_str()].contains(&"Marketing")
                && pair.now == PairNowWord::Inside
        })
        .expect("the pair");
    assert_eq!(pair.into.as_ref().map(|unit| unit.name.as_str()), Some("Warehouse"));
    assert_eq!(pair.forth + pair.back, 3);
    assert!(
        found
            .suppliers
            .iter()
            .all(|lost| lost.why == LossWord::HandedOver && lost.need.supplier.name == "Marketing"),
        "what marketing gave others is now the warehouse's to give: {:?}",
        found.suppliers
    );

    let now = go(&office, ShowRequest::Now);
    assert!(is_there(&office, "Marketing"), "the organisation itself is untouched");
    assert_eq!((now.counts, now.undo), (before.counts, before.undo));
    assert_eq!(
        now.scenarios.iter().map(|s| (s.name.as_str(), s.steps)).collect::<Vec<_>>(),
        [("Merge marketing and the warehouse", 1)]
    );
}

#[test]
fn a_removed_mail_room_lead_takes_contact_and_topics_along_before_anything_is_accepted() {
    let office = Office::with_sample("nusantara");
    let file = office.file();
    let edit = EditRequest::RemovePosition {
        position: office.key(HitKind::Position, "Mail Room Lead"),
        reports: BelowChoice { how: BelowHow::MoveUp, to: None },
    };
    let found = breaks_of_edit(&office.desk, edit, &office.ctx()).expect("breaks");
    let topic = found.topics.iter().find(|topic| topic.name == "mail sorting").expect("the topic");
    assert_eq!((topic.owner.name.as_str(), topic.why), ("Sukarti", LossWord::HandedOver));
    assert!(!found.contacts.is_empty(), "needs named her");
    assert!(found.contacts.iter().all(|lost| lost.contact.name == "Sukarti" && lost.why == LossWord::Gone));
    assert_eq!(office.file(), file, "nothing was done");
}

#[test]
fn payroll_moved_to_another_division_is_farther_from_those_who_serve_it() {
    let office = Office::with_sample("nusantara");
    let payroll = office.key(HitKind::Unit, "Payroll");
    let parent = Some(office.key(HitKind::Unit, "Warehouse"));
    let edit = EditRequest::MoveUnit { unit: payroll, parent, before: None };
    let found = breaks_of_edit(&office.desk, edit, &office.ctx()).expect("breaks");
    assert!(!found.crossings.is_empty());
    for crossing in &found.crossings {
        let ends = [&crossing.need.customer.name, &crossing.need.supplier.name];
        assert!(ends.contains(&&"Payroll".to_owned()) && crossing.after > crossing.before, "{crossing:?}");
    }
    assert!(found.suppliers.is_empty() && found.topics.is_empty());
    let own = EditRequest::MoveUnit {
        unit: office.key(HitKind::Unit, "Warehouse"),
        parent: Some(office.key(HitKind::Unit, "Payroll")),
        before: Some("unit:7".into()),
    };
    assert!(breaks_of_edit(&office.desk, own, &office.ctx()).is_err(), "what cannot be done breaks nothing");
}

#[test]
fn several_scenarios_keep_their_own_steps_and_undo_over_closing() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let first = begin(&office, "First");
    office.edit(rename(&warehouse, "Gudang"));
    office.edit(rename(&warehouse, "Gudang Pusat"));
    office.undo();
    let second = begin(&office, "Second");
    assert_eq!(name_of(&office, &warehouse), "Warehouse", "it begins with now, not with the other scenario");
    office.edit(rename(&warehouse, "Depot"));

    office.close();
    let file = office.open("sample.simpul").expect("the file");
    assert_eq!((file.shown, file.scenarios.len()), (None, 2));
    assert_eq!(name_of(&office, &warehouse), "Warehouse");
    let file = go(&office, ShowRequest::Scenario { id: first.clone() });
    assert_eq!(name_of(&office, &warehouse), "Gudang");
    assert!(file.undo.is_some() && file.redo.is_some());
    office.redo();
    assert_eq!(name_of(&office, &warehouse), "Gudang Pusat");
    office.undo();
    office.undo();
    assert_eq!((name_of(&office, &warehouse).as_str(), office.file().undo), ("Warehouse", None));

    let renamed = RenameRequest { id: second.clone(), name: "Depot plan".into() };
    rename_scenario(&office.desk, renamed, &office.ctx()).expect("a name");
    let file = remove_scenario(&office.desk, IdRequest { id: first }, &office.ctx()).expect("it goes");
    assert_eq!(file.shown, None, "what was shown is gone");
    let left: Vec<(String, String)> = file.scenarios.into_iter().map(|s| (s.id, s.name)).collect();
    assert_eq!(left, [(second, "Depot plan".to_owned())]);
}

#[test]
fn a_scenario_on_a_later_state_tells_both_values_of_what_no_longer_applies() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let marketing = office.key(HitKind::Unit, "Marketing");
    let id = begin(&office, "Names");
    office.edit(rename(&warehouse, "Gudang"));
    office.edit(rename(&marketing, "Pemasaran"));
    go(&office, ShowRequest::Now);
    office.edit(rename(&warehouse, "Depot"));

    let file = go(&office, ShowRequest::Scenario { id: id.clone() });
    assert_eq!(
        (name_of(&office, &warehouse), name_of(&office, &marketing)),
        ("Depot".into(), "Pemasaran".into())
    );
    let Some(ShownView::Scenario { lost, .. }) = file.shown else { panic!("a scenario") };
    let field = lost[0].field.clone().expect("a field");
    assert_eq!((lost.len(), lost[0].why, field.field.as_str()), (1, LostWord::Field, "name"));
    let values = [field.before.text, field.wanted.text, field.now.text];
    assert_eq!(values, ["Warehouse", "Gudang", "Depot"]);

    let edited = office.edit(rename(&warehouse, "Gudang Pusat"));
    let Some(ShownView::Scenario { lost, .. }) = edited.file.shown else { panic!("a scenario") };
    assert!(lost.is_empty(), "settled by hand");
    let again = go(&office, ShowRequest::Scenario { id });
    let Some(ShownView::Scenario { lost, .. }) = again.shown else { panic!("a scenario") };
    assert!(lost.is_empty(), "and it stays settled");
}

fn lost(file: &FileView) -> Vec<LostView> {
    let Some(ShownView::Scenario { lost, .. }) = &file.shown else { panic!("a scenario") };
    lost.clone()
}

fn settle(office: &Office, lost: &LostView, whose: WhoseWord) -> Edited {
    let place = 0;
    let request = SettleRequest { place, key: lost.key.clone(), whose };
    settle_lost(&office.desk, request, &office.ctx()).expect("it is settled")
}

/// The warehouse is renamed in a scenario, and otherwise in the organisation.
fn two_names(office: &Office) -> (String, String, LostView) {
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let id = begin(office, "Names");
    office.edit(rename(&warehouse, "Gudang"));
    go(office, ShowRequest::Now);
    office.edit(rename(&warehouse, "Depot"));
    let file = go(office, ShowRequest::Scenario { id: id.clone() });
    let [lost] = <[LostView; 1]>::try_from(lost(&file)).expect("one that no longer applies");
    (warehouse, id, lost)
}

#[test]
fn the_scenarios_value_is_used_after_all_and_taken_back() {
    let office = Office::with_sample("nusantara");
    let (warehouse, id, one) = two_names(&office);
    let edited = settle(&office, &one, WhoseWord::Scenario);
    assert_eq!((edited.name.code.as_str(), lost(&edited.file)), ("use-scenario-value", vec![]));
    assert_eq!(name_of(&office, &warehouse), "Gudang");
    let again = go(&office, ShowRequest::Scenario { id: id.clone() });
    assert_eq!((lost(&again), name_of(&office, &warehouse).as_str()), (vec![], "Gudang"), "it stays so");

    let undone = office.undo();
    assert_eq!((lost(&undone.file), name_of(&office, &warehouse).as_str()), (vec![one], "Depot"));
    office.redo();
    let whole = TakeOverRequest { id, keys: None };
    take_over(&office.desk, whole, &office.ctx()).expect("it is taken over");
    assert_eq!(name_of(&office, &warehouse), "Gudang");
}

#[test]
fn the_present_value_is_kept_whatever_becomes_of_it_and_taken_back() {
    let office = Office::with_sample("nusantara");
    let (warehouse, id, one) = two_names(&office);
    let edited = settle(&office, &one, WhoseWord::Now);
    assert_eq!((edited.name.code.as_str(), lost(&edited.file)), ("keep-present-value", vec![]));
    assert_eq!(name_of(&office, &warehouse), "Depot");
    let undone = office.undo();
    assert_eq!(lost(&undone.file), std::slice::from_ref(&one));
    assert!(office.redo().file.undo.is_some());

    go(&office, ShowRequest::Now);
    office.edit(rename(&warehouse, "Gudang Pusat"));
    let again = go(&office, ShowRequest::Scenario { id: id.clone() });
    assert_eq!((lost(&again), name_of(&office, &warehouse).as_str()), (vec![], "Gudang Pusat"));
    assert_eq!(compared(&office, Side::Now, Side::Scenario { id }).total, 0, "nothing of it is left");

    let stale = SettleRequest { place: 0, key: one.key, whose: WhoseWord::Now };
    let refused = settle_lost(&office.desk, stale.clone(), &office.ctx()).expect_err("the list has changed");
    assert_eq!(refused.code, "changed-meanwhile");
    go(&office, ShowRequest::Now);
    let refused = settle_lost(&office.desk, stale, &office.ctx()).expect_err("no scenario is shown");
    assert_eq!(refused.code, "no-scenario");
}

#[test]
fn what_is_gone_meanwhile_is_let_go_of() {
    let office = Office::with_sample("nusantara");
    let id = begin(&office, "A new title");
    let position = office.key(HitKind::Position, "Forklift Operator");
    let title = Some("Driver".to_owned());
    let retitled = EditRequest::SetPosition {
        position: position.clone(),
        title,
        duties: None,
        unit: None,
        assistant: None,
        backup: None,
    };
    office.edit(retitled);
    go(&office, ShowRequest::Now);
    let reports = BelowChoice { how: BelowHow::MoveUp, to: None };
    office.edit(EditRequest::RemovePosition { position, reports });
    let file = go(&office, ShowRequest::Scenario { id });
    let [one] = <[LostView; 1]>::try_from(lost(&file)).expect("one that no longer applies");
    assert_eq!(one.why, LostWord::Gone);
    let request = SettleRequest { place: 0, key: one.key.clone(), whose: WhoseWord::Scenario };
    assert!(settle_lost(&office.desk, request, &office.ctx()).is_err(), "there is nothing to give a value");
    assert_eq!(lost(&settle(&office, &one, WhoseWord::Now).file), []);
}

#[test]
fn a_scenario_is_taken_over_wholly_or_item_by_item_as_one_step() {
    let office = Office::with_sample("nusantara");
    let (warehouse, marketing) =
        (office.key(HitKind::Unit, "Warehouse"), office.key(HitKind::Unit, "Marketing"));
    let id = begin(&office, "Names");
    office.edit(rename(&warehouse, "Gudang"));
    office.edit(rename(&marketing, "Pemasaran"));
    office.edit(EditRequest::AddUnit {
        parent: Some(warehouse.clone()),
        name: "Night shift".into(),
        kind: String::new(),
        external: false,
    });
    let listed = compared(&office, Side::Now, Side::Scenario { id: id.clone() });
    assert_eq!(listed.counts, ChangeCounts { added: 1, changed: 2, ..ChangeCounts::default() });
    let gudang = listed.items.iter().find(|item| item.key == warehouse).expect("the warehouse");
    assert_eq!(
        (gudang.fields[0].before.text.as_str(), gudang.fields[0].after.text.as_str()),
        ("Warehouse", "Gudang")
    );

    let part = TakeOverRequest { id: id.clone(), keys: Some(vec![warehouse.clone()]) };
    let taken = take_over(&office.desk, part, &office.ctx()).expect("a part");
    assert_eq!(
        (taken.edited.name.code.as_str(), taken.edited.file.shown, taken.along.len()),
        ("take-over", None, 0)
    );
    assert_eq!(
        (name_of(&office, &warehouse), name_of(&office, &marketing)),
        ("Gudang".into(), "Marketing".into())
    );
    office.undo();
    assert_eq!(name_of(&office, &warehouse), "Warehouse");

    let whole = TakeOverRequest { id: id.clone(), keys: None };
    take_over(&office.desk, whole, &office.ctx()).expect("all of it");
    assert!(is_there(&office, "Night shift"));
    let left = compared(&office, Side::Now, Side::Scenario { id: id.clone() });
    assert_eq!(left.total, 0, "nothing is left to take over: {left:?}");
    office.undo();
    assert!(!is_there(&office, "Night shift"), "one step");
    assert_eq!(
        compared(&office, Side::Now, Side::Scenario { id }).total,
        3,
        "and the scenario is still there"
    );
}

#[test]
fn what_cannot_stand_alone_brings_along_what_it_needs() {
    let office = Office::with_sample("nusantara");
    let id = begin(&office, "A new team");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let team = office
        .edit(EditRequest::AddUnit {
            parent: Some(warehouse),
            name: "Night shift".into(),
            kind: String::new(),
            external: false,
        })
        .created
        .expect("a unit");
    let seat = office
        .edit(EditRequest::AddPosition {
            manager: None,
            unit: Some(team.clone()),
            title: "Shift lead".into(),
            assistant: false,
            person_name: "Ani".into(),
        })
        .created
        .expect("a seat");
    let part = TakeOverRequest { id, keys: Some(vec![seat]) };
    let taken = take_over(&office.desk, part, &office.ctx()).expect("a part");
    assert_eq!(taken.along.iter().map(|a| a.key.as_str()).collect::<Vec<_>>(), [team.as_str()]);
    assert!(is_there(&office, "Night shift"));
}
