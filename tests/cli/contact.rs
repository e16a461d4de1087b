//! `simpul contact`.

use crate::nusantara;
use serde_json::Value;

#[test]
fn json_has_every_field_as_documented() {
    let simpul = nusantara();
    let view = simpul.run(["contact", "n.simpul", "mail sorting", "--json"]).expect(0).json();
    assert_eq!(view["query"], "mail sorting");
    assert!(view["elapsed_us"].is_u64());
    let answer = view["answers"][0].as_object().expect("an answer");
    for key in
        ["rank", "score", "title", "why", "matched", "owner", "backup", "channels", "next", "confirmed"]
    {
        assert!(answer.contains_key(key), "{key}");
    }
    assert_eq!(answer["owner"]["position"], "Mail Room Lead");
    for key in ["kind", "id", "text", "how"] {
        assert!(answer["matched"][key].is_string(), "{key}");
    }
}

#[test]
fn a_batch_answers_line_by_line() {
    let simpul = nusantara();
    let run = simpul
        .run_with(["contact", "n.simpul", "--batch", "--limit", "1"], "leave\n\nparking permit\nzzqx\n");
    let run = run.expect(0);
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let asked: Vec<&str> = answers.iter().filter_map(|answer| answer["query"].as_str()).collect();
    assert_eq!(asked, ["leave", "", "parking permit", "zzqx"]);
    assert!(answers.iter().all(|answer| answer["elapsed_us"].is_u64()));
    let many: Vec<usize> = answers.iter().filter_map(|a| a["answers"].as_array().map(Vec::len)).collect();
    assert_eq!(many, [1, 0, 1, 0]);
}

#[test]
fn who_asks_must_be_known() {
    let simpul = nusantara();
    simpul.run(["contact", "n.simpul", "leave", "--from", "U-WHS"]).expect(0);
    simpul.run(["contact", "n.simpul", "leave", "--from", "warehouse"]).expect(0);
    let refused = simpul.run(["contact", "n.simpul", "leave", "--from", "Atlantis"]).expect(2);
    assert!(refused.err.contains("Atlantis"));
}
