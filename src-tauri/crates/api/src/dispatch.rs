//! A call by name: JSON in, JSON or bytes out. The desktop and the bridge both come through here.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use serde::Serialize;

/// What a call answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// JSON text.
    Json(Vec<u8>),
    /// Info and scene: see `scene_answer`.
    Bytes(Vec<u8>),
}

macro_rules! dispatcher {
    ($($kind:ident $name:ident($request:ident) -> $response:ident;)+) => {
        /// Carries out the call `name`.
        ///
        /// # Errors
        /// `unknown-call`, `bad-request`, or what the call itself says.
        pub fn dispatch(
            desk: &Desk,
            name: &str,
            request: serde_json::Value,
            ctx: &Ctx,
        ) -> Result<Answer, ApiError> {
            match name {
                $(stringify!($name) => {
                    let request: $request = serde_json::from_value(request)
                        .map_err(|e| ApiError::new("bad-request", &[("call", name.to_owned()), ("why", e.to_string())]))?;
                    dispatcher!(@answer $kind crate::use_case::$name(desk, request, ctx)?)
                })+
                _ => Err(ApiError::new("unknown-call", &[("call", name.to_owned())])),
            }
        }
    };
    (@answer json $answer:expr) => { json($answer) };
    (@answer bytes $answer:expr) => { Ok(Answer::Bytes($answer)) };
}

for_each_call!(dispatcher);

fn json(answer: impl Serialize) -> Result<Answer, ApiError> {
    serde_json::to_vec(&answer)
        .map(Answer::Json)
        .map_err(|e| ApiError::new("internal", &[("why", e.to_string())]))
}

use crate::for_each_call;
