//! A reviewer asks what the exchange of the company shows, and each number leads to its units and needs.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn deepest() -> MapRequest {
    MapRequest { level: Some(4), ..MapRequest::default() }
}

fn names(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| name.name.as_str()).collect()
}

fn items(needs: &[NeedBrief]) -> Vec<&str> {
    needs.iter().map(|need| need.item.as_str()).collect()
}

#[test]
fn how_much_is_two_way_for_the_whole_by_level_and_by_unit() {
    let office = Office::with_sample("nusantara");
    let view = reciprocity(&office.desk, deepest(), &office.ctx()).expect("an answer");
    assert_eq!((view.pairs.two_way, view.pairs.one_way, view.dyads.null), (12, 27, 151));
    let marketing = view.nodes.iter().find(|row| row.node.name == "Marketing").expect("a row");
    assert_eq!(names(&marketing.two_way), ["Warehouse"]);
    assert_eq!(names(&marketing.only_suppliers), ["Data Entry", "Sales"]);
    assert_eq!(names(&marketing.only_customers), ["Payroll"]);
    assert_eq!(marketing.reciprocity.pair, Some(0.25));
    let top = &view.by_level[0];
    assert_eq!((top.nodes, top.reciprocity.pair), (1, None), "no links yet");
    assert_eq!(view.by_level[1].summed, 1);
}

#[test]
fn payroll_closes_a_circle_and_the_circular_wait_stays_apart() {
    let office = Office::with_sample("nusantara");
    let view = circles(&office.desk, deepest(), &office.ctx()).expect("an answer");
    let group = &view.groups[0];
    assert_eq!(names(&group.circles[0]), ["Finance", "Payroll", "Human Resources"]);
    assert!(group.opening.exact && group.opening.needs == group.opening.at_least);
    let needs: usize = group.opening.links.iter().map(|link| link.needs.len()).sum();
    assert_eq!(needs as u32, group.opening.needs, "every need behind the number is named");
    let directors = &view.groups[1];
    assert!(directors.circles.is_empty() && directors.opening.links.iter().all(|link| link.two_way));
    assert_eq!(items(&view.waits[0]), ["sales forecast", "free delivery slots", "goods arrival schedule"]);
}

#[test]
fn the_premium_table_hangs_on_a_vacancy() {
    let office = Office::with_sample("nusantara");
    let view = single_sources(&office.desk, Nothing {}, &office.ctx()).expect("an answer");
    let first = &view.sources[0];
    assert_eq!((first.item.as_str(), first.gravity), ("premium rate table", GravityWord::Vacant));
    assert!(first.positions[0].vacant && first.person.is_none());
    assert!(view.sources[1..].iter().all(|source| source.person.is_some()));
}

#[test]
fn on_whom_it_hangs_and_who_stands_outside() {
    let office = Office::with_sample("nusantara");
    let view = bottlenecks(&office.desk, deepest(), &office.ctx()).expect("an answer");
    assert!(view.between.windows(2).all(|two| two[0].ways >= two[1].ways) && !view.between.is_empty());
    assert_eq!(names(&view.cuts), ["Software Development", "Nusantara Group"]);
    assert!(view.bridges.iter().all(|bridge| !bridge.needs.is_empty()));
}

#[test]
fn mail_goes_far_through_the_tree() {
    let office = Office::with_sample("nusantara");
    let view = jumps(&office.desk, deepest(), &office.ctx()).expect("an answer");
    let mail = view.far.iter().find(|jump| jump.need.customer.name == "Sales" && jump.up + jump.down == 5);
    let mail = mail.expect("the mail to sales");
    assert_eq!(mail.need.item, "incoming mail and parcels");
    assert_eq!(mail.common.as_ref().map(|unit| unit.name.as_str()), Some("Nusantara Group"));
    assert_eq!(view.by_steps.values().sum::<u32>(), 65, "all but the five with an external end");
}

#[test]
fn claims_works_elsewhere_than_the_chart_says() {
    let office = Office::with_sample("nusantara");
    let view = communities(&office.desk, deepest(), &office.ctx()).expect("an answer");
    let claims = &view.elsewhere[0];
    assert_eq!((claims.node.name.as_str(), claims.home.name.as_str()), ("Claims", "Shared Services"));
    assert_eq!((claims.with_branch.len(), claims.with_home.len()), (1, 4));
    assert!(view.groups[claims.community as usize].contains(&claims.node));
    assert!(view.modularity > view.chart_modularity);
}

#[test]
fn the_way_to_the_client_and_who_has_none() {
    let office = Office::with_sample("nusantara");
    let view = outward(&office.desk, deepest(), &office.ctx()).expect("an answer");
    assert_eq!(names(&view.customers), ["Corporate Client"]);
    let data = view.ways.iter().find(|way| way[0].name == "Data Entry").expect("a way");
    assert_eq!(names(data), ["Data Entry", "Claims", "Corporate Client"]);
    assert_eq!(view.without.len(), 4);
    assert!(!view.needs_without.is_empty());
}

#[test]
fn the_policy_change_reaches_the_client_when_data_entry_stops() {
    let office = Office::with_sample("nusantara");
    let keys = vec![office.key(HitKind::Unit, "Data Entry")];
    let view = impact(&office.desk, ImpactRequest { keys }, &office.ctx()).expect("an answer");
    assert_eq!(view.stopped[0].name, "Data Entry");
    let claim = view.certain.iter().find(|stop| stop.need.item == "claim decision").expect("the claim");
    assert_eq!((claim.wave, claim.because), (2, BecauseWord::MadeFrom));
    assert_eq!(claim.of.as_ref().map(|need| need.item.as_str()), Some("current policy terms"));
    assert_eq!((view.counts.needs, view.counts.outside), (6, 1));
    assert_eq!(view.outside[0].unit.name, "Corporate Client");
    let gone = ImpactRequest { keys: vec!["topic:2".to_owned()] };
    assert_eq!(impact(&office.desk, gone, &office.ctx()).expect_err("no party").code, "not-found");
}

#[test]
fn filters_count_here_as_on_the_map() {
    let office = Office::with_sample("nusantara");
    let actions = MapRequest {
        filter: MapFilter { kinds: vec![ItemKind::Action], ..MapFilter::default() },
        ..deepest()
    };
    let view = circles(&office.desk, actions.clone(), &office.ctx()).expect("an answer");
    assert!(view.groups.is_empty());
    let all = jumps(&office.desk, deepest(), &office.ctx()).expect("an answer");
    let few = jumps(&office.desk, actions, &office.ctx()).expect("an answer");
    assert!(few.far.len() < all.far.len());
}
