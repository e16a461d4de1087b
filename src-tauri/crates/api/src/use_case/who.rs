//! Which of an organisation's people acts on this computer: a setting of the computer, not of the file.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::Document;

/// Who acts here, where that was said and they are still in the file.
///
/// # Errors
/// `no-file`.
pub fn me(desk: &Desk, _: Nothing, _: &Ctx) -> Result<Me, ApiError> {
    let snapshot = desk.snapshot()?;
    Ok(known(desk, &snapshot.document))
}

/// Says who acts here. A file open for reading allows it, too: nothing of it changes.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn set_me(desk: &Desk, request: SetMe, _: &Ctx) -> Result<Me, ApiError> {
    let snapshot = desk.snapshot()?;
    let person = key::maybe(request.person.as_deref(), key::person)?;
    if let Some(person) = person.filter(|&id| snapshot.document.people().get(id).is_none()) {
        return Err(ApiError::not_found(&key::of(person)));
    }
    desk.kept().set_me(&snapshot.document, person);
    Ok(known(desk, &snapshot.document))
}

fn known(desk: &Desk, document: &Document) -> Me {
    let name = |person: &simpul_model::Person| Name { key: key::of(person.id), name: person.name.clone() };
    Me { person: desk.kept().me(document).map(name) }
}
