//! Words of needs that stand for one of a few things, in both languages.

use super::super::values;
use simpul_model::{Criticality, ItemKind, NeedStatus, fold};

/// The kind of an item.
pub fn item_kind(text: &str) -> Option<ItemKind> {
    Some(match fold(text).as_str() {
        "information" | "informasi" | "info" => ItemKind::Information,
        "action" | "tindakan" | "aksi" => ItemKind::Action,
        "resource" | "sumber daya" | "sumberdaya" => ItemKind::Resource,
        _ => return None,
    })
}

/// How bad it is when the need is not served.
pub fn criticality(text: &str) -> Option<Criticality> {
    Some(match fold(text).as_str() {
        "low" | "rendah" => Criticality::Low,
        "medium" | "normal" | "sedang" | "menengah" => Criticality::Medium,
        "high" | "critical" | "tinggi" | "kritis" => Criticality::High,
        _ => return None,
    })
}

/// Where a need stands.
pub fn need_status(text: &str) -> Option<NeedStatus> {
    Some(match fold(text).as_str() {
        "active" | "aktif" => NeedStatus::Active,
        "draft" | "rancangan" | "konsep" => NeedStatus::Draft,
        "ended" | "berakhir" | "selesai" | "nonaktif" => NeedStatus::Ended,
        _ => return None,
    })
}

/// How many exchanges stand behind a need: a number above zero.
pub fn weight(text: &str) -> Option<f64> {
    values::number(text).filter(|weight| *weight > 0.0)
}

/// Names joined by `;`, one that holds a `;` itself in double quotes.
pub fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (name, after) = match rest.strip_prefix('"').and_then(quoted) {
            Some(found) => found,
            None => match rest.split_once(';') {
                Some((name, after)) => (name.trim().to_owned(), after),
                None => (rest.trim().to_owned(), ""),
            },
        };
        if !name.is_empty() {
            names.push(name);
        }
        rest = after.trim_start();
    }
    names
}

/// What stands before the closing quote, and what comes after the `;` behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != '"' {
            name.push(letter);
        } else if letters.next_if(|&(_, next)| next == '"').is_some() {
            name.push('"');
        } else {
            let after = text[at + 1..].trim_start();
            let after = if after.is_empty() { after } else { after.strip_prefix(';')? };
            return Some((name.trim().to_owned(), after));
        }
    }
    None
}

/// The other way round.
pub fn joined<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quote = |name: &str| {
        if name.contains(';') || name.starts_with('"') {
            format!("\"{}\"", name.replace('"', "\"\""))
        } else {
            name.to_owned()
        }
    };
    names.into_iter().map(quote).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were_joined() {
        for all in
            [vec![], vec!["Order"], vec!["Stock; limits", "\"Quoted\"", "a"], vec!["x", "5\" pipe; long"]]
        {
            assert_eq!(names(&joined(all.iter().copied())), all);
        }
    }

    #[test]
    fn loose_quotes_are_letters() {
        assert_eq!(names("5\" pipe; b;; "), ["5\" pipe", "b"]);
        assert_eq!(names("\"open; b"), ["\"open", "b"]);
        assert_eq!(names("\"a\" b; c"), ["\"a\" b", "c"]);
    }
}
