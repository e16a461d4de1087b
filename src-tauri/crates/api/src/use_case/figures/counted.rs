//! What was counted of a revision, kept so that scrolling through 100,000 rows counts nothing twice.

use super::sheet::{self, Sheet};
use crate::dto::{ColumnKind, FigureCell, FigureTable, Language, RowsRequest};
use crate::error::ApiError;
use crate::messages;
use crate::use_case::chart::Placed;
use crate::use_case::needs::Listed;
use crate::use_case::study::Studies;
use crate::use_case::topics::Kept;
use simpul_graph::{Cancelled, Figures, Review, View};
use simpul_model::{Date, Document, fold};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Figures, the table last looked at, its order, and the reviews at the levels looked at, each made when first asked for.
#[derive(Default)]
pub(crate) struct Counted {
    figures: Mutex<Option<(Date, Arc<Figures>)>>,
    sheet: Mutex<Option<(Date, FigureTable, Arc<Sheet>)>>,
    order: Mutex<Option<Ordered>>,
    /// The needs as a table.
    pub(in crate::use_case) needs: Listed,
    /// The topics as a table.
    pub(in crate::use_case) topics: Kept,
    /// Where the boxes of the chart stand.
    pub(in crate::use_case) placed: Placed,
    /// What was found of the questions asked.
    pub(in crate::use_case) studies: Studies,
    review: Mutex<Vec<(Date, View, Arc<Review>)>>,
    /// What of it is about who answers for what.
    responsibilities: Mutex<Option<(Date, Arc<Review>)>>,
}

/// Rows asked for, the language their words were told by, and the order they came in.
type Ordered = (RowsRequest, Language, Arc<Vec<u32>>);

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves plain data behind, still good to use.
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Counted {
    /// The figures of a day.
    pub(crate) fn figures(&self, document: &Document, today: Date) -> Arc<Figures> {
        let mut kept = held(&self.figures);
        match &*kept {
            Some((day, figures)) if *day == today => Arc::clone(figures),
            _ => {
                let figures = Arc::new(Figures::of(document, today));
                *kept = Some((today, Arc::clone(&figures)));
                figures
            }
        }
    }

    /// What a review finds at a level.
    pub(crate) fn review(
        &self,
        document: &Document,
        view: &View,
        today: Date,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Arc<Review>, Cancelled> {
        let mut kept = held(&self.review);
        kept.retain(|(day, ..)| *day == today);
        if let Some((.., review)) = kept.iter().find(|(_, of, _)| of == view) {
            return Ok(Arc::clone(review));
        }
        let review = Arc::new(simpul_graph::review(document, view, today, cancelled)?);
        kept.push((today, view.clone(), Arc::clone(&review)));
        Ok(review)
    }

    /// What a review finds about who answers for what.
    pub(crate) fn responsibilities(&self, document: &Document, today: Date) -> Arc<Review> {
        let mut kept = held(&self.responsibilities);
        match &*kept {
            Some((day, review)) if *day == today => Arc::clone(review),
            _ => {
                let review = Arc::new(simpul_graph::responsibilities(document, today));
                *kept = Some((today, Arc::clone(&review)));
                review
            }
        }
    }

    /// A table in its own order.
    pub(super) fn sheet(
        &self,
        document: &Document,
        table: &FigureTable,
        today: Date,
    ) -> Result<Arc<Sheet>, ApiError> {
        let figures = self.figures(document, today);
        let mut kept = held(&self.sheet);
        match &*kept {
            Some((day, of, sheet)) if *day == today && of == table => Ok(Arc::clone(sheet)),
            _ => {
                let sheet = Arc::new(sheet::of(document, &figures, table, today)?);
                *kept = Some((today, table.clone(), Arc::clone(&sheet)));
                *held(&self.order) = None;
                Ok(sheet)
            }
        }
    }

    /// The rows that the filter leaves, in the order asked for.
    pub(super) fn order(&self, sheet: &Sheet, request: &RowsRequest, language: Language) -> Arc<Vec<u32>> {
        let whole = RowsRequest { from: 0, count: 0, ..request.clone() };
        let mut kept = held(&self.order);
        match &*kept {
            Some((of, said, order)) if *of == whole && *said == language => Arc::clone(order),
            _ => {
                let (sort, filter) = (whole.sort.as_deref(), whole.filter.as_str());
                let order = Arc::new(sorted(sheet, sort, whole.descending, filter, language));
                *kept = Some((whole, language, Arc::clone(&order)));
                order
            }
        }
    }
}

/// O(n log n). Rows that are alike keep the table's own order; empty cells come last both ways. A filter is about
/// what is read: codes are told by their words in a language.
pub(in crate::use_case) fn sorted(
    sheet: &Sheet,
    by: Option<&str>,
    descending: bool,
    filter: &str,
    language: Language,
) -> Vec<u32> {
    let wanted: Vec<String> = fold(filter).split_whitespace().map(str::to_owned).collect();
    let fits =
        |&at: &u32| wanted.is_empty() || matches(sheet, &sheet.rows[at as usize].cells, &wanted, language);
    let mut order: Vec<u32> = (0..sheet.rows.len() as u32).filter(fits).collect();
    let Some(column) = by.and_then(|code| sheet.place_of(code)) else { return order };
    let mut keyed: Vec<(SortKey, u32)> =
        order.drain(..).map(|at| (SortKey::of(sheet.rows[at as usize].cells.get(column)), at)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (SortKey::Nothing, _) | (_, SortKey::Nothing) => a.cmp(b),
        _ if descending => b.cmp(a),
        _ => a.cmp(b),
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// Whether every word stands in some cell.
fn matches(sheet: &Sheet, cells: &[FigureCell], words: &[String], language: Language) -> bool {
    let text = |(cell, &(_, kind)): (&FigureCell, &(&str, ColumnKind))| match cell {
        FigureCell::Text(code) if kind == ColumnKind::Word && !code.is_empty() => {
            fold(&messages::word(language, &format!("table.word.{code}"), &BTreeMap::new()))
        }
        FigureCell::Text(text) => fold(text),
        FigureCell::Number(number) => number.to_string(),
    };
    let texts: Vec<String> = cells.iter().zip(&sheet.heads).map(text).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
}

#[derive(Debug, Clone, PartialEq)]
enum SortKey {
    Number(f64),
    Text(String),
    Nothing,
}

impl SortKey {
    fn of(cell: Option<&FigureCell>) -> Self {
        match cell {
            Some(FigureCell::Number(number)) => Self::Number(*number),
            Some(FigureCell::Text(text)) if !text.is_empty() => Self::Text(fold(text)),
            _ => Self::Nothing,
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Text(_) => 1,
            Self::Nothing => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::{ColumnKind, FigureRow};

    fn sheet() -> Sheet {
        let row = |name: &str, people: Option<f64>| FigureRow {
            key: String::new(),
            depth: 0,
            cells: vec![
                FigureCell::Text(name.into()),
                people.map_or(FigureCell::Text(String::new()), FigureCell::Number),
            ],
        };
        Sheet {
            heads: vec![("unit", ColumnKind::Text), ("people", ColumnKind::Number)],
            rows: vec![
                row("Gudang", Some(9.0)),
                row("élan", None),
                row("Darat", Some(10.0)),
                row("Air", Some(9.0)),
            ],
        }
    }

    fn order(sort: Option<&str>, descending: bool, filter: &str) -> Vec<u32> {
        sorted(&sheet(), sort, descending, filter, Language::En)
    }

    #[test]
    fn numbers_sort_as_numbers_names_without_accents_and_empty_cells_last() {
        assert_eq!(order(None, false, ""), [0, 1, 2, 3]);
        assert_eq!(order(Some("people"), false, ""), [0, 3, 2, 1]);
        assert_eq!(order(Some("people"), true, ""), [2, 0, 3, 1], "alike rows keep their order");
        assert_eq!(order(Some("unit"), false, ""), [3, 2, 1, 0]);
        assert_eq!(order(Some("no such column"), true, ""), [0, 1, 2, 3]);
    }

    #[test]
    fn every_word_of_the_filter_stands_in_some_cell() {
        assert_eq!(order(None, false, "ELAN"), [1]);
        assert_eq!(order(Some("unit"), false, "9 a"), [3, 0]);
        assert_eq!(order(None, false, "nobody"), [0; 0]);
    }
    #[test]
    fn what_is_said_in_words_is_found_by_these_words_not_by_its_code() {
        let sheet = Sheet {
            heads: vec![("pair", ColumnKind::Word)],
            rows: ["twoWay", "oneWay"]
                .map(|code| FigureRow {
                    key: String::new(),
                    depth: 0,
                    cells: vec![FigureCell::Text(code.into())],
                })
                .into(),
        };
        let found = |filter, language| sorted(&sheet, None, false, filter, language);
        assert_eq!(found("two-way", Language::En), [0]);
        assert_eq!(found("dua arah", Language::Id), [0]);
        assert_eq!(found("oneWay", Language::En), [0; 0]);
    }
}
