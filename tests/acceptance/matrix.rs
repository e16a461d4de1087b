//! Who gives to whom, row by column: read from both sides of the diagonal, folded, put in order.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::{Office, office};

fn asked(order: MatrixOrder) -> MatrixRequest {
    MatrixRequest { map: office::deepest(), order }
}

fn matrix(office: &Office, request: &MatrixRequest) -> MatrixView {
    use_case::matrix(&office.desk, request.clone(), &office.ctx()).expect("a matrix")
}

fn place(matrix: &MatrixView, name: &str) -> u32 {
    let found = matrix.heads.iter().position(|head| head.name == name);
    found.map_or(u32::MAX, |at| at as u32)
}

/// Needs, flags and strength where one gives to the other.
fn cell(matrix: &MatrixView, from: &str, to: &str) -> Option<(u32, u8, String)> {
    let (row, column) = (place(matrix, from) as usize, place(matrix, to));
    let cells = &matrix.cells;
    let of_row = cells.starts[row] as usize..cells.starts[row + 1] as usize;
    let at = of_row.into_iter().find(|&at| cells.columns[at] == column)?;
    Some((cells.needs[at], cells.flags[at], cells.labels[at].clone()))
}

#[test]
fn a_two_way_pair_is_seen_on_both_sides_of_the_diagonal_and_a_one_way_pair_on_one() {
    let office = Office::with_sample("nusantara");
    let matrix = matrix(&office, &asked(MatrixOrder::Tree));
    let (there, flags, label) = cell(&matrix, "Marketing", "Warehouse").expect("marketing gives");
    let (back, mirrored, _) = cell(&matrix, "Warehouse", "Marketing").expect("the warehouse gives");
    assert_eq!((there, back, label.as_str()), (2, 1, "2"));
    assert_eq!((flags & 1, mirrored & 1), (1, 1), "both are marked two-way");
    assert_ne!(flags & 64, mirrored & 64, "the pair's key names one of them first");
    assert!(cell(&matrix, "Marketing", "Payroll").is_some_and(|(_, flags, _)| flags & 1 == 0));
    assert_eq!(cell(&matrix, "Payroll", "Marketing"), None);
    let pairs = matrix.cells.flags.iter().filter(|&&flags| flags & 65 == 1).count();
    assert_eq!(pairs as u32, matrix.info.pairs.two_way + 1, "one two-way pair has an end outside");
}

#[test]
fn the_tree_stands_on_both_sides_and_outsiders_apart() {
    let office = Office::with_sample("nusantara");
    let matrix = matrix(&office, &asked(MatrixOrder::Tree));
    let names: Vec<&str> = matrix.heads.iter().map(|head| head.name.as_str()).collect();
    assert_eq!(names[..4], ["Nusantara Group", "Trading Division", "Sales", "Marketing"]);
    assert_eq!(matrix.heads[3].depth, 3);
    let outside: Vec<&str> = names[matrix.external_from as usize..].to_vec();
    assert_eq!(outside, ["Corporate Client", "Courier Company", "Goods Supplier"]);
    assert_eq!(matrix.heads[1].fold, Some(Fold::Open));
}

#[test]
fn a_unit_folds_and_unfolds_where_it_stands() {
    let office = Office::with_sample("nusantara");
    let division = office.key(HitKind::Unit, "Trading Division");
    let id = division.split(':').nth(1).expect("an id").to_owned();
    let mut request = asked(MatrixOrder::Tree);
    request.map.folded = vec![id.clone()];
    let folded = matrix(&office, &request);
    assert_eq!(place(&folded, "Marketing"), u32::MAX);
    assert_eq!(folded.heads[place(&folded, "Trading Division") as usize].fold, Some(Fold::Folded));
    assert!(cell(&folded, "Trading Division", "Payroll").is_some(), "what its units give is its own");
    request.map = MapRequest { level: Some(1), unfolded: vec![id], ..MapRequest::default() };
    assert_eq!(place(&matrix(&office, &request), "Marketing"), u32::MAX, "the company itself is folded");
}

#[test]
fn partitioning_leaves_the_fewest_needs_below_the_diagonal() {
    let office = Office::with_sample("nusantara");
    let back = |order| matrix(&office, &asked(order)).back;
    let least = back(MatrixOrder::Partition);
    for order in [MatrixOrder::Tree, MatrixOrder::Name, MatrixOrder::Clusters] {
        assert!(least.needs <= back(order).needs, "{order:?}");
    }
    let clusters = matrix(&office, &asked(MatrixOrder::Clusters));
    assert!(!clusters.blocks.is_empty());
}

#[test]
fn units_without_needs_come_when_they_are_asked_for() {
    let office = Office::default();
    office.import(&office::sample_files("nusantara", "en")[..2], Some("bare.simpul"));
    let bare = matrix(&office, &asked(MatrixOrder::Tree));
    assert_eq!((bare.heads.len(), bare.cells.columns.len()), (23, 0), "nothing else is there to be seen");

    let office = Office::with_sample("nusantara");
    let mut request = asked(MatrixOrder::Name);
    request.map.filter.processes = vec![];
    request.map.filter.kinds = vec![ItemKind::Action];
    let few = matrix(&office, &request);
    request.map.tray = true;
    let all = matrix(&office, &request);
    assert_eq!(few.heads.len() as u32 + few.info.isolated, all.heads.len() as u32);
}

#[test]
fn what_is_inside_counts_as_the_cells_do() {
    let office = Office::with_sample("nusantara");
    let keys =
        use_case::need_order(&office.desk, NeedOrderRequest::default(), &office.ctx()).expect("order").keys;
    let rows = use_case::need_rows(&office.desk, KeysRequest { keys }, &office.ctx()).expect("rows").rows;
    let daily =
        rows.iter().find(|row| row.cells[1] == "daily mail count").expect("a need within the mail room");
    let weight = CellText { column: NeedColumn::Weight, text: "7".into() };
    let request = CellsRequest {
        rows: vec![RowText { need: Some(daily.key.clone()), cells: vec![weight] }],
        whole_sets: false,
    };
    use_case::set_cells(&office.desk, request, &office.ctx()).expect("a weight");
    let inside = |strength| {
        let request =
            MatrixRequest { map: MapRequest { strength, ..office::deepest() }, ..asked(MatrixOrder::Tree) };
        let seen = matrix(&office, &request);
        seen.heads[place(&seen, "Mail Room") as usize].inside.clone()
    };
    assert_eq!((inside(Strength::Needs).as_str(), inside(Strength::Weight).as_str()), ("2", "8"));
}
