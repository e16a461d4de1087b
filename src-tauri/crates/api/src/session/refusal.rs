//! What the model and the file refuse, as the errors that cross the port.

use crate::error::ApiError;
use simpul_model::{Document, RecordRef};
use simpul_store as store;
use std::path::Path;

/// A refusal, with the names of what it is about.
pub(crate) fn refused(document: &Document, refusal: &simpul_model::Refusal) -> ApiError {
    use simpul_model::Refusal as R;
    let name = |record: RecordRef| match document.row(record) {
        Some(simpul_model::Row::Unit(u)) => u.name,
        Some(simpul_model::Row::Position(p)) => p.title,
        Some(simpul_model::Row::Person(p)) => p.name,
        Some(simpul_model::Row::Item(i)) => i.name,
        _ => String::new(),
    };
    match refusal {
        R::Missing(record) => ApiError::new("refused-missing", &[("kind", record.kind().code().to_owned())]),
        R::Exists(record) => ApiError::new("refused-exists", &[("name", name(*record))]),
        R::ReportingCycle(id) => ApiError::new("refused-cycle", &[("name", name((*id).into()))]),
        R::UnitCycle(id) => ApiError::new("refused-unit-cycle", &[("name", name((*id).into()))]),
        R::EmptyName(_) => ApiError::new("refused-empty-name", &[]),
        R::SelfNeed => ApiError::new("refused-self-need", &[]),
        R::DuplicateNeed(_) => ApiError::new("refused-duplicate", &[]),
        R::InUse { record, by } => {
            ApiError::new("refused-in-use", &[("name", name(*record)), ("count", by.to_string())])
        }
        R::EndsBeforeStart => ApiError::new("refused-ends-before-start", &[]),
        R::TooManyFields => ApiError::new("refused-too-many-fields", &[]),
        R::BadLimits => ApiError::new("refused-bad-limits", &[]),
        R::NoReason => ApiError::new("refused-no-reason", &[]),
        R::NobodyNamed => ApiError::new("refused-nobody-named", &[]),
        R::BadShare => ApiError::new("refused-bad-share", &[]),
        R::BadRhythm => ApiError::new("refused-bad-rhythm", &[]),
        R::NeedsPolicy(record) => ApiError::new("refused-needs-policy", &[("name", name(*record))]),
        other => ApiError::new("refused", &[("why", other.to_string())]),
    }
}

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        match &error {
            E::NotFound { path } => Self::new("file-not-found", &[("path", shown(path))]),
            E::NotASimpulFile { path } => Self::new("file-not-simpul", &[("path", shown(path))]),
            E::NewerFile { found, known } => {
                Self::new("file-newer", &[("found", found.to_string()), ("known", known.to_string())])
            }
            E::Damaged { place } => Self::new("file-broken", &[("place", place.clone())]),
            E::NeedsRecovery => Self::new("file-needs-recovery", &[]),
            E::Locked { host, user, since, stale } => Self::new(
                if *stale { "file-locked-stale" } else { "file-locked" },
                &[("host", host.clone()), ("user", user.clone()), ("since", crate::text::moment(*since))],
            ),
            E::LeaseLost => Self::new("lease-lost", &[]),
            E::Busy => Self::new("file-busy", &[]),
            E::ChangedMeanwhile => Self::new("changed-meanwhile", &[]),
            E::ReadOnly => Self::new("file-read-only", &[]),
            E::BeforeBase => Self::new("before-base", &[]),
            E::Exists { path } => Self::new("file-exists", &[("path", shown(path))]),
            E::NoAccess { path } => Self::new("no-access", &[("path", shown(path))]),
            E::DiskFull => Self::new("disk-full", &[]),
            E::Cancelled => Self::cancelled(),
            E::Io { path, source } => {
                Self::new("not-readable", &[("path", shown(path)), ("why", source.to_string())])
            }
            other => Self::new("internal", &[("why", other.to_string())]),
        }
    }
}
