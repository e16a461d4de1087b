//! The message catalogue: the same files the window reads, embedded for pictures and terminals.

use crate::dto::{Language, Named};
use simpul_model::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Catalogue = BTreeMap<String, String>;

macro_rules! catalogue {
    ($language:literal: $($file:literal),+ $(,)?) => {
        LazyLock::new(|| {
            let mut words = Catalogue::new();
            $(
                let text = include_str!(concat!("../../../../ui/src/i18n/", $language, "/", $file, ".json"));
                let part: Catalogue = serde_json::from_str(text).expect("the catalogue is checked by a test");
                words.extend(part);
            )+
            words
        })
    };
}

static ENGLISH: LazyLock<Catalogue> = catalogue!("en": "differences", "errors", "filter", "findings", "history", "picture", "repairs", "review", "study", "tables", "terminal");
static INDONESIAN: LazyLock<Catalogue> = catalogue!("id": "differences", "errors", "filter", "findings", "history", "picture", "repairs", "review", "study", "tables", "terminal");

/// The words of `key` with `{name}` replaced, singular or plural by `n` where there are both; the key itself where
/// there are none.
pub fn word(language: Language, key: &str, args: &BTreeMap<String, String>) -> String {
    let words = match language {
        Language::En => &ENGLISH,
        Language::Id => &INDONESIAN,
    };
    let one = language == Language::En && args.get("n").is_some_and(|n| n == "1");
    let counted = || words.get(&format!("{key}.{}", if one { "one" } else { "other" }));
    let Some(text) = words.get(key).or_else(counted) else { return fallback(key, args) };
    fill(language, text, args)
}

/// Whether the catalogue has words for `key`.
pub(crate) fn has(key: &str) -> bool {
    ENGLISH.contains_key(key)
}

/// The words of a code under a heading of the catalogue.
pub fn named(language: Language, heading: &str, named: &Named) -> String {
    word(language, &format!("{heading}.{}", named.code), &named.args)
}

/// The words of `key` with one number in them, singular or plural. Indonesian has one form.
pub fn count(language: Language, key: &str, n: u64) -> String {
    let form = if language == Language::En && n == 1 { "one" } else { "other" };
    let args = BTreeMap::from([("count".to_owned(), n.to_string())]);
    word(language, &format!("{key}.{form}"), &args)
}

/// A whole number with its thousands set apart.
pub fn number(language: Language, n: u64) -> String {
    let digits = n.to_string();
    let gap = if language == Language::En { ',' } else { '.' };
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(gap);
        }
        out.push(digit);
    }
    out
}

/// A day as people write it: "26 November 2026".
pub(crate) fn day(language: Language, day: Date) -> String {
    let month = word(language, &format!("picture.month.{}", day.month()), &BTreeMap::new());
    format!("{} {month} {}", day.day(), day.year())
}

/// A number with so many digits after its point or comma; none where it is whole.
pub fn decimal(language: Language, value: f64, digits: usize) -> String {
    let text = if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.digits$}") };
    if language == Language::En { text } else { text.replace('.', ",") }
}

/// `{of:number}`, `{n}` and `{count}` are numbers, written as the language writes them.
fn fill(language: Language, text: &str, args: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let Some(end) = rest[start..].find('}') else { break };
        out.push_str(&rest[..start]);
        let gap = &rest[start + 1..start + end];
        let (name, marked) = gap.strip_suffix(":number").map_or((gap, false), |name| (name, true));
        match args.get(name) {
            Some(value) if marked || matches!(name, "n" | "count") => {
                out.push_str(&written(language, value, marked));
            }
            Some(value) => out.push_str(value),
            None => out.push_str(&rest[start..=start + end]),
        }
        rest = &rest[start + end + 1..];
    }
    out.push_str(rest);
    out
}

/// A number in digits as the language writes it, with a part behind the point where there may be one; anything else
/// as it is.
fn written(language: Language, text: &str, decimals: bool) -> String {
    let (whole, part) = text.split_once('.').filter(|_| decimals).unwrap_or((text, ""));
    if !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    match whole.parse() {
        Ok(whole) if part.is_empty() => number(language, whole),
        Ok(whole) => {
            let point = if language == Language::En { '.' } else { ',' };
            format!("{}{point}{part}", number(language, whole))
        }
        Err(_) => text.to_owned(),
    }
}

fn fallback(key: &str, args: &BTreeMap<String, String>) -> String {
    let values: Vec<&str> = args.values().map(String::as_str).collect();
    if values.is_empty() { key.to_owned() } else { format!("{key} ({})", values.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_gaps_and_leaves_unknown_ones() {
        let args = BTreeMap::from([("name".to_owned(), "Gudang".to_owned())]);
        assert_eq!(fill(Language::En, "{name} → {other}", &args), "Gudang → {other}");
        assert_eq!(fill(Language::En, "open {", &args), "open {");
    }

    #[test]
    fn numbers_in_words_follow_the_language_and_names_of_digits_stay() {
        let args = [("n", "12345"), ("unit", "2024"), ("times", "1234.5"), ("count", "1.234")];
        let args = args.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let text = "{n} {unit} {times:number} {unit:number} {count}";
        assert_eq!(fill(Language::En, text, &args), "12,345 2024 1,234.5 2,024 1.234");
        assert_eq!(fill(Language::Id, text, &args), "12.345 2024 1.234,5 2.024 1.234");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(Language::En, 1_234_567), "1,234,567");
        assert_eq!(number(Language::Id, 1000), "1.000");
        assert_eq!(number(Language::Id, 12), "12");
        assert_eq!(decimal(Language::Id, 0.468, 2), "0,47");
        assert_eq!(decimal(Language::En, 3.0, 1), "3");
    }

    #[test]
    fn both_languages_word_the_same_keys() {
        let keys = |words: &Catalogue| words.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&ENGLISH), keys(&INDONESIAN));
    }
}
