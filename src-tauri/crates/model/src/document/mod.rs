//! The document: every table of an organisation file, with the indexes to walk them.
//!
//! Cloning a document is O(tables), so a query works on a snapshot while the next edit goes on. The indexes
//! are functions of the tables: after any change they equal those built from scratch (property-tested).

mod apply;
mod indexes;
mod posts;
mod sets;
mod walk;

use crate::change::Change;
use crate::record::*;
use crate::row::{RecordRef, Row};
use crate::table::Table;
use indexes::Indexes;

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $name:ident;)+) => {
        /// One organisation in memory.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Document {
            /// What holds for the whole.
            pub(crate) organisation: Organisation,
            $(pub(crate) $table: Table<$name>,)+
            pub(crate) indexes: Indexes,
        }

        impl Document {
            /// What holds for the whole organisation.
            pub fn organisation(&self) -> &Organisation { &self.organisation }

            $($(#[$doc])* pub fn $table(&self) -> &Table<$name> { &self.$table })+

            /// The state of one record.
            pub fn row(&self, record: RecordRef) -> Option<Row> {
                match record {
                    RecordRef::Organisation => Some(Row::Organisation(self.organisation.clone())),
                    $(RecordRef::$name(id) => self.$table.get(id).cloned().map(Row::$name),)+
                }
            }

            /// Whether the record is there.
            pub fn row_exists(&self, record: RecordRef) -> bool {
                match record {
                    RecordRef::Organisation => true,
                    $(RecordRef::$name(id) => self.$table.contains(id),)+
                }
            }

            /// Every row, parents' kinds first, by id within a kind.
            pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
                std::iter::once(Row::Organisation(self.organisation.clone()))
                    $(.chain(self.$table.iter().cloned().map(Row::$name)))+
            }

            /// Whether it holds no record.
            pub fn is_empty(&self) -> bool {
                $(self.$table.is_empty())&&+
            }

            /// The largest raw id in use; 0 when there is none.
            pub fn largest_id(&self) -> u64 {
                [$(self.$table.ids().next_back().map_or(0, |id| id.raw())),+].into_iter().max().unwrap_or(0)
            }

            fn compare_tables(&self, after: &Self, into: &mut Change) {
                $(self.$table.compare(&after.$table, Row::$name, into);)+
            }

            fn put_row(&mut self, row: Row) {
                match row {
                    Row::Organisation(row) => self.organisation = row,
                    $(Row::$name(row) => self.$table.put(row),)+
                }
            }

            fn remove_row(&mut self, row: &Row) {
                match row {
                    Row::Organisation(_) => self.organisation = Organisation::default(),
                    $(Row::$name(row) => self.$table.remove(row.id),)+
                }
            }
        }

        impl FromIterator<Row> for Document {
            /// Builds tables and indexes from rows in any order. O(n log n).
            fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
                let mut organisation = Organisation::default();
                $(let mut $table = Vec::new();)+
                for row in rows {
                    match row {
                        Row::Organisation(row) => organisation = row,
                        $(Row::$name(row) => $table.push(row),)+
                    }
                }
                let mut document = Self {
                    organisation,
                    $($table: $table.into_iter().collect(),)+
                    indexes: Indexes::default(),
                };
                document.indexes = Indexes::build(&document);
                document
            }
        }
    };
}

tables! {
    /// Custom fields.
    fields: Field;
    /// Units.
    units: Unit;
    /// Positions.
    positions: Position;
    /// People.
    people: Person;
    /// Who holds what.
    assignments: Assignment;
    /// Second reporting lines.
    dotted_lines: DottedLine;
    /// What can be needed.
    items: Item;
    /// Labels of needs.
    processes: Process;
    /// Needs said at once.
    need_sets: NeedSet;
    /// Who needs what from whom.
    needs: Need;
    /// What people ask about.
    topics: Topic;
    /// Ways to reach somebody.
    channels: Channel;
    /// Answers given to one-way pairs.
    answers: OneWayAnswer;
    /// Findings of imports.
    findings: Finding;
    /// Decisions of reviews.
    decisions: Decision;
    /// Questions that nobody could answer.
    questions: OpenQuestion;
    /// Reviews that were begun.
    rounds: Round;
}

#[cfg(test)]
mod tests;
