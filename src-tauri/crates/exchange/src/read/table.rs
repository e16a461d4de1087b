//! Text and rows to a table: delimiter, header row, and the rows between it and the totals.
//!
//! Guarantees: every line that holds something is a row, a total, a repeated or numbered header or is named by a note;
//! an unbalanced quote never swallows the rows below it. Linear in the bytes; one allocation for all cells.

use super::book::Rows;
use super::error::ReadError;
use super::header::{Header, header_of, separator_line, shape};
use super::mended::{end_of_list, is_numbering, is_total, join_titles, section};
use csv::{Reader, ReaderBuilder, StringRecord};

/// A table as it stands in a file: a header and rows of as many cells.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The file's name, without its folder.
    pub name: String,
    /// The headings as given, trimmed.
    pub header: Vec<String>,
    /// The line of the header, counted from 1.
    pub header_line: u32,
    lines: Vec<u32>,
    text: String,
    ends: Vec<u32>,
    pub(super) notes: Vec<Note>,
}

/// Something wrong with a line, which was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) line: u32,
    pub(super) column: String,
    pub(super) value: String,
    /// Code of the step.
    pub(super) step: &'static str,
    /// Whether it was taken already.
    pub(super) done: bool,
}

impl Sheet {
    /// Reads a table of text. `known` says which headings mean something: they betray delimiter and header row,
    /// unless `header` tells its line.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::NoRows`].
    pub(super) fn of_text(
        name: &str,
        text: &str,
        known: &dyn Fn(&str) -> bool,
        header: Option<u32>,
    ) -> Result<Self, ReadError> {
        let file = || name.to_owned();
        let (text, told) = separator_line(text.trim_start_matches('\u{feff}'));
        let (delimiter, found) =
            shape(text, told, known, header).ok_or_else(|| ReadError::Empty { file: file() })?;
        let mut filling = Filling::new(name, found, text.len());
        filling.header_told = header;
        walk(text, delimiter, &mut filling);
        filling.finish()
    }

    /// Reads a table of rows.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::NoRows`].
    pub(super) fn of_rows(
        name: &str,
        rows: &Rows,
        known: &dyn Fn(&str) -> bool,
        header: Option<u32>,
    ) -> Result<Self, ReadError> {
        let (line, found) =
            header_of(rows, known, header).ok_or_else(|| ReadError::Empty { file: name.to_owned() })?;
        let size = rows.iter().map(|(_, row)| row.as_slice().len()).sum();
        let mut filling = Filling::new(name, found, size);
        filling.header_told = Some(line);
        let mut last = 0;
        for (line, row) in rows {
            if *line > last + 1 {
                filling.gap();
            }
            filling.push(row, *line);
            last = *line;
        }
        filling.finish()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line of a row, counted from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.lines[row]
    }

    /// The row that stands in a line.
    pub fn row_of(&self, line: u32) -> Option<usize> {
        self.lines.binary_search(&line).ok()
    }

    /// A cell as given, not trimmed.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.header.len() + column;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The table with its rows as `revise` leaves them; those it says no to are left out.
    pub(super) fn revised(self, mut revise: impl FnMut(u32, &mut [String]) -> bool) -> Self {
        let (mut text, mut ends, mut lines) =
            (String::with_capacity(self.text.len()), Vec::with_capacity(self.ends.len()), Vec::new());
        for row in 0..self.len() {
            let mut cells: Vec<String> =
                (0..self.header.len()).map(|column| self.cell(row, column).to_owned()).collect();
            if !revise(self.line(row), &mut cells) {
                continue;
            }
            for cell in &cells {
                text.push_str(cell);
                ends.push(text.len() as u32);
            }
            lines.push(self.line(row));
        }
        Self { text, ends, lines, ..self }
    }

    /// All cells of a row run together: equal for equal rows.
    pub(super) fn row_text(&self, row: usize) -> &str {
        let (first, width) = (row * self.header.len(), self.header.len());
        let start = if first == 0 { 0 } else { self.ends[first - 1] as usize };
        &self.text[start..self.ends[first + width - 1] as usize]
    }

    /// Whether two rows are equal cell by cell, white space around them aside.
    pub(super) fn rows_equal(&self, a: usize, b: usize) -> bool {
        (0..self.header.len()).all(|column| self.cell(a, column).trim() == self.cell(b, column).trim())
    }
}

pub(super) fn reader(text: &str, delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes())
}

/// How often a broken quote is mended line by line before quotes lose their meaning for the rest.
const MENDINGS: u32 = 100;

fn walk(text: &str, delimiter: u8, filling: &mut Filling) {
    let (mut start, mut first_line, mut mended) = (0, 1, 0);
    let mut record = StringRecord::new();
    'again: loop {
        let mut reader = reader(&text[start..], delimiter, mended < MENDINGS);
        loop {
            let before = reader.position().clone();
            // The input is valid UTF-8 and in memory, so reading fails only at its end.
            if !matches!(reader.read_record(&mut record), Ok(true)) {
                return;
            }
            let from = start + before.byte() as usize;
            let to = start + reader.position().byte() as usize;
            let raw = &text[from..to];
            let blank = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            // The reader leaves the second half of a line end to the next record.
            if blank > usize::from(text.as_bytes()[..from].ends_with(b"\r")) {
                filling.gap();
            }
            let line = first_line + before.line() as u32 - 1 + newlines(&raw[..blank]);
            let body = &raw[blank..];
            let spans = body.trim_end_matches(['\r', '\n']).contains('\n');
            let swallowed = spans && filling.has_header && record.len() != filling.sheet.header.len();
            let doubtful = spans || to == text.len();
            if mended < MENDINGS && (swallowed || (doubtful && has_broken_quote(body, delimiter))) {
                mended += 1;
                let cut = body.find('\n').map_or(body.len(), |at| at + 1);
                filling.mend(&body[..cut], delimiter, line);
                start = from + blank + cut;
                first_line = line + 1;
                continue 'again;
            }
            filling.push(&record, line);
        }
    }
}

pub(super) fn newlines(text: &str) -> u32 {
    text.bytes().filter(|&b| b == b'\n').count() as u32
}

/// Whether the quotes of a record do not match: one is still open at its end, or one closes within a cell.
fn has_broken_quote(body: &str, delimiter: u8) -> bool {
    let (mut quoted, mut at_start, mut bytes) = (false, true, body.bytes().peekable());
    while let Some(b) = bytes.next() {
        match b {
            b'"' if quoted && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if quoted => {
                quoted = false;
                let closes = bytes
                    .peek()
                    .is_none_or(|&next| next == delimiter || matches!(next, b'\r' | b'\n' | b' '));
                if !closes {
                    return true;
                }
            }
            b'"' if at_start => quoted = true,
            _ => {}
        }
        at_start = !quoted && (b == delimiter || b == b'\n');
    }
    quoted
}

struct Filling {
    sheet: Sheet,
    /// The rows that make the header.
    header: Vec<Vec<String>>,
    has_header: bool,
    /// How many rows stand above each blank line or total.
    gaps: Vec<usize>,
    /// The line of the header, where it is known: an equal one before it is no header.
    header_told: Option<u32>,
}

impl Filling {
    fn new(name: &str, header: Header, size: usize) -> Self {
        let sheet = Sheet {
            name: name.to_owned(),
            header: header.headings,
            header_line: 0,
            lines: Vec::new(),
            text: String::with_capacity(size),
            ends: Vec::new(),
            notes: Vec::new(),
        };
        let has_header = header.rows.is_empty();
        Self { sheet, header: header.rows, has_header, gaps: Vec::new(), header_told: None }
    }

    fn finish(mut self) -> Result<Sheet, ReadError> {
        self.leave_below();
        let sheet = self.sheet;
        if sheet.is_empty() { Err(ReadError::NoRows { file: sheet.name }) } else { Ok(sheet) }
    }

    fn push(&mut self, record: &StringRecord, line: u32) {
        let sheet = &mut self.sheet;
        if !self.has_header && self.header_told.is_some_and(|told| line < told) {
            return;
        }
        let is = |row: &Vec<String>| {
            row.len() == record.len() && record.iter().map(str::trim).eq(row.iter().map(String::as_str))
        };
        // One repeated at the top of every printed page is no row either.
        match self.header.iter().position(is) {
            Some(0) if !self.has_header => {
                (self.has_header, sheet.header_line) = (true, line);
                return;
            }
            Some(_) if self.has_header => return,
            _ => {}
        }
        // Forms number their columns below the header: 1, 2, 3.
        if self.has_header && sheet.lines.is_empty() && is_numbering(record) {
            return;
        }
        if let Some(value) = section(record, sheet.header.len()).filter(|_| self.has_header) {
            sheet.notes.push(note(line, "", value, "leave-heading", true));
            return;
        }
        if !self.has_header || record.iter().all(|cell| cell.trim().is_empty()) || is_total(record) {
            self.gap();
            return;
        }
        let joined = join_titles(record, sheet.header.len());
        let record = match &joined {
            Some((whole, names)) => {
                let note = |value: &String| note(line, "", value.clone(), "join-cells", true);
                sheet.notes.extend(names.iter().map(note));
                whole
            }
            None => record,
        };
        let before = sheet.text.len();
        for column in 0..sheet.header.len() {
            let cell = record.get(column).unwrap_or_default();
            if cell.contains(['\0', '\u{fffd}']) {
                sheet.text.extend(cell.chars().filter(|&c| c != '\0'));
                let value = cell.replace('\0', "\u{2400}");
                sheet.notes.push(note(line, &sheet.header[column], value, "check-characters", false));
            } else if !cell.is_ascii() && cell.contains(UNSEEN) {
                // Copied from web pages; nobody sees them, and no name is found with them.
                sheet.text.extend(cell.chars().filter(|c| !UNSEEN.contains(c)));
            } else {
                sheet.text.push_str(cell);
            }
            sheet.ends.push(sheet.text.len() as u32);
        }
        let beyond: Vec<&str> =
            record.iter().skip(sheet.header.len()).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        if !beyond.is_empty() {
            sheet.notes.push(note(line, "", beyond.join("; "), "check-cells", false));
        }
        if sheet.text.len() == before {
            // Only cells beyond the header were filled.
            sheet.ends.truncate(sheet.ends.len() - sheet.header.len());
            return;
        }
        sheet.lines.push(line);
    }

    /// Between the last row and the next stands something that is no row.
    fn gap(&mut self) {
        let rows = self.sheet.len();
        if self.gaps.last() != Some(&rows) {
            self.gaps.push(rows);
        }
    }

    /// Leaves out, and notes, what stands below the list.
    fn leave_below(&mut self) {
        let sheet = &mut self.sheet;
        let Some(from) = end_of_list(sheet, &self.gaps) else { return };
        let width = sheet.header.len();
        for row in from..sheet.len() {
            let filled = (0..width).find(|&column| !sheet.cell(row, column).trim().is_empty());
            let column = filled.unwrap_or_default();
            let value = sheet.cell(row, column).trim().to_owned();
            let note = note(sheet.line(row), &sheet.header[column], value, "leave-below", true);
            sheet.notes.push(note);
        }
        sheet.lines.truncate(from);
        sheet.ends.truncate(from * width);
        sheet.text.truncate(sheet.ends.last().map_or(0, |&end| end as usize));
    }

    /// Takes one line with a quote that never closes as it stands, without quotes.
    fn mend(&mut self, line_text: &str, delimiter: u8, line: u32) {
        let value = line_text.trim_end().to_owned();
        self.sheet.notes.push(note(line, "", value, "check-quotes", false));
        let bare = line_text.replace('"', "");
        let mut record = StringRecord::new();
        if matches!(reader(&bare, delimiter, false).read_record(&mut record), Ok(true)) {
            self.push(&record, line);
        }
    }
}

/// Spaces without width, and marks of writing direction.
const UNSEEN: [char; 6] = ['\u{200b}', '\u{200c}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];

fn note(line: u32, column: &str, value: String, step: &'static str, done: bool) -> Note {
    Note { line, column: column.to_owned(), value, step, done }
}

#[cfg(test)]
mod tests;
