//! The sample organisations, built from the same CSV files that users bring.

use crate::dto::{ImportRole, Language};

/// One embedded file of a sample.
pub(crate) struct SampleFile {
    pub(crate) name: &'static str,
    pub(crate) role: ImportRole,
    pub(crate) bytes: &'static [u8],
}

macro_rules! sample {
    ($name:literal, $language:literal, $($role:ident $file:literal),+ $(,)?) => {
        &[$(SampleFile {
            name: $file,
            role: ImportRole::$role,
            bytes: include_bytes!(concat!("../sample/", $name, "/", $language, "/", $file)),
        }),+]
    };
}

/// Names of the samples, the one to start with first.
pub(crate) const NAMES: &[&str] = &["nusantara", "flight"];

/// When a sample organisation works, as the file keeps it; nothing where that is not said.
pub(crate) fn working(name: &str, language: Language) -> Option<&'static str> {
    Some(match (name, language) {
        ("nusantara", Language::En) => include_str!("../sample/nusantara/en/working.json"),
        ("nusantara", Language::Id) => include_str!("../sample/nusantara/id/working.json"),
        _ => return None,
    })
}

/// The files of a sample; nothing for an unknown name.
pub(crate) fn files(name: &str, language: Language) -> Option<(&'static str, &'static [SampleFile])> {
    Some(match (name, language) {
        ("nusantara", Language::En) => (
            "Nusantara",
            sample!("nusantara", "en", Units "units.csv", People "people.csv", Needs "needs.csv", Topics "topics.csv", Channels "channels.csv"),
        ),
        ("nusantara", Language::Id) => (
            "Nusantara",
            sample!("nusantara", "id", Units "units.csv", People "people.csv", Needs "needs.csv", Topics "topics.csv", Channels "channels.csv"),
        ),
        ("flight", Language::En) => (
            "Flight",
            sample!("flight", "en", Units "units.csv", People "people.csv", Needs "needs.csv", Topics "topics.csv", Channels "channels.csv"),
        ),
        ("flight", Language::Id) => (
            "Penerbangan",
            sample!("flight", "id", Units "units.csv", People "people.csv", Needs "needs.csv", Topics "topics.csv", Channels "channels.csv"),
        ),
        _ => return None,
    })
}
