//! Calls of the window to the core: carried out off the main thread, told how far they are, stoppable.
//!
//! The names come from the api's own table, so a call that is added there is known here.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use simpul_api::{Answer, ApiError, Cancel, Ctx, Desk, Progress, for_each_call};
use tauri::ipc::{Invoke, InvokeBody, InvokeError, InvokeResponseBody, JavaScriptChannelId};
use tauri::{AppHandle, Manager, Webview};

macro_rules! names {
    ($($kind:ident $name:ident($request:ident) -> $response:ident;)+) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}
for_each_call!(names);

/// Calls under way that can be stopped, by the name the window gave them.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<BTreeMap<String, Cancel>>);

impl Jobs {
    /// Nothing happens where the job has ended already.
    pub(crate) fn cancel(&self, job: &str) {
        if let Some(cancel) = self.under_way().get(job) {
            cancel.cancel();
        }
    }

    fn under_way(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Cancel>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What comes with a call.
#[derive(Deserialize)]
struct Words {
    request: Value,
    job: Option<String>,
    /// A channel's name.
    progress: Option<String>,
}

/// How far a call is, as the window hears it.
#[derive(Clone, Serialize)]
struct Step {
    phase: &'static str,
    done: u64,
    total: u64,
}

/// Whether the core has a call of this name.
pub(crate) fn is_known(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Answers the window once the call is done; returns at once.
pub(crate) fn answer(invoke: Invoke) {
    let name = invoke.message.command().to_owned();
    let webview = invoke.message.webview();
    let words = match invoke.message.payload() {
        InvokeBody::Json(value) => Words::deserialize(value),
        InvokeBody::Raw(bytes) => serde_json::from_slice(bytes),
    };
    invoke.resolver.respond_async_serialized(async move {
        let words = words.map_err(|error| refusal("bad-request", error))?;
        let done = tauri::async_runtime::spawn_blocking(move || carry_out(&webview, &name, words));
        match done.await {
            Ok(Ok(Answer::Json(text))) => String::from_utf8(text)
                .map(InvokeResponseBody::Json)
                .map_err(|error| refusal("internal", error)),
            Ok(Ok(Answer::Bytes(bytes))) => Ok(InvokeResponseBody::Raw(bytes)),
            Ok(Err(error)) => Err(InvokeError::from(error)),
            Err(error) => Err(refusal("internal", error)),
        }
    });
}

fn carry_out(webview: &Webview, name: &str, words: Words) -> Result<Answer, ApiError> {
    let app = webview.app_handle();
    let desk = app.state::<Desk>();
    let mut ctx = Ctx::system(desk.language());
    if let Some(channel) = words.progress {
        ctx.progress = Box::new(listener(webview, &channel));
    }
    let _under_way = words.job.map(|job| UnderWay::enter(app, job, &ctx));
    simpul_api::dispatch(&desk, name, words.request, &ctx)
}

/// Passes on what the window can show: a new phase or another whole percent.
fn listener(webview: &Webview, channel: &str) -> impl Fn(Progress) + Send + Sync + 'static {
    let channel =
        channel.parse::<JavaScriptChannelId>().ok().map(|id| id.channel_on::<_, Step>(webview.clone()));
    let told = Mutex::new(("", 0));
    move |progress| {
        let percent = progress.done * 100 / progress.total.max(1);
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if *told == (progress.step, percent) {
            return;
        }
        *told = (progress.step, percent);
        if let Some(channel) = &channel {
            // A window that has gone need not hear it.
            let _ = channel.send(Step { phase: progress.step, done: progress.done, total: progress.total });
        }
    }
}

/// Keeps a job in the list for as long as it lives.
struct UnderWay<'a> {
    app: &'a AppHandle,
    job: String,
}

impl<'a> UnderWay<'a> {
    fn enter(app: &'a AppHandle, job: String, ctx: &Ctx) -> Self {
        app.state::<Jobs>().under_way().insert(job.clone(), ctx.cancel.clone());
        Self { app, job }
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.app.state::<Jobs>().under_way().remove(&self.job);
    }
}

fn refusal(code: &str, why: impl ToString) -> InvokeError {
    InvokeError::from(ApiError::new(code, &[("why", why.to_string())]))
}
