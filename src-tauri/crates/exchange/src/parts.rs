//! Who has which part in which topic, as a table: a row a topic, a column for everybody who has a part, in each cell
//! the letters R, A, C and I. What is written is read again as it was.

use crate::read::{Book, ReadError};
use crate::table::{Cell, Table};
use simpul_model::*;
use std::collections::{BTreeMap, BTreeSet};

/// The headings before those of the parties.
const HEADINGS: [&str; 2] = ["id", "topic"];
/// What the heading of the topics may be called.
const TOPIC: [&str; 6] = ["topic", "topik", "task", "activity", "tugas", "kegiatan"];

/// Everybody who can have a part, by name.
pub struct Parties<'a> {
    document: &'a Document,
    by_name: BTreeMap<String, Vec<Party>>,
    by_id: BTreeMap<String, Vec<Party>>,
}

impl<'a> Parties<'a> {
    /// Those of a document. O(n log n).
    pub fn of(document: &'a Document) -> Self {
        let mut all = Self { document, by_name: BTreeMap::new(), by_id: BTreeMap::new() };
        let units = document.units().iter().map(|unit| Party::Unit(unit.id));
        let positions = document.positions().iter().map(|position| Party::Position(position.id));
        let people = document.people().iter().map(|person| Party::Person(person.id));
        for party in units.chain(positions).chain(people) {
            let (name, external) = all.said(party);
            all.by_name.entry(fold(&name)).or_default().push(party);
            all.by_id.entry(key(party)).or_default().push(party);
            if let Some(external) = external {
                all.by_id.entry(external).or_default().push(party);
            }
        }
        all
    }

    fn said(&self, party: Party) -> (String, Option<String>) {
        let said = match party {
            Party::Unit(id) => {
                self.document.units().get(id).map(|unit| (unit.name.trim(), unit.external_id.as_deref()))
            }
            Party::Position(id) => {
                self.document.positions().get(id).map(|seat| (seat.title.trim(), seat.external_id.as_deref()))
            }
            Party::Person(id) => self
                .document
                .people()
                .get(id)
                .map(|person| (person.name.trim(), person.external_id.as_deref())),
        };
        let (name, external) = said.unwrap_or_default();
        let external = external.map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned);
        (name.to_owned(), external)
    }

    /// By their name where nobody else has it, else with their id: always so that it is read as them.
    pub fn name(&self, party: Party) -> String {
        let (name, external) = self.said(party);
        let with_id = external.map(|id| format!("{name} [{id}]"));
        let with_key = format!("{name} [{}]", key(party));
        let mut ways = [name].into_iter().chain(with_id).chain([with_key]);
        ways.find(|way| self.find(way) == Some(party)).unwrap_or_else(|| key(party))
    }

    /// Whom a heading names; nothing where it names nobody or several.
    pub fn find(&self, heading: &str) -> Option<Party> {
        let heading = heading.trim();
        let one = |found: Option<&Vec<Party>>| match found.map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        };
        if let Some(found) = one(self.by_id.get(heading)) {
            return Some(found);
        }
        if let Some(found) = one(self.by_name.get(&fold(heading)).filter(|_| !heading.is_empty())) {
            return Some(found);
        }
        let (_, id) = heading.strip_suffix(']')?.rsplit_once('[')?;
        one(self.by_id.get(id.trim()))
    }

    /// How they stand in a list: by kind, external id, name.
    fn place(&self, party: Party) -> (u8, bool, String, String, Party) {
        let (name, external) = self.said(party);
        let kind = match party {
            Party::Unit(_) => 0,
            Party::Position(_) => 1,
            Party::Person(_) => 2,
        };
        (kind, external.is_none(), external.unwrap_or_default(), fold(&name), party)
    }

    /// Everybody who has a part in one of these topics, in their order.
    pub fn involved<'t>(&self, topics: impl IntoIterator<Item = &'t Topic>) -> Vec<Party> {
        let all: BTreeSet<Party> =
            topics.into_iter().flat_map(|topic| topic.parts().into_iter().map(|one| one.party)).collect();
        let mut all: Vec<Party> = all.into_iter().collect();
        all.sort_by_cached_key(|&party| self.place(party));
        all
    }
}

fn key(party: Party) -> String {
    match party {
        Party::Unit(id) => format!("unit:{id}"),
        Party::Position(id) => format!("position:{id}"),
        Party::Person(id) => format!("person:{id}"),
    }
}

/// The letters of one in a topic.
pub fn letters(topic: &Topic, party: Party) -> String {
    let own = topic.parts().into_iter().filter(|one| one.party == party);
    own.map(|one| one.part.letter()).collect()
}

/// What letters stand for, whatever stands between them; nothing where there is another letter.
pub fn parts(letters: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for letter in letters.chars() {
        match Part::from_letter(letter) {
            Some(part) => parts.push(part),
            None if letter.is_alphanumeric() => return None,
            None => {}
        }
    }
    parts.sort_unstable();
    parts.dedup();
    Some(parts)
}

/// The table of these topics, in their order. O(topics × parties).
pub fn table(document: &Document, topics: &[&Topic], name: &str) -> Table {
    let parties = Parties::of(document);
    let columns = parties.involved(topics.iter().copied());
    let ids = ids(document);
    let row = |topic: &&Topic| {
        let id = topic.external_id.clone().filter(|id| ids.get(id.trim()) == Some(&Some(topic.id)));
        let id = id.unwrap_or_else(|| topic_key(topic.id));
        let of_party = columns.iter().map(|&party| letters(topic, party));
        [id, topic.name.clone()].into_iter().chain(of_party).map(Cell::Text).collect()
    };
    Table {
        name: name.to_owned(),
        headings: HEADINGS
            .map(str::to_owned)
            .into_iter()
            .chain(columns.iter().map(|&p| parties.name(p)))
            .collect(),
        rows: topics.iter().map(row).collect(),
    }
}

fn topic_key(id: TopicId) -> String {
    format!("topic:{id}")
}

/// Topics by their id outside; nothing where several have it.
fn ids(document: &Document) -> BTreeMap<String, Option<TopicId>> {
    let mut ids: BTreeMap<String, Option<TopicId>> = BTreeMap::new();
    for topic in document.topics().iter() {
        let external = topic.external_id.as_deref().map(str::trim).filter(|id| !id.is_empty());
        for id in external.map(str::to_owned).into_iter().chain([topic_key(topic.id)]) {
            let known = ids.entry(id).or_insert(Some(topic.id));
            *known = known.filter(|&known| known == topic.id);
        }
    }
    ids
}

/// Which topic a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// One that is there.
    Known(TopicId),
    /// One that is not: its id outside, and its name.
    New(Option<String>, String),
}

/// A row of a table of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsLine {
    /// The line in the file, from 1.
    pub line: u32,
    /// Which topic.
    pub topic: Which,
    /// What the table says of everybody it has a column for.
    pub said: Vec<(Party, Vec<Part>)>,
}

/// What is not as it should be in a table of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartsFault {
    /// The line in the file, from 1.
    pub line: u32,
    /// What is the matter.
    pub kind: PartsFaultKind,
    /// What stands there.
    pub value: String,
}

/// What can be the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartsFaultKind {
    /// A heading that names nobody, or several: the column is left out.
    UnknownRole,
    /// Two headings name the same one: the second is left out.
    TwiceRole,
    /// A name that several topics have: the row is left out.
    SeveralTopics,
    /// A topic that stood in a row before: the row is left out.
    TwiceTopic,
    /// Parts without a topic: the row is left out.
    NoTopic,
    /// Letters other than R, A, C and I: what this one has stays as it is.
    BadLetters,
}

impl PartsFaultKind {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownRole => "unknown-role",
            Self::TwiceRole => "twice-role",
            Self::SeveralTopics => "several-topics",
            Self::TwiceTopic => "twice-topic",
            Self::NoTopic => "no-topic",
            Self::BadLetters => "bad-letters",
        }
    }
}

/// Why a file is no table of parts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PartsError {
    /// It holds no table.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No column holds topics.
    #[error("no column holds topics")]
    NoTopics,
}

/// Reads a table of parts: text cut by a delimiter, or a workbook. O(cells log n).
///
/// # Errors
/// [`PartsError`] where the file as a whole is something else.
pub fn read(
    document: &Document,
    name: &str,
    bytes: &[u8],
) -> Result<(Vec<PartsLine>, Vec<PartsFault>), PartsError> {
    let book = Book::open(name, bytes)?;
    let is_topic = |heading: &str| TOPIC.contains(&fold(heading).as_str());
    let is_known = |heading: &str| is_topic(heading) || fold(heading) == HEADINGS[0];
    let sheets = book.leaves.iter().map(|leaf| leaf.head(&is_known, usize::MAX));
    for lines in sheets {
        let head = lines.iter().position(|line| line.cells.iter().any(|cell| is_topic(&plain(cell))));
        let Some(at) = head else { continue };
        let headings: Vec<String> = lines[at].cells.iter().map(|cell| plain(cell)).collect();
        let mut reader = Reader::of(document, lines[at].line, &headings);
        for line in &lines[at + 1..] {
            reader.row(line.line, &line.cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>());
        }
        return Ok((reader.lines, reader.faults));
    }
    Err(PartsError::NoTopics)
}

/// What is no formula is written with a mark before it.
fn plain(cell: &str) -> String {
    let bare = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t']));
    bare.unwrap_or(cell).trim().to_owned()
}

struct Reader {
    id: Option<usize>,
    topic: usize,
    roles: Vec<(usize, Party)>,
    ids: BTreeMap<String, Option<TopicId>>,
    by_name: BTreeMap<String, Vec<TopicId>>,
    seen: BTreeSet<String>,
    lines: Vec<PartsLine>,
    faults: Vec<PartsFault>,
}

impl Reader {
    fn of(document: &Document, line: u32, headings: &[String]) -> Self {
        let parties = Parties::of(document);
        let topic = headings.iter().position(|heading| TOPIC.contains(&fold(heading).as_str()));
        let topic = topic.unwrap_or_default();
        let id = headings.iter().position(|heading| fold(heading) == HEADINGS[0]);
        let (mut roles, mut faults): (Vec<(usize, Party)>, Vec<PartsFault>) = (Vec::new(), Vec::new());
        for (at, heading) in headings.iter().enumerate() {
            if at == topic || Some(at) == id || heading.is_empty() {
                continue;
            }
            let kind = match parties.find(heading) {
                None => PartsFaultKind::UnknownRole,
                Some(party) if roles.iter().any(|(_, known)| *known == party) => PartsFaultKind::TwiceRole,
                Some(party) => {
                    roles.push((at, party));
                    continue;
                }
            };
            faults.push(PartsFault { line, kind, value: heading.clone() });
        }
        let mut by_name: BTreeMap<String, Vec<TopicId>> = BTreeMap::new();
        for topic in document.topics().iter() {
            by_name.entry(fold(topic.name.trim())).or_default().push(topic.id);
        }
        let (seen, lines) = (BTreeSet::new(), Vec::new());
        Self { id, topic, roles, ids: ids(document), by_name, seen, lines, faults }
    }

    fn row(&mut self, line: u32, cells: &[String]) {
        let cell = |at: usize| cells.get(at).map(String::as_str).unwrap_or_default();
        let (id, name) = (self.id.map(cell).unwrap_or_default(), cell(self.topic));
        let mut fault = |kind, value: &str| {
            self.faults.push(PartsFault { line, kind, value: value.to_owned() });
        };
        let known = self.ids.get(id).copied().flatten();
        let named = self.by_name.get(&fold(name)).map(Vec::as_slice).unwrap_or_default();
        let topic = match (known, named) {
            (Some(id), _) => Which::Known(id),
            (None, _) if name.is_empty() => {
                if cells.iter().any(|cell| !cell.is_empty()) {
                    fault(PartsFaultKind::NoTopic, id);
                }
                return;
            }
            (None, [one]) => Which::Known(*one),
            (None, []) => {
                let own = Some(id).filter(|id| !id.is_empty() && !id.starts_with("topic:"));
                Which::New(own.map(str::to_owned), name.to_owned())
            }
            (None, _) => return fault(PartsFaultKind::SeveralTopics, name),
        };
        let mark = match &topic {
            Which::Known(id) => topic_key(*id),
            Which::New(id, name) => format!("{} {}", id.as_deref().unwrap_or_default(), fold(name)),
        };
        if !self.seen.insert(mark) {
            return fault(PartsFaultKind::TwiceTopic, name);
        }
        let mut said = Vec::new();
        for &(at, party) in &self.roles {
            match parts(cell(at)) {
                Some(parts) => said.push((party, parts)),
                None => fault(PartsFaultKind::BadLetters, cell(at)),
            }
        }
        self.lines.push(PartsLine { line, topic, said });
    }
}

#[cfg(test)]
mod tests;
