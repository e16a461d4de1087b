//! Files that must be refused by name, quickly, and without filling the memory.

use super::written::{packed, xlsx_of};
use super::*;
use proptest::prelude::*;

fn opened(bytes: &[u8]) -> Result<Vec<usize>, ReadError> {
    Book::open("book", bytes).map(|book| book.leaves.iter().map(Leaf::lines).collect())
}

fn kept(file: &str) -> Result<Vec<usize>, ReadError> {
    opened(&fixture(&format!("workbooks/{file}")))
}

#[test]
fn what_asks_for_a_password_is_cut_off_or_is_a_web_page() {
    assert!(matches!(kept("berkata-sandi.xlsx"), Err(ReadError::Protected { .. })));
    assert!(matches!(kept("terpotong.xlsx"), Err(ReadError::Broken { .. })));
    assert!(matches!(kept("halaman-web.xls"), Err(ReadError::WebPage { .. })));
    assert!(matches!(opened(&packed(&[("word/document.xml", b"<x/>")])), Err(ReadError::NotText { .. })));
    assert!(matches!(opened(b"{\"id\": 1"), Err(ReadError::Broken { .. })));
    assert!(matches!(opened(b"{\"error\": {\"code\": \"denied\"}}"), Err(ReadError::NoUsers { .. })));
    assert!(matches!(opened(b"\x01\x02\x03\x04"), Err(ReadError::NotText { .. })));
    assert!(matches!(opened(b""), Ok(lines) if lines == [0]), "an empty text is refused when it is read");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    // Spaces pack a thousandfold.
    const LIMIT: u64 = 1 << 20;
    let bomb = packed(&[("xl/workbook.xml", &vec![b' '; LIMIT as usize + 1])]);
    assert!(bomb.len() < 8 << 10);
    assert!(matches!(unpacked::weigh("book", &bomb, LIMIT), Err(ReadError::Unpacked { limit: LIMIT, .. })));
    assert!(unpacked::weigh("book", &bomb, LIMIT + 1).is_ok_and(|parts| parts.xlsx));
}

#[test]
fn a_million_blank_rows_and_a_far_cell_cost_nothing() {
    let head = br#"<row r="1"><c r="A1" t="inlineStr"><is><t>NIK</t></is></c></row>"#;
    let blank: Vec<u8> = (2..200_000).flat_map(|row| format!(r#"<row r="{row}"/>"#).into_bytes()).collect();
    let far = br#"<row r="1048576"><c r="XFD1048576" s="1"/><c r="A1048576"><v>7</v></c></row>"#;
    assert_eq!(opened(&xlsx_of(&[head.as_slice(), &blank, far].concat())).expect("a book"), [2]);
}

#[test]
fn a_sheet_of_too_many_cells_is_refused() {
    let mut data = Vec::new();
    for row in 1..3000 {
        data.extend(format!(r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#).into_bytes());
    }
    assert!(matches!(opened(&xlsx_of(&data)), Err(ReadError::TooManyCells { .. })));
}

fn ods(rows: &str, end: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="S">{rows}{end}"#
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn an_ods_of_repeats_or_without_an_end_is_refused() {
    const END: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";
    let row = |columns: u32, rows: u32| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="7"/></table:table-row>"#
        )
    };
    assert_eq!(opened(&ods(&row(2, 3), END)).expect("a book"), [3]);
    assert!(matches!(opened(&ods(&row(16_384, 1_048_576), END)), Err(ReadError::TooManyCells { .. })));
    assert!(matches!(opened(&ods(&row(2, 3), "")), Err(ReadError::Broken { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: proptest::test_runner::RngSeed::Fixed(3), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_workbooks_are_read_or_refused(
        file in proptest::sample::select(vec!["karyawan.xls", "karyawan.xlsx", "karyawan.ods"]),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = fixture(&format!("workbooks/{file}"));
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = opened(&bytes);
    }
}
