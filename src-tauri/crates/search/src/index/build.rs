//! Building an index.

use super::{Base, Entry, Field, Index, Posting};
use crate::candidate::Seat;
use crate::lexicon::SHIPPED;
use crate::line::Line;
use crate::reach::Look;
use crate::terms::Terms;
use crate::tie::tie;
use simpul_model::{Date, Document, Party, RecordRef, Topic, fold, words};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

impl Index {
    /// Builds the index. O(w + d log d) in the words of the document and the distinct ones.
    pub fn build(document: &Document, today: Date) -> Self {
        let mut build = Build::default();
        for unit in document.units().iter().filter(|u| !u.archived) {
            let at = build.record(unit.id.into(), &unit.name);
            build.text(at, Field::Name, &unit.name);
            build.text(at, Field::Text, &unit.purpose);
            build.shared(at, Field::Context, &unit.kind);
            build.ways(at, document, Party::Unit(unit.id));
        }
        let unit_name = |unit| document.units().get(unit).map_or("", |u| u.name.as_str());
        for position in document.positions().iter() {
            let at = build.record(position.id.into(), &position.title);
            build.shared(at, Field::Name, &position.title);
            build.shared(at, Field::Text, &position.duties);
            build.shared(at, Field::Context, position.unit.map_or("", unit_name));
            build.ways(at, document, Party::Position(position.id));
        }
        for person in document.people().iter() {
            let at = build.record(person.id.into(), &person.name);
            build.text(at, Field::Name, &person.name);
            build.text(at, Field::Synonym, &person.email);
            build.text(at, Field::Synonym, &person.phone);
            build.shared(at, Field::Context, &person.location);
            for held in document.assignments_of(person.id).filter(|a| a.is_current(today)) {
                if let Some(position) = document.positions().get(held.position) {
                    build.shared(at, Field::Context, &position.title);
                    build.shared(at, Field::Context, position.unit.map_or("", unit_name));
                }
            }
        }
        document.topics().iter().for_each(|topic| build.topic(topic));
        for item in document.items().iter() {
            let at = build.record(item.id.into(), &item.name);
            build.text(at, Field::Name, &item.name);
        }
        for process in document.processes().iter() {
            let at = build.record(process.id.into(), &process.name);
            build.text(at, Field::Name, &process.name);
        }
        build.finish(Look { document, today })
    }
}

/// An index under way. Words are numbered as they come; order begins when all are known.
#[derive(Default)]
pub(super) struct Build<'a> {
    words: HashMap<Box<str>, u32>,
    postings: Vec<Vec<Posting>>,
    /// The words of texts that stand in many records: titles, units, places.
    shared: HashMap<&'a str, Vec<u32>>,
    records: Vec<Entry>,
}

impl<'a> Build<'a> {
    fn record(&mut self, record: RecordRef, text: &str) -> u32 {
        self.records.push(Entry::new(record, text));
        self.records.len() as u32 - 1
    }

    fn text(&mut self, entry: u32, field: Field, text: &str) {
        let words = self.numbered(text);
        self.stand(entry, field, &words);
    }

    /// As [`Self::text`], for a text that comes again and again.
    fn shared(&mut self, entry: u32, field: Field, text: &'a str) {
        let words = match self.shared.remove(text) {
            Some(words) => words,
            None => self.numbered(text),
        };
        self.stand(entry, field, &words);
        self.shared.insert(text, words);
    }

    /// What the ways to reach somebody are for ("bug triage").
    fn ways(&mut self, entry: u32, document: &'a Document, of: Party) {
        for channel in document.channels_of(of).filter(|channel| channel.topic.is_none()) {
            self.shared(entry, Field::Text, &channel.purpose);
        }
    }

    fn numbered(&mut self, text: &str) -> Vec<u32> {
        let folded = fold(text);
        let mut numbers = Vec::new();
        for word in words(&folded) {
            let number = self.words.get(word).copied().unwrap_or_else(|| {
                self.postings.push(Vec::new());
                let number = self.postings.len() as u32 - 1;
                self.words.insert(word.into(), number);
                number
            });
            numbers.push(number);
        }
        numbers
    }

    fn stand(&mut self, entry: u32, field: Field, words: &[u32]) {
        let whole = words.len() == 1 && field <= Field::Synonym;
        for &word in words {
            let postings = &mut self.postings[word as usize];
            // Words of one record arrive together: the better field of a repeated word stays.
            match postings.last_mut().filter(|last| last.entry == entry) {
                Some(last) => {
                    last.field = last.field.min(field);
                    last.whole |= whole;
                }
                None => postings.push(Posting { entry, field, whole }),
            }
        }
    }

    pub(super) fn topic(&mut self, topic: &Topic) {
        let at = self.record(topic.id.into(), &topic.name);
        self.text(at, Field::Name, &topic.name);
        topic.synonyms.iter().for_each(|synonym| self.text(at, Field::Synonym, synonym));
        // What is asked for along with it ("receipts") is what people come with.
        self.text(at, Field::Text, &topic.send_along);
    }

    /// The words of a single record, in order, each with where it stands.
    pub(super) fn of_one(mut self) -> BTreeMap<Box<str>, Posting> {
        let of = |(word, number): (Box<str>, u32)| Some((word, self.postings[number as usize].pop()?));
        self.words.into_iter().filter_map(of).collect()
    }

    /// Renumbers records by tie order, so that no minted id shows in an answer, and puts words in theirs. The
    /// two have nothing to do with each other and are done side by side.
    fn finish(self, look: Look<'_>) -> Index {
        let Self { words: numbers, postings, records, .. } = self;
        let ((place, records, seats), (known, terms)) =
            rayon::join(|| in_tie_order(records, look), || in_word_order(numbers));
        let places = records.iter().zip(0..).map(|(entry, at)| (entry.record, at)).collect();
        let words = with_postings(known, postings, &place);
        let ways = |group: &Vec<String>| SHIPPED.group(group.iter().map(String::as_str));
        let synonyms = look.document.organisation().synonyms.iter().map(ways).collect();
        let base = Base { words, records, places, terms, seats, day: Some(look.today), synonyms };
        Index { base: Arc::new(base), over: None }
    }
}

/// Where each record comes to stand, the records there, and who answers for each.
fn in_tie_order(records: Vec<Entry>, look: Look<'_>) -> (Vec<u32>, Vec<Entry>, Vec<Option<Seat>>) {
    let mut order: Vec<u32> = (0..records.len() as u32).collect();
    order.sort_by_cached_key(|&at| {
        let record = records[at as usize].record;
        (record.kind(), tie(look.document, record))
    });
    let mut place = vec![0u32; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old as usize] = new as u32;
    }
    let records: Vec<Entry> = order.iter().map(|&old| records[old as usize].clone()).collect();
    let mut line = Line::new(look.document);
    let seats = records.iter().map(|entry| Seat::of(look, entry.record, &mut line)).collect();
    (place, records, seats)
}

/// The words with their numbers, and what else leads to them.
fn in_word_order(numbers: HashMap<Box<str>, u32>) -> (Vec<(Box<str>, u32)>, Terms) {
    let mut known: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
    known.sort_unstable();
    let terms = Terms::build(known.iter().map(|(word, _)| word.as_ref()));
    (known, terms)
}

/// Each word with the records it stands in, in tie order.
fn with_postings(
    known: Vec<(Box<str>, u32)>,
    mut postings: Vec<Vec<Posting>>,
    place: &[u32],
) -> Vec<(Box<str>, Vec<Posting>)> {
    let mut of = |number: u32| {
        let mut postings = std::mem::take(&mut postings[number as usize]);
        postings.iter_mut().for_each(|posting| posting.entry = place[posting.entry as usize]);
        postings.sort_unstable_by_key(|posting| posting.entry);
        postings.shrink_to_fit();
        postings
    };
    known.into_iter().map(|(word, number)| (word, of(number))).collect()
}
