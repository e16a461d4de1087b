//! Requests in, answers out: pages for anybody on this computer, calls for who knows the token.

use crate::pages;
use serde_json::{Value, json};
use simpul_api::{Answer, ApiError, Cancel, Clock, Ctx, Desk, Progress, dispatch};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tiny_http::{Header, Method, Request, Response};

type Reply = Response<Cursor<Vec<u8>>>;

const OK: u16 = 200;
const REFUSED: u16 = 422;
const FORBIDDEN: u16 = 403;
const NOT_FOUND: u16 = 404;

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

    /// Answers one request. A browser that has gone need not hear it.
    pub(crate) fn answer(&self, mut request: Request) {
        let reply = self.reply(&mut request);
        drop(request.respond(reply));
    }

    fn reply(&self, request: &mut Request) -> Reply {
        let address = request.url().to_owned();
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let words: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match (request.method(), words.as_slice()) {
            (Method::Get, ["progress", job]) if self.may(request) => self.progress(job),
            (Method::Get, _) => self.page(path),
            (Method::Post, _) if !self.may(request) => plain(FORBIDDEN, "the token is missing or wrong"),
            (Method::Post, ["call", name]) => self.call(name, query.strip_prefix("job="), request),
            (Method::Post, ["cancel"]) => self.cancel(request),
            _ => plain(NOT_FOUND, "not found"),
        }
    }

    fn may(&self, request: &Request) -> bool {
        let token = request.headers().iter().find(|header| header.field.equiv("x-token"));
        token.is_some_and(|header| header.value.as_str() == self.token)
    }

    fn page(&self, path: &str) -> Reply {
        let found = pages::find(&self.pages, path)
            .and_then(|(file, media)| std::fs::read(file).ok().map(|bytes| (bytes, media)));
        found.map_or_else(|| plain(NOT_FOUND, "not found"), |(bytes, media)| reply(OK, media, bytes))
    }

    fn call(&self, name: &str, job: Option<&str>, request: &mut Request) -> Reply {
        let body = match body(request) {
            Ok(body) => body,
            Err(error) => return refused(&error),
        };
        let ctx = self.ctx(job);
        let answer = dispatch(&self.desk, name, body, &ctx);
        if let Some(job) = job {
            self.jobs().remove(job);
        }
        match answer {
            Ok(Answer::Json(text)) => reply(OK, "application/json", text),
            Ok(Answer::Bytes(bytes)) => reply(OK, "application/octet-stream", bytes),
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

    fn progress(&self, job: &str) -> Reply {
        let told = self.jobs().get(job).map(|job| job.told);
        told.map_or_else(
            || plain(NOT_FOUND, "no such job"),
            |told| {
                let told = json!({ "phase": told.step, "done": told.done, "total": told.total });
                reply(OK, "application/json", told.to_string())
            },
        )
    }

    fn cancel(&self, request: &mut Request) -> Reply {
        let job = match body(request) {
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
        reply(OK, "application/json", "null")
    }

    fn jobs(&self) -> MutexGuard<'_, BTreeMap<String, Job>> {
        lock(&self.jobs)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn body(request: &mut Request) -> Result<Value, ApiError> {
    let bad = |why: String| ApiError::new("bad-request", &[("call", "bridge".to_owned()), ("why", why)]);
    let mut text = String::new();
    request.as_reader().read_to_string(&mut text).map_err(|error| bad(error.to_string()))?;
    if text.is_empty() {
        return Ok(json!({}));
    }
    serde_json::from_str(&text).map_err(|error| bad(error.to_string()))
}

fn refused(error: &ApiError) -> Reply {
    reply(REFUSED, "application/json", serde_json::to_vec(error).unwrap_or_default())
}

fn plain(status: u16, text: &str) -> Reply {
    reply(status, "text/plain; charset=utf-8", text)
}

fn reply(status: u16, media: &str, bytes: impl Into<Vec<u8>>) -> Reply {
    let media = Header::from_bytes("content-type", media).expect("media types are plain ASCII");
    // What is served under one name changes from build to build.
    let fresh = Header::from_bytes("cache-control", "no-store").expect("plain ASCII");
    Response::from_data(bytes).with_status_code(status).with_header(media).with_header(fresh)
}
