use super::*;

fn parse(text: &str) -> Result<Sheet, ReadError> {
    let known = |heading: &str| matches!(heading.trim(), "id" | "name" | "title" | "unit");
    Sheet::of_text("staff.csv", text, &known, None)
}

fn sheet(text: &str) -> Sheet {
    parse(text).expect("a table")
}

fn rows(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
    let cells = |row| (0..sheet.header.len()).map(|column| sheet.cell(row, column)).collect();
    (0..sheet.len()).map(|row| (sheet.line(row), cells(row))).collect()
}

#[test]
fn finds_delimiter_header_and_totals() {
    for delimiter in [",", ";", "\t", "|"] {
        let text =
            "STAFF LIST, October|;\n\nid,name,title\n1,Ayu,Head\n\n\n2,\"Bagus\nWijaya\",Clerk\nTotal,,2\n";
        let text = text.replace("id,name,title", &["id", "name", "title"].join(delimiter));
        let text = text.replace("1,Ayu,Head", &["1", "Ayu", "Head"].join(delimiter));
        let text =
            text.replace("2,\"Bagus\nWijaya\",Clerk", &["2", "\"Bagus\nWijaya\"", "Clerk"].join(delimiter));
        let text = text.replace("Total,,2", &["Total", "", "2"].join(delimiter));
        let sheet = sheet(&text);
        assert_eq!(sheet.header, ["id", "name", "title"], "{delimiter}");
        assert_eq!(sheet.header_line, 3);
        assert_eq!(rows(&sheet), [(4, vec!["1", "Ayu", "Head"]), (7, vec!["2", "Bagus\nWijaya", "Clerk"])]);
        assert!(sheet.notes.is_empty());
    }
}

#[test]
fn obeys_the_separator_line() {
    assert_eq!(rows(&sheet("sep=|\r\nid|name\r\n1|Ayu, Dr.\r\n")), [(3, vec!["1", "Ayu, Dr."])]);
}

#[test]
fn a_quote_that_never_closes_swallows_nothing() {
    let sheet = sheet("id,name\n1,\"Ayu\n2,Bagus\n3,\"Cita \"\"C\"\"\"\n4,Dodi\n");
    let names: Vec<&str> = (0..sheet.len()).map(|row| sheet.cell(row, 1)).collect();
    assert_eq!(names, ["Ayu", "Bagus", "Cita \"C\"", "Dodi"]);
    assert_eq!(sheet.notes.iter().map(|note| note.line).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_thousand_broken_quotes_end_in_linear_time() {
    let text = format!("id,name\n{}", "1,\"Ayu\n2,Bagus\n".repeat(20_001));
    let sheet = sheet(&text);
    assert_eq!(sheet.len(), 40_002);
    assert_eq!((sheet.cell(40_000, 1), sheet.line(40_001)), ("\"Ayu", 40_003));
}

#[test]
fn short_rows_are_filled_and_long_ones_noted() {
    let sheet = sheet("id,name,title\n1\n2,Bagus,Clerk,left over,,7\n3,Cita,Clerk,,\n");
    assert_eq!(rows(&sheet)[0], (2, vec!["1", "", ""]));
    assert_eq!(sheet.len(), 3);
    assert_eq!(sheet.notes.len(), 1);
    assert_eq!((sheet.notes[0].line, sheet.notes[0].value.as_str()), (3, "left over; 7"));
}

#[test]
fn what_stands_below_a_list_is_left_out_and_said() {
    let text = "id,name,title\n1,Ayu,Head\n2,Bagus,Clerk\n,,\n,,\"Jakarta, 31 Oktober\"\n,,Mengetahui\n,,\n,,(Dewi)\n";
    let sheet = sheet(text);
    assert_eq!(rows(&sheet).len(), 2);
    let notes: Vec<_> =
        sheet.notes.iter().map(|n| (n.line, n.column.as_str(), n.value.as_str(), n.step)).collect();
    assert_eq!(
        notes,
        [
            (5, "title", "Jakarta, 31 Oktober", "leave-below"),
            (6, "title", "Mengetahui", "leave-below"),
            (8, "title", "(Dewi)", "leave-below"),
        ]
    );
    for text in ["id,name,title\n1,Ayu,Head\n,,Clerk\n,,Clerk\n", "id,name\n1,Ayu\n\n,Bagus\n,Cita\n"] {
        let sheet = self::sheet(text);
        assert_eq!((sheet.len(), sheet.notes.len()), (3, 0), "seats of a list, nothing below it");
    }
    let crlf = sheet_of_crlf(text);
    assert_eq!((crlf.len(), crlf.notes.len()), (2, 3));
}

fn sheet_of_crlf(text: &str) -> Sheet {
    sheet(&text.replace('\n', "\r\n"))
}

#[test]
fn totals_with_words_and_unseen_characters_are_no_rows_and_no_names() {
    let sheet =
        sheet("id,name,title\n1,\u{200b}Ayu\u{feff},Head\nTOTAL KARYAWAN : 1 ORANG,,\nJumlah,1 orang,\n");
    assert_eq!(rows(&sheet), [(2, vec!["1", "Ayu", "Head"])]);
}

#[test]
fn leaves_out_nuls_and_says_so() {
    let sheet = sheet("id,name\n1,A\0yu\n");
    assert_eq!(sheet.cell(0, 1), "Ayu");
    assert_eq!(sheet.notes[0].line, 2);
}

#[test]
fn refuses_what_is_no_table() {
    assert!(matches!(parse(""), Err(ReadError::Empty { .. })));
    assert!(matches!(parse(" \r\n\r\n"), Err(ReadError::Empty { .. })));
    assert!(matches!(parse("id,name\n"), Err(ReadError::NoRows { .. })));
}

#[test]
fn a_header_is_taken_from_the_line_told() {
    let text = "id,name\n\nNo,Who\n1,Ayu\n2,Bagus\n";
    let known = |heading: &str| matches!(heading, "id" | "name");
    let sheet = Sheet::of_text("staff.csv", text, &known, Some(3)).expect("a table");
    assert_eq!((sheet.header_line, sheet.header.as_slice()), (3, &["No".to_owned(), "Who".to_owned()][..]));
    assert_eq!(rows(&sheet), [(4, vec!["1", "Ayu"]), (5, vec!["2", "Bagus"])]);
}
