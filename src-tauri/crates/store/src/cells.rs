//! One row on its way into the file or out of it: values in the order of the columns.

use crate::code::Code;
use crate::error::{Error, Result};
use rusqlite::types::{FromSql, ToSql};
use rusqlite::{Row, Statement};
use serde::Serialize;
use serde::de::DeserializeOwned;
use simpul_model::{Confirmation, Date, End, Party, PersonId, Portrait, PositionId, UnitId};

/// Values going into a statement.
pub(crate) struct Binding<'s, 'c> {
    statement: &'s mut Statement<'c>,
    count: usize,
}

impl<'s, 'c> Binding<'s, 'c> {
    pub(crate) fn of(statement: &'s mut Statement<'c>) -> Self {
        Self { statement, count: 0 }
    }

    /// How many values were put.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn put(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.count += 1;
        self.statement.raw_bind_parameter(self.count, value)
    }

    /// A raw id; see [`simpul_model::IdGen`]: always below 2^63.
    pub(crate) fn id(&mut self, raw: u64) -> rusqlite::Result<()> {
        self.put(raw as i64)
    }

    pub(crate) fn maybe_id(&mut self, raw: Option<u64>) -> rusqlite::Result<()> {
        self.put(raw.map(|raw| raw as i64))
    }

    pub(crate) fn date(&mut self, date: Option<Date>) -> rusqlite::Result<()> {
        self.put(date.map(|date| date.to_string()))
    }

    /// A record in a cell, as JSON; null where there is none.
    pub(crate) fn json<T: Serialize>(&mut self, value: Option<&T>) -> rusqlite::Result<()> {
        let text = value.map(serde_json::to_string).transpose();
        self.put(text.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?)
    }

    /// Two columns, of which one is null.
    pub(crate) fn end(&mut self, end: End) -> rusqlite::Result<()> {
        let (unit, position) = match end {
            End::Unit(id) => (Some(id.raw()), None),
            End::Position(id) => (None, Some(id.raw())),
        };
        self.maybe_id(unit)?;
        self.maybe_id(position)
    }

    /// Three columns, of which at least two are null.
    pub(crate) fn party(&mut self, party: Option<Party>) -> rusqlite::Result<()> {
        let (unit, position, person) = match party {
            Some(Party::Unit(id)) => (Some(id.raw()), None, None),
            Some(Party::Position(id)) => (None, Some(id.raw()), None),
            Some(Party::Person(id)) => (None, None, Some(id.raw())),
            None => (None, None, None),
        };
        self.maybe_id(unit)?;
        self.maybe_id(position)?;
        self.maybe_id(person)
    }

    /// Two columns: by and at.
    pub(crate) fn confirmation(&mut self, given: Option<&Confirmation>) -> rusqlite::Result<()> {
        self.put(given.map(|c| &c.by))?;
        self.put(given.map(|c| c.at))
    }
}

/// Values coming out of a row.
pub(crate) struct Cells<'r> {
    row: &'r Row<'r>,
    next: usize,
}

impl<'r> Cells<'r> {
    /// The cells of a row from column number `first` on.
    pub(crate) fn of(row: &'r Row<'r>, first: usize) -> Self {
        Self { row, next: first }
    }

    pub(crate) fn take<T: FromSql>(&mut self) -> Result<T> {
        self.next += 1;
        Ok(self.row.get(self.next - 1)?)
    }

    pub(crate) fn id<T>(&mut self, of: impl Fn(u64) -> T) -> Result<T> {
        Ok(of(self.take::<i64>()? as u64))
    }

    pub(crate) fn maybe_id<T>(&mut self, of: impl Fn(u64) -> T) -> Result<Option<T>> {
        Ok(self.take::<Option<i64>>()?.map(|raw| of(raw as u64)))
    }

    /// A value by its code.
    pub(crate) fn code<T: Code>(&mut self) -> Result<T> {
        self.maybe_code()?.ok_or_else(|| self.wrong())
    }

    pub(crate) fn maybe_code<T: Code>(&mut self) -> Result<Option<T>> {
        match self.take::<Option<String>>()? {
            Some(code) => T::of(&code).map(Some).ok_or_else(|| self.wrong()),
            None => Ok(None),
        }
    }

    pub(crate) fn date(&mut self) -> Result<Option<Date>> {
        match self.take::<Option<String>>()? {
            Some(text) => text.parse().map(Some).map_err(|_| self.wrong()),
            None => Ok(None),
        }
    }

    /// The name of a picture.
    pub(crate) fn portrait(&mut self) -> Result<Option<Portrait>> {
        match self.take::<Option<String>>()? {
            Some(text) => text.parse().map(Some).map_err(|_| self.wrong()),
            None => Ok(None),
        }
    }

    /// A record in a cell, as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        match self.take::<Option<String>>()? {
            Some(json) => serde_json::from_str(&json).map(Some).map_err(|_| self.wrong()),
            None => Ok(None),
        }
    }

    /// A JSON list of texts.
    pub(crate) fn texts(&mut self) -> Result<Vec<String>> {
        let json: String = self.take()?;
        serde_json::from_str(&json).map_err(|_| self.wrong())
    }

    pub(crate) fn end(&mut self) -> Result<End> {
        match (self.maybe_id(UnitId::from_raw)?, self.maybe_id(PositionId::from_raw)?) {
            (Some(id), None) => Ok(End::Unit(id)),
            (None, Some(id)) => Ok(End::Position(id)),
            _ => Err(self.wrong()),
        }
    }

    pub(crate) fn party(&mut self) -> Result<Option<Party>> {
        let unit = self.maybe_id(UnitId::from_raw)?.map(Party::Unit);
        let position = self.maybe_id(PositionId::from_raw)?.map(Party::Position);
        let person = self.maybe_id(PersonId::from_raw)?.map(Party::Person);
        Ok(unit.or(position).or(person))
    }

    pub(crate) fn confirmation(&mut self) -> Result<Option<Confirmation>> {
        let (by, at) = (self.take::<Option<String>>()?, self.take::<Option<i64>>()?);
        Ok(by.zip(at).map(|(by, at)| Confirmation { by, at }))
    }

    /// The cell just taken holds what it may not.
    pub(crate) fn wrong(&self) -> Error {
        let column = self.row.as_ref().column_name(self.next - 1).unwrap_or("a column");
        Error::damaged(column)
    }
}
