//! The desk of this program: set up from what the system knows, kept alive, put away at the end.

use std::thread;
use std::time::Duration;

use simpul_api::dto::Language;
use simpul_api::{Clock, Desk, DeskOptions, SystemClock};
use tauri::{AppHandle, Manager};

/// How often the lease of the open file is renewed.
const RENEWAL: Duration = Duration::from_secs(10);

/// Puts the desk where every call finds it.
pub(crate) fn set_up(app: &AppHandle) {
    app.manage(Desk::new(DeskOptions {
        // Without such a folder the program works, and forgets its settings.
        settings: app.path().app_config_dir().ok(),
        language: system_language(),
        user: whoami::realname().or_else(|_| whoami::username()).unwrap_or_default(),
        host: whoami::hostname().unwrap_or_default(),
    }));
    let app = app.clone();
    thread::spawn(move || {
        let clock = SystemClock::default();
        loop {
            thread::sleep(RENEWAL);
            app.state::<Desk>().refresh_lease(clock.now());
        }
    });
}

/// Lets go of the open file.
pub(crate) fn put_away(app: &AppHandle) {
    app.state::<Desk>().close();
}

/// `in` is what Java and older systems call Indonesian.
fn system_language() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("id") || locale.starts_with("in-") => Language::Id,
        _ => Language::En,
    }
}
