//! What an edit would do: planned on a snapshot, and said in lines.

use super::edit::wish;
use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::{ids, refused};
use simpul_model::{
    Assignment, Change, Channel, Document, DottedLine, End, Need, Party, Planned, Position, PositionId,
    RecordRef, Row, Topic, Unit, UnitId, plan,
};
use std::collections::BTreeMap;

/// Lines a person still reads.
const MOST: usize = 12;

/// Plans an edit without doing it. A refusal is an answer, too.
///
/// # Errors
/// `no-file`.
pub fn preview_edit(desk: &Desk, request: EditRequest, ctx: &Ctx) -> Result<PreviewView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let mut ids = ids(document, ctx);
    let wish = match wish(document, request, &desk.who(), ctx, &mut ids) {
        Ok(wish) => wish,
        Err(refusal) => return Ok(nothing(refusal)),
    };
    let planned = match plan(document, wish.edit) {
        Ok(planned) => planned,
        Err(refusal) => return Ok(nothing(refused(document, &refusal))),
    };
    let mut told = Told::new(document, &planned, wish.tops, ctx);
    told.tell(&planned.change);
    let (lines, more) = told.finish();
    Ok(PreviewView { name: Some(planned.name.into()), refusal: None, moved: wish.moved, lines, more })
}

fn nothing(refusal: ApiError) -> PreviewView {
    PreviewView { name: None, refusal: Some(refusal), moved: 0, lines: Vec::new(), more: 0 }
}

/// What changes alike: the subject, and the words before and after.
type Alike = (PreviewWhat, Option<String>, Option<String>);

/// Gathers what a change says, alike with alike.
struct Told<'a> {
    before: Lines<'a>,
    after: Lines<'a>,
    lines: Vec<PreviewLine>,
    places: BTreeMap<Alike, usize>,
    tops: Vec<RecordRef>,
}

impl<'a> Told<'a> {
    fn new(document: &'a Document, planned: &'a Planned, tops: Vec<RecordRef>, ctx: &Ctx) -> Self {
        let today = ctx.clock.today();
        Self {
            before: Lines { document, today },
            after: Lines { document: &planned.after, today },
            lines: Vec::new(),
            places: BTreeMap::new(),
            tops,
        }
    }

    fn say(&mut self, what: PreviewWhat, name: String, from: Option<String>, to: Option<String>) {
        let alike = (what, from.clone(), to.clone());
        if let Some(&place) = self.places.get(&alike) {
            self.lines[place].count += 1;
            return;
        }
        self.places.insert(alike, self.lines.len());
        self.lines.push(PreviewLine { what, name, count: 1, from, to });
    }

    /// By subject, each in the order of the records; the rest is counted.
    fn finish(mut self) -> (Vec<PreviewLine>, u32) {
        self.lines.sort_by_key(|line| line.what);
        let more = self.lines.len().saturating_sub(MOST);
        self.lines.truncate(MOST);
        (self.lines, more as u32)
    }

    fn tell(&mut self, change: &Change) {
        for (was, is) in &change.updated {
            match (was, is) {
                (Row::Position(was), Row::Position(is)) => self.position(was, is),
                (Row::Unit(was), Row::Unit(is)) => self.unit(was, is),
                (Row::Need(was), Row::Need(is)) => self.need(was, is),
                (Row::Topic(was), Row::Topic(is)) => self.topic(was, is),
                (Row::Channel(was), Row::Channel(is)) => self.channel(was, is),
                (Row::Assignment(a), Row::Assignment(b)) if a.position != b.position => {
                    self.gone(was);
                    self.new_row(is);
                }
                (_, row) => {
                    let name = self.called(row);
                    self.say(PreviewWhat::Changed, name, None, None);
                }
            }
        }
        for row in &change.removed {
            self.gone(row);
        }
        for row in &change.added {
            self.new_row(row);
        }
    }

    fn position(&mut self, was: &Position, is: &Position) {
        let name = self.after.position(is.id).name;
        if was.manager != is.manager {
            let from = was.manager.map(|id| self.before.position(id).name);
            let to = is.manager.map(|id| self.after.position(id).name);
            self.say(PreviewWhat::Manager, name.clone(), from, to);
        } else if was.order != is.order && self.was_taken(is.id) {
            self.say(PreviewWhat::Order, name.clone(), None, None);
        }
        if was.unit != is.unit {
            let (from, to) = (self.unit_was(was.unit), self.unit_is(is.unit));
            self.say(PreviewWhat::Unit, name.clone(), from, to);
        } else if was.manager != is.manager {
            self.unit_stays(&name, is);
        }
        if was.backup.is_some() && is.backup.is_none() {
            self.say(PreviewWhat::BackupLost, name.clone(), None, None);
        }
        if was.title != is.title || was.duties != is.duties || was.kind != is.kind {
            self.say(PreviewWhat::Changed, name, None, None);
        }
    }

    /// Siblings of what moves may only get another number; what is seen to move is what was taken hold of.
    fn was_taken(&self, record: impl Into<RecordRef>) -> bool {
        self.tops.is_empty() || self.tops.contains(&record.into())
    }

    /// Whose new manager sits elsewhere: worth a word, because the unit does not follow by itself.
    fn unit_stays(&mut self, name: &str, position: &Position) {
        let document = self.after.document;
        let Some(manager) = position.manager.and_then(|id| document.positions().get(id)) else { return };
        if let (Some(own), Some(theirs)) = (position.unit, manager.unit)
            && own != theirs
        {
            let (from, to) = (self.unit_is(Some(own)), self.unit_is(Some(theirs)));
            self.say(PreviewWhat::UnitStays, name.to_owned(), from, to);
        }
    }

    fn unit(&mut self, was: &Unit, is: &Unit) {
        let name = is.name.clone();
        if was.parent != is.parent {
            let (from, to) = (self.unit_was(was.parent), self.unit_is(is.parent));
            self.say(PreviewWhat::Parent, name.clone(), from, to);
        } else if was.order != is.order && self.was_taken(is.id) {
            self.say(PreviewWhat::Order, name.clone(), None, None);
        }
        if was.head.is_some() && is.head.is_none() {
            self.say(PreviewWhat::HeadLost, name.clone(), None, None);
        }
        if was.contact.is_some() && is.contact.is_none() {
            self.say(PreviewWhat::ContactLost, name.clone(), None, None);
        }
        if was.name != is.name || was.kind != is.kind || was.purpose != is.purpose {
            self.say(PreviewWhat::Changed, name, None, None);
        }
    }

    fn need(&mut self, was: &Need, is: &Need) {
        let item = self.item(is);
        for (from, to) in [(was.customer, is.customer), (was.supplier, is.supplier)] {
            if from != to {
                let (from, to) = (self.before.end(from).name, self.after.end(to).name);
                self.say(PreviewWhat::NeedMoved, item.clone(), Some(from), Some(to));
            }
        }
        if was.customer == is.customer && was.supplier == is.supplier {
            self.say(PreviewWhat::Changed, item, None, None);
        }
    }

    fn topic(&mut self, was: &Topic, is: &Topic) {
        match is.owner {
            Some(owner) if was.owner != is.owner => {
                let to = self.party(owner);
                self.say(PreviewWhat::TopicMoved, is.name.clone(), None, Some(to));
            }
            None if was.owner.is_some() => {
                self.say(PreviewWhat::TopicOrphaned, is.name.clone(), None, None);
            }
            _ if was.backup.is_some() && is.backup.is_none() => {
                self.say(PreviewWhat::BackupLost, is.name.clone(), None, None);
            }
            _ => self.say(PreviewWhat::Changed, is.name.clone(), None, None),
        }
    }

    fn channel(&mut self, was: &Channel, is: &Channel) {
        if was.owner == is.owner {
            self.say(PreviewWhat::Changed, is.address.clone(), None, None);
        } else {
            let to = self.party(is.owner);
            self.say(PreviewWhat::ChannelMoved, is.address.clone(), None, Some(to));
        }
    }

    fn gone(&mut self, row: &Row) {
        let (what, name, from, to) = match row {
            Row::Assignment(a) => (PreviewWhat::Left, self.seat(a), Some(self.holder(a)), None),
            Row::DottedLine(line) => {
                let to = self.before.position(line.to).name;
                (PreviewWhat::DottedEnded, self.dotted_start(line), None, Some(to))
            }
            Row::Need(need) => (PreviewWhat::NeedEnded, self.item(need), None, None),
            Row::Topic(topic) => (PreviewWhat::TopicEnded, topic.name.clone(), None, None),
            Row::Channel(channel) => (PreviewWhat::ChannelEnded, channel.address.clone(), None, None),
            Row::NeedSet(_)
            | Row::OneWayAnswer(_)
            | Row::Finding(_)
            | Row::Decision(_)
            | Row::OpenQuestion(_)
            | Row::Round(_) => return,
            row => (PreviewWhat::Removed, self.called(row), None, None),
        };
        self.say(what, name, from, to);
    }

    fn new_row(&mut self, row: &Row) {
        let (what, name, from, to) = match row {
            Row::Assignment(a) => (PreviewWhat::Seated, self.seat(a), None, Some(self.holder(a))),
            Row::DottedLine(line) => {
                let to = self.after.position(line.to).name;
                (PreviewWhat::DottedAdded, self.dotted_start(line), None, Some(to))
            }
            row => (PreviewWhat::Added, self.called(row), None, None),
        };
        self.say(what, name, from, to);
    }

    fn seat(&self, assignment: &Assignment) -> String {
        self.title(assignment.position)
    }

    fn title(&self, id: PositionId) -> String {
        let of = |lines: &Lines<'_>| lines.document.positions().get(id).map(|p| p.title.clone());
        of(&self.after).or_else(|| of(&self.before)).unwrap_or_default()
    }

    fn holder(&self, assignment: &Assignment) -> String {
        let person =
            |lines: &Lines<'_>| lines.document.people().get(assignment.person).map(|p| p.name.clone());
        person(&self.after).or_else(|| person(&self.before)).unwrap_or_default()
    }

    fn dotted_start(&self, line: &DottedLine) -> String {
        self.either(line.from)
    }

    fn either(&self, id: PositionId) -> String {
        let lines = if self.after.document.positions().contains(id) { &self.after } else { &self.before };
        lines.position(id).name
    }

    fn item(&self, need: &Need) -> String {
        self.before.document.items().get(need.item).map(|item| item.name.clone()).unwrap_or_default()
    }

    fn unit_was(&self, unit: Option<UnitId>) -> Option<String> {
        self.before.unit_name(unit?).map(|name| name.name)
    }

    fn unit_is(&self, unit: Option<UnitId>) -> Option<String> {
        self.after.unit_name(unit?).map(|name| name.name)
    }

    fn party(&self, party: Party) -> String {
        match party {
            Party::Unit(id) => self.after.end(End::Unit(id)).name,
            Party::Position(id) => self.after.end(End::Position(id)).name,
            Party::Person(id) => {
                self.after.document.people().get(id).map(|p| p.name.clone()).unwrap_or_default()
            }
        }
    }

    fn called(&self, row: &Row) -> String {
        match row {
            // The seat comes or goes, not whoever sits there.
            Row::Position(p) => self.title(p.id),
            Row::Unit(u) => u.name.clone(),
            Row::Person(p) => p.name.clone(),
            Row::Item(i) => i.name.clone(),
            Row::Process(p) => p.name.clone(),
            Row::Assignment(a) => self.seat(a),
            Row::DottedLine(line) => self.dotted_start(line),
            Row::Need(need) => self.item(need),
            Row::Topic(topic) => topic.name.clone(),
            Row::Channel(channel) => channel.address.clone(),
            _ => String::new(),
        }
    }
}
