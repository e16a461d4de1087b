//! Needs said at once: one each, bound as a set, and completed when a new unit comes.

use super::need::{drawn, item_named, processes_named, said};
use super::{Wish, held};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::{Ends, Key, NeedSpread, NeedSpreadRequest, NeedWords};
use crate::error::ApiError;
use crate::key;
use crate::use_case::line::Lines;
use simpul_model::{
    Document, Edit, End, IdGen, Members, Named, Need, NeedId, NeedSet, NeedSetId, NeedStatus, Row,
};
use std::collections::BTreeSet;

/// More needs than this are not made at once.
const MOST: usize = 1_000;

/// How many needs it would be, before they are made. O(pairs × log n).
///
/// # Errors
/// `no-file`, `not-found`.
pub fn need_spread(desk: &Desk, request: NeedSpreadRequest, ctx: &Ctx) -> Result<NeedSpread, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let lines = Lines { document, today: snapshot.today(ctx) };
    let [customers, suppliers] = [&request.customers, &request.suppliers].map(|ends| who(document, ends));
    let (customers, suppliers) = (customers?, suppliers?);
    let pairs = pairs(&customers, &suppliers);
    let item = document.item_named(&request.item).map(|item| item.id);
    let there = |&(customer, supplier): &(End, End)| {
        item.and_then(|item| document.same_need(customer, supplier, item))
    };
    let same: Vec<&Need> = pairs.iter().take(MOST).filter_map(there).collect();
    // Who would need something from nobody but themselves is not named: the names are those of the needs counted.
    let taking: BTreeSet<End> = pairs.iter().map(|&(customer, _)| customer).collect();
    let giving: BTreeSet<End> = pairs.iter().map(|&(_, supplier)| supplier).collect();
    let named = |ends: &[End], among: &BTreeSet<End>| {
        ends.iter().filter(|end| among.contains(end)).map(|&end| lines.end(end).name).collect()
    };
    Ok(NeedSpread {
        customers: named(&customers, &taking),
        suppliers: named(&suppliers, &giving),
        new: (pairs.len() - same.len()) as u32,
        joining: same.iter().filter(|need| need.set.is_none()).count() as u32,
        most: MOST as u32,
    })
}

/// One need for each pair; where it is there already, that one joins.
pub(super) fn add(
    document: &Document,
    customers: &Ends,
    suppliers: &Ends,
    words: NeedWords,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let (customer_ends, supplier_ends) = (who(document, customers)?, who(document, suppliers)?);
    let pairs = pairs(&customer_ends, &supplier_ends);
    if pairs.is_empty() {
        return Err(ApiError::new("no-needs", &[]));
    }
    few(pairs.len())?;
    let mut edits = Vec::new();
    let item = item_named(document, &words.item, words.kind, &mut edits, ids);
    let processes = processes_named(document, &words.processes, &mut edits, ids);
    let set = NeedSet {
        id: NeedSetId::mint(ids),
        customers: members(document, customers)?,
        suppliers: members(document, suppliers)?,
    };
    // Two that were chosen one by one are bound by nothing.
    let bound = pairs.len() > 1 || set.customers != Members::These || set.suppliers != Members::These;
    let id = bound.then_some(set.id);
    if bound {
        edits.push(Edit::Add(Row::NeedSet(set)));
    }
    let mut made = Vec::new();
    for (customer, supplier) in pairs {
        match document.same_need(customer, supplier, item) {
            Some(need) if need.set.is_none() && bound => {
                edits.push(Edit::Update { row: Row::Need(Need { set: id, ..need.clone() }), by: None });
            }
            Some(_) => {}
            None => {
                let new = said(Need::new(NeedId::mint(ids), customer, supplier, item), &words);
                made.push(Need { processes: processes.clone(), set: id, ..new });
            }
        }
    }
    Ok(step(&words.item, edits, made))
}

/// The needs a set is missing, for these units or for all; each says what the need it is most like says.
pub(super) fn complete(
    document: &Document,
    set: &Key,
    units: &[Key],
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let set = held(document.need_sets().get(key::need_set(set)?), set)?;
    let units = units.iter().map(|unit| key::unit(unit)).collect::<Result<BTreeSet<_>, _>>()?;
    let wanted = |end: End| matches!(end, End::Unit(unit) if units.contains(&unit));
    let mut missing = document.missing_in(&set);
    missing.retain(|&(customer, supplier)| units.is_empty() || wanted(customer) || wanted(supplier));
    few(missing.len())?;
    let lasting: Vec<&Need> =
        document.needs_in_set(set.id).filter(|need| need.status != NeedStatus::Ended).collect();
    let mut made = Vec::new();
    for (customer, supplier) in missing {
        let like = |need: &&&Need| {
            (need.customer != customer && need.supplier != supplier, !need.is_active(), need.id)
        };
        let Some(like) = lasting.iter().min_by_key(like) else { continue };
        made.push(drawn(like, NeedId::mint(ids), customer, supplier));
    }
    let name = made.first().and_then(|need| document.items().get(need.item)).map(|item| item.name.clone());
    if made.is_empty() {
        return Err(ApiError::new("no-needs", &[]));
    }
    Ok(step(&name.unwrap_or_default(), Vec::new(), made))
}

fn step(item: &str, mut edits: Vec<Edit>, made: Vec<Need>) -> Wish {
    let created = made.first().map(|need| need.id);
    let joined = edits.iter().filter(|edit| matches!(edit, Edit::Update { .. })).count();
    let name = match made.len() + joined {
        1 => Named::new("add-need").with("name", item.trim()),
        count => Named::new("add-needs").with("count", count.to_string()),
    };
    edits.push(Edit::AddAll(made.into_iter().map(Row::Need).collect()));
    let wish = Wish::step(name, edits);
    Wish { created: created.map(Into::into), ..wish }
}

fn few(count: usize) -> Result<(), ApiError> {
    if count <= MOST {
        return Ok(());
    }
    let args = [("count", count.to_string()), ("most", MOST.to_string())];
    Err(ApiError::new("too-many-needs", &args))
}

/// Who that is now, each once.
fn who(document: &Document, ends: &Ends) -> Result<Vec<End>, ApiError> {
    if let Ends::These { keys } = ends {
        let mut seen = BTreeSet::new();
        let ends = keys.iter().map(|key| key::end(key)).collect::<Result<Vec<End>, _>>()?;
        return Ok(ends.into_iter().filter(|&end| seen.insert(end)).collect());
    }
    Ok(document.members(members(document, ends)?).into_iter().map(End::Unit).collect())
}

fn members(document: &Document, ends: &Ends) -> Result<Members, ApiError> {
    Ok(match ends {
        Ends::These { .. } => Members::These,
        Ends::LevelOf { unit } => {
            let row = held(document.units().get(key::unit(unit)?), unit)?;
            Members::Level(document.unit_depth(row.id) as u32)
        }
        Ends::Under { unit } => Members::Under(key::unit(unit)?),
    })
}

/// Nobody needs anything from themselves.
fn pairs(customers: &[End], suppliers: &[End]) -> Vec<(End, End)> {
    let all =
        customers.iter().flat_map(|&customer| suppliers.iter().map(move |&supplier| (customer, supplier)));
    all.filter(|(customer, supplier)| customer != supplier).collect()
}
