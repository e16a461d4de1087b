//! Rows of all kinds into the tables and out of them, in an order that the file's keys accept: parents
//! before what refers to them, and the other way round when removing.

use crate::error::{Error, Result};
use crate::order::parents_first;
use crate::table::{Inserter, Stored, Updater, delete, organisation, read_all};
use rusqlite::Connection;
use simpul_model::*;

macro_rules! kinds {
    ($($table:ident: $kind:ident),+ $(,)?) => {
        /// Rows by kind, each kind in id order with parents first.
        #[derive(Default)]
        pub(crate) struct Rows<'r> {
            organisation: Option<&'r Organisation>,
            $($table: Vec<&'r $kind>,)+
        }

        impl<'r> Rows<'r> {
            /// Sorts rows. O(n log n). Refused with [`Error::Cycle`] when units or positions run in a circle.
            pub(crate) fn of(rows: impl IntoIterator<Item = &'r Row>) -> Result<Self> {
                let mut by_kind = Self::default();
                for row in rows {
                    match row {
                        Row::Organisation(row) => by_kind.organisation = Some(row),
                        $(Row::$kind(row) => by_kind.$table.push(row),)+
                    }
                }
                $(by_kind.$table.sort_unstable_by_key(|row| row.id);)+
                by_kind.units = parents_first(&by_kind.units, |unit| unit.parent)?;
                by_kind.positions = parents_first(&by_kind.positions, |position| position.manager)?;
                Ok(by_kind)
            }

            /// Adds them, calling `tick` before each.
            pub(crate) fn insert(&self, to: &Connection, tick: &mut dyn FnMut() -> Result<()>) -> Result<()> {
                if let Some(row) = self.organisation {
                    tick()?;
                    organisation::write(to, row)?;
                }
                $(insert(to, &self.$table, tick)?;)+
                Ok(())
            }

            /// Removes them, children first.
            pub(crate) fn delete(mut self, from: &Connection) -> Result<()> {
                reversed!(self, from; $($table)+);
                if self.organisation.is_some() {
                    organisation::write(from, &Organisation::default())?;
                }
                Ok(())
            }
        }

        /// Changes rows from one state to another.
        pub(crate) fn update<'r>(
            connection: &Connection,
            rows: impl IntoIterator<Item = &'r (Row, Row)>,
        ) -> Result<()> {
            let mut by_kind = ($(Vec::<(&$kind, &$kind)>::new(),)+);
            let ($($table,)+) = &mut by_kind;
            for row in rows {
                match row {
                    (Row::Organisation(_), Row::Organisation(after)) => organisation::write(connection, after)?,
                    $((Row::$kind(before), Row::$kind(after)) => $table.push((before, after)),)+
                    _ => return Err(Error::ChangedMeanwhile),
                }
            }
            $(if let [_, ..] = $table.as_slice() {
                let mut updater = Updater::new::<$kind>(connection)?;
                for (before, after) in $table.iter() {
                    updater.update(*before, *after)?;
                }
            })+
            Ok(())
        }

        /// Every row, and the records that were left alone because this program does not understand them.
        pub(crate) fn read(connection: &Connection) -> Result<(Vec<Row>, Vec<RecordRef>)> {
            let mut rows = vec![Row::Organisation(organisation::read(connection)?)];
            let mut left = Vec::new();
            $(
                let (read, not_read) = read_all::<$kind>(connection)?;
                rows.extend(read.into_iter().map(Row::$kind));
                left.extend(not_read.into_iter().map(|raw| RecordRef::from_parts(RecordKind::$kind, raw)));
            )+
            Ok((rows, left))
        }
    };
}

/// Deletes from the tables named, the last first.
macro_rules! reversed {
    ($rows:ident, $from:ident; $first:ident $($rest:ident)*) => {
        reversed!($rows, $from; $($rest)*);
        $rows.$first.reverse();
        delete($from, &$rows.$first)?;
    };
    ($rows:ident, $from:ident;) => {};
}

kinds! {
    fields: Field,
    units: Unit,
    positions: Position,
    people: Person,
    assignments: Assignment,
    dotted_lines: DottedLine,
    items: Item,
    processes: Process,
    need_sets: NeedSet,
    needs: Need,
    topics: Topic,
    channels: Channel,
    answers: OneWayAnswer,
    findings: Finding,
    decisions: Decision,
    questions: OpenQuestion,
    rounds: Round,
}

fn insert<T: Stored>(to: &Connection, rows: &[&T], tick: &mut dyn FnMut() -> Result<()>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut inserter = Inserter::new::<T>(to)?;
    for row in rows {
        tick()?;
        inserter.insert(*row)?;
    }
    Ok(())
}
