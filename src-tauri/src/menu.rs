//! The window's menu.
//!
//! The window describes it: labels in the chosen language, shortcuts and what is enabled come from
//! the one list of actions that the palette and the keys read too, so no action is named twice.
//! A chosen entry is sent back as the action's id. While only the face of actions changes (words,
//! enabled, checked: "Undo" names what it undoes) the native entries are updated in place, because
//! building a menu anew flickers.

use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use tauri::menu::{
    CheckMenuItem, CheckMenuItemBuilder, IsMenuItem, Menu, MenuItem, MenuItemBuilder, PredefinedMenuItem,
    Submenu, SubmenuBuilder,
};
use tauri::{AppHandle, Emitter, Wry};

/// Sent with the action's id when an entry is chosen.
const CHOSEN: &str = "menu";

/// One drop-down menu.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Section {
    label: String,
    entries: Vec<Entry>,
}

/// One line of a drop-down menu.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum Entry {
    Separator,
    Action {
        /// What comes back when it is chosen.
        id: String,
        label: String,
        /// Such as `CmdOrCtrl+Shift+S`.
        keys: Option<String>,
        enabled: bool,
        /// Present for entries that carry a mark.
        checked: Option<bool>,
    },
    Submenu {
        label: String,
        entries: Vec<Entry>,
    },
}

/// The menu that stands in the window, with its native entries in reading order.
#[derive(Default)]
pub(crate) struct Shown(Mutex<Option<Standing>>);

struct Standing {
    sections: Vec<Section>,
    native: Vec<Native>,
}

enum Native {
    Plain(MenuItem<Wry>),
    Marked(CheckMenuItem<Wry>),
}

/// Makes the window's menu say `sections`.
pub(crate) fn show(app: &AppHandle, shown: &Shown, sections: Vec<Section>) -> tauri::Result<()> {
    let mut standing = shown.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(standing) = standing.as_mut()
        && same_frame(&standing.sections, &sections)
    {
        update_faces(standing, sections)
    } else {
        *standing = Some(build(app, sections)?);
        Ok(())
    }
}

/// Passes a chosen entry on to the window.
pub(crate) fn chosen(app: &AppHandle, id: &str) {
    // Without a window there is nobody to tell.
    let _ = app.emit(CHOSEN, id);
}

fn build(app: &AppHandle, sections: Vec<Section>) -> tauri::Result<Standing> {
    let menu = Menu::new(app)?;
    #[cfg(target_os = "macos")]
    menu.append(&application_menu(app)?)?;
    let mut native = Vec::new();
    for section in &sections {
        menu.append(&submenu(app, &section.label, &section.entries, &mut native)?)?;
    }
    app.set_menu(menu)?;
    Ok(Standing { sections, native })
}

/// Menus nest no deeper than the window's own list of them.
fn submenu(
    app: &AppHandle,
    label: &str,
    entries: &[Entry],
    native: &mut Vec<Native>,
) -> tauri::Result<Submenu<Wry>> {
    let submenu = SubmenuBuilder::new(app, label).build()?;
    for entry in entries {
        match entry {
            Entry::Separator => submenu.append(&PredefinedMenuItem::separator(app)?)?,
            Entry::Submenu { label, entries } => {
                submenu.append(&self::submenu(app, label, entries, native)?)?;
            }
            Entry::Action { id, label, keys, enabled, checked } => {
                let item = action(app, id, label, keys.as_deref(), *enabled, *checked)?;
                submenu.append(item.as_item())?;
                native.push(item);
            }
        }
    }
    Ok(submenu)
}

fn action(
    app: &AppHandle,
    id: &str,
    label: &str,
    keys: Option<&str>,
    enabled: bool,
    checked: Option<bool>,
) -> tauri::Result<Native> {
    // The key that carries the plus sign is named by its other sign here.
    let keys = keys.map(|keys| keys.replace("Plus", "="));
    if let Some(checked) = checked {
        let mut item = CheckMenuItemBuilder::with_id(id, label).enabled(enabled).checked(checked);
        if let Some(keys) = &keys {
            item = item.accelerator(keys);
        }
        Ok(Native::Marked(item.build(app)?))
    } else {
        let mut item = MenuItemBuilder::with_id(id, label).enabled(enabled);
        if let Some(keys) = &keys {
            item = item.accelerator(keys);
        }
        Ok(Native::Plain(item.build(app)?))
    }
}

impl Native {
    fn as_item(&self) -> &dyn IsMenuItem<Wry> {
        match self {
            Self::Plain(item) => item,
            Self::Marked(item) => item,
        }
    }

    fn turn_to(&self, face: &Face) -> tauri::Result<()> {
        match self {
            Self::Plain(item) => {
                item.set_text(&face.label)?;
                item.set_enabled(face.enabled)
            }
            Self::Marked(item) => {
                item.set_text(&face.label)?;
                item.set_enabled(face.enabled)?;
                item.set_checked(face.checked.unwrap_or(false))
            }
        }
    }
}

/// The menu that macOS puts first; the system names its entries.
#[cfg(target_os = "macos")]
fn application_menu(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    SubmenuBuilder::new(app, "Simpul")
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit()
        .build()
}

/// What may change about an action without a new menu.
#[derive(Debug, PartialEq)]
struct Face {
    label: String,
    enabled: bool,
    checked: Option<bool>,
}

fn update_faces(standing: &mut Standing, sections: Vec<Section>) -> tauri::Result<()> {
    let before = faces(&mut standing.sections.clone());
    let after = faces(&mut sections.clone());
    for ((native, was), is) in standing.native.iter().zip(before).zip(after) {
        if was != is {
            native.turn_to(&is)?;
        }
    }
    standing.sections = sections;
    Ok(())
}

fn same_frame(a: &[Section], b: &[Section]) -> bool {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    faces(&mut a);
    faces(&mut b);
    a == b
}

/// Takes the faces of all actions, in reading order, and leaves the frame.
fn faces(sections: &mut [Section]) -> Vec<Face> {
    let mut taken = Vec::new();
    for section in sections {
        take_faces(&mut section.entries, &mut taken);
    }
    taken
}

fn take_faces(entries: &mut [Entry], taken: &mut Vec<Face>) {
    for entry in entries {
        match entry {
            Entry::Separator => {}
            Entry::Submenu { entries, .. } => take_faces(entries, taken),
            Entry::Action { label, enabled, checked, .. } => taken.push(Face {
                label: std::mem::take(label),
                enabled: std::mem::take(enabled),
                // Whether there is a mark at all belongs to the frame.
                checked: checked.map(|_| checked.replace(false) == Some(true)),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undo(label: &str, enabled: bool, checked: Option<bool>) -> Vec<Section> {
        vec![Section {
            label: "Edit".into(),
            entries: vec![Entry::Submenu {
                label: "More".into(),
                entries: vec![
                    Entry::Separator,
                    Entry::Action {
                        id: "undo".into(),
                        label: label.into(),
                        keys: Some("CmdOrCtrl+Z".into()),
                        enabled,
                        checked,
                    },
                ],
            }],
        }]
    }

    #[test]
    fn another_face_needs_no_new_menu() {
        let marked = |label, checked| undo(label, true, Some(checked));
        assert!(same_frame(&undo("Undo", false, None), &undo("Undo the move", true, None)));
        assert!(same_frame(&marked("Map", true), &marked("Peta", false)));
        assert_eq!(
            faces(&mut marked("Map", true)),
            [Face { label: "Map".into(), enabled: true, checked: Some(true) }]
        );
    }

    #[test]
    fn a_mark_or_a_section_more_needs_a_new_menu() {
        let plain = undo("Undo", true, None);
        assert!(!same_frame(&plain, &undo("Undo", true, Some(false))));
        assert!(!same_frame(&plain, &[plain.clone(), plain.clone()].concat()));
    }

    #[test]
    fn the_window_writes_entries_as_objects_with_a_kind() -> Result<(), serde_json::Error> {
        let text = r#"[{"label":"Edit","entries":[{"kind":"submenu","label":"More","entries":[
            {"kind":"separator"},
            {"kind":"action","id":"undo","label":"Undo","keys":"CmdOrCtrl+Z","enabled":true}]}]}]"#;
        let sections: Vec<Section> = serde_json::from_str(text)?;
        assert_eq!(sections, undo("Undo", true, None));
        Ok(())
    }
}
