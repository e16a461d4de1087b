//! What is said about findings, people made one, and the limits of spans.

use super::*;

/// A finding that the data shows, as a row to keep.
pub(super) fn of_data(ids: &mut SequentialIds, about: Option<PositionId>) -> Finding {
    Finding {
        id: FindingId::mint(ids),
        kind: FindingKind::NoHead,
        file: String::new(),
        row: 0,
        column: String::new(),
        value: String::new(),
        args: vec!["Warehouse".into()],
        repair: Repair::default(),
        state: FindingState::Open,
        about: about.map(RecordRef::from),
        accepted: None,
    }
}

fn word() -> Option<Confirmation> {
    Some(Confirmation { by: "Rina".into(), at: 7 })
}

#[test]
fn no_problem_here_is_remembered_with_who_and_when_and_can_be_taken_back() {
    let Company { document, mut ids, lead, .. } = company();
    let finding = of_data(&mut ids, Some(lead));
    let id = finding.id;
    let planned = plan(&document, Edit::Accept { findings: vec![finding], word: word() }).unwrap();
    assert_eq!(planned.name, Named::new("accept-finding"));
    let kept = planned.after.findings().get(id).cloned().unwrap();
    assert_eq!((kept.state, kept.accepted.clone()), (FindingState::Accepted, word()));
    let back = after(&planned.after, Edit::Accept { findings: vec![kept], word: None });
    assert_eq!(back, document, "what the data shows needs no row once it is open again");
}

#[test]
fn of_two_decisions_about_one_thing_the_last_is_kept() {
    let Company { document, mut ids, lead, .. } = company();
    let mut decision = |because: &str| Decision {
        id: DecisionId::mint(&mut ids),
        key: ReviewKey {
            kind: ReviewKind::Isolated,
            level: ReviewLevel::Positions,
            about: vec![lead.into()],
        },
        facts: Facts::default(),
        outcome: Outcome::NoProblem,
        because: because.to_owned(),
        who: String::new(),
        until: None,
        by: "Rina".into(),
        at: 1,
    };
    let (before, first, last) = (decision("before"), decision("first"), decision("last"));
    let document = after(&document, Edit::Decide(vec![before]));
    let decided = after(&document, Edit::Decide(vec![first, last.clone()]));
    assert_eq!(decided.decisions().iter().collect::<Vec<_>>(), [&last]);
}

#[test]
fn a_finding_of_an_import_stays_when_it_is_opened_again() {
    let Company { document, mut ids, .. } = company();
    let finding = Finding { file: "people.csv".into(), ..of_data(&mut ids, None) };
    let id = finding.id;
    let document = after(&document, Edit::Add(Row::Finding(finding.clone())));
    let put = after(&document, Edit::Accept { findings: vec![finding], word: word() });
    let kept = put.findings().get(id).cloned().unwrap();
    assert_eq!(after(&put, Edit::Accept { findings: vec![kept], word: None }), document);
}

#[test]
fn a_repair_is_one_step_that_closes_its_findings() {
    let Company { document, mut ids, lead, clerk, .. } = company();
    let finding = Finding { file: "people.csv".into(), ..of_data(&mut ids, Some(lead)) };
    let id = finding.id;
    let document = after(&document, Edit::Add(Row::Finding(finding.clone())));
    let moved = Edit::MovePosition { position: clerk, manager: None, before: None, branch: Branch::With };
    let edit = Edit::Mend { count: 2, findings: vec![finding.clone()], steps: vec![moved] };
    let planned = plan(&document, edit).unwrap();
    assert_eq!(planned.name, Named::new("mend-findings").with("count", "2"));
    assert_eq!(planned.after.findings().get(id).unwrap().state, FindingState::Repaired);
    assert_eq!(planned.after.positions().get(clerk).unwrap().manager, None);
    assert_eq!(planned.after.with(&planned.change.invert()), document);

    let gone = after(&document, Edit::Remove(id.into()));
    let edit = Edit::Mend { count: 1, findings: vec![finding], steps: Vec::new() };
    assert_eq!(refused(&gone, edit), Refusal::Missing(id.into()));
}

#[test]
fn people_made_one_keep_every_post_topic_and_channel_and_what_only_one_of_them_said() {
    let Company { document, mut ids, lead, clerk, .. } = company();
    let person = |ids: &mut SequentialIds, email: &str, phone: &str, external: Option<&str>| Person {
        email: email.into(),
        phone: phone.into(),
        external_id: external.map(str::to_owned),
        ..Person::new(PersonId::mint(ids), "Sari")
    };
    let one = person(&mut ids, "sari@office.id", "", None);
    let two = person(&mut ids, "old@office.id", "0812", Some("E7"));
    let mut post = |person, position| Assignment::new(AssignmentId::mint(&mut ids), person, position);
    let posts = [post(one.id, lead), post(two.id, lead), post(two.id, clerk)];
    let topic = Topic {
        id: TopicId::from_raw(900),
        external_id: None,
        name: "cuti".into(),
        synonyms: Vec::new(),
        owner: Some(Party::Person(two.id)),
        backup: None,
        reply_within: String::new(),
        send_along: String::new(),
        confirmed: None,
        involved: Vec::new(),
    };
    let rows = [Row::Person(one.clone()), Row::Person(two.clone()), Row::Topic(topic.clone())];
    let rows = rows.into_iter().chain(posts.map(Row::Assignment)).map(Edit::Add);
    let document = after(&document, Edit::All(rows.collect()));

    let merged = after(&document, Edit::MergePeople { into: one.id, from: vec![two.id] });
    let stays = merged.people().get(one.id).unwrap();
    assert_eq!((stays.email.as_str(), stays.phone.as_str()), ("sari@office.id", "0812"));
    assert_eq!(stays.external_id.as_deref(), Some("E7"), "later imports find the person again");
    assert_eq!(merged.people().get(two.id), None);
    let held: Vec<PositionId> = merged.assignments_of(one.id).map(|a| a.position).collect();
    assert_eq!(held, [lead, clerk], "the same post twice is one");
    assert_eq!(merged.topics().get(topic.id).unwrap().owner, Some(Party::Person(one.id)));
}

#[test]
fn limits_of_spans_that_cross_are_refused() {
    let Company { document, .. } = company();
    let limits = |narrow, wide| {
        let spans = SpanLimits { narrow, wide };
        let row = Row::Organisation(Organisation { spans, ..document.organisation().clone() });
        Edit::Update { row, by: None }
    };
    assert_eq!(refused(&document, limits(9, 8)), Refusal::BadLimits);
    assert_eq!(after(&document, limits(2, 8)).organisation().spans.wide, 8);
}
