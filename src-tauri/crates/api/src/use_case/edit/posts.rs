//! Somebody's box in a chart of people stands for one post: what is done to the box is done to that post.

use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Date, Document, PositionId, RecordRef};

/// The post that a key stands for, where it names a person; any other key as it is.
pub(super) fn post(document: &Document, text: Key, today: Date) -> Result<Key, ApiError> {
    let Ok(RecordRef::Person(id)) = key::parse(&text) else { return Ok(text) };
    let person = document.people().get(id).ok_or_else(|| ApiError::not_found(&text))?;
    let post = document.post_of(id, today);
    let none = || ApiError::new("refused-no-post", &[("name", person.name.clone())]);
    Ok(key::of(post.ok_or_else(none)?))
}

/// The same for several.
pub(in crate::use_case) fn posts(
    document: &Document,
    keys: Vec<Key>,
    today: Date,
) -> Result<Vec<Key>, ApiError> {
    keys.into_iter().map(|text| post(document, text, today)).collect()
}

/// Whether some of the keys are boxes of people.
pub(super) fn of_people(keys: &[Key]) -> bool {
    keys.iter().any(|text| matches!(key::parse(text), Ok(RecordRef::Person(_))))
}

/// Whether a chart of people has a box for a position: it is vacant, or somebody stands for it.
pub(super) fn has_box(document: &Document, id: PositionId, today: Date) -> bool {
    document.is_vacant(id, today)
        || document.holders(id, today).any(|(person, _)| document.post_of(person.id, today) == Some(id))
}

/// A request about boxes as one about posts. Whoever is seated or removed stays a person, and so does whose
/// name is written anew.
pub(super) fn about(document: &Document, request: EditRequest, ctx: &Ctx) -> Result<EditRequest, ApiError> {
    use EditRequest as R;
    let today = ctx.clock.today();
    let one = |text: Key| post(document, text, today);
    let all = |keys: Vec<Key>| posts(document, keys, today);
    let spot = |to: Spot| Ok::<_, ApiError>(Spot { key: to.key.map(one).transpose()?, ..to });
    Ok(match request {
        R::AddPosition { manager, unit, title, assistant, person_name } => {
            let manager = manager.map(one).transpose()?;
            R::AddPosition { manager, unit, title, assistant, person_name }
        }
        R::AddBeside { beside, name, person_name } => {
            R::AddBeside { beside: one(beside)?, name, person_name }
        }
        R::Move { keys, to, alone, join_unit } => {
            R::Move { keys: all(keys)?, to: spot(to)?, alone, join_unit }
        }
        R::Copy { keys, to } => R::Copy { keys: all(keys)?, to: spot(to)? },
        R::Seat { person, position, keep } => R::Seat { person, position: one(position)?, keep },
        R::SetAssistant { keys, assistant } => R::SetAssistant { keys: all(keys)?, assistant },
        R::AddDottedLine { from, to, label } => R::AddDottedLine { from: all(from)?, to: one(to)?, label },
        other => other,
    })
}
