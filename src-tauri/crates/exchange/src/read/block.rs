//! A block of cells as spreadsheets put it on the clipboard, and the headings that may stand above it.

use super::Role;
use super::columns::plain;
use super::synonyms::{Field, synonyms};

/// The rows of a block: cells apart by tabs, rows by line ends; a cell with either in it stands in quotes, with its
/// own quotes doubled. A quote that is never closed is a letter like others. Linear.
pub fn block(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let Some(end) = after.chars().next() else { break };
        rest = &after[end.len_utf8()..];
        if end == '\t' {
            continue;
        }
        if end == '\r' {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        if rest.is_empty() {
            break;
        }
        rows.push(Vec::new());
    }
    if text.is_empty() { Vec::new() } else { rows }
}

const ENDS: [char; 3] = ['\t', '\n', '\r'];

/// The first cell, and what stands from its end on.
fn cell(text: &str) -> (String, &str) {
    if let Some(found) = text.strip_prefix('"').and_then(quoted) {
        return found;
    }
    let (cell, after) = text.split_at(text.find(ENDS).unwrap_or(text.len()));
    (cell.to_owned(), after)
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != '"' {
            cell.push(letter);
        } else if letters.next_if(|&(_, next)| next == '"').is_some() {
            cell.push('"');
        } else {
            let after = &text[at + 1..];
            return (after.is_empty() || after.starts_with(ENDS)).then_some((cell, after));
        }
    }
    None
}

/// The codes of the fields of needs that a row of headings names; nothing where it is no row of headings: one of
/// them is an end or the item, and at least two of its cells, and half of them, are known.
pub fn need_headings(row: &[String]) -> Option<Vec<Option<&'static str>>> {
    let field = |heading: &String| {
        let plain = plain(heading);
        synonyms(Role::Needs)
            .iter()
            .find(|(_, words)| words.contains(&plain.as_str()))
            .map(|(field, _)| *field)
    };
    let fields: Vec<Option<Field>> = row.iter().map(field).collect();
    let known = fields.iter().flatten().count();
    let telling = fields.iter().flatten().any(|field| {
        let code = field.code();
        *field == Field::Item || code.starts_with("customer") || code.starts_with("supplier")
    });
    let headings = known >= 2 && known * 2 >= row.len() && telling;
    headings.then(|| fields.into_iter().map(|field| field.map(Field::code)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_rows_and_quotes_as_spreadsheets_copy_them() {
        for (text, rows) in [
            ("", vec![]),
            ("a", vec![vec!["a"]]),
            ("a\tb\r\nc\td\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("a\t\n\tb", vec![vec!["a", ""], vec!["", "b"]]),
            ("\"two\nlines\"\t\"a \"\"b\"\"\"\nc", vec![vec!["two\nlines", "a \"b\""], vec!["c"]]),
            ("5\" pipe\t\"so\" she said\nb", vec![vec!["5\" pipe", "\"so\" she said"], vec!["b"]]),
            ("\"open\tb\nc", vec![vec!["\"open", "b"], vec!["c"]]),
        ] {
            assert_eq!(block(text), rows, "{text:?}");
        }
    }

    #[test]
    fn headings_are_known_in_both_languages() {
        let of = |row: &[&str]| need_headings(&row.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["Customer", "Item", "?"]), Some(vec![Some("customer"), Some("item"), None]));
        assert_eq!(
            of(&["Siapa yang butuh", "Apa", "Dari siapa"]),
            Some(vec![Some("customer"), Some("item"), Some("supplier")])
        );
        assert_eq!(of(&["Warehouse", "Stock", "Sales"]), None);
        assert_eq!(of(&["Form", "Quality"]), None);
    }
}
