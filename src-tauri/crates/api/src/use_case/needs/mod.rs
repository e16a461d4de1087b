//! The needs as a table that is written in like a spreadsheet: its rows, what is typed and pasted into it, and the
//! file that brings it back.

mod block;
mod cells;
mod export;
mod sheet;
pub(super) mod whole;

pub use block::read_block;
pub use cells::set_cells;
pub use export::export_needs;
pub(super) use sheet::Listed;
pub use whole::needs_bound;

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::map::{choices, process_choices};
use simpul_model::{Need, NeedStatus};

/// Columns in the order in which they stand.
const COLUMNS: [NeedColumn; 16] = [
    NeedColumn::Customer,
    NeedColumn::Item,
    NeedColumn::Supplier,
    NeedColumn::Kind,
    NeedColumn::Due,
    NeedColumn::Aim,
    NeedColumn::Cadence,
    NeedColumn::Form,
    NeedColumn::Quality,
    NeedColumn::Channel,
    NeedColumn::Purpose,
    NeedColumn::Processes,
    NeedColumn::Status,
    NeedColumn::Criticality,
    NeedColumn::AckWithin,
    NeedColumn::Weight,
];

/// The needs that a filter leaves, in an order: one pass over what all rows say, made ready once a revision, and
/// O(n log n) for the needs left where a column orders them.
///
/// # Errors
/// `no-file`, `unknown-unit` and `unknown-process` for what the filter names and nobody knows.
pub fn need_order(desk: &Desk, request: NeedOrderRequest, ctx: &Ctx) -> Result<NeedOrder, ApiError> {
    let snapshot = desk.snapshot()?;
    let sheet = snapshot.counted.needs.sheet(&snapshot.document, desk.language(), snapshot.today(ctx));
    let order = sheet.order(&snapshot.document, &request)?;
    let stands = |need: &Need| sheet.stands(need.id, request.only);
    Ok(NeedOrder {
        revision: snapshot.revision,
        keys: order.into_iter().map(|at| key::of(sheet.rows[at as usize].id)).collect(),
        total: sheet.rows.len() as u32,
        processes: process_choices(&snapshot.document, &stands),
        choices: FilterChoices { statuses: Vec::new(), ..choices(&snapshot.document, &stands) },
    })
}

/// Rows of the table.
///
/// # Errors
/// `no-file`, `not-found` for what is no key of a need.
pub fn need_rows(desk: &Desk, request: KeysRequest, ctx: &Ctx) -> Result<NeedRows, ApiError> {
    let snapshot = desk.snapshot()?;
    let sheet = snapshot.counted.needs.sheet(&snapshot.document, desk.language(), snapshot.today(ctx));
    let mut rows = Vec::new();
    let lasting = |set| {
        let all = snapshot.document.needs_in_set(set);
        all.filter(|need| need.status != NeedStatus::Ended).nth(1).is_some()
    };
    for key in request.keys {
        let id = key::need(&key)?;
        let Some(row) = sheet.row(id) else { continue };
        let unread = COLUMNS.into_iter().filter(|&column| row.is_unread(column)).collect();
        let set = snapshot.document.needs().get(id).and_then(|need| need.set);
        rows.push(NeedRow { key, cells: row.cells.clone(), unread, bound: set.is_some_and(lasting) });
    }
    Ok(NeedRows { revision: snapshot.revision, rows })
}
