//! Words of the company that mean the same.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_model::{Document, Organisation, fold_words};
use std::collections::BTreeSet;

/// Each is looked at with every question.
const MOST: usize = 1000;

/// Words that mean the same here, a group a line.
///
/// # Errors
/// `no-file`.
pub fn own_words(desk: &Desk, _: Nothing, _: &Ctx) -> Result<OwnWords, ApiError> {
    let document = desk.snapshot()?.document;
    let lines = document.organisation().synonyms.iter().map(|group| group.join(", "));
    Ok(OwnWords { lines: lines.collect() })
}

/// The organisation with other words. A line that says nothing is left out; one with a single way to say it is
/// refused, as it would do nothing.
pub(super) fn changed(document: &Document, lines: &[String]) -> Result<Organisation, ApiError> {
    let mut synonyms = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let mut seen = BTreeSet::new();
        let ways = line.split([',', ';', '=']).map(str::trim);
        let group: Vec<String> = ways
            .filter(|way| {
                let words = fold_words(way);
                !words.is_empty() && seen.insert(words)
            })
            .map(str::to_owned)
            .collect();
        if group.len() < 2 {
            return Err(ApiError::new("words-alone", &[("line", line.trim().to_owned())]));
        }
        synonyms.push(group);
    }
    if synonyms.len() > MOST {
        return Err(ApiError::new("words-many", &[("most", MOST.to_string())]));
    }
    Ok(Organisation { synonyms, ..document.organisation().clone() })
}
