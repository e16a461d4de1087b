//! Needs said at once: one each, bound as a set, changed and completed together.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn words(item: &str, due: &str) -> NeedWords {
    NeedWords { item: item.into(), due: due.into(), ..NeedWords::default() }
}

/// Payroll needs the same from every unit right under a division.
fn said(office: &Office) -> (EditRequest, Key) {
    let payroll = office.key(HitKind::Unit, "Payroll");
    let division = office.key(HitKind::Unit, "Trading Division");
    let request = EditRequest::AddNeedSet {
        customers: Ends::These { keys: vec![payroll] },
        suppliers: Ends::Under { unit: division.clone() },
        words: words("list of shifts", "Friday 12:00"),
    };
    (request, division)
}

/// The needs of an item, by whom they are served.
fn needs(office: &Office, item: &str) -> Vec<NeedLine> {
    let payroll = office.key(HitKind::Unit, "Payroll");
    let Inspect::Unit(card) = office.inspect(&payroll, None) else { panic!("a unit") };
    card.needs.into_iter().filter(|need| need.item == item).collect()
}

fn change(need: &NeedLine, due: &str, whole_set: bool) -> EditRequest {
    EditRequest::SetNeed {
        need: need.key.clone(),
        customer: Some(need.customer.key.clone()),
        supplier: Some(need.supplier.key.clone()),
        item: Some(need.item.clone()),
        kind: None,
        purpose: Some("to pay on time".into()),
        channel: None,
        due: Some(due.into()),
        aim: None,
        cadence: None,
        form: None,
        quality: None,
        processes: None,
        by: None,
        whole_set,
    }
}

#[test]
fn one_sentence_makes_a_need_each_in_one_step_and_says_so_before() {
    let office = Office::with_sample("nusantara");
    let (request, division) = said(&office);
    let spread = NeedSpreadRequest {
        customers: Ends::These { keys: vec![office.key(HitKind::Unit, "Payroll")] },
        suppliers: Ends::Under { unit: division },
        item: "list of shifts".into(),
    };
    let before = need_spread(&office.desk, spread.clone(), &office.ctx()).expect("a forecast");
    assert!(before.new > 2 && before.new as usize == before.suppliers.len(), "{before:?}");
    let edited = office.edit(request);
    assert_eq!(
        (edited.name.code.as_str(), &edited.name.args["count"]),
        ("add-needs", &before.new.to_string())
    );
    let made = needs(&office, "list of shifts");
    assert_eq!(made.len(), before.new as usize);
    let set = made[0].set.clone().expect("a set");
    assert_eq!((set.size, set.missing), (before.new, 0));
    assert!(made.iter().all(|need| need.set.as_ref() == Some(&set) && need.due == "Friday 12:00"));
    let after = need_spread(&office.desk, spread, &office.ctx()).expect("a forecast");
    assert_eq!((after.new, after.joining), (0, 0));
    office.undo();
    assert!(needs(&office, "list of shifts").is_empty());
    office.redo();
    assert_eq!(needs(&office, "list of shifts"), made);
}

#[test]
fn who_is_told_before_are_those_of_the_needs_and_nobody_needs_from_themselves() {
    let office = Office::with_sample("nusantara");
    let spread = NeedSpreadRequest {
        customers: Ends::These { keys: vec![office.key(HitKind::Unit, "Trading Division")] },
        suppliers: Ends::Under { unit: office.key(HitKind::Unit, "Nusantara Group") },
        item: "list of shifts".into(),
    };
    let told = need_spread(&office.desk, spread, &office.ctx()).expect("a forecast");
    assert!(told.new as usize == told.suppliers.len() && told.customers.len() == 1, "{told:?}");
    assert!(!told.suppliers.contains(&told.customers[0]), "{told:?}");
}

#[test]
fn one_of_them_or_all_are_changed_and_go_in_one_step() {
    let office = Office::with_sample("nusantara");
    office.edit(said(&office).0);
    let made = needs(&office, "list of shifts");
    office.edit(change(&made[0], "Thursday 12:00", false));
    let dues = |office: &Office| -> Vec<String> {
        needs(office, "list of shifts").into_iter().map(|need| need.due).collect()
    };
    assert_eq!(dues(&office).iter().filter(|due| *due == "Thursday 12:00").count(), 1);
    let edited = office.edit(change(&made[1], "Monday 09:00", true));
    assert_eq!(edited.name.code, "change-needs");
    assert!(dues(&office).iter().all(|due| due == "Monday 09:00"));
    let after = needs(&office, "list of shifts");
    let ends = |needs: &[NeedLine]| -> Vec<String> { needs.iter().map(|n| n.supplier.key.clone()).collect() };
    assert_eq!(ends(&after), ends(&made), "each keeps its own end");
    office.undo();
    assert!(dues(&office).iter().any(|due| due == "Friday 12:00"));
    office.edit(EditRequest::RemoveNeeds { needs: vec![made[0].key.clone()], whole_sets: true });
    assert!(dues(&office).is_empty());
    office.undo();
    assert_eq!(dues(&office).len(), made.len());
}

#[test]
fn a_new_unit_is_found_to_be_missing_and_joins() {
    let office = Office::with_sample("nusantara");
    let (request, division) = said(&office);
    office.edit(request);
    let made = needs(&office, "list of shifts");
    let set = made[0].set.clone().expect("a set");
    let unit = office.edit(EditRequest::AddUnit {
        parent: Some(division),
        name: "Returns".into(),
        kind: String::new(),
        external: false,
    });
    let unit = unit.created.expect("a unit");
    let queue = review(&office.desk, ReviewRequest::default(), &office.ctx()).expect("a queue");
    let row = queue.rows.iter().find(|row| row.kind == ReviewKind::LeftOut).expect("a finding");
    assert_eq!(
        (&row.title.args["unit"], &row.title.args["item"]),
        (&"Returns".into(), &"list of shifts".into())
    );
    let asked = ReviewItemRequest { key: row.key.clone(), ..ReviewItemRequest::default() };
    let detail = review_item(&office.desk, asked, &office.ctx()).expect("a finding");
    assert_eq!(detail.left_out, Some(LeftOut { set: set.key.clone(), unit: unit.clone() }));
    assert_eq!(needs(&office, "list of shifts")[0].set.as_ref().map(|set| set.missing), Some(1));

    office.edit(EditRequest::CompleteNeedSet { set: set.key.clone(), units: vec![unit] });
    let now = needs(&office, "list of shifts");
    assert_eq!(now.len(), made.len() + 1);
    assert!(
        now.iter()
            .all(|need| need.due == "Friday 12:00" && need.set.as_ref().is_some_and(|s| s.missing == 0))
    );
    let queue = review(&office.desk, ReviewRequest::default(), &office.ctx()).expect("a queue");
    assert!(queue.rows.iter().all(|row| row.kind != ReviewKind::LeftOut));
    let again = office.try_edit(EditRequest::CompleteNeedSet { set: set.key, units: vec![] });
    assert_eq!(again.expect_err("nothing is missing").code, "no-needs");
}

#[test]
fn a_set_is_in_the_file_and_what_is_there_already_joins_it() {
    let office = Office::with_sample("nusantara");
    let (request, division) = said(&office);
    let Inspect::Unit(card) = office.inspect(&division, None) else { panic!("a unit") };
    let supplier = card.subunits[0].key.clone();
    let customer = office.key(HitKind::Unit, "Payroll");
    let edit = EditRequest::AddNeedSet {
        customers: Ends::These { keys: vec![customer] },
        suppliers: Ends::These { keys: vec![supplier] },
        words: words("List of shifts", ""),
    };
    office.edit(edit);
    assert_eq!(needs(&office, "List of shifts")[0].set, None, "one need is no set");
    office.edit(request);
    let bound = needs(&office, "List of shifts");
    assert!(bound.len() > 2 && bound.iter().all(|need| need.set.is_some()));
    let copy = office.path("copy.simpul");
    save_copy(&office.desk, PathRequest { path: copy.display().to_string() }, &office.ctx()).expect("a copy");
    office.close();
    office.open("copy.simpul").expect("a file");
    assert_eq!(needs(&office, "List of shifts"), bound);
}

#[test]
fn too_many_at_once_and_none_at_all_are_refused() {
    let office = Office::with_sample("nusantara");
    let payroll = office.key(HitKind::Unit, "Payroll");
    let none = office.try_edit(EditRequest::AddNeedSet {
        customers: Ends::These { keys: vec![payroll.clone()] },
        suppliers: Ends::These { keys: vec![payroll] },
        words: words("mirror", ""),
    });
    assert_eq!(none.expect_err("nobody needs from themselves").code, "no-needs");
}

#[test]
fn in_the_table_one_of_them_or_all_are_written_and_removed() {
    let office = Office::with_sample("nusantara");
    office.edit(said(&office).0);
    let made = needs(&office, "list of shifts");
    let others = made.len() as u32 - 1;
    let first = KeysRequest { keys: vec![made[0].key.clone()] };
    let rows = need_rows(&office.desk, first.clone(), &office.ctx()).expect("rows").rows;
    assert!(rows[0].bound);
    let bound = needs_bound(&office.desk, first, &office.ctx()).expect("a count");
    assert_eq!(bound, NeedsBound { bound: 1, others });

    let write = |column, text: &str, whole_sets| {
        let cells = vec![CellText { column, text: text.into() }];
        let rows = vec![RowText { need: Some(made[0].key.clone()), cells }];
        set_cells(&office.desk, CellsRequest { rows, whole_sets }, &office.ctx()).expect("a step")
    };
    let dues = || needs(&office, "list of shifts").into_iter().map(|need| need.due);
    write(NeedColumn::Due, "Monday 09:00", false);
    assert_eq!(dues().filter(|due| due == "Monday 09:00").count(), 1);
    let step = write(NeedColumn::Due, "Tuesday 09:00", true).edited.expect("a step");
    assert_eq!(
        (step.name.code.as_str(), &step.name.args["count"]),
        ("change-needs", &made.len().to_string())
    );
    assert!(dues().all(|due| due == "Tuesday 09:00"));
    office.undo();

    // All of them or none: one of them cannot be served by whoever needs it.
    let served = needs(&office, "list of shifts").remove(1).supplier.key;
    let set = write(NeedColumn::Supplier, &served, true);
    assert_eq!(set.edited.is_none().then_some(set.rows[0].problems.len()), Some(1), "it would be said twice");
    write(NeedColumn::Status, "ended", true);
    assert!(needs(&office, "list of shifts").iter().all(|need| need.status == StatusWord::Ended));
    office.undo();
    let gone = office.edit(EditRequest::RemoveNeeds { needs: vec![made[0].key.clone()], whole_sets: true });
    assert_eq!(gone.name.args["count"], made.len().to_string());
}

#[test]
fn a_list_of_needs_carries_the_set_out_and_brings_nothing_new_back() {
    let office = Office::with_sample("nusantara");
    office.edit(said(&office).0);
    let bound = needs(&office, "list of shifts");
    for (format, name) in [(ReviewFormat::Csv, "needs.csv"), (ReviewFormat::Xlsx, "needs.xlsx")] {
        let path = office.path(name);
        let request = NeedsExportRequest {
            order: NeedOrderRequest::default(),
            format,
            path: path.display().to_string(),
        };
        export_needs(&office.desk, request, &office.ctx()).expect("a file");
        let report = office.import(&[(ImportRole::Needs, path)], None);
        assert_eq!((report.added, report.updated, report.removed), (0, 0, 0), "{name}");
    }
    // A list that says nothing of sets leaves them.
    let plain = office.path("plain.csv");
    let line = |need: &NeedLine| format!("Payroll,{},list of shifts\n", need.supplier.name);
    let text = bound.iter().fold("customer,supplier,item\n".to_owned(), |text, need| text + &line(need));
    std::fs::write(&plain, text).expect("a list");
    office.import(&[(ImportRole::Needs, plain)], None);
    assert_eq!(needs(&office, "list of shifts"), bound);
}
