//! People to know: the list for somebody's first weeks, on screen and as a page for paper.

use super::ask::reached;
use super::export::write;
use super::line::Lines;
use super::way::{record, way};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::{key, messages};
use simpul_exchange::handout::{Handout, Sheet, html};
use simpul_model::{End, Moment, NeedId, Party, PositionId, RecordRef};
use simpul_search::{Way, people_to_know as known_to};
use std::collections::BTreeMap;
use std::path::Path;

/// Whom somebody new in a unit, on a position or a person has to know.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn people_to_know(desk: &Desk, request: KnowRequest, ctx: &Ctx) -> Result<KnowView, ApiError> {
    let snapshot = desk.snapshot()?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    known(&lines, &request.key, ctx.clock.now())
}

/// Writes the list as a page.
///
/// # Errors
/// `no-file`, `not-found`, `not-writable`, `disk-full`.
pub fn export_people_to_know(
    desk: &Desk,
    request: KnowExportRequest,
    ctx: &Ctx,
) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    let view = known(&lines, &request.key, ctx.clock.now())?;
    let organisation = &lines.document.organisation().name;
    let words = Words { language: request.language };
    let page = html(&words.handout(&view, organisation, &messages::day(request.language, lines.today)));
    write(Path::new(&request.path), &page)?;
    Ok(TableExported { path: request.path, rows: (view.near.len() + view.others.len()) as u32 })
}

/// The same page where the system's own program can print it.
///
/// # Errors
/// As [`export_people_to_know`].
pub fn print_people_to_know(
    desk: &Desk,
    request: KnowExportRequest,
    ctx: &Ctx,
) -> Result<TableExported, ApiError> {
    let path = std::env::temp_dir().join(format!("simpul-{}.html", std::process::id()));
    let path = path.to_string_lossy().into_owned();
    export_people_to_know(desk, KnowExportRequest { path, ..request }, ctx)
}

fn known(lines: &Lines<'_>, key: &str, now: Moment) -> Result<KnowView, ApiError> {
    let document = lines.document;
    let gone = || ApiError::not_found(key);
    let (party, of) = match key::parse(key)? {
        RecordRef::Unit(id) if document.units().get(id).is_some() => (Party::Unit(id), lines.unit(id)),
        RecordRef::Position(id) if document.positions().get(id).is_some() => {
            (Party::Position(id), lines.position(id))
        }
        RecordRef::Person(id) => {
            let person = document.people().get(id).ok_or_else(gone)?;
            (Party::Person(id), person_view(lines, person))
        }
        _ => return Err(gone()),
    };
    let own: Vec<RecordRef> = match party {
        Party::Person(person) => {
            document.posts_of(person, lines.today).into_iter().map(RecordRef::from).collect()
        }
        other => vec![record(other)],
    };
    let ways = |ways: Vec<Way>| ways.into_iter().map(|found| way(lines, found, now)).collect();
    let needs = |needs: Vec<NeedId>, gives: bool| {
        needs.into_iter().filter_map(|need| known_need(lines, &own, need, gives)).collect()
    };
    let known = known_to(document, party, lines.today);
    let near = known.near.into_iter().filter_map(|(near, who, found)| {
        Some(NearLine { near: near.code().to_owned(), who: reached(lines, who)?, ways: ways(found) })
    });
    let near = near.collect();
    let others = known.others.into_iter().filter_map(|other| {
        Some(KnowLine {
            who: reached(lines, other.who)?,
            often: other.often.map(|often| often.code().to_owned()),
            gives: needs(other.gives, true),
            gets: needs(other.gets, false),
            ways: ways(other.ways),
        })
    });
    let others = others.collect();
    Ok(KnowView { of, near, others })
}

fn person_view(lines: &Lines<'_>, person: &simpul_model::Person) -> PartyView {
    let posts = lines.document.posts_of(person.id, lines.today);
    let first = posts.first().map(|&post: &PositionId| lines.position(post)).unwrap_or_default();
    PartyView { key: key::of(person.id), name: person.name.clone(), vacant: false, ..first }
}

fn known_need(lines: &Lines<'_>, own: &[RecordRef], need: NeedId, gives: bool) -> Option<KnownNeed> {
    let need = lines.document.needs().get(need)?;
    let line = lines.need(need);
    let (end, party) = if gives { (need.customer, line.customer) } else { (need.supplier, line.supplier) };
    let end = match end {
        End::Unit(id) => RecordRef::Unit(id),
        End::Position(id) => RecordRef::Position(id),
    };
    Some(KnownNeed {
        key: line.key,
        item: line.item,
        due: line.due,
        cadence: line.cadence,
        channel: line.channel,
        form: line.form,
        quality: line.quality,
        purpose: line.purpose,
        own: (!own.contains(&end)).then_some(Name { key: party.key, name: party.name }),
    })
}

/// Writes the list as tables.
struct Words {
    language: Language,
}

impl Words {
    fn word(&self, key: &str) -> String {
        messages::word(self.language, &format!("handout.{key}"), &BTreeMap::new())
    }

    fn handout(&self, view: &KnowView, organisation: &str, day: &str) -> Handout {
        let args = BTreeMap::from([("name".to_owned(), view.of.name.clone())]);
        let unit = view.of.unit.as_ref().map(|unit| unit.name.as_str()).unwrap_or_default();
        let about = [view.of.detail.as_str(), unit, organisation, day];
        let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
        let near = Sheet {
            title: self.word("near"),
            headings: ["who", "stands", "reach"].map(|column| self.word(column)).into(),
            rows: view.near.iter().map(|line| self.near(line)).collect(),
        };
        let others = Sheet {
            title: self.word("others"),
            headings: ["who", "often", "gives", "gets", "reach"].map(|column| self.word(column)).into(),
            rows: view.others.iter().map(|line| self.other(line)).collect(),
        };
        let tables = [near, others].into_iter().filter(|table| !table.rows.is_empty()).collect();
        Handout {
            language: if self.language == Language::En { "en" } else { "id" }.to_owned(),
            title: messages::word(self.language, "handout.title", &args),
            lines: vec![about.join(" · ")],
            tables,
        }
    }

    fn near(&self, line: &NearLine) -> Vec<Vec<String>> {
        vec![self.who(&line.who), vec![self.word(&format!("near.{}", line.near))], reach(&line.ways)]
    }

    fn other(&self, line: &KnowLine) -> Vec<Vec<String>> {
        let often = line.often.as_ref().map(|often| self.word(&format!("often.{often}")));
        let needs = |needs: &[KnownNeed]| needs.iter().map(told).collect();
        vec![
            self.who(&line.who),
            often.into_iter().collect(),
            needs(&line.gives),
            needs(&line.gets),
            reach(&line.ways),
        ]
    }

    fn who(&self, who: &Reached) -> Vec<String> {
        let parts = [&who.person, &who.position, &who.unit].map(|part| part.as_ref().map(|p| p.name.clone()));
        let mut parts = parts.into_iter().flatten();
        let first = parts.next().unwrap_or_default();
        let first = if who.vacant { format!("{first} ({})", self.word("vacant")) } else { first };
        let rest: Vec<String> = parts.collect();
        [first, rest.join(" · ")].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// An item and what was agreed about when.
fn told(need: &KnownNeed) -> String {
    let agreed = [need.cadence.as_str(), need.due.as_str()];
    let agreed: Vec<&str> = agreed.into_iter().filter(|part| !part.is_empty()).collect();
    if agreed.is_empty() { need.item.clone() } else { format!("{} ({})", need.item, agreed.join(", ")) }
}

/// The two ways to try first.
fn reach(ways: &[WayView]) -> Vec<String> {
    ways.iter().take(2).map(|way| way.address.clone()).collect()
}
