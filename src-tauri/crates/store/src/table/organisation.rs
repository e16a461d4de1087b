//! `organisation`: one row, there from the start.

use crate::error::{Error, Result};
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use simpul_model::{Organisation, Rhythm, SpanLimits};

pub(crate) fn read(connection: &Connection) -> Result<Organisation> {
    let sql = "SELECT name, span_narrow, span_wide, chart, working, readers, synonyms, views, rhythm_months FROM organisation \
               WHERE id = 1";
    let (name, spans, texts, rhythm) = connection.query_row(sql, [], |row| {
        let spans = SpanLimits { narrow: row.get(1)?, wide: row.get(2)? };
        Ok((
            row.get(0)?,
            spans,
            [row.get::<_, String>(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?],
            Rhythm { months: row.get(8)? },
        ))
    })?;
    let [chart, working, readers, synonyms, views] = &texts;
    Ok(Organisation {
        name,
        spans,
        chart: from_json(chart)?,
        working: from_json(working)?,
        readers: from_json(readers)?,
        synonyms: from_json(synonyms)?,
        views: from_json(views)?,
        rhythm,
    })
}

pub(crate) fn write(connection: &Connection, organisation: &Organisation) -> Result<()> {
    let Organisation { name, spans, chart, working, readers, synonyms, views, rhythm } = organisation;
    let sql = "UPDATE organisation SET name = ?1, span_narrow = ?2, span_wide = ?3, chart = ?4, working = ?5, \
               readers = ?6, synonyms = ?7, views = ?8, rhythm_months = ?9 WHERE id = 1";
    let texts = [to_json(chart)?, to_json(working)?, to_json(readers)?, to_json(synonyms)?, to_json(views)?];
    let [chart, working, readers, synonyms, views] = &texts;
    connection.execute(
        sql,
        (name, spans.narrow, spans.wide, chart, working, readers, synonyms, views, rhythm.months),
    )?;
    Ok(())
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::damaged("organisation"))
}

fn to_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::damaged("organisation"))
}
