//! A list read into the organisation that an earlier one made.

use super::*;

/// The list of last month, and this month's read over it.
fn again(last: &str, now: &str) -> (Document, Import) {
    let before: Document = people(last).into_rows().collect();
    let import = import(&[text(Role::People, now)], &before, &options());
    (before, import)
}

fn after(import: Import) -> Document {
    import.into_rows().collect()
}

fn names(document: &Document) -> Vec<&str> {
    document.people().iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn a_list_without_ids_read_twice_changes_nothing() {
    let list =
        "name,title,unit,manager\nSari,Director,Office,\nBudi,Clerk,Office,Sari\nBudi,Driver,Pool,Sari\n";
    let (before, again) = again(list, list);
    assert_eq!(again.questions, []);
    assert!(before.compare(&after(again)).is_empty());
}

#[test]
fn a_new_id_is_recognised_by_the_email_address() {
    let (before, again) = again(
        "id,name,email,title,manager_id\n1,Sari,sari@n.example,Director,\n2,Budi,budi@n.example,Clerk,1\n",
        "id,name,email,title,manager_id\nA1,Sari Dewi,SARI@n.example,Director,\nA2,Budi,budi@n.example,Clerk,A1\n",
    );
    let after = after(again);
    assert_eq!(names(&after), ["Sari Dewi", "Budi"]);
    assert_eq!(after.positions().len(), before.positions().len());
    let keys: Vec<_> = after.positions().iter().filter_map(|seat| seat.external_id.clone()).collect();
    assert_eq!(keys, ["A1", "A2"]);
    assert!(after.positions().iter().all(|seat| seat.parked.is_none()));
}

#[test]
fn another_id_with_a_known_name_is_a_question_with_two_answers() {
    let (last, now) = ("id,name,title\n1,Sari,Director\n", "id,name,title\n9,Sari,Director\n");
    let (before, first) = again(last, now);
    let sari = before.people().ids().next().unwrap();
    let question = Question { row: 2, name: "Sari".into(), candidates: vec![sari] };
    assert_eq!(first.questions, [question]);
    assert_eq!(names(&after(first)), ["Sari", "Sari"], "taken for somebody new until it is answered");

    let answered = |same| {
        let options = Options { same: [(2, same)].into(), ..options() };
        import(&[text(Role::People, now)], &before, &options)
    };
    let yes = answered(Some(sari));
    assert_eq!(yes.questions, []);
    let yes = after(yes);
    assert_eq!(yes.people().get(sari).unwrap().external_id.as_deref(), Some("9"));
    assert_eq!(yes.people().len(), 1);
    assert_eq!(after(answered(None)).people().len(), 2);
}

#[test]
fn who_was_seated_elsewhere_by_hand_leaves_the_other_seat_as_it_is() {
    let list = "id,name,title,manager_id\n1,Sari,Director,\n2,Budi,Clerk,1\n3,,Driver,1\n";
    let before: Document = people(list).into_rows().collect();
    let budi = before.people().iter().find(|person| person.name == "Budi").unwrap().id;
    let driver = before.positions().iter().find(|seat| seat.title == "Driver").unwrap().id;
    let held = before.assignments_of(budi).next().unwrap().clone();
    let moved = Edit::Update { row: Row::Assignment(Assignment { position: driver, ..held }), by: None };
    let by_hand = plan(&before, moved).unwrap().after;
    let import = import(&[text(Role::People, list)], &by_hand, &options());
    let theirs = after(import);
    let found = news(&by_hand, &theirs, &|_, _| false);
    assert_eq!(found.change.added, []);
    assert_eq!(theirs.positions().get(driver).unwrap().title, "Driver");
}
