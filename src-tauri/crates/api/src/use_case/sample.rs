//! A fresh copy of a sample organisation, built from its CSV files.

use super::files::{create, named, take};
use super::import::{Source, bring_in};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::samples;
use crate::session::Session;
use simpul_model::{Change, Document, Organisation, Row};
use simpul_store::Existing;
use std::path::PathBuf;

/// Opens a fresh copy of a sample organisation.
///
/// # Errors
/// `unknown-sample`, or what the file says.
pub fn open_sample(desk: &Desk, request: SampleRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    let unknown = || ApiError::new("unknown-sample", &[("name", request.name.clone())]);
    let (title, files) = samples::files(&request.name, request.language).ok_or_else(unknown)?;
    let sources = files.iter().map(|file| Source {
        name: file.name.to_owned(),
        bytes: file.bytes.to_vec(),
        told: ImportFile { role: Some(file.role), ..ImportFile::default() },
    });
    let brought = bring_in(&Document::default(), sources.collect(), &ImportRequest::default(), ctx)?;
    let document = named(brought.document, title);
    let document = match samples::working(&request.name, request.language) {
        Some(text) => with_working(document, text)?,
        None => document,
    };
    let path = sample_path(&request.name);
    desk.close();
    let file = create(desk, &path, Existing::Replace, &document, "import-sample", ctx)?;
    Ok(take(desk, Session::created(file, document, Some(request.name)), ctx))
}

fn with_working(document: Document, text: &str) -> Result<Document, ApiError> {
    let bad = |error: serde_json::Error| ApiError::new("internal", &[("why", error.to_string())]);
    let working = serde_json::from_str(text).map_err(bad)?;
    let before = document.organisation().clone();
    let after = Organisation { working, ..before.clone() };
    let updated = vec![(Row::Organisation(before), Row::Organisation(after))];
    Ok(document.with(&Change { updated, ..Change::default() }))
}

/// A sample is tried out in a file of this process that nobody misses later.
fn sample_path(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("simpul-{name}-{}.simpul", std::process::id()))
}
