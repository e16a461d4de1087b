//! Needs recorded by being asked: unit by unit, and along the reporting lines.

use simpul_api::dto::*;
use simpul_api::use_case::{need_order, need_rows, reporting_lines, unit_order};
use simpul_tests::Office;

fn drafts(office: &Office) -> usize {
    let only = NeedOrderRequest { only: Some(NeedsOnly::Draft), ..NeedOrderRequest::default() };
    need_order(&office.desk, only, &office.ctx()).expect("an order").keys.len()
}

#[test]
fn an_interview_goes_through_a_branch_unit_by_unit() {
    let office = Office::with_sample("nusantara");
    let all = unit_order(&office.desk, KeysRequest { keys: Vec::new() }, &office.ctx()).expect("units").units;
    let inside = |name: &str| all.iter().position(|unit| unit.name == name);
    assert!(inside("Corporate Client").is_none(), "who is outside is not asked");
    let first = all[0].key.clone();
    let branch =
        unit_order(&office.desk, KeysRequest { keys: vec![first] }, &office.ctx()).expect("units").units;
    assert!(branch.len() <= all.len() && branch[0] == all[0]);
    assert_eq!(branch[..], all[..branch.len()], "a branch is gone through before the next");
}

#[test]
fn drafts_along_the_reporting_lines_count_nowhere_until_they_are_agreed() {
    let office = Office::with_sample("nusantara");
    let unit = office.key(HitKind::Unit, "Mail Room");
    let lines =
        reporting_lines(&office.desk, KeysRequest { keys: vec![unit] }, &office.ctx()).expect("lines");
    assert!(lines.total > 0 && lines.lines.len() == lines.total as usize);
    let missing: u32 =
        lines.lines.iter().map(|line| u32::from(line.down == 0) + u32::from(line.up == 0)).sum();
    assert!(missing > 0 && missing < lines.total * 2, "the lead and the clerk serve each other already");
    let (before, links) = (drafts(&office), office.links());
    let ends =
        |line: &ReportingLine| LineEnds { boss: line.boss.key.clone(), report: line.report.key.clone() };
    let propose = || EditRequest::ProposeNeeds {
        lines: lines.lines.iter().map(ends).collect(),
        down: "goals and priorities".into(),
        up: "results and progress".into(),
    };
    let edited = office.edit(propose());
    assert_eq!(
        (edited.name.code.as_str(), edited.name.args["count"].as_str()),
        ("propose-needs", missing.to_string().as_str())
    );
    assert_eq!(drafts(&office), before + missing as usize);
    assert_eq!(office.links(), links, "a draft makes no link");
    office.edit(propose());
    assert_eq!(drafts(&office), before + missing as usize, "nothing is proposed twice");
    office.undo();
    assert_eq!(drafts(&office), before);
}

#[test]
fn what_is_called_alike_both_ways_is_one_item_and_a_line_told_twice_is_one() {
    let office = Office::with_sample("nusantara");
    let unit = office.key(HitKind::Unit, "Mail Room");
    let lines =
        reporting_lines(&office.desk, KeysRequest { keys: vec![unit] }, &office.ctx()).expect("lines").lines;
    let ends = lines.iter().chain(&lines);
    let ends =
        ends.map(|line| LineEnds { boss: line.boss.key.clone(), report: line.report.key.clone() }).collect();
    office.edit(EditRequest::ProposeNeeds {
        lines: ends,
        down: "Weekly report".into(),
        up: "weekly  report".into(),
    });
    let weekly = NeedOrderRequest { filter: "weekly report".into(), ..NeedOrderRequest::default() };
    let keys = need_order(&office.desk, weekly, &office.ctx()).expect("an order").keys;
    let rows = need_rows(&office.desk, KeysRequest { keys }, &office.ctx()).expect("rows").rows;
    assert!(rows.len() > 1 && rows.iter().all(|row| row.cells[1] == "Weekly report"), "{rows:?}");
}
