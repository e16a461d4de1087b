//! The desk of this program: set up from what the system knows, kept alive, put away at the end.

use std::thread;
use std::time::Duration;

use simpul_api::dto::Language;
use simpul_api::{Clock, Desk, DeskOptions, SystemClock};
use tauri::{AppHandle, Emitter, Manager};

/// How often a file open for reading is looked at for what others wrote.
const LOOK: Duration = Duration::from_secs(2);
/// The lease of the open file is renewed at every so many looks: every ten seconds.
const RENEWAL: u32 = 5;

/// Sent when the open file is no longer as the window knows it, through no step of the window's.
const FILE_CHANGED: &str = "file-changed";

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
        for look in 1_u32.. {
            thread::sleep(LOOK);
            let desk = app.state::<Desk>();
            let lost = look.is_multiple_of(RENEWAL) && desk.refresh_lease(clock.now());
            if desk.catch_up() || lost {
                // A window that has gone need not hear it.
                let _ = app.emit(FILE_CHANGED, ());
            }
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
