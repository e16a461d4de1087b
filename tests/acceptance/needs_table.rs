//! The needs written in a table, as in a spreadsheet.

use simpul_api::dto::*;
use simpul_api::use_case::{export_needs, need_order, need_rows, read_block, set_cells};
use simpul_tests::Office;

use NeedColumn as C;

fn keys(office: &Office, request: NeedOrderRequest) -> Vec<String> {
    need_order(&office.desk, request, &office.ctx()).expect("an order").keys
}

fn all(office: &Office) -> Vec<NeedRow> {
    let keys = keys(office, NeedOrderRequest::default());
    need_rows(&office.desk, KeysRequest { keys }, &office.ctx()).expect("rows").rows
}

fn row(need: Option<&str>, cells: &[(NeedColumn, &str)]) -> RowText {
    let cell = |&(column, text): &(NeedColumn, &str)| CellText { column, text: text.to_owned() };
    RowText { need: need.map(str::to_owned), cells: cells.iter().map(cell).collect() }
}

fn write(office: &Office, rows: Vec<RowText>) -> CellsSet {
    set_cells(&office.desk, CellsRequest { rows, whole_sets: false }, &office.ctx()).expect("a step")
}

/// `column: why` of what was not taken.
fn told(set: &RowSet) -> Vec<String> {
    set.problems.iter().map(|p| format!("{:?}: {}", p.column, p.why.code)).collect()
}

#[test]
fn what_stands_in_the_table_is_read_again_as_it_stands() {
    let office = Office::with_sample("nusantara");
    let rows = all(&office);
    assert_eq!(rows.len(), 70);
    let columns = [
        C::Customer,
        C::Item,
        C::Supplier,
        C::Kind,
        C::Due,
        C::Aim,
        C::Cadence,
        C::Form,
        C::Quality,
        C::Channel,
        C::Purpose,
        C::Processes,
        C::Status,
        C::Criticality,
        C::AckWithin,
        C::Weight,
    ];
    let again = |of: &NeedRow| RowText {
        need: Some(of.key.clone()),
        cells: columns
            .iter()
            .zip(&of.cells)
            .map(|(&column, text)| CellText { column, text: text.clone() })
            .collect(),
    };
    let set = write(&office, rows.iter().map(again).collect());
    assert!(set.edited.is_none(), "nothing changed");
    let problems: Vec<_> = set.rows.iter().flat_map(told).collect();
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn a_pasted_block_is_one_step_and_what_is_not_understood_is_said() {
    let office = Office::with_sample("nusantara");
    let before = all(&office).len();
    let block = read_block(
        &office.desk,
        BlockRequest {
            text: "Who needs it\tWhat\tFrom whom\tBy when\tDue\r\nSales\tpallet plan\tWarehouse\tx\tFriday 10:00\r\n\
                   Sales\tshelf plan\tMoon\tx\t\r\nSales\tpallet plan\tWarehouse\tx\twhenever\r\nSales\tmirror\tSales\tx\t\r\n"
                .to_owned(),
        },
        &office.ctx(),
    )
    .expect("a block");
    let columns = block.columns.expect("headings");
    assert_eq!(columns, [C::Customer, C::Item, C::Supplier, C::Due]);
    assert_eq!(block.unknown, ["By when"]);
    let rows = block.rows.iter().map(|cells| {
        let cells: Vec<(NeedColumn, &str)> =
            columns.iter().copied().zip(cells.iter().map(String::as_str)).collect();
        row(None, &cells)
    });
    let set = write(&office, rows.collect());
    let told: Vec<Vec<String>> = set.rows.iter().map(told).collect();
    assert_eq!(
        told,
        [
            vec![],
            vec!["Supplier: nobody".to_owned()],
            vec!["Item: duplicate".into()],
            vec!["Supplier: same-ends".into()]
        ]
    );
    assert_eq!(all(&office).len(), before + 1);
    let new = all(&office).pop().expect("the new one");
    assert_eq!((new.cells[4].as_str(), new.unread.len()), ("Friday 10:00", 0));
    assert_eq!(office.undo().name.code, "add-need");
    assert_eq!(all(&office).len(), before);
}

#[test]
fn several_rows_are_one_step_back() {
    let office = Office::with_sample("nusantara");
    let before = all(&office);
    let unread = NeedOrderRequest { only: Some(NeedsOnly::Unread), ..NeedOrderRequest::default() };
    let had = keys(&office, unread.clone()).len();
    let read: Vec<usize> = (0..before.len()).filter(|&at| before[at].unread.is_empty()).take(3).collect();
    let mut rows: Vec<RowText> = read
        .iter()
        .map(|&at| &before[at])
        .map(|of| row(Some(&of.key), &[(C::Due, "soon"), (C::Weight, "2,5")]))
        .collect();
    rows.push(row(
        None,
        &[(C::Customer, "Sales"), (C::Item, "a map"), (C::Supplier, "Warehouse"), (C::Processes, "A; B")],
    ));
    let set = write(&office, rows);
    assert_eq!(set.edited.map(|edited| edited.name.code), Some("write-needs".to_owned()));
    let after = all(&office);
    assert_eq!((after[read[0]].cells[4].as_str(), after[read[0]].cells[15].as_str()), ("soon", "2.5"));
    assert_eq!(after[read[0]].unread, [C::Due]);
    assert_eq!(after.last().map(|row| row.cells[11].clone()), Some("A; B".to_owned()));
    assert_eq!(keys(&office, unread).len(), had + 3);
    office.undo();
    assert_eq!(all(&office), before);
}

#[test]
fn a_cell_that_is_not_understood_leaves_the_others_be() {
    let office = Office::with_sample("nusantara");
    let first = all(&office).remove(0);
    let cells = [
        (C::Status, "perhaps"),
        (C::Kind, ""),
        (C::Customer, ""),
        (C::Supplier, "Nobody at all"),
        (C::Criticality, "tinggi"),
        (C::Purpose, " why "),
        (C::Weight, "many"),
    ];
    let set = write(&office, vec![row(Some(&first.key), &cells)]);
    assert_eq!(
        told(&set.rows[0]),
        [
            "Status: status-unknown",
            "Customer: missing",
            "Supplier: nobody",
            "Weight: weight-unknown",
            "Kind: missing"
        ]
    );
    let after = all(&office).remove(0);
    assert_eq!((&after.cells[0], &after.cells[2]), (&first.cells[0], &first.cells[2]));
    assert_eq!((after.cells[10].as_str(), after.cells[13].as_str()), ("why", "high"));
}

#[test]
fn sorted_filtered_and_removed() {
    let office = Office::with_sample("nusantara");
    let wanted = NeedOrderRequest {
        filter: "payroll overtime".into(),
        sort: Some(C::Supplier),
        descending: true,
        only: None,
        ..NeedOrderRequest::default()
    };
    let found = keys(&office, wanted.clone());
    assert_eq!(found.len(), 11);
    let rows =
        need_rows(&office.desk, KeysRequest { keys: found.clone() }, &office.ctx()).expect("rows").rows;
    assert!(rows.windows(2).all(|pair| pair[0].cells[2].to_lowercase() >= pair[1].cells[2].to_lowercase()));
    let removed = office.edit(EditRequest::RemoveNeeds { needs: found[..3].to_vec(), whole_sets: false });
    assert_eq!(removed.name.code, "remove-needs");
    assert_eq!(keys(&office, wanted.clone()).len(), 8);
    office.undo();
    assert_eq!(keys(&office, wanted).len(), 11);
}

#[test]
fn what_was_written_out_and_brought_in_again_changes_nothing() {
    for sample in ["nusantara", "flight"] {
        let office = Office::with_sample(sample);
        // One without an id of a list, one that is narrowed, one in words that are not understood.
        let first = all(&office).remove(0);
        let more = row(
            None,
            &[
                (C::Customer, &first.cells[0]),
                (C::Item, "a; \"new\" thing"),
                (C::Supplier, &first.cells[2]),
                (C::Due, "007"),
                (C::Cadence, "never"),
                (C::Processes, "\"One; two\"; three"),
                (C::Weight, "1234.5"),
            ],
        );
        assert!(write(&office, vec![more]).rows[0].problems.is_empty());
        for (format, name) in [(ReviewFormat::Csv, "out.csv"), (ReviewFormat::Xlsx, "out.xlsx")] {
            let path = office.path(name);
            let request = NeedsExportRequest {
                order: NeedOrderRequest { sort: Some(C::Item), ..NeedOrderRequest::default() },
                format,
                path: path.to_string_lossy().into_owned(),
            };
            let done = export_needs(&office.desk, request, &office.ctx()).expect("a file");
            assert_eq!(done.rows as usize, all(&office).len());
            let report = office.import(&[(ImportRole::Needs, path)], None);
            assert_eq!(
                (report.added, report.updated, report.removed),
                (0, 0, 0),
                "{sample} {name}: {:?}",
                report.findings
            );
        }
    }
}

#[test]
fn a_need_from_oneself_that_a_list_brought_holds_up_no_paste() {
    let office = Office::default();
    let (units, needs) = (office.path("units.csv"), office.path("needs.csv"));
    std::fs::write(&units, "id,name\n1,Sales\n2,Payroll\n").expect("a list");
    std::fs::write(&needs, "customer,supplier,item\nSales,Sales,plans\nSales,Payroll,payslips\n")
        .expect("a list");
    office.import(&[(ImportRole::Units, units), (ImportRole::Needs, needs)], Some("office.simpul"));
    let rows = all(&office);
    assert_eq!(rows.len(), 2);
    let due = rows.iter().map(|of| row(Some(&of.key), &[(C::Due, "Friday"), (C::Supplier, &of.cells[2])]));
    let set = write(&office, due.collect());
    assert!(set.rows.iter().all(|row| row.problems.is_empty()), "{:?}", set.rows);
    let own = rows.iter().find(|row| row.cells[0] == row.cells[2]).expect("the need from oneself");
    let set = write(&office, vec![row(Some(&own.key), &[(C::Status, "ended")])]);
    assert!(set.edited.is_some() && set.rows[0].problems.is_empty(), "{:?}", set.rows);
    let other = rows.iter().find(|row| row.cells[0] != row.cells[2]).expect("the other");
    let set = write(&office, vec![row(Some(&other.key), &[(C::Supplier, "Sales")])]);
    assert_eq!(told(&set.rows[0]), ["Supplier: same-ends"]);
}

#[test]
fn two_new_rows_that_disagree_about_a_new_item_are_told_so() {
    let office = Office::with_sample("nusantara");
    let new = |customer, kind| {
        row(
            None,
            &[(C::Customer, customer), (C::Item, "Pallets"), (C::Supplier, "Warehouse"), (C::Kind, kind)],
        )
    };
    let set = write(&office, vec![new("Sales", "resource"), new("Finance", "action")]);
    assert_eq!(set.rows.iter().flat_map(told).collect::<Vec<_>>(), ["Kind: kind-of-item"]);
}

#[test]
fn the_needs_are_a_page_to_read_as_they_are_filtered() {
    let office = Office::with_sample("nusantara");
    let path = office.path("needs.html");
    let request = NeedsExportRequest {
        order: NeedOrderRequest { filter: "delivery limit".into(), ..NeedOrderRequest::default() },
        format: ReviewFormat::Html,
        path: path.to_string_lossy().into_owned(),
    };
    let done = export_needs(&office.desk, request, &office.ctx()).expect("a page");
    let page = std::fs::read_to_string(path).expect("a page");
    assert!(done.rows >= 1 && page.contains(&format!("{} of 70 needs shown", done.rows)), "{page}");
    assert!(["From whom", "delivery limit", "Warehouse"].iter().all(|word| page.contains(word)));
    assert!(!page.contains("Exchanges"), "a column in which nothing stands is left out");
}

/// How many rows a filter leaves of those that stand as asked for.
fn left(office: &Office, only: Option<NeedsOnly>, which: MapFilter) -> u32 {
    keys(office, NeedOrderRequest { only, which, ..NeedOrderRequest::default() }).len() as u32
}

#[test]
fn every_part_of_the_filter_of_the_map_leaves_the_rows_that_are_so() {
    let office = Office::with_sample("nusantara");
    let none = MapFilter::default();
    let any = NeedOrderRequest::default();
    let first = all(&office)[0].key.clone();
    write(&office, vec![row(Some(&first), &[(C::Status, "draft")])]);
    let rows = all(&office);
    let ends = [(1, EndWord::Customer), (2, EndWord::Customer), (2, EndWord::Supplier)];
    for (at, end) in ends {
        office.edit(EditRequest::Confirm { need: rows[at].key.clone(), end, withdraw: false });
    }
    let confirmed = |word| left(&office, None, MapFilter { agreed: vec![word], ..none.clone() });
    let confirmed = [AgreedWord::Both, AgreedWord::OneSide, AgreedWord::Neither].map(confirmed);
    assert_eq!(confirmed, [1, 1, 68]);
    for only in [None, Some(NeedsOnly::Active), Some(NeedsOnly::Draft), Some(NeedsOnly::Unread)] {
        let asked = NeedOrderRequest { only, ..any.clone() };
        let offered = need_order(&office.desk, asked, &office.ctx()).expect("an order");
        let FilterChoices { kinds, cadences, dues, agreed, statuses } = offered.choices;
        assert!(statuses.is_empty(), "how they stand is the table's own choice");
        let of = |which| left(&office, only, which);
        let stand = of(none.clone());
        for choice in &kinds {
            assert_eq!(
                of(MapFilter { kinds: vec![choice.value], ..none.clone() }),
                choice.needs,
                "{choice:?}"
            );
        }
        for choice in &cadences {
            assert_eq!(
                of(MapFilter { cadences: vec![choice.value], ..none.clone() }),
                choice.needs,
                "{choice:?}"
            );
        }
        for choice in &dues {
            assert_eq!(
                of(MapFilter { dues: vec![choice.value], ..none.clone() }),
                choice.needs,
                "{choice:?}"
            );
        }
        for choice in &agreed {
            assert_eq!(
                of(MapFilter { agreed: vec![choice.value], ..none.clone() }),
                choice.needs,
                "{choice:?}"
            );
        }
        for process in &offered.processes {
            let which = MapFilter { processes: vec![process.id.clone()], ..none.clone() };
            assert_eq!(of(which), process.needs, "{process:?}");
        }
        for (part, counted) in [
            ("kinds", kinds.iter().map(|choice| choice.needs).sum::<u32>()),
            ("cadences", cadences.iter().map(|choice| choice.needs).sum()),
            ("dues", dues.iter().map(|choice| choice.needs).sum()),
            ("agreed", agreed.iter().map(|choice| choice.needs).sum()),
        ] {
            assert_eq!(counted, stand, "every need is of one of the {part}");
        }
    }
    // What the cells say is what the filter keeps to.
    let cells =
        |column: usize, word: &str| rows.iter().filter(|row| row.cells[column] == word).count() as u32;
    assert_eq!(
        left(&office, None, MapFilter { kinds: vec![ItemKind::Action], ..none.clone() }),
        cells(3, "action")
    );
    let monthly = MapFilter { cadences: vec![CadenceWord::Monthly], ..none.clone() };
    assert_eq!(left(&office, None, monthly.clone()), cells(6, "monthly"));
    let links = office.links_of(&simpul_tests::office::deepest());
    let outside: u32 = links.iter().filter(|row| row.external).map(|row| row.a_gives + row.b_gives).sum();
    let inside = MapFilter { external: false, ..none.clone() };
    assert!(outside > 0);
    assert_eq!(left(&office, Some(NeedsOnly::Active), inside), 69 - outside, "as on the map");
    let both = MapFilter { kinds: vec![ItemKind::Information], ..monthly };
    let fits = |row: &&NeedRow| row.cells[3] == "information" && row.cells[6] == "monthly";
    assert_eq!(left(&office, None, both.clone()), rows.iter().filter(fits).count() as u32);
    // What it says of pairs and of how needs stand is the map's alone.
    let pairs = MapFilter {
        show: Show::OneWay,
        at_least: Some(9.0),
        statuses: vec![StatusWord::Ended],
        ..none.clone()
    };
    assert_eq!(left(&office, None, pairs), 70);
    let gone = NeedOrderRequest { which: MapFilter { processes: vec!["x".into()], ..none }, ..any };
    let refused = need_order(&office.desk, gone, &office.ctx()).expect_err("no such process");
    assert_eq!(refused.code, "unknown-process");
}

#[test]
fn what_is_saved_keeps_to_the_filter_and_says_so() {
    let office = Office::with_sample("nusantara");
    let which = MapFilter { kinds: vec![ItemKind::Action], ..MapFilter::default() };
    let order = NeedOrderRequest { which, ..NeedOrderRequest::default() };
    let shown = keys(&office, order.clone()).len();
    for format in [ReviewFormat::Csv, ReviewFormat::Html] {
        let path = office.path("needs.out");
        let request =
            NeedsExportRequest { order: order.clone(), format, path: path.to_string_lossy().into_owned() };
        let done = export_needs(&office.desk, request, &office.ctx()).expect("a list");
        assert_eq!(done.rows as usize, shown);
        let text = std::fs::read_to_string(path).expect("text");
        if format == ReviewFormat::Html {
            assert!(text.contains(&format!("{shown} of 70 needs shown")) && text.contains("kind: action"));
        } else {
            assert_eq!(text.lines().count(), shown + 1);
        }
    }
}
