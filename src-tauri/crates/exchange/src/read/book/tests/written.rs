//! Small workbooks written on the spot.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell to write.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    /// By its serial number.
    Day(f64),
    Nothing,
}

/// A packed file of these parts.
pub(super) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        writer.write_all(bytes).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}

/// An xlsx of one sheet whose XML between `<sheetData>` and its end is given.
pub(super) fn xlsx_of(data: &[u8]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let inner = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
    );
    let outer = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    let sheet =
        [format!(r#"<worksheet xmlns="{MAIN}"><sheetData>"#).as_bytes(), data, b"</sheetData></worksheet>"]
            .concat();
    packed(&[
        ("_rels/.rels", outer.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// An xlsx of these rows.
pub(super) fn xlsx(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut data = String::new();
    for (row, line) in rows.iter().zip(1..) {
        data.push_str(&format!(r#"<row r="{line}">"#));
        for (cell, column) in row.iter().zip(b'A'..) {
            let at = format!("{}{line}", char::from(column));
            data.push_str(&match cell {
                Cell::Text(text) => {
                    format!(r#"<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
                }
                Cell::Number(number) => format!(r#"<c r="{at}"><v>{number}</v></c>"#),
                Cell::Day(serial) => format!(r#"<c r="{at}" s="1"><v>{serial}</v></c>"#),
                Cell::Nothing => format!(r#"<c r="{at}"/>"#),
            });
        }
        data.push_str("</row>");
    }
    xlsx_of(data.as_bytes())
}
