//! HR looks at the figures, at what is behind them, and says what is usual here.

use simpul_api::dto::*;
use simpul_api::use_case::{export_figures, figure_boxes, figure_rows, figures};
use simpul_tests::{Office, paths};

const UNITS: (ImportRole, &str) = (ImportRole::Units, "units.csv");
const PEOPLE: (ImportRole, &str) = (ImportRole::People, "people.csv");

fn adventure_works() -> Office {
    let office = Office::default();
    let file = |(role, file)| (role, paths::fixture(&format!("real/adventureworks-hr/{file}")));
    office.import(&[UNITS, PEOPLE].map(file), Some("aw.simpul"));
    office
}

fn glance(office: &Office) -> FiguresView {
    figures(&office.desk, Nothing {}, &office.ctx()).expect("figures")
}

fn rows(office: &Office, table: FigureTable) -> FigureRows {
    rows_of(
        office,
        RowsRequest { table, sort: None, descending: false, filter: String::new(), from: 0, count: 1000 },
    )
}

fn rows_of(office: &Office, request: RowsRequest) -> FigureRows {
    figure_rows(&office.desk, request, &office.ctx()).expect("rows")
}

fn boxes(office: &Office, figure: Figure) -> BoxesView {
    let chart = ChartRequest { depth: Some(1), ..ChartRequest::default() };
    figure_boxes(&office.desk, BoxesRequest { figure, chart }, &office.ctx()).expect("boxes")
}

fn text(row: &FigureRow, at: usize) -> &str {
    match &row.cells[at] {
        FigureCell::Text(text) => text,
        FigureCell::Number(_) => "",
    }
}

fn number(row: &FigureRow, at: usize) -> f64 {
    match row.cells[at] {
        FigureCell::Number(number) => number,
        FigureCell::Text(_) => f64::NAN,
    }
}

#[test]
fn adventure_works_at_a_glance() {
    let view = glance(&adventure_works());
    assert_eq!((view.people, view.fte, view.vacant, view.managers), (290, 290.0, 0, 47));
    assert_eq!(view.layers, [1, 7, 48, 206, 28]);
    assert_eq!((view.span_max, view.span_median, view.wide, view.narrow), (24, Some(5.0), 6, 8));
    assert_eq!((view.chains, view.other_unit, view.double_posts), (4, 39, 0));
    let last = view.spread.last().expect("a bar");
    assert_eq!((last.from, last.to, last.managers, last.width), (21, 24, 1, WidthWord::Wide));
    assert_eq!(view.spread.iter().map(|bar| bar.managers).sum::<u32>(), 47);
}

#[test]
fn every_figure_leads_to_its_boxes_and_the_chart_opens_to_show_them() {
    let office = adventure_works();
    let wide = boxes(&office, Figure::Wide);
    assert_eq!((wide.keys.len(), wide.shown), (6, 6));
    assert!(!wide.toggled.is_empty(), "the chart stood folded to its top");
    let listed = rows(&office, FigureTable::Boxes { figure: Figure::Wide });
    let keys: Vec<&str> = listed.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, wide.keys, "the table lists the boxes that the chart marks");
    assert_eq!(boxes(&office, Figure::Span { from: 24, to: 24 }).keys.len(), 1);
    assert_eq!(boxes(&office, Figure::Layer { layer: 4 }).keys.len(), 206);
    assert_eq!(boxes(&office, Figure::OneOverOne).keys.len(), 8);
    let production = office.key(HitKind::Unit, "Production");
    assert_eq!(boxes(&office, Figure::Unit { key: production }).keys.len(), 179);
}

#[test]
fn what_is_usual_here_belongs_to_the_file_and_can_be_undone() {
    let office = adventure_works();
    office.edit(EditRequest::SetSpanLimits { narrow: 2, wide: 12 });
    let view = glance(&office);
    assert_eq!((view.narrow, view.wide), (4, 2), "13 and 24 reports are more than 12");
    office.close();
    office.open("aw.simpul").expect("the file");
    assert_eq!(glance(&office).limits, SpanLimits { narrow: 2, wide: 12 });
    office.undo();
    assert_eq!(glance(&office).limits, SpanLimits { narrow: 3, wide: 10 });
    let crossed = office.try_edit(EditRequest::SetSpanLimits { narrow: 9, wide: 8 });
    assert_eq!(crossed.map_err(|error| error.code).err().as_deref(), Some("refused-bad-limits"));
}

#[test]
fn tables_are_sorted_filtered_and_read_page_by_page() {
    let office = adventure_works();
    let request = RowsRequest {
        table: FigureTable::Managers,
        sort: Some("reports".into()),
        descending: true,
        filter: String::new(),
        from: 0,
        count: 3,
    };
    let first = rows_of(&office, request.clone());
    assert_eq!((first.total, first.matching, first.rows.len()), (47, 47, 3));
    let reports: Vec<f64> = first.rows.iter().map(|row| number(row, 2)).collect();
    assert_eq!(reports, [24.0, 13.0, 12.0]);
    let next = rows_of(&office, RowsRequest { from: 3, ..request.clone() });
    assert!(next.rows.iter().all(|row| !first.rows.contains(row)), "pages do not overlap");
    let found = rows_of(&office, RowsRequest { filter: "KREBS control".into(), ..request });
    assert!((1..47).contains(&found.matching) && found.total == 47, "{}", found.matching);
    for row in &found.rows {
        let all = (0..row.cells.len()).map(|at| text(row, at).to_lowercase()).collect::<Vec<_>>().join(" ");
        assert!(all.contains("krebs") && all.contains("control"), "{all}");
    }
}

#[test]
fn units_nest_and_add_up() {
    let office = adventure_works();
    let units = rows(&office, FigureTable::Units);
    let top = &units.rows[0];
    assert_eq!(
        (text(top, 0), top.depth, number(top, 1), number(top, 2)),
        ("Adventure Works Cycles", 0, 290.0, 0.0)
    );
    let groups: f64 = units.rows.iter().filter(|row| row.depth == 1).map(|row| number(row, 1)).sum();
    assert!((groups - 290.0).abs() < 1e-9, "everybody sits in exactly one department");
}

#[test]
fn somebody_who_is_still_to_begin_is_listed_and_not_counted() {
    let office = Office::with_sample("nusantara");
    let before = glance(&office);
    let vacant = boxes(&office, Figure::Vacant).keys;
    office.edit(EditRequest::Assign {
        position: vacant[0].clone(),
        person: None,
        name: "Putri Ayu".into(),
        share: 100,
        acting: false,
        from: Some("2027-01-04".into()),
        until: None,
    });
    let after = glance(&office);
    assert_eq!(
        (after.starting, after.people, after.vacant),
        (before.starting + 1, before.people, before.vacant)
    );
    let starting = rows(&office, FigureTable::Boxes { figure: Figure::Starting });
    let row = starting.rows.iter().find(|row| text(row, 0) == "Putri Ayu").expect("a row");
    assert_eq!(text(row, 2), "2027-01-04");
    let vacancies = rows(&office, FigureTable::Boxes { figure: Figure::Vacant });
    let row = vacancies.rows.iter().find(|row| row.key == vacant[0]).expect("a row");
    assert_eq!((text(row, 2), text(row, 3)), ("Putri Ayu", "2027-01-04"), "the vacancy says who comes");
}

#[test]
fn a_table_is_written_as_it_stands_in_both_forms() {
    let office = adventure_works();
    let request = |format, name: &str| TableExportRequest {
        rows: RowsRequest {
            table: FigureTable::Managers,
            sort: Some("reports".into()),
            descending: true,
            filter: "production supervisor".into(),
            from: 0,
            count: 0,
        },
        format,
        path: office.path(name).to_string_lossy().into_owned(),
        language: Language::Id,
    };
    let done =
        export_figures(&office.desk, request(TableFormat::Csv, "t.csv"), &office.ctx()).expect("a file");
    let text = std::fs::read_to_string(office.path("t.csv")).expect("text");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len() as u32, done.rows + 1);
    assert!(lines[0].starts_with("Nama,Jabatan,Bawahan langsung,Rentang,"), "{}", lines[0]);
    assert!(lines[1].contains(",banyak,"), "words, not codes: {}", lines[1]);
    export_figures(&office.desk, request(TableFormat::Xlsx, "t.xlsx"), &office.ctx()).expect("a file");
    assert!(std::fs::read(office.path("t.xlsx")).expect("bytes").starts_with(b"PK"));
    let nowhere = request(TableFormat::Csv, "no/such/folder/t.csv");
    let refused = export_figures(&office.desk, nowhere, &office.ctx());
    assert_eq!(refused.map_err(|error| error.code).err().as_deref(), Some("not-writable"));
}
