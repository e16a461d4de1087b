//! The window's pages and the core behind them, over loopback HTTP: for browser tests and for working on
//! the pages. It holds no logic of its own; every call goes through `simpul_api::dispatch`, as the desktop's
//! do. Only who knows the token of this run is answered.
//!
//! It prints one line, the address to open, and serves until it is ended.

mod pages;
mod service;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use clap::Parser;
use jiff::Timestamp;
use service::Service;
use simpul_api::dto::Language;
use simpul_api::{Clock, Desk, DeskOptions, SystemClock};
use simpul_tests::FixedClock;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

/// As much as an import of 100,000 people brings along.
const LARGEST_BODY: usize = 64 << 20;

#[derive(Parser)]
#[command(name = "simpul-bridge", version, about = "Serves the window's pages to a browser on this computer")]
struct Arguments {
    /// The built pages (ui/dist)
    pages: PathBuf,
    /// The language of the system
    #[arg(long, default_value = "en", value_parser = language)]
    language: Language,
    /// Let the clock stand still at this moment, such as 2026-11-22T09:00:00Z
    #[arg(long, value_name = "MOMENT")]
    clock: Option<Timestamp>,
    /// Keep settings in this folder rather than in one that is removed at the end
    #[arg(long, value_name = "FOLDER")]
    settings: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let clock: Arc<dyn Clock> = match arguments.clock {
        Some(at) => Arc::new(FixedClock::at(at)),
        None => Arc::new(SystemClock::default()),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let token = token();
    let service = Arc::new(Service::new(
        Desk::new(DeskOptions {
            settings: Some(arguments.settings.unwrap_or_else(|| temporary.path().to_owned())),
            language: arguments.language,
            user: "Tester".to_owned(),
            host: "bridge".to_owned(),
        }),
        clock,
        arguments.pages,
        token.clone(),
    ));
    writeln!(io::stdout(), "http://127.0.0.1:{port}/#bridge={port},{token}")?;

    let answer = move |method: Method, address: Uri, headers: HeaderMap, body: Bytes| {
        let service = Arc::clone(&service);
        async move {
            // Calls may take long; meanwhile others watch and stop them.
            let answered = spawn_blocking(move || service.answer(&method, &address, &headers, &body)).await;
            answered.unwrap_or_else(|_| failed())
        }
    };
    let app = Router::new().fallback(answer).layer(DefaultBodyLimit::max(LARGEST_BODY));
    axum::serve(listener, app).await
}

fn failed() -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "the call failed").into_response()
}

/// 128 bits from the keys that the standard library draws from the system for its hash tables.
fn token() -> String {
    let draw = || RandomState::new().hash_one(std::process::id());
    format!("{:016x}{:016x}", draw(), draw())
}

fn language(word: &str) -> Result<Language, String> {
    match word {
        "en" => Ok(Language::En),
        "id" => Ok(Language::Id),
        _ => Err("en or id".to_owned()),
    }
}
