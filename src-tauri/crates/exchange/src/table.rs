//! Tables of figures as files for a spreadsheet: CSV, and a workbook with numbers as numbers.
//!
//! Equal tables give equal bytes. What looks like a formula is written as the text that it is.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};
use simpul_model::Date;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words; empty ones leave the cell empty.
    Text(String),
    /// A number.
    Number(f64),
    /// So many empty cells.
    Gap(u16),
}

/// A table with its headings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The name of the sheet.
    pub name: String,
    /// One a column.
    pub headings: Vec<String>,
    /// As many cells each as there are headings, gaps counted by their cells; empty ones at the end may be left
    /// out.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a workbook could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// More rows than a sheet can hold.
    #[error("a sheet holds 1,048,575 rows below its headings, not {rows}")]
    TooLong {
        /// How many there are.
        rows: usize,
    },
    /// The writer refused.
    #[error("the workbook could not be written: {why}")]
    Failed {
        /// In its words.
        why: String,
    },
}

impl From<XlsxError> for TableError {
    fn from(error: XlsxError) -> Self {
        Self::Failed { why: error.to_string() }
    }
}

/// UTF-8 with its mark, so that spreadsheets read the letters as they are; comma, line feed. Linear.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory cannot fail.
    let _ = writer.write_record(&table.headings);
    for row in &table.rows {
        for cell in row {
            let _ = match cell {
                Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t']) => {
                    writer.write_field(format!("'{text}"))
                }
                Cell::Text(text) => writer.write_field(text),
                Cell::Number(number) => writer.write_field(number.to_string()),
                Cell::Gap(empty) => (0..*empty).try_for_each(|_| writer.write_field("")),
            };
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// The most rows of a sheet, its headings included.
const MOST_ROWS: usize = 1_048_576;
/// The most letters of a cell.
const MOST_LETTERS: usize = 32_767;
/// Columns are as wide as their longest words among the first rows, within these bounds.
const WIDTHS: (usize, usize, usize) = (8, 48, 500);

/// A workbook with one sheet: headings that stay in sight, a filter on every column. `day` is noted as the
/// day it was made. Linear.
///
/// # Errors
/// Too many rows, or what the writer says.
pub fn xlsx(table: &Table, day: Date) -> Result<Vec<u8>, TableError> {
    if table.rows.len() >= MOST_ROWS {
        return Err(TableError::TooLong { rows: table.rows.len() });
    }
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month() as u8, day.day() as u8)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.name))?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, heading) in (0_u16..).zip(&table.headings) {
        sheet.write_string_with_format(0, column, heading.as_str(), &head)?;
        sheet.set_column_width(column, width(table, usize::from(column)) as f64)?;
    }
    for (at, row) in (1_u32..).zip(&table.rows) {
        let mut column = 0_u16;
        for cell in row {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => _ = sheet.write_string(at, column, cut(text))?,
                Cell::Number(number) => _ = sheet.write_number(at, column, *number)?,
                Cell::Gap(_) => {}
            };
            column += if let Cell::Gap(empty) = cell { *empty } else { 1 };
        }
    }
    if let Some(last) = table.headings.len().checked_sub(1) {
        sheet.autofilter(0, 0, table.rows.len() as u32, last as u16)?;
        sheet.set_freeze_panes(1, 0)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A sheet's name may not be long, nor hold these.
fn sheet_name(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if plain.trim().is_empty() { "Simpul".to_owned() } else { plain }
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

fn width(table: &Table, column: usize) -> usize {
    let (least, most, looked_at) = WIDTHS;
    let words = table.rows.iter().take(looked_at).filter_map(|row| match row.get(column) {
        Some(Cell::Text(text)) => Some(text.chars().count()),
        _ => None,
    });
    let heading = table.headings.get(column).map_or(0, |heading| heading.chars().count().min(16));
    (words.max().unwrap_or(0).max(heading) + 2).clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let text = |text: &str| Cell::Text(text.to_owned());
        Table {
            name: "Unit: a/b".into(),
            headings: vec!["Unit".into(), "Jumlah".into()],
            rows: vec![
                vec![text("Gudang, \"Timur\""), Cell::Number(12.5)],
                vec![text("=1+1"), Cell::Number(3.0)],
            ],
        }
    }

    #[test]
    fn csv_keeps_letters_numbers_and_what_is_no_formula() {
        let bytes = csv(&table());
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{feff}Unit,Jumlah\n\"Gudang, \"\"Timur\"\"\",12.5\n'=1+1,3\n");
    }

    #[test]
    fn a_gap_is_as_many_cells_as_it_says() {
        let gappy = Table { rows: vec![vec![Cell::Gap(1), Cell::Number(3.0)]], ..table() };
        assert!(String::from_utf8(csv(&gappy)).unwrap().ends_with("\n,3\n"));
        assert!(xlsx(&gappy, Date::constant(2026, 11, 22)).is_ok());
    }

    #[test]
    fn the_same_table_is_the_same_workbook() {
        let day = Date::constant(2026, 11, 22);
        let bytes = xlsx(&table(), day).unwrap();
        assert_eq!(&bytes[..2], b"PK", "a zip file, as workbooks are");
        assert_eq!(bytes, xlsx(&table(), day).unwrap());
        assert_eq!(sheet_name("Unit: a/b"), "Unit ab");
        assert_eq!(sheet_name("[]"), "Simpul");
    }

    #[test]
    fn a_table_without_rows_is_a_workbook_with_headings() {
        let empty = Table { rows: Vec::new(), ..table() };
        assert!(xlsx(&empty, Date::constant(2026, 11, 22)).is_ok());
        assert!(xlsx(&Table::default(), Date::constant(2026, 11, 22)).is_ok());
    }
}
