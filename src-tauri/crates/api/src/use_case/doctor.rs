//! The data doctor: findings kept from imports and those the data itself shows now, what can be done about
//! each, and what somebody called no problem here.

mod stand;
mod view;

pub(crate) use stand::finding_counts;
pub(super) use view::finding_view;

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{
    Choice, Confirmation, Document, Edit, Finding, FindingId, Guess, IdGen, Mend, Mending, Told, Unfit,
    remedy,
};
use stand::{Standing, standing};
use std::collections::HashMap;

/// Every finding that stands, most serious first.
///
/// # Errors
/// `no-file`.
pub fn doctor(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<DoctorView, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&*snapshot.document, snapshot.today(ctx));
    let guess = Guess::of(document, today);
    let words = view::Words { document, today, guess: &guess };
    let (mut findings, mut accepted) = (Vec::new(), Vec::new());
    for stands in standing(document, today) {
        let list = if stands.accepted().is_some() { &mut accepted } else { &mut findings };
        list.push(words.finding(&stands));
    }
    findings.sort_by(view::gravest_first);
    accepted.sort_by(view::gravest_first);
    Ok(DoctorView { findings, accepted })
}

/// Remembers that findings are no problem here, with who says so and when; or takes it back.
///
/// # Errors
/// `no-file`, `finding-gone`, `file-read-only`, or what the file says.
pub fn accept_findings(desk: &Desk, request: AcceptRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let mut ids = session.ids(ctx);
        let stands = chosen(session.document(), &request.findings, ctx)?;
        let findings = stands.into_iter().map(|stands| stands.as_row(&mut ids)).collect();
        let word = (!request.withdraw).then(|| Confirmation { by: by.clone(), at: ctx.clock.now() });
        let done = session.carry_out(Edit::Accept { findings, word }, &by, ctx)?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

/// Mends findings by one kind of step: one entry of the history, taken back as one.
///
/// # Errors
/// `no-file`, `finding-gone`, `mend-unknown`, `mend-unanswered`, `mend-no-day`, `mend-no-number`,
/// `mend-id-taken`, `mend-no-need`, `refused-…`, `file-read-only`, or what the file says.
pub fn mend_findings(desk: &Desk, request: MendRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let mut ids = session.ids(ctx);
        let edit = repair(session.document(), &request, &mut ids, ctx)?;
        let done = session.carry_out(edit, &by, ctx)?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

fn repair(
    document: &Document,
    request: &MendRequest,
    ids: &mut dyn IdGen,
    ctx: &Ctx,
) -> Result<Edit, ApiError> {
    let unknown = || ApiError::new("mend-unknown", &[("code", request.code.clone())]);
    let mend = Mend::from_code(&request.code).ok_or_else(unknown)?;
    let today = ctx.clock.today();
    let guess = Guess::of(document, today);
    let stands = chosen(document, &request.findings, ctx)?;
    let count = stands.len();
    let told = request.choice.as_deref().map(|choice| told(mend, choice)).transpose()?;
    let mut mending = Mending::new(document, &guess, ids);
    let (mut edits, mut kept): (Vec<Edit>, Vec<Finding>) = (Vec::new(), Vec::new());
    for stands in stands {
        let matter = stands.matter();
        let offers = remedy(document, &guess, &matter, today).offers;
        let offer = offers.into_iter().find(|offer| offer.mend == mend).ok_or_else(unknown)?;
        edits.extend(mending.steps(mend, &matter, told.as_ref().or(offer.proposed.as_ref())).map_err(unfit)?);
        kept.extend(stands.kept().cloned());
    }
    Ok(Edit::Mend { count, findings: kept, steps: edits })
}

/// What somebody answered, as the step understands it.
fn told(mend: Mend, choice: &str) -> Result<Told, ApiError> {
    Ok(match mend.choice() {
        Choice::Position => Told::Position(key::position(choice)?),
        Choice::Person => Told::Person(key::person(choice)?),
        Choice::Unit => Told::Unit(key::unit(choice)?),
        Choice::End => Told::End(key::end(choice)?),
        Choice::Nothing | Choice::Text | Choice::Day | Choice::Number => Told::Text(choice.to_owned()),
    })
}

fn unfit(why: Unfit) -> ApiError {
    let code = match why {
        Unfit::NoDay => "mend-no-day",
        Unfit::NoNumber => "mend-no-number",
        Unfit::IdTaken => "mend-id-taken",
        Unfit::NoSuchNeed => "mend-no-need",
        Unfit::Gone => "mend-unknown",
        _ => "mend-unanswered",
    };
    ApiError::new(code, &[])
}

/// The findings of these handles as they stand now.
fn chosen<'a>(document: &'a Document, handles: &[String], ctx: &Ctx) -> Result<Vec<Standing<'a>>, ApiError> {
    let stands = standing(document, ctx.clock.today());
    let mut known: HashMap<String, Standing<'a>> =
        stands.into_iter().map(|stands| (stands.handle(), stands)).collect();
    let gone = || ApiError::new("finding-gone", &[]);
    handles.iter().map(|handle| known.remove(handle).ok_or_else(gone)).collect()
}

impl Standing<'_> {
    /// As it stands in the file, or shall.
    fn as_row(&self, ids: &mut dyn IdGen) -> Finding {
        match self.kept().or(self.word()) {
            Some(kept) => kept.clone(),
            None => self.new_row(FindingId::mint(ids)),
        }
    }
}
