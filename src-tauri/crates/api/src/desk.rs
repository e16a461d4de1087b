//! The desk: the one state object behind every call.

mod open_book;

use crate::dto::{ImportFile, ImportRequest, Language};
use crate::error::ApiError;
use crate::session::{Session, Snapshot};
use crate::settings::Kept;
pub(crate) use open_book::OpenBook;
use simpul_model::Document;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// How a desk is set up.
#[derive(Debug, Clone, Default)]
pub struct DeskOptions {
    /// Where settings are kept; nothing: not at all.
    pub settings: Option<PathBuf>,
    /// The system's language.
    pub language: Language,
    /// The user's name as the system knows it.
    pub user: String,
    /// The computer's name, for the lease.
    pub host: String,
}

/// Holds the open file and the settings. Shared between threads; each call takes it by reference.
pub struct Desk {
    pub(crate) options: DeskOptions,
    session: Mutex<Option<Session>>,
    kept: Mutex<Kept>,
    /// What the last preview of an import made, with what was asked.
    draft: Mutex<Option<(ImportRequest, Arc<Document>)>>,
    /// Files opened for previews, so that a decision need not read them again.
    books: Mutex<Vec<KeptBook>>,
}

/// A file as it was opened, for as long as it stays as it was.
struct KeptBook {
    path: String,
    stamp: Stamp,
    book: Arc<OpenBook>,
}

/// What shows that a file is another: its length and when it was written.
pub(crate) type Stamp = (u64, Option<SystemTime>);

impl Desk {
    /// A desk with nothing on it.
    pub fn new(options: DeskOptions) -> Self {
        let kept = Kept::load(options.settings.clone());
        Self {
            options,
            session: Mutex::new(None),
            kept: Mutex::new(kept),
            draft: Mutex::new(None),
            books: Mutex::default(),
        }
    }

    /// The language in force.
    pub fn language(&self) -> Language {
        self.kept().language(self.options.language)
    }

    /// Who acts: the name given, else the one the system knows.
    pub(crate) fn who(&self) -> String {
        self.kept().settings.who.clone().unwrap_or_else(|| self.options.user.clone())
    }

    pub(crate) fn kept(&self) -> MutexGuard<'_, Kept> {
        // A panic elsewhere leaves plain data behind, still good to use.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A file opened before, if it is still the same.
    pub(crate) fn book(&self, path: &str, stamp: Stamp) -> Option<Arc<OpenBook>> {
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |kept: &&KeptBook| kept.path == path && kept.stamp == stamp;
        books.iter().find(same).map(|kept| Arc::clone(&kept.book))
    }

    /// Keeps a file that was opened, in place of what it was before.
    pub(crate) fn keep_book(&self, path: &str, stamp: Stamp, book: &Arc<OpenBook>) {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.retain(|kept| kept.path != path);
        books.push(KeptBook { path: path.to_owned(), stamp, book: Arc::clone(book) });
    }

    /// Lets go of the files that are no longer asked about, and of the last draft where none is.
    pub(crate) fn forget_books(&self, but: &[ImportFile]) {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.retain(|kept| but.iter().any(|file| file.path == kept.path));
        if but.is_empty() {
            self.keep_draft(None);
        }
    }

    /// Keeps what a preview made, for the picture of it.
    pub(crate) fn keep_draft(&self, draft: Option<(ImportRequest, Arc<Document>)>) {
        *self.draft.lock().unwrap_or_else(PoisonError::into_inner) = draft;
    }

    /// Hands over what the last preview made, if it was asked the same; else drops it.
    pub(crate) fn take_draft(&self, request: &ImportRequest) -> Option<Arc<Document>> {
        let draft = self.draft.lock().unwrap_or_else(PoisonError::into_inner).take();
        draft.filter(|(asked, _)| asked == request).map(|(_, document)| document)
    }

    pub(crate) fn session(&self) -> MutexGuard<'_, Option<Session>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on the open file, alone.
    pub(crate) fn with_session<T>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        work(self.session().as_mut().ok_or_else(ApiError::no_file)?)
    }

    /// The open file as it stands, to look at without holding anybody up.
    pub(crate) fn snapshot(&self) -> Result<Snapshot, ApiError> {
        self.session().as_ref().map(Session::snapshot).ok_or_else(ApiError::no_file)
    }

    /// Lets go of the open file: its lease ends. To be called before the program ends.
    pub fn close(&self) {
        *self.session() = None;
    }

    /// Keeps the lease of the open file alive; to be called every ten seconds. Says whether it was lost.
    pub fn refresh_lease(&self, now: simpul_model::Moment) -> bool {
        self.session().as_mut().is_some_and(|session| session.refresh_lease(now))
    }

    /// Brings a file open for reading up to what another program has written; to be called every few seconds.
    /// Says whether there was something new. A file that cannot be read just now is asked again later.
    pub fn catch_up(&self) -> bool {
        self.session().as_mut().is_some_and(|session| session.catch_up().unwrap_or(false))
    }
}
