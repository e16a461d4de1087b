//! `simpul raci`.

use crate::nusantara;
use serde_json::{Value, json};

fn line<'a>(answer: &'a Value, topic: &str) -> &'a Value {
    let topics = answer["topics"].as_array().expect("a list");
    topics.iter().find(|line| line["topic"] == topic).expect("the topic")
}

#[test]
fn each_topic_says_who_has_which_part_and_whether_one_is_accountable() {
    let simpul = nusantara();
    let answer = simpul.run(["raci", "n.simpul", "--json"]).expect(0).json();
    let mail = line(&answer, "mail sorting");
    let lead = json!([{ "kind": "position", "id": "POS-089", "name": "Mail Room Lead" }]);
    assert_eq!(
        (&mail["id"], &mail["accountable"], &mail["exactly_one"]),
        (&json!("T-001"), &lead, &json!(true))
    );
    let parking = line(&answer, "parking permit");
    assert_eq!((&parking["accountable"], &parking["exactly_one"]), (&json!([]), &json!(false)));
    let said = simpul.run(["raci", "n.simpul"]).expect(0).out;
    assert!(said.contains("43 of 45 topics have exactly one") && said.contains("  parking permit"), "{said}");
    let said = simpul.run(["raci", "n.simpul", "--lang", "id"]).expect(0).out;
    assert!(said.contains("Tanpa penanggung jawab (2)"), "{said}");
}

#[test]
fn the_table_goes_out_and_what_was_changed_in_it_comes_in() {
    let simpul = nusantara();
    for name in ["raci.xlsx", "raci.csv"] {
        let written = simpul.run(["raci", "n.simpul", "--out", name, "--json"]).expect(0).json();
        assert_eq!(written["rows"], 45);
        let same = simpul.run(["raci", "n.simpul", "--take-in", name, "--json"]).expect(0).json();
        assert_eq!((&same["changed"], &same["added"], &same["findings"]), (&json!(0), &json!(0), &json!([])));
    }
    simpul.write(
        "new.csv",
        "topic,U-GAD,U-FIN,Nobody\nparking permit,A,I,R\nmail sorting,A,,\nbicycles,R/A,,\n",
    );
    let take = ["raci", "n.simpul", "--take-in", "new.csv"];
    let tried = simpul.run(take.iter().chain(&["--dry-run", "--json"]).copied()).expect(0).json();
    assert_eq!((&tried["changed"], &tried["added"]), (&json!(2), &json!(1)));
    let fault = &tried["findings"][0];
    assert_eq!(
        (&fault["line"], &fault["code"], &fault["args"]["value"]),
        (&json!(1), &json!("unknown-role"), &json!("Nobody"))
    );
    assert_eq!(
        line(&simpul.run(["raci", "n.simpul", "--json"]).expect(0).json(), "parking permit")["exactly_one"],
        false
    );
    let said = simpul.run(take).expect(0).out;
    assert!(said.contains("2 topics changed.") && said.contains("1 topic added."), "{said}");
    assert!(said.contains("line 1: “Nobody” names nobody, or several"), "{said}");
    let after = simpul.run(["raci", "n.simpul", "--json"]).expect(0).json();
    assert_eq!(line(&after, "parking permit")["accountable"][0]["id"], "U-GAD");
    assert_eq!(line(&after, "parking permit")["informed"][0]["id"], "U-FIN");
    assert_eq!(line(&after, "bicycles")["responsible"][0]["id"], "U-GAD");
    let mail = line(&after, "mail sorting");
    assert_eq!(
        (mail["accountable"].as_array().map(Vec::len), &mail["exactly_one"]),
        (Some(2), &json!(false))
    );
    let said = simpul.run(["raci", "n.simpul"]).expect(0).out;
    assert!(said.contains("Several are accountable for these (1)"), "{said}");
    let log = simpul.run(["log", "n.simpul"]).expect(0).out;
    assert!(log.contains("responsibilities"), "{log}");
}

#[test]
fn what_is_no_such_table_and_another_form_are_refused() {
    let simpul = nusantara();
    simpul.write("other.csv", "colour,size\nred,3\n");
    simpul.run(["raci", "n.simpul", "--take-in", "other.csv"]).expect(2);
    simpul.run(["raci", "n.simpul", "--take-in", "gone.csv"]).expect(2);
    let refused = simpul.run(["raci", "n.simpul", "--out", "raci.pdf"]).expect(2);
    assert!(refused.err.contains("csv, xlsx"), "{refused:?}");
    simpul.run(["raci", "n.simpul", "--dry-run"]).expect(2);
}
