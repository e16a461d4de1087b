//! What a person writes around an id, an address or a name to say who is meant.

use super::names::{is_vacant, without_acting};

/// What may name somebody in `value`, the likeliest first: `Budi Santoso (Direktur)` is `Direktur` or
/// `Budi Santoso`, `1001 - Budi` is `1001` or `Budi`, `Santoso, Budi` is `Budi Santoso`. The value as it
/// stands is not among them.
pub(super) fn parts(value: &str) -> Vec<String> {
    let mut parts: Vec<&str> = Vec::new();
    // Spreadsheets keep a number as text by '0001 or ="0001".
    let bare = value.trim_start_matches(['\'', '=']).trim_matches('"').trim();
    parts.push(bare);
    parts.extend(bare.strip_suffix(".0").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())));
    parts.extend(bare.strip_prefix("mailto:"));
    for (open, close) in [('<', '>'), ('(', ')'), ('[', ']')] {
        if let Some((before, rest)) = bare.split_once(open) {
            parts.extend([rest.split(close).next().unwrap_or_default(), before]);
        }
    }
    for separator in [" - ", " – ", " — ", "/", "|", "\n", ":"] {
        if bare.contains(separator) {
            parts.extend(bare.split(separator));
        }
    }
    parts.extend(without_acting(bare));
    // A post that nobody holds is named by its number: `Vacant HC 19`.
    if bare.split_once(' ').is_some_and(|(first, _)| is_vacant(first)) {
        parts.extend(bare.rsplit(' ').next());
    }
    let mut all: Vec<String> = parts.into_iter().map(|part| part.trim().to_owned()).collect();
    if let Some((family, given)) = bare.split_once(',') {
        all.push(format!("{} {}", given.trim(), family.trim()));
    }
    all.retain(|part| {
        part.len() > usize::from(!part.starts_with(|c: char| c.is_ascii_digit())) && part != value
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_apart_what_people_write() {
        for (value, expected) in [
            ("Budi Santoso (Direktur)", &["Direktur", "Budi Santoso"][..]),
            ("3 - Ahmad Fauzi", &["3", "Ahmad Fauzi"]),
            ("Ahmad Fauzi/Manajer IT", &["Ahmad Fauzi", "Manajer IT"]),
            ("Ann <ann@x.com>", &["ann@x.com", "Ann"]),
            ("mailto:bob@x.com", &["bob@x.com", "mailto", "bob@x.com"]),
            ("'0001", &["0001"]),
            ("=\"0001\"", &["0001"]),
            ("1.0", &["1"]),
            ("Fauzi, Ahmad", &["Ahmad Fauzi"]),
            ("Plt. Kepala Gudang", &["Kepala Gudang"]),
            ("Vacant HC 19", &["19"]),
            ("Budi", &[]),
            ("-", &[]),
            ("()", &[]),
        ] {
            assert_eq!(parts(value), expected, "{value}");
        }
    }
}
