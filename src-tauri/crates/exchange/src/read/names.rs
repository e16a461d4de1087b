//! What stands in and around names: academic and religious titles, forms of address, acting, vacant.

use simpul_model::fold;

/// The form in which a name is looked up: folded, without forms of address before it and titles around it.
pub(super) fn match_key(name: &str) -> String {
    let folded = fold(name);
    let (head, tail) = folded.split_once(',').unwrap_or((&folded, ""));
    let words = |part| -> std::str::Split<'_, [char; 2]> { str::split(part, [' ', ',']) };
    let before = words(head).filter(|word| !word.is_empty() && !is_title(word));
    // After a comma a degree needs no points: ST, SE, MM.
    let after = words(tail).filter(|word| !word.is_empty() && !is_title(word) && !is_degree(word));
    let mut words: Vec<&str> = before.chain(after).collect();
    let addressed = words.iter().take_while(|word| is_address(word)).count();
    if addressed < words.len() {
        words.drain(..addressed);
    }
    // An initial is the same with and without its point.
    words.iter_mut().filter(|word| word.len() == 2).for_each(|word| *word = word.trim_end_matches('.'));
    if words.is_empty() { folded } else { words.join(" ") }
}

fn is_address(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    matches!(
        word,
        "bapak"
            | "bpk"
            | "bp"
            | "pak"
            | "ibu"
            | "bu"
            | "sdr"
            | "sdri"
            | "saudara"
            | "saudari"
            | "tuan"
            | "nyonya"
            | "ny"
            | "tn"
            | "mr"
            | "mrs"
            | "ms"
            | "mas"
            | "mbak"
    )
}

/// Dr., Ir., Hj., S.E., M.Si., A.Md., Ph.D. With a dot in it, a word is taken for a title more readily.
fn is_title(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '.').collect();
    if matches!(bare.as_str(), "drs" | "dra" | "hj" | "phd" | "mba") {
        return true;
    }
    if !word.contains('.') {
        return false;
    }
    let known =
        matches!(bare.as_str(), "dr" | "ir" | "h" | "prof" | "kh" | "ust" | "apt" | "ns" | "rr" | "phd");
    // A degree: letter, point, letters, as in S.E., M.Kom., A.Md., B.Sc.
    let degree = match word.split_once('.') {
        Some((first, rest)) => {
            matches!(first, "s" | "m" | "a" | "b" | "d" | "sp" | "st" | "ph")
                && rest.chars().any(char::is_alphabetic)
        }
        None => false,
    };
    known || degree
}

/// Degrees and callings as they are written without points.
fn is_degree(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "se" | "sh"
            | "st"
            | "si"
            | "sp"
            | "ss"
            | "sn"
            | "sip"
            | "ssi"
            | "skom"
            | "spd"
            | "spdi"
            | "sag"
            | "sos"
            | "ssos"
            | "spsi"
            | "sked"
            | "skep"
            | "skm"
            | "spt"
            | "stp"
            | "sak"
            | "sab"
            | "sap"
            | "sds"
            | "ssn"
            | "sst"
            | "strkes"
            | "str"
            | "mm"
            | "mt"
            | "mh"
            | "ma"
            | "mp"
            | "msi"
            | "mkom"
            | "mpd"
            | "mhum"
            | "mak"
            | "mkes"
            | "mpsi"
            | "mag"
            | "mba"
            | "msc"
            | "bsc"
            | "bba"
            | "beng"
            | "meng"
            | "ba"
            | "amd"
            | "amk"
            | "amdkeb"
            | "ners"
            | "ns"
            | "apt"
            | "ak"
            | "ca"
            | "cpa"
            | "cfa"
            | "bkp"
            | "phd"
            | "drg"
            | "dr"
            | "psikolog"
            | "notaris"
    )
}

/// Whether a cell holds nothing but titles that stand behind a name: a name cut up by its commas.
pub(super) fn is_only_titles(cell: &str) -> bool {
    let folded = fold(cell);
    let mut words = folded.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| is_title(word) || is_degree(word))
}

/// Whether a cell for a name says that the seat is empty.
pub(super) fn is_vacant(name: &str) -> bool {
    // Quick for the many names that begin otherwise.
    let begins = name
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .as_bytes()
        .first()
        .map(u8::to_ascii_lowercase);
    name.len() <= 24
        && begins.is_some_and(|first| b"klvpjbotnu".contains(&first))
        && matches!(
            fold(name).trim_matches(|c: char| !c.is_alphanumeric()),
            "kosong"
                | "lowong"
                | "vacant"
                | "vacancy"
                | "vacant position"
                | "posisi kosong"
                | "jabatan kosong"
                | "lowongan"
                | "belum terisi"
                | "open position"
                | "tbh"
                | "tba"
                | "tbc"
                | "vacant post"
                | "post vacant"
                | "formasi kosong"
                | "n/a"
                | "unfilled"
        )
}

/// Whether a cell for a name says that the post is no longer there.
pub(super) fn is_closed(name: &str) -> bool {
    name.len() <= 24
        && matches!(
            fold(name).trim_matches(|c: char| !c.is_alphanumeric()),
            "eliminated"
                | "abolished"
                | "post eliminated"
                | "post closed"
                | "deleted"
                | "dihapus"
                | "ditiadakan"
        )
}

/// A name without what Workday hangs on it (the id in brackets, that somebody is on leave, a mark for those
/// who are not employed), and what it said of their status.
pub(super) fn without_marks<'n>(name: &'n str, id: &str) -> (&'n str, &'n str) {
    let (mut name, mut status) = (name.trim(), "");
    let apart = |name: &'n str| {
        let whole = name.strip_suffix([')', ']'])?;
        let open = whole.rfind(['(', '['])?;
        Some((whole[..open].trim_end(), whole[open + 1..].trim()))
    };
    while let Some((rest, inside)) = apart(name) {
        let says_id = !id.is_empty() && inside == id;
        let away = matches!(fold(inside).as_str(), "on leave" | "cuti" | "terminated" | "inactive");
        if rest.is_empty() || !(says_id || away || inside == "C") {
            break;
        }
        if away {
            status = inside;
        }
        name = rest;
    }
    (name, status)
}

/// `Okafor, Chidi` as it is said: `Chidi Okafor`. Nothing where it is not written so.
pub(super) fn given_first(name: &str) -> Option<String> {
    let (family, given) = name.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    let plain = !family.is_empty() && !given.is_empty() && !given.contains(',');
    let words = given.split_whitespace().chain(family.split_whitespace());
    plain.then(|| words.collect::<Vec<_>>().join(" "))
}

/// Whether names are written `Okafor, Chidi`: nine in ten of them, and at least four. Titles behind a comma are
/// no given name.
pub(super) fn are_family_first<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let (mut all, mut turned) = (0usize, 0usize);
    for name in names.filter(|name| !name.is_empty() && !is_vacant(name)) {
        all += 1;
        let given = name.split_once(',').map_or("", |(_, given)| given);
        let written = given_first(name).is_some() && !given.split_whitespace().any(is_only_titles);
        turned += usize::from(written);
    }
    turned >= 4 && turned * 10 >= all * 9
}

/// The text without Plt., Pjs., acting before or after it; nothing when it says no such thing.
pub(super) fn without_acting(text: &str) -> Option<&str> {
    let first = text.split([' ', '\u{a0}']).next().unwrap_or_default();
    // Quick for the many that have none of it.
    let maybe = matches!(first.as_bytes(), [b'P' | b'p' | b'A' | b'a', ..])
        || text.ends_with(')')
        || text.ends_with('.');
    if !maybe {
        return None;
    }
    if is_acting(first) {
        return Some(text[first.len()..].trim_start());
    }
    if let Some(dot) = first.find('.').filter(|&dot| dot + 1 < first.len() && is_acting(&first[..dot])) {
        return Some(text[dot + 1..].trim_start());
    }
    let open = text.rfind('(')?;
    let inside = text[open + 1..].trim_end_matches([')', ' ']);
    is_acting(inside).then(|| text[..open].trim_end())
}

fn is_acting(word: &str) -> bool {
    let folded = fold(word);
    matches!(
        folded.trim_end_matches('.').replace('.', "").as_str(),
        "plt" | "pjs" | "plh" | "pj" | "pgs" | "acting" | "ai" | "pelaksana tugas" | "pejabat sementara"
    ) && (word.contains('.') || folded.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_forms_of_address_do_not_matter() {
        for (name, said) in [
            ("Dr. Ir. Hj. Siti Rahmawati, M.M.", "Ibu Dr. Siti Rahmawati"),
            ("Drs. H. Ahmad Dahlan, M.Si.", "BAPAK AHMAD DAHLAN"),
            ("Budi Santoso, S.E., M.M.", "Bapak H. Budi Santoso"),
            ("Suparno", "Bpk. Suparno"),
            ("Lina Marlina, A.Md.", "Lina  Marlina"),
            ("Ibu Endang", "endang"),
            ("Ahmad Fauzi, ST", "AHMAD FAUZI"),
            ("Putu Ayu, SE. MM", "Putu Ayu"),
            ("Dr. Hj. Siti Nurhaliza, S.Psi., M.Psi., Psikolog", "Bu Siti Nurhaliza"),
        ] {
            assert_eq!(match_key(name), match_key(said), "{name}");
        }
        assert_ne!(match_key("Muh. Ali"), match_key("Ali"));
        assert_ne!(match_key("Ma Sheng"), match_key("Sheng"));
        assert!(is_only_titles(" S.E.") && is_only_titles("SE, MM") && !is_only_titles("Ayu, SE"));
        assert_ne!(match_key("Ken J. Sánchez"), match_key("Ken Sánchez"));
        assert_eq!(match_key("Ibu"), "ibu");
    }

    #[test]
    fn acting_is_cut_off() {
        for (text, rest) in [
            ("Plt. Kepala Gudang", "Kepala Gudang"),
            ("PLT Kepala", "Kepala"),
            ("Pjs.Manajer", "Manajer"),
            ("Acting Head of Sales", "Head of Sales"),
            ("Kepala Gudang (Plt.)", "Kepala Gudang"),
        ] {
            assert_eq!(without_acting(text), Some(rest), "{text}");
        }
        for text in ["Plati Wijaya", "Ai Nurhayati", "Kepala (Gudang)", "Manajer", "Actor", ""] {
            assert_eq!(without_acting(text), None, "{text}");
        }
    }

    #[test]
    fn vacant_in_both_languages() {
        assert!(["KOSONG", "lowong", "(kosong)", "Vacant"].into_iter().all(is_vacant));
        assert!(!is_vacant("Lowongga Siahaan") && !is_vacant(""));
    }
}
