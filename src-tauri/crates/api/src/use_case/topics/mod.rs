//! All topics: who answers and stands in, since when that is confirmed, how often each is asked, and what is the
//! matter with them.

mod kept;
mod parts;

pub(in crate::use_case) use kept::Kept;
pub(in crate::use_case) use parts::with_parts;
pub use parts::{export_parts, parts_report, take_in_parts, try_parts};

use super::ask::named;
use super::figures::{Sheet, number, text};
use super::way::record;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::text as words;
use kept::{All, Shown, Wish};
use simpul_graph::Presence;
use simpul_model::{Date, Document, Part, Party, Topic, TopicId, fold};
use std::collections::BTreeMap;

/// Topics, sorted and filtered. O(n log n) in them.
///
/// # Errors
/// `no-file`.
pub fn topics(desk: &Desk, request: TopicsRequest, ctx: &Ctx) -> Result<TopicsView, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&*snapshot.document, snapshot.today(ctx));
    let asked = desk.kept().asked(document).into_iter().map(|(topic, times)| (topic.id, times)).collect();
    let shown = Shown { today, parts: request.parts, only: request.only, asked };
    let (sort, filter, language) = (request.sort, request.filter, desk.language());
    let wish = Wish { sort, descending: request.descending, filter, language };
    let (all, order) = snapshot.counted.topics.list(shown, wish, |shown| listed(document, shown));
    let wanted = order.iter().skip(request.from as usize).take(request.count as usize);
    Ok(TopicsView {
        revision: snapshot.revision,
        columns: all.sheet.columns(),
        rows: wanted.map(|&at| all.sheet.rows[at as usize].clone()).collect(),
        matching: order.len() as u32,
        total: document.topics().len() as u32,
        counts: all.counts,
        months: document.organisation().rhythm.months,
    })
}

/// Every topic that is wanted, by name.
fn listed(document: &Document, shown: &Shown) -> All {
    let (today, asked) = (shown.today, &shown.asked);
    let mut listed = Listed { document, today, asked, presence: Presence::of(document, today) };
    let mut all: Vec<&Topic> = document.topics().iter().collect();
    all.sort_by_cached_key(|topic| (fold(&topic.name), topic.id));
    let mut counts = TopicCounts::default();
    let mut rows = Vec::new();
    for topic in all {
        let state = listed.state(topic);
        count(&mut counts, state);
        if shown.only.is_none_or(|only| state == Some(only)) {
            rows.push(if shown.parts { listed.by_part(topic) } else { listed.row(topic, state) });
        }
    }
    let heads = if shown.parts { PART_HEADS.to_vec() } else { HEADS.to_vec() };
    All { sheet: Sheet { heads, rows }, counts }
}

const HEADS: [(&str, ColumnKind); 7] = [
    ("topic", ColumnKind::Text),
    ("owner", ColumnKind::Text),
    ("backup", ColumnKind::Text),
    ("synonyms", ColumnKind::Text),
    ("confirmed", ColumnKind::Date),
    ("topicState", ColumnKind::Word),
    ("asked", ColumnKind::Number),
];

/// The topic, the parts in the order of their letters, and whether exactly one is accountable.
const PART_HEADS: [(&str, ColumnKind); 6] = [
    ("topic", ColumnKind::Text),
    ("responsible", ColumnKind::Text),
    ("accountable", ColumnKind::Text),
    ("consulted", ColumnKind::Text),
    ("informed", ColumnKind::Text),
    ("topicState", ColumnKind::Word),
];

fn count(counts: &mut TopicCounts, state: Option<TopicsOnly>) {
    *match state {
        Some(TopicsOnly::Unowned) => &mut counts.unowned,
        Some(TopicsOnly::OwnerGoing) => &mut counts.owner_going,
        Some(TopicsOnly::SeveralOwners) => &mut counts.several_owners,
        Some(TopicsOnly::OutOfDate) => &mut counts.out_of_date,
        Some(TopicsOnly::Unconfirmed) => &mut counts.unconfirmed,
        None => return,
    } += 1;
}

struct Listed<'a> {
    document: &'a Document,
    today: Date,
    asked: &'a BTreeMap<TopicId, u32>,
    presence: Presence<'a>,
}

impl Listed<'_> {
    /// What is most the matter with it.
    fn state(&mut self, topic: &Topic) -> Option<TopicsOnly> {
        let rhythm = self.document.organisation().rhythm;
        let accountable = topic.parts().iter().filter(|one| one.part == Part::Accountable).count();
        match &topic.confirmed {
            _ if topic.owner.is_none() => Some(TopicsOnly::Unowned),
            _ if self.presence.of_topic(topic).is_some() => Some(TopicsOnly::OwnerGoing),
            _ if accountable > 1 => Some(TopicsOnly::SeveralOwners),
            None => Some(TopicsOnly::Unconfirmed),
            Some(word) => rhythm.is_over(word, self.today).then_some(TopicsOnly::OutOfDate),
        }
    }

    /// Who has each part, by name.
    fn by_part(&self, topic: &Topic) -> FigureRow {
        let parts = topic.parts();
        let names = |part: Part| {
            let with = parts.iter().filter(|one| one.part == part);
            let mut names: Vec<String> =
                with.map(|one| named(self.document, record(one.party)).name).collect();
            names.sort_by_cached_key(|name| fold(name));
            text(names.join(", "))
        };
        let accountable = parts.iter().filter(|one| one.part == Part::Accountable).count();
        let state = match accountable {
            0 => "unowned",
            1 => "",
            _ => "severalOwners",
        };
        let cells = [text(topic.name.clone())].into_iter().chain(Part::ALL.map(names));
        let cells = cells.chain([text(state)]).collect();
        FigureRow { key: key::of(topic.id), depth: 0, cells }
    }

    fn row(&self, topic: &Topic, state: Option<TopicsOnly>) -> FigureRow {
        let name = |party: Option<Party>| {
            text(party.map(|party| named(self.document, record(party)).name).unwrap_or_default())
        };
        let confirmed = topic.confirmed.as_ref().map(|word| words::moment(word.at));
        let day = confirmed.as_deref().and_then(|at| at.split('T').next()).unwrap_or_default();
        let state = match state {
            Some(TopicsOnly::Unowned) => "unowned",
            Some(TopicsOnly::OwnerGoing) => "ownerGoing",
            Some(TopicsOnly::SeveralOwners) => "severalOwners",
            Some(TopicsOnly::OutOfDate) => "outOfDate",
            Some(TopicsOnly::Unconfirmed) => "unconfirmed",
            None => "",
        };
        let cells = vec![
            text(topic.name.clone()),
            name(topic.owner),
            name(topic.backup),
            text(topic.synonyms.join(", ")),
            text(day),
            text(state),
            number(self.asked.get(&topic.id).copied().unwrap_or_default()),
        ];
        FigureRow { key: key::of(topic.id), depth: 0, cells }
    }
}
