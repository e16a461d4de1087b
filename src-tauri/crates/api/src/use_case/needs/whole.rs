//! Needs that were said at once, where some of them are written in: whether the others are meant too is asked.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Document, Need, NeedId, NeedStatus};
use std::collections::BTreeSet;

/// How many of these needs were said with others, and how many others those are.
///
/// # Errors
/// `no-file`, `not-found` for what is no key of a need.
pub fn needs_bound(desk: &Desk, request: KeysRequest, _: &Ctx) -> Result<NeedsBound, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let chosen = request.keys.iter().map(|key| key::need(key)).collect::<Result<BTreeSet<_>, _>>()?;
    let others = others(document, &chosen);
    let sets: BTreeSet<_> = others.iter().filter_map(|&id| document.needs().get(id)?.set).collect();
    let in_sets = chosen.iter().filter_map(|&id| document.needs().get(id)?.set);
    let bound = in_sets.filter(|set| sets.contains(set)).count() as u32;
    Ok(NeedsBound { bound, others: others.len() as u32 })
}

/// The needs that were said with these and have not ended, without them. Linear in the sets.
pub(crate) fn others(document: &Document, chosen: &BTreeSet<NeedId>) -> BTreeSet<NeedId> {
    let sets: BTreeSet<_> = chosen.iter().filter_map(|&id| document.needs().get(id)?.set).collect();
    let all = sets.into_iter().flat_map(|set| document.needs_in_set(set));
    let lasting = all.filter(|need| need.status != NeedStatus::Ended).map(|need| need.id);
    lasting.filter(|id| !chosen.contains(id)).collect()
}

/// `other` with what `was` says otherwise `now`; an end only where it was the same one.
pub(super) fn along(was: &Need, now: &Need, other: &Need) -> Need {
    let mut to = other.clone();
    macro_rules! take {
        ($($field:ident $(. $part:ident)?),+) => {$(
            if was.$field$(.$part)? != now.$field$(.$part)? {
                to.$field$(.$part)?.clone_from(&now.$field$(.$part)?);
            }
        )+};
    }
    take!(item, purpose, channel, criticality, weight, processes, status);
    take!(standard.due, standard.aim, standard.cadence, standard.form, standard.quality, standard.ack_within);
    if other.customer == was.customer {
        to.customer = now.customer;
    }
    if other.supplier == was.supplier {
        to.supplier = now.supplier;
    }
    to
}
