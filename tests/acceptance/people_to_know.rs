//! A newcomer gets the list for the first weeks, on screen and on paper.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn list(office: &Office, kind: HitKind, name: &str) -> KnowView {
    let key = office.key(kind, name);
    people_to_know(&office.desk, KnowRequest { key }, &office.ctx()).expect("a list")
}

fn name(who: &Reached) -> &str {
    let parts = [&who.person, &who.position, &who.unit];
    parts.into_iter().flatten().next().map_or("", |name| &name.name)
}

/// Who, how often, and how many needs each way.
fn rows(view: &KnowView) -> Vec<(&str, &str, usize, usize)> {
    let mut rows = Vec::new();
    for line in &view.others {
        let often = line.often.as_deref().unwrap_or_default();
        rows.push((name(&line.who), often, line.gives.len(), line.gets.len()));
    }
    rows
}

fn near(view: &KnowView) -> Vec<(&str, &str)> {
    view.near.iter().map(|line| (line.near.as_str(), name(&line.who))).collect()
}

#[test]
fn a_unit_knows_both_sides_of_its_pairs_most_often_first() {
    let office = Office::with_sample("nusantara");
    let view = list(&office, HitKind::Unit, "Marketing");
    assert_eq!(near(&view), [("manager", "Zulfikar Chaniago"), ("contact", "Putri Ayuningtyas")]);
    let wanted = [
        ("Hasnah Karim", "daily", 1, 2),
        ("Taufik Nasution", "per-case", 1, 0),
        ("Sri Wahyuni", "monthly", 1, 0),
        ("Christina Sulastri", "monthly", 0, 1),
    ];
    assert_eq!(rows(&view), wanted);
    assert_eq!(view.others[0].gives[0].item, "current stock by brand and type");
    assert!(!view.others[0].ways.is_empty(), "and how to reach them");
}

#[test]
fn a_position_knows_those_of_its_own_needs_and_of_its_unit() {
    let office = Office::with_sample("nusantara");
    let view = list(&office, HitKind::Position, "Mail Room Lead");
    assert_eq!(near(&view), [("manager", "Subagyo"), ("backup", "Petrus Wenda")]);
    assert_eq!(rows(&view)[0], ("Petrus Wenda", "daily", 1, 1));
    let mail = view.others.iter().find(|line| name(&line.who) == "Sri Wahyuni").expect("a customer");
    assert_eq!(mail.gets[0].item, "incoming mail and parcels");
    let own = mail.gets[0].own.as_ref().map(|own| own.name.as_str());
    assert_eq!(own, Some("Mail Room"), "it says that the unit gives it");
    let person = list(&office, HitKind::Person, "Sukarti");
    assert_eq!(rows(&person), rows(&view), "who holds the position has the same list");
    assert_eq!(person.of.name, "Sukarti");
}

#[test]
fn the_page_for_paper_says_the_same_in_both_languages() {
    let office = Office::with_sample("nusantara");
    let key = office.key(HitKind::Unit, "Marketing");
    let page = |language, file: &str| {
        let path = office.path(file).to_string_lossy().into_owned();
        let request = KnowExportRequest { key: key.clone(), path, language };
        let done = export_people_to_know(&office.desk, request, &office.ctx()).expect("a page");
        assert_eq!(done.rows, 6);
        std::fs::read_to_string(done.path).expect("a file")
    };
    let english = page(Language::En, "en.html");
    assert!(english.contains("<h1>People to know: Marketing</h1>"));
    assert!(english.contains("current stock by brand and type (daily, 09:00)"), "{english}");
    assert!(english.contains(" · 22 November 2026"), "no day as machines write it: {english}");
    let indonesian = page(Language::Id, "id.html");
    assert!(indonesian.contains("<h1>Orang yang perlu dikenal: Marketing</h1>"));
    assert!(indonesian.contains("lang=\"id\"") && indonesian.contains("setiap hari"));
}

#[test]
fn somebody_who_is_gone_has_no_list() {
    let office = Office::with_sample("nusantara");
    let request = KnowRequest { key: "unit:1".to_owned() };
    let refused = people_to_know(&office.desk, request, &office.ctx()).expect_err("nobody");
    assert_eq!(refused.code, "not-found");
}
