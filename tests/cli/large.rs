//! A hundred thousand managers in a circle, and in a chain.

use simpul_tests::Simpul;
use std::fmt::Write;

const MANY: usize = 100_000;

fn people(manager: impl Fn(usize) -> String) -> String {
    let mut list = String::from("id,name,title,unit,manager_id\n");
    for at in 0..MANY {
        writeln!(list, "{at},Person {at},Clerk,Office,{}", manager(at)).expect("strings take everything");
    }
    list
}

#[test]
fn a_circle_is_parked_and_a_chain_is_drawn() {
    let simpul = Simpul::default();
    simpul.write("circle.csv", people(|at| ((at + 1) % MANY).to_string()));
    let report =
        simpul.run(["import", "--out", "circle.simpul", "--people", "circle.csv", "--json"]).expect(0).json();
    assert_eq!(report["people"], MANY);
    assert_eq!(report["parked"].as_array().map(Vec::len), Some(MANY));

    simpul.write(
        "chain.csv",
        people(|at| at.checked_sub(1).map_or_else(String::new, |above| above.to_string())),
    );
    let report =
        simpul.run(["import", "--out", "chain.simpul", "--people", "chain.csv", "--json"]).expect(0).json();
    assert_eq!(
        (report["people"].as_u64(), report["parked"].as_array().map(Vec::len)),
        (Some(100_000), Some(0))
    );
    let org = &simpul.run(["analyze", "chain.simpul", "--json"]).expect(0).json()["org"];
    assert_eq!((org["levels"].as_u64(), org["span"]["max"].as_u64()), (Some(100_000), Some(1)));
    let chart = simpul.run(["layout", "chain.simpul", "--view", "chart"]).expect(0).json();
    assert_eq!(chart["nodes"].as_array().map(Vec::len), Some(MANY));
}
