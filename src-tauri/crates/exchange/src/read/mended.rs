//! Rows that are not what they seem: names cut up by their own commas, totals, numbered columns, headings of
//! parts, and what stands below a list.

use super::names::is_only_titles;
use super::table::Sheet;
use csv::StringRecord;
use simpul_model::fold_words;

/// A row with more cells than headings whose surplus is titles cut off a name, `Budi, S.E., M.M.` without
/// quotes: the row as it was meant, and the names put together again.
pub(super) fn join_titles(record: &StringRecord, width: usize) -> Option<(StringRecord, Vec<String>)> {
    let mut surplus = record.len().checked_sub(width).filter(|&surplus| surplus > 0)?;
    let (mut cells, mut joined): (Vec<String>, Vec<usize>) = (Vec::with_capacity(width), Vec::new());
    for cell in record {
        match cells.last_mut() {
            Some(before) if surplus > 0 && is_only_titles(cell) && !before.trim().is_empty() => {
                surplus -= 1;
                before.push(',');
                before.push_str(cell);
                joined.push(cells.len() - 1);
            }
            _ => cells.push(cell.to_owned()),
        }
    }
    joined.dedup();
    let names = joined.into_iter().map(|at| cells[at].trim().to_owned()).collect();
    (surplus == 0).then(|| (cells.into(), names))
}

/// Rows from which a list is over: at its end, below a blank line or a total, at least two rows of a single
/// filled cell each, as signatures and remarks are. Nothing in lists of fewer than three columns, which have
/// such rows of their own. `gaps` are the numbers of rows above each blank line or total.
pub(super) fn end_of_list(sheet: &Sheet, gaps: &[usize]) -> Option<usize> {
    let columns = sheet.header.len();
    let filled = |row| (0..columns).filter(|&column| !sheet.cell(row, column).trim().is_empty()).count();
    let lone = (0..sheet.len()).rev().take_while(|&row| filled(row) == 1).count();
    let from = *gaps.iter().find(|&&gap| gap >= sheet.len() - lone && gap > 0)?;
    (columns >= 3 && sheet.len() - from >= 2).then_some(from)
}

/// A row that counts the columns.
pub(super) fn is_numbering(record: &StringRecord) -> bool {
    let counts = |(at, cell): (usize, &str)| cell.trim().parse() == Ok(at + 1);
    record.len() >= 4 && record.iter().enumerate().all(counts)
}

/// The words of a row that is a heading of a part of the list: a letter or Roman number with its point, and
/// nothing but a name.
pub(super) fn section(record: &StringRecord, width: usize) -> Option<String> {
    let mut filled = record.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let (first, name, None) = (filled.next()?, filled.next()?, filled.next()) else { return None };
    let number = first.strip_suffix(['.', ')'])?;
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_uppercase());
    let roman = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b"IVXLC".contains(&b));
    (width >= 4 && (letter || roman) && name.chars().any(char::is_alphabetic))
        .then(|| format!("{first} {name}"))
}

/// A row that sums the others up: it begins with such a word and holds nothing else but numbers.
pub(super) fn is_total(record: &StringRecord) -> bool {
    let mut filled = record.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return false };
    let begins =
        first.as_bytes().first().is_some_and(|b| matches!(b.to_ascii_lowercase(), b't' | b'j' | b's' | b'g'));
    begins
        && matches!(
            fold_words(first).first().map(String::as_str),
            Some("total" | "totals" | "jumlah" | "subtotal" | "sub" | "grand")
        )
        && filled.all(|cell| {
            let words = ["orang", "karyawan", "pegawai", "people", "employees"];
            let number =
                words.iter().find_map(|word| cell.to_lowercase().strip_suffix(word).map(str::to_owned));
            number
                .unwrap_or_else(|| cell.to_owned())
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ' | b'-' | b'%' | b':'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(cells: &[&str], width: usize) -> Option<(Vec<String>, Vec<String>)> {
        let (record, names) = join_titles(&StringRecord::from(cells.to_vec()), width)?;
        Some((record.iter().map(str::to_owned).collect(), names))
    }

    #[test]
    fn names_cut_by_their_commas_are_put_together() {
        let (row, names) = joined(&["1", "Budi Santoso", " S.E.", " MM", "Direktur", ""], 4).expect("titles");
        assert_eq!(row, ["1", "Budi Santoso, S.E., MM", "Direktur", ""]);
        assert_eq!(names, ["Budi Santoso, S.E., MM"]);
        assert_eq!(joined(&["1", "Budi", "Direktur", "left over"], 3), None);
        assert_eq!(joined(&["1", "Budi", "Direktur"], 3), None);
    }
}
