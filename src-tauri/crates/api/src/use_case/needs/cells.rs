//! What is typed and pasted into the table, as one step. A cell that is not understood is said and left as it was;
//! a new row becomes a need as soon as it says who needs what from whom.

use super::whole;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::Session;
use simpul_exchange::read::{Ends, Unclear, words};
use simpul_model::{
    Cadence, Date, Deadline, Document, Edit, End, IdGen, Item, ItemId, ItemKind, Need, NeedId, NeedStatus,
    Process, ProcessId, Promise, Row, fold,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Writes into the table.
///
/// # Errors
/// `no-file`, `file-read-only`, `not-found` for what is no key of a need, or what the file says.
pub fn set_cells(desk: &Desk, request: CellsRequest, ctx: &Ctx) -> Result<CellsSet, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let mut ids = session.ids(ctx);
        let mut writing = Writing::into(session.document(), ctx.clock.today(), &mut ids);
        writing.whole_sets = request.whole_sets;
        let rows = writing.rows(&request.rows)?;
        let edit = writing.edit();
        let edited = edit.map(|edit| carried_out(session, edit, &by, ctx)).transpose()?;
        Ok(CellsSet { edited, rows })
    })
}

fn carried_out(session: &mut Session, edit: Edit, by: &str, ctx: &Ctx) -> Result<Edited, ApiError> {
    let done = session.carry_out(edit, by, ctx)?;
    Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
}

/// Ends, item and whether it ended: what makes a need the same as another.
type Triple = (End, End, ItemId);

struct Writing<'a> {
    document: &'a Document,
    ends: Ends<'a>,
    ids: &'a mut dyn IdGen,
    items: HashMap<String, (ItemId, ItemKind)>,
    processes: HashMap<String, ProcessId>,
    new_items: Vec<Item>,
    new_processes: Vec<Process>,
    /// The needs that have not ended, as they will stand.
    taken: HashMap<Triple, NeedId>,
    kinds: BTreeMap<ItemId, ItemKind>,
    changed: BTreeMap<NeedId, Need>,
    added: Vec<Need>,
    /// Whether what is written of a need that was said with others is said of all of them.
    whole_sets: bool,
    /// The needs that are written in: what is said of others does not touch them.
    written: BTreeSet<NeedId>,
}

type Read<T> = Result<T, Named>;

fn why(code: &str) -> Named {
    Named { code: code.to_owned(), args: BTreeMap::new() }
}

fn with(code: &str, name: &str, value: String) -> Named {
    Named { code: code.to_owned(), args: BTreeMap::from([(name.to_owned(), value)]) }
}

/// The cells that say which need it is.
const TELLING: [NeedColumn; 4] =
    [NeedColumn::Customer, NeedColumn::Supplier, NeedColumn::Item, NeedColumn::Status];

impl<'a> Writing<'a> {
    fn into(document: &'a Document, today: Date, ids: &'a mut dyn IdGen) -> Self {
        let mut items = HashMap::new();
        for item in document.items().iter() {
            items.entry(fold(&item.name)).or_insert((item.id, item.kind));
        }
        let mut processes = HashMap::new();
        for process in document.processes().iter() {
            processes.entry(fold(&process.name)).or_insert(process.id);
        }
        let lasting = document.needs().iter().filter(|need| need.status != NeedStatus::Ended);
        Self {
            document,
            ends: Ends::of(document, today),
            ids,
            items,
            processes,
            new_items: Vec::new(),
            new_processes: Vec::new(),
            taken: lasting.map(|need| (triple(need), need.id)).collect(),
            kinds: BTreeMap::new(),
            changed: BTreeMap::new(),
            added: Vec::new(),
            whole_sets: false,
            written: BTreeSet::new(),
        }
    }

    /// Needs that are there first, as the step carries them out.
    fn rows(&mut self, rows: &[RowText]) -> Result<Vec<RowSet>, ApiError> {
        let mut set: Vec<Option<RowSet>> = vec![None; rows.len()];
        let keys = rows.iter().filter_map(|row| row.need.as_ref());
        self.written = keys.map(|key| key::need(key)).collect::<Result<_, _>>()?;
        for (at, row) in rows.iter().enumerate() {
            if let Some(key) = &row.need {
                let need = self.document.needs().get(key::need(key)?);
                let need = need.cloned().ok_or_else(|| ApiError::not_found(key))?;
                set[at] = Some(RowSet { need: Some(key.clone()), problems: self.change(need, &row.cells) });
            }
        }
        let new = rows.iter().zip(set).map(|(row, set)| set.unwrap_or_else(|| self.add(&row.cells)));
        Ok(new.collect())
    }

    fn change(&mut self, was: Need, cells: &[CellText]) -> Vec<CellProblem> {
        let mut need = was.clone();
        let mut problems = Vec::new();
        // The kind is the item's, so it comes after it.
        let (kind, others): (Vec<_>, Vec<_>) = cells.iter().partition(|cell| cell.column == NeedColumn::Kind);
        for cell in others {
            if let Err(why) = self.put(&mut need, cell) {
                problems.push(CellProblem { column: cell.column, why });
            }
        }
        let others = self.bound_with(&was);
        let along = |other: &Need| whole::along(&was, &need, other);
        let moved: Vec<Need> = others.iter().map(along).collect();
        let mut steps: Vec<(Option<&Need>, &Need)> = vec![(Some(&was), &need)];
        steps.extend(others.iter().map(Some).zip(&moved));
        if let Err(why) = self.place(&steps) {
            (need.customer, need.supplier, need.item) = triple(&was);
            need.status = was.status;
            let told = cells.iter().filter(|cell| TELLING.contains(&cell.column));
            problems.extend(told.map(|cell| CellProblem { column: cell.column, why: why.clone() }));
        }
        for cell in kind {
            match words::item_kind(&cell.text) {
                Some(kind) => drop(self.kinds.insert(need.item, kind)),
                None => problems.push(CellProblem { column: cell.column, why: why_not("kind", &cell.text) }),
            }
        }
        // With the place they keep where it was refused.
        let moved = others.iter().map(|other| (whole::along(&was, &need, other), other));
        let moved: Vec<Need> =
            moved.filter(|(after, before)| after != *before).map(|(after, _)| after).collect();
        self.changed.extend(moved.into_iter().map(|other| (other.id, other)));
        if need != was {
            self.changed.insert(need.id, need);
        }
        problems
    }

    /// The needs that were said with it and have not ended, as they stand by now; none unless they are meant too.
    fn bound_with(&self, need: &Need) -> Vec<Need> {
        let set = need.set.filter(|_| self.whole_sets);
        let others = set.into_iter().flat_map(|set| self.document.needs_in_set(set));
        let others = others.filter(|other| !self.written.contains(&other.id));
        let now = others.map(|other| self.changed.get(&other.id).unwrap_or(other));
        now.filter(|other| other.status != NeedStatus::Ended).cloned().collect()
    }

    fn add(&mut self, cells: &[CellText]) -> RowSet {
        let said =
            |column| cells.iter().rfind(|cell| cell.column == column).map_or("", |cell| cell.text.trim());
        let mut problems = Vec::new();
        let mut refused = |column, why| problems.push(CellProblem { column, why });
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return RowSet { need: None, problems };
        }
        let [customer, supplier] = [NeedColumn::Customer, NeedColumn::Supplier]
            .map(|column| self.end(said(column)).map_err(|why| refused(column, why)));
        let kind = words::item_kind(said(NeedColumn::Kind));
        let item = self.item(said(NeedColumn::Item), kind).map_err(|why| refused(NeedColumn::Item, why));
        let (Ok(customer), Ok(supplier), Ok(item)) = (customer, supplier, item) else {
            return RowSet { need: None, problems };
        };
        let mut need = Need::new(NeedId::mint(self.ids), customer, supplier, item);
        for cell in cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
            let taken = match cell.column {
                NeedColumn::Customer | NeedColumn::Supplier | NeedColumn::Item => Ok(()),
                NeedColumn::Kind => self.agrees(item, kind, &cell.text),
                _ => self.put(&mut need, cell),
            };
            if let Err(why) = taken {
                problems.push(CellProblem { column: cell.column, why });
            }
        }
        if let Err(why) = self.place(&[(None, &need)]) {
            let column = if why.code == "same-ends" { NeedColumn::Supplier } else { NeedColumn::Item };
            return RowSet { need: None, problems: vec![CellProblem { column, why }] };
        }
        let key = key::of(need.id);
        self.added.push(need);
        RowSet { need: Some(key), problems }
    }

    /// Keeps needs apart from all others, and from themselves: all of these steps are taken, or none.
    fn place(&mut self, steps: &[(Option<&Need>, &Need)]) -> Read<()> {
        let lasts = |need: &&Need| need.status != NeedStatus::Ended;
        let mut left: Vec<(Triple, NeedId)> =
            steps.iter().filter_map(|&(was, _)| was).filter(lasts).map(|was| (triple(was), was.id)).collect();
        left.retain(|(of, id)| self.taken.get(of) == Some(id));
        for (of, _) in &left {
            self.taken.remove(of);
        }
        let mut entered = Vec::new();
        for &(was, need) in steps {
            // One that a list brought so stays as it is; by hand none is made so.
            let same = need.customer == need.supplier && was.is_none_or(|was| was.customer != was.supplier);
            let doubled = lasts(&need) && self.taken.contains_key(&triple(need));
            if same || doubled {
                self.taken.retain(|of, _| !entered.contains(of));
                self.taken.extend(left);
                return Err(why(if same { "same-ends" } else { "duplicate" }));
            }
            if lasts(&need) {
                self.taken.insert(triple(need), need.id);
                entered.push(triple(need));
            }
        }
        Ok(())
    }

    fn put(&mut self, need: &mut Need, cell: &CellText) -> Read<()> {
        let text = cell.text.trim();
        match cell.column {
            NeedColumn::Customer => need.customer = self.end(text)?,
            NeedColumn::Supplier => need.supplier = self.end(text)?,
            NeedColumn::Item => {
                let kept =
                    self.document.items().get(need.item).is_some_and(|item| fold(&item.name) == fold(text));
                if !kept {
                    need.item = self.item(text, None)?;
                }
            }
            NeedColumn::Kind => {}
            NeedColumn::Due => need.standard.due = Deadline::said(text),
            NeedColumn::Aim => need.standard.aim = Deadline::said(text),
            NeedColumn::Cadence => need.standard.cadence = Cadence::said(text),
            NeedColumn::AckWithin => need.standard.ack_within = u32::said(text),
            NeedColumn::Form => text.clone_into(&mut need.standard.form),
            NeedColumn::Quality => text.clone_into(&mut need.standard.quality),
            NeedColumn::Channel => text.clone_into(&mut need.channel),
            NeedColumn::Purpose => text.clone_into(&mut need.purpose),
            NeedColumn::Processes => need.processes = self.processes(text),
            NeedColumn::Status => {
                need.status = words::need_status(text).ok_or_else(|| why_not("status", text))?;
            }
            NeedColumn::Criticality if text.is_empty() => need.criticality = None,
            NeedColumn::Criticality => {
                need.criticality =
                    Some(words::criticality(text).ok_or_else(|| why_not("criticality", text))?);
            }
            NeedColumn::Weight if text.is_empty() => need.weight = None,
            NeedColumn::Weight => {
                need.weight = Some(words::weight(text).ok_or_else(|| why_not("weight", text))?)
            }
        }
        Ok(())
    }

    fn end(&self, text: &str) -> Read<End> {
        if text.is_empty() {
            return Err(why("missing"));
        }
        // One that was chosen from a list comes as its key.
        let chosen = key::end(text).ok().filter(|&end| match end {
            End::Unit(id) => self.document.units().contains(id),
            End::Position(id) => self.document.positions().contains(id),
        });
        let found = chosen.map_or_else(|| self.ends.find(text), Ok);
        found.map_err(|unclear| match unclear {
            Unclear::Nobody => with("nobody", "text", text.to_owned()),
            Unclear::NoPosition => with("no-position", "text", text.to_owned()),
            Unclear::Several(count) => {
                let mut several = with("several", "text", text.to_owned());
                several.args.insert("count".to_owned(), count.to_string());
                several
            }
        })
    }

    fn item(&mut self, name: &str, kind: Option<ItemKind>) -> Read<ItemId> {
        if name.is_empty() {
            return Err(why("missing"));
        }
        if let Some(&(id, _)) = self.items.get(&fold(name)) {
            return Ok(id);
        }
        let item = Item { id: ItemId::mint(self.ids), name: name.to_owned(), kind: kind.unwrap_or_default() };
        let id = item.id;
        self.items.insert(fold(name), (id, item.kind));
        self.new_items.push(item);
        Ok(id)
    }

    /// A new need changes nothing about an item that others need too.
    fn agrees(&self, item: ItemId, kind: Option<ItemKind>, text: &str) -> Read<()> {
        let kind = kind.ok_or_else(|| why_not("kind", text))?;
        let made = || self.new_items.iter().find(|made| made.id == item);
        let has = self.document.items().get(item).or_else(made).map(|item| item.kind);
        if has.is_none_or(|has| has == kind) { Ok(()) } else { Err(why("kind-of-item")) }
    }

    fn processes(&mut self, text: &str) -> Vec<ProcessId> {
        let mut found = Vec::new();
        for name in words::names(text) {
            let known = self.processes.get(&fold(&name)).copied();
            found.push(known.unwrap_or_else(|| {
                let process = Process { id: ProcessId::mint(self.ids), name: name.clone() };
                let id = process.id;
                self.processes.insert(fold(&name), id);
                self.new_processes.push(process);
                id
            }));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The step, named after its only need or by how many there are; nothing where nothing changed.
    fn edit(self) -> Option<Edit> {
        let (added, changed) = (self.added.len(), self.changed.len());
        let used: HashSet<ItemId> =
            self.added.iter().chain(self.changed.values()).map(|need| need.item).collect();
        let labels: HashSet<ProcessId> = self
            .added
            .iter()
            .chain(self.changed.values())
            .flat_map(|need| need.processes.iter().copied())
            .collect();
        let (items, kinds, document) = (self.new_items, self.kinds, self.document);
        let kinds = kinds.into_iter().filter_map(|(id, kind)| {
            let item = document.items().get(id).filter(|item| item.kind != kind)?;
            Some(Edit::Update { row: Row::Item(Item { kind, ..item.clone() }), by: None })
        });
        let kinds: Vec<Edit> = kinds.collect();
        let items = items.into_iter().filter(|item| used.contains(&item.id)).map(Row::Item);
        let processes =
            self.new_processes.into_iter().filter(|label| labels.contains(&label.id)).map(Row::Process);
        let change = |need| Edit::Update { row: Row::Need(need), by: None };
        let needs = self.added.into_iter().map(Row::Need);
        if added + changed + kinds.len() <= 1 {
            let mut edits: Vec<Edit> = items.chain(processes).map(Edit::Add).collect();
            edits.extend(self.changed.into_values().map(change).chain(kinds).chain(needs.map(Edit::Add)));
            return (!edits.is_empty()).then_some(Edit::All(edits));
        }
        let (code, count) = match (added, changed) {
            (0, 0) => ("change-needs", kinds.len()),
            (0, changed) => ("change-needs", changed),
            (added, 0) => ("add-needs", added),
            (added, changed) => ("write-needs", added + changed),
        };
        let mut edits = vec![Edit::AddAll(items.chain(processes).collect())];
        edits.extend(self.changed.into_values().map(change).chain(kinds));
        edits.push(Edit::AddAll(needs.collect()));
        let name = simpul_model::Named::new(code).with("count", count.to_string());
        Some(Edit::Step { name, edits })
    }
}

fn triple(need: &Need) -> Triple {
    (need.customer, need.supplier, need.item)
}

fn why_not(column: &str, text: &str) -> Named {
    if text.trim().is_empty() {
        why("missing")
    } else {
        with(&format!("{column}-unknown"), "text", text.to_owned())
    }
}
