//! Pictures that leave the program: everything there is, or the branch somebody looks at.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::Office;

/// The words of a picture, one after another, and what is said of it.
fn exported(
    office: &Office,
    picture: Picture,
    scope: Scope,
    branch: Option<&str>,
) -> (Exported, Vec<String>) {
    let path = office.path("picture.svg");
    let request = ExportRequest {
        picture,
        scope,
        branch: branch.map(str::to_owned),
        format: PictureFormat::Svg,
        path: path.to_string_lossy().into_owned(),
        language: Language::En,
        title: String::new(),
    };
    let done = use_case::export_picture(&office.desk, request, &office.ctx()).expect("a picture");
    let svg = std::fs::read_to_string(path).expect("text");
    let words = svg.split("</text>").filter_map(|text| Some(text.rsplit_once('>')?.1.to_owned()));
    (done, words.collect())
}

fn says(words: &[String], text: &str) -> bool {
    words.iter().any(|word| word == text)
}

#[test]
fn a_map_of_everything_names_its_level() {
    let office = Office::with_sample("nusantara");
    let (done, words) = exported(&office, Picture::Map(MapRequest::default()), Scope::Everything, None);
    assert_eq!((done.shown, done.total), (43, 43));
    assert!(words.iter().any(|word| word.ends_with(" · level: teams")), "{words:?}");
}

#[test]
fn a_map_around_one_unit_names_it_and_lists_what_goes_both_ways() {
    let office = Office::with_sample("nusantara");
    let focus = Some(Focus { centre: Some(office.key(HitKind::Unit, "Marketing")), depth: 1 });
    let map = Picture::Map(MapRequest { focus, ..MapRequest::default() });
    let (_, words) = exported(&office, map, Scope::Shown, None);
    assert!(words.iter().any(|word| word.ends_with(" · around Marketing")), "{words:?}");
    let warehouse = words.iter().position(|word| word == "Warehouse").expect("the partner");
    let lists = ["gives", "current stock by brand and type", "gets", "brand and type of the goods sold"];
    assert_eq!(words[warehouse + 1..warehouse + 5], lists);
    assert_eq!(words[warehouse + 5], "delivery limit");
}

#[test]
fn the_branch_of_a_unit_on_the_map_is_its_units_and_those_they_are_joined_to() {
    let office = Office::with_sample("nusantara");
    let marketing = office.key(HitKind::Unit, "Marketing");
    let map = Picture::Map(MapRequest { level: Some(2), ..MapRequest::default() });
    let (done, words) = exported(&office, map, Scope::Branch, Some(&marketing));
    let joined = office.links_of(&MapRequest { level: Some(9), ..MapRequest::default() });
    let own = joined.iter().filter(|row| row.a.name == "Marketing" || row.b.name == "Marketing");
    assert_eq!((done.shown as usize, done.total as usize), (own.count(), joined.len()));
    assert!(says(&words, "Marketing") && says(&words, "Warehouse") && says(&words, "Payroll"));
    assert!(!says(&words, "Mail Room"), "neither in marketing nor joined to it");
    assert!(words.iter().any(|word| word.ends_with(" · level: teams · Marketing")), "{words:?}");
}

#[test]
fn on_paper_nothing_folds() {
    let office = Office::with_sample("nusantara");
    let (_, map) = exported(&office, Picture::Map(MapRequest::default()), Scope::Shown, None);
    assert!(!says(&map, "+"), "no unit offers to unfold");
    let units = ChartRequest { by: ChartBy::Unit, depth: Some(2), ..ChartRequest::default() };
    let (_, chart) = exported(&office, Picture::Chart(units), Scope::Shown, None);
    assert!(says(&chart, "part of") && !says(&chart, "reports to"), "{chart:?}");
    assert!(says(&chart, "5"), "how many units a folded division holds");
}
