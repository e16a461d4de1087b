//! The monthly staff list goes into the map that people have worked on.

use simpul_api::dto::*;
use simpul_tests::{Office, paths};

fn list() -> String {
    std::fs::read_to_string(paths::sample("nusantara", "en").join("people.csv")).expect("the sample")
}

/// The list without somebody's row.
fn without(id: &str) -> String {
    list().lines().filter(|line| !line.starts_with(id)).map(|line| format!("{line}\n")).collect()
}

fn leavers() -> Renewing {
    Renewing { leavers: true, ..Renewing::default() }
}

fn named(view: &RenewalView, change: ChangeWord) -> Vec<&str> {
    view.items.iter().filter(|item| item.change == change).map(|item| item.name.as_str()).collect()
}

#[test]
fn what_was_changed_by_hand_stays_while_the_list_says_nothing_new() {
    let office = Office::with_sample("nusantara");
    let person = office.key(HitKind::Person, "Maria Goretti Lestari");
    let phone = |text: &str| EditRequest::SetPerson {
        person: person.clone(),
        name: None,
        email: None,
        phone: Some(text.to_owned()),
        location: None,
        status: None,
    };
    office.edit(phone("+62 812 000"));
    let again = office.renew(&list(), leavers(), false).expect("an import");
    assert_eq!((again.total, again.conflicts.len()), (0, 0));

    let moved = list().replace("ext. 302", "ext. 999");
    let asked = office.renew(&moved, leavers(), true).expect("a look");
    let conflict = &asked.conflicts[0];
    assert_eq!((asked.conflicts.len(), asked.total), (1, 1));
    let said = [&conflict.said, &conflict.mine, &conflict.theirs].map(|value| value.text.as_str());
    assert_eq!(said, ["+62 21 555 0100 ext. 302", "+62 812 000", "+62 21 555 0100 ext. 999"]);
    assert!(!conflict.settled);

    let settled = Renewing { settled: vec![conflict.at.clone()], ..leavers() };
    let taken = office.renew(&moved, settled, false).expect("an import");
    assert_eq!(named(&taken, ChangeWord::Changed), ["Maria Goretti Lestari"]);
    let Inspect::Person(card) = office.inspect(&person, None) else { panic!("a person's card") };
    assert_eq!(card.phone, "+62 21 555 0100 ext. 999");
}

#[test]
fn who_left_turns_their_position_vacant_and_what_hung_on_it_is_listed() {
    let office = Office::with_sample("nusantara");
    let vacant = office.file().counts.vacant;
    let list = without("K-089,");
    let seen = office.renew(&list, leavers(), true).expect("a look");
    assert_eq!((seen.leaving.len(), seen.holders), (1, 90));
    assert!(seen.breaks.total > 0, "the mail-room lead owned topics and supplied needs");
    office.renew(&list, leavers(), false).expect("an import");
    assert_eq!(office.file().counts.vacant, vacant + 1);
    office.undo();
    assert_eq!(office.file().counts.vacant, vacant, "one step");
}

#[test]
fn a_post_removed_by_hand_stays_away_until_somebody_wants_it_back() {
    let office = Office::with_sample("nusantara");
    let head = office.key(HitKind::Position, "Head of Marketing");
    let reports = BelowChoice { how: BelowHow::MoveUp, to: None };
    office.edit(EditRequest::RemovePosition { position: head.clone(), reports });
    let counts = office.file().counts;
    let seen = office.renew(&list(), leavers(), false).expect("an import");
    let told: Vec<_> = seen.returning.iter().map(|one| (one.name.as_str(), one.back)).collect();
    assert_eq!(told, [("Head of Marketing", false)], "who removed it, and when, is told");
    assert!(!seen.returning[0].by.is_empty() && seen.returning[0].at.starts_with("20"));
    assert_eq!((seen.total, seen.conflicts.len(), seen.along.len()), (0, 0, 0), "{:?}", seen.items);
    assert_eq!(office.file().counts, counts, "it stays away, and whoever held it with it");

    let back = Renewing { bring_back: vec![head.clone()], ..leavers() };
    let done = office.renew(&list(), back, false).expect("an import");
    assert_eq!(
        (done.counts.added, done.conflicts.len()),
        (2, 0),
        "the post, and who holds it: {:?}",
        done.items
    );
    assert!(matches!(office.inspect(&head, None), Inspect::Position(card) if card.reports.is_empty()));

    office.undo();
    office.undo();
    assert_eq!(
        office.renew(&list(), leavers(), true).expect("a look").returning,
        [],
        "the removal is taken back"
    );
}

#[test]
fn outside_the_scope_nobody_leaves_and_many_leavers_are_asked_about() {
    let office = Office::with_sample("nusantara");
    let header = list().lines().next().unwrap_or_default().to_owned();
    let marketing = list()
        .lines()
        .filter(|line| line.contains(",U-MKT,"))
        .fold(header, |text, line| format!("{text}\n{line}"));
    let seen = office.renew(&marketing, leavers(), true).expect("a look");
    let guess: Vec<&str> = seen.scope_guess.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(guess, ["Trading Division"]);
    let refused = office.renew(&marketing, leavers(), false).map_err(|error| error.code);
    assert_eq!(refused.err().as_deref(), Some("many-leavers"));
    assert_eq!(office.file().undo, None, "nothing has happened");

    let scope = Some(vec![office.key(HitKind::Unit, "Marketing")]);
    let within = Renewing { scope, ..leavers() };
    let done = office.renew(&marketing, within, false).expect("an import");
    assert_eq!((done.total, done.leaving.len()), (0, 0));

    let meant = Renewing { many_leavers: true, ..leavers() };
    let done = office.renew(&marketing, meant, false).expect("an import");
    assert!(done.leaving.len() > 80);
}

#[test]
fn three_edits_of_a_real_export_come_up_as_three_changes_and_each_can_be_left_out() {
    let raw = paths::fixture("real/adventureworks-hr/hr_export_all_rows.csv");
    let office = Office::default();
    office.import(&[(ImportRole::People, raw.clone())], Some("works.simpul"));
    let list = std::fs::read_to_string(&raw).expect("the export");
    let before = office.file();
    let same = office.import(&[(ImportRole::People, raw)], None);
    assert_eq!((same.added, same.updated, same.removed), (0, 0, 0), "not even a finding");
    assert_eq!(office.file().undo, before.undo, "there is no step to take back");
    assert_eq!(office.renew(&list, leavers(), false).expect("the same").total, 0);

    let three = list
        .replacen("Guy,Gilbert,R,", "Guy,Gilberto,R,", 1)
        .replacen("Engineering Manager", "Head of Engineering", 1)
        .replacen("Kevin,Brown,F,Marketing Assistant", "Kevin,Brown,F,Marketing Aide", 1);
    let seen = office.renew(&three, leavers(), true).expect("a look");
    assert_eq!((seen.total, seen.counts.changed), (3, 3), "{:?}", seen.items);
    let leave_out = vec![seen.items[0].key.clone()];
    let done = office.renew(&three, Renewing { leave_out, ..leavers() }, false).expect("an import");
    assert_eq!(done.total, 2);
    let step = office.file().undo.expect("a step");
    assert_eq!((step.code.as_str(), step.args["count"].as_str()), ("import", "2"), "{step:?}");
}

/// A list whose posts have ids of their own, with who holds the second, the third and the fourth.
fn posts(second: &str, third: &str, fourth: &str) -> String {
    let held = |seat: &str, title: &str, name: &str| {
        let id = if name.is_empty() { "" } else { "K2" };
        format!("{id},{seat},{name},{title},Kitchen,K1\n")
    };
    let head = "id,position_id,name,title,unit,manager_id\nK1,P1,Sari,Chef,Kitchen,\n";
    let rows = [held("P2", "Cook", second), held("P3", "Cook", third), held("P4", "Baker", fourth)];
    format!("{head}{}", rows.concat())
}

#[test]
fn who_was_moved_here_and_elsewhere_in_the_list_is_a_question_with_three_posts() {
    let office = Office::default();
    let first = office.path("first.csv");
    std::fs::write(&first, posts("Budi", "", "")).expect("a file");
    office.import(&[(ImportRole::People, first)], Some("kitchen.simpul"));
    let (budi, baker) = (office.key(HitKind::Person, "Budi"), office.key(HitKind::Position, "Baker"));
    office.edit(EditRequest::Seat { person: budi.clone(), position: baker.clone(), keep: false });

    let again = office.renew(&posts("Budi", "", ""), leavers(), false).expect("an import");
    assert_eq!((again.total, again.conflicts.len()), (0, 0), "the list says nothing new: {:?}", again.items);
    let follows = office.renew(&posts("", "", "Budi"), leavers(), true).expect("a look");
    assert_eq!((follows.total, follows.conflicts.len()), (0, 0), "{:?}", follows.items);

    let list = posts("", "Budi", "");
    let seen = office.renew(&list, leavers(), true).expect("a look");
    let conflict = &seen.conflicts[0];
    let said = [&conflict.said, &conflict.mine, &conflict.theirs].map(|value| value.text.as_str());
    assert_eq!(said, ["Cook · Kitchen (P2)", "Baker · Kitchen", "Cook · Kitchen (P3)"]);
    let told = (conflict.name.as_str(), conflict.field.as_str(), conflict.settled);
    assert_eq!((told, seen.conflicts.len(), seen.total), (("Budi", "position", false), 1, 1));

    let settled = Renewing { settled: vec![conflict.at.clone()], ..leavers() };
    let taken = office.renew(&list, settled, false).expect("an import");
    assert_eq!(named(&taken, ChangeWord::Moved), ["Budi · Cook"]);
    let Inspect::Person(card) = office.inspect(&budi, None) else { panic!("a person's card") };
    let held: Vec<_> = card.seats.iter().map(|seat| seat.title.as_str()).collect();
    assert_eq!(held, ["Cook"]);
    office.undo();
    let kept = office.renew(&list, leavers(), false).expect("an import");
    assert_eq!(kept.conflicts.len(), 1);
    assert_eq!(office.renew(&list, leavers(), true).expect("a look").conflicts, [], "it was answered");
    assert!(matches!(office.inspect(&baker, None), Inspect::Position(card) if card.holders.len() == 1));
}

#[test]
fn a_post_emptied_or_filled_by_hand_follows_the_list_only_where_somebody_says_so() {
    let office = Office::default();
    let first = office.path("first.csv");
    std::fs::write(&first, posts("Budi", "", "")).expect("a file");
    office.import(&[(ImportRole::People, first)], Some("kitchen.simpul"));
    let (cook, baker) = (office.key(HitKind::Position, "Cook"), office.key(HitKind::Position, "Baker"));
    let holders = |post: &str| match office.inspect(post, None) {
        Inspect::Position(card) => {
            let current = card.holders.into_iter().filter(|holder| holder.current);
            current.map(|holder| holder.name).collect::<Vec<_>>()
        }
        _ => panic!("a position's card"),
    };
    office.edit(EditRequest::Vacate { keys: vec![cook.clone()] });
    office.edit(EditRequest::Rename { key: baker.clone(), name: Some("Rina".into()), title: None });
    for _ in 0..2 {
        let again = office.renew(&posts("Budi", "", ""), leavers(), false).expect("an import");
        assert_eq!((again.total, again.conflicts.len()), (0, 0), "it says nothing new: {:?}", again.items);
    }
    assert_eq!((holders(&cook), holders(&baker)), (vec![], vec!["Rina".to_owned()]));

    let other = posts("", "", "").replace(",P2,,Cook", "K3,P2,Citra,Cook");
    let seen = office.renew(&other, leavers(), true).expect("a look");
    let conflict = &seen.conflicts[0];
    let said = [&conflict.said, &conflict.mine, &conflict.theirs].map(|value| value.text.as_str());
    assert_eq!(
        (conflict.name.as_str(), conflict.field.as_str(), said),
        ("Cook", "holders", ["Budi", "vacant", "Citra"])
    );
    assert_eq!(seen.conflicts.len(), 1);
    let settled = Renewing { settled: vec![conflict.at.clone()], ..leavers() };
    office.renew(&other, settled, false).expect("an import");
    assert_eq!((holders(&cook), holders(&baker)), (vec!["Citra".to_owned()], vec!["Rina".to_owned()]));
    office.undo();
    office.renew(&other, leavers(), false).expect("an import");
    assert_eq!(holders(&cook), Vec::<String>::new(), "mine stays");
    assert_eq!(office.renew(&other, leavers(), true).expect("a look").conflicts, [], "it was answered");
}
