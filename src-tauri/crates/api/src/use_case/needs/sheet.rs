//! Every need as a row of texts that are read again as they were, kept for the revision they belong to.

use super::COLUMNS;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::use_case::map::filter_of;
use simpul_exchange::read::{Ends, words};
use simpul_model::{Criticality, Date, Document, End, ItemId, ItemKind, Need, NeedId, NeedStatus, fold};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A need as a row.
pub(super) struct SheetRow {
    pub(super) id: NeedId,
    /// One a column.
    pub(super) cells: Vec<String>,
    status: NeedStatus,
    /// Whether due, aim, cadence and acknowledgement are words that are not understood.
    unread: [bool; 4],
}

/// All needs in the order of their ids: as they were written down.
pub(super) struct Sheet {
    pub(super) rows: Vec<SheetRow>,
    /// All that each row says, folded, for a filter: a line a cell, for no word of a filter goes over lines.
    folded: OnceLock<Vec<String>>,
}

/// The rows of a revision, made when first asked for.
#[derive(Default)]
pub(crate) struct Listed {
    kept: Mutex<Option<(Language, Date, Arc<Sheet>)>>,
}

impl Listed {
    pub(super) fn sheet(&self, document: &Document, language: Language, today: Date) -> Arc<Sheet> {
        // A panic elsewhere leaves plain data behind, still good to use.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, day, sheet)) if (*of, *day) == (language, today) => Arc::clone(sheet),
            _ => {
                let sheet = Arc::new(Sheet::of(document, language, today));
                *kept = Some((language, today, Arc::clone(&sheet)));
                sheet
            }
        }
    }
}

impl SheetRow {
    pub(super) fn is_unread(&self, column: NeedColumn) -> bool {
        let [due, aim, cadence, acknowledgement] = self.unread;
        match column {
            NeedColumn::Due => due,
            NeedColumn::Aim => aim,
            NeedColumn::Cadence => cadence,
            NeedColumn::AckWithin => acknowledgement,
            _ => false,
        }
    }

    fn fits(&self, only: NeedsOnly) -> bool {
        match only {
            NeedsOnly::Active => self.status == NeedStatus::Active,
            NeedsOnly::Draft => self.status == NeedStatus::Draft,
            NeedsOnly::Ended => self.status == NeedStatus::Ended,
            NeedsOnly::Unread => self.unread.contains(&true),
        }
    }
}

impl Sheet {
    fn of(document: &Document, language: Language, today: Date) -> Self {
        let ends = Ends::of(document, today);
        let mut names: HashMap<End, String> = HashMap::new();
        let mut name = |end: End| names.entry(end).or_insert_with(|| ends.name(end)).clone();
        let word = |code: &str| messages::word(language, &format!("table.word.{code}"), &BTreeMap::new());
        let items: HashMap<ItemId, (&str, String)> = document
            .items()
            .iter()
            .map(|item| (item.id, (item.name.as_str(), word(kind(item.kind)))))
            .collect();
        let row = |need: &Need| {
            let item = items.get(&need.item);
            let processes = need.processes.iter().filter_map(|&id| document.processes().get(id));
            let s = &need.standard;
            let cells = COLUMNS.map(|column| match column {
                NeedColumn::Customer => name(need.customer),
                NeedColumn::Item => item.map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
                NeedColumn::Supplier => name(need.supplier),
                NeedColumn::Kind => item.map(|(_, kind)| kind.clone()).unwrap_or_default(),
                NeedColumn::Due => s.due.text.clone(),
                NeedColumn::Aim => s.aim.text.clone(),
                NeedColumn::Cadence => s.cadence.text.clone(),
                NeedColumn::Form => s.form.clone(),
                NeedColumn::Quality => s.quality.clone(),
                NeedColumn::Channel => need.channel.clone(),
                NeedColumn::Purpose => need.purpose.clone(),
                NeedColumn::Processes => {
                    let names = processes.clone().map(|p| words::joined([p.name.as_str()]));
                    names.collect::<Vec<_>>().join("; ")
                }
                NeedColumn::Status => word(status(need.status)),
                NeedColumn::Criticality => need.criticality.map(criticality).map(word).unwrap_or_default(),
                NeedColumn::AckWithin => s.ack_within.text.clone(),
                NeedColumn::Weight => need.weight.map(|weight| weight.to_string()).unwrap_or_default(),
            });
            SheetRow {
                id: need.id,
                cells: cells.to_vec(),
                status: need.status,
                unread: [
                    s.due.value.is_none() && !s.due.is_empty(),
                    s.aim.value.is_none() && !s.aim.is_empty(),
                    s.cadence.value.is_none() && !s.cadence.is_empty(),
                    s.ack_within.value.is_none() && !s.ack_within.is_empty(),
                ],
            }
        };
        Self { rows: document.needs().iter().map(row).collect(), folded: OnceLock::new() }
    }

    pub(super) fn row(&self, id: NeedId) -> Option<&SheetRow> {
        self.rows.binary_search_by_key(&id, |row| row.id).ok().map(|at| &self.rows[at])
    }

    fn folded(&self) -> &[String] {
        self.folded.get_or_init(|| {
            let line =
                |row: &SheetRow| row.cells.iter().map(|cell| fold(cell)).collect::<Vec<_>>().join("\n");
            self.rows.iter().map(line).collect()
        })
    }

    /// Whether a need stands as asked for.
    pub(super) fn stands(&self, id: NeedId, only: Option<NeedsOnly>) -> bool {
        only.is_none_or(|only| self.row(id).is_some_and(|row| row.fits(only)))
    }

    /// The places of the rows that are asked for. Rows that are alike keep their own order; empty cells come last
    /// both ways.
    pub(super) fn order(
        &self,
        document: &Document,
        request: &NeedOrderRequest,
    ) -> Result<Vec<u32>, ApiError> {
        let filter = filter_of(document, &request.which)?;
        let passes = |id| document.needs().get(id).is_some_and(|need| filter.lets(document, need));
        let wanted: Vec<String> = fold(&request.filter).split_whitespace().map(str::to_owned).collect();
        let says = |at: usize| {
            wanted.is_empty() || wanted.iter().all(|word| self.folded()[at].contains(word.as_str()))
        };
        let stands = |row: &SheetRow| request.only.is_none_or(|only| row.fits(only));
        let fits = |at: usize| stands(&self.rows[at]) && passes(self.rows[at].id) && says(at);
        let mut order: Vec<u32> = (0..self.rows.len() as u32).filter(|&at| fits(at as usize)).collect();
        let column = request.sort.and_then(|sort| COLUMNS.iter().position(|&column| column == sort));
        let Some(column) = column else { return Ok(order) };
        let number = request.sort == Some(NeedColumn::Weight);
        let mut keyed: Vec<((bool, f64, String), u32)> = order
            .drain(..)
            .map(|at| {
                let cell = &self.rows[at as usize].cells[column];
                let value = if number { cell.parse().unwrap_or_default() } else { 0.0 };
                ((cell.is_empty(), value, fold(cell)), at)
            })
            .collect();
        keyed.sort_by(|(a, _), (b, _)| {
            let ordered = a.1.total_cmp(&b.1).then_with(|| a.2.cmp(&b.2));
            a.0.cmp(&b.0).then(if request.descending { ordered.reverse() } else { ordered })
        });
        Ok(keyed.into_iter().map(|(_, at)| at).collect())
    }
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Information => "information",
        ItemKind::Action => "action",
        ItemKind::Resource => "resource",
    }
}

fn status(status: NeedStatus) -> &'static str {
    match status {
        NeedStatus::Active => "active",
        NeedStatus::Draft => "draft",
        NeedStatus::Ended => "ended",
    }
}

fn criticality(criticality: Criticality) -> &'static str {
    match criticality {
        Criticality::Low => "low",
        Criticality::Medium => "medium",
        Criticality::High => "high",
    }
}
