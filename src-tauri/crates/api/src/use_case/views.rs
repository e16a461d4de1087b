//! Ways to look at the map, kept by name in the file.

use super::map::node_of;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_graph::Node;
use simpul_model as model;
use simpul_model::{Document, Edit, Named, Organisation, ProcessId, RecordRef, Row, UnitId, fold};

/// The views of a file by name. What one names that is gone is left out of it, and said.
pub(crate) fn views(document: &Document) -> Vec<SavedView> {
    document.organisation().views.iter().map(|view| told(document, view)).collect()
}

/// The view of a name.
///
/// # Errors
/// `unknown-view` with those there are.
fn named(document: &Document, name: &str) -> Result<SavedView, ApiError> {
    let all = &document.organisation().views;
    let found = all.iter().find(|view| fold(&view.name) == fold(name));
    found.map(|view| told(document, view)).ok_or_else(|| {
        let known = all.iter().map(|view| view.name.as_str()).collect::<Vec<_>>().join(", ");
        ApiError::new("unknown-view", &[("name", name.to_owned()), ("known", known)])
    })
}

fn told(document: &Document, view: &model::SavedView) -> SavedView {
    // What a newer program wrote and this one does not know reads as the usual way to look.
    let look: MapLook = serde_json::from_str(&view.look).unwrap_or_default();
    let kept = without_gone(document, look.clone());
    SavedView { name: view.name.clone(), gone: kept != look, look: kept }
}

fn without_gone(document: &Document, mut look: MapLook) -> MapLook {
    let unit = |id: &String| id.parse::<UnitId>().is_ok_and(|id| document.units().get(id).is_some());
    look.map.unfolded.retain(unit);
    look.map.folded.retain(unit);
    let process =
        |id: &String| id.parse::<ProcessId>().is_ok_and(|id| document.processes().get(id).is_some());
    look.map.filter.processes.retain(process);
    let node = |key: &str| match node_of(key) {
        Ok(Node::NoUnit) => true,
        Ok(Node::Unit(id)) => document.units().get(id).is_some(),
        Ok(Node::Position(id)) => document.positions().get(id).is_some(),
        Err(_) => false,
    };
    if let Some(focus) = &mut look.map.focus {
        focus.centre = focus.centre.take().filter(|key| node(key));
    }
    look.map.filter.branch = look.map.filter.branch.take().filter(|key| node(key));
    let pair = |key: &str| {
        key.strip_prefix("pair:")
            .and_then(|ends| ends.split_once('~'))
            .is_some_and(|(a, b)| node(a) && node(b))
    };
    let there = |record: RecordRef| document.row(record).is_some();
    look.selection.retain(|key| pair(key) || node(key) || key::parse(key).is_ok_and(there));
    look
}

/// The picture that the view of a name draws.
///
/// # Errors
/// `no-file`, `unknown-view` with those there are.
pub fn saved_picture(desk: &Desk, name: &str) -> Result<Picture, ApiError> {
    let MapLook { shape, map, order, .. } = named(&desk.snapshot()?.document, name)?.look;
    Ok(match shape {
        MapShape::Flow => Picture::Map(MapRequest { focus: None, wheel: false, ..map }),
        MapShape::Focus => {
            let focus = map.focus.clone().or(Some(Focus { centre: None, depth: 1 }));
            Picture::Map(MapRequest { focus, wheel: false, ..map })
        }
        MapShape::Wheel => Picture::Map(MapRequest { focus: None, wheel: true, ..map }),
        MapShape::Matrix => {
            Picture::Matrix(MatrixRequest { map: MapRequest { focus: None, wheel: false, ..map }, order })
        }
    })
}

/// Keeps a view; one of the same name is replaced.
pub(super) fn save(document: &Document, name: &str, look: &MapLook) -> Result<Edit, ApiError> {
    let name = named_well(name)?;
    let text = serde_json::to_string(look)
        .map_err(|error| ApiError::new("internal", &[("why", error.to_string())]))?;
    let mut views = document.organisation().views.clone();
    views.retain(|view| fold(&view.name) != fold(&name));
    views.push(model::SavedView { name: name.clone(), look: text });
    Ok(changed(document, views, Named::new("save-view").with("name", name)))
}

/// Gives a view another name.
pub(super) fn rename(document: &Document, name: &str, to: &str) -> Result<Edit, ApiError> {
    named(document, name)?;
    let to = named_well(to)?;
    let mut views = document.organisation().views.clone();
    let is = |view: &model::SavedView| fold(&view.name) == fold(name);
    if views.iter().any(|view| !is(view) && fold(&view.name) == fold(&to)) {
        return Err(ApiError::new("view-exists", &[("name", to)]));
    }
    views.iter_mut().filter(|view| is(view)).for_each(|view| view.name.clone_from(&to));
    Ok(changed(document, views, Named::new("rename-view").with("name", to)))
}

/// Gives a view up.
pub(super) fn remove(document: &Document, name: &str) -> Result<Edit, ApiError> {
    let gone = named(document, name)?;
    let mut views = document.organisation().views.clone();
    views.retain(|view| fold(&view.name) != fold(name));
    Ok(changed(document, views, Named::new("remove-view").with("name", gone.name)))
}

fn named_well(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() { Err(ApiError::new("view-unnamed", &[])) } else { Ok(name.to_owned()) }
}

fn changed(document: &Document, mut views: Vec<model::SavedView>, name: Named) -> Edit {
    views.sort_by_cached_key(|view| fold(&view.name));
    let row = Row::Organisation(Organisation { views, ..document.organisation().clone() });
    Edit::Step { name, edits: vec![Edit::Update { row, by: None }] }
}
