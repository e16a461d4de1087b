//! Words that differ by a slip of the finger.

/// How many typos a word of so many letters may have.
pub(crate) const fn allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// Which letters a word has, one bit each: an edit changes at most two bits.
pub(crate) fn signature(word: &str) -> u64 {
    word.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) % 64))
}

/// The typos between two words, if there are at most `most`: a letter too many, too few or another, or two
/// transposed. One in the first letter counts double. The restricted distance of Damerau ("A technique for
/// computer detection and correction of spelling errors", 1964) in a band. O(length × `most`).
pub(crate) fn typos(asked: &[char], known: &[char], most: usize) -> Option<usize> {
    if asked.len().abs_diff(known.len()) > most {
        return None;
    }
    let far = most + 1;
    let width = known.len() + 1;
    let mut before = vec![far; width];
    let mut last: Vec<usize> = (0..width).map(|j| if j == 0 { 0 } else { (j + 1).min(far) }).collect();
    for i in 1..=asked.len() {
        let mut row = vec![far; width];
        if i <= most {
            row[0] = (i + 1).min(far);
        }
        let (from, to) = (i.saturating_sub(most).max(1), (i + most).min(known.len()));
        for j in from..=to {
            let first = |at: bool| if at { 2 } else { 1 };
            let same = asked[i - 1] == known[j - 1];
            let other = last[j - 1] + if same { 0 } else { first(i == 1 && j == 1) };
            let extra = last[j] + 1;
            let lacking = row[j - 1] + 1;
            let mut least = other.min(extra).min(lacking);
            if i > 1 && j > 1 && asked[i - 1] == known[j - 2] && asked[i - 2] == known[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row[j] = least.min(far);
        }
        before = last;
        last = row;
    }
    Some(last[known.len()]).filter(|&found| found <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> Option<usize> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        typos(&letters(a), &letters(b), 2)
    }

    #[test]
    fn counts_slips() {
        assert_eq!(between("overtime", "overtime"), Some(0));
        assert_eq!(between("pasword", "password"), Some(1), "a letter missing");
        assert_eq!(between("passwword", "password"), Some(1), "a letter too many");
        assert_eq!(between("passwird", "password"), Some(1), "another letter");
        assert_eq!(between("passowrd", "password"), Some(1), "two transposed");
        assert_eq!(between("apssword", "password"), Some(1), "transposed at the beginning");
        assert_eq!(between("bassword", "password"), Some(2), "the first letter counts double");
        assert_eq!(between("assword", "password"), Some(2), "the first letter missing");
        assert_eq!(between("xpassword", "password"), Some(2), "a letter before the first");
        assert_eq!(between("", "password"), None);
    }
}
