//! The one error that crosses the port.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// What went wrong, as a code with arguments. The window words it; `message` is the English wording for
/// logs and for codes a window does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    /// What went wrong.
    pub code: String,
    /// Where and with what.
    pub args: BTreeMap<String, String>,
    /// In English.
    pub message: String,
}

impl ApiError {
    /// An error with its English wording from the catalogue.
    pub fn new(code: &str, args: &[(&str, String)]) -> Self {
        let args: BTreeMap<String, String> =
            args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let message = crate::messages::word(crate::dto::Language::En, &format!("error.{code}"), &args);
        Self { code: code.to_owned(), args, message }
    }

    /// No file is open.
    pub fn no_file() -> Self {
        Self::new("no-file", &[])
    }

    /// The user stopped it.
    pub fn cancelled() -> Self {
        Self::new("cancelled", &[])
    }

    /// A key names nothing.
    pub fn not_found(key: &str) -> Self {
        Self::new("not-found", &[("key", key.to_owned())])
    }
}
