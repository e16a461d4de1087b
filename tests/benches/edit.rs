//! How long a step takes in an organisation of 100,000 people all of whom are unfolded: an edit, its preview, an
//! undo and a redo in the file, and the picture that follows. Made the same way every time.

#![expect(clippy::print_stdout, reason = "the report of a benchmark")]

use simpul_api::dto::*;
use simpul_api::use_case::{chart, edit, preview_edit, redo, undo};
use simpul_tests::Office;
use std::fmt::Write;
use std::time::{Duration, Instant};

const PEOPLE: u32 = 100_000;
/// Reports of every manager but the last.
const SPAN: u32 = 6;
/// People in a unit.
const UNIT: u32 = 12;
const ROUNDS: usize = 9;

fn main() {
    let office = Office::default();
    let list = office.path("people.csv");
    std::fs::write(&list, people()).expect("a list");
    let start = Instant::now();
    office.import(&[(ImportRole::People, list)], Some("large.simpul"));
    println!("{PEOPLE} people: import {:?}", start.elapsed());

    let (from, to) = (seat(&office, PEOPLE / 3), seat(&office, PEOPLE / 2));
    let all = ChartRequest { depth: Some(u32::MAX), ..ChartRequest::default() };
    let a_move = || {
        let to = Spot { place: Place::Under, key: Some(to.clone()) };
        EditRequest::Move { keys: vec![from.clone()], to, join_unit: true, alone: false }
    };
    let ctx = || office.ctx();
    let mut times: [(&str, Vec<Duration>); 5] =
        ["preview of a move", "move", "undo", "redo", "picture"].map(|name| (name, Vec::new()));
    for _ in 0..ROUNDS {
        let steps: [&dyn Fn(); 5] = [
            &|| drop(preview_edit(&office.desk, a_move(), &ctx()).expect("a preview")),
            &|| drop(edit(&office.desk, a_move(), &ctx()).expect("a move")),
            &|| drop(undo(&office.desk, Nothing {}, &ctx()).expect("a step to undo")),
            &|| drop(redo(&office.desk, Nothing {}, &ctx()).expect("a step to redo")),
            &|| drop(chart(&office.desk, all.clone(), &ctx()).expect("a picture")),
        ];
        for (step, (_, times)) in steps.iter().zip(&mut times) {
            let start = Instant::now();
            step();
            times.push(start.elapsed());
        }
        office.undo();
    }
    for (name, times) in &mut times {
        times.sort_unstable();
        println!("{name}: median {:?}, worst {:?}", times[ROUNDS / 2], times[ROUNDS - 1]);
    }
}

/// The position of the person of this number.
fn seat(office: &Office, number: u32) -> String {
    office.key(HitKind::Position, &format!("Seat {number}"))
}

fn people() -> String {
    let mut list = String::from("id,name,title,unit,manager id\n");
    for number in 0..PEOPLE {
        let manager = number.checked_sub(1).map_or_else(String::new, |before| (before / SPAN).to_string());
        writeln!(list, "{number},Person {number},Seat {number},Unit {},{manager}", number / UNIT)
            .expect("text grows");
    }
    list
}
