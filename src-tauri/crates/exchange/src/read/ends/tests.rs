use super::*;
use crate::read::tests::{import, options, text};
use crate::read::{Role, Source};

const PEOPLE: &str = "id,position_id,name,title,unit,email\n\
    E1,P1,\"Sari Dewi, S.E.\",Head,Warehouse,sari@x.id\nE2,P2,Budi,Clerk,Warehouse,\nE3,P3,Budi,Clerk,Sales,\n\
    ,P4,,Clerk,Sales,\nE5,,Ayu,Planner,Sales,\n";
const UNITS: &str = "id,name\nW,Warehouse\nS,Sales\nS2,Sales (East)\nH,Head\nD1,Desk\nD2,desk\n";

fn company() -> Document {
    let sources = [text(Role::Units, UNITS), text(Role::People, PEOPLE)];
    import(&sources, &Document::default(), &options()).into_rows().collect()
}

fn found(document: &Document, text: &str) -> String {
    let ends = Ends::of(document, options().today);
    match ends.find(text) {
        Ok(end) => ends.name(end),
        Err(unclear) => format!("{unclear:?}"),
    }
}

#[test]
fn texts_are_looked_up_in_the_order_of_the_import() {
    let document = company();
    for (text, end) in [
        ("W", "Warehouse"),
        ("warehouse", "Warehouse"),
        ("P1", "Head (Warehouse)"),
        ("E1", "Head (Warehouse)"),
        ("Sari@x.id", "Head (Warehouse)"),
        ("sari dewi", "Head (Warehouse)"),
        ("E5", "Planner"),
        ("head", "Head"),
        ("Head (Sari Dewi)", "Head (Warehouse)"),
        ("Clerk (Warehouse)", "Clerk (Warehouse)"),
        ("clerk (P4)", "Clerk (P4)"),
        ("Sales (East)", "Sales (East)"),
        ("Desk", "Several(2)"),
        ("Desk (D2)", "desk (D2)"),
        ("Clerk", "Several(3)"),
        ("Clerk (Sales)", "Several(2)"),
        ("Budi", "Several(2)"),
        ("", "Nobody"),
        ("-", "Nobody"),
        ("Moon", "Nobody"),
    ] {
        assert_eq!(found(&document, text), end, "{text}");
    }
}

#[test]
fn every_end_is_found_by_its_name() {
    let document = company();
    let ends = Ends::of(&document, options().today);
    let all = document.units().iter().map(|u| End::Unit(u.id));
    for end in all.chain(document.positions().iter().map(|p| End::Position(p.id))) {
        assert_eq!(ends.find(&ends.name(end)), Ok(end), "{}", ends.name(end));
    }
}

#[test]
fn an_import_means_the_same_wherever_one_fits() {
    let document = company();
    let ends = Ends::of(&document, options().today);
    for name in [
        "W",
        "P1",
        "P4",
        "E1",
        "E5",
        "sari@x.id",
        "Sari Dewi",
        "Head",
        "Sales (East)",
        "planner",
        "Moon",
        "E3",
    ] {
        let needs = format!("customer,supplier,item\nD1,{name},a thing\n");
        let read = Source::parse(Role::Needs, "n.csv", needs.as_bytes(), &[]).expect("a table");
        let taken = import(&[read], &document, &options()).records.needs.first().map(|need| need.supplier);
        assert_eq!(ends.find(name).ok(), taken, "{name}");
    }
}
