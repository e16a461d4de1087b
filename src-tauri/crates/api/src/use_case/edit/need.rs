//! Needs: new ones and changed ones, with items and processes by their names.

use super::{Wish, held, side, update};
use crate::dto::{EditRequest, ItemKind, Key, LineEnds};
use crate::error::ApiError;
use crate::key;
use crate::use_case::entry::between;
use crate::use_case::line::model_item_kind;
use simpul_model::{
    Cadence, Deadline, Document, Edit, End, IdGen, Item, ItemId, Named, Need, NeedId, NeedStatus, Process,
    ProcessId, Promise, Row, Standard, fold,
};
use std::collections::BTreeSet;

/// A new need, with an item and processes that are named for the first time.
pub(super) fn add(document: &Document, request: EditRequest, ids: &mut dyn IdGen) -> Result<Wish, ApiError> {
    let EditRequest::AddNeed {
        customer,
        supplier,
        item,
        kind,
        purpose,
        channel,
        due,
        aim,
        cadence,
        form,
        quality,
        processes,
    } = request
    else {
        return Err(ApiError::new("internal", &[("why", "not a need".to_owned())]));
    };
    let mut edits = Vec::new();
    let item = item_named(document, &item, kind, &mut edits, ids);
    let processes = processes_named(document, &processes, &mut edits, ids);
    let new = Need::new(NeedId::mint(ids), key::end(&customer)?, key::end(&supplier)?, item);
    let standard = Standard {
        due: Deadline::said(&due),
        aim: Deadline::said(&aim),
        cadence: Cadence::said(&cadence),
        form,
        quality,
        ..Standard::default()
    };
    let need = Need { purpose, channel, standard, processes, ..new };
    let id = need.id;
    edits.push(Edit::Add(Row::Need(need)));
    Ok(Wish::creating(Edit::All(edits), id))
}

/// A need as it shall be.
pub(super) fn set(document: &Document, request: EditRequest, ids: &mut dyn IdGen) -> Result<Wish, ApiError> {
    let EditRequest::SetNeed {
        need,
        customer,
        supplier,
        item,
        kind,
        purpose,
        channel,
        due,
        aim,
        cadence,
        form,
        quality,
        processes,
        by,
    } = request
    else {
        return Err(ApiError::new("internal", &[("why", "not a need".to_owned())]));
    };
    let mut row = held(document.needs().get(key::need(&need)?), &need)?;
    let mut edits = Vec::new();
    if let Some(customer) = customer {
        row.customer = key::end(&customer)?;
    }
    if let Some(supplier) = supplier {
        row.supplier = key::end(&supplier)?;
    }
    if let Some(name) = item {
        let kind = kind.unwrap_or_default();
        row.item = item_named(document, &name, kind, &mut edits, ids);
    }
    if let Some(kind) = kind
        && let Some(item) = document.items().get(row.item)
    {
        let kind = model_item_kind(kind);
        edits.push(update(Row::Item(Item { kind, ..item.clone() })).edit);
    }
    super::set(&mut row.purpose, purpose);
    super::set(&mut row.channel, channel);
    super::set(&mut row.standard.form, form);
    super::set(&mut row.standard.quality, quality);
    if let Some(due) = due {
        row.standard.due = Deadline::said(&due);
    }
    if let Some(aim) = aim {
        row.standard.aim = Deadline::said(&aim);
    }
    if let Some(cadence) = cadence {
        row.standard.cadence = Cadence::said(&cadence);
    }
    if let Some(processes) = processes {
        row.processes = processes_named(document, &processes, &mut edits, ids);
    }
    let update = Edit::Update { row: Row::Need(row), by: by.map(side) };
    edits.push(update);
    // What the user did stands first, so that the history names it.
    edits.sort_by_key(|edit| !matches!(edit, Edit::Add(_)));
    Ok(Edit::All(edits).into())
}

/// Drafts both ways along reporting lines; where something runs already nothing is proposed.
pub(super) fn propose(
    document: &Document,
    lines: &[LineEnds],
    down: &str,
    up: &str,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let mut edits = Vec::new();
    let mut drafts = Vec::new();
    let mut items: [Option<ItemId>; 2] = [None, None];
    let one = fold(down) == fold(up);
    let mut seen = BTreeSet::new();
    for line in lines {
        let (boss, report) = (key::position(&line.boss)?, key::position(&line.report)?);
        for (way, (customer, supplier)) in [(report, boss), (boss, report)].into_iter().enumerate() {
            if between(document, customer, supplier) > 0 || !seen.insert((customer, supplier)) {
                continue;
            }
            // What is called alike is one item.
            let item = *items[if one { 0 } else { way }].get_or_insert_with(|| {
                item_named(document, [down, up][way], ItemKind::Information, &mut edits, ids)
            });
            let ends = (End::Position(customer), End::Position(supplier));
            let draft = Need::new(NeedId::mint(ids), ends.0, ends.1, item);
            drafts.push(Edit::Add(Row::Need(Need { status: NeedStatus::Draft, ..draft })));
        }
    }
    let name = Named::new("propose-needs").with("count", drafts.len().to_string());
    edits.extend(drafts);
    Ok(Wish::step(name, edits))
}

/// Needs that go, as one step.
pub(super) fn remove(needs: &[Key]) -> Result<Wish, ApiError> {
    let edits = needs.iter().map(|need| Ok(Edit::Remove(key::need(need)?.into())));
    let mut edits = edits.collect::<Result<Vec<_>, ApiError>>()?;
    Ok(match edits.len() {
        1 => edits.remove(0).into(),
        count => Wish::step(Named::new("remove-needs").with("count", count.to_string()), edits),
    })
}

/// The item of this name, added where there is none yet.
fn item_named(
    document: &Document,
    name: &str,
    kind: ItemKind,
    edits: &mut Vec<Edit>,
    ids: &mut dyn IdGen,
) -> ItemId {
    if let Some(item) = document.item_named(name) {
        return item.id;
    }
    let item = Item { id: ItemId::mint(ids), name: name.trim().to_owned(), kind: model_item_kind(kind) };
    let id = item.id;
    edits.push(Edit::Add(Row::Item(item)));
    id
}

/// The processes of these names, added where there are none yet; ascending.
fn processes_named(
    document: &Document,
    names: &[String],
    edits: &mut Vec<Edit>,
    ids: &mut dyn IdGen,
) -> Vec<ProcessId> {
    let mut found: Vec<ProcessId> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let folded = fold(name);
        let known = document.processes().iter().find(|p| fold(&p.name) == folded).map(|p| p.id);
        found.push(known.unwrap_or_else(|| {
            let process = Process { id: ProcessId::mint(ids), name: name.to_owned() };
            let id = process.id;
            edits.push(Edit::Add(Row::Process(process)));
            id
        }));
    }
    found.sort_unstable();
    found.dedup();
    found
}
