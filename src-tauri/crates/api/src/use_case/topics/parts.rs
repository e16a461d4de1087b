//! Who has which part in which topic: one cell changed, the table written, and one taken in.

use super::super::ask::named;
use super::super::edit::topic::ways;
use super::super::export::write;
use super::super::import::not_readable;
use super::super::way::record;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use crate::session;
use simpul_exchange::parts as file;
use simpul_exchange::parts::{PartsError, Which};
use simpul_exchange::table::{csv, xlsx};
use simpul_model as model;
use simpul_model::{Document, Edit, IdGen, Named as Step, Part, Party, RecordRef, Row, Topic, TopicId, fold};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// A table of parts is no bigger.
const MOST_BYTES: u64 = 64 << 20;

/// The topic where these have these parts, and the ways that go with its owner.
pub(in crate::use_case) fn with_parts(
    document: &Document,
    topic: &Topic,
    said: &[(Party, Vec<Part>)],
    ids: &mut dyn IdGen,
) -> Result<Vec<Edit>, ApiError> {
    let row = topic.with_parts(said);
    if row == *topic {
        return Ok(Vec::new());
    }
    let mut edits = ways(document, Some(topic), &row, None, None, ids)?;
    edits.insert(0, Edit::Update { row: Row::Topic(row), by: None });
    Ok(edits)
}

/// Writes the table of all topics where the user said.
///
/// # Errors
/// `no-file`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_parts(desk: &Desk, request: PartsExportRequest, ctx: &Ctx) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&*snapshot.document, snapshot.today(ctx));
    let topics = in_order(document);
    let name = messages::word(request.language, "table.name.parts", &BTreeMap::new());
    let table = file::table(document, &topics, &name);
    let bytes = match request.format {
        TableFormat::Csv => csv(&table),
        TableFormat::Xlsx => xlsx(&table, today)?,
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: topics.len() as u32 })
}

/// Takes in a table of parts, as one step: what it says of everybody who has a column in it. Topics that are not there
/// are added.
///
/// # Errors
/// `no-file`, `file-read-only`, `list-…` where the file cannot be read, `not-parts`.
pub fn take_in_parts(desk: &Desk, request: PathRequest, ctx: &Ctx) -> Result<PartsTaken, ApiError> {
    let table = Bytes::of(&request.path)?;
    let by = desk.who();
    desk.with_session(|session| {
        session.writable()?;
        let snapshot = session.snapshot();
        let mut ids = session.ids(ctx);
        let wish = table.wish(&snapshot.document, &mut ids)?;
        let step = Step::new("take-in-parts").with("count", wish.steps().to_string());
        let edited = match wish.steps() {
            0 => None,
            _ => {
                let edit: model::Edit = Edit::Step { name: step, edits: wish.edits };
                let done = session.carry_out(edit, &by, ctx)?;
                let (file, name) = (session.view(ctx), done.name.into());
                Some(Edited { file, touched: done.touched, name, created: None })
            }
        };
        Ok(PartsTaken { edited, changed: wish.changed, added: wish.added, faults: wish.faults })
    })
}

/// What taking in a table of parts would come to; nothing changes.
///
/// # Errors
/// `no-file`, `list-…` where the file cannot be read, `not-parts`.
pub fn try_parts(desk: &Desk, request: PathRequest, ctx: &Ctx) -> Result<PartsTaken, ApiError> {
    let (table, snapshot) = (Bytes::of(&request.path)?, desk.snapshot()?);
    let document = &*snapshot.document;
    let mut ids = session::ids(document, ctx);
    let wish = table.wish(document, &mut ids)?;
    Ok(PartsTaken { edited: None, changed: wish.changed, added: wish.added, faults: wish.faults })
}

/// A table of parts as it lies in a file.
struct Bytes {
    name: String,
    bytes: Vec<u8>,
}

/// What a table of parts asks for.
struct Wish {
    edits: Vec<Edit>,
    changed: u32,
    added: u32,
    faults: Vec<PartsFault>,
}

impl Wish {
    fn steps(&self) -> u32 {
        self.changed + self.added
    }
}

impl Bytes {
    fn of(path: &str) -> Result<Self, ApiError> {
        let name = Path::new(path).file_name();
        let name = name.map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
        let mut bytes = Vec::new();
        let opened = std::fs::File::open(path).map_err(|error| not_readable(path, &error))?;
        opened.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| not_readable(path, &error))?;
        Ok(Self { name, bytes })
    }

    fn wish(&self, document: &Document, ids: &mut dyn IdGen) -> Result<Wish, ApiError> {
        let name = || ("name", self.name.clone());
        let read = file::read(document, &self.name, &self.bytes).map_err(|error| match error {
            PartsError::NoTopics => ApiError::new("not-parts", &[name()]),
            error => ApiError::new("not-parts", &[name(), ("why", error.to_string())]),
        });
        let (lines, faults) = read?;
        let view = |fault: file::PartsFault| PartsFault {
            line: fault.line,
            message: Named {
                code: fault.kind.code().to_owned(),
                args: BTreeMap::from([("value".to_owned(), fault.value)]),
            },
        };
        let faults = faults.into_iter().map(view).collect();
        let mut wish = Wish { edits: Vec::new(), changed: 0, added: 0, faults };
        for line in lines {
            match line.topic {
                Which::Known(id) => {
                    let Some(topic) = document.topics().get(id) else { continue };
                    let steps = with_parts(document, topic, &line.said, ids)?;
                    wish.changed += u32::from(!steps.is_empty());
                    wish.edits.extend(steps);
                }
                Which::New(external_id, name) => {
                    let topic = Topic { external_id, ..Topic::new(TopicId::mint(ids), name) };
                    wish.edits.push(Edit::Add(Row::Topic(topic.with_parts(&line.said))));
                    wish.added += 1;
                }
            }
        }
        Ok(wish)
    }
}

/// Who has which part in every topic, in the order of their ids outside.
///
/// # Errors
/// `no-file`.
pub fn parts_report(desk: &Desk, _: Nothing, _: &Ctx) -> Result<PartsReport, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let topics = in_order(document).into_iter().map(|topic| {
        let parts = topic.parts();
        let with = |part: Part| {
            let these = parts.iter().filter(move |one| one.part == part);
            these.map(|one| outside(document, record(one.party))).collect::<Vec<_>>()
        };
        let accountable = with(Part::Accountable);
        PartsLine {
            id: key::outside(document, topic.id.into()),
            topic: topic.name.clone(),
            responsible: with(Part::Responsible),
            exactly_one: accountable.len() == 1,
            accountable,
            consulted: with(Part::Consulted),
            informed: with(Part::Informed),
        }
    });
    Ok(PartsReport { topics: topics.collect() })
}

fn outside(document: &Document, record: RecordRef) -> ReviewParty {
    ReviewParty {
        kind: record.kind().code().to_owned(),
        id: key::outside(document, record),
        name: named(document, record).name,
    }
}

/// Every topic, by its id outside, then by name.
fn in_order(document: &Document) -> Vec<&Topic> {
    let mut topics: Vec<&Topic> = document.topics().iter().collect();
    topics.sort_by_cached_key(|topic| {
        let external = topic.external_id.clone().unwrap_or_default();
        (external.is_empty(), external, fold(&topic.name), topic.id)
    });
    topics
}
