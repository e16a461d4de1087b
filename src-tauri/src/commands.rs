//! What the window may call: the shell's own two commands, and every call of `simpul-api`.

use tauri::{AppHandle, Builder, State, Wry};

use crate::arguments::Start;
use crate::menu::{self, Section, Shown};

/// Makes every command known to the window.
pub(crate) fn install(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(tauri::generate_handler![started_with, show_menu])
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
