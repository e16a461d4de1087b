//! Questions about the exchange, one file a group of them: the headline figure of each, the tables behind it, and
//! the links and needs behind every row.

mod asked;
mod circles;
mod elsewhere;
mod far;
mod hangs;
mod outside;
mod sources;
mod stops;
mod table;
mod two_way;
mod waves;
mod write;

pub(crate) use asked::Studies;
pub(crate) use waves::drawn as drawn_waves;
pub use waves::{waves, waves_behind};
pub use write::export_study;

use super::figures::sorted;
use super::line::Lines;
use super::map::level_choices;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use asked::asked;
use std::collections::BTreeMap;
use table::Table;

/// At most so many needs of each part cross the port.
const MOST: usize = 400;

/// What was found.
#[derive(Default)]
pub(super) struct Study {
    at: LevelView,
    figure: Option<f64>,
    share: bool,
    detail: Named,
    facts: Vec<Named>,
    tables: Vec<Table>,
    /// What the map marks for each need on it.
    places: BTreeMap<simpul_model::NeedId, Key>,
}

impl Study {
    fn table(&self, code: &str) -> Result<&Table, ApiError> {
        self.tables.iter().find(|table| table.code == code).ok_or_else(|| ApiError::not_found(code))
    }
}

fn named<const N: usize>(code: &str, args: [(&str, String); N]) -> Named {
    Named { code: code.to_owned(), args: args.map(|(name, value)| (name.to_owned(), value)).into() }
}

/// A question's answer at a glance.
///
/// # Errors
/// `no-file`, `not-found` for a unit, process or key of the request, `cancelled`.
pub fn study(desk: &Desk, request: StudyRequest, ctx: &Ctx) -> Result<StudyView, ApiError> {
    let snapshot = desk.snapshot()?;
    let study = asked(&snapshot, &request, ctx)?;
    let table = |table: &Table| StudyTable { code: table.code.to_owned(), rows: table.len() };
    Ok(StudyView {
        revision: snapshot.revision,
        at: study.at,
        levels: level_choices(&snapshot.document),
        figure: study.figure,
        share: study.share,
        detail: study.detail.clone(),
        facts: study.facts.clone(),
        tables: study.tables.iter().map(table).collect(),
    })
}

/// Rows of a table behind an answer, sorted and filtered.
///
/// # Errors
/// `no-file`, `not-found` for a table, unit, process or key of the request, `cancelled`.
pub fn study_rows(desk: &Desk, request: StudyRowsRequest, ctx: &Ctx) -> Result<StudyRows, ApiError> {
    let snapshot = desk.snapshot()?;
    let study = asked(&snapshot, &request.study, ctx)?;
    let table = study.table(&request.table)?;
    let (sort, filter) = (request.sort.as_deref(), request.filter.as_str());
    let order = sorted(&table.sheet, sort, request.descending, filter, ctx.language);
    let wanted = order.iter().skip(request.from as usize).take(request.count as usize);
    let row = |&at: &u32| {
        let row = &table.sheet.rows[at as usize];
        let map = table.behind[at as usize].map.clone();
        StudyRow { at, key: row.key.clone(), map, depth: 0, cells: row.cells.clone() }
    };
    Ok(StudyRows {
        revision: snapshot.revision,
        columns: table.sheet.columns(),
        rows: wanted.map(row).collect(),
        matching: order.len() as u32,
        total: table.len(),
    })
}

/// What stands behind a row.
///
/// # Errors
/// `no-file`, `not-found` for a table, row, unit, process or key of the request, `cancelled`.
pub fn study_behind(desk: &Desk, request: StudyBehindRequest, ctx: &Ctx) -> Result<StudyBehind, ApiError> {
    let snapshot = desk.snapshot()?;
    let study = asked(&snapshot, &request.study, ctx)?;
    let table = study.table(&request.table)?;
    let row = table.behind.get(request.row as usize);
    let row = row.ok_or_else(|| ApiError::not_found(&request.row.to_string()))?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    let need = |need| EvidenceNeed { need: lines.brief(need), map: study.places.get(&need).cloned() };
    let part = |part: &table::Part| Evidence {
        title: part.title.clone(),
        names: part.names.clone(),
        order: part.order,
        needs: part.listed(&lines).into_iter().take(MOST).map(need).collect(),
    };
    Ok(StudyBehind { parts: row.parts.iter().map(part).collect() })
}

/// A need's key.
fn need_key(need: simpul_model::NeedId) -> Key {
    key::of(need)
}
