//! The roots of a word, in English and Indonesian: words that share a root are kin.
//!
//! English by the Snowball stemmer (Porter, "Snowball: A language for stemming algorithms", 2001).
//! Indonesian by confix stripping (Adriani, Asian, Nazief, Tahaghoghi & Williams, "Stemming Indonesian: A
//! confix-stripping approach", 2007), made light: instead of looking roots up in a dictionary, every root
//! that the rules allow is kept. *Pengiriman* may come from *kirim* or *irim*; it is kin to *dikirim*
//! because both allow *kirim*, and a root that is no word is kin to nothing.

use rust_stemmers::{Algorithm, Stemmer};

/// What stays of a word after stripping has at least so many letters.
const SHORTEST: usize = 4;

/// Clitics and possessives, stripped first; then one derivational suffix.
const PARTICLES: &[&str] = &["lah", "kah", "pun"];
const POSSESSIVES: &[&str] = &["ku", "mu", "nya"];
const SUFFIXES: &[&str] = &["kan", "an", "i"];

/// Prefixes with the letters that a root may have lost to them ("" where it kept all).
const PREFIXES: &[(&str, &[&str])] = &[
    ("di", &[""]),
    ("ke", &[""]),
    ("ter", &[""]),
    ("te", &["r"]),
    ("ber", &[""]),
    ("be", &["r"]),
    ("meng", &["", "k"]),
    ("meny", &["s"]),
    ("men", &["", "t"]),
    ("mem", &["", "p"]),
    ("me", &[""]),
    ("peng", &["", "k"]),
    ("peny", &["s"]),
    ("pen", &["", "t"]),
    ("pem", &["", "p"]),
    ("per", &[""]),
    ("pe", &["", "r"]),
];

/// Finds roots.
pub(crate) struct Roots {
    english: Stemmer,
}

impl Roots {
    pub(crate) fn new() -> Self {
        Self { english: Stemmer::create(Algorithm::English) }
    }

    /// Every root that a folded word may have, ascending; the word itself among them. O(length) for the
    /// few dozen ways of stripping.
    pub(crate) fn of(&self, word: &str) -> Vec<String> {
        let mut roots = vec![word.to_owned(), self.english.stem(word).into_owned()];
        // The stemmer leaves it on short words (shipment, ship).
        let deed = word.strip_suffix("ments").or_else(|| word.strip_suffix("ment"));
        roots.extend(deed.filter(|rest| rest.len() >= SHORTEST).map(str::to_owned));
        if word.is_ascii() && word.bytes().all(|b| b.is_ascii_lowercase()) {
            indonesian(word, &mut roots);
        }
        roots.sort_unstable();
        roots.dedup();
        roots
    }
}

/// Suffixes in their order, at each step also without; then up to two prefixes (*memper-*, *diper-*).
fn indonesian(word: &str, roots: &mut Vec<String>) {
    let mut bare = vec![word];
    for endings in [PARTICLES, POSSESSIVES, SUFFIXES] {
        for at in 0..bare.len() {
            let stripped = endings.iter().filter_map(|ending| bare[at].strip_suffix(ending));
            let long: Vec<&str> = stripped.filter(|rest| rest.len() >= SHORTEST).collect();
            bare.extend(long);
        }
    }
    let mut forms: Vec<String> = bare.into_iter().map(str::to_owned).collect();
    let mut done = 0;
    for _ in 0..2 {
        let end = forms.len();
        for at in done..end {
            for (prefix, lost) in PREFIXES {
                let Some(rest) = forms[at].strip_prefix(prefix) else { continue };
                let restored: Vec<String> = lost.iter().map(|letter| format!("{letter}{rest}")).collect();
                forms.extend(restored.into_iter().filter(|root| root.len() >= SHORTEST));
            }
        }
        done = end;
    }
    roots.extend(forms);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kin(a: &str, b: &str) -> bool {
        let roots = Roots::new();
        let other = roots.of(b);
        roots.of(a).iter().any(|root| other.contains(root))
    }

    #[test]
    fn forms_of_one_word_are_kin() {
        for forms in [
            &["kirim", "pengiriman", "dikirim", "mengirim", "kirimkan", "kirimannya"][..],
            &["sortir", "penyortiran", "menyortir", "disortir"],
            &["gaji", "penggajian", "digaji", "gajinya"],
            &["bayar", "pembayaran", "dibayar", "membayarkan"],
            &["ubah", "perubahan", "mengubah", "diubah"],
            &["tolak", "ditolak", "penolakan", "menolak"],
            &["claim", "claims", "claimed"],
            &["policy", "policies"],
            &["book", "books", "booking"],
            &["ship", "shipment", "shipments", "shipping"],
        ] {
            for word in forms {
                assert!(kin(forms[0], word), "{} ~ {word}", forms[0]);
            }
        }
    }

    #[test]
    fn other_words_are_not() {
        for (a, b) in [("cuti", "gaji"), ("surat", "surveyor"), ("kirim", "kira"), ("stok", "stop")] {
            assert!(!kin(a, b), "{a} ~ {b}");
        }
    }
}
