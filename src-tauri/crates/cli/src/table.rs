//! Text in columns: the first to the left, numbers to the right. No colour, no lines; it reads the same in a
//! file.

use std::fmt::Write;

/// Rows of cells; a column whose cells all begin with a digit stands to the right.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let width = |at: usize| cells(at).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let to_right = |at: usize| cells(at).all(|cell| cell.starts_with(|c: char| c.is_ascii_digit()));
    let right: Vec<bool> = (0..columns).map(to_right).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let gap = if at == 0 { "" } else { "  " };
            // Writing to a string cannot fail.
            let _ = match right[at] {
                true => write!(line, "{gap}{cell:>width$}", width = widths[at]),
                false => write!(line, "{gap}{cell:<width$}", width = widths[at]),
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_numbers_right() {
        let rows = [vec!["People".to_owned(), "90".to_owned()], vec!["Units".to_owned(), "1,020".to_owned()]];
        assert_eq!(table(&rows), "People     90\nUnits   1,020\n");
    }
}
