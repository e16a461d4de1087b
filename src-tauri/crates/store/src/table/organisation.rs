//! `organisation`: one row, there from the start.

use crate::error::{Error, Result};
use rusqlite::Connection;
use simpul_model::{Organisation, SpanLimits};

pub(crate) fn read(connection: &Connection) -> Result<Organisation> {
    let sql = "SELECT name, span_narrow, span_wide, chart FROM organisation WHERE id = 1";
    let (name, spans, chart) = connection.query_row(sql, [], |row| {
        let spans = SpanLimits { narrow: row.get(1)?, wide: row.get(2)? };
        Ok((row.get(0)?, spans, row.get::<_, String>(3)?))
    })?;
    let chart = serde_json::from_str(&chart).map_err(|_| Error::damaged("organisation"))?;
    Ok(Organisation { name, spans, chart })
}

pub(crate) fn write(connection: &Connection, organisation: &Organisation) -> Result<()> {
    let Organisation { name, spans, chart } = organisation;
    let chart = serde_json::to_string(chart).map_err(|_| Error::damaged("organisation"))?;
    let sql = "UPDATE organisation SET name = ?1, span_narrow = ?2, span_wide = ?3, chart = ?4 WHERE id = 1";
    connection.execute(sql, (name, spans.narrow, spans.wide, chart))?;
    Ok(())
}
