//! Who has which part in which topic: one cell changed, the table written, and one taken in.

use super::super::edit::topic::ways;
use super::super::export::write;
use super::super::import::not_readable;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use simpul_exchange::parts as file;
use simpul_exchange::parts::{PartsError, Which};
use simpul_exchange::table::{csv, xlsx};
use simpul_model as model;
use simpul_model::{Document, Edit, IdGen, Named as Step, Part, Party, Row, Topic, TopicId, fold};
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
    let mut topics: Vec<&Topic> = document.topics().iter().collect();
    topics.sort_by_cached_key(|topic| {
        let external = topic.external_id.clone().unwrap_or_default();
        (external.is_empty(), external, fold(&topic.name), topic.id)
    });
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
    let path = Path::new(&request.path);
    let name = path.file_name().map_or_else(|| request.path.clone(), |n| n.to_string_lossy().into_owned());
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(|error| not_readable(&request.path, &error))?;
    opened.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| not_readable(&request.path, &error))?;
    let by = desk.who();
    desk.with_session(|session| {
        session.writable()?;
        let snapshot = session.snapshot();
        let document = &*snapshot.document;
        let (lines, faults) = file::read(document, &name, &bytes).map_err(|error| match error {
            PartsError::NoTopics => ApiError::new("not-parts", &[("name", name.clone())]),
            error => ApiError::new("not-parts", &[("name", name.clone()), ("why", error.to_string())]),
        })?;
        let mut ids = session.ids(ctx);
        let (mut edits, mut changed, mut added) = (Vec::new(), 0, 0);
        for line in lines {
            match line.topic {
                Which::Known(id) => {
                    let Some(topic) = document.topics().get(id) else { continue };
                    let steps = with_parts(document, topic, &line.said, &mut ids)?;
                    changed += u32::from(!steps.is_empty());
                    edits.extend(steps);
                }
                Which::New(external_id, name) => {
                    let topic = Topic { external_id, ..Topic::new(TopicId::mint(&mut ids), name) };
                    edits.push(Edit::Add(Row::Topic(topic.with_parts(&line.said))));
                    added += 1;
                }
            }
        }
        let view = |fault: file::PartsFault| PartsFault {
            line: fault.line,
            message: Named {
                code: fault.kind.code().to_owned(),
                args: BTreeMap::from([("value".to_owned(), fault.value)]),
            },
        };
        let faults = faults.into_iter().map(view).collect();
        let step = Step::new("take-in-parts").with("count", (changed + added).to_string());
        let edit: model::Edit = Edit::Step { name: step, edits };
        let edited = match changed + added {
            0 => None,
            _ => {
                let done = session.carry_out(edit, &by, ctx)?;
                let (file, name) = (session.view(ctx), done.name.into());
                Some(Edited { file, touched: done.touched, name, created: None })
            }
        };
        Ok(PartsTaken { edited, changed, added, faults })
    })
}
