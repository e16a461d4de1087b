//! Items and what is said about needs: merging, splitting, confirming, answering.

use super::draft::Draft;
use super::remove::drop_need;
use super::{Refusal, Side, rules};
use crate::id::*;
use crate::record::*;
use crate::row::Row;

pub(super) fn remove(draft: &mut Draft<'_>, item: ItemId, with_needs: bool) -> Result<(), Refusal> {
    draft.item(item)?;
    let needs: Vec<NeedId> = draft.needs_of_item(item).map(|n| n.id).collect();
    if !with_needs && !needs.is_empty() {
        return Err(Refusal::InUse { record: item.into(), by: needs.len() });
    }
    needs.into_iter().for_each(|need| drop_need(draft, need));
    draft.remove(item.into());
    Ok(())
}

/// Needs of the merged items follow; where that makes two needs the same, the one with the smaller id
/// stays.
pub(super) fn merge(draft: &mut Draft<'_>, into: ItemId, from: &[ItemId]) -> Result<(), Refusal> {
    draft.item(into)?;
    for &item in from.iter().filter(|&&item| item != into) {
        draft.item(item)?;
        let needs: Vec<Need> = draft.needs_of_item(item).cloned().collect();
        for need in needs {
            let moved = Need { item: into, ..need };
            match rules::no_duplicate(draft, &moved) {
                Err(Refusal::DuplicateNeed(other)) if other < moved.id => drop_need(draft, moved.id),
                Err(Refusal::DuplicateNeed(other)) => {
                    drop_need(draft, other);
                    draft.put(Row::Need(moved));
                }
                _ => draft.put(Row::Need(moved)),
            }
        }
        draft.remove(item.into());
    }
    Ok(())
}

pub(super) fn split(draft: &mut Draft<'_>, into: Item, needs: &[NeedId]) -> Result<(), Refusal> {
    let row = Row::Item(into.clone());
    rules::check(draft, &row)?;
    if draft.items().contains(into.id) {
        return Err(Refusal::Exists(into.id.into()));
    }
    draft.put(row);
    for &need in needs {
        let need = draft.need(need)?;
        draft.put(Row::Need(Need { item: into.id, ..need }));
    }
    Ok(())
}

pub(super) fn confirm(
    draft: &mut Draft<'_>,
    need: NeedId,
    side: Side,
    word: Option<Confirmation>,
) -> Result<(), Refusal> {
    let mut need = draft.need(need)?;
    match side {
        Side::Customer => need.confirmed_by_customer = word,
        Side::Supplier => need.confirmed_by_supplier = word,
    }
    draft.put(Row::Need(need));
    Ok(())
}

pub(super) fn answer(draft: &mut Draft<'_>, mut answer: OneWayAnswer) -> Result<(), Refusal> {
    let (a, b) = answer.units;
    answer.units = (a.min(b), a.max(b));
    answer.needs_seen.sort_unstable();
    let row = Row::OneWayAnswer(answer.clone());
    rules::check(draft, &row)?;
    let earlier: Vec<AnswerId> =
        draft.answers().iter().filter(|e| e.units == answer.units).map(|e| e.id).collect();
    earlier.into_iter().for_each(|id| draft.remove(id.into()));
    draft.put(row);
    Ok(())
}
