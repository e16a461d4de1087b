//! A file opened: whatever it is, it becomes tables of cells, which are then read by one set of rules.
//!
//! What a file is shows in its bytes and never in its name's ending: workbooks of Excel (xlsx, xlsb, xls) and
//! of OpenDocument, the users of a directory as JSON or LDIF, address cards, and text cut by a delimiter.
//! Guarantees: a file that unpacks to more than it may, that asks for a password or that is broken is refused
//! by name; equal cells make equal tables whichever kind of file they came in.

mod address_cards;
mod cell;
mod directory_json;
mod entries;
mod ldif;
mod ods;
mod unpacked;
mod workbook;

use super::bytes::decode;
use super::error::ReadError;
use super::header::{header_of, records_of, shape_of};
use super::likeness::are_people;
use super::synonyms::{Field, synonyms};
use super::table::Sheet;
use super::{Pin, Role, columns, grid};
use csv::StringRecord;
use std::borrow::Cow;

/// Rows with the lines they stand in, counted from 1; rows without content are left out.
pub(super) type Rows = Vec<(u32, StringRecord)>;

/// A file opened, its tables not yet read by any header.
#[derive(Debug)]
pub struct Book<'b> {
    /// The file's name, without its folder.
    pub name: String,
    /// Its tables that hold something, in the order of the file.
    pub leaves: Vec<Leaf<'b>>,
}

/// One table of a file: a sheet of a workbook, or all of any other file.
#[derive(Debug)]
pub struct Leaf<'b> {
    /// The sheet's name; empty where the file is one table.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    body: Body<'b>,
}

#[derive(Debug)]
enum Body<'b> {
    Text(Cow<'b, str>),
    Rows(Rows),
}

/// A line of a table as it stands, for choosing the one with the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub line: u32,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

impl<'b> Book<'b> {
    /// Opens the bytes of a file. `name` is the file's name without its folder.
    ///
    /// # Errors
    /// Those of [`ReadError`] that say why a file holds no table.
    pub fn open(name: &str, bytes: &'b [u8]) -> Result<Self, ReadError> {
        let leaves = match bytes {
            [b'P', b'K', 3, 4, ..] => workbook::zipped(name, bytes)?,
            [0xd0, 0xcf, 0x11, 0xe0, ..] => workbook::compound(name, bytes)?,
            _ => vec![Leaf { name: String::new(), hidden: false, body: text(name, bytes)? }],
        };
        if leaves.is_empty() {
            return Err(ReadError::Empty { file: name.to_owned() });
        }
        Ok(Self { name: name.to_owned(), leaves })
    }

    /// The same without the bytes it was opened from, to be kept.
    pub fn into_owned(self) -> Book<'static> {
        let owned = |leaf: Leaf<'b>| Leaf {
            name: leaf.name,
            hidden: leaf.hidden,
            body: match leaf.body {
                Body::Text(text) => Body::Text(Cow::Owned(text.into_owned())),
                Body::Rows(rows) => Body::Rows(rows),
            },
        };
        Book { name: self.name, leaves: self.leaves.into_iter().map(owned).collect() }
    }

    /// What findings call a table: the file's name, with the sheet's where there are several.
    pub fn title(&self, leaf: usize) -> String {
        match self.leaves.get(leaf) {
            Some(leaf) if self.leaves.len() > 1 => format!("{} › {}", self.name, leaf.name),
            _ => self.name.clone(),
        }
    }

    /// The table that fits a role best, one that is shown before one that is hidden, the earlier of equals.
    pub fn best(&self, role: Role, pins: &[Pin]) -> usize {
        let score = |leaf: &Leaf<'_>| {
            let known = |heading: &str| columns::is_known(heading, role, pins);
            let header = leaf.header(&known).unwrap_or_default();
            let hits = header.iter().filter(|heading| known(heading)).count();
            (grid::fit(&header, role), hits, !leaf.hidden)
        };
        let places = (0..self.leaves.len()).rev();
        places.max_by_key(|&at| score(&self.leaves[at])).unwrap_or_default()
    }

    /// The rows below a table's headings, which stand in line `header` where that is told.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::NoRows`].
    pub fn sheet(
        &self,
        leaf: usize,
        known: &dyn Fn(&str) -> bool,
        header: Option<u32>,
    ) -> Result<Sheet, ReadError> {
        let title = self.title(leaf);
        match self.leaves.get(leaf).map(|leaf| &leaf.body) {
            Some(Body::Text(text)) => Sheet::of_text(&title, text, known, header),
            Some(Body::Rows(rows)) => Sheet::of_rows(&title, rows, known, header),
            None => Err(ReadError::Empty { file: title }),
        }
    }
}

impl Leaf<'_> {
    /// What the table seems to hold, by its headings; nothing when they fit no role. Where they fit people as
    /// well as units (a list of nothing but ids and names), the names decide.
    pub fn guess(&self) -> Option<Role> {
        let fit = |&role: &Role| {
            let header = self.header(&|heading| columns::is_known(heading, role, &[]))?;
            grid::fit(&header, role).map(|fit| (fit, role))
        };
        let fits: Vec<(usize, Role)> = Role::ALL.iter().filter_map(fit).collect();
        let best = fits.iter().copied().reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (score, role) = best?;
        let either = role == Role::Units && fits.contains(&(score, Role::People));
        Some(if either && self.names_people() { Role::People } else { role })
    }

    /// Whether the first names of a list are those of people.
    fn names_people(&self) -> bool {
        let known = |heading: &str| columns::is_known(heading, Role::People, &[]);
        let Some(header) = self.header(&known) else { return false };
        let named = |heading: &String| {
            let plain = columns::plain(heading);
            let table = synonyms(Role::People);
            table.iter().any(|(field, words)| *field == Field::Name && words.contains(&plain.as_str()))
        };
        let Some(at) = header.iter().position(named) else { return false };
        let rows = self.head(&known, FIRST);
        let below = rows.iter().skip_while(|line| line.cells != header).skip(1);
        are_people(below.filter_map(|line| line.cells.get(at)).map(String::as_str))
    }

    /// The first lines that hold something.
    pub fn head(&self, known: &dyn Fn(&str) -> bool, most: usize) -> Vec<Line> {
        let line = |(line, row): &(u32, StringRecord)| Line {
            line: *line,
            cells: row.iter().map(|cell| cell.trim().to_owned()).collect(),
        };
        match &self.body {
            Body::Text(text) => records_of(text, known).iter().take(most).map(line).collect(),
            Body::Rows(rows) => rows.iter().take(most).map(line).collect(),
        }
    }

    /// How many lines hold something; for text, how many lines there are.
    pub fn lines(&self) -> usize {
        match &self.body {
            Body::Text(text) => text.lines().filter(|line| !line.trim().is_empty()).count(),
            Body::Rows(rows) => rows.len(),
        }
    }

    fn header(&self, known: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
        match &self.body {
            Body::Text(text) => shape_of(text, known),
            Body::Rows(rows) => header_of(rows, known, None).map(|(_, header)| header.headings),
        }
    }
}

/// Lines whose names are looked at.
const FIRST: usize = 200;

fn text<'b>(name: &str, bytes: &'b [u8]) -> Result<Body<'b>, ReadError> {
    let text = decode(bytes).ok_or_else(|| ReadError::NotText { file: name.to_owned() })?;
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    let rows = match () {
        () if begin.starts_with(['{', '[']) => directory_json::rows(name, &text)?,
        () if begins(begin, "begin:vcard") => address_cards::rows(&text),
        () if ldif::is_ldif(begin) => ldif::rows(&text),
        () if is_web_page(begin) => return Err(ReadError::WebPage { file: name.to_owned() }),
        () => return Ok(Body::Text(text)),
    };
    Ok(Body::Rows(rows))
}

/// Many programs write a web page, or Excel's XML of 2003, and call it `.xls`.
fn is_web_page(begin: &str) -> bool {
    ["<!doctype html", "<html", "<table", "<?xml", "<meta", "<style"].iter().any(|mark| begins(begin, mark))
}

fn begins(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests;
