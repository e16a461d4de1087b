//! Import: plain exchange files to records and findings.
//!
//! [`Source::parse`] turns the bytes of a file into a table with a role; [`read`] turns tables into the
//! organisation as it then stands. Promises: whatever can be drawn is drawn; what does not fit is kept in
//! custom fields or named by a [`Finding`] with file, line, column, value and a proposed step; equal input
//! gives equal output, in file order. The rules are those of `docs/import.md`.

mod beside;
mod block;
mod book;
mod bytes;
mod channels;
mod choices;
mod columns;
mod custom;
pub(crate) mod ends;
mod error;
mod found;
mod grid;
mod header;
mod keys;
mod likeness;
mod managers;
mod memberships;
mod mended;
mod names;
mod needs;
mod nested_units;
mod parties;
mod parts;
mod people;
mod pool;
mod remarks;
mod source;
mod synonyms;
mod table;
mod topics;
mod units;
mod units_again;
mod values;
mod versions;

pub use block::{block, need_headings};
pub use book::{Book, Leaf, Line};
pub use bytes::{FILE_LIMIT, LINE_LIMIT, load};
pub use choices::{CellChoice, Choices, ColumnChoice};
pub use columns::{Match, Pin, Why};
pub use ends::{Ends, Unclear};
pub use error::ReadError;
pub use needs::{NOT_NAMED, words};
pub use source::{Levels, Source};
pub use table::Sheet;

use found::Findings;
use grid::Grid;
use needs::Needs;
use parties::Parties;
use pool::Pool;
use simpul_model::*;
use std::collections::BTreeMap;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Role {
    Units,
    People,
    Memberships,
    Needs,
    Topics,
    Channels,
}

impl Role {
    /// The codes of the fields that a table of this role may have, the most telling first.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        synonyms::synonyms(self).iter().map(|(field, _)| field.code())
    }

    /// All roles, in the order in which their files are read.
    pub const ALL: [Self; 6] =
        [Self::Units, Self::People, Self::Memberships, Self::Needs, Self::Topics, Self::Channels];
}

/// What the ends of needs are taken for when they are known in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NeedsBy {
    Unit,
    Position,
    Person,
}

/// How to read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Fields pinned to columns.
    pub pins: Vec<Pin>,
    /// What the ends of needs are, where it is known.
    pub needs_by: Option<NeedsBy>,
    /// The day against which assignments are current.
    pub today: Date,
    /// Answers to an earlier reading's questions, by line: who is meant, or nobody who was there before.
    pub same: BTreeMap<u32, Option<PersonId>>,
}

/// A row of a list of people that may mean somebody who was there before: only the name says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The line of the row.
    pub row: u32,
    /// The name it gives.
    pub name: String,
    /// Who bears that name already.
    pub candidates: Vec<PersonId>,
}

impl Options {
    /// No pins, ends looked up in the usual order.
    pub fn on(today: Date) -> Self {
        Self { pins: Vec::new(), needs_by: None, today, same: BTreeMap::new() }
    }
}

/// How far the reading is; the answer says whether to go on.
pub type Watch<'w> = &'w mut dyn FnMut(Progress) -> bool;

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being read.
    pub role: Role,
    /// Rows read.
    pub done: usize,
    /// Rows in all of this role.
    pub total: usize,
}

/// What the files say.
#[derive(Debug)]
pub struct Import {
    /// The whole organisation as it then stands: existing records that no file mentions included, findings
    /// left out.
    pub records: Records,
    /// Findings of this import, by file and line.
    pub findings: Vec<Finding>,
    /// Positions without the reporting line they ask for, in file order.
    pub parked: Vec<PositionId>,
    /// What only a person can say; such rows are taken for somebody new.
    pub questions: Vec<Question>,
    /// People who hold a position and whom the people files no longer name; see [`Import::end_left`].
    pub left: Vec<PersonId>,
    /// What every column was taken for.
    pub columns: Vec<Match>,
}

/// Records by kind, in file order.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Records {
    pub organisation: Organisation,
    pub fields: Vec<Field>,
    pub units: Vec<Unit>,
    pub positions: Vec<Position>,
    pub people: Vec<Person>,
    pub assignments: Vec<Assignment>,
    pub dotted_lines: Vec<DottedLine>,
    pub items: Vec<Item>,
    pub processes: Vec<Process>,
    pub need_sets: Vec<NeedSet>,
    pub needs: Vec<Need>,
    pub topics: Vec<Topic>,
    pub channels: Vec<Channel>,
    pub answers: Vec<OneWayAnswer>,
    pub findings: Vec<Finding>,
    /// What no file speaks of: decisions, reviews, questions that are open.
    pub others: Vec<Row>,
}

impl Import {
    /// Ends what those held who left: for a staff list that names everybody.
    pub fn end_left(&mut self, today: Date) {
        let left: std::collections::BTreeSet<PersonId> = self.left.iter().copied().collect();
        for held in &mut self.records.assignments {
            if left.contains(&held.person) && held.is_current(today) {
                held.end_before(today);
            }
        }
    }

    /// Every row of the organisation as it then stands, findings included: what a [`Document`] is made of.
    pub fn into_rows(self) -> impl Iterator<Item = Row> {
        let r = self.records;
        std::iter::once(Row::Organisation(r.organisation))
            .chain(r.fields.into_iter().map(Row::Field))
            .chain(r.units.into_iter().map(Row::Unit))
            .chain(r.positions.into_iter().map(Row::Position))
            .chain(r.people.into_iter().map(Row::Person))
            .chain(r.assignments.into_iter().map(Row::Assignment))
            .chain(r.dotted_lines.into_iter().map(Row::DottedLine))
            .chain(r.items.into_iter().map(Row::Item))
            .chain(r.processes.into_iter().map(Row::Process))
            .chain(r.need_sets.into_iter().map(Row::NeedSet))
            .chain(r.needs.into_iter().map(Row::Need))
            .chain(r.topics.into_iter().map(Row::Topic))
            .chain(r.channels.into_iter().map(Row::Channel))
            .chain(r.answers.into_iter().map(Row::OneWayAnswer))
            .chain(r.findings.into_iter().map(Row::Finding))
            .chain(self.findings.into_iter().map(Row::Finding))
            .chain(r.others)
    }
}

/// Reads the files against what is there (an empty document for a new organisation). Records whose external
/// id is known already keep their id and take the values the files give. O(n log n) in the rows.
///
/// # Errors
/// [`ReadError::NoColumns`], pins that fit nowhere, and [`ReadError::Cancelled`]; doubtful data is no error.
pub fn read(
    sources: &[Source],
    existing: &Document,
    options: &Options,
    ids: &mut dyn IdGen,
    watch: Watch<'_>,
) -> Result<Import, ReadError> {
    check_pins(sources, &options.pins)?;
    let mut grids = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        grids.push((source.role, Grid::of(at, source, &options.pins)?));
    }
    let mut reading = Reading {
        pool: Pool::new(existing),
        findings: Findings::default(),
        today: options.today,
        same: &options.same,
        questions: Vec::new(),
        ids,
        dotted_lines: existing.dotted_lines().iter().cloned().collect(),
        units_given: grids.iter().any(|(role, _)| *role == Role::Units),
        watch,
    };
    for (_, grid) in &grids {
        grid.report(&mut reading.findings);
    }
    let mut of = |wanted: Role| -> Vec<Grid<'_>> {
        let (these, others) = std::mem::take(&mut grids).into_iter().partition(|(role, _)| *role == wanted);
        grids = others;
        these.into_iter().map(|(_, grid): (Role, Grid<'_>)| grid).collect()
    };
    let units = of(Role::Units);
    units::take(&mut reading, &units)?;
    let mut people = of(Role::People);
    people::take(&mut reading, &mut people)?;
    let mut keys = managers::attach(&mut reading, &people);
    units::lead(&mut reading, &mut keys, &units);
    memberships::take(&mut reading, &Parties::default(), &of(Role::Memberships))?;
    // Positions of memberships may be named too: these indexes come after them.
    let parties = Parties::default();
    let mut needs = Needs::new(existing);
    needs.take(&mut reading, &parties, &of(Role::Needs), options.needs_by)?;
    let topics = topics::take(&mut reading, &parties, &of(Role::Topics), existing)?;
    let channels = channels::take(&mut reading, &parties, &of(Role::Channels), (existing, &topics))?;
    let people_given = !people.is_empty();
    reading.finish(existing, sources, options, people_given, (needs, topics, channels))
}

/// What all parts of the reading share.
struct Reading<'a, 'i> {
    pool: Pool<'a>,
    findings: Findings,
    today: Date,
    same: &'i BTreeMap<u32, Option<PersonId>>,
    questions: Vec<Question>,
    ids: &'i mut dyn IdGen,
    dotted_lines: Vec<DottedLine>,
    units_given: bool,
    watch: Watch<'i>,
}

impl Reading<'_, '_> {
    /// Tells how far it is, every few thousand rows, and stops when asked to.
    fn progress(&mut self, role: Role, done: usize, total: usize) -> Result<(), ReadError> {
        if done.is_multiple_of(4096) && !(self.watch)(Progress { role, done, total }) {
            return Err(ReadError::Cancelled);
        }
        Ok(())
    }

    fn finish(
        self,
        existing: &Document,
        sources: &[Source],
        options: &Options,
        people_given: bool,
        (mut needs, topics, channels): (Needs, Vec<Topic>, Vec<Channel>),
    ) -> Result<Import, ReadError> {
        let pool = self.pool;
        let parked = pool.positions.iter().filter(|p| p.parked.is_some()).map(|p| p.id).collect();
        let holding: std::collections::HashSet<PersonId> =
            pool.assignments.iter().filter(|a| a.is_current(self.today)).map(|a| a.person).collect();
        let gone = |(at, person): (usize, &Person)| {
            (!pool.person_seen[at] && holding.contains(&person.id)).then_some(person.id)
        };
        let left =
            if people_given { pool.people.iter().enumerate().filter_map(gone).collect() } else { Vec::new() };
        let grid = |(at, source)| Grid::of(at, source, &options.pins);
        let columns = sources.iter().enumerate().map(grid).collect::<Result<Vec<_>, _>>()?;
        // An older finding of the same file is answered by this reading of it.
        let others = (existing.decisions().iter().cloned().map(Row::Decision))
            .chain(existing.questions().iter().cloned().map(Row::OpenQuestion))
            .chain(existing.rounds().iter().cloned().map(Row::Round))
            .collect();
        let need_sets = needs.take_sets();
        let stale = |finding: &&Finding| sources.iter().any(|source| source.sheet.name == finding.file);
        Ok(Import {
            findings: self.findings.finish(existing.findings().iter().filter(stale), self.ids),
            parked,
            questions: self.questions,
            left,
            columns: columns.iter().flat_map(|grid| grid.columns.matches(grid.sheet)).collect(),
            records: Records {
                organisation: existing.organisation().clone(),
                fields: pool.fields,
                units: pool.units,
                positions: pool.positions,
                people: pool.people,
                assignments: pool.assignments,
                dotted_lines: self.dotted_lines,
                items: needs.items,
                processes: needs.processes,
                need_sets,
                needs: needs.needs,
                topics,
                channels,
                answers: existing.answers().iter().cloned().collect(),
                findings: existing.findings().iter().filter(|f| !stale(f)).cloned().collect(),
                others,
            },
        })
    }
}

/// Ending what is held.
trait Ended {
    /// Holds no longer than until the day before `today`, but never less than one day.
    fn end_before(&mut self, today: Date);
}

impl Ended for Assignment {
    fn end_before(&mut self, today: Date) {
        let yesterday = today.yesterday().unwrap_or(today);
        let last = self.until.map_or(yesterday, |until| until.min(yesterday));
        self.until = Some(self.from.map_or(last, |from| from.max(last)));
    }
}

fn check_pins(sources: &[Source], pins: &[Pin]) -> Result<(), ReadError> {
    for pin in pins {
        let codes = |role: Role| synonyms::synonyms(role).iter().map(|(field, _)| field.code());
        if !Role::ALL.into_iter().flat_map(codes).any(|code| code == pin.field) {
            let mut known: Vec<&str> = sources.iter().flat_map(|source| codes(source.role)).collect();
            known.sort_unstable();
            known.dedup();
            return Err(ReadError::UnknownField { name: pin.field.clone(), known });
        }
        let wanted = columns::plain(&pin.column);
        let mut headings = sources.iter().flat_map(|source| &source.sheet.header);
        if !headings.clone().any(|heading| columns::plain(heading) == wanted) {
            let known = headings.by_ref().cloned().collect();
            return Err(ReadError::UnknownColumn { name: pin.column.clone(), known });
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests;
