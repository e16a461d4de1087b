//! Gaps and overlaps: what the review finds about who answers for what, as a list of its own.

use super::detail::end_of;
use super::queue::{Found, Queue};
use super::write::{Titles, in_form};
use super::{Reviewed, words};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use crate::use_case::export::write;
use crate::use_case::figures::{Sheet, sorted, text};
use crate::use_case::way::record;
use simpul_graph::{RESPONSIBILITIES, ReviewItem, Story};
use simpul_model::{End, RecordRef, UnitId};
use std::collections::BTreeSet;
use std::path::Path;

/// So many records stand beside a row.
const SHOWN: usize = 6;

const HEADS: [(&str, ColumnKind); 4] = [
    ("gap", ColumnKind::Word),
    ("finding", ColumnKind::Text),
    ("where", ColumnKind::Text),
    ("standing", ColumnKind::Word),
];

/// Gaps and overlaps, sorted and filtered; most serious first unless said otherwise. O(n log n).
///
/// # Errors
/// `no-file`.
pub fn gaps(desk: &Desk, request: GapsRequest, ctx: &Ctx) -> Result<GapsView, ApiError> {
    let snapshot = desk.snapshot()?;
    let reviewed = Reviewed::of_responsibilities(&snapshot, desk.language(), ctx);
    let listed = Listed::of(&reviewed, &request);
    let wanted = listed.order.iter().skip(request.from as usize).take(request.count as usize);
    let row = |&at: &u32| {
        let (item, row) = (listed.items[at as usize], &listed.sheet.rows[at as usize]);
        GapRow {
            key: row.key.clone(),
            depth: 0,
            title: reviewed.title(item),
            cells: row.cells.clone(),
            topic: reviewed.topic(item),
            question: reviewed.question(item),
            records: reviewed.shown(item),
        }
    };
    Ok(GapsView {
        revision: snapshot.revision,
        columns: listed.sheet.columns(),
        rows: wanted.map(row).collect(),
        matching: listed.order.len() as u32,
        total: reviewed.review.items.len() as u32,
        kinds: reviewed.kinds(),
    })
}

/// Writes them as they are sorted and filtered where the user said.
///
/// # Errors
/// `no-file`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_gaps(desk: &Desk, request: GapsExportRequest, ctx: &Ctx) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let reviewed = Reviewed::of_responsibilities(&snapshot, request.language, ctx);
    let listed = Listed::of(&reviewed, &request.gaps);
    let found = |&at: &u32| {
        let item = listed.items[at as usize];
        Found { row: reviewed.row(item), key: &item.key, item: Some(item) }
    };
    let found: Vec<Found<'_>> = listed.order.iter().map(found).collect();
    let (rows, queue) = (found.len() as u32, Queue::listing(&reviewed, found));
    let titles = Titles { key: "review.gaps", begun: "" };
    let bytes = in_form(&reviewed, &queue, request.format, &titles)?;
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows })
}

/// Those that are wanted, as rows, and their order.
struct Listed<'a> {
    items: Vec<&'a ReviewItem>,
    sheet: Sheet,
    order: Vec<u32>,
}

impl<'a> Listed<'a> {
    fn of(reviewed: &'a Reviewed<'_>, request: &GapsRequest) -> Self {
        let decided = |item: &ReviewItem| item.state == simpul_graph::ReviewState::Decided;
        let wanted = |item: &&ReviewItem| {
            let of_kind = request.only.is_none_or(|only| only == item.key.kind.into());
            of_kind && (request.decided || !decided(item))
        };
        let items: Vec<&ReviewItem> = reviewed.review.items.iter().filter(wanted).collect();
        let rows = items.iter().map(|item| reviewed.gap(item)).collect();
        let sheet = Sheet { heads: HEADS.to_vec(), rows };
        let sort = request.sort.as_deref();
        let order = sorted(&sheet, sort, request.descending, &request.filter, reviewed.language);
        Self { items, sheet, order }
    }
}

impl Reviewed<'_> {
    fn gap(&self, item: &ReviewItem) -> FigureRow {
        let finding = messages::named(self.language, "review.title", &self.title(item));
        let cells = vec![
            text(ReviewKind::from(item.key.kind).code()),
            text(finding),
            text(self.places(item)),
            text(words::state(item.state).code()),
        ];
        FigureRow { key: super::keys::text(&item.key), depth: 0, cells }
    }

    /// How many there are of each kind, in their order; a kind of which there is none stands there too.
    fn kinds(&self) -> Vec<KindCount> {
        let count = |&kind: &simpul_model::ReviewKind| {
            let of_kind = || self.review.items.iter().filter(|item| item.key.kind == kind);
            let waiting = of_kind().filter(|item| item.state != simpul_graph::ReviewState::Decided).count();
            KindCount { kind: kind.into(), all: of_kind().count() as u32, waiting: waiting as u32 }
        };
        RESPONSIBILITIES.iter().map(count).collect()
    }

    /// The topic that can be changed.
    pub(super) fn topic(&self, item: &ReviewItem) -> Option<Name> {
        let (Story::OwnerGoing { topic, .. } | Story::Unowned(topic) | Story::SeveralOwners { topic, .. }) =
            item.story
        else {
            return None;
        };
        Some(Name { key: key::of(topic), name: self.record(topic.into()) })
    }

    pub(super) fn question(&self, item: &ReviewItem) -> Option<Name> {
        let Story::Unanswered(id) = item.story else { return None };
        let text = self.document().questions().get(id)?.text.clone();
        Some(Name { key: key::of(id), name: text })
    }

    /// Whose details say more about it; the topic stands apart.
    fn shown(&self, item: &ReviewItem) -> Vec<Name> {
        let name = |&record: &RecordRef| Name { key: key::of(record), name: self.record(record) };
        self.behind(item).iter().take(SHOWN).map(name).collect()
    }

    /// Units, positions, people and topics it is about.
    fn behind(&self, item: &ReviewItem) -> Vec<RecordRef> {
        match &item.story {
            Story::OwnerGoing { topic, owner, .. } => {
                let backup = self.document().topics().get(*topic).and_then(|topic| topic.backup);
                [Some(*owner), backup].into_iter().flatten().map(record).collect()
            }
            Story::SeveralOwners { parties, .. } => parties.iter().map(|&party| record(party)).collect(),
            Story::DutyTwice { by, .. } => by.clone(),
            Story::NoDuties { positions, .. } => positions.iter().map(|&position| position.into()).collect(),
            _ => Vec::new(),
        }
    }

    /// The units in which those behind it stand, each once.
    pub(super) fn places(&self, item: &ReviewItem) -> String {
        let document = self.document();
        let of_party = |party| document.unit_of(end_of(document, party)?);
        let unit = |&record: &RecordRef| match record {
            RecordRef::Unit(unit) => Some(unit),
            RecordRef::Position(position) => document.unit_of(End::Position(position)),
            RecordRef::Person(person) => of_party(simpul_model::Party::Person(person)),
            RecordRef::Topic(topic) => of_party(document.topics().get(topic)?.owner?),
            _ => None,
        };
        let mut seen = BTreeSet::new();
        let mut units: Vec<UnitId> = self.behind(item).iter().filter_map(unit).collect();
        units.retain(|&unit| seen.insert(unit));
        let name = |unit| self.lines.unit_name(unit).map(|unit| unit.name);
        units.into_iter().filter_map(name).collect::<Vec<_>>().join("; ")
    }
}
