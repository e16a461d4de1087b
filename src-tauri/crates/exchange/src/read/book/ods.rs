//! A look through an OpenDocument workbook before it is read: how many cells its repeats stand for, whether
//! it is whole, and which cells are merged over several rows. Linear in its bytes.

use crate::read::error::ReadError;
use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};
use zip::ZipArchive;

/// Cells merged over several rows, by sheet.
///
/// # Errors
/// [`ReadError::Broken`] for what ends too early, [`ReadError::TooManyCells`].
pub(super) fn examine(
    file: &str,
    bytes: &[u8],
    most: usize,
) -> Result<BTreeMap<String, Vec<Dimensions>>, ReadError> {
    let broken = |why: String| ReadError::Broken { file: file.to_owned(), why };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let part = archive.by_name("content.xml").map_err(|error| broken(error.to_string()))?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let (mut seen, mut buffer) = (Seen::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| broken(error.to_string()))? {
            Event::Start(element) => seen.enter(&element),
            Event::Empty(element) => {
                seen.enter(&element);
                seen.leave(element.local_name().as_ref());
            }
            Event::End(element) => seen.leave(element.local_name().as_ref()),
            Event::Eof if seen.whole => return Ok(seen.merged),
            Event::Eof => return Err(broken("it ends too early".to_owned())),
            _ => {}
        }
        if seen.cells > most {
            return Err(ReadError::TooManyCells { file: file.to_owned(), limit: most });
        }
    }
}

#[derive(Default)]
struct Seen {
    merged: BTreeMap<String, Vec<Dimensions>>,
    sheet: String,
    row: usize,
    row_repeats: usize,
    column: usize,
    /// One past the last column of the row that holds something.
    filled: usize,
    cells: usize,
    whole: bool,
}

impl Seen {
    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "table" => {
                self.sheet = attribute(element, "table:name").unwrap_or_default();
                self.row = 0;
            }
            "table-row" => {
                self.row_repeats = count(element, "table:number-rows-repeated");
                (self.column, self.filled) = (0, 0);
            }
            "table-cell" | "covered-table-cell" => {
                let repeats = count(element, "table:number-columns-repeated");
                let spanned = count(element, "table:number-rows-spanned");
                if spanned > 1 {
                    let at = (self.row as u32, self.column as u32);
                    let end = (at.0.saturating_add(spanned as u32 - 1), at.1);
                    self.merged.entry(self.sheet.clone()).or_default().push(Dimensions::new(at, end));
                }
                self.column = self.column.saturating_add(repeats);
                if attribute(element, "office:value-type").is_some() {
                    self.filled = self.column;
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "table-row" => {
                self.cells = self.cells.saturating_add(self.filled.saturating_mul(self.row_repeats));
                self.row = self.row.saturating_add(self.row_repeats);
            }
            "document-content" => self.whole = true,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = element.try_get_attribute(name).ok()??;
    value.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// How often something is repeated; once where that is not said.
fn count(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1)
}
