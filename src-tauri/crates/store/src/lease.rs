//! One writer at a time: a lease in a small file beside the organisation file.
//!
//! It names who writes and when they last said so. The owner refreshes it every ten seconds; one older than
//! a minute is stale and may be taken over, which is for a person to decide. Readers need none.

use crate::error::{Error, Result};
use crate::place::{Draft, Existing, with_suffix};
use serde::{Deserialize, Serialize};
use simpul_model::Moment;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A lease not refreshed for this long, in milliseconds, may be taken over.
pub const STALE_AFTER: Moment = 60_000;

/// How often the owner refreshes it, in milliseconds.
pub const REFRESH_EVERY: Moment = 10_000;

/// Who wants to write, and the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The computer's name.
    pub host: String,
    /// The user's name on it.
    pub user: String,
    /// The number of the process.
    pub process: u32,
    /// Now.
    pub now: Moment,
}

/// What the lease's file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    host: String,
    user: String,
    process: u32,
    taken: Moment,
    refreshed: Moment,
}

/// The right to write, given back when dropped.
#[derive(Debug)]
pub(crate) struct Lease {
    path: PathBuf,
    held: Held,
}

impl Lease {
    /// Takes the lease of an organisation file; one that somebody holds is refused with [`Error::Locked`]
    /// or, if it is stale and `take_over` is set, replaced.
    pub(crate) fn take(file: &Path, claim: &Claim, take_over: bool) -> Result<Self> {
        let path = with_suffix(file, "lease");
        let held = Held {
            host: claim.host.clone(),
            user: claim.user.clone(),
            process: claim.process,
            taken: claim.now,
            refreshed: claim.now,
        };
        match write(&path, &held, Existing::Refuse) {
            Err(Error::Exists { .. }) => {}
            done => return done.map(|()| Self { path, held }),
        }
        match locked(read(&path)?, claim.now) {
            Error::Locked { stale: true, .. } if take_over => {
                write(&path, &held, Existing::Replace).map(|()| Self { path, held })
            }
            locked => Err(locked),
        }
    }

    /// Says that the owner is still there. Refused with [`Error::LeaseLost`] when somebody took over.
    pub(crate) fn refresh(&mut self, now: Moment) -> Result<()> {
        if !self.is_ours() {
            return Err(Error::LeaseLost);
        }
        self.held.refreshed = now;
        write(&self.path, &self.held, Existing::Replace)
    }

    /// Whether the file still holds this lease.
    pub(crate) fn is_ours(&self) -> bool {
        let ours = |held: Held| Held { refreshed: self.held.refreshed, ..held } == self.held;
        read(&self.path).is_ok_and(|held| held.is_some_and(ours))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if self.is_ours() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn write(path: &Path, held: &Held, existing: Existing) -> Result<()> {
    let draft = Draft::beside(path, existing)?;
    let json = serde_json::to_vec(held).map_err(|error| Error::io(path, error.into()))?;
    fs::write(draft.path(), json).map_err(|source| Error::io(path, source))?;
    draft.put()
}

/// What the lease says; nothing when there is none (any more) or it makes no sense.
fn read(path: &Path) -> Result<Option<Held>> {
    match fs::read(path) {
        Ok(json) => Ok(serde_json::from_slice(&json).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(path, error)),
    }
}

/// A lease that makes no sense is nobody's, so stale.
fn locked(held: Option<Held>, now: Moment) -> Error {
    match held {
        Some(held) => Error::Locked {
            stale: now - held.refreshed > STALE_AFTER,
            host: held.host,
            user: held.user,
            since: held.taken,
        },
        None => Error::Locked { host: String::new(), user: String::new(), since: 0, stale: true },
    }
}
