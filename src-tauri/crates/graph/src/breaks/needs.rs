//! Needs that lose supplier or contact, and needs that cross more borders.

use super::heirs::Heirs;
use super::{Breaks, ContactLoss, Crossing, LostContact, LostSupplier, State, SupplierLoss};
use simpul_model::*;

pub(super) fn look(was: &State<'_>, is: &State<'_>, found: &mut Breaks) {
    let heirs = Heirs::of(was, is);
    for need in was.document.needs().iter().filter(|need| need.is_active()) {
        let Some(now) = is.document.needs().get(need.id).filter(|now| now.is_active()) else {
            let why = left_behind(was, is, &heirs, need);
            found.suppliers.extend(why.map(|why| lost(need, why)));
            continue;
        };
        let supplier = supplier_loss(was, is, need, now);
        match supplier {
            Some(why) => found.suppliers.push(lost(need, why)),
            None => found.contacts.extend(contact_loss(was, is, need, now)),
        }
        found.crossings.extend(crossing(was, is, need, now));
    }
}

fn lost(need: &Need, why: SupplierLoss) -> LostSupplier {
    LostSupplier { need: need.id, supplier: need.supplier, why }
}

/// The supplier went and took the need along, while the customer stays somewhere else. Where the heir gives
/// the customer the same already, the two became one need.
fn left_behind(was: &State<'_>, is: &State<'_>, heirs: &Heirs<'_>, need: &Need) -> Option<SupplierLoss> {
    if is.has_end(need.supplier) {
        return None;
    }
    let unit = |end| was.document.unit_of(end).and_then(|unit| heirs.now(unit));
    let (from, to) = (unit(need.supplier), unit(need.customer));
    let customer = if is.has_end(need.customer) { need.customer } else { End::Unit(to?) };
    if from.is_some() && from == to {
        return None;
    }
    let mut same =
        is.document.needs_of(customer).filter(|other| other.is_active() && other.item == need.item);
    let heir = same.find(|other| from.is_some() && is.document.unit_of(other.supplier) == from);
    Some(heir.map_or(SupplierLoss::Gone, |other| SupplierLoss::HandedOver(other.supplier)))
}

fn supplier_loss(was: &State<'_>, is: &State<'_>, need: &Need, now: &Need) -> Option<SupplierLoss> {
    if now.supplier != need.supplier && !is.has_end(need.supplier) {
        return match (need.supplier, now.supplier) {
            // Fell back from the position to its unit: the contact is lost, the supplier is not.
            (End::Position(position), End::Unit(unit))
                if was.document.positions().get(position).and_then(|p| p.unit) == Some(unit) =>
            {
                None
            }
            _ => Some(SupplierLoss::HandedOver(now.supplier)),
        };
    }
    match need.supplier {
        End::Unit(unit) if now.supplier == need.supplier && was.is_staffed(unit) && !is.is_staffed(unit) => {
            Some(SupplierLoss::Emptied)
        }
        _ => None,
    }
}

fn contact_loss(was: &State<'_>, is: &State<'_>, need: &Need, now: &Need) -> Option<LostContact> {
    let contact = contact(was.document, need.supplier)?;
    let why = match contact_now(is, need, now) {
        None => ContactLoss::Gone,
        Some(other) if was.is_held(contact) && !is.is_held(other) => ContactLoss::Vacant,
        Some(_) => return None,
    };
    Some(LostContact { need: need.id, contact, why })
}

/// A position that went leaves no contact of its own, even where its unit names one.
fn contact_now(is: &State<'_>, need: &Need, now: &Need) -> Option<PositionId> {
    match need.supplier {
        End::Position(position) if !is.has(position) => None,
        _ => contact(is.document, now.supplier),
    }
}

/// The position a supplier names: itself, or the unit's contact.
fn contact(document: &Document, supplier: End) -> Option<PositionId> {
    match supplier {
        End::Position(position) => Some(position),
        End::Unit(unit) => document.units().get(unit)?.contact,
    }
}

fn crossing(was: &State<'_>, is: &State<'_>, need: &Need, now: &Need) -> Option<Crossing> {
    let (before, after) = (borders(was, need)?, borders(is, now)?);
    (after > before).then_some(Crossing { need: need.id, before, after })
}

/// Steps through the tree of units from one end to the other; roots stand side by side below the company.
/// Nothing where an end is outside it.
fn borders(state: &State<'_>, need: &Need) -> Option<u32> {
    let (a, b) = (state.place(need.supplier), state.place(need.customer));
    if state.is_external(a) || state.is_external(b) {
        return None;
    }
    let depth = |unit: Option<u32>| unit.map_or(0, |at| state.tree.depth[at as usize]);
    let common = match (a, b) {
        (Some(a), Some(b)) => depth(state.tree.common(a, b)),
        _ => 0,
    };
    Some(depth(a) + depth(b) - 2 * common)
}
