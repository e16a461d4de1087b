//! `simpul analyze` and `simpul log`.

use crate::nusantara;
use serde_json::json;

#[test]
fn json_has_every_figure_as_documented() {
    let simpul = nusantara();
    let view = simpul.run(["analyze", "n.simpul", "--json"]).expect(0).json();
    for key in [
        "level",
        "units",
        "needs",
        "inside",
        "links",
        "pairs",
        "external",
        "reciprocity",
        "mutual",
        "one_way",
        "components",
        "weak_components",
        "betweenness",
        "cut_units",
        "bridges",
        "isolated",
        "in_degree",
        "out_degree",
        "org",
        "figures",
        "dyads",
        "degrees",
        "reciprocity_by_level",
        "standing",
        "circle_groups",
        "circular_waits",
        "single_sources",
        "jumps",
        "communities",
        "outward",
    ] {
        assert!(view.get(key).is_some(), "{key}");
    }
    assert_eq!(view["level"], json!(null));
    assert_eq!(view["pairs"], json!({ "connected": 39, "mutual": 12, "mutual_summed": 0, "one_way": 27 }));
    assert_eq!(view["external"], json!({ "links": 5, "pairs": 4 }));
    let org = view["org"].as_object().expect("an object");
    for key in [
        "people",
        "positions",
        "vacant",
        "managers",
        "levels",
        "per_level",
        "span",
        "roots",
        "parked",
        "units_without_head",
    ] {
        assert!(org.contains_key(key), "{key}");
    }
    let figures = &view["figures"];
    assert_eq!(figures["span_limits"], json!({ "narrow": 3, "wide": 10 }));
    assert_eq!(figures["vacant"].as_array().map(Vec::len), org["vacant"].as_u64().map(|n| n as usize));
    assert_eq!(figures["layers"], org["per_level"], "two ways to the same figure");
    for key in ["spans", "too_wide", "too_narrow", "one_over_one", "other_unit", "double_posts", "units"] {
        assert!(figures.get(key).is_some(), "{key}");
    }
    let named = |key: &str| view[key].as_object().map(|values| values.len());
    assert_eq!((named("in_degree"), named("out_degree")), (Some(20), Some(20)), "zeros included");
    assert_eq!(named("betweenness"), Some(20));
}

#[test]
fn what_the_exchange_shows_is_in_it_with_its_evidence() {
    let simpul = nusantara();
    let view = simpul.run(["analyze", "n.simpul", "--json"]).expect(0).json();
    assert_eq!(view["dyads"], json!({ "mutual": 12, "asymmetric": 27, "null": 151 }));
    let marketing = json!({
        "two_way": 1, "two_way_summed": 0, "only_suppliers": 2, "only_customers": 1, "needs_in": 3,
        "needs_out": 3, "inside": 0, "reciprocity": { "pair": 0.25, "link": 0.4 },
    });
    assert_eq!(view["standing"]["U-MKT"], marketing);
    let levels = view["reciprocity_by_level"].as_array().expect("levels");
    assert_eq!(levels.len(), 5);
    assert_eq!(levels[0]["reciprocity"], json!({ "pair": null, "link": null }), "one node, no links");
    let openings: Vec<_> =
        view["circle_groups"].as_array().into_iter().flatten().map(|g| &g["opening"]).collect();
    assert!(openings.iter().all(|opening| opening["exact"] == json!(true)));
    assert_eq!(openings.iter().filter_map(|opening| opening["needs"].as_u64()).sum::<u64>(), 18);
    let single = json!({
        "item": "premium rate table", "positions": ["POS-041"], "person": null, "gravity": "vacant",
        "until": null, "customers": 1, "needs": ["N-023"],
    });
    assert_eq!(view["single_sources"][0], single);
    let jump = json!({
        "need": "N-004", "customer": "U-PAY", "supplier": "U-SAL", "common": "U-GRP", "up": 3, "down": 2,
    });
    assert_eq!(view["jumps"]["far"][0], jump);
    let claims = json!({
        "node": "U-CLM", "branch": "U-INS", "home": "U-SHS", "with_branch": ["N-019"],
        "with_home": ["N-010", "N-026", "N-027", "N-066"],
    });
    assert_eq!(view["communities"]["elsewhere"][0], claims);
    assert_eq!(
        (&view["outward"]["steps"]["U-CLM"], &view["outward"]["steps"]["U-GRP"]),
        (&json!(1), &json!(null))
    );
}

#[test]
fn level_and_position_change_what_stands_for_itself() {
    let simpul = nusantara();
    let divisions = simpul.run(["analyze", "n.simpul", "--level", "2", "--json"]).expect(0).json();
    assert_eq!((&divisions["level"], &divisions["pairs"]["mutual_summed"]), (&json!(2), &json!(1)));
    let positions = simpul.run(["analyze", "n.simpul", "--by", "position", "--json"]).expect(0).json();
    assert_eq!(positions["by"], "position");
    assert!(positions["links"].as_u64() > divisions["links"].as_u64());
    simpul.run(["analyze", "n.simpul", "--by", "position", "--level", "2"]).expect(2);
}

#[test]
fn without_links_reciprocity_is_undefined_and_said_so() {
    let simpul = simpul_tests::Simpul::default();
    simpul.write("people.csv", "id,name,manager_id\n1,Rina,\n2,Budi,1\n");
    simpul.run(["import", "--out", "x.simpul", "--people", "people.csv"]).expect(0);
    let view = simpul.run(["analyze", "x.simpul", "--json"]).expect(0).json();
    assert_eq!(view["reciprocity"], json!({ "pair": null, "link": null }));
    assert!(simpul.run(["analyze", "x.simpul"]).expect(0).out.contains("No links yet"));
}

#[test]
fn people_read_sentences_and_names() {
    let text = nusantara().run(["analyze", "n.simpul"]).expect(0).out;
    assert!(text.contains("39 pairs linked: 12 two-way, 27 one-way."), "{text}");
    assert!(text.contains("Marketing ⇄ Warehouse"), "{text}");
    assert!(text.contains("Payroll needs from Warehouse (1 need)"), "{text}");
    assert!(
        text.contains("premium rate table: only Actuary gives it, and nobody is in that position"),
        "{text}"
    );
    assert!(text.contains("  Finance → Payroll → Human Resources → Finance"), "{text}");
    assert!(
        text.contains(
            "Claims: stands in Insurance Division (1 with it), works mostly with Shared Services (4 needs)"
        ),
        "{text}"
    );
}

#[test]
fn the_log_names_who_and_what() {
    let simpul = nusantara();
    let entry = &simpul.run(["log", "n.simpul", "--json"]).expect(0).json()["entries"][0];
    assert_eq!((entry["seq"].as_u64(), entry["undone"].as_bool()), (Some(1), Some(false)));
    assert_eq!(entry["at"], "2026-11-22T09:00:00Z");
    assert_eq!(entry["name"]["code"], "import-new");
    assert!(simpul.run(["log", "n.simpul"]).expect(0).out.contains("Import into “n”"));
}
