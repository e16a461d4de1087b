//! Needs: new ones and changed ones, with items and processes by their names.

use super::{Wish, held, side, update};
use crate::dto::{EditRequest, ItemKind, Key, LineEnds, NeedWords};
use crate::error::ApiError;
use crate::key;
use crate::use_case::entry::between;
use crate::use_case::line::model_item_kind;
use crate::use_case::needs::whole::others;
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
    let words = NeedWords { purpose, channel, due, aim, cadence, form, quality, ..NeedWords::default() };
    let need = Need { processes, ..said(new, &words) };
    let id = need.id;
    edits.push(Edit::Add(Row::Need(need)));
    Ok(Wish::creating(Edit::All(edits), id))
}

/// The need with what is said of it.
pub(super) fn said(need: Need, words: &NeedWords) -> Need {
    let standard = Standard {
        due: Deadline::said(&words.due),
        aim: Deadline::said(&words.aim),
        cadence: Cadence::said(&words.cadence),
        form: words.form.clone(),
        quality: words.quality.clone(),
        ..Standard::default()
    };
    Need { purpose: words.purpose.clone(), channel: words.channel.clone(), standard, ..need }
}

/// One like another between other ends, which nobody has confirmed.
pub(super) fn drawn(like: &Need, id: NeedId, customer: End, supplier: End) -> Need {
    let like = like.clone();
    Need {
        id,
        external_id: None,
        customer,
        supplier,
        weight: None,
        made_from: Vec::new(),
        confirmed_by_customer: None,
        confirmed_by_supplier: None,
        ..like
    }
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
        whole_set,
    } = request
    else {
        return Err(ApiError::new("internal", &[("why", "not a need".to_owned())]));
    };
    let was = held(document.needs().get(key::need(&need)?), &need)?;
    let mut edits = Vec::new();
    let customer = customer.map(|key| key::end(&key)).transpose()?;
    let supplier = supplier.map(|key| key::end(&key)).transpose()?;
    let item = item.map(|name| item_named(document, &name, kind.unwrap_or_default(), &mut edits, ids));
    if let Some(kind) = kind
        && let Some(item) = document.items().get(item.unwrap_or(was.item))
    {
        let kind = model_item_kind(kind);
        edits.push(update(Row::Item(Item { kind, ..item.clone() })).edit);
    }
    let processes = processes.map(|names| processes_named(document, &names, &mut edits, ids));
    let changed = |mut row: Need| {
        // An end that another need of the set does not share stays its own.
        row.customer = customer.filter(|_| row.customer == was.customer).unwrap_or(row.customer);
        row.supplier = supplier.filter(|_| row.supplier == was.supplier).unwrap_or(row.supplier);
        row.item = item.unwrap_or(row.item);
        super::set(&mut row.purpose, purpose.clone());
        super::set(&mut row.channel, channel.clone());
        super::set(&mut row.standard.form, form.clone());
        super::set(&mut row.standard.quality, quality.clone());
        if let Some(due) = &due {
            row.standard.due = Deadline::said(due);
        }
        if let Some(aim) = &aim {
            row.standard.aim = Deadline::said(aim);
        }
        if let Some(cadence) = &cadence {
            row.standard.cadence = Cadence::said(cadence);
        }
        if let Some(processes) = &processes {
            row.processes.clone_from(processes);
        }
        row
    };
    let set = was.set.filter(|_| whole_set);
    let lasting = |other: &&Need| other.id != was.id && other.status != NeedStatus::Ended;
    let others = set.into_iter().flat_map(|set| document.needs_in_set(set)).filter(lasting);
    let rows: Vec<Need> = std::iter::once(&was).chain(others).cloned().map(changed).collect();
    let count = rows.len();
    edits.extend(rows.into_iter().map(|row| Edit::Update { row: Row::Need(row), by: by.map(side) }));
    // What the user did stands first, so that the history names it.
    edits.sort_by_key(|edit| !matches!(edit, Edit::Add(_)));
    if count == 1 {
        return Ok(Edit::All(edits).into());
    }
    Ok(Wish::step(Named::new("change-needs").with("count", count.to_string()), edits))
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

/// Needs that go, as one step; with whole sets those that were said with them too.
pub(super) fn remove(document: &Document, needs: &[Key], whole_sets: bool) -> Result<Wish, ApiError> {
    let mut gone = needs.iter().map(|need| key::need(need)).collect::<Result<Vec<_>, ApiError>>()?;
    if whole_sets {
        gone.extend(others(document, &gone.iter().copied().collect()));
    }
    let mut edits: Vec<Edit> = gone.into_iter().map(|need| Edit::Remove(need.into())).collect();
    Ok(match edits.len() {
        1 => edits.remove(0).into(),
        count => Wish::step(Named::new("remove-needs").with("count", count.to_string()), edits),
    })
}

/// The item of this name, added where there is none yet.
pub(super) fn item_named(
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
pub(super) fn processes_named(
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
