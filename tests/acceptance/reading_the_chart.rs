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
    let path = office.path("chart.svg");
    let request = ExportRequest {
        picture: Picture::Chart(ChartRequest::default()),
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
