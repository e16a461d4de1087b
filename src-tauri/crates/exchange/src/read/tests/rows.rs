//! What single rows make, said in small tables.

use super::*;

#[test]
fn a_second_bearer_of_a_mailbox_is_not_a_version() {
    let import = people("id,name,title,email\n1,Ayu,Head,info@x.org\n2,Bagus,Clerk,info@x.org\n");
    assert_eq!(names(&import), ["Ayu", "Bagus"]);
}

#[test]
fn a_married_name_is_a_version_when_the_old_row_is_over() {
    let import = people(
        "id,name,title,email,until\n1,Ayu Lestari,Clerk,ayu@x.org,2020-01-01\n2,Ayu Wijaya,Head,ayu@x.org,\n",
    );
    assert_eq!(names(&import), ["Ayu Wijaya"]);
}

#[test]
fn one_position_may_be_shared() {
    let import = people("id,position_id,name,title,share\n1,P1,Ayu,Clerk,50\n2,P1,Bagus,Clerk,50\n");
    assert_eq!((names(&import).len(), import.records.positions.len(), told(&import).len()), (2, 1, 0));
}

#[test]
fn a_second_post_may_say_something_else_of_a_custom_field() {
    let import = people("id,name,title,floor\n1,Ayu,Clerk,3\n1,Ayu,Trainer,4\n,,Driver,5\n");
    let r = &import.records;
    let fields: Vec<(FieldOwner, &str, bool)> =
        r.fields.iter().map(|f| (f.owner, f.name.as_str(), f.private)).collect();
    assert_eq!(fields, [(FieldOwner::Person, "floor", true), (FieldOwner::Position, "floor", true)]);
    assert!(r.people[0].custom.values().eq(["3"]));
    assert!(r.positions[1].custom.values().eq(["4"]) && r.positions[2].custom.values().eq(["5"]));
}

#[test]
fn unlike_words_in_a_known_column_make_it_a_custom_field() {
    let import = people("id,name,kind\n1,Ayu,permanent\n2,Bagus,contract\n");
    assert_eq!(import.records.fields[0].name, "kind");
}

#[test]
fn a_second_import_keeps_ids_and_attaches_the_parked() {
    let first = people("id,name,title,manager_id\n1,Ayu,Head,\n2,Bagus,Clerk,9\n");
    assert_eq!(first.parked.len(), 1);
    let before = document(first);
    let second = import(
        &[text(Role::People, "id,name,title,manager_id\n9,Cita,Deputy,1\n1,Ayu,Director,\n")],
        &before,
        &options(),
    );
    assert_eq!(drawn(&second), "1→root 2→9 9→1");
    assert_eq!(second.left.len(), 1, "Bagus is not in the second file");
    let after = document(second);
    let change = before.compare(&after);
    assert_eq!(after.people().len(), 3);
    assert!(change.removed.iter().all(|row| matches!(row, Row::Finding(_))));
    let again = import(
        &[text(Role::People, "id,name,title,manager_id\n9,Cita,Deputy,1\n1,Ayu,Director,\n")],
        &after,
        &options(),
    );
    let change = after.compare(&document(again));
    assert!(change.is_empty(), "{change:?}");
}

#[test]
fn a_manager_may_be_an_id_of_either_kind() {
    let by = |manager: &str| {
        drawn(&people(&format!(
            "id,position_id,name,title,manager_id\n1,2,Ayu,Head,\n2,3,Bagus,Lead,1\n3,1,Cita,Clerk,{manager}\n"
        )))
    };
    assert_eq!(by("2"), "1→3 2→root 3→2");
    assert_eq!(by("bagus"), "1→3 2→root 3→2");
}

#[test]
fn a_circle_and_a_chain_of_100_000() {
    let rows = |first: &str| {
        let rows: String = (2..=100_000).map(|n| format!("{n},N{n},{}\n", n - 1)).collect();
        people(&format!("id,name,manager_id\n1,N1,{first}\n{rows}"))
    };
    let chain = rows("");
    assert!(chain.parked.is_empty());
    assert_eq!(document(chain).branch(PositionId::from_raw(2)).len(), 100_000);
    let circle = rows("100000");
    assert_eq!(circle.parked.len(), 100_000);
    assert_eq!(circle.findings.iter().filter(|f| f.kind == FindingKind::ReportingCycle).count(), 1);
}

#[test]
fn stops_when_asked_to() {
    let source = [text(Role::People, "id,name\n1,Ayu\n")];
    let stopped =
        read(&source, &Document::default(), &options(), &mut SequentialIds::default(), &mut |_| false);
    assert!(matches!(stopped, Err(ReadError::Cancelled)));
}

#[test]
fn pins_that_fit_nowhere_are_refused() {
    let source = [text(Role::People, "id,name\n1,Ayu\n")];
    let with = |field: &str, column: &str| {
        let pins = vec![Pin { field: field.into(), column: column.into() }];
        let options = Options { pins, ..options() };
        read(&source, &Document::default(), &options, &mut SequentialIds::default(), &mut |_| true)
    };
    assert!(matches!(with("boss_id", "name"), Err(ReadError::UnknownField { .. })));
    assert!(matches!(with("name", "nama"), Err(ReadError::UnknownColumn { .. })));
    assert!(with("title", "name").is_ok());
}

#[test]
fn a_new_holder_succeeds_the_old_one_and_leavers_leave() {
    let today = options().today;
    let before = document(people("id,position_id,name,title\n1,P1,Ayu,Head\n2,P2,Bagus,Clerk\n"));
    let csv = "id,position_id,name,title\n3,P1,Cita,Head\n";
    let mut after = import(&[text(Role::People, csv)], &before, &options());
    assert_eq!(after.left.len(), 1, "Ayu's post went to Cita; Bagus holds one still and is not named");
    after.end_left(today);
    let after = document(after);
    let holders: Vec<Vec<&str>> = after
        .positions()
        .ids()
        .map(|id| after.holders(id, today).map(|(p, _)| p.name.as_str()).collect())
        .collect();
    assert_eq!(holders, [vec!["Cita"], vec![]]);
    assert_eq!(after.assignments().len(), 3, "what was is kept");
}

#[test]
fn what_a_model_would_refuse_is_put_right_and_said() {
    let import = people("id,name,from,until,share\n1,Ayu,2020-01-01,2019-01-01,0\n");
    assert_eq!(told(&import), ["bad-date 2 until", "bad-row 2 share"]);
    let held = &import.records.assignments[0];
    assert_eq!((held.share, held.until), (100, None));
}

#[test]
fn an_address_without_a_kind_is_e_mail_where_it_looks_so() {
    let lists = [
        text(Role::Units, "id,name\nU1,Payroll\n"),
        text(Role::Channels, "unit_id,address\nU1,payroll@x.org\nU1,Room 4\n"),
    ];
    let found = import(&lists, &Document::default(), &options());
    let ways: Vec<(&str, &str)> =
        found.records.channels.iter().map(|way| (way.kind.as_str(), way.address.as_str())).collect();
    assert_eq!(ways, [("email", "payroll@x.org"), ("", "Room 4")]);
}
