//! Random documents with every kind of record and every reference resolved, and what opening a file takes.

use simpul_model::*;
use simpul_store::{Claim, EntryKind, Existing, File, JournalEntry};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A folder that goes away, and a file name in it.
pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) path: PathBuf,
}

pub(crate) fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nusantara.simpul");
    Place { folder, path }
}

impl Place {
    /// The names in the folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn claim(user: &str, now: Moment) -> Claim {
    Claim { host: "desk".into(), user: user.into(), process: 7, now }
}

pub(crate) fn entry(code: &str, kind: EntryKind) -> JournalEntry {
    let args = [("name".to_owned(), "Gudang".to_owned())].into();
    JournalEntry { at: 1_790_000_000_000, by: "Sari".into(), name: Named { code: code.into(), args }, kind }
}

pub(crate) fn create(path: &Path, document: &Document) -> simpul_store::Result<File> {
    let base = entry("import", EntryKind::Base);
    File::create(path, Existing::Refuse, &claim("sari", 0), &base, document.rows(), &mut |_, _| {
        ControlFlow::Continue(())
    })
}

/// A document for a seed; ids of all documents come from the same small range, so two of them share some.
pub(crate) fn document(seed: u64) -> Document {
    let mut dice = Dice::of(seed);
    let units: Vec<UnitId> = dice.ids(12).map(UnitId::from_raw).collect();
    let positions: Vec<PositionId> = dice.ids(30).map(PositionId::from_raw).collect();
    let people: Vec<PersonId> = dice.ids(20).map(PersonId::from_raw).collect();
    let items: Vec<ItemId> = dice.ids(6).map(ItemId::from_raw).collect();
    let processes: Vec<ProcessId> = dice.ids(5).map(ProcessId::from_raw).collect();
    let needs: Vec<NeedId> = dice.ids(14).map(NeedId::from_raw).collect();
    let fields: Vec<Field> = dice.ids(6).map(|id| field(id, &mut dice)).collect();
    let unit_parents = parents(&units, &mut dice);
    let managers = parents(&positions, &mut dice);

    let custom = fields.first().map(|field| field.id);
    let mut rows = vec![Row::Organisation(Organisation {
        name: dice.text(),
        spans: SpanLimits { narrow: dice.number() as u32, wide: dice.number() as u32 },
        chart: ChartOptions {
            fields: [CardField::Since].into_iter().chain(custom.map(CardField::Custom)).collect(),
            initials: dice.coin(),
            rules: vec![ColourRule {
                by: custom.map_or(ColourBy::Tenure, ColourBy::Custom),
                when: if dice.coin() { ColourWhen::Is(dice.text()) } else { ColourWhen::AtLeast(7) },
            }],
        },
        working: WorkingTime {
            week: dice.text(),
            holidays: vec![Holiday { day: "2026-12-25".parse().unwrap(), name: dice.text() }],
            places: vec![WorkingPlace { name: dice.text(), zone: dice.text(), ..WorkingPlace::default() }],
            ..WorkingTime::default()
        },
        readers: ForReaders { phones: dice.coin(), dates: dice.coin() },
        synonyms: vec![vec![dice.text(), dice.text()]],
        views: vec![SavedView { name: dice.text(), look: dice.text() }],
        rhythm: Rhythm { months: dice.below(120) as u32 },
    })];
    let custom = |owner, dice: &mut Dice| -> Custom {
        let mut values = Custom::new();
        for field in fields.iter().filter(|field| field.owner == owner) {
            if dice.coin() {
                values.insert(field.id, dice.text());
            }
        }
        values
    };
    for (&id, &parent) in units.iter().zip(&unit_parents) {
        rows.push(Row::Unit(Unit {
            id,
            external_id: dice.maybe(Dice::text),
            name: dice.text(),
            parent,
            kind: dice.text(),
            external: dice.coin(),
            archived: dice.coin(),
            purpose: dice.text(),
            contact: dice.one_of(&positions),
            head: dice.one_of(&positions),
            order: dice.number(),
            custom: custom(FieldOwner::Unit, &mut dice),
            imported: dice.maybe(|dice| Box::new(Unit::new(id, dice.text()))),
        }));
    }
    for (&id, &manager) in positions.iter().zip(&managers) {
        rows.push(Row::Position(Position {
            id,
            external_id: dice.maybe(Dice::text),
            title: dice.text(),
            unit: dice.one_of(&units),
            manager,
            parked: dice.maybe(Dice::text),
            kind: dice.pick(&[PositionKind::Line, PositionKind::Assistant]),
            duties: dice.text(),
            backup: dice.one_of(&positions),
            order: dice.number(),
            custom: custom(FieldOwner::Position, &mut dice),
            imported: dice.maybe(|dice| Box::new(Position::new(id, dice.text()))),
            seated: dice.maybe(|dice| dice.one_of(&people).into_iter().collect()),
        }));
    }
    for &id in &people {
        rows.push(Row::Person(Person {
            id,
            external_id: dice.maybe(Dice::text),
            name: dice.text(),
            email: dice.text(),
            phone: dice.text(),
            location: dice.text(),
            status: dice.text(),
            photo: dice.text(),
            portrait: None,
            custom: custom(FieldOwner::Person, &mut dice),
            imported: dice.maybe(|dice| Box::new(Person::new(id, dice.text()))),
        }));
    }
    for id in dice.ids(20) {
        if let (Some(person), Some(position)) = (dice.one_of(&people), dice.one_of(&positions)) {
            rows.push(Row::Assignment(Assignment {
                id: AssignmentId::from_raw(id),
                person,
                position,
                share: dice.below(101) as u16,
                acting: dice.coin(),
                from: dice.maybe(Dice::date),
                until: dice.maybe(Dice::date),
                imported: dice
                    .maybe(|_| Box::new(Assignment::new(AssignmentId::from_raw(id), person, position))),
            }));
        }
    }
    for id in dice.ids(8) {
        if let (Some(from), Some(to)) = (dice.one_of(&positions), dice.one_of(&positions)) {
            rows.push(Row::DottedLine(DottedLine {
                id: DottedLineId::from_raw(id),
                from,
                to,
                label: dice.text(),
            }));
        }
    }
    for &id in &items {
        let kind = dice.pick(&[ItemKind::Information, ItemKind::Action, ItemKind::Resource]);
        rows.push(Row::Item(Item { id, name: dice.text(), kind }));
    }
    rows.extend(processes.iter().map(|&id| Row::Process(Process { id, name: dice.text() })));
    let end = |dice: &mut Dice| match (dice.coin(), dice.one_of(&units), dice.one_of(&positions)) {
        (true, Some(unit), _) => Some(End::Unit(unit)),
        (_, _, Some(position)) => Some(End::Position(position)),
        _ => None,
    };
    let mut written = Vec::new();
    for &id in &needs {
        let (Some(customer), Some(supplier), Some(item)) =
            (end(&mut dice), end(&mut dice), dice.one_of(&items))
        else {
            continue;
        };
        written.push(id);
        rows.push(Row::Need(Need {
            external_id: dice.maybe(Dice::text),
            purpose: dice.text(),
            standard: dice.standard(),
            channel: dice.text(),
            criticality: dice.one_of(&[Criticality::Low, Criticality::Medium, Criticality::High]),
            weight: dice.maybe(|dice| dice.number() as f64 / 7.0),
            processes: dice.some_of(&processes),
            status: dice.pick(&[NeedStatus::Active, NeedStatus::Draft, NeedStatus::Ended]),
            confirmed_by_customer: dice.maybe(Dice::confirmation),
            confirmed_by_supplier: dice.maybe(Dice::confirmation),
            ..Need::new(id, customer, supplier, item)
        }));
    }
    for row in &mut rows {
        if let Row::Need(need) = row {
            need.made_from = dice.some_of(&written);
        }
    }
    let party = |dice: &mut Dice| match dice.below(3) {
        0 => dice.one_of(&units).map(Party::Unit),
        1 => dice.one_of(&positions).map(Party::Position),
        _ => dice.one_of(&people).map(Party::Person),
    };
    let topics: Vec<TopicId> = dice.ids(8).map(TopicId::from_raw).collect();
    for &id in &topics {
        rows.push(Row::Topic(Topic {
            id,
            external_id: dice.maybe(Dice::text),
            name: dice.text(),
            synonyms: (0..dice.below(4)).map(|_| dice.text()).collect(),
            owner: party(&mut dice),
            backup: party(&mut dice),
            reply_within: dice.text(),
            send_along: dice.text(),
            confirmed: dice.maybe(Dice::confirmation),
            involved: (0..dice.below(3))
                .filter_map(|_| Some(Involved { party: party(&mut dice)?, part: dice.pick(&Part::ALL) }))
                .collect(),
        }));
    }
    for id in dice.ids(8) {
        if let Some(owner) = party(&mut dice) {
            rows.push(Row::Channel(Channel {
                id: ChannelId::from_raw(id),
                owner,
                kind: dice.text(),
                address: dice.text(),
                hours: dice.text(),
                purpose: dice.text(),
                order: dice.number(),
                confirmed: dice.maybe(Dice::confirmation),
                topic: dice.one_of(&topics),
            }));
        }
    }
    for id in dice.ids(5) {
        if let (Some(one), Some(other)) = (dice.one_of(&units), dice.one_of(&units)) {
            rows.push(Row::OneWayAnswer(OneWayAnswer {
                id: AnswerId::from_raw(id),
                units: (one.min(other), one.max(other)),
                answer: dice.pick(&[Answer::Nothing, Answer::Missing, Answer::Unknown]),
                by: dice.text(),
                at: dice.number(),
                // A need seen may be gone since.
                needs_seen: dice.ids(20).map(NeedId::from_raw).collect(),
            }));
        }
    }
    for id in dice.ids(6) {
        rows.push(Row::Finding(Finding {
            id: FindingId::from_raw(id),
            kind: dice.pick(FindingKind::ALL),
            file: dice.text(),
            row: dice.number() as u32,
            column: dice.text(),
            value: dice.text(),
            args: (0..dice.below(3)).map(|_| dice.text()).collect(),
            repair: Repair {
                code: dice.text(),
                args: (0..dice.below(3)).map(|_| dice.text()).collect(),
                applied: dice.coin(),
            },
            state: dice.pick(&[FindingState::Open, FindingState::Repaired, FindingState::Accepted]),
            about: dice.one_of(&positions).map(RecordRef::from),
            accepted: dice.maybe(Dice::confirmation),
        }));
    }
    rows.extend(dice.ids(4).map(|id| Row::Decision(decision(id, &mut dice))));
    rows.extend(dice.ids(4).map(|id| Row::OpenQuestion(question(id, &mut dice))));
    rows.extend(dice.ids(3).map(|id| Row::Round(round(id, &mut dice))));
    rows.into_iter().chain(fields.iter().cloned().map(Row::Field)).collect()
}

/// What it is about and rests on may be gone since.
fn decision(id: u64, dice: &mut Dice) -> Decision {
    let records = |dice: &mut Dice| dice.ids(4).map(|id| NeedId::from_raw(id).into()).collect::<Vec<_>>();
    Decision {
        id: DecisionId::from_raw(id),
        key: ReviewKey {
            kind: dice.pick(ReviewKind::ALL),
            level: dice.pick(&[ReviewLevel::Any, ReviewLevel::Depth(3), ReviewLevel::Positions]),
            about: records(dice),
        },
        facts: Facts { records: records(dice), words: [(dice.text(), dice.text())].into() },
        outcome: dice.pick(Outcome::ALL),
        because: dice.text(),
        who: dice.text(),
        until: None,
        by: dice.text(),
        at: dice.number(),
    }
}

/// The unit and the topic may be gone since.
fn question(id: u64, dice: &mut Dice) -> OpenQuestion {
    let asking = |dice: &mut Dice| Asking {
        mark: dice.text(),
        on: "2026-11-26".parse().expect("a day"),
        unit: dice.coin().then(|| UnitId::from_raw(9)),
        who: dice.text(),
    };
    OpenQuestion {
        id: QuestionId::from_raw(id),
        text: dice.text(),
        asked: (0..dice.below(3)).map(|_| asking(dice)).collect(),
        topic: dice.coin().then(|| TopicId::from_raw(8)),
        unreached: dice.maybe(|_| Party::Unit(UnitId::from_raw(8))),
    }
}

fn round(id: u64, dice: &mut Dice) -> Round {
    let Decision { key, facts, by, at, .. } = decision(id, dice);
    Round {
        id: RoundId::from_raw(id),
        name: dice.text(),
        level: key.level,
        branch: dice.maybe(|dice| UnitId::from_raw(dice.number() as u64 >> 1)),
        process: dice.maybe(|dice| ProcessId::from_raw(dice.number() as u64 >> 1)),
        found: vec![RoundItem { key, facts }],
        by,
        at,
    }
}

fn field(id: u64, dice: &mut Dice) -> Field {
    Field {
        id: FieldId::from_raw(id),
        // By id, so that two documents agree on whose field it is.
        owner: [FieldOwner::Unit, FieldOwner::Position, FieldOwner::Person][id as usize % 3],
        name: dice.text(),
        value_type: dice.pick(&[FieldType::Text, FieldType::Number, FieldType::Date, FieldType::YesNo]),
        private: dice.coin(),
        order: dice.number(),
    }
}

/// A forest over ids in which parents do not follow the order of ids.
fn parents<T: Copy>(ids: &[T], dice: &mut Dice) -> Vec<Option<T>> {
    let mut order: Vec<usize> = (0..ids.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at as u64 + 1) as usize);
    }
    let mut parents = vec![None; ids.len()];
    for at in 1..order.len() {
        if dice.below(5) > 0 {
            parents[order[at]] = Some(ids[order[dice.below(at as u64) as usize]]);
        }
    }
    parents
}

/// xorshift64 (Marsaglia, "Xorshift RNGs", 2003).
pub(crate) struct Dice(u64);

const TEXTS: &[&str] = &[
    "",
    "Gudang",
    "O'Hara; DROP TABLE unit --",
    "line\nbreak\tand \"quotes\"",
    "データ入力 🧵",
    "nul\0inside",
    " spaces ",
    "15.00",
];

impl Dice {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn maybe<T>(&mut self, make: impl Fn(&mut Self) -> T) -> Option<T> {
        self.coin().then(|| make(self))
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    fn one_of<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty() && self.below(4) > 0).then(|| self.pick(from))
    }

    fn some_of<T: Copy>(&mut self, from: &[T]) -> Vec<T> {
        from.iter().copied().filter(|_| self.below(4) == 0).collect()
    }

    /// About half of the ids up to `most`, ascending.
    fn ids(&mut self, most: u64) -> std::vec::IntoIter<u64> {
        (1..=most).filter(|_| self.coin()).collect::<Vec<_>>().into_iter()
    }

    fn text(&mut self) -> String {
        self.pick(TEXTS).to_owned()
    }

    fn number(&mut self) -> i64 {
        self.pick(&[0, 1, -1, 1_790_000_000_000, i64::MIN, i64::MAX])
    }

    fn date(&mut self) -> Date {
        Date::new(self.pick(&[0, 1999, 2026, 9999]), self.pick(&[1, 12]), self.pick(&[1, 28])).unwrap()
    }

    fn confirmation(&mut self) -> Confirmation {
        Confirmation { by: self.text(), at: self.number() }
    }

    fn standard(&mut self) -> Standard {
        let deadline = |dice: &mut Self| Said {
            text: dice.text(),
            value: dice.maybe(|dice| Deadline {
                day: dice.one_of(&[Day::Closing, Day::Same, Day::OfMonth(25), Day::OfWeek(5)]),
                minute: dice.one_of(&[0, 900, 1439]),
            }),
        };
        Standard {
            due: deadline(self),
            aim: deadline(self),
            cadence: Said {
                text: self.text(),
                value: self.one_of(&[
                    Cadence::PerCase,
                    Cadence::Daily,
                    Cadence::Weekly,
                    Cadence::Monthly,
                    Cadence::Quarterly,
                    Cadence::Yearly,
                ]),
            },
            form: self.text(),
            quality: self.text(),
            ack_within: Said { text: self.text(), value: self.one_of(&[0, 120, u32::MAX]) },
        }
    }
}
