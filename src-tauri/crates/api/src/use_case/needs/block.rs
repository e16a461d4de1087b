//! What a spreadsheet put on the clipboard.

use super::COLUMNS;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_exchange::read::{block, need_headings};

/// A block in rows, under the columns that its headings name.
///
/// # Errors
/// None.
pub fn read_block(_: &Desk, request: BlockRequest, _: &Ctx) -> Result<Block, ApiError> {
    let mut rows = block(&request.text);
    let headings = rows.first().and_then(|row| need_headings(row));
    let Some(headings) = headings.filter(|_| rows.len() > 1) else {
        return Ok(Block { columns: None, rows, unknown: Vec::new() });
    };
    let named = rows.remove(0);
    let columns: Vec<NeedColumn> = COLUMNS
        .into_iter()
        .filter(|&column| headings.iter().flatten().any(|code| of(code) == Some(column)))
        .collect();
    let under = |row: &Vec<String>, column: NeedColumn| {
        let cells = headings.iter().zip(row).filter_map(|(code, cell)| Some(((*code)?, cell)));
        let filled = cells.filter(|(code, cell)| of(code) == Some(column) && !cell.trim().is_empty());
        // A position is narrower than the unit it is in, and says which.
        let narrow = |code: &str| code.ends_with("_position") || code.ends_with("_person");
        filled.max_by_key(|(code, _)| narrow(code)).map(|(_, cell)| cell.clone()).unwrap_or_default()
    };
    let unknown = headings.iter().zip(named).filter(|(code, _)| code.is_none_or(|code| of(code).is_none()));
    Ok(Block {
        rows: rows.iter().map(|row| columns.iter().map(|&column| under(row, column)).collect()).collect(),
        unknown: unknown.map(|(_, heading)| heading).filter(|heading| !heading.trim().is_empty()).collect(),
        columns: Some(columns),
    })
}

/// The column for a field of the plain files.
fn of(code: &str) -> Option<NeedColumn> {
    Some(match code {
        "customer" | "customer_unit" | "customer_position" | "customer_person" => NeedColumn::Customer,
        "supplier" | "supplier_unit" | "supplier_position" | "supplier_person" => NeedColumn::Supplier,
        "item" => NeedColumn::Item,
        "kind" => NeedColumn::Kind,
        "due" => NeedColumn::Due,
        "aim" => NeedColumn::Aim,
        "cadence" => NeedColumn::Cadence,
        "form" => NeedColumn::Form,
        "quality" => NeedColumn::Quality,
        "channel" => NeedColumn::Channel,
        "purpose" => NeedColumn::Purpose,
        "processes" => NeedColumn::Processes,
        "status" => NeedColumn::Status,
        "criticality" => NeedColumn::Criticality,
        "ack_within" => NeedColumn::AckWithin,
        "weight" => NeedColumn::Weight,
        _ => return None,
    })
}
