//! Findings as they are shown.

use super::stand::Standing;
use crate::dto::*;
use crate::use_case::import::mended;
use crate::use_case::line::Lines;
use crate::{key, messages, text};
use simpul_model::{
    Choice, Date, Document, End, Finding, FindingKind, Guess, Mend, Offer, PositionId, RecordRef, Told,
    remedy,
};
use std::cmp::Ordering;

/// What findings are worded with.
pub(super) struct Words<'a> {
    pub(super) document: &'a Document,
    pub(super) today: Date,
    pub(super) guess: &'a Guess,
}

impl Words<'_> {
    pub(super) fn finding(&self, stands: &Standing<'_>) -> FindingView {
        let (kind, record) = (stands.kind(), stands.record());
        let mut view = match (stands.kept(), stands.seen()) {
            (Some(kept), _) => finding_view(kept),
            (None, seen) => {
                let args = seen.map(|seen| seen.args.clone()).unwrap_or_default();
                let value = args.get(1).cloned().unwrap_or_default();
                FindingView {
                    id: None,
                    kind: kind.code().to_owned(),
                    severity: kind.severity().into(),
                    file: String::new(),
                    row: 0,
                    column: String::new(),
                    message: message(seen_code(kind), &args, &value),
                    value,
                    repair: None,
                    applied: false,
                    key: None,
                    about: String::new(),
                    handle: String::new(),
                    accepted: None,
                    offers: Vec::new(),
                    cannot: None,
                }
            }
        };
        let remedy = remedy(self.document, self.guess, &stands.matter(), self.today);
        view.key = record.and_then(|record| self.place(record));
        view.about = record.map(|record| self.name(record)).unwrap_or_default();
        view.handle = stands.handle();
        view.accepted =
            stands.accepted().map(|word| Word { by: word.by.clone(), at: text::moment(word.at), old: false });
        view.offers = remedy.offers.into_iter().map(|offer| self.offer(offer)).collect();
        view.cannot = remedy.cannot.map(|cannot| cannot.code().to_owned());
        view
    }

    /// The record that can be gone to: of an assignment its position.
    fn place(&self, record: RecordRef) -> Option<Key> {
        match record {
            RecordRef::Assignment(id) => self.document.assignments().get(id).map(|a| key::of(a.position)),
            RecordRef::Position(_) | RecordRef::Person(_) | RecordRef::Unit(_) | RecordRef::Need(_) => {
                self.document.row_exists(record).then(|| key::of(record))
            }
            _ => None,
        }
    }

    /// What people call a record: of a position who sits there, with the title.
    fn name(&self, record: RecordRef) -> String {
        match record {
            RecordRef::Position(id) => self.seat(id).name,
            RecordRef::Assignment(id) => {
                let person = self.document.assignments().get(id).map(|a| a.person);
                let person = person.and_then(|person| self.document.people().get(person));
                person.map(|person| person.name.clone()).unwrap_or_default()
            }
            RecordRef::Person(id) => {
                self.document.people().get(id).map(|p| p.name.clone()).unwrap_or_default()
            }
            RecordRef::Unit(id) => self.document.units().get(id).map(|u| u.name.clone()).unwrap_or_default(),
            RecordRef::Topic(id) => {
                self.document.topics().get(id).map(|t| t.name.clone()).unwrap_or_default()
            }
            RecordRef::Need(id) => {
                let item = self.document.needs().get(id).and_then(|n| self.document.items().get(n.item));
                item.map(|item| item.name.clone()).unwrap_or_default()
            }
            RecordRef::Channel(id) => {
                self.document.channels().get(id).map(|c| c.address.clone()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn seat(&self, id: PositionId) -> Name {
        let party = Lines { document: self.document, today: self.today }.position(id);
        let detail = if party.detail.is_empty() { String::new() } else { format!(" ({})", party.detail) };
        Name { key: party.key, name: format!("{}{detail}", party.name) }
    }

    fn offer(&self, offer: Offer) -> OfferView {
        OfferView {
            code: offer.mend.code().to_owned(),
            choice: choice(offer.mend),
            proposed: offer.proposed.as_ref().and_then(|told| self.proposed(told)),
            text: match offer.proposed {
                Some(Told::Text(text)) if offer.mend == Mend::SetEmail => mended(&text).unwrap_or(text),
                Some(Told::Text(text)) => text,
                _ => String::new(),
            },
        }
    }

    fn proposed(&self, told: &Told) -> Option<Name> {
        Some(match told {
            Told::Position(id) | Told::End(End::Position(id)) => self.seat(*id),
            Told::Unit(id) | Told::End(End::Unit(id)) => self.named((*id).into()),
            Told::Person(id) => self.named((*id).into()),
            Told::Text(_) => return None,
        })
    }

    fn named(&self, record: RecordRef) -> Name {
        Name { key: key::of(record), name: self.name(record) }
    }
}

/// The data words some findings otherwise than an import does, which mended them as it read.
fn seen_code(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::StraySpace => "stray-space-here",
        FindingKind::SelfNeed => "self-need-here",
        kind => kind.code(),
    }
}

fn choice(mend: Mend) -> OfferChoice {
    match mend.choice() {
        Choice::Nothing => OfferChoice::Nothing,
        Choice::Position => OfferChoice::Position,
        Choice::Person => OfferChoice::Person,
        Choice::Unit => OfferChoice::Unit,
        Choice::End => OfferChoice::End,
        Choice::Text => OfferChoice::Text,
        Choice::Day => OfferChoice::Day,
        Choice::Number => OfferChoice::Number,
    }
}

/// A finding kept in the file, as it is shown.
pub(in crate::use_case) fn finding_view(finding: &Finding) -> FindingView {
    let repair = (!finding.repair.code.is_empty())
        .then(|| Named { code: finding.repair.code.clone(), args: numbered(&finding.repair.args) });
    FindingView {
        id: Some(finding.id.to_string()),
        kind: finding.kind.code().to_owned(),
        severity: finding.kind.severity().into(),
        file: finding.file.clone(),
        row: finding.row,
        column: finding.column.clone(),
        value: finding.value.clone(),
        message: message(&code(finding), &finding.args, &finding.value),
        repair,
        applied: finding.repair.applied,
        key: None,
        about: String::new(),
        handle: String::new(),
        accepted: None,
        offers: Vec::new(),
        cannot: None,
    }
}

/// What a finding is worded by: its kind, or its kind and step where the catalogue has words for both.
fn code(finding: &Finding) -> String {
    let both = format!("{}.{}", finding.kind.code(), finding.repair.code);
    if messages::has(&format!("finding.{both}")) { both } else { finding.kind.code().to_owned() }
}

pub(super) fn gravest_first(a: &FindingView, b: &FindingView) -> Ordering {
    let place = |f: &FindingView| (f.file.clone(), f.row, f.column.clone(), f.kind.clone(), f.key.clone());
    b.severity.cmp(&a.severity).then_with(|| place(a).cmp(&place(b)))
}

fn message(code: &str, args: &[String], value: &str) -> Named {
    let mut named = Named { code: code.to_owned(), args: numbered(args) };
    named.args.insert("value".to_owned(), value.to_owned());
    named
}

/// Evidence in the order given: `{0}`, `{1}`, …
fn numbered(args: &[String]) -> std::collections::BTreeMap<String, String> {
    args.iter().enumerate().map(|(at, arg)| (at.to_string(), arg.clone())).collect()
}
