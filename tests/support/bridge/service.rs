//! Requests in, answers out: pages for anybody on this computer, calls for who knows the token.

use crate::pages;
use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use simpul_api::{Answer, ApiError, Cancel, Clock, Ctx, Desk, Progress, dispatch};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One desk and what is asked of it.
pub(crate) struct Service {
    desk: Desk,
    clock: Arc<dyn Clock>,
    pages: PathBuf,
    token: String,
    jobs: Arc<Mutex<BTreeMap<String, Job>>>,
}

/// A call under way that named itself.
struct Job {
    cancel: Cancel,
    told: Progress,
}

impl Service {
    pub(crate) fn new(desk: Desk, clock: Arc<dyn Clock>, pages: PathBuf, token: String) -> Self {
        Self { desk, clock, pages, token, jobs: Arc::default() }
    }

    /// Answers one request.
    pub(crate) fn answer(
        &self,
        method: &Method,
        address: &Uri,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Response {
        let path = address.path();
        let words: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match (method, words.as_slice()) {
            (&Method::GET, ["progress", job]) if self.may(headers) => self.progress(job),
            (&Method::GET, _) => self.page(path),
            (&Method::POST, _) if !self.may(headers) => {
                plain(StatusCode::FORBIDDEN, "the token is missing or wrong")
            }
            (&Method::POST, ["call", name]) => {
                self.call(name, address.query().and_then(|query| query.strip_prefix("job=")), body)
            }
            (&Method::POST, ["cancel"]) => self.cancel(body),
            _ => plain(StatusCode::NOT_FOUND, "not found"),
        }
    }

    fn may(&self, headers: &HeaderMap) -> bool {
        headers.get("x-token").is_some_and(|token| token == self.token.as_str())
    }

    fn page(&self, path: &str) -> Response {
        let found = pages::find(&self.pages, path)
            .and_then(|(file, media)| std::fs::read(file).ok().map(|bytes| (bytes, media)));
        found.map_or_else(
            || plain(StatusCode::NOT_FOUND, "not found"),
            |(bytes, media)| reply(StatusCode::OK, media, bytes),
        )
    }

    fn call(&self, name: &str, job: Option<&str>, text: &[u8]) -> Response {
        let body = match body(text) {
            Ok(body) => body,
            Err(error) => return refused(&error),
        };
        let ctx = self.ctx(job);
        let answer = dispatch(&self.desk, name, body, &ctx);
        if let Some(job) = job {
            self.jobs().remove(job);
        }
        match answer {
            Ok(Answer::Json(text)) => reply(StatusCode::OK, "application/json", text),
            Ok(Answer::Bytes(bytes)) => reply(StatusCode::OK, "application/octet-stream", bytes),
            Err(error) => refused(&error),
        }
    }

    fn ctx(&self, job: Option<&str>) -> Ctx {
        let mut ctx = Ctx::with_clock(Arc::clone(&self.clock), self.desk.language());
        if let Some(job) = job {
            let (job, jobs) = (job.to_owned(), Arc::clone(&self.jobs));
            let told = Progress { step: "", done: 0, total: 0 };
            self.jobs().insert(job.clone(), Job { cancel: ctx.cancel.clone(), told });
            ctx.progress = Box::new(move |told| {
                if let Some(job) = lock(&jobs).get_mut(&job) {
                    job.told = told;
                }
            });
        }
        ctx
    }

    fn progress(&self, job: &str) -> Response {
        let told = self.jobs().get(job).map(|job| job.told);
        told.map_or_else(
            || plain(StatusCode::NOT_FOUND, "no such job"),
            |told| {
                let told = json!({ "phase": told.step, "done": told.done, "total": told.total });
                reply(StatusCode::OK, "application/json", told.to_string())
            },
        )
    }

    fn cancel(&self, text: &[u8]) -> Response {
        let job = match body(text) {
            Ok(body) => match &body["job"] {
                Value::String(job) => job.clone(),
                job => job.to_string(),
            },
            Err(error) => return refused(&error),
        };
        // One that has ended already need not be stopped.
        if let Some(job) = self.jobs().get(&job) {
            job.cancel.cancel();
        }
        reply(StatusCode::OK, "application/json", "null")
    }

    fn jobs(&self) -> MutexGuard<'_, BTreeMap<String, Job>> {
        lock(&self.jobs)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn body(text: &[u8]) -> Result<Value, ApiError> {
    if text.is_empty() {
        return Ok(json!({}));
    }
    serde_json::from_slice(text).map_err(|error| {
        ApiError::new("bad-request", &[("call", "bridge".to_owned()), ("why", error.to_string())])
    })
}

fn refused(error: &ApiError) -> Response {
    reply(StatusCode::UNPROCESSABLE_ENTITY, "application/json", serde_json::to_vec(error).unwrap_or_default())
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    reply(status, "text/plain; charset=utf-8", text)
}

fn reply(status: StatusCode, media: &'static str, bytes: impl Into<Bytes>) -> Response {
    // What is served under one name changes from build to build.
    (status, [(CONTENT_TYPE, media), (CACHE_CONTROL, "no-store")], bytes.into()).into_response()
}
