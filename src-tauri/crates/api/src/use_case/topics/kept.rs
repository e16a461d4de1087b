//! The list of topics as it was last looked at, so that whoever scrolls through 20,000 has none of them read twice.

use super::super::figures::{Sheet, sorted};
use crate::dto::{Language, TopicCounts, TopicsOnly};
use simpul_model::{Date, TopicId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What the list was made of, beside the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) today: Date,
    pub(super) parts: bool,
    pub(super) only: Option<TopicsOnly>,
    /// How often each was asked about here.
    pub(super) asked: BTreeMap<TopicId, u32>,
}

/// In which order its rows are wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wish {
    pub(super) sort: Option<String>,
    pub(super) descending: bool,
    pub(super) filter: String,
    pub(super) language: Language,
}

/// Every row, and how many topics something is the matter with.
#[derive(Default)]
pub(super) struct All {
    pub(super) sheet: Sheet,
    pub(super) counts: TopicCounts,
}

struct Looked {
    shown: Shown,
    all: Arc<All>,
    order: Option<(Wish, Arc<Vec<u32>>)>,
}

/// The list last looked at.
#[derive(Default)]
pub(in crate::use_case) struct Kept(Mutex<Option<Looked>>);

impl Kept {
    /// The list and the order of the rows that are wanted, made where it is another one than last.
    pub(super) fn list(
        &self,
        shown: Shown,
        wish: Wish,
        make: impl FnOnce(&Shown) -> All,
    ) -> (Arc<All>, Arc<Vec<u32>>) {
        // A panic elsewhere leaves plain data behind, still good to use.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_ref().is_none_or(|looked| looked.shown != shown) {
            let all = Arc::new(make(&shown));
            *kept = Some(Looked { shown, all, order: None });
        }
        let Some(looked) = kept.as_mut() else { return Default::default() };
        let order = match &looked.order {
            Some((of, order)) if *of == wish => Arc::clone(order),
            _ => {
                let (sheet, sort) = (&looked.all.sheet, wish.sort.as_deref());
                let order = Arc::new(sorted(sheet, sort, wish.descending, &wish.filter, wish.language));
                looked.order = Some((wish, Arc::clone(&order)));
                order
            }
        };
        (Arc::clone(&looked.all), order)
    }
}
