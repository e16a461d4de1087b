//! Lists whose units stand in several columns, the upper ones beside the lower ones.

use super::*;
use proptest::prelude::*;

/// Every unit by the way down to it, and what lies directly in it by its people.
fn units(document: &Document) -> BTreeMap<String, Vec<String>> {
    let way = |mut unit: Option<UnitId>| {
        let mut names = Vec::new();
        while let Some(of) = unit.and_then(|unit| document.units().get(unit)) {
            names.push(of.name.clone());
            unit = of.parent;
        }
        names.reverse();
        names.join(" › ")
    };
    let mut found: BTreeMap<String, Vec<String>> =
        document.units().iter().map(|unit| (way(Some(unit.id)), Vec::new())).collect();
    for held in document.assignments().iter() {
        let position = document.positions().get(held.position).expect("there");
        let person = document.people().get(held.person).expect("there");
        found.entry(way(position.unit)).or_default().push(person.name.clone());
    }
    found.values_mut().for_each(|people| people.sort());
    found
}

fn shown(document: &Document) -> String {
    let all = units(document).into_iter().map(|(way, people)| format!("{way}: {}", people.join(", ")));
    all.collect::<Vec<_>>().join("\n")
}

/// The list read into the document, as it would stand after the import.
fn again(csv: &str, before: &Document) -> Document {
    let read = document(import(&[text(Role::People, csv)], before, &options()));
    let news = news(before, &read, &|_, _| false);
    before.with(&news.change)
}

/// What differs, in words: `unit Kas: parent`.
fn changes(before: &Document, after: &Document) -> Vec<String> {
    let change = before.compare(after);
    // A reading of the same file answers its findings anew.
    let is_data = |row: &&Row| !matches!(row, Row::Finding(_));
    let added = change.added.iter().filter(is_data);
    let mut said: Vec<String> = added.map(|row| format!("+ {}", name(after, row))).collect();
    said.extend(change.removed.iter().filter(is_data).map(|row| format!("- {}", name(before, row))));
    said.extend(change.updated.iter().map(|(_, row)| format!("~ {}", name(after, row))));
    said
}

fn name(of: &Document, row: &Row) -> String {
    match row {
        Row::Unit(unit) => format!("unit {}", unit.name),
        Row::Person(person) => format!("person {}", person.name),
        Row::Position(position) => format!("position {}", position.title),
        Row::Assignment(held) => {
            format!("assignment {}", of.people().get(held.person).expect("there").name)
        }
        other => format!("{:?}", other.record().kind()),
    }
}

const LIST: &str = "\
id,name,title,Divisi,Seksi,manager_id
1,Ayu,Kepala,Keuangan,,
2,Bagus,Kasir,Keuangan,Kas,1
3,Cita,Kasir,Keuangan,Kas,1
4,Dewi,Kepala,Umum,,1
5,Edo,Staf,Umum,Rumah Tangga,4
6,Fitri,Staf,Umum,Arsip,4
";

#[test]
fn an_indonesian_list_of_three_levels_makes_nested_units() {
    let import = files(&[(Role::People, "indonesian-excel/unit-bertingkat.csv")]);
    let read = import.findings.iter().filter(|f| f.repair.code == "read-unit");
    let read: Vec<(u32, &str, &str)> =
        read.map(|f| (f.row, f.column.as_str(), f.repair.args[1].as_str())).collect();
    assert_eq!(
        read,
        [(13, "Divisi", "Operasi")],
        "the Direktorat that one row leaves out is said: {:?}",
        told(&import)
    );
    let kinds: Vec<String> =
        import.records.units.iter().map(|u| format!("{} {}", u.kind, u.name)).take(3).collect();
    assert_eq!(kinds, ["Direktorat Keuangan", "Direktorat Operasi", "Divisi Akuntansi"]);
    let found = shown(&document(import));
    let expected = "\
: Ir. Harjanto Wibisono, M.M.
Keuangan: Dra. Ratna Komalasari
Keuangan › Akuntansi: Sri Wahyuni
Keuangan › Akuntansi › Pajak: Made Sudarsana, Tuti Alawiyah
Keuangan › Perbendaharaan: Rudi Hartono
Keuangan › Perbendaharaan › Administrasi: Lisbeth Tampubolon
Operasi: Yusuf Hasibuan
Operasi › Pergudangan: Agus Salim
Operasi › Pergudangan › Administrasi: Wahyu Nugroho
Operasi › Pergudangan › Bongkar Muat: Yohana Rumbiak
Sekretariat: Bayu Saputra";
    assert_eq!(found, expected);
}

#[test]
fn the_same_list_again_changes_nothing() {
    let once = again(LIST, &Document::default());
    assert_eq!(changes(&once, &again(LIST, &once)), [""; 0]);
}

#[test]
fn a_unit_put_elsewhere_is_one_change() {
    let once = again(LIST, &Document::default());
    let moved = LIST.replace("Umum,Arsip", "Keuangan,Arsip");
    assert_eq!(changes(&once, &again(&moved, &once)), ["~ unit Arsip"]);
    let whole = LIST.replace("Keuangan,Kas", "Umum,Kas");
    assert_eq!(changes(&once, &again(&whole, &once)), ["~ unit Kas"]);
}

#[test]
fn somebody_who_goes_to_another_unit_of_the_same_name_takes_no_unit_along() {
    let list = LIST.replace("Umum,Arsip", "Umum,Kas");
    let once = again(&list, &Document::default());
    let gone = list.replace("3,Cita,Kasir,Keuangan,Kas", "3,Cita,Kasir,Umum,Kas");
    assert_eq!(changes(&once, &again(&gone, &once)), ["~ position Kasir"]);
}

#[test]
fn what_was_done_to_units_by_hand_stays_while_the_list_says_nothing_new() {
    let once = again(LIST, &Document::default());
    let unit = |of: &Document, name: &str| of.units().iter().find(|u| u.name == name).expect(name).clone();
    let (kas, umum) = (unit(&once, "Kas"), unit(&once, "Umum"));
    let edited = Unit { name: "Kas & Bank".into(), parent: Some(umum.id), ..kas };
    let edit = Edit::Update { row: Row::Unit(edited), by: None };
    let mine = plan(&once, edit).expect("allowed").after;
    assert_eq!(changes(&mine, &again(LIST, &mine)), [""; 0], "neither the new name nor the new place");
    let moved = LIST.replace("Umum,Arsip", "Keuangan,Arsip");
    assert_eq!(changes(&mine, &again(&moved, &mine)), ["~ unit Arsip"]);
}

#[test]
fn a_single_unit_that_was_renamed_by_hand_is_known_by_what_the_list_says() {
    let list = "id,name,unit\n1,Ayu,Sales\n2,Bagus,Stock\n";
    let once = again(list, &Document::default());
    let sales = once.units().iter().find(|u| u.name == "Sales").expect("there").clone();
    let edit = Edit::Update { row: Row::Unit(Unit { name: "Trade".into(), ..sales }), by: None };
    let mine = plan(&once, edit).expect("allowed").after;
    assert_eq!(changes(&mine, &again(list, &mine)), [""; 0]);
}

#[test]
fn a_list_that_was_read_as_one_level_before_is_put_in_its_place() {
    let flat = LIST.replace("Divisi,Seksi", "Bagian X,Seksi");
    let once = again(&flat, &Document::default());
    assert_eq!(once.units().len(), 3);
    let after = again(LIST, &once);
    let ways: Vec<String> = units(&after).into_keys().collect();
    assert_eq!(
        ways,
        ["Keuangan", "Keuangan › Kas", "Umum", "Umum › Arsip", "Umum › Rumah Tangga"],
        "no second Kas"
    );
}

#[test]
fn what_the_outermost_units_lie_in_the_list_does_not_say() {
    let once = again(LIST, &Document::default());
    let company = Unit::new(UnitId::from_raw(once.largest_id() + 1), "PT Maju");
    let with = once.with(&Change { added: vec![Row::Unit(company.clone())], ..Change::default() });
    let top = |unit: &Unit| {
        let inside = Unit { parent: Some(company.id), ..unit.clone() };
        (Row::Unit(unit.clone()), Row::Unit(inside))
    };
    let roots = with.units().iter().filter(|u| u.parent.is_none() && u.id != company.id);
    let mine = with.with(&Change { updated: roots.map(top).collect(), ..Change::default() });
    assert_eq!(changes(&mine, &again(LIST, &mine)), [""; 0]);
}

#[test]
fn with_a_units_file_the_columns_only_say_which_is_meant() {
    let file = text(
        Role::Units,
        "id,name,parent_id\nK,Keuangan,\nU,Umum,\nK1,Kas,K\nU1,Kas,U\nU2,Arsip,U\nU3,Rumah Tangga,U\n",
    );
    let import = import(&[file, text(Role::People, LIST)], &Document::default(), &options());
    assert_eq!(told(&import), [""; 0]);
    assert_eq!(import.records.units.len(), 6);
    assert!(shown(&document(import)).contains("Keuangan › Kas: Bagus, Cita"));
}

#[test]
fn codes_of_units_are_their_ids() {
    let list = "\
id,name,Kode Divisi,Divisi,Seksi
1,Ayu,D1,Keuangan,
2,Bagus,D1,Keuangan,Kas
3,Cita,D2,Umum,Arsip
";
    let once = again(list, &Document::default());
    let key = |name: &str| once.units().iter().find(|u| u.name == name).expect(name).external_id.clone();
    assert_eq!([key("Keuangan"), key("Umum"), key("Kas")], [Some("D1".into()), Some("D2".into()), None]);
    let renamed = list.replace("Keuangan", "Keuangan dan Pajak");
    assert_eq!(changes(&once, &again(&renamed, &once)), ["~ unit Keuangan dan Pajak"]);
}

#[test]
fn columns_may_be_told_to_be_levels() {
    let csv = "id,name,Region,Shop\n1,Ayu,North,One\n2,Bagus,South,One\n3,Cita,South,\n";
    let pins = [("unit_1", "Region"), ("unit_2", "Shop")]
        .map(|(field, column)| Pin { field: field.to_owned(), column: column.to_owned() });
    let source = Source::parse(Role::People, "text.csv", csv.as_bytes(), &pins).expect("a table");
    let told = Options { pins: pins.to_vec(), ..options() };
    let found = shown(&document(import(&[source], &Document::default(), &told)));
    assert_eq!(found, "North: \nNorth › One: Ayu\nSouth: Cita\nSouth › One: Bagus");
}

fn cell(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

/// Rows of three levels, with gaps, names in names, and one name in several places.
fn rows() -> impl Strategy<Value = Vec<[&'static str; 3]>> {
    let outer = cell(&["North", "South", "north ", "East", ""]);
    let middle = cell(&["Sales", "Stock", "North", "-", ""]);
    let inner = cell(&["Kas", "Arsip", "Sales", "Kas ", "", ""]);
    proptest::collection::vec((outer, middle, inner).prop_map(|(a, b, c)| [a, b, c]), 1..12)
}

fn csv(rows: &[(usize, [&str; 3])]) -> String {
    let mut text = "id,name,Direktorat,Divisi,Seksi\n".to_owned();
    // Columns of nothing are no levels.
    text.push_str("0,Nobody,Head,Office,Desk\n");
    rows.iter().for_each(|(at, [a, b, c])| text.push_str(&format!("{},P{at},{a},{b},{c}\n", at + 1)));
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: proptest::test_runner::RngSeed::Fixed(3), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows(), turn in 0..11usize) {
        let rows: Vec<_> = rows.into_iter().enumerate().collect();
        let mut turned = rows.clone();
        turned.reverse();
        turned.rotate_left(turn % rows.len());
        let once = again(&csv(&rows), &Document::default());
        prop_assert_eq!(shown(&once), shown(&again(&csv(&turned), &Document::default())));
    }

    #[test]
    fn any_levels_again_change_nothing(rows in rows()) {
        let list = csv(&rows.into_iter().enumerate().collect::<Vec<_>>());
        let once = again(&list, &Document::default());
        prop_assert_eq!(changes(&once, &again(&list, &once)), Vec::<String>::new());
    }

    #[test]
    fn every_row_sits_in_what_its_cells_say_last(rows in rows()) {
        let list: Vec<_> = rows.iter().copied().enumerate().collect();
        let found = units(&again(&csv(&list), &Document::default()));
        for (at, row) in list {
            let last = row.iter().rev().map(|cell| cell.trim()).find(|cell| !cell.is_empty() && *cell != "-");
            let (way, _) = found.iter().find(|(_, people)| people.contains(&format!("P{at}"))).expect("seated");
            prop_assert_eq!(simpul_model::fold(way.rsplit(" › ").next().unwrap_or_default()), simpul_model::fold(last.unwrap_or_default()));
        }
    }
}
