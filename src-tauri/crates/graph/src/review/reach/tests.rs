use crate::presence::Going;
use crate::review::{Review, ReviewItem, ReviewState, Story, review};
use crate::sketch::{SOON, Sketch, TODAY};
use crate::view::View;
use simpul_model::*;

/// A unit with a lead who owns a topic, and another unit with a clerk.
struct Office {
    sketch: Sketch,
    lead: PositionId,
    clerk: PositionId,
    rina: PersonId,
    topic: Topic,
    more: Vec<Row>,
}

const TOPIC: TopicId = TopicId::from_raw(700);

fn office() -> Office {
    let mut sketch = Sketch::default();
    let (one, other) = (sketch.unit("one", None), sketch.unit("other", None));
    let (lead, clerk) =
        (sketch.position("lead", Some(one), None), sketch.position("clerk", Some(other), None));
    let rina = sketch.person("Rina");
    let topic = Topic { owner: Some(Party::Position(lead)), ..Topic::new(TOPIC, "Parking") };
    Office { sketch, lead, clerk, rina, topic, more: Vec::new() }
}

impl Office {
    fn review(&self) -> Review {
        let topic = Row::Topic(self.topic.clone());
        let rows = self.sketch.rows().into_iter().chain([topic]).chain(self.more.clone());
        review(&rows.collect(), &View::default(), TODAY, &|| false).unwrap()
    }

    fn found(&self, kind: ReviewKind) -> Vec<ReviewItem> {
        self.review().items.into_iter().filter(|item| item.key.kind == kind).collect()
    }

    fn going(&self) -> Option<Going> {
        self.found(ReviewKind::OwnerGoing).first().and_then(|item| match item.story {
            Story::OwnerGoing { going, .. } => Some(going),
            _ => None,
        })
    }
}

fn word(on: &str) -> Option<Confirmation> {
    let day: Date = on.parse().unwrap();
    let at = day.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_millisecond();
    Some(Confirmation { by: "Ayu".into(), at })
}

#[test]
fn an_owner_who_is_not_there_is_found_unless_somebody_stands_in_or_follows() {
    let mut office = office();
    assert_eq!(office.going(), Some(Going::Vacant));
    office.topic.backup = Some(Party::Position(office.clerk));
    assert_eq!(office.going(), Some(Going::Vacant), "the backup is vacant, too");
    let budi = office.sketch.person("Budi");
    office.sketch.assign(budi, office.clerk, 100, None);
    assert_eq!(office.going(), None);
    office.sketch.assign(office.rina, office.lead, 100, Some(SOON));
    assert_eq!(office.going(), Some(Going::Leaving(SOON)), "a backup stands in, but does not take over");
    office.sketch.assign_from(budi, office.lead, 100, Some(SOON), None);
    assert_eq!(office.going(), None, "somebody follows");
}

#[test]
fn who_left_owns_nothing_and_who_never_held_anything_has_not_left() {
    let mut office = office();
    office.topic.owner = Some(Party::Person(office.rina));
    assert_eq!(office.going(), None);
    office.sketch.assign(office.rina, office.lead, 100, Some("2026-08-16".parse().unwrap()));
    assert_eq!(office.going(), Some(Going::Left));
}

#[test]
fn exactly_one_is_accountable() {
    let mut office = office();
    assert_eq!(office.found(ReviewKind::Unowned).len() + office.found(ReviewKind::SeveralOwners).len(), 0);
    let (lead, clerk) = (Party::Position(office.lead), Party::Position(office.clerk));
    office.topic.involved = vec![Involved { party: lead, part: Part::Accountable }];
    assert_eq!(office.found(ReviewKind::SeveralOwners), [], "the owner named once more is one");
    office.topic.involved.push(Involved { party: clerk, part: Part::Accountable });
    let several = office.found(ReviewKind::SeveralOwners);
    let parties = vec![lead.min(clerk), lead.max(clerk)];
    assert_eq!(several[0].story, Story::SeveralOwners { topic: TOPIC, parties });
    office.topic.owner = None;
    office.topic.involved.clear();
    assert_eq!(office.found(ReviewKind::Unowned)[0].key.about, [TOPIC.into()]);
}

#[test]
fn a_word_is_asked_for_again_once_for_each_owner_when_it_is_older_than_the_rhythm() {
    let mut office = office();
    let channel = |id, owner, confirmed| {
        Row::Channel(Channel {
            id: ChannelId::from_raw(id),
            owner,
            topic: None,
            kind: "phone".into(),
            address: id.to_string(),
            hours: String::new(),
            purpose: String::new(),
            order: 0,
            confirmed,
        })
    };
    let lead = Party::Position(office.lead);
    assert_eq!(office.found(ReviewKind::OutOfDate), [], "what nobody confirmed is no old word");
    office.topic.confirmed = word("2025-08-17");
    office.more = vec![channel(801, lead, word("2025-08-17"))];
    assert_eq!(office.found(ReviewKind::OutOfDate), [], "twelve months to the day are not more");
    office.topic.confirmed = word("2025-08-16");
    office.more = vec![channel(801, lead, word("2024-01-01")), channel(802, lead, word("2026-01-01"))];
    let old = office.found(ReviewKind::OutOfDate);
    let (topics, channels) = (vec![TOPIC], vec![ChannelId::from_raw(801)]);
    assert_eq!(old[0].story, Story::OutOfDate { owner: lead, topics, channels });
    for (months, many) in [(0, 0), (24, 1), (120, 0)] {
        let rhythm = Rhythm { months };
        let row = Row::Organisation(Organisation { rhythm, ..Organisation::default() });
        office.more.push(row);
        assert_eq!(office.found(ReviewKind::OutOfDate).len(), many, "{months} months");
    }
}

#[test]
fn a_way_that_reached_nobody_is_found_as_long_as_people_are_pointed_to_it() {
    let mut office = office();
    let report = |times: usize, address: &str, party| {
        let asking = |n: usize| Asking { mark: n.to_string(), on: TODAY, unit: None, who: String::new() };
        Row::OpenQuestion(OpenQuestion {
            id: QuestionId::from_raw(900),
            text: address.into(),
            asked: (0..times).map(asking).collect(),
            topic: None,
            unreached: Some(party),
        })
    };
    let mut rina = Person::new(office.rina, "Rina");
    rina.email = "rina@one.example".into();
    let person = Party::Person(office.rina);
    office.more = vec![Row::Person(rina.clone()), report(1, "Rina@one.example", person)];
    let first = office.found(ReviewKind::Unreached);
    assert_eq!(first[0].story, Story::Unreached(QuestionId::from_raw(900)));
    assert_eq!(office.found(ReviewKind::Unanswered), [], "it is no question");
    let decision = Row::Decision(Decision {
        id: DecisionId::from_raw(950),
        key: first[0].key.clone(),
        facts: first[0].facts.clone(),
        outcome: Outcome::NoProblem,
        because: String::new(),
        who: String::new(),
        until: None,
        by: "Ayu".into(),
        at: 1,
    });
    office.more = vec![Row::Person(rina.clone()), report(2, "rina@one.example", person), decision];
    assert_eq!(office.found(ReviewKind::Unreached)[0].state, ReviewState::Returned);
    rina.email = "rina.new@one.example".into();
    office.more = vec![Row::Person(rina), report(2, "rina@one.example", person)];
    assert_eq!(office.found(ReviewKind::Unreached), []);
}

#[test]
fn a_duty_is_claimed_twice_by_units_apart_and_not_by_the_same_work_in_two_places() {
    let mut office = office();
    let (lead, clerk) = (office.lead, office.clerk);
    office.sketch.position_mut(lead).duties = "Orders paper; opens the mail".into();
    office.sketch.position_mut(clerk).duties = "answers\nOpens  the MAIL".into();
    let twice = office.found(ReviewKind::DutyTwice);
    let by = vec![lead.into(), clerk.into()];
    assert_eq!(twice[0].story, Story::DutyTwice { duties: vec!["opens the mail".into()], by });
    office.sketch.position_mut(clerk).title = "Lead".into();
    assert_eq!(office.found(ReviewKind::DutyTwice), [], "leads of two places do the same");
    office.sketch.position_mut(clerk).title = "clerk".into();
    let one = office.sketch.position_mut(lead).unit;
    let below = office.sketch.unit("team", one);
    office.sketch.position_mut(clerk).unit = Some(below);
    assert_eq!(office.found(ReviewKind::DutyTwice), [], "a boss shares the duty of who is below");
}
