//! Reading the chart: what stands on its cards, what its colours mean, and one branch of it.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::Office;

fn cards(fields: &[&str]) -> EditRequest {
    let fields = fields.iter().map(|&code| code.to_owned()).collect();
    EditRequest::SetCards { fields: Some(fields), initials: None, rules: None }
}

fn colours(rules: Vec<ColourRule>) -> EditRequest {
    EditRequest::SetCards { fields: None, initials: None, rules: Some(rules) }
}

fn rule(by: &str) -> ColourRule {
    ColourRule { by: by.to_owned(), ..ColourRule::default() }
}

/// What the window is told beside the picture.
fn info(office: &Office, request: ChartRequest) -> ChartInfo {
    let bytes = use_case::chart(&office.desk, request, &office.ctx()).expect("a chart");
    let length = u32::from_le_bytes(bytes[..4].try_into().expect("four bytes")) as usize;
    serde_json::from_slice(&bytes[4..4 + length]).expect("its info")
}

/// The words of the whole chart as it leaves the program.
fn words(office: &Office) -> Vec<String> {
    words_of(office, ChartRequest::default())
}

fn words_of(office: &Office, chart: ChartRequest) -> Vec<String> {
    let path = office.path("chart.svg");
    let request = ExportRequest {
        picture: Picture::Chart(chart),
        scope: Scope::Everything,
        branch: None,
        format: PictureFormat::Svg,
        path: path.to_string_lossy().into_owned(),
        language: Language::En,
        title: String::new(),
    };
    use_case::export_picture(&office.desk, request, &office.ctx()).expect("a picture");
    let svg = std::fs::read_to_string(path).expect("text");
    svg.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1.to_owned())).collect()
}

fn says(words: &[String], text: &str) -> bool {
    words.iter().any(|word| word == text)
}

#[test]
fn cards_say_what_the_organisation_chose_here_and_in_exports() {
    let office = Office::with_sample("nusantara");
    assert!(says(&words(&office), "President Director"));
    office.edit(cards(&["unit", "people", "vacancies", "location"]));
    let chosen = words(&office);
    assert!(!says(&chosen, "President Director"), "the title was left out");
    assert!(says(&chosen, "89 people below") && says(&chosen, "5 vacancies below"), "{chosen:?}");
    office.undo();
    assert!(says(&words(&office), "President Director"));
}

#[test]
fn a_card_holds_six_lines_each_once() {
    let office = Office::with_sample("nusantara");
    let seven = ["title", "unit", "location", "email", "phone", "since", "reports"];
    for fields in [&seven[..], &["unit", "unit"]] {
        let refused = office.try_edit(cards(fields)).expect_err("a refusal");
        assert_eq!(refused.code, "refused-too-many-fields");
    }
    assert_eq!(office.try_edit(cards(&["shoe size"])).expect_err("a refusal").code, "not-found");
}

#[test]
fn colours_mean_what_the_first_fitting_rule_says_and_come_with_a_letter() {
    let office = Office::with_sample("nusantara");
    let lines = |office: &Office| {
        let rows = info(office, ChartRequest::default()).legend;
        rows.into_iter().map(|row| (row.letter, row.text, row.count)).collect::<Vec<_>>()
    };
    assert!(lines(&office).is_empty(), "divisions need no legend");
    office.edit(colours(vec![rule("vacancy"), rule("unit")]));
    let by_division = lines(&office);
    assert_eq!(by_division[0], ("A".to_owned(), "Vacant".to_owned(), 5));
    let counted: u32 = by_division.iter().map(|row| row.2).sum();
    assert!(by_division.len() > 2 && counted <= 95, "{by_division:?}");
    let drawn = words(&office);
    assert!(says(&drawn, "Vacant") && says(&drawn, &by_division[1].1) && says(&drawn, "B"));

    let custom = info(&office, ChartRequest::default()).customs;
    assert!(custom.iter().any(|field| field.name == "floor"), "a column of the list: {custom:?}");
    office.edit(colours(vec![rule("floor")]));
    assert!(lines(&office).iter().all(|row| row.1.starts_with("floor: ")));
}

#[test]
fn colours_of_units_mean_what_the_rules_say_of_units_here_and_in_exports() {
    let office = Office::with_sample("nusantara");
    let units = || ChartRequest { by: ChartBy::Unit, ..ChartRequest::default() };
    let legend = |by: Vec<ColourRule>| {
        office.edit(colours(by));
        let rows = info(&office, units()).legend;
        rows.into_iter().map(|row| (row.text, row.count)).collect::<Vec<_>>()
    };
    let kinds = legend(vec![rule("kind")]);
    assert!(kinds.iter().any(|(text, _)| text == "department"), "{kinds:?}");
    let drawn = words_of(&office, units());
    assert!(says(&drawn, "A") && says(&drawn, &kinds[0].0), "{drawn:?}");
    let sizes = legend(vec![rule("headcount")]);
    assert_eq!(sizes[0].0, "People: below 10");
    let vacancies = legend(vec![rule("vacancy")]);
    assert!(vacancies.iter().all(|(text, _)| text.starts_with("Vacant: ")), "{vacancies:?}");
    let some = ColourRule { when: RuleWhen::AtLeast, limit: 1, ..rule("vacancy") };
    let open = legend(vec![some])[0].1;
    assert_eq!(open, vacancies.iter().map(|row| row.1).sum::<u32>(), "every unit with a vacancy");
    let cities = legend(vec![rule("location")]);
    assert!(cities.iter().any(|(text, _)| text.starts_with("Jakarta")), "where heads work: {cities:?}");

    // The ground behind boxes means what the boxes mean, and says its letter.
    office.edit(colours(vec![rule("kind")]));
    let banded = ChartView { bands: true, ..ChartView::default() };
    let drawn = words_of(&office, ChartRequest { view: banded, ..ChartRequest::default() });
    assert!(drawn.iter().any(|word| word.contains(" · Warehouse")), "{drawn:?}");
}

#[test]
fn what_was_chosen_is_there_again_when_the_file_is_opened() {
    let office = Office::with_sample("nusantara");
    office.edit(cards(&["title", "since"]));
    office.edit(colours(vec![ColourRule { when: RuleWhen::AtLeast, limit: 4, ..rule("span") }]));
    office.close();
    office.open("sample.simpul").expect("the file");
    let again = info(&office, ChartRequest::default());
    assert_eq!(again.cards.fields, ["title", "since"]);
    assert_eq!(again.legend[0].text, "Direct reports: 4 or more");
}

#[test]
fn a_branch_says_where_it_hangs() {
    let office = Office::with_sample("nusantara");
    assert!(info(&office, ChartRequest::default()).path.is_empty());
    let actuary = office.key(HitKind::Position, "Actuary");
    let branch = info(&office, ChartRequest { root: Some(actuary.clone()), ..ChartRequest::default() });
    let names: Vec<&str> = branch.path.iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names[..2], ["Bambang Wicaksono", "Elisabeth Nababan"]);
    assert_eq!(branch.path.last().map(|place| &place.key), Some(&actuary));
    assert_eq!((branch.shown, branch.path_skipped), (1, 0));
}

#[test]
fn an_automatic_chart_keeps_its_layout_through_edits() {
    let office = Office::with_sample("nusantara");
    let opened = info(&office, ChartRequest::default()).arranged;
    assert_eq!(opened.style, ChartStyle::Hanging, "95 positions side by side are far wider than any window");
    let held = ChartRequest { held: Some(opened), depth: Some(2), ..ChartRequest::default() };
    assert_eq!(info(&office, held).arranged, opened);
    let anew = ChartRequest { depth: Some(2), ..ChartRequest::default() };
    assert_eq!(info(&office, anew).arranged.style, ChartStyle::Tidy, "seven boxes fit as they are");
}

/// Sari leads until the end of the month; Budi's seat is Citra's from December; Dewi leaves in two years, which is
/// no news, and Eko has left.
const COMING: &str = "\
id,position_id,name,title,manager_id,unit,from,until
1,P1,Sari,Director,,Head office,2020-01-01,2026-11-30
2,P2,Budi,Clerk,1,Stock,,
3,P2,Citra Lestari,Clerk,1,Stock,2026-12-01,
4,P4,Dewi,Clerk,1,Stock,,2028-11-30
5,P5,Eko,Driver,1,Stock,2020-01-01,2026-10-31
6,P5,Fajar,Driver,1,Stock,2028-02-01,
";

fn coming() -> Office {
    let office = Office::default();
    let list = office.path("people.csv");
    std::fs::write(&list, COMING).expect("a list");
    office.import(&[(ImportRole::People, list)], Some("a.simpul"));
    office
}

fn rows(office: &Office, by: ChartBy) -> Vec<OutlineRow> {
    let request = ChartRequest { by, depth: Some(9), ..ChartRequest::default() };
    use_case::outline(&office.desk, request, &office.ctx()).expect("an outline").rows
}

#[test]
fn who_is_to_begin_or_to_leave_is_marked_and_not_counted() {
    let office = coming();
    let words = words(&office);
    for mark in ["until 30 Nov", "from 1 Dec: Citra Lestari", "from 1 Feb 2028: Fajar"] {
        assert!(says(&words, mark), "{mark}: {words:?}");
    }
    assert!(!words.iter().any(|word| word.contains("Nov 2028") || word.contains("Oct")), "{words:?}");

    let rows = rows(&office, ChartBy::Position);
    let of = |title: &str| rows.iter().find(|row| row.title == title).expect("a row");
    assert_eq!((of("Director").coming.as_str(), of("Director").people), ("until 30 Nov", 2));
    assert_eq!((of("Driver").coming.as_str(), of("Driver").vacant), ("from 1 Feb 2028: Fajar", true));
    assert_eq!(of("Director").vacancies, 1);
    let figures = use_case::figures(&office.desk, Nothing {}, &office.ctx()).expect("figures");
    let marked = rows.iter().filter(|row| !row.coming.is_empty()).count() as u32;
    assert_eq!(figures.starting + figures.leaving, marked, "the cards mark whom the figures list");
}

#[test]
fn a_box_of_a_person_says_what_they_begin_and_leave() {
    let rows = rows(&coming(), ChartBy::Person);
    let sari = rows.iter().find(|row| row.name == "Sari").expect("a row");
    assert_eq!(sari.coming, "until 30 Nov");
    assert!(rows.iter().all(|row| row.name != "Citra Lestari"), "who has not begun has no box");
}

#[test]
fn the_outline_sums_up_as_the_cards_do() {
    let office = Office::with_sample("nusantara");
    let top = &rows(&office, ChartBy::Position)[0];
    assert_eq!((top.people, top.vacancies), (89, 5));
    let group = &rows(&office, ChartBy::Unit)[0];
    let Inspect::Unit(card) = office.inspect(&group.key, None) else { panic!("a unit") };
    assert_eq!((group.people, group.vacancies), (card.headcount, card.vacant));
}
