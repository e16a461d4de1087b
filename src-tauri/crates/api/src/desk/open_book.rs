//! A file opened for previews, with its tables as they were cut into rows and cells: a decision about columns
//! cuts them no other way.

use simpul_exchange::read::{Book, Choices, Pin, ReadError, Role, Sheet, Source};
use std::sync::{Arc, Mutex, PoisonError};

/// An open file. It goes away with the wizard that asks about it.
pub(crate) struct OpenBook {
    pub(crate) book: Book<'static>,
    /// The tables that were asked for last, each with how it was to be read.
    cut: Mutex<Vec<(Cut, Arc<Sheet>)>>,
}

/// Which table, what it holds, and in which line its headings are told to be.
type Cut = (usize, Role, Option<u32>);

/// Tables kept of one file: more than one where several of its sheets are taken.
const MOST: usize = 8;

impl OpenBook {
    pub(crate) fn new(book: Book<'static>) -> Self {
        Self { book, cut: Mutex::default() }
    }

    /// One of its tables, as decided.
    pub(crate) fn table(
        &self,
        leaf: usize,
        role: Role,
        pins: &[Pin],
        header: Option<u32>,
        choices: Choices,
    ) -> Result<Source, ReadError> {
        let wanted = (leaf, role, header);
        let known = self.kept().iter().find(|(cut, _)| *cut == wanted).map(|(_, sheet)| Arc::clone(sheet));
        if let Some(sheet) = known.filter(|_| pins.is_empty()) {
            return Ok(Source::of_sheet(Sheet::clone(&sheet), role, choices));
        }
        let source = Source::decided(&self.book, leaf, role, pins, header, Choices::default())?;
        let sheet = Arc::new(source.sheet);
        if pins.is_empty() {
            let mut kept = self.kept();
            kept.retain(|(cut, _)| cut.0 != leaf);
            kept.truncate(MOST - 1);
            kept.push((wanted, Arc::clone(&sheet)));
        }
        Ok(Source::of_sheet(Arc::unwrap_or_clone(sheet), role, choices))
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Vec<(Cut, Arc<Sheet>)>> {
        self.cut.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
