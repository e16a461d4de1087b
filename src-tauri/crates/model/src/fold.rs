//! Folding: the form in which names are compared.
//!
//! Two texts are *equal folded* when they differ only in case, accents, width or white space.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, compatibility-decomposed without combining marks, white space runs as one space, trimmed.
/// Linear in the length.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |c: char| {
        if c.is_whitespace() {
            gap = true;
        } else {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|c| push(c.to_ascii_lowercase()));
    } else {
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).for_each(push);
    }
    out
}

/// The words of a text, folded.
pub fn fold_words(text: &str) -> Vec<String> {
    words(&fold(text)).map(str::to_owned).collect()
}

/// The words of a folded text: maximal runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_space() {
        assert_eq!(fold("  Sandra   REÁTEGUI\u{a0}Alayo "), "sandra reategui alayo");
        assert_eq!(fold("Ｇｕｄａｎｇ"), "gudang");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn splits_words() {
        assert_eq!(fold_words("D'Hers, e-mail 2"), ["d", "hers", "e", "mail", "2"]);
    }
}
