//! What a person decides about a table goes before everything that is recognised.

use super::*;

fn decided(role: Role, csv: &str, choices: Choices) -> Source {
    let book = Book::open("text.csv", csv.as_bytes()).expect("a table");
    Source::decided(&book, 0, role, &[], None, choices).expect("a table")
}

fn read_one(source: Source) -> Import {
    import(&[source], &Document::default(), &options())
}

const STAFF: &str =
    "id,name,boss,manager,surel kantor\n1,Ayu,,,a@x.org\n2,Bagus,1,9,b@x.org\n3,Cita,1,9,c@x.org\n";

#[test]
fn a_column_is_what_was_said() {
    let fields = |source: &Source| -> Vec<&str> {
        source.matches(&[]).iter().map(|column| column.field.unwrap_or("-")).collect()
    };
    let columns = [(2, ColumnChoice::Field("manager_id".to_owned())), (3, ColumnChoice::LeaveOut)];
    let source = decided(Role::People, STAFF, Choices { columns: columns.into(), ..Choices::default() });
    assert_eq!(fields(&source), ["id", "name", "manager_id", "-", "email"]);
    assert_eq!(source.matches(&[])[4].why, Why::Values, "addresses are known by their look");
    let import = read_one(source);
    assert_eq!(drawn(&import), "1→root 2→1 3→1");
    assert!(import.records.fields.is_empty(), "what is left out becomes no field");
    let custom = Choices { columns: [(4, ColumnChoice::Custom)].into(), ..Choices::default() };
    assert_eq!(fields(&decided(Role::People, STAFF, custom))[4], "-");
}

#[test]
fn a_cell_says_what_was_chosen_and_the_old_value_is_kept() {
    let of = |value: &str| CellChoice {
        line: 3,
        column: 3,
        value: value.to_owned(),
        kind: FindingKind::MissingManager,
    };
    let columns = [(2, ColumnChoice::LeaveOut)];
    let choices = Choices {
        columns: columns.into(),
        cells: vec![of("1")],
        rows_out: vec![(4, FindingKind::MissingManager)],
        ..Choices::default()
    };
    let import = read_one(decided(Role::People, STAFF, choices));
    assert_eq!(drawn(&import), "1→root 2→1");
    let said: Vec<_> = import
        .findings
        .iter()
        .map(|f| (f.kind.code(), f.row, f.value.as_str(), f.repair.code.as_str(), f.repair.applied))
        .collect();
    assert_eq!(
        said,
        [
            ("missing-manager", 3, "9", "set-value", true),
            ("missing-manager", 4, "3 · Cita · 1 · 9 · c@x.org", "leave-row", true),
        ]
    );
}

#[test]
fn a_repair_that_is_not_wanted_is_not_made() {
    let bytes = fixture("bad/superseded.csv");
    let book = Book::open("superseded.csv", &bytes).expect("a table");
    let with = |unwanted: &[(u32, &str)]| {
        let unwanted = unwanted.iter().map(|(line, step)| (*line, (*step).to_owned())).collect();
        let choices = Choices { unwanted, ..Choices::default() };
        read_one(Source::decided(&book, 0, Role::People, &[], None, choices).expect("a table"))
    };
    assert_eq!(names(&with(&[])).len(), 5);
    let kept = with(&[(3, "keep-current")]);
    assert_eq!(names(&kept).len(), 6, "{:?}", names(&kept));
    let parked = with(&[(9, "redirect-manager")]);
    assert_eq!((parked.parked.len(), told(&parked)), (1, vec!["missing-manager 9 manager_id".to_owned()]));
}

const LINKS: &str =
    "from,to,how often\nNorth,South,3\nNorth,East,0\nSouth,East,Never\nEast,North,daily\nEast,East,1\n";

fn links(asks: bool, nothing: Option<&[&str]>) -> Import {
    let (first, second) = if asks { ("customer", "supplier") } else { ("supplier", "customer") };
    let field = |code: &str| ColumnChoice::Field(code.to_owned());
    let choices = Choices {
        columns: [(0, field(first)), (1, field(second)), (2, field("cadence"))].into(),
        nothing: nothing.map(|words| words.iter().map(|word| (*word).to_owned()).collect()),
        item: Some("advice".to_owned()),
        ..Choices::default()
    };
    let units = text(Role::Units, "id,name\nN,North\nS,South\nE,East\n");
    import(&[units, decided(Role::Needs, LINKS, choices)], &Document::default(), &options())
}

fn pairs(import: &Import) -> Vec<String> {
    let name = |end: End| match end {
        End::Unit(id) => import.records.units.iter().find(|u| u.id == id).map_or("", |u| u.name.as_str()),
        End::Position(_) => "position",
    };
    import
        .records
        .needs
        .iter()
        .map(|n| format!("{} needs from {}", name(n.customer), name(n.supplier)))
        .collect()
}

#[test]
fn links_go_the_way_that_was_said() {
    let asks = links(true, None);
    assert_eq!(pairs(&asks)[0], "North needs from South");
    assert_eq!(pairs(&links(false, None))[0], "South needs from North");
    assert!(asks.records.items.iter().map(|item| item.name.as_str()).eq(["advice"]));
    assert!(told(&asks).contains(&"self-need 6 to".to_owned()), "{:?}", told(&asks));
}

#[test]
fn what_stands_for_no_exchange_is_said_or_usual() {
    let left_out = |import: &Import| -> Vec<u32> {
        import.findings.iter().filter(|f| f.repair.code == "leave-out").map(|f| f.row).collect()
    };
    assert_eq!(left_out(&links(true, None)), [3, 4]);
    assert_eq!(left_out(&links(true, Some(&["NEVER"]))), [4]);
    assert_eq!(left_out(&links(true, Some(&[]))), [0u32; 0]);
}
