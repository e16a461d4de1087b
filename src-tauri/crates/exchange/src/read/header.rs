//! The header of a table: which of its first rows it is, and which delimiter cuts them.
//!
//! A header may take two rows, the upper one naming groups of columns of the lower: *Atasan* above *NIK* and
//! *Nama*. Such a pair is taken for one header when together they are known better than any row alone.

use super::book::Rows;
use super::table::{newlines, reader};
use csv::StringRecord;

/// The header of a table.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The headings, trimmed.
    pub(super) headings: Vec<String>,
    /// The row of the file that makes them, trimmed, or the two.
    pub(super) rows: Vec<Vec<String>>,
}

const HEAD: usize = 64 << 10;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// In place of the line of the headings: there are none, and columns are called as spreadsheets call them.
pub(super) const NO_HEADINGS: u32 = 0;

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 40;

/// Excel's own first line `sep=;`: what follows it, its line end included, and the delimiter it tells.
pub(super) fn separator_line(text: &str) -> (&str, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    match line.trim().trim_matches('"').as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => {
            (text.get(line.len()..).unwrap_or_default(), Some(*delimiter))
        }
        _ => (text, None),
    }
}

/// Delimiter and header: those that make most headings known, then those that cut lines most evenly.
pub(super) fn shape(
    text: &str,
    told: Option<u8>,
    known: &dyn Fn(&str) -> bool,
    line: Option<u32>,
) -> Option<(u8, Header)> {
    let all = told.map_or(DELIMITERS.to_vec(), |told| vec![told]);
    let mut best: Option<((usize, usize), u8, Header)> = None;
    for delimiter in all {
        let rows = head(text, delimiter);
        let Some((_, header)) = header_of(&rows, known, line) else { continue };
        let width = header.headings.len();
        let even = rows.iter().filter(|(_, row)| row.len() == width && row.len() > 1).count();
        let score = (hits(&header.headings, known), even);
        if best.as_ref().is_none_or(|(least, ..)| score > *least) {
            best = Some((score, delimiter, header));
        }
    }
    best.map(|(_, delimiter, header)| (delimiter, header))
}

/// The headings of a table of text.
pub(super) fn shape_of(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let (text, told) = separator_line(text.trim_start_matches('\u{feff}'));
    shape(text, told, known, None).map(|(_, header)| header.headings)
}

/// The first records of a table of text.
pub(super) fn records_of(text: &str, known: &dyn Fn(&str) -> bool) -> Rows {
    let (text, told) = separator_line(text.trim_start_matches('\u{feff}'));
    shape(text, told, known, None).map(|(delimiter, _)| head(text, delimiter)).unwrap_or_default()
}

/// The header of a table of rows and the line it begins in: the line told, else the best.
pub(super) fn header_of(
    rows: &Rows,
    known: &dyn Fn(&str) -> bool,
    line: Option<u32>,
) -> Option<(u32, Header)> {
    let one = |at: usize| {
        let (line, row) = rows.get(at)?;
        Some((*line, Header { headings: trimmed(row), rows: vec![trimmed(row)] }))
    };
    if line == Some(NO_HEADINGS) {
        let width = rows.iter().map(|(_, row)| row.len()).max().filter(|&width| width > 0)?;
        return Some((NO_HEADINGS, Header { headings: (0..width).map(letters).collect(), rows: Vec::new() }));
    }
    if let Some(told) = line.and_then(|line| rows.iter().position(|(of, _)| *of == line)) {
        return one(told);
    }
    let first: Vec<Vec<String>> = rows.iter().take(HEADER_WITHIN).map(|(_, row)| trimmed(row)).collect();
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count();
    // The first of the best rows: a title line above has fewer headings, a row below none.
    let worth = |&at: &usize| {
        let known = hits(&first[at], known);
        (known, known.max(filled(&first[at]).min(2)))
    };
    let best = (0..first.len()).rev().max_by_key(worth)?;
    let mut least = hits(&first[best], known);
    let mut pair = None;
    for (at, two) in first.windows(2).enumerate() {
        let Some(headings) = together(&two[0], &two[1], known) else { continue };
        let known = hits(&headings, known);
        if known > least {
            (least, pair) = (known, Some((rows[at].0, Header { headings, rows: two.to_vec() })));
        }
    }
    pair.or_else(|| one(best))
}

/// A, B … Z, AA, AB …
fn letters(at: usize) -> String {
    let (mut name, mut rest) = (Vec::new(), at + 1);
    while rest > 0 {
        name.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

/// Two rows read as one header; nothing where the upper one spans no column of the lower.
fn together(upper: &[String], lower: &[String], known: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let cell = |row: &'_ [String], at: usize| row.get(at).cloned().unwrap_or_default();
    let (mut group, mut spans) = (String::new(), false);
    let mut headings = Vec::new();
    for at in 0..upper.len().max(lower.len()) {
        let (over, under) = (cell(upper, at), cell(lower, at));
        spans |= over.is_empty() && !under.is_empty() && !group.is_empty();
        if !over.is_empty() {
            group.clone_from(&over);
        }
        headings.push(match (under.is_empty(), group.is_empty()) {
            (true, _) => over,
            (false, true) => under,
            (false, false) => {
                let both = [format!("{under} {group}"), format!("{group} {under}")];
                let [_, other] = &both;
                let fits = both.iter().chain([&under]).find(|heading| known(heading));
                fits.unwrap_or(other).clone()
            }
        });
    }
    let named = upper.iter().filter(|cell| !cell.is_empty()).count();
    (spans && named > 1).then_some(headings)
}

fn hits(row: &[String], known: &dyn Fn(&str) -> bool) -> usize {
    row.iter().filter(|cell| known(cell)).count()
}

fn trimmed(row: &StringRecord) -> Vec<String> {
    row.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The first records that hold something, with their lines.
fn head(text: &str, delimiter: u8) -> Rows {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut reader = reader(&text[..end], delimiter, true);
    let (mut rows, mut record) = (Rows::new(), StringRecord::new());
    while rows.len() < HEADER_WITHIN {
        let before = reader.position().clone();
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            break;
        }
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let raw = &text[before.byte() as usize..reader.position().byte() as usize];
            let blank = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            rows.push((before.line() as u32 + newlines(&raw[..blank]), record.clone()));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Role, columns};

    fn headings(text: &str) -> String {
        let known = |heading: &str| columns::is_known(heading, Role::People, &[]);
        shape_of(text, &known).expect("a table").join(",")
    }

    #[test]
    fn two_rows_that_are_known_better_together_are_one_header() {
        assert_eq!(
            headings("No,Karyawan,,Jabatan,Atasan,\n,NIK,Nama,,NIK,Nama\n1,A1,Ayu,Head,,\n"),
            "No,NIK Karyawan,Nama Karyawan,Jabatan,NIK Atasan,Nama Atasan"
        );
        assert_eq!(
            headings("Employee,,Title,Manager,\nID,Name,,ID,Name\n1,Ayu,Head,,\n"),
            "Employee ID,Employee Name,Title,Manager ID,Manager Name"
        );
    }

    #[test]
    fn columns_without_headings_are_called_as_spreadsheets_call_them() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn titles_and_rows_are_no_part_of_a_header() {
        for text in [
            "DAFTAR KARYAWAN,,\nNIK,Nama,Jabatan\n1,Ayu,Manager\n",
            "Karyawan,,\nNIK,Nama,Jabatan\n1,Ayu,Manager\n",
            "NIK,Nama,Jabatan\n1,Ayu,Manager\n2,,Supervisor\n",
        ] {
            assert_eq!(headings(text), "NIK,Nama,Jabatan", "{text}");
        }
    }
}
