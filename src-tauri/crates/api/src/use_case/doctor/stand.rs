//! Which findings stand: those kept from imports that are not mended, and those the data shows, each once.
//!
//! A finding of an import about something that the data shows by itself (a parked position, an assignment
//! that is over) stands as long as the data shows it, and one that noted what its value was meant for as long
//! as that is empty, so that what was put right by hand is gone here too.

use crate::dto::FindingCounts;
use crate::key;
use simpul_model::{
    Confirmation, Date, Document, Finding, FindingId, FindingKind, FindingState, Matter, RecordRef, Repair,
    Seen, Severity, Slot, examine,
};
use std::collections::{HashMap, HashSet, VecDeque};

/// A finding that stands: kept from an import, shown by the data, or both.
#[derive(Clone)]
pub(super) struct Standing<'a> {
    kept: Option<&'a Finding>,
    seen: Option<Seen>,
    /// The row that remembers that what the data shows is no problem.
    word: Option<&'a Finding>,
}

impl<'a> Standing<'a> {
    pub(super) fn kept(&self) -> Option<&'a Finding> {
        self.kept
    }

    pub(super) fn word(&self) -> Option<&'a Finding> {
        self.word
    }

    pub(super) fn seen(&self) -> Option<&Seen> {
        self.seen.as_ref()
    }

    pub(super) fn kind(&self) -> FindingKind {
        let seen = self.seen.as_ref().map(|seen| seen.kind);
        // The import knows best why a manager could not be found.
        self.kept.map(|kept| kept.kind).or(seen).unwrap_or(FindingKind::BadRow)
    }

    pub(super) fn record(&self) -> Option<RecordRef> {
        self.seen.as_ref().and_then(|seen| seen.record).or(self.kept.and_then(|kept| kept.about))
    }

    /// As its repair sees it.
    pub(super) fn matter(&self) -> Matter<'a> {
        Matter { kind: self.kind(), record: self.record(), kept: self.kept }
    }

    pub(super) fn accepted(&self) -> Option<&'a Confirmation> {
        self.kept.or(self.word).and_then(|finding| finding.accepted.as_ref())
    }

    /// The same as long as the finding stands.
    pub(super) fn handle(&self) -> String {
        match (self.kept, &self.seen) {
            (Some(kept), _) => key::of(kept.id),
            (None, seen) => {
                let record = seen.as_ref().and_then(|seen| seen.record).map(key::of).unwrap_or_default();
                format!("{}@{record}", self.kind().code())
            }
        }
    }

    /// What the data shows as a row to keep.
    pub(super) fn new_row(&self, id: FindingId) -> Finding {
        Finding {
            id,
            kind: self.kind(),
            file: String::new(),
            row: 0,
            column: String::new(),
            value: String::new(),
            args: self.seen.as_ref().map(|seen| seen.args.clone()).unwrap_or_default(),
            repair: Repair::default(),
            state: FindingState::Open,
            about: self.record(),
            accepted: None,
        }
    }
}

/// Open findings by severity.
pub(crate) fn finding_counts(document: &Document, today: Date) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for stands in standing(document, today).iter().filter(|stands| stands.accepted().is_none()) {
        match stands.kind().severity() {
            Severity::Error => counts.error += 1,
            Severity::Warning => counts.warning += 1,
            Severity::Info => counts.info += 1,
        }
    }
    counts
}

/// Every finding that stands. O(n log n).
pub(super) fn standing(document: &Document, today: Date) -> Vec<Standing<'_>> {
    let open = document.findings().iter().filter(|f| f.state != FindingState::Repaired);
    let (of_data, of_imports): (Vec<&Finding>, Vec<&Finding>) = open.partition(|f| f.is_of_data());
    let mut told = Told::of(&of_imports);
    let words: HashMap<String, &Finding> = of_data.into_iter().map(|f| (word_key(f), f)).collect();
    let mut list: Vec<Standing<'_>> = Vec::new();
    for seen in examine(document, today) {
        let kept = told.take(&seen);
        let word = if kept.is_none() { words.get(&seen_key(&seen)).copied() } else { None };
        list.push(Standing { kept, seen: Some(seen), word });
    }
    let addresses: HashSet<&str> = document.channels().iter().map(|c| c.address.as_str()).collect();
    let told_here: HashSet<FindingId> = list.iter().filter_map(|s| s.kept.map(|kept| kept.id)).collect();
    let alone = of_imports.into_iter().filter(|kept| !told_here.contains(&kept.id)).filter(|kept| {
        let of_channel = kept.kind == FindingKind::BadEmail && addresses.contains(kept.value.as_str());
        of_channel || !(is_shown_by_data(kept) || kept.is_overtaken(document))
    });
    list.extend(alone.map(|kept| Standing { kept: Some(kept), seen: None, word: None }));
    list
}

/// Whether the data shows by itself what this kind of finding is about.
fn is_shown_by_data(kept: &Finding) -> bool {
    is_parking(kept)
        || (kept.kind == FindingKind::SelfNeed && kept.about.is_some())
        || matches!(kept.kind, FindingKind::SeveralRoots | FindingKind::FutureOrEnded | FindingKind::BadEmail)
}

/// Whether a finding of an import is why a position is parked. What is said about dotted lines is not.
fn is_parking(kept: &Finding) -> bool {
    use FindingKind as K;
    let kind =
        matches!(kept.kind, K::MissingManager | K::AmbiguousManager | K::SelfReport | K::ReportingCycle);
    kind && kept.slot() != Some(Slot::Dotted) && kept.repair.code != "choose-position"
}

/// What the data shows is the same finding as long as this is.
fn seen_key(seen: &Seen) -> String {
    match (seen.record, seen.kind) {
        // Another manager named, or another number of tops, is another matter.
        (Some(record), FindingKind::MissingManager) => {
            let given = seen.args.get(1).map_or("", String::as_str);
            format!("{}@{}@{given}", seen.kind.code(), key::of(record))
        }
        (Some(record), kind) => format!("{}@{}", kind.code(), key::of(record)),
        (None, kind) => format!("{}@@{}", kind.code(), seen.args.join("\n")),
    }
}

fn word_key(finding: &Finding) -> String {
    seen_key(&Seen { kind: finding.kind, record: finding.about, args: finding.args.clone() })
}

/// What findings of imports say about what the data shows, for asking quickly. Several of one value are
/// handed out in their order.
struct Told<'a> {
    by_manager: HashMap<&'a str, VecDeque<&'a Finding>>,
    by_post: HashMap<&'a [String], VecDeque<&'a Finding>>,
    by_address: HashMap<&'a str, VecDeque<&'a Finding>>,
    by_need: HashMap<RecordRef, VecDeque<&'a Finding>>,
    tops: VecDeque<&'a Finding>,
}

impl<'a> Told<'a> {
    fn of(kept: &[&'a Finding]) -> Self {
        let mut told = Self {
            by_manager: HashMap::new(),
            by_post: HashMap::new(),
            by_address: HashMap::new(),
            by_need: HashMap::new(),
            tops: VecDeque::new(),
        };
        for &finding in kept {
            match finding.kind {
                _ if is_parking(finding) => {
                    told.by_manager.entry(finding.value.as_str()).or_default().push_back(finding);
                }
                FindingKind::FutureOrEnded => {
                    let post = finding.args.get(..2).unwrap_or_default();
                    told.by_post.entry(post).or_default().push_back(finding);
                }
                FindingKind::SeveralRoots => {
                    told.tops.push_back(finding);
                }
                FindingKind::BadEmail => {
                    told.by_address.entry(finding.value.trim()).or_default().push_back(finding);
                }
                FindingKind::SelfNeed => {
                    if let Some(need) = finding.about {
                        told.by_need.entry(need).or_default().push_back(finding);
                    }
                }
                _ => {}
            }
        }
        told
    }

    fn take(&mut self, seen: &Seen) -> Option<&'a Finding> {
        let queue = match seen.kind {
            FindingKind::MissingManager => self.by_manager.get_mut(seen.args.get(1)?.as_str()),
            FindingKind::FutureOrEnded => self.by_post.get_mut(seen.args.as_slice()),
            FindingKind::SeveralRoots => Some(&mut self.tops),
            FindingKind::BadEmail => self.by_address.get_mut(seen.args.get(1)?.as_str()),
            FindingKind::SelfNeed => self.by_need.get_mut(&seen.record?),
            _ => None,
        };
        queue?.pop_front()
    }
}
