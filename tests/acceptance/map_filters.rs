//! Every picture and list of the map keeps to one filter, and says what it leaves out.

use simpul_api::dto::*;
use simpul_api::use_case::{export_pairs, layout, matrix, reporting_lines};
use simpul_tests::{Office, office};

fn filtered(filter: MapFilter) -> MapRequest {
    MapRequest { filter, ..office::deepest() }
}

fn info(office: &Office, map: &MapRequest) -> MapInfo {
    let request = MatrixRequest { map: map.clone(), ..MatrixRequest::default() };
    matrix(&office.desk, request, &office.ctx()).expect("a matrix").info
}

fn hidden(info: &MapInfo, why: HiddenWhy) -> u32 {
    info.hidden.iter().find(|hidden| hidden.why == why).map_or(0, |hidden| hidden.pairs)
}

/// Pairs drawn by flow, focus, wheel and matrix, and listed.
fn counted(office: &Office, map: &MapRequest) -> [usize; 4] {
    let drawn = |picture| layout(&office.desk, picture, false, &office.ctx()).expect("a picture").edges;
    let wheel = MapRequest { wheel: true, ..map.clone() };
    let cells = drawn(Picture::Matrix(MatrixRequest { map: map.clone(), ..MatrixRequest::default() }));
    let both = cells.iter().filter(|cell| cell.two_way).count() / 2;
    let once = cells.iter().filter(|cell| !cell.two_way).count();
    let drawn = |map| drawn(Picture::Map(map)).len();
    [drawn(map.clone()), drawn(wheel), both + once, office.links_of(map).len()]
}

#[test]
fn four_pictures_and_the_list_show_the_same_pairs_whatever_is_filtered() {
    let office = Office::with_sample("nusantara");
    let none = MapFilter::default();
    let whole = info(&office, &filtered(none.clone()));
    let filters = [
        MapFilter { kinds: vec![ItemKind::Action], ..none.clone() },
        MapFilter { branch: Some("trading division".to_owned()), ..none.clone() },
        MapFilter { processes: vec![whole.processes[0].id.clone()], ..none.clone() },
        MapFilter { processes: vec![whole.processes[0].name.to_uppercase()], ..none.clone() },
        MapFilter { cadences: vec![CadenceWord::Monthly], ..none.clone() },
        MapFilter { dues: vec![DueWord::Hour, DueWord::Closing], ..none.clone() },
        MapFilter { external: false, ..none.clone() },
        MapFilter { at_least: Some(3.0), ..none.clone() },
        MapFilter { show: Show::Lopsided, ..none.clone() },
        MapFilter { show: Show::OneWay, ..none.clone() },
        MapFilter { show: Show::OneWay, at_least: Some(2.0), external: false, ..none },
    ];
    for filter in filters {
        let map = filtered(filter);
        let info = info(&office, &map);
        let shown = info.shown_pairs as usize;
        assert_eq!(counted(&office, &map), [shown; 4], "{:?}", map.filter);
        assert!(info.shown_pairs < info.total_pairs, "{:?} hides something", map.filter);
        assert_eq!(info.total_pairs, whole.total_pairs, "the whole does not hang on what is filtered");
        assert!(!info.hidden.is_empty(), "{:?} says why", map.filter);
        let around = MapRequest { focus: Some(Focus { centre: None, depth: 3 }), ..map.clone() };
        let near = office.links_of(&around).len();
        assert!(near <= shown && (near > 0 || shown == 0), "the focus keeps to it as well: {:?}", map.filter);
    }
}

#[test]
fn each_filter_says_how_many_come_back_without_it() {
    let office = Office::with_sample("nusantara");
    let both = MapFilter { external: false, show: Show::TwoWay, ..MapFilter::default() };
    let info = info(&office, &filtered(both));
    assert_eq!((info.total_pairs, info.shown_pairs), (43, 12));
    assert_eq!(hidden(&info, HiddenWhy::External), 4);
    assert_eq!(hidden(&info, HiddenWhy::Show), 27);
    assert_eq!(info.hidden.len(), 2, "{:?}", info.hidden);
}

#[test]
fn a_branch_keeps_the_needs_that_touch_it() {
    let office = Office::with_sample("nusantara");
    let of = |branch: &str| filtered(MapFilter { branch: Some(branch.to_owned()), ..MapFilter::default() });
    let inside = ["Trading Division", "Marketing", "Warehouse", "Purchasing", "Sales"];
    let near = |row: &LinkRow| [&row.a.name, &row.b.name].iter().any(|name| inside.contains(&name.as_str()));
    let all = office.links_of(&filtered(MapFilter::default()));
    let expected: Vec<&LinkRow> = all.iter().filter(|row| near(row)).collect();
    let found = office.links_of(&of("Trading Division"));
    assert_eq!(found.iter().collect::<Vec<_>>(), expected, "both directions of a pair are there");
    assert!(!found.is_empty() && found.len() < all.len());
    let map = of(&office.key(HitKind::Unit, "Trading Division"));
    let info = info(&office, &map);
    assert_eq!(info.branch.map(|branch| branch.name).as_deref(), Some("Trading Division"));
    let hidden = info.hidden.iter().find(|hidden| hidden.why == HiddenWhy::Branch).map(|hidden| hidden.pairs);
    assert_eq!(hidden, Some((all.len() - found.len()) as u32));
    let request = MatrixRequest { map: of("Atlantis"), ..MatrixRequest::default() };
    let refused = matrix(&office.desk, request, &office.ctx()).expect_err("no such unit");
    assert_eq!(refused.code, "unknown-unit");
}

#[test]
fn the_list_of_pairs_says_what_was_answered_in_the_language_asked_for() {
    let office = Office::with_sample("nusantara");
    let unit = |name| office.key(HitKind::Unit, name);
    let (a, b) = (unit("Sales"), unit("Payroll"));
    office.edit(EditRequest::AnswerOneWay { a, b, answer: AnswerWord::Nothing });
    let listed = |language| {
        let path = office.path("pairs.csv");
        let request = PairsExportRequest {
            map: filtered(MapFilter { show: Show::OneWay, ..MapFilter::default() }),
            format: ReviewFormat::Csv,
            path: path.to_string_lossy().into_owned(),
            language,
        };
        let done = export_pairs(&office.desk, request, &office.ctx()).expect("a list");
        (done.rows as usize, std::fs::read_to_string(path).expect("text"))
    };
    let (rows, text) = listed(Language::En);
    assert_eq!(
        rows,
        office.links_of(&filtered(MapFilter { show: Show::OneWay, ..MapFilter::default() })).len()
    );
    let line = text.lines().find(|line| line.starts_with("Sales,Payroll,")).expect("the pair");
    assert!(line.contains("one-way") && line.contains("nothing needed back,Rina,"), "{line}");
    assert!(listed(Language::Id).1.contains("tidak ada yang dibutuhkan balik"));
}

#[test]
fn summed_and_lopsided_pairs_are_filters_of_their_own() {
    let office = Office::with_sample("nusantara");
    let at = |level, show| MapRequest {
        level: Some(level),
        filter: MapFilter { show, ..MapFilter::default() },
        ..MapRequest::default()
    };
    let summed = office.links_of(&at(2, Show::Summed));
    assert_eq!(summed.len(), 1);
    assert_eq!(summed[0].kind, PairKind::Summed);
    let unit = |name| office.key(HitKind::Unit, name);
    for item in ["forecast", "campaign plan", "returns policy", "price list"] {
        office.edit(EditRequest::AddNeed {
            customer: unit("Warehouse"),
            supplier: unit("Marketing"),
            item: item.to_owned(),
            kind: ItemKind::Information,
            purpose: String::new(),
            channel: String::new(),
            due: String::new(),
            aim: String::new(),
            cadence: String::new(),
            form: String::new(),
            quality: String::new(),
            processes: Vec::new(),
        });
    }
    let heavy = |row: &&LinkRow| row.a_gives.max(row.b_gives) >= 3 * row.a_gives.min(row.b_gives);
    let mut found = 0;
    for level in 1..=4 {
        let two_way = office.links_of(&at(level, Show::TwoWay));
        let lopsided = office.links_of(&at(level, Show::Lopsided));
        let expected: Vec<&LinkRow> = two_way.iter().filter(heavy).collect();
        assert_eq!(lopsided.iter().collect::<Vec<_>>(), expected, "three times what comes back");
        let internal = lopsided.iter().filter(|row| !row.external).count();
        assert_eq!(info(&office, &at(level, Show::All)).lopsided as usize, internal);
        found += internal;
    }
    assert!(found > 0);
}

#[test]
fn drafts_are_shown_where_they_are_asked_for_and_count_nowhere_else() {
    let office = Office::with_sample("nusantara");
    let unit = office.key(HitKind::Unit, "Mail Room");
    let lines =
        reporting_lines(&office.desk, KeysRequest { keys: vec![unit] }, &office.ctx()).expect("lines").lines;
    let ends =
        lines.iter().map(|line| LineEnds { boss: line.boss.key.clone(), report: line.report.key.clone() });
    office.edit(EditRequest::ProposeNeeds {
        lines: ends.collect(),
        down: "goals".into(),
        up: "results".into(),
    });
    let positions = |statuses: &[StatusWord]| {
        let filter = MapFilter { statuses: statuses.to_vec(), ..MapFilter::default() };
        MapRequest { positions: true, ..filtered(filter) }
    };
    let whole = info(&office, &positions(&[]));
    let drafts = positions(&[StatusWord::Draft]);
    let only = office.links_of(&drafts);
    assert!(!only.is_empty());
    let told = info(&office, &drafts);
    assert_eq!(told.total_pairs - told.shown_pairs, hidden(&told, HiddenWhy::Status), "the active come back");
    assert_eq!(told.total_pairs, whole.total_pairs + only.len() as u32);
    let both = info(&office, &positions(&[StatusWord::Active, StatusWord::Draft]));
    assert_eq!((both.shown_pairs, both.hidden.len()), (told.total_pairs, 0));
    assert_eq!(whole.choices.statuses.iter().map(|choice| choice.needs).collect::<Vec<_>>()[0], 70);
}

#[test]
fn what_runs_back_outside_the_filter_is_not_asked_about() {
    let office = Office::with_sample("nusantara");
    let actions = filtered(MapFilter { kinds: vec![ItemKind::Action], ..MapFilter::default() });
    let rows = office.links_of(&actions);
    let told: Vec<(&str, &str)> = rows
        .iter()
        .filter(|row| row.back_filtered)
        .map(|row| (row.a.name.as_str(), row.b.name.as_str()))
        .collect();
    assert!(!told.is_empty(), "some pair is two-way only with what is not an action");
    for row in &rows {
        let whole = office.link(&office::deepest(), &row.a.name, &row.b.name).expect("the pair");
        assert_eq!(
            row.back_filtered,
            row.kind == PairKind::OneWay && whole.kind != PairKind::OneWay,
            "{} and {}",
            row.a.name,
            row.b.name
        );
        let card = office.pair_of(&actions, &row.a.name, &row.b.name);
        assert_eq!(card.kind, whole.kind, "the card tells the whole pair");
    }
}

#[test]
fn a_process_nobody_knows_is_refused_with_those_there_are() {
    let office = Office::with_sample("nusantara");
    let map = filtered(MapFilter { processes: vec!["nothing".to_owned()], ..MapFilter::default() });
    let refused = simpul_api::use_case::links(&office.desk, map, &office.ctx()).expect_err("no such process");
    assert_eq!(refused.code, "unknown-process");
    assert!(refused.args["known"].contains(&info(&office, &office::deepest()).processes[0].name));
}
