//! The desktop shell: one window, its menu, the system's dialogs, and the table of calls.
//!
//! It holds no rule of the domain. Everything the window knows about organisations it asks of
//! `simpul-api` through `commands`; everything else in this package is about the system the
//! window stands on.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod calls;
mod commands;
mod desk;
mod menu;
#[cfg(target_os = "linux")]
mod renderer;

use clap::Parser;
use tauri::{AppHandle, Emitter, Manager, RunEvent};

use arguments::{Arguments, Start};

/// Sent when the program is started a second time: the window that is open takes the wish over.
const STARTED_AGAIN: &str = "started-again";

fn main() -> tauri::Result<()> {
    let start = Arguments::parse().into_start();
    #[cfg(target_os = "linux")]
    renderer::restart_to_suit();

    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            take_over(app, words, &folder);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(start)
        .manage(menu::Shown::default())
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .setup(|app| {
            desk::set_up(app.handle());
            Ok(())
        });
    commands::install(builder).build(tauri::generate_context!())?.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            desk::put_away(app);
        }
    });
    Ok(())
}

/// Brings the window to the front and hands it what the second start asked for.
fn take_over(app: &AppHandle, words: Vec<String>, folder: &str) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse; the wish below is carried out all the same.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    let start = Arguments::try_parse_from(words)
        .map(|arguments| arguments.into_start_from(folder.as_ref()))
        .unwrap_or_default();
    if start != Start::default() {
        let _ = app.emit(STARTED_AGAIN, start);
    }
}
