//! The tables of the files of an import, with what was decided about them.

use super::Source;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_exchange::read as exchange;
use simpul_exchange::read::{Book, CellChoice, Choices, ColumnChoice};
use simpul_model::{FindingKind, fold};

/// The tables of a file: the one that was chosen or that fits what the file is said to hold, else every sheet
/// that is shown and whose columns fit something.
pub(super) fn of(source: &Source, pins: &[exchange::Pin]) -> Result<Vec<exchange::Source>, ApiError> {
    let book = Book::open(&source.name, &source.bytes)?;
    let told = &source.told;
    if told.role.is_some() || told.sheet.is_some() {
        let (leaf, role) = chosen(&book, told, pins);
        return Ok(vec![exchange::Source::decided(&book, leaf, role, pins, told.header, choices(told))?]);
    }
    let shown = book.leaves.iter().enumerate().filter(|(_, leaf)| !leaf.hidden);
    let mut found: Vec<(usize, exchange::Role)> =
        shown.filter_map(|(at, leaf)| Some((at, leaf.guess()?))).collect();
    if found.is_empty() {
        found.push((0, outer(by_name(&source.name))));
    }
    let table =
        |(at, role)| Ok(exchange::Source::decided(&book, at, role, pins, told.header, choices(told))?);
    found.into_iter().map(table).collect()
}

/// The one table that is taken, and what it holds: as told, else as its columns and its name say.
pub(super) fn chosen(book: &Book<'_>, told: &ImportFile, pins: &[exchange::Pin]) -> (usize, exchange::Role) {
    let named = told.sheet.as_ref().and_then(|name| book.leaves.iter().position(|leaf| leaf.name == *name));
    let role = told.role.map(outer);
    let leaf = named.or_else(|| role.map(|role| book.best(role, pins))).unwrap_or_else(|| {
        let shown = |at: &usize| !book.leaves[*at].hidden;
        let fits = |at: &usize| book.leaves[*at].guess().is_some();
        let all = 0..book.leaves.len();
        all.clone().filter(shown).find(fits).or_else(|| all.clone().find(shown)).unwrap_or_default()
    });
    let role = role.or_else(|| book.leaves[leaf].guess());
    (leaf, role.unwrap_or_else(|| outer(by_name(&book.name))))
}

/// What a file holds, by its name, where its columns do not say; a list of people where that says nothing.
fn by_name(name: &str) -> ImportRole {
    let name = fold(name);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match () {
        () if says(&["member", "anggota"]) => ImportRole::Memberships,
        () if says(&["need", "link", "kebutuhan", "butuh", "hubungan"]) => ImportRole::Needs,
        () if says(&["topic", "topik"]) => ImportRole::Topics,
        () if says(&["channel", "contact", "kontak", "saluran"]) => ImportRole::Channels,
        () if says(&["unit", "department", "departemen", "divisi"]) => ImportRole::Units,
        () => ImportRole::People,
    }
}

/// Decisions in the words of the reader.
pub(super) fn choices(told: &ImportFile) -> Choices {
    let column = |column: &ColumnIs| {
        let is = match column.is.as_str() {
            "custom" => ColumnChoice::Custom,
            "skip" => ColumnChoice::LeaveOut,
            field => ColumnChoice::Field(field.to_owned()),
        };
        (column.at as usize, is)
    };
    let kind = |decision: &Decision| FindingKind::from_code(&decision.kind).unwrap_or(FindingKind::BadRow);
    let of = |act: Act| told.decisions.iter().filter(move |decision| decision.act == act);
    Choices {
        columns: told.columns.iter().map(column).collect(),
        nothing: told.nothing.clone(),
        item: told.item.clone().filter(|item| !item.trim().is_empty()),
        cells: of(Act::Value)
            .map(|decision| CellChoice {
                line: decision.line,
                column: decision.at as usize,
                value: decision.value.clone(),
                kind: kind(decision),
            })
            .collect(),
        rows_out: of(Act::LeaveOut).map(|decision| (decision.line, kind(decision))).collect(),
        unwanted: of(Act::Refuse).map(|decision| (decision.line, decision.value.clone())).collect(),
    }
}

/// Remembers what was decided about tables, by their headings, for the next import on this computer.
/// Decisions about single lines are not remembered: the next file has other lines.
pub(super) fn remember(desk: &Desk, request: &ImportRequest, ctx: &Ctx) {
    for told in &request.files {
        if told.columns.is_empty() && told.nothing.is_none() && told.item.is_none() {
            continue;
        }
        let Ok(source) = super::read(told) else { continue };
        let Ok(book) = Book::open(&source.name, &source.bytes) else { continue };
        let (leaf, role) = chosen(&book, told, &[]);
        let Ok(table) = exchange::Source::decided(&book, leaf, role, &[], told.header, Choices::default())
        else {
            continue;
        };
        let decided = Remembered {
            role: Some(inner(role)),
            columns: told.columns.clone(),
            nothing: told.nothing.clone(),
            item: told.item.clone(),
            on: ctx.clock.today().to_string(),
        };
        desk.kept().remember_table(headings(&table.sheet), decided);
    }
}

/// Headings as tables are known by.
pub(super) fn headings(sheet: &exchange::Sheet) -> Vec<String> {
    sheet.header.iter().map(|heading| fold(heading)).collect()
}

pub(super) fn outer(role: ImportRole) -> exchange::Role {
    match role {
        ImportRole::People => exchange::Role::People,
        ImportRole::Units => exchange::Role::Units,
        ImportRole::Memberships => exchange::Role::Memberships,
        ImportRole::Needs => exchange::Role::Needs,
        ImportRole::Topics => exchange::Role::Topics,
        ImportRole::Channels => exchange::Role::Channels,
    }
}

pub(super) fn inner(role: exchange::Role) -> ImportRole {
    match role {
        exchange::Role::People => ImportRole::People,
        exchange::Role::Units => ImportRole::Units,
        exchange::Role::Memberships => ImportRole::Memberships,
        exchange::Role::Needs => ImportRole::Needs,
        exchange::Role::Topics => ImportRole::Topics,
        exchange::Role::Channels => ImportRole::Channels,
    }
}
