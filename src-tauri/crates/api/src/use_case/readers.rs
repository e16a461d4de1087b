//! A copy for readers: what it shows, and writing it.

use super::files::{create, with_extension};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model as model;
use simpul_model::{Document, Edit, ForReaders, Named, Organisation, Portrait, Row, for_readers};
use simpul_store::{Existing, Kept};
use std::collections::BTreeSet;

/// What a copy for readers shows as it stands.
///
/// # Errors
/// `no-file`.
pub fn readers(desk: &Desk, _: Nothing, _: &Ctx) -> Result<ReadersView, ApiError> {
    let document = desk.snapshot()?.document;
    let mut fields: Vec<&model::Field> = document.fields().iter().collect();
    fields.sort_by_key(|field| (field.order, field.id));
    let line = |field: &model::Field| ReadersField {
        key: key::of(field.id),
        owner: match field.owner {
            model::FieldOwner::Unit => HitKind::Unit,
            model::FieldOwner::Position => HitKind::Position,
            model::FieldOwner::Person => HitKind::Person,
        },
        name: field.name.clone(),
        shown: !field.private,
    };
    let ForReaders { phones, dates } = document.organisation().readers;
    Ok(ReadersView { phones, dates, fields: fields.into_iter().map(line).collect() })
}

/// Another choice of what readers see, as one step.
pub(super) fn changed(document: &Document, wanted: &ReadersView) -> Result<Edit, ApiError> {
    let mut edits = Vec::new();
    for line in &wanted.fields {
        let id = key::field(&line.key)?;
        let field = document.fields().get(id).ok_or_else(|| ApiError::not_found(&line.key))?;
        if field.private == line.shown {
            let row = Row::Field(model::Field { private: !line.shown, ..field.clone() });
            edits.push(Edit::Update { row, by: None });
        }
    }
    let readers = ForReaders { phones: wanted.phones, dates: wanted.dates };
    let organisation = document.organisation();
    if organisation.readers != readers {
        let row = Row::Organisation(Organisation { readers, ..organisation.clone() });
        edits.push(Edit::Update { row, by: None });
    }
    Ok(Edit::Step { name: Named::new("change-readers"), edits })
}

/// Writes a new file with what readers may see of the organisation today: no history, no scenarios, no photos
/// but of those who are in it. It is made from nothing, so nothing that was left out lies in its bytes.
///
/// # Errors
/// `no-file`, `no-access`, `disk-full`, `same-file` where it would replace the open file.
pub fn save_for_readers(desk: &Desk, request: PathRequest, ctx: &Ctx) -> Result<PathRequest, ApiError> {
    let path = with_extension(&request.path);
    let snapshot = desk.snapshot()?;
    let open = desk.with_session(|session| Ok(session.path().to_owned()))?;
    let same = |path: &std::path::Path| std::fs::canonicalize(path).ok();
    if same(&path).is_some_and(|path| Some(path) == same(&open)) {
        return Err(ApiError::new("same-file", &[("path", path.to_string_lossy().into_owned())]));
    }
    let copy = for_readers(&snapshot.document, snapshot.today(ctx));
    let mut file = create(desk, &path, Existing::Replace, &copy, "for-readers", ctx)?;
    let names: BTreeSet<Portrait> = copy.people().iter().filter_map(|person| person.portrait).collect();
    let pictures = desk.with_session(|session| {
        let read = |name: Portrait| {
            session.file().portrait(name).map(|bytes| bytes.map(|bytes| Kept { name, bytes }))
        };
        names.into_iter().map(read).collect::<Result<Vec<_>, _>>().map_err(ApiError::from)
    })?;
    file.add_portraits(&mut pictures.into_iter().flatten().map(Ok))?;
    Ok(PathRequest { path: path.to_string_lossy().into_owned() })
}
