//! The same cells make the same organisation, whichever kind of file they came in.

use super::written::{Cell, xlsx};
use super::*;
use crate::read::tests::{import, options};
use proptest::prelude::*;
use simpul_model::Document;

/// Everything that an import says, but for the name of its file and the lines of its findings.
fn said(import: &Import, above: u32) -> String {
    let finding = |f: &simpul_model::Finding| {
        let row = f.row.saturating_sub(above);
        format!("{} {row} {} {} {:?} {:?}", f.kind.code(), f.column, f.value, f.args, f.repair)
    };
    let findings: Vec<String> = import.findings.iter().map(finding).collect();
    format!("{:#?}\n{}", import.records, findings.join("\n"))
}

#[test]
fn one_staff_list_in_four_formats() {
    let csv = files(&[(Role::People, "workbooks/karyawan.csv")]);
    assert_eq!(names(&csv).len(), 6);
    assert!(csv.records.assignments.iter().map(|held| held.share).eq([100, 100, 62, 50, 100, 100]));
    for ending in ["xlsx", "xls", "ods"] {
        let book = files(&[(Role::People, &format!("workbooks/karyawan.{ending}"))]);
        assert_eq!(said(&book, 2), said(&csv, 0), "{ending}");
    }
}

fn cells() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    let id = (1u32..30).prop_map(|id| Cell::Number(f64::from(id)));
    let words = |words: &'static [&'static str]| {
        proptest::sample::select(words).prop_map(|word| match word {
            "" => Cell::Nothing,
            word => Cell::Text(word.to_owned()),
        })
    };
    let manager = prop_oneof![id.clone(), Just(Cell::Nothing), words(&["Ayu", "Bapak Bagus", "99"])];
    let day =
        prop_oneof![(40_000u32..46_000).prop_map(|day| Cell::Day(f64::from(day))), words(&["", "soon"])];
    let share = prop_oneof![(1u32..100).prop_map(|of| Cell::Number(f64::from(of) / 100.0)), words(&[""])];
    let row = (
        prop_oneof![id, words(&["", "007"])],
        words(&["Ayu", "Bagus", " Cita ", "kosong", ""]),
        words(&["Head", "Plt. Clerk", ""]),
        words(&["North", "South ", "A, B \"C\""]),
        manager,
        day,
        share,
        words(&["x", "", "yes"]),
    );
    let row = row.prop_map(|(a, b, c, d, e, f, g, h)| vec![a, b, c, d, e, f, g, h]);
    proptest::collection::vec(row, 1..12)
}

const HEADINGS: [&str; 8] = ["NIK", "Nama", "Jabatan", "Divisi", "Atasan", "Mulai", "FTE", "Catatan"];

fn csv(rows: &[Vec<Cell>]) -> String {
    let mut text = format!("{}\n", HEADINGS.join(","));
    for row in rows {
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Cell::Number(number) => number.to_string(),
            Cell::Day(serial) => {
                let epoch = simpul_model::Date::constant(1899, 12, 30);
                let days = i64::from(*serial as u32);
                epoch.checked_add(jiff::ToSpan::days(days)).expect("in range").to_string()
            }
            Cell::Nothing => String::new(),
        };
        text.push_str(&row.iter().map(cell).collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: proptest::test_runner::RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_is_the_same_as_csv_and_as_xlsx(rows in cells()) {
        let headings = HEADINGS.map(|heading| Cell::Text(heading.to_owned())).to_vec();
        let written: Vec<Vec<Cell>> = std::iter::once(headings).chain(rows.clone()).map(|row| row.into_iter().map(escaped).collect()).collect();
        let read = |name: &str, bytes: &[u8]| -> Option<String> {
            let source = Source::parse(Role::People, name, bytes, &[]).ok()?;
            Some(said(&import(&[source], &Document::default(), &options()), 0))
        };
        prop_assert_eq!(read("a.xlsx", &xlsx(&written)), read("a.csv", csv(&rows).as_bytes()));
    }
}

fn escaped(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(text.replace('&', "&amp;").replace('<', "&lt;")),
        other => other,
    }
}
