//! Photos of people: taken from a folder or one by one, and handed out to whoever draws them.
//!
//! A photo is made small here and lies in the file once; the document names it. Neither the folder nor the
//! file's photos are ever in memory as a whole: what was made small waits in a file of its own
//! ([`spool`]) until it is written in one transaction with the step that names it, and pictures are read when
//! they are drawn.

mod folder;
mod spool;

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use folder::Found;
use simpul_exchange::photos::Small;
use simpul_model::{Document, Edit, Named, Person, PersonId, Portrait, Row};
use simpul_store::Kept;
use spool::Spool;
use std::path::Path;

/// Takes photos from a folder, in one step; whoever has one of the same name keeps it. Files that are nobody's
/// or no picture are told of.
///
/// # Errors
/// `no-file`, `file-read-only`, `folder-…` codes, `cancelled`; nothing has changed then.
pub fn add_photos(desk: &Desk, request: PhotosRequest, ctx: &Ctx) -> Result<PhotosAdded, ApiError> {
    let document = desk.with_session(|session| {
        if !request.dry_run {
            session.writable()?;
        }
        Ok(session.snapshot().document)
    })?;
    let mut spool = Spool::new()?;
    let Found { files, shown, findings } =
        folder::read(Path::new(&request.folder), &document, &mut spool, ctx)?;
    let of = |person: PersonId| document.people().get(person).and_then(|person| person.portrait);
    let count = |which: fn(Option<Portrait>, Portrait) -> bool| {
        shown.iter().filter(|&&(person, name)| which(of(person), name)).count() as u32
    };
    let added = count(|had, _| had.is_none());
    let bare = document.people().iter().filter(|person| person.portrait.is_none()).count() as u32;
    let mut answer = PhotosAdded {
        files,
        added,
        replaced: count(|had, has| had.is_some_and(|had| had != has)),
        same: count(|had, has| had == Some(has)),
        without: bare - added,
        findings,
        edited: None,
    };
    let changed = answer.added + answer.replaced;
    if changed > 0 && !request.dry_run {
        let name = match (changed, shown.iter().find(|&&(person, name)| of(person) != Some(name))) {
            (1, Some(&(person, _))) => named(&document, "set-photo", person),
            _ => Named::new("add-photos").with("count", changed.to_string()),
        };
        let shown = shown.into_iter().map(|(person, name)| (person, Some(name))).collect();
        answer.edited = Some(change(desk, name, shown, &mut spool.pictures(), ctx)?);
    }
    Ok(answer)
}

/// Gives one person a photo, or takes it away.
///
/// # Errors
/// `not-found`, `picture-not-readable`, `photo-…` codes for what is no picture, and as editing.
pub fn set_photo(desk: &Desk, request: SetPhoto, ctx: &Ctx) -> Result<Edited, ApiError> {
    let person = key::person(&request.person)?;
    let document = desk.snapshot()?.document;
    if !document.people().contains(person) {
        return Err(ApiError::not_found(&request.person));
    }
    let Some(path) = request.path else {
        let name = named(&document, "remove-photo", person);
        return change(desk, name, vec![(person, None)], &mut std::iter::empty(), ctx);
    };
    let Small { name, bytes } = folder::small(Path::new(&path)).map_err(|why| {
        let args: Vec<(&str, String)> = why.args.iter().map(|(k, v)| (k.as_str(), v.clone())).collect();
        ApiError::new(&format!("photo-{}", why.code), &[&args[..], &[("path", path.clone())]].concat())
    })?;
    let step = named(&document, "set-photo", person);
    change(desk, step, vec![(person, Some(name))], &mut std::iter::once(Ok(Kept { name, bytes })), ctx)
}

/// Hands out photos by the names that cards and scenes have for them.
///
/// # Errors
/// `no-file`, or what the file says.
pub fn photos(desk: &Desk, request: PhotoNames, _: &Ctx) -> Result<Photos, ApiError> {
    desk.with_session(|session| {
        let one = |name: &String| -> Result<Option<String>, ApiError> {
            let Ok(name) = name.parse() else { return Ok(None) };
            Ok(session.file().portrait(name)?.map(|bytes| STANDARD.encode(bytes)))
        };
        Ok(Photos { photos: request.names.iter().map(one).collect::<Result<_, _>>()? })
    })
}

/// One step that gives people these photos. Whoever has left meanwhile is passed over.
fn change(
    desk: &Desk,
    name: Named,
    shown: Vec<(PersonId, Option<Portrait>)>,
    pictures: &mut dyn Iterator<Item = std::io::Result<Kept>>,
    ctx: &Ctx,
) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let people = session.document().people();
        let row = |(person, portrait)| {
            let person = people.get(person).filter(|person| person.portrait != portrait)?;
            Some(Edit::Update { row: Row::Person(Person { portrait, ..person.clone() }), by: None })
        };
        let edit = Edit::Step { name, edits: shown.into_iter().filter_map(row).collect() };
        let done = session.carry_out_with(edit, pictures, &by, ctx)?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

fn named(document: &Document, code: &str, person: PersonId) -> Named {
    let name = document.people().get(person).map(|person| person.name.clone());
    Named::new(code).with("name", name.unwrap_or_default())
}
