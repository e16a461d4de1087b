//! `simpul review`.

use crate::nusantara;
use serde_json::{Value, json};

fn findings(answer: &Value) -> &[Value] {
    answer["findings"].as_array().expect("a list")
}

#[test]
fn the_most_serious_come_first_with_ids_of_the_lists() {
    let simpul = nusantara();
    let answer = simpul.run(["review", "n.simpul", "--level", "4", "--json"]).expect(0).json();
    let first = &findings(&answer)[0];
    assert_eq!((&first["kind"], &first["concern"]), (&json!("circular-wait"), &json!("grave")));
    let needs = first["needs"].as_array().expect("a list");
    assert!(needs.iter().all(|need| need.as_str().is_some_and(|id| id.starts_with("N-"))), "{needs:?}");
    let pair = findings(&answer)
        .iter()
        .find(|finding| finding["args"] == json!({ "supplier": "Data Entry", "customer": "Claims" }));
    let pair = pair.expect("a pair");
    let unit = |id: &str, name: &str| json!({ "kind": "unit", "id": id, "name": name });
    let about = pair["about"].as_array().expect("a list");
    assert!(about.contains(&unit("U-DAT", "Data Entry")) && about.len() == 2, "{about:?}");
    assert_eq!(pair["decision"], Value::Null);
    assert_eq!(answer["progress"]["open"].as_u64(), Some(findings(&answer).len() as u64));
    let other = simpul.run(["review", "n.simpul", "--level", "4", "--json", "--lang", "id"]).expect(0);
    assert_eq!(other.json(), answer, "it is the same in every language");
}

#[test]
fn a_branch_a_process_a_kind_and_a_state_narrow_it() {
    let simpul = nusantara();
    let answer = |words: &[&str]| {
        let all = ["review", "n.simpul", "--level", "4", "--json"].iter().chain(words).copied();
        simpul.run(all.collect::<Vec<_>>()).expect(0).json()
    };
    let (all, claims) = (answer(&[]), answer(&["--branch", "claims"]));
    assert_eq!(claims["branch"]["name"], "Claims");
    assert!(!findings(&claims).is_empty() && findings(&claims).len() < findings(&all).len());
    assert_eq!(answer(&["--branch", "U-CLM"])["findings"], claims["findings"]);
    let kinds = answer(&["--kind", "one-way", "--kind", "circle"]);
    let of_kind = |finding: &&Value| finding["kind"] == "one-way" || finding["kind"] == "circle";
    assert_eq!(findings(&kinds).len(), findings(&all).iter().filter(of_kind).count());
    assert!(findings(&answer(&["--state", "decided"])).is_empty());
    let process = answer(&["--process", "order to delivery"]);
    assert!(!findings(&process).is_empty() && findings(&process).len() < findings(&all).len());
}

#[test]
fn it_is_written_as_a_page_a_workbook_and_a_list() {
    let simpul = nusantara();
    let all = simpul.run(["review", "n.simpul", "--json"]).expect(0).json();
    for name in ["r.html", "r.xlsx", "r.csv"] {
        let words = ["review", "n.simpul", "--out", name, "--json", "--lang", "id"];
        let written = simpul.run(words).expect(0).json();
        assert_eq!(written["rows"].as_u64(), Some(findings(&all).len() as u64));
    }
    let page = std::fs::read_to_string(simpul.path("r.html")).expect("a page");
    assert!(page.contains("<html lang=\"id\">"));
    let refused = simpul.run(["review", "n.simpul", "--out", "r.docx"]).expect(2);
    assert!(refused.err.contains("html, xlsx, csv"), "{}", refused.err);
}

#[test]
fn people_read_sentences_under_how_serious_they_are() {
    let simpul = nusantara();
    let text = simpul.run(["review", "n.simpul", "--level", "4", "--branch", "Claims"]).expect(0).out;
    assert!(text.contains(", in Claims.") && text.contains("\nQuestion ("), "{text}");
    assert!(text.contains("  Data Entry serves Claims and gets nothing back\n"), "{text}");
    let text = simpul.run(["review", "n.simpul", "--lang", "id", "--state", "decided"]).expect(0).out;
    assert!(text.contains("Tidak ada yang cocok."), "{text}");
}

#[test]
fn what_is_not_there_is_wrong_usage() {
    let simpul = nusantara();
    for (option, word, code) in
        [("--branch", "Nowhere", "unknown-unit"), ("--process", "nothing", "unknown-process")]
    {
        let run = simpul.run(["review", "n.simpul", option, word, "--json"]).expect(2);
        assert!(run.err.contains(code), "{}", run.err);
    }
    simpul.run(["review", "n.simpul", "--kind", "nonsense"]).expect(2);
}
