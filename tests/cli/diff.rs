//! `simpul diff`.

use crate::{nusantara, sample_words};
use std::ffi::OsString;

#[test]
fn two_imports_of_the_same_lists_do_not_differ() {
    let simpul = nusantara();
    // A new file is called after itself; the other lies under the same name elsewhere.
    std::fs::create_dir(simpul.path("again")).expect("a folder");
    let again: Vec<OsString> = sample_words(&["import", "--out", "again/n.simpul"]);
    simpul.run(again).expect(0);
    let found = simpul.run(["diff", "n.simpul", "again/n.simpul", "--json"]).expect(0).json();
    assert_eq!(found["differences"], serde_json::json!([]));
    assert_eq!(
        simpul.run(["diff", "n.simpul", "again/n.simpul"]).expect(0).out.trim(),
        "Nothing is different."
    );
}

#[test]
fn a_new_list_shows_who_came_and_who_moved() {
    let simpul = nusantara();
    let list = std::fs::read_to_string(simpul_tests::paths::sample("nusantara", "en").join("people.csv"))
        .expect("the sample");
    let list = list.replace("Head of Warehouse", "Chief of Warehouse");
    let list =
        format!("{list}K-900,POS-900,Ani Lestari,Risk Analyst,U-UWR,K-035,,,,,Jakarta (WIB),line,100,,,,,\n");
    std::fs::write(simpul.path("people.csv"), list).expect("a file");
    let mut words = sample_words(&["import", "--out", "later.simpul"]);
    let at = words.iter().position(|word| word == "--people").expect("people") + 1;
    words[at] = simpul.path("people.csv").into();
    simpul.run(words).expect(0);

    let found = simpul.run(["diff", "n.simpul", "later.simpul", "--json"]).expect(0).json();
    let lines = found["differences"].as_array().expect("a list");
    let of = |kind: &str, change: &str| {
        lines.iter().filter(|line| line["kind"] == kind && line["change"] == change).collect::<Vec<_>>()
    };
    assert_eq!(of("person", "added")[0]["name"], "Ani Lestari");
    assert_eq!(of("position", "added")[0]["id"], "POS-900");
    let titled = of("position", "changed");
    assert_eq!(titled.len(), 1, "{lines:?}");
    assert_eq!(titled[0]["fields"][0]["after"], "Chief of Warehouse");
    let text = simpul.run(["diff", "n.simpul", "later.simpul", "--lang", "id"]).expect(0).out;
    assert!(
        text.contains("Ditambahkan (") && text.contains("Head of Warehouse → Chief of Warehouse"),
        "{text}"
    );
}

#[test]
fn a_file_that_is_not_there_ends_with_3() {
    let simpul = nusantara();
    simpul.run(["diff", "n.simpul", "gone.simpul"]).expect(3);
    simpul.run(["diff", "gone.simpul", "n.simpul"]).expect(3);
    simpul.run(["diff", "n.simpul"]).expect(2);
}
