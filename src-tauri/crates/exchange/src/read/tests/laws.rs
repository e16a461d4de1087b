//! What holds for any file, however wild.

use super::*;
use proptest::prelude::*;

fn cell(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

const IDS: &[&str] = &["", "1", "2", "3", "03", "1,2E+10", "A", " 1 "];
const NAMES: &[&str] = &["", "Ayu", "Bagus", "Ir. Ayu, M.M.", "kosong", "Plt. Cita", "-"];
const TITLES: &[&str] = &["", "Head", "Clerk", "Plt. Head"];
const UNITS: &[&str] = &["", "North", "South ", "north"];
const MANAGERS: &[&str] = &["", "1", "2", "3", "A", "Ayu", "Bapak Bagus", "a@x.org", "9", "1,2E+10", "-"];
const MAILS: &[&str] = &["", "", "a@x.org", "b@x.org", "SKING"];
const DAYS: &[&str] = &["", "17/08/2020", "2030-01-01", "soon"];
const SHARES: &[&str] = &["", "50", "0", "150", "half"];

fn rows() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let row = (
        cell(IDS),
        cell(IDS),
        cell(NAMES),
        cell(TITLES),
        cell(UNITS),
        cell(MANAGERS),
        cell(MAILS),
        cell(DAYS),
        cell(DAYS),
        cell(SHARES),
    );
    let row = row.prop_map(|(a, b, c, d, e, f, g, h, i, j)| vec![a, b, c, d, e, f, g, h, i, j]);
    proptest::collection::vec(row, 1..14)
}

fn csv(rows: &[Vec<&str>], with_position: bool) -> String {
    let mut text = "id;position_id;name;title;unit;manager_id;email;from;until;share;floor\n".to_owned();
    for (at, row) in rows.iter().enumerate() {
        let mut row = row.clone();
        if !with_position {
            row[1] = "";
        }
        text.push_str(&row.join(";"));
        text.push_str(&format!(";{at}\n"));
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn people_are_drawn_or_named_and_the_change_is_accepted(rows in rows(), with_position in any::<bool>()) {
        let import = people(&csv(&rows, with_position));
        let said: Vec<&str> = import.findings.iter()
            .flat_map(|f| f.args.iter().map(String::as_str).chain([f.value.as_str()]))
            .chain(import.records.people.iter().flat_map(|p| p.custom.values().map(String::as_str)))
            .chain(import.records.positions.iter().flat_map(|p| p.custom.values().map(String::as_str)))
            .collect();
        let total = |row: &Vec<&str>| row.iter().all(|cell| cell.is_empty());
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| !total(row)) {
            // The last column tells the rows apart: each must be seen again somewhere.
            prop_assert!(said.contains(&at.to_string().as_str()), "row {at} {row:?} is lost: {:?}", import.findings);
        }
        for position in &import.records.positions {
            prop_assert_eq!(import.parked.contains(&position.id), position.parked.is_some());
        }
        let after = document(import);
        let change = Document::default().compare(&after);
        prop_assert!(plan(&Document::default(), Edit::Import(Box::new(change))).is_ok());
    }

    #[test]
    fn the_same_files_again_change_nothing(rows in rows()) {
        let source = [text(Role::People, &csv(&rows, true))];
        let once = document(import(&source, &Document::default(), &options()));
        let twice = document(import(&source, &once, &options()));
        let known = |d: &Document| d.positions().iter().filter(|p| p.external_id.is_some()).count();
        prop_assert_eq!(known(&once), known(&twice));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), role in proptest::sample::select(Role::ALL.to_vec())) {
        let head = b"id,name,owner,customer,supplier,person_id,unit_id,topic,address\n";
        for bytes in [bytes.clone(), [head.as_slice(), &bytes].concat()] {
            if let Ok(source) = Source::parse(role, "any.csv", &bytes, &[]) {
                let _ = read(&[source], &Document::default(), &options(), &mut SequentialIds::default(), &mut |_| true);
            }
        }
    }
}
