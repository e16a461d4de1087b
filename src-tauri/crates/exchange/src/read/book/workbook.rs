//! Workbooks: their sheets to rows of text.
//!
//! Cells are read one by one where the format allows it, so that a far cell or a million blank rows cost
//! nothing; formulas give the values they had when the file was saved; a cell merged over several rows counts
//! in each of them. Hidden rows and columns are data like others; a hidden sheet says that it is hidden.

use super::unpacked::{UNPACKED_LIMIT, weigh};
use super::{Body, Leaf, Rows, cell, ods};
use crate::read::error::ReadError;
use calamine::{
    Data, DataRef, Dimensions, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb,
    Xlsx, XlsxError,
};
use csv::StringRecord;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most cells a sheet may hold, blank ones between others included.
const CELLS: usize = 40_000_000;

/// A packed workbook: xlsx, xlsb or ods.
pub(super) fn zipped<'b>(name: &str, bytes: &[u8]) -> Result<Vec<Leaf<'b>>, ReadError> {
    let parts = weigh(name, bytes, UNPACKED_LIMIT)?;
    guarded(name, || match () {
        () if parts.ods => opened_ods(name, bytes),
        () if parts.xlsx => opened_xlsx(name, bytes, parts.merged),
        () if parts.xlsb => opened_xlsb(name, bytes),
        () => Err(ReadError::NotText { file: name.to_owned() }),
    })
}

/// A workbook before 2007, or one of any age behind a password.
pub(super) fn compound<'b>(name: &str, bytes: &[u8]) -> Result<Vec<Leaf<'b>>, ReadError> {
    let file = || name.to_owned();
    guarded(name, || {
        // A password is asked for by the container of newer workbooks too.
        if let Err(XlsxError::Password) = Xlsx::new(Cursor::new(bytes)) {
            return Err(ReadError::Protected { file: file() });
        }
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => ReadError::Protected { file: file() },
            other => ReadError::Broken { file: file(), why: other.to_string() },
        })?;
        let mut leaves = Vec::new();
        for sheet in tables(book.sheets_metadata()) {
            let broken = |error: XlsError| ReadError::Broken { file: file(), why: error.to_string() };
            let range = book.worksheet_range(&sheet.name).map_err(broken)?;
            let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
            leaves.extend(leaf(sheet, rows(name, &range, &merged)?));
        }
        Ok(leaves)
    })
}

/// Readers of others' formats may stumble over damage; to the user that is a broken file.
fn guarded<'b>(
    name: &str,
    open: impl FnOnce() -> Result<Vec<Leaf<'b>>, ReadError>,
) -> Result<Vec<Leaf<'b>>, ReadError> {
    let stumbled = |_| ReadError::Broken { file: name.to_owned(), why: "damaged".to_owned() };
    catch_unwind(AssertUnwindSafe(open)).unwrap_or_else(|panic| Err(stumbled(panic)))
}

fn opened_xlsx<'b>(name: &str, bytes: &[u8], merged: bool) -> Result<Vec<Leaf<'b>>, ReadError> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => ReadError::Protected { file: name.to_owned() },
        other => ReadError::Broken { file: name.to_owned(), why: other.to_string() },
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut leaves = Vec::new();
    for sheet in tables(book.sheets_metadata()) {
        let merges = match merged {
            true => book.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?,
            false => Vec::new(),
        };
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(broken)?;
        let formats: Vec<Option<String>> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map(|format| format.format_code.clone()))
            .collect();
        let mut filling = Filling::new(name, &merges);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
            let format = formats.get(style).and_then(Option::as_deref);
            filling.put(cell.get_position(), &cell::text(cell.get_value(), format))?;
        }
        leaves.extend(leaf(sheet, filling.finish()?));
    }
    Ok(leaves)
}

fn opened_xlsb<'b>(name: &str, bytes: &[u8]) -> Result<Vec<Leaf<'b>>, ReadError> {
    let broken = |why: String| ReadError::Broken { file: name.to_owned(), why };
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let mut leaves = Vec::new();
    for sheet in tables(book.sheets_metadata()) {
        let mut cells =
            book.worksheet_cells_reader(&sheet.name).map_err(|error| broken(error.to_string()))?;
        let mut filling = Filling::new(name, &[]);
        while let Some(cell) = cells.next_cell().map_err(|error| broken(error.to_string()))? {
            filling.put(cell.get_position(), &cell::text(cell.get_value(), None))?;
        }
        leaves.extend(leaf(sheet, filling.finish()?));
    }
    Ok(leaves)
}

fn opened_ods<'b>(name: &str, bytes: &[u8]) -> Result<Vec<Leaf<'b>>, ReadError> {
    let broken = |error: OdsError| match error {
        OdsError::Password => ReadError::Protected { file: name.to_owned() },
        other => ReadError::Broken { file: name.to_owned(), why: other.to_string() },
    };
    let merges = ods::examine(name, bytes, CELLS)?;
    let mut book = Ods::new(Cursor::new(bytes)).map_err(broken)?;
    let mut leaves = Vec::new();
    for sheet in tables(book.sheets_metadata()) {
        let range = book.worksheet_range(&sheet.name).map_err(broken)?;
        let merges = merges.get(&sheet.name).map(Vec::as_slice).unwrap_or_default();
        leaves.extend(leaf(sheet, rows(name, &range, merges)?));
    }
    Ok(leaves)
}

fn tables(sheets: &[calamine::Sheet]) -> Vec<calamine::Sheet> {
    sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

/// A sheet with something in it.
fn leaf<'b>(sheet: calamine::Sheet, rows: Rows) -> Option<Leaf<'b>> {
    let hidden = sheet.visible != SheetVisible::Visible;
    (!rows.is_empty()).then_some(Leaf { name: sheet.name, hidden, body: Body::Rows(rows) })
}

fn rows(name: &str, range: &Range<Data>, merged: &[Dimensions]) -> Result<Rows, ReadError> {
    let (row_start, column_start) = range.start().unwrap_or_default();
    let mut filling = Filling::new(name, merged);
    for (row, column, value) in range.used_cells() {
        let at = (row as u32 + row_start, column as u32 + column_start);
        filling.put(at, &cell::text(&borrowed(value), None))?;
    }
    filling.finish()
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Cells in reading order, becoming rows.
struct Filling<'f> {
    file: &'f str,
    rows: Rows,
    row: u32,
    cells: Vec<String>,
    count: usize,
    /// By row and column: the row of the value that a cell merged over several rows bears.
    merged: BTreeMap<(u32, u32), u32>,
    /// Values of merged cells that later rows repeat, by where they stand.
    held: BTreeMap<(u32, u32), String>,
}

impl<'f> Filling<'f> {
    fn new(file: &'f str, merged: &[Dimensions]) -> Self {
        // Only the first column of a merged block bears its value, in each of its rows: a department written
        // once beside ten people. A title across the sheet stays where it is.
        let tall = merged.iter().filter(|block| block.end.0 > block.start.0);
        let places = tall.take(MERGES).flat_map(|block| {
            let last = block.end.0.min(block.start.0.saturating_add(TALLEST));
            (block.start.0 + 1..=last).map(|row| ((row, block.start.1), block.start.0))
        });
        Self {
            file,
            rows: Vec::new(),
            row: 0,
            cells: Vec::new(),
            count: 0,
            merged: places.collect(),
            held: BTreeMap::new(),
        }
    }

    fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), ReadError> {
        if text.is_empty() {
            return Ok(());
        }
        if row < self.row {
            let (file, why) = (self.file.to_owned(), format!("row {} comes twice", row + 1));
            return Err(ReadError::Broken { file, why });
        }
        if row > self.row {
            self.close()?;
            self.row = row;
        }
        self.set(column, text);
        if self.merged.contains_key(&(row + 1, column)) {
            self.held.insert((row, column), text.to_owned());
        }
        Ok(())
    }

    fn set(&mut self, column: u32, text: &str) {
        let column = column as usize;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut self.cells[column]);
    }

    /// Ends a row. One that holds nothing of its own is none, whatever is merged over it.
    fn close(&mut self) -> Result<(), ReadError> {
        if self.cells.is_empty() {
            return Ok(());
        }
        let row = self.row;
        let over: Vec<(u32, u32)> = self
            .merged
            .range((row, 0)..=(row, u32::MAX))
            .map(|(&(_, column), &from)| (from, column))
            .collect();
        for at in over {
            if let Some(text) = self.held.get(&at).cloned()
                && self.cells.get(at.1 as usize).is_none_or(String::is_empty)
            {
                self.set(at.1, &text);
            }
        }
        self.count += self.cells.len();
        if self.count > CELLS {
            return Err(ReadError::TooManyCells { file: self.file.to_owned(), limit: CELLS });
        }
        self.rows.push((row + 1, StringRecord::from(std::mem::take(&mut self.cells))));
        Ok(())
    }

    fn finish(mut self) -> Result<Rows, ReadError> {
        self.close()?;
        Ok(self.rows)
    }
}

/// Merged blocks beyond these are left as they are.
const MERGES: usize = 100_000;
const TALLEST: u32 = 10_000;
