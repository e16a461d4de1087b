//! Needs as a file that brings them back as they are.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::use_case::export::write;
use simpul_exchange::table::xlsx;
use simpul_exchange::write_csv::{needs_of, needs_table};
use std::collections::BTreeMap;
use std::path::Path;

/// Writes needs where the user said. The headings are those of the plain files, so that every program and an
/// import know them.
///
/// # Errors
/// `no-file`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_needs(desk: &Desk, request: NeedsExportRequest, ctx: &Ctx) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&*snapshot.document, snapshot.today(ctx));
    let sheet = snapshot.counted.needs.sheet(document, desk.language(), today);
    let ids: Vec<_> = sheet.order(&request.order).into_iter().map(|at| sheet.rows[at as usize].id).collect();
    let bytes = match request.format {
        TableFormat::Csv => needs_of(document, ids.iter().copied()),
        TableFormat::Xlsx => {
            let name = messages::word(desk.language(), "table.name.needs", &BTreeMap::new());
            xlsx(&needs_table(document, ids.iter().copied(), &name), today)?
        }
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: ids.len() as u32 })
}
