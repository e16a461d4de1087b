//! What the window may call: the shell's own few commands, and every call of `simpul-api`.

use tauri::ipc::Invoke;
use tauri::{AppHandle, Builder, State, Wry};

use crate::arguments::Start;
use crate::calls::{self, Jobs};
use crate::menu::{self, Section, Shown};

/// Makes every command known to the window.
pub(crate) fn install(builder: Builder<Wry>) -> Builder<Wry> {
    let own: fn(Invoke) -> bool = tauri::generate_handler![started_with, show_menu, cancel];
    builder.manage(Jobs::default()).invoke_handler(move |invoke| {
        if calls::is_known(invoke.message.command()) {
            calls::answer(invoke);
            true
        } else {
            own(invoke)
        }
    })
}

/// What the program was started with.
#[tauri::command]
fn started_with(start: State<'_, Start>) -> Start {
    start.inner().clone()
}

/// Makes the window's menu say what the window describes.
#[tauri::command]
fn show_menu(app: AppHandle, shown: State<'_, Shown>, sections: Vec<Section>) -> Result<(), String> {
    menu::show(&app, &shown, sections).map_err(|error| error.to_string())
}

/// Stops a call under way.
#[tauri::command]
fn cancel(jobs: State<'_, Jobs>, job: String) {
    jobs.cancel(&job);
}
