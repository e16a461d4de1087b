//! How near two names are: what a value that names nothing may have meant.

/// How far two folded names are apart: letters, or whole words left out at either side. Nothing beyond `far`.
///
/// Letters are counted as in the Damerau–Levenshtein distance (F. J. Damerau, "A technique for computer
/// detection and correction of spelling errors", 1964). O(length²).
pub fn distance(wanted: &str, name: &str, far: usize) -> Option<usize> {
    if wanted == name {
        return Some(0);
    }
    let inside = |long: &str, short: &str| {
        short.len() > 3
            && long.len() > short.len()
            && long.match_indices(short).any(|(at, _)| {
                let after = &long[at + short.len()..];
                (at == 0 || long[..at].ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
            })
    };
    if inside(name, wanted) || inside(wanted, name) {
        return Some(1);
    }
    if wanted.len().abs_diff(name.len()) > far * 2 {
        return None;
    }
    Some(strsim::osa_distance(wanted, name)).filter(|&distance| distance <= far)
}

/// How many letters of a name may be wrong.
pub(crate) fn far(folded: &str) -> usize {
    (folded.chars().count() / 4).clamp(1, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_by_letters_and_by_words() {
        assert_eq!(distance("budi santoso", "budi santoso", 3), Some(0));
        assert_eq!(distance("budi santosa", "budi santoso", 3), Some(1));
        assert_eq!(distance("santoso", "budi santoso", 1), Some(1));
        assert_eq!(distance("anto", "budi santoso", 1), None, "a part of a word is no word");
        assert_eq!(distance("99", "budi santoso", 1), None);
        assert_eq!(distance("ayu", "adi", 1), None);
    }
}
