//! HR draws on the chart of people: somebody's box stands for one post, and what is done to it is done there.

use simpul_api::dto::*;
use simpul_api::use_case::{chart_boxes, outline, posts, preview_edit};
use simpul_tests::Office;

fn office() -> Office {
    Office::with_sample("nusantara")
}

fn person(office: &Office, name: &str) -> Key {
    office.key(HitKind::Person, name)
}

fn seat(office: &Office, title: &str) -> Key {
    office.key(HitKind::Position, title)
}

fn people() -> ChartRequest {
    ChartRequest { by: ChartBy::Person, depth: Some(u32::MAX), ..ChartRequest::default() }
}

/// Names and titles of the chart of people, with their depth.
fn chart(office: &Office) -> Vec<(u32, String, String)> {
    let rows = outline(&office.desk, people(), &office.ctx()).expect("an outline").rows;
    rows.into_iter().map(|row| (row.depth, row.name, row.title)).collect()
}

/// Whose box hangs above somebody's.
fn above(office: &Office, name: &str) -> String {
    let rows = chart(office);
    let at = rows.iter().position(|(_, other, _)| other == name).expect("a box");
    let own = rows[at].0;
    rows[..at].iter().rfind(|row| row.0 < own).map(|row| row.1.clone()).unwrap_or_default()
}

fn titles(office: &Office, key: &str) -> Vec<String> {
    match office.inspect(key, None) {
        Inspect::Person(card) => card.seats.into_iter().map(|seat| seat.title).collect(),
        _ => panic!("a person's card"),
    }
}

fn under(key: &str) -> Spot {
    Spot { place: Place::Under, key: Some(key.to_owned()) }
}

fn moving(key: &str, to: Spot) -> EditRequest {
    EditRequest::Move { keys: vec![key.to_owned()], to, alone: false, join_unit: false }
}

/// A second post for somebody.
fn assigned(office: &Office, key: &str, title: &str) -> Key {
    let position = seat(office, title);
    let (person, name) = (Some(key.to_owned()), String::new());
    let (from, until) = (None, None);
    office.edit(EditRequest::Assign {
        position: position.clone(),
        person,
        name,
        share: 50,
        acting: true,
        from,
        until,
    });
    position
}

#[test]
fn a_box_moves_below_somebody_and_undo_brings_the_same_chart_back() {
    let office = office();
    let (planner, manager) = (person(&office, "Irwan Paturusi"), person(&office, "Hasnah Karim"));
    let before = chart(&office);
    let edit = moving(&planner, under(&manager));
    let told = preview_edit(&office.desk, edit.clone(), &office.ctx()).expect("a preview");
    assert_eq!((told.moved, told.refusal), (1, None));
    assert_eq!(office.edit(edit).name.args.get("name").map(String::as_str), Some("Delivery Planner"));
    assert_eq!(above(&office, "Irwan Paturusi"), "Hasnah Karim");
    office.undo();
    assert_eq!(chart(&office), before);
}

#[test]
fn a_step_by_keys_leads_past_one_box_that_is_seen_be_it_a_vacancy() {
    let office = office();
    let planner = person(&office, "Irwan Paturusi");
    let beside = |office: &Office| {
        let own = above(office, "Irwan Paturusi");
        let all = chart(office);
        let depth = all.iter().find(|row| row.1 == "Irwan Paturusi").expect("a box").0;
        let called =
            |row: &(u32, String, String)| if row.1.is_empty() { row.2.clone() } else { row.1.clone() };
        let begins = all.iter().position(|row| row.1 == own).expect("a box");
        let branch = all[begins + 1..].iter().take_while(|row| row.0 >= depth);
        branch.filter(|row| row.0 == depth).map(called).collect::<Vec<_>>()
    };
    let was = beside(&office);
    let place = was.iter().position(|name| name == "Irwan Paturusi").expect("a place");
    let vacancy = EditRequest::AddBeside {
        beside: person(&office, &was[place - 1]),
        name: "Driver".to_owned(),
        person_name: String::new(),
    };
    office.edit(vacancy);
    assert_eq!(beside(&office)[place..=place + 1], ["Driver", "Irwan Paturusi"]);
    office.edit(EditRequest::Nudge { keys: vec![planner], way: Way::Earlier });
    assert_eq!(beside(&office)[place..=place + 1], ["Irwan Paturusi", "Driver"]);
}

#[test]
fn a_step_out_leads_out_of_the_box_that_is_seen() {
    let office = office();
    let (planner, head) = (person(&office, "Irwan Paturusi"), above(&office, "Irwan Paturusi"));
    let (key, over) = (person(&office, &head), above(&office, &head));
    office.edit(EditRequest::Vacate { keys: vec![key] });
    assert_eq!(above(&office, "Irwan Paturusi"), "", "they stand below the vacancy");
    office.edit(EditRequest::Nudge { keys: vec![planner], way: Way::Out });
    assert_eq!(above(&office, "Irwan Paturusi"), over, "and now beside it");
}

#[test]
fn a_vacancy_has_a_box_and_is_filled_by_whoever_is_put_on_it() {
    let office = office();
    let (planner, post) = (person(&office, "Irwan Paturusi"), seat(&office, "Delivery Planner"));
    let before = chart(&office);
    let vacancies = |office: &Office| chart(office).into_iter().filter(|row| row.1.is_empty()).count();
    let had = vacancies(&office);
    office.edit(EditRequest::Vacate { keys: vec![planner.clone()] });
    assert_eq!(vacancies(&office), had + 1);
    let request = ShowBoxesRequest { keys: vec![post.clone()], chart: people() };
    let boxes = chart_boxes(&office.desk, request, &office.ctx()).expect("boxes");
    assert_eq!((boxes.keys, boxes.shown), (vec![post.clone()], 1), "it stands for itself");
    let filled = office.edit(EditRequest::Seat { person: planner, position: post, keep: false });
    assert_eq!((filled.name.code.as_str(), vacancies(&office)), ("seat", had));
    assert_eq!(chart(&office), before);
}

#[test]
fn of_several_posts_the_first_in_reading_order_is_meant_and_said() {
    let office = office();
    let somebody = person(&office, "Irwan Paturusi");
    let own = seat(&office, "Delivery Planner");
    let second = assigned(&office, &somebody, "Senior Buyer");
    let boxes =
        posts(&office.desk, KeysRequest { keys: vec![somebody.clone(), second.clone()] }, &office.ctx());
    let boxes = boxes.expect("posts").keys;
    assert_eq!(boxes[1], second, "a post is itself");
    let stands = titles(&office, &somebody)[0].clone();
    assert_eq!(boxes[0], if stands == "Senior Buyer" { second.clone() } else { own.clone() });
    let row = chart(&office).into_iter().find(|row| row.1 == "Irwan Paturusi").expect("a box");
    assert!(row.2.starts_with(&format!("{stands}, also ")), "{}", row.2);
    let moved = office.edit(moving(&somebody, under(&person(&office, "Hasnah Karim"))));
    assert_eq!(moved.name.args["name"], stands);
    assert_eq!(moved.touched.iter().filter(|key| [&own, &second].contains(key)).count(), 1, "one post moved");
}

#[test]
fn making_vacant_takes_them_alone_off_the_post_and_leaves_their_other_one() {
    let office = office();
    let somebody = person(&office, "Irwan Paturusi");
    let shared = person(&office, "Hasnah Karim");
    assigned(&office, &shared, "Delivery Planner");
    assigned(&office, &somebody, "Senior Buyer");
    let first = titles(&office, &somebody)[0].clone();
    office.edit(EditRequest::Vacate { keys: vec![somebody.clone()] });
    let left = titles(&office, &somebody);
    assert_eq!(left.len(), 1);
    assert_ne!(left[0], first);
    let planner = match office.inspect(&seat(&office, "Delivery Planner"), None) {
        Inspect::Position(card) => card.holders.into_iter().map(|holder| holder.name).collect::<Vec<_>>(),
        _ => panic!("a position's card"),
    };
    assert!(planner.contains(&"Hasnah Karim".to_owned()), "who shares the post stays: {planner:?}");
}

#[test]
fn a_report_is_added_and_a_post_renamed_through_its_holder() {
    let office = office();
    let (planner, head) = (person(&office, "Irwan Paturusi"), person(&office, "Hasnah Karim"));
    let new = office.edit(EditRequest::AddPosition {
        manager: Some(head),
        unit: None,
        title: "Archivist".to_owned(),
        assistant: false,
        person_name: "Sinta Dewi".to_owned(),
    });
    assert_eq!(above(&office, "Sinta Dewi"), "Hasnah Karim");
    let request = ShowBoxesRequest { keys: vec![new.created.expect("a post")], chart: people() };
    let boxes = chart_boxes(&office.desk, request, &office.ctx()).expect("boxes");
    assert_eq!((boxes.keys, boxes.shown), (vec![person(&office, "Sinta Dewi")], 1), "the box is theirs");
    let (name, title) = (Some("Irwan P.".to_owned()), Some("Route Planner".to_owned()));
    office.edit(EditRequest::Rename { key: planner.clone(), name, title });
    let row = chart(&office).into_iter().find(|row| row.1 == "Irwan P.").expect("the new name");
    assert_eq!(row.2, "Route Planner");
}

#[test]
fn somebody_without_a_post_is_told_from_a_box() {
    let office = office();
    let planner = person(&office, "Irwan Paturusi");
    office.edit(EditRequest::Vacate { keys: vec![planner.clone()] });
    let told =
        preview_edit(&office.desk, moving(&planner, under(&planner)), &office.ctx()).expect("a preview");
    assert_eq!(told.refusal.expect("a refusal").code, "refused-no-post");
}
