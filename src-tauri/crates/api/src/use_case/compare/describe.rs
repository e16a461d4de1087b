//! Records and values of two states in words that people know them by.

use crate::dto::{SaidView, SaidWord};
use crate::key;
use crate::text;
use simpul_model::*;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// Names records as they are called after, or before where they are gone.
pub(crate) struct Describer<'a> {
    before: &'a Document,
    after: &'a Document,
    today: Date,
    /// Names that several units bear, folded.
    shared: OnceCell<BTreeSet<String>>,
}

impl<'a> Describer<'a> {
    pub(crate) fn new(before: &'a Document, after: &'a Document, today: Date) -> Self {
        Self { before, after, today, shared: OnceCell::new() }
    }

    /// What people call a record.
    pub(crate) fn name(&self, record: RecordRef) -> String {
        self.row(record).map(|row| self.name_of_row(&row)).unwrap_or_default()
    }

    /// The same for a row in hand.
    pub(crate) fn name_of_row(&self, row: &Row) -> String {
        let join = |a: String, sign: &str, b: String| format!("{a} {sign} {b}");
        match row {
            Row::Organisation(row) => row.name.clone(),
            Row::Field(row) => row.name.clone(),
            Row::Unit(row) => row.name.clone(),
            Row::Position(row) => {
                if row.title.trim().is_empty() {
                    self.holders(row.id)
                } else {
                    row.title.clone()
                }
            }
            Row::Person(row) => row.name.clone(),
            Row::Assignment(row) => join(self.name(row.person.into()), "·", self.name(row.position.into())),
            Row::DottedLine(row) => join(self.name(row.from.into()), "→", self.name(row.to.into())),
            Row::Item(row) => row.name.clone(),
            Row::Process(row) => row.name.clone(),
            Row::NeedSet(row) => {
                let first = |document: &Document| document.needs_in_set(row.id).next().map(|need| need.item);
                let item = first(self.after).or_else(|| first(self.before));
                item.map(|item| self.name(item.into())).unwrap_or_default()
            }
            Row::Need(row) => self.name(row.item.into()),
            Row::Topic(row) => row.name.clone(),
            Row::Channel(row) => row.address.clone(),
            Row::OneWayAnswer(row) => join(self.name(row.units.0.into()), "·", self.name(row.units.1.into())),
            Row::Finding(row) => row.value.clone(),
            Row::OpenQuestion(row) => row.text.clone(),
            Row::Round(row) => row.name.clone(),
            Row::Decision(row) => {
                let about = row.key.about.iter().map(|&record| self.name(record));
                about.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// What tells it from others of its name.
    pub(crate) fn detail(&self, record: RecordRef) -> String {
        match self.row(record) {
            Some(Row::Position(row)) => {
                let unit = row.unit.map(|unit| self.name(unit.into())).unwrap_or_default();
                let parts = [self.holders(row.id), unit];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
            }
            Some(Row::Unit(row)) => row.parent.map(|unit| self.name(unit.into())).unwrap_or_default(),
            Some(Row::Need(row)) => format!("{} → {}", self.end(row.supplier), self.end(row.customer)),
            Some(Row::Topic(row)) => row.owner.map(|owner| self.party(owner)).unwrap_or_default(),
            Some(Row::Channel(row)) => self.party(row.owner),
            _ => String::new(),
        }
    }

    /// A record's id outside.
    pub(crate) fn outside(&self, record: RecordRef) -> String {
        let document = if self.after.row_exists(record) { self.after } else { self.before };
        key::outside(document, record)
    }

    /// The code of a field, or the name of one the company added, and whether it did.
    pub(crate) fn field(&self, field: FieldRef) -> (String, bool) {
        match field {
            FieldRef::Own(code) => (code.to_owned(), false),
            FieldRef::Custom(id) => (self.name(id.into()), true),
        }
    }

    /// A value in words, or as a code that the window words.
    pub(crate) fn value(&self, value: &Value) -> SaidView {
        let (kind, text) = match value {
            Value::Nothing => (SaidWord::Nothing, String::new()),
            Value::Text(text) => (SaidWord::Text, text.clone()),
            Value::Texts(texts) => (SaidWord::Text, texts.join(", ")),
            Value::Number(number) => (SaidWord::Text, number.to_string()),
            Value::Flag(flag) => (SaidWord::Flag, if *flag { "yes" } else { "no" }.to_owned()),
            Value::Day(day) => (SaidWord::Day, day.to_string()),
            Value::At(at) => (SaidWord::Moment, text::moment(*at)),
            Value::Code(code) => (SaidWord::Code, (*code).to_owned()),
            Value::Record(record) => (SaidWord::Text, self.full_name(*record)),
            Value::Records(records) => {
                let names: Vec<String> = records.iter().map(|&record| self.full_name(record)).collect();
                (SaidWord::Text, names.join(", "))
            }
            Value::Word(word) => (SaidWord::Text, format!("{}, {}", word.by, text::moment(word.at))),
            Value::Place(_) => (SaidWord::Place, String::new()),
            Value::Several(parts) => return self.made_of(SaidWord::Several, parts),
            Value::Together(parts) => return self.made_of(SaidWord::Together, parts),
        };
        SaidView { kind, text, parts: Vec::new() }
    }

    fn made_of(&self, kind: SaidWord, parts: &[Value]) -> SaidView {
        let parts = parts.iter().map(|part| self.value(part)).collect();
        SaidView { kind, text: String::new(), parts }
    }

    /// A position by who sits there as well, a unit that is not alone in its name by what it lies in.
    fn full_name(&self, record: RecordRef) -> String {
        let name = self.name(record);
        match record {
            RecordRef::Position(id) => match self.holders(id) {
                holders if holders.is_empty() || holders == name => name,
                holders => format!("{holders}, {name}"),
            },
            RecordRef::Unit(id) if self.shared().contains(&fold(&name)) => {
                let document = if self.after.units().contains(id) { self.after } else { self.before };
                let mut way = document.unit_path(id);
                way.reverse();
                let way = way.into_iter().filter_map(|unit| document.units().get(unit));
                way.map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(" › ")
            }
            _ => name,
        }
    }

    fn shared(&self) -> &BTreeSet<String> {
        self.shared.get_or_init(|| {
            let mut bearers: HashMap<String, BTreeSet<UnitId>> = HashMap::new();
            let units = self.before.units().iter().chain(self.after.units().iter());
            for unit in units {
                bearers.entry(fold(&unit.name)).or_default().insert(unit.id);
            }
            bearers.into_iter().filter(|(_, units)| units.len() > 1).map(|(name, _)| name).collect()
        })
    }

    fn row(&self, record: RecordRef) -> Option<Row> {
        self.after.row(record).or_else(|| self.before.row(record))
    }

    fn holders(&self, position: PositionId) -> String {
        let document = if self.after.positions().contains(position) { self.after } else { self.before };
        let names: Vec<&str> =
            document.holders(position, self.today).map(|(person, _)| person.name.as_str()).collect();
        names.join(", ")
    }

    fn end(&self, end: End) -> String {
        match end {
            End::Unit(id) => self.name(id.into()),
            End::Position(id) => self.name(id.into()),
        }
    }

    fn party(&self, party: Party) -> String {
        match party {
            Party::Unit(id) => self.name(id.into()),
            Party::Position(id) => self.name(id.into()),
            Party::Person(id) => self.name(id.into()),
        }
    }
}
