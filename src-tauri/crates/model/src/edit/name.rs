//! What an edit is called in the history: a code with arguments, worded by the message catalogue.

use super::{Edit, Side};
use crate::change::Change;
use crate::document::Document;
use crate::record::End;
use crate::row::{RecordRef, Row};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A code and its arguments by name. Words come from the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Which sentence.
    pub code: String,
    /// What stands in its gaps.
    pub args: BTreeMap<String, String>,
}

impl Named {
    /// A sentence without gaps.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), args: BTreeMap::new() }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

pub(super) fn of(document: &Document, edit: &Edit) -> Named {
    within(document, edit, std::slice::from_ref(edit))
}

/// `step` as part of `all`, where a record may be named that only another step adds.
fn within(document: &Document, step: &Edit, all: &[Edit]) -> Named {
    let edit = step;
    let title = |row: &Row| title(document, all, row);
    let of_record = |verb: &str, record: RecordRef| {
        let name = document.row(record).map(|row| title(&row)).unwrap_or_default();
        Named::new(format!("{verb}-{}", record.kind().code())).with("name", name)
    };
    let of_row = |verb: &str, row: &Row| {
        Named::new(format!("{verb}-{}", row.record().kind().code())).with("name", title(row))
    };
    match edit {
        Edit::Add(row) => of_row("add", row),
        Edit::AddAll(rows) => rows.first().map_or_else(|| Named::new("several"), |row| of_row("add", row)),
        Edit::HandOver { from: End::Unit(unit), .. } => of_record("change", (*unit).into()),
        Edit::HandOver { from: End::Position(position), .. } => of_record("change", (*position).into()),
        Edit::Step { name, .. } => name.clone(),
        Edit::Update { row: Row::Organisation(after), .. }
            if after.chart != document.organisation().chart =>
        {
            Named::new("change-chart")
        }
        Edit::Update { row: Row::Organisation(after), .. }
            if after.working != document.organisation().working =>
        {
            Named::new("change-working")
        }
        Edit::Update { row: Row::Organisation(after), .. }
            if after.readers != document.organisation().readers =>
        {
            Named::new("change-readers")
        }
        Edit::Update { row: Row::Organisation(after), .. }
            if after.synonyms != document.organisation().synonyms =>
        {
            Named::new("change-words")
        }
        Edit::Update { row, .. } => of_record("change", row.record()),
        Edit::MoveUnit { unit, .. } => of_record("move", (*unit).into()),
        Edit::MovePosition { position, .. } => of_record("move", (*position).into()),
        Edit::RemoveUnit { unit, .. } => of_record("remove", (*unit).into()),
        Edit::RemovePosition { position, .. } => of_record("remove", (*position).into()),
        Edit::RemovePerson(person) => of_record("remove", (*person).into()),
        Edit::RemoveItem { item, .. } => of_record("remove", (*item).into()),
        Edit::Remove(record) => of_record("remove", *record),
        Edit::MergeItems { into, .. } => of_record("merge", (*into).into()),
        Edit::SplitItem { into, .. } => Named::new("split-item").with("name", into.name.clone()),
        Edit::Confirm { need, side, word } => {
            let verb = if word.is_some() { "confirm" } else { "unconfirm" };
            let side = match side {
                Side::Customer => "customer",
                Side::Supplier => "supplier",
            };
            let named = of_record(verb, (*need).into());
            Named { code: format!("{verb}-need-{side}"), ..named }
        }
        Edit::AnswerOneWay(answer) => {
            let name = |id| document.units().get(id).map(|u| u.name.clone()).unwrap_or_default();
            Named::new("answer-one-way").with("a", name(answer.units.0)).with("b", name(answer.units.1))
        }
        Edit::Accept { findings, word } => {
            counted(if word.is_some() { "accept-finding" } else { "reopen-finding" }, findings.len())
        }
        Edit::Decide(decisions) => counted("decide-finding", decisions.len()),
        Edit::Ask(questions) => match questions.as_slice() {
            [way] if way.unreached.is_some() => Named::new("report-way").with("name", way.text.trim()),
            [question] => Named::new("ask-question").with("name", question.text.trim()),
            questions => counted("ask-question", questions.len()),
        },
        Edit::Mend { count, .. } => counted("mend-finding", *count),
        Edit::MergePeople { into, .. } => of_record("merge", (*into).into()),
        Edit::Import(change) => Named::new("import").with("count", of_records(change).to_string()),
        // The first step of several is what the user did; the rest followed from it.
        Edit::All(edits) => edits
            .iter()
            .find(|e| !is_support(e))
            .or(edits.first())
            .map_or_else(|| Named::new("several"), |e| within(document, e, edits)),
    }
}

/// How many records a change is about, findings aside.
fn of_records(change: &Change) -> usize {
    let rows = change.added.iter().chain(change.updated.iter().map(|(_, row)| row)).chain(&change.removed);
    rows.filter(|row| !matches!(row, Row::Finding(_))).count()
}

/// One finding, or so many.
fn counted(code: &str, count: usize) -> Named {
    if count == 1 {
        Named::new(code)
    } else {
        Named::new(format!("{code}s")).with("count", count.to_string())
    }
}

/// Steps that only prepare another one: an item or process named for the first time, or what hung on a record
/// that goes next.
fn is_support(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::Add(Row::Item(_) | Row::Process(_) | Row::Field(_) | Row::NeedSet(_)) | Edit::HandOver { .. }
    )
}

/// What a person would call the record.
fn title(document: &Document, all: &[Edit], row: &Row) -> String {
    let seat = |id| document.positions().get(id).map(|p| p.title.clone()).unwrap_or_default();
    let added = |id| {
        all.iter().find_map(|edit| match edit {
            Edit::Add(Row::Item(item)) if item.id == id => Some(item),
            _ => None,
        })
    };
    let item =
        |id| document.items().get(id).or_else(|| added(id)).map(|i| i.name.clone()).unwrap_or_default();
    match row {
        Row::Organisation(o) => o.name.clone(),
        Row::Field(f) => f.name.clone(),
        Row::Unit(u) => u.name.clone(),
        Row::Position(p) => p.title.clone(),
        Row::Person(p) => p.name.clone(),
        Row::Assignment(a) => seat(a.position),
        Row::DottedLine(l) => seat(l.from),
        Row::Item(i) => i.name.clone(),
        Row::Process(p) => p.name.clone(),
        Row::Need(n) => item(n.item),
        Row::Topic(t) => t.name.clone(),
        Row::Channel(c) => c.address.clone(),
        Row::NeedSet(_) | Row::OneWayAnswer(_) => String::new(),
        Row::Finding(f) => f.value.clone(),
        Row::Decision(_) => String::new(),
        Row::OpenQuestion(q) => q.text.clone(),
        Row::Round(r) => r.name.clone(),
    }
}
