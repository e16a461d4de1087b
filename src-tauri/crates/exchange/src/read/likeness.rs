//! Whether the names of a list are those of people or of units, where its headings fit both.

use super::names::{is_vacant, match_key};
use simpul_model::fold;

/// Words that stand in names of units and hardly in those of people, in either language.
#[rustfmt::skip]
const OF_UNITS: &[&str] = &[
    "accounting", "administrasi", "administration", "affairs", "akuntansi", "and", "audit", "badan", "bagian",
    "bidang", "biro", "board", "branch", "bureau", "cabang", "care", "center", "centre", "committee", "compliance",
    "control", "customer", "dan", "data", "departemen", "department", "dept", "development", "dewan", "dinas",
    "direktorat", "distribution", "divisi", "division", "engineering", "executive", "facilities", "finance", "for",
    "fungsi", "group", "gudang", "head", "hr", "hukum", "human", "humas", "information", "internal", "it", "kantor",
    "kas", "kelompok", "kepegawaian", "keuangan", "komite", "kontrol", "legal", "logistics", "logistik",
    "maintenance", "management", "manajemen", "manufacturing", "marketing", "mutu", "of", "office", "operasi",
    "operasional", "operations", "organisasi", "pabrik", "payroll", "pelayanan", "pemasaran", "pembelian",
    "pengadaan", "pengembangan", "penjualan", "perencanaan", "personalia", "planning", "plant", "procurement",
    "product", "production", "produksi", "project", "proyek", "purchasing", "pusat", "quality", "region", "regional",
    "relations", "research", "resources", "risk", "sales", "sdm", "section", "security", "sekretariat", "seksi",
    "service", "services", "shared", "shipping", "stock", "stores", "sub", "subbagian", "subdirektorat", "supply",
    "support", "team", "technology", "teknik", "teknologi", "tim", "treasury", "umum", "unit", "warehouse",
    "wilayah",
];

/// Whether most names are such as people bear: two to five words in capitals or none, without digits and
/// without the words of units. A list of single words decides nothing.
pub(super) fn are_people<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    let (mut all, mut people, mut units) = (0usize, 0usize, 0usize);
    for name in names.map(str::trim).filter(|name| !name.is_empty() && !is_vacant(name)) {
        all += 1;
        let folded = fold(name);
        let key = match_key(name);
        let titled = key != folded && !key.is_empty();
        let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        if words.any(|word| OF_UNITS.binary_search(&word).is_ok()) || name.contains(['&', '/']) {
            units += 1;
        } else if titled || is_personal(name) {
            people += 1;
        }
    }
    people * 2 > all && people > units * 4
}

fn is_personal(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let plain = name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’'));
    let small = ["bin", "binti", "van", "von", "der", "den", "de", "da", "del", "la", "al", "el", "y"];
    let capital = |word: &&str| word.starts_with(char::is_uppercase) || small.contains(word);
    plain && (2..=5).contains(&words.len()) && words.iter().all(capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_units_are_told_apart_by_their_names() {
        let are = |names: &[&str]| are_people(names.iter().copied());
        assert!(are(&["Budi Santoso", "Siti Rohmah, S.E.", "Agus", "Anna-Lise van der Berg"]));
        assert!(are(&["Okafor, Chidi", "Mensah, Abena"]));
        assert!(are(&["BUDI SANTOSO", "Dra. Ratna"]));
        assert!(!are(&["Human Resources", "Supply Chain", "Stock Control"]));
        assert!(!are(&["Bagian Umum", "Divisi Penjualan", "Tim Gelombang Besar"]));
        assert!(!are(&["Stock", "Sales", "Finance"]));
        assert!(!are(&["Rina", "Budi"]), "single words may be either");
        assert!(!are(&["Plant 4 North", "Plant 5 South"]));
        assert!(!are(&[]));
    }

    #[test]
    fn the_words_are_in_order_to_be_found() {
        let mut sorted = OF_UNITS.to_vec();
        sorted.sort_unstable();
        assert_eq!(sorted, OF_UNITS);
    }
}
