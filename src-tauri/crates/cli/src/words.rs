//! Words of the catalogue for terminals.

use simpul_api::dto::Language;
use simpul_api::messages;
use std::collections::BTreeMap;

/// The words of `terminal.key`.
pub(crate) fn word(language: Language, key: &str) -> String {
    messages::word(language, &format!("terminal.{key}"), &BTreeMap::new())
}

/// The words of `terminal.key` with its gaps filled.
pub(crate) fn filled(language: Language, key: &str, args: &[(&str, String)]) -> String {
    let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    messages::word(language, &format!("terminal.{key}"), &args)
}

/// `n` of something, singular or plural.
pub(crate) fn count(language: Language, key: &str, n: impl Into<u64>) -> String {
    messages::count(language, &format!("terminal.{key}"), n.into())
}

/// A number with at most `places` decimals, zeros at the end left out.
pub(crate) fn decimal(language: Language, value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match language {
        Language::En => text.to_owned(),
        Language::Id => text.replace('.', ","),
    }
}

/// The first letter large.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Lines of a list for people; JSON has all.
const MOST: usize = 30;

/// The words of `terminal.key` with how many lines there are, and the first of them.
pub(crate) fn listed(language: Language, key: &str, list: &[String]) -> String {
    listed_under(language, &word(language, key), list)
}

/// A heading with how many lines there are, and the first of them.
pub(crate) fn listed_under(language: Language, heading: &str, list: &[String]) -> String {
    let number = messages::number(language, list.len() as u64);
    let mut lines = vec![format!("{heading} ({number})")];
    lines.extend(list.iter().take(MOST).map(|line| format!("  {line}")));
    if list.len() > MOST {
        let rest = messages::number(language, (list.len() - MOST) as u64);
        lines.push(format!("  {}", filled(language, "more", &[("count", rest)])));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_follow_the_language() {
        assert_eq!(decimal(Language::Id, 31.034, 1), "31");
        assert_eq!(decimal(Language::Id, 6.148_936, 2), "6,15");
        assert_eq!(decimal(Language::En, 100.0, 0), "100");
    }
}
