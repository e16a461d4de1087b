//! `simpul layout`, `simpul export`, and what is not built yet.

use crate::nusantara;
use serde_json::json;

#[test]
fn a_layout_has_a_box_for_everything_and_a_line_for_every_pair() {
    let simpul = nusantara();
    let map = simpul.run(["layout", "n.simpul", "--view", "map"]).expect(0).json();
    let (nodes, edges) = (map["nodes"].as_array().expect("boxes"), map["edges"].as_array().expect("lines"));
    assert_eq!((nodes.len(), edges.len()), (23, 43), "39 pairs inside, 4 with an external end");
    assert_eq!(edges.iter().filter(|edge| edge["two_way"] == json!(true)).count(), 13);
    assert!(nodes.iter().all(|node| ["x", "y", "w", "h"].iter().all(|key| node[key].is_number())));
    assert!(map["elapsed_ms"].is_object() && map["direction"].is_string());
    let all = simpul.run(["layout", "n.simpul", "--view", "map", "--links", "all"]).expect(0).json();
    assert_eq!(all["edges"].as_array().map(Vec::len), Some(56), "51 links inside, 5 outside");

    let chart = simpul.run(["layout", "n.simpul", "--view", "chart"]).expect(0).json();
    assert_eq!(chart["nodes"].as_array().map(Vec::len), Some(95));
    let top = simpul
        .run(["layout", "n.simpul", "--view", "chart", "--level", "2", "--style", "compact"])
        .expect(0)
        .json();
    assert_eq!(top["nodes"].as_array().map(Vec::len), Some(7));
    let width = |chart: &serde_json::Value| {
        let nodes = chart["nodes"].as_array().expect("boxes").iter();
        nodes.map(|node| node["x"].as_f64().unwrap_or(0.0)).fold(0.0, f64::max)
    };
    for style in ["auto", "hanging", "indented"] {
        let words =
            ["layout", "n.simpul", "--view", "chart", "--style", style, "--bands", "--without-dotted"];
        let listed = simpul.run(words).expect(0).json();
        assert_eq!(listed["nodes"].as_array().map(Vec::len), Some(95), "{style}");
        assert!(width(&listed) < width(&chart) / 2.0, "{style} is {} wide", width(&listed));
    }
    let words = ["layout", "n.simpul", "--view", "chart", "--without-assistants"];
    assert_eq!(simpul.run(words).expect(0).json()["nodes"].as_array().map(Vec::len), Some(94));
}

#[test]
fn pictures_are_what_they_say_and_the_same_every_time() {
    let simpul = nusantara();
    for (format, start) in [("svg", &b"<svg"[..]), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("json", b"{")] {
        for view in ["chart", "map", "wheel", "matrix"] {
            let export = |name: &str| {
                let run = simpul
                    .run(["export", "n.simpul", "--view", view, "--format", format, "--out", name, "--json"]);
                assert!(run.expect(0).json()["bytes"].as_u64() > Some(1000));
                std::fs::read(simpul.path(name)).expect("a picture")
            };
            let picture = export("once");
            assert!(picture.starts_with(start), "{view} {format}");
            assert!(picture == export("again"), "{view} {format}");
        }
    }
}

#[test]
fn the_needs_come_back_as_they_were_written() {
    let simpul = nusantara();
    for format in ["csv", "xlsx"] {
        let out = format!("needs.{format}");
        let words = ["export", "n.simpul", "--view", "needs", "--format", format, "--out", &out, "--json"];
        assert_eq!(simpul.run(words).expect(0).json()["rows"], json!(70));
        let back = ["import", "--into", "n.simpul", "--needs", &out, "--json"];
        let report = simpul.run(back).expect(0).json();
        assert_eq!(report["findings"], json!([]), "{format}");
        let log = simpul.run(["log", "n.simpul", "--json"]).expect(0).out;
        assert!(!log.contains("\"import\""), "no step was written: {log}");
    }
    let words = ["export", "n.simpul", "--view", "needs", "--format", "png", "--out", "x"];
    assert!(simpul.run(words).expect(2).err.contains("csv, xlsx"));
}

#[test]
fn drawings_are_told_in_figures() {
    let simpul = nusantara();
    let figures = |view: &str| {
        let layout = simpul.run(["layout", "n.simpul", "--view", view]).expect(0).json();
        let figure = |name: &str| layout["score"][name].as_f64().expect("a figure");
        ["crossings", "bends", "length", "area"].map(figure)
    };
    for view in ["map", "focus", "chart"] {
        let [crossings, bends, length, area] = figures(view);
        assert!(crossings >= 0.0 && bends > 0.0 && length > 1000.0 && area > 100_000.0, "{view}");
    }
    assert_eq!(figures("wheel")[1], 0.0, "curves have no corners");
    assert_eq!(figures("chart")[0], 0.0, "reporting lines do not cross");
    assert_eq!(figures("matrix")[..3], [0.0; 3], "a matrix has no lines");
}

#[test]
fn a_matrix_is_a_table_as_well() {
    let simpul = nusantara();
    let matrix = ["export", "n.simpul", "--view", "matrix", "--level", "all", "--order", "name"];
    let export = |format: &str, name: &str| {
        simpul.run(matrix.into_iter().chain(["--format", format, "--out", name])).expect(0);
        std::fs::read(simpul.path(name)).expect("a table")
    };
    let text = String::from_utf8(export("csv", "m.csv")).expect("text");
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0][0], "\u{feff}row gives to column");
    let at = |name: &str| rows[0].iter().position(|&head| head == name).expect("a column");
    let cell = |from: &str, to: &str| {
        rows.iter().find(|row| row[0] == from).map(|row| row[at(to)].to_owned()).expect("a row")
    };
    assert_eq!((cell("Marketing", "Warehouse"), cell("Warehouse", "Marketing")), ("2".into(), "1".into()));
    assert_eq!(cell("Payroll", "Marketing"), "");
    assert!(export("xlsx", "m.xlsx").starts_with(b"PK"));
    assert_eq!(export("xlsx", "a.xlsx"), export("xlsx", "b.xlsx"));
}

#[test]
fn the_pairs_of_the_map_are_a_list_as_well() {
    let simpul = nusantara();
    let pairs = ["export", "n.simpul", "--view", "map", "--level", "all"];
    let export = |format: &str, name: &str, more: &[&str]| {
        simpul
            .run(pairs.into_iter().chain(["--format", format, "--out", name]).chain(more.to_vec()))
            .expect(0);
        std::fs::read(simpul.path(name)).expect("a list")
    };
    let text = String::from_utf8(export("csv", "p.csv", &[])).expect("text");
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).map(str::to_owned);
    let both = line("Marketing,Warehouse,two-way,2,1,").expect("the pair");
    assert!(
        both.contains(';') && both.contains("current stock by brand"),
        "both promises stand in it: {both}"
    );
    let one_way = String::from_utf8(export("csv", "o.csv", &["--show", "one-way"])).expect("text");
    assert!(one_way.lines().count() > 1 && !one_way.contains(",two-way,"), "{one_way}");
    let page = String::from_utf8(export("html", "p.html", &["--show", "one-way"])).expect("text");
    assert!(page.contains("pairs shown") && page.contains("<table"), "what is left out is said");
    assert!(export("xlsx", "a.xlsx", &[]).starts_with(b"PK"));
    assert_eq!(export("xlsx", "a.xlsx", &[]), export("xlsx", "b.xlsx", &[]));
}

#[test]
fn what_is_not_built_is_refused_with_what_there_is() {
    let simpul = nusantara();
    for (words, known) in [
        (&["booklet", "n.simpul"][..], "analyze"),
        (&["export", "n.simpul", "--view", "booklet", "--format", "svg", "--out", "x"], "chart, map"),
        (&["export", "n.simpul", "--view", "chart", "--format", "xlsx", "--out", "x"], "svg, png, pdf, json"),
        (&["layout", "n.simpul", "--view", "booklet"], "chart, map"),
    ] {
        let refused = simpul.run(words).expect(2);
        assert!(refused.err.contains(known), "{refused:?}");
    }
    let refused = simpul.run(["layout", "n.simpul", "--view", "needs"]).expect(2);
    assert!(refused.err.contains("matrix") && !refused.err.contains("matrix, needs"), "{refused:?}");
    assert!(!simpul.path("x").exists());
}

#[test]
fn without_a_display_no_window_opens() {
    if cfg!(any(windows, target_os = "macos")) {
        return;
    }
    let simpul = nusantara();
    let refused = simpul.run(["open", "n.simpul"]).expect(3);
    assert!(refused.err.contains("screen"));
}

#[test]
fn every_picture_of_the_map_keeps_to_the_filter_asked_for() {
    let simpul = nusantara();
    let count = |view: &str, words: &[&str]| {
        let words = [&["layout", "n.simpul", "--view", view][..], words].concat();
        simpul.run(words).expect(0).json()["edges"].as_array().expect("lines").len()
    };
    for view in ["map", "wheel"] {
        assert_eq!(count(view, &["--show", "two-way"]), 13, "{view}");
        assert_eq!(count(view, &["--show", "one-way", "--without-external"]), 27, "{view}");
        assert!(count(view, &["--kind", "action", "--kind", "resource"]) < 43, "{view}");
        assert!(count(view, &["--at-least", "3"]) < count(view, &["--at-least", "2"]), "{view}");
    }
    assert_eq!(count("matrix", &["--show", "two-way"]), 26, "two cells a pair");
    assert_eq!(count("map", &["--level", "2", "--show", "summed"]), 1);

    let words = ["export", "n.simpul", "--view", "map", "--format", "svg", "--out", "m.svg"];
    simpul.run([&words[..], &["--show", "one-way", "--cadence", "monthly"]].concat()).expect(0);
    let picture = std::fs::read_to_string(simpul.path("m.svg")).expect("a picture");
    assert!(picture.contains("only one-way pairs") && picture.contains("how often: monthly"));
    let refused = simpul.run(["layout", "n.simpul", "--view", "map", "--process", "nothing"]).expect(2);
    assert!(refused.err.contains("There is no process called “nothing”"), "{}", refused.err);
}
