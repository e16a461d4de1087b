//! Questions that nobody could answer: into the file, or into the outbox of this computer where the file can
//! only be read; from there on their way, and taken in again by whoever keeps the file.

use super::ask::{home, named};
use super::contact::asker_of;
use super::export::write;
use super::import::not_readable;
use super::line::Lines;
use super::way::record;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::{Session, Snapshot};
use crate::{key, text};
use simpul_exchange::questions as file;
use simpul_exchange::questions::{PassedQuestion, QuestionFault, QuestionsError};
use simpul_model as model;
use simpul_model::{Asking, Document, Edit, IdGen, OpenQuestion, QuestionId, UnitId, fold};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A question is a sentence, not a letter.
const LONGEST: usize = 500;
/// A file of questions is small.
const MOST_BYTES: u64 = 16 << 20;

/// Asks HR to find an owner: recorded in the file, or kept on this computer where it can only be read. Nothing is
/// said of who asks but what they chose to say; the history does not name them either.
///
/// # Errors
/// `no-file`, `question-empty`, `question-long`, `question-aside` while a scenario or the past is shown,
/// `outbox-full`, or what the file says.
pub fn ask_hr(desk: &Desk, request: AskHr, ctx: &Ctx) -> Result<AskedHr, ApiError> {
    let asked = request.question.trim();
    if asked.is_empty() {
        return Err(ApiError::new("question-empty", &[]));
    }
    if asked.chars().count() > LONGEST {
        return Err(ApiError::new("question-long", &[("most", LONGEST.to_string())]));
    }
    let snapshot = desk.snapshot()?;
    if snapshot.beside.is_some() {
        return Err(ApiError::new("question-aside", &[]));
    }
    let unit = request.say_unit.then(|| own_unit(desk, &snapshot, ctx)).flatten();
    let who = request.who.trim();
    let unreached = key::maybe(request.unreached.as_deref(), key::party)?;
    if let Some(gone) = unreached.map(record).filter(|&party| !snapshot.document.row_exists(party)) {
        return Err(ApiError::not_found(&key::of(gone)));
    }
    let edited = desk.with_session(|session| {
        if !session.can_write() {
            return Ok(None);
        }
        let mut ids = session.ids(ctx);
        let known = marks(session.document());
        let asking = Asking {
            mark: mark(asked, ctx, &mut ids, |mark| known.contains(mark)),
            on: ctx.clock.today(),
            unit,
            who: who.to_owned(),
        };
        let question = OpenQuestion {
            id: QuestionId::mint(&mut ids),
            text: asked.to_owned(),
            asked: vec![asking],
            topic: None,
            unreached,
        };
        carry_out(session, Edit::Ask(vec![question]), who, ctx).map(Some)
    })?;
    if edited.is_none() {
        let document = &*snapshot.document;
        let waiting = desk.kept().questions(document);
        let known = |mark: &str| waiting.iter().any(|question| question.mark == mark);
        let question = WaitingQuestion {
            mark: mark(asked, ctx, &mut crate::session::ids(document, ctx), known),
            question: asked.to_owned(),
            asked: ctx.clock.today().to_string(),
            unit: unit.and_then(|unit| Lines { document, today: snapshot.today(ctx) }.unit_name(unit)),
            who: who.to_owned(),
            unreached: unreached.map(|party| named(document, record(party))),
            sent: String::new(),
        };
        if !desk.kept().keep_question(document, question) {
            return Err(ApiError::new("outbox-full", &[]));
        }
    }
    Ok(AskedHr { edited, outbox: outbox_of(desk, &snapshot.document) })
}

/// The unit that who asks is at home in.
fn own_unit(desk: &Desk, snapshot: &Snapshot, ctx: &Ctx) -> Option<UnitId> {
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    asker_of(&lines, home(&desk.kept(), lines.document)?).unit
}

fn carry_out(session: &mut Session, edit: Edit, by: &str, ctx: &Ctx) -> Result<Edited, ApiError> {
    let done = session.carry_out(edit, by, ctx)?;
    Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
}

/// Names one time of asking, on whichever computer: by when, by chance, and by what was asked.
fn mark(text: &str, ctx: &Ctx, ids: &mut dyn IdGen, is_known: impl Fn(&str) -> bool) -> String {
    // FNV-1a (Fowler, Noll, Vo), from this call's own chance on.
    let mixed =
        text.bytes().fold(ctx.seed, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    loop {
        let mark = format!("{}-{}", key::raw(ids.next_id()), key::raw(mixed & u64::from(u32::MAX)));
        if !is_known(&mark) {
            return mark;
        }
    }
}

fn marks(document: &Document) -> BTreeSet<String> {
    document.questions().iter().flat_map(|q| &q.asked).map(|asking| asking.mark.clone()).collect()
}

/// Questions of this organisation that wait on this computer, and those that were sent.
///
/// # Errors
/// `no-file`.
pub fn outbox(desk: &Desk, _: Nothing, _: &Ctx) -> Result<Outbox, ApiError> {
    Ok(outbox_of(desk, &desk.snapshot()?.document))
}

fn outbox_of(desk: &Desk, document: &Document) -> Outbox {
    let questions = desk.kept().questions(document);
    Outbox { organisation: document.organisation().name.clone(), questions }
}

/// Takes questions off this computer.
///
/// # Errors
/// `no-file`.
pub fn drop_questions(desk: &Desk, request: Marks, ctx: &Ctx) -> Result<Outbox, ApiError> {
    desk.kept().drop_questions(&request.marks);
    outbox(desk, Nothing {}, ctx)
}

/// Hands questions on: as a file, or marked as sent where they went by mail.
///
/// # Errors
/// `no-file`, `disk-full`, `not-writable`.
pub fn send_questions(desk: &Desk, request: SendQuestions, ctx: &Ctx) -> Result<SentQuestions, ApiError> {
    let snapshot = desk.snapshot()?;
    let outbox = outbox_of(desk, &snapshot.document);
    let path = request.path.as_deref().map(with_ending);
    if let Some(path) = &path {
        let wanted = outbox.questions.iter().filter(|question| request.marks.contains(&question.mark));
        let passed: Vec<PassedQuestion> = wanted.map(passed).collect();
        write(path, &file::write(&outbox.organisation, &passed))?;
    }
    desk.kept().mark_sent(&request.marks, &ctx.clock.today().to_string());
    Ok(SentQuestions {
        path: path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default(),
        outbox: outbox_of(desk, &snapshot.document),
    })
}

fn passed(question: &WaitingQuestion) -> PassedQuestion {
    let unit = question.unit.as_ref();
    PassedQuestion {
        entry: 0,
        mark: question.mark.clone(),
        text: question.question.clone(),
        on: text::read_date(Some(&question.asked)).ok().flatten(),
        unit: unit.map(|unit| (key::unit(&unit.key).ok(), unit.name.clone())),
        who: question.who.clone(),
        unreached: question.unreached.as_ref().map(|of| (key::party(&of.key).ok(), of.name.clone())),
    }
}

fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(file::ENDING)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(format!(".{}", file::ENDING));
    PathBuf::from(name)
}

/// Takes files of questions into the review, as one step. What was taken in before changes nothing.
///
/// # Errors
/// `no-file`, `file-read-only`, `question-aside`, `list-…` where a file cannot be read, `not-questions`, `questions-newer`.
pub fn take_in_questions(desk: &Desk, request: TakeInRequest, ctx: &Ctx) -> Result<TakenIn, ApiError> {
    let read: Vec<_> = request.paths.iter().map(|path| read_file(path)).collect::<Result<_, _>>()?;
    let by = desk.who();
    desk.with_session(|session| {
        session.writable()?;
        if session.snapshot().beside.is_some() {
            return Err(ApiError::new("question-aside", &[]));
        }
        let mut ids = session.ids(ctx);
        let mut taking = Taking::of(session.document(), ctx);
        for (file, (questions, faults)) in &read {
            taking.faults.extend(faults.iter().map(|fault| fault_view(file, fault)));
            for question in questions {
                taking.take(file, question, &mut ids);
            }
        }
        let Taking { questions, new, known, faults, .. } = taking;
        let name = model::Named::new("take-in-questions").with("count", new.to_string());
        let edit = Edit::Step { name, edits: vec![Edit::Ask(questions)] };
        let edited = if new == 0 { None } else { Some(carry_out(session, edit, &by, ctx)?) };
        Ok(TakenIn { edited, new, known, faults })
    })
}

type ReadQuestions = (String, (Vec<PassedQuestion>, Vec<QuestionFault>));

fn read_file(path: &str) -> Result<ReadQuestions, ApiError> {
    let name =
        Path::new(path).file_name().map_or_else(|| path.to_owned(), |n| n.to_string_lossy().into_owned());
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(|error| not_readable(path, &error))?;
    opened.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| not_readable(path, &error))?;
    let none = || ApiError::new("not-questions", &[("name", name.clone())]);
    if bytes.len() as u64 > MOST_BYTES {
        return Err(none());
    }
    match file::read(&bytes) {
        Ok(read) => Ok((name, read)),
        Err(QuestionsError::Newer(_)) => Err(ApiError::new("questions-newer", &[("name", name)])),
        Err(_) => Err(none()),
    }
}

fn fault_view(file: &str, fault: &QuestionFault) -> EntryFault {
    entry_fault(file, fault.entry, fault.fault.code(), &fault.value)
}

fn entry_fault(file: &str, entry: usize, code: &str, value: &str) -> EntryFault {
    let args = BTreeMap::from([("value".to_owned(), value.to_owned())]);
    EntryFault { file: file.to_owned(), entry: entry as u32, message: Named { code: code.to_owned(), args } }
}

/// What is being taken in.
struct Taking<'a> {
    document: &'a Document,
    today: model::Date,
    /// Units by folded name; nothing where several are called so.
    units: BTreeMap<String, Option<UnitId>>,
    marks: BTreeSet<String>,
    questions: Vec<OpenQuestion>,
    new: u32,
    known: u32,
    faults: Vec<EntryFault>,
}

impl<'a> Taking<'a> {
    fn of(document: &'a Document, ctx: &Ctx) -> Self {
        let mut units = BTreeMap::new();
        for unit in document.units().iter() {
            let known = units.entry(fold(&unit.name)).or_insert(Some(unit.id));
            *known = known.filter(|&id| id == unit.id);
        }
        Self {
            document,
            today: ctx.clock.today(),
            units,
            marks: marks(document),
            questions: Vec::new(),
            new: 0,
            known: 0,
            faults: Vec::new(),
        }
    }

    fn take(&mut self, file: &str, question: &PassedQuestion, ids: &mut dyn IdGen) {
        if !self.marks.insert(question.mark.clone()) {
            self.known += 1;
            return;
        }
        self.new += 1;
        let unit = question.unit.as_ref().and_then(|(id, name)| {
            let there = id.filter(|&id| self.document.units().contains(id));
            there.or_else(|| self.units.get(&fold(name)).copied().flatten())
        });
        if let (Some((_, name)), None) = (&question.unit, unit) {
            self.faults.push(entry_fault(file, question.entry, "unknown-unit", name));
        }
        let asking = Asking {
            mark: question.mark.clone(),
            on: question.on.unwrap_or(self.today),
            unit,
            who: question.who.clone(),
        };
        let unreached = match &question.unreached {
            None => None,
            Some((party, name)) => match party.filter(|&party| self.document.row_exists(record(party))) {
                Some(party) => Some(party),
                None => {
                    self.new -= 1;
                    return self.faults.push(entry_fault(file, question.entry, "unknown-party", name));
                }
            },
        };
        let text = question.text.clone();
        self.questions.push(OpenQuestion {
            id: QuestionId::mint(ids),
            text,
            asked: vec![asking],
            topic: None,
            unreached,
        });
    }
}
