//! Two files of one organisation that were made apart: the records of one named as the other names them, so
//! that they can be compared.

use crate::document::Document;
use crate::fold::fold;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// `theirs` with the ids of `ours` wherever a record is the same: one with the same id; else one with the
/// same external id; else one that people would take for the same (a unit by its name and those above it, a
/// person by e-mail, then by name, a position by unit, title and holders, a need by its ends and item, a
/// topic by its name). Of several alike the first is matched with the first. Where ids were not the same,
/// the place among siblings is taken over: numbers of two files do not compare. Files that share no id at all
/// keep our organisation's name too, which a new file has from itself. O(n log n).
pub fn align(ours: &Document, theirs: &Document) -> Document {
    let mut same = Same::default();
    let shared = ids_mean_the_same(ours, theirs);
    for row in theirs.rows() {
        let record = row.record();
        let alike = |ours: &Row| record == RecordRef::Organisation || (shared && may_be_same(ours, &row));
        if ours.row(record).is_some_and(|ours| alike(&ours)) {
            same.join(record, record);
        }
    }
    // The organisation is always the same one.
    same.made_apart = same.to.len() == 1 && !theirs.is_empty();
    if same.to.len() < theirs.rows().count() {
        same.parties(ours, theirs);
        same.rest(ours, theirs);
    }
    theirs.rows().map(|row| same.renamed(ours, row)).collect()
}

/// Whether one id names one record in both files: of those that the lists name as well, nine in ten are named
/// alike. Imports at one held moment mint the same ids for other records.
fn ids_mean_the_same(ours: &Document, theirs: &Document) -> bool {
    let (mut alike, mut apart) = (0usize, 0usize);
    for row in theirs.rows() {
        let Some(other) = ours.row(row.record()) else { continue };
        match (external(&other), external(&row)) {
            (None, None) => {}
            (ours, theirs) => *if ours == theirs { &mut alike } else { &mut apart } += 1,
        }
    }
    apart * 10 <= alike + apart
}

/// Two imports minted one id by chance where the lists call the records otherwise.
fn may_be_same(ours: &Row, theirs: &Row) -> bool {
    external(ours).zip(external(theirs)).is_none_or(|(ours, theirs)| ours == theirs)
}

/// The id an import gave.
fn external(row: &Row) -> Option<String> {
    match row {
        Row::Unit(row) => row.external_id.clone(),
        Row::Position(row) => row.external_id.clone(),
        Row::Person(row) => row.external_id.clone(),
        Row::Need(row) => row.external_id.clone(),
        Row::Topic(row) => row.external_id.clone(),
        _ => None,
    }
}

/// Which record of theirs is which of ours.
#[derive(Default)]
struct Same {
    to: BTreeMap<RecordRef, RecordRef>,
    taken: BTreeSet<RecordRef>,
    made_apart: bool,
}

impl Same {
    fn join(&mut self, theirs: RecordRef, ours: RecordRef) {
        self.to.insert(theirs, ours);
        self.taken.insert(ours);
    }

    fn of<I: Into<RecordRef>>(&self, theirs: I) -> RecordRef {
        let theirs = theirs.into();
        self.to.get(&theirs).copied().unwrap_or(theirs)
    }

    /// Matches what has the same key and is not matched yet.
    fn by<K: Ord>(
        &mut self,
        ours: impl Iterator<Item = (Option<K>, RecordRef)>,
        theirs: impl Iterator<Item = (Option<K>, RecordRef)>,
    ) {
        let mut waiting: BTreeMap<K, VecDeque<RecordRef>> = BTreeMap::new();
        for (key, record) in ours.filter(|(_, record)| !self.taken.contains(record)) {
            if let Some(key) = key {
                waiting.entry(key).or_default().push_back(record);
            }
        }
        let open: Vec<_> = theirs.filter(|(_, record)| !self.to.contains_key(record)).collect();
        for (key, record) in open {
            let found = key.and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(ours) = found {
                self.join(record, ours);
            }
        }
    }

    /// Fields, units, people, positions, and who holds what.
    fn parties(&mut self, ours: &Document, theirs: &Document) {
        macro_rules! by {
            ($table:ident, |$row:ident| $key:expr) => {
                self.by(
                    ours.$table().iter().map(|$row| ($key, $row.id.into())),
                    theirs.$table().iter().map(|$row| ($key, $row.id.into())),
                )
            };
        }
        by!(fields, |row| Some((row.owner, fold(&row.name))));
        by!(items, |row| Some(fold(&row.name)));
        by!(processes, |row| Some(fold(&row.name)));
        by!(units, |row| row.external_id.clone());
        self.by(unit_paths(ours), unit_paths(theirs));
        by!(people, |row| row.external_id.clone());
        by!(people, |row| Some(row.email.to_lowercase()).filter(|email| !email.is_empty()));
        by!(people, |row| Some(fold(&row.name)));
        by!(positions, |row| row.external_id.clone());
        let seat = |document: &Document, row: &Position, same: &Self| {
            let unit = row.unit.map(|unit| same.of(unit));
            let holders = document.assignments_to(row.id).map(|held| same.of(held.person));
            let holders: BTreeSet<RecordRef> = holders.collect();
            Some((unit, fold(&row.title), holders))
        };
        // Ours are named as they are; theirs through what is matched already.
        let none = Self::default();
        let mine: Vec<_> = ours.positions().iter().map(|p| (seat(ours, p, &none), p.id.into())).collect();
        let other: Vec<_> = theirs.positions().iter().map(|p| (seat(theirs, p, self), p.id.into())).collect();
        self.by(mine.into_iter(), other.into_iter());
    }

    /// What joins those.
    fn rest(&mut self, ours: &Document, theirs: &Document) {
        let none = Self::default();
        macro_rules! by {
            ($table:ident, |$row:ident: $kind:ty, $same:ident| $key:expr) => {{
                let key = |$row: $kind, $same: &Self| $key;
                let mine: Vec<_> = ours.$table().iter().map(|r| (Some(key(r, &none)), r.id.into())).collect();
                let other: Vec<_> =
                    theirs.$table().iter().map(|r| (Some(key(r, self)), r.id.into())).collect();
                self.by(mine.into_iter(), other.into_iter());
            }};
        }
        by!(assignments, |row: &Assignment, same| (same.of(row.person), same.of(row.position), row.from));
        by!(assignments, |row: &Assignment, same| (same.of(row.person), same.of(row.position)));
        by!(dotted_lines, |row: &DottedLine, same| (same.of(row.from), same.of(row.to)));
        self.by(
            ours.needs().iter().map(|n| (n.external_id.clone(), n.id.into())),
            theirs.needs().iter().map(|n| (n.external_id.clone(), n.id.into())),
        );
        by!(needs, |row: &Need, same| (same.end(row.customer), same.end(row.supplier), same.of(row.item)));
        let members = |document: &Document, set: NeedSetId, same: &Self| {
            document.needs_in_set(set).map(|need| same.of(need.id)).collect::<BTreeSet<RecordRef>>()
        };
        let mine: Vec<_> =
            ours.need_sets().iter().map(|s| (Some(members(ours, s.id, &none)), s.id.into())).collect();
        let other: Vec<_> =
            theirs.need_sets().iter().map(|s| (Some(members(theirs, s.id, self)), s.id.into())).collect();
        self.by(mine.into_iter(), other.into_iter());
        self.by(
            ours.topics().iter().map(|t| (t.external_id.clone(), t.id.into())),
            theirs.topics().iter().map(|t| (t.external_id.clone(), t.id.into())),
        );
        by!(topics, |row: &Topic, _same| fold(&row.name));
        by!(channels, |row: &Channel, same| (same.party(row.owner), fold(&row.kind), row.address.clone()));
        by!(answers, |row: &OneWayAnswer, same| {
            let (a, b) = (same.of(row.units.0), same.of(row.units.1));
            (a.min(b), a.max(b))
        });
        by!(decisions, |row: &Decision, same| same.key(&row.key));
        by!(questions, |row: &OpenQuestion, _same| OpenQuestion::words(&row.text));
        by!(rounds, |row: &Round, _same| (fold(&row.name), row.at));
        by!(findings, |row: &Finding, _same| {
            (row.kind, row.file.clone(), row.row, row.column.clone(), row.value.clone())
        });
    }

    /// What a decision is about, by our names.
    fn key(&self, key: &ReviewKey) -> ReviewKey {
        let mut about: Vec<RecordRef> = key.about.iter().map(|&record| self.of(record)).collect();
        about.sort_unstable();
        ReviewKey { about, ..key.clone() }
    }

    fn rename_facts(&self, facts: &mut Facts) {
        facts.records.iter_mut().for_each(|record| *record = self.of(*record));
        facts.records.sort_unstable();
    }

    fn end(&self, end: End) -> RecordRef {
        match end {
            End::Unit(id) => self.of(id),
            End::Position(id) => self.of(id),
        }
    }

    fn party(&self, party: Party) -> RecordRef {
        match party {
            Party::Unit(id) => self.of(id),
            Party::Position(id) => self.of(id),
            Party::Person(id) => self.of(id),
        }
    }

    fn renamed(&self, ours: &Document, mut row: Row) -> Row {
        let was = row.record();
        let is = self.of(was);
        row.map_references(&|record| self.of(record));
        if let Row::OneWayAnswer(answer) = &mut row {
            let named = |need: NeedId| match self.of(need) {
                RecordRef::Need(need) => need,
                _ => need,
            };
            answer.needs_seen = answer.needs_seen.iter().map(|&need| named(need)).collect();
            answer.needs_seen.sort_unstable();
        }
        if let Row::Decision(decision) = &mut row {
            decision.key = self.key(&decision.key);
            self.rename_facts(&mut decision.facts);
        }
        if let Row::Round(round) = &mut row {
            for item in &mut round.found {
                item.key = self.key(&item.key);
                self.rename_facts(&mut item.facts);
            }
            round.branch = round.branch.map(|unit| match self.of(unit) {
                RecordRef::Unit(unit) => unit,
                _ => unit,
            });
            round.process = round.process.map(|process| match self.of(process) {
                RecordRef::Process(process) => process,
                _ => process,
            });
        }
        if let Row::OpenQuestion(question) = &mut row {
            if let Some(RecordRef::Topic(topic)) = question.topic.map(|topic| self.of(topic)) {
                question.topic = Some(topic);
            }
            for asking in &mut question.asked {
                if let Some(RecordRef::Unit(unit)) = asking.unit.map(|unit| self.of(unit)) {
                    asking.unit = Some(unit);
                }
            }
        }
        if let (Row::Organisation(row), true) = (&mut row, self.made_apart) {
            row.name.clone_from(&ours.organisation().name);
        }
        if was == is {
            return row;
        }
        macro_rules! named {
            ($($kind:ident)+) => {
                match (&mut row, is) {
                    $((Row::$kind(row), RecordRef::$kind(id)) => row.id = id,)+
                    _ => {}
                }
            };
        }
        named!(Field Unit Position Person Assignment DottedLine Item Process NeedSet Need Topic Channel OneWayAnswer Finding Decision OpenQuestion Round);
        match (&mut row, ours.row(is)) {
            (Row::Field(row), Some(Row::Field(ours))) => row.order = ours.order,
            (Row::Unit(row), Some(Row::Unit(ours))) => row.order = ours.order,
            (Row::Position(row), Some(Row::Position(ours))) => row.order = ours.order,
            (Row::Channel(row), Some(Row::Channel(ours))) => row.order = ours.order,
            _ => {}
        }
        row
    }
}

/// Each unit by its folded name and those of the units above it.
fn unit_paths(document: &Document) -> impl Iterator<Item = (Option<Vec<String>>, RecordRef)> + '_ {
    document.units().iter().map(|unit| {
        let name = |id: &UnitId| document.units().get(*id).map(|u| fold(&u.name)).unwrap_or_default();
        (Some(document.unit_path(unit.id).iter().map(name).collect()), unit.id.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Change, SequentialIds};

    /// A unit with two positions, one of them held by `holder`, ids from `first`.
    fn company(first: u64, holder: &str) -> Document {
        let mut ids = SequentialIds::from(first);
        let unit = Unit { external_id: Some("U1".into()), ..Unit::new(UnitId::mint(&mut ids), "Gudang") };
        let named = |id: &str| Some(id.to_owned());
        let lead = Position {
            external_id: named("P1"),
            unit: Some(unit.id),
            ..Position::new(PositionId::mint(&mut ids), "Kepala")
        };
        let clerk = Position {
            unit: Some(unit.id),
            manager: Some(lead.id),
            order: first as i64,
            ..Position::new(PositionId::mint(&mut ids), "Staf")
        };
        let person = Person { email: "sari@x.id".into(), ..Person::new(PersonId::mint(&mut ids), holder) };
        let held = Assignment::new(AssignmentId::mint(&mut ids), person.id, clerk.id);
        [
            Row::Unit(unit),
            Row::Position(lead),
            Row::Position(clerk),
            Row::Person(person),
            Row::Assignment(held),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn files_made_apart_differ_in_what_people_see_alone() {
        let (ours, theirs) = (company(1, "Sari"), company(100, "Sari Dewi"));
        let change = ours.compare(&align(&ours, &theirs));
        let names: Vec<_> = change.updated.iter().map(|(_, after)| after.record().kind().code()).collect();
        assert_eq!((change.added.len(), change.removed.len(), names), (0, 0, vec!["person"]));
    }

    #[test]
    fn a_copy_of_the_same_file_is_left_as_it_is() {
        let ours = company(1, "Sari");
        assert_eq!(align(&ours, &ours), ours);
        assert_eq!(ours.compare(&align(&ours, &Document::default())).removed.len(), 5);
    }

    #[test]
    fn ids_minted_alike_for_other_records_are_not_believed() {
        // The same ids one further on, as a list with one more row gives them.
        let (ours, theirs) = (company(1, "Sari"), company(2, "Sari"));
        let change = ours.compare(&align(&ours, &theirs));
        assert!(change.is_empty(), "{change:?}");
    }

    #[test]
    fn what_only_they_have_keeps_its_id() {
        let ours = company(1, "Sari");
        let extra = Row::Unit(Unit::new(UnitId::from_raw(900), "Pemasaran"));
        let theirs = company(100, "Sari").with(&Change { added: vec![extra.clone()], ..Change::default() });
        assert_eq!(ours.compare(&align(&ours, &theirs)).added, [extra]);
    }
}
