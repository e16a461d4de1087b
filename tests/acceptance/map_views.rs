//! Ways to look at the map are kept by name: in the file, in its history, in copies.

use simpul_api::dto::*;
use simpul_api::use_case::{matrix, save_for_readers, saved_picture};
use simpul_tests::{Office, office};

fn views(office: &Office) -> Vec<SavedView> {
    let request = MatrixRequest { map: office::deepest(), ..MatrixRequest::default() };
    matrix(&office.desk, request, &office.ctx()).expect("a matrix").info.views
}

fn names(office: &Office) -> Vec<String> {
    views(office).into_iter().map(|view| view.name).collect()
}

fn look(office: &Office) -> MapLook {
    let filter = MapFilter { show: Show::OneWay, at_least: Some(2.0), ..MapFilter::default() };
    let marketing = office.key(HitKind::Unit, "Marketing");
    let focus = Some(Focus { centre: Some(marketing.clone()), depth: 2 });
    MapLook {
        shape: MapShape::Wheel,
        map: MapRequest { level: Some(3), filter, focus, ..MapRequest::default() },
        order: MatrixOrder::Name,
        table: true,
        selection: vec![marketing],
    }
}

fn save(office: &Office, name: &str, look: &MapLook) -> Edited {
    office.edit(EditRequest::SaveView { name: name.to_owned(), look: Box::new(look.clone()) })
}

#[test]
fn a_view_is_saved_replaced_renamed_and_given_up_each_as_a_step() {
    let office = Office::with_sample("nusantara");
    let look = look(&office);
    assert_eq!(save(&office, " One-way ", &look).name.code, "save-view");
    assert_eq!(views(&office)[0], SavedView { name: "One-way".into(), look: look.clone(), gone: false });
    save(&office, "Closing", &MapLook::default());
    let other = MapLook { shape: MapShape::Matrix, ..look.clone() };
    save(&office, "ONE-WAY", &other);
    assert_eq!(names(&office), ["Closing", "ONE-WAY"], "one of the same name is replaced");
    office.undo();
    assert_eq!(views(&office)[1].look, look);

    let rename = |name: &str, to: &str| EditRequest::RenameView { name: name.into(), to: to.into() };
    let refused = office.try_edit(rename("One-way", "closing")).expect_err("that name is taken");
    assert_eq!(refused.code, "view-exists");
    office.edit(rename("One-way", "Questions"));
    assert_eq!(names(&office), ["Closing", "Questions"]);
    office.edit(EditRequest::RemoveView { name: "closing".into() });
    assert_eq!(names(&office), ["Questions"]);
    let none = office.try_edit(EditRequest::RemoveView { name: "Closing".into() }).expect_err("it is gone");
    assert_eq!((none.code.as_str(), none.args["known"].as_str()), ("unknown-view", "Questions"));
    let unnamed = EditRequest::SaveView { name: " ".into(), look: Box::default() };
    assert_eq!(office.try_edit(unnamed).expect_err("no name").code, "view-unnamed");

    // It lies in the file, and in the copy for readers.
    let copy = office.path("copy.simpul").to_string_lossy().into_owned();
    save_for_readers(&office.desk, PathRequest { path: copy }, &office.ctx()).expect("a copy");
    office.close();
    office.open("sample.simpul").expect("it opens");
    assert_eq!(views(&office)[0].look, look);
    office.close();
    office.open_as("copy.simpul", true).expect("it opens");
    assert_eq!(names(&office), ["Questions"]);
}

#[test]
fn what_is_gone_is_left_out_of_a_view_and_said() {
    let office = Office::with_sample("nusantara");
    let look = look(&office);
    save(&office, "Marketing", &look);
    office.edit(EditRequest::RemoveUnit {
        unit: office.key(HitKind::Unit, "Marketing"),
        below: BelowChoice { how: BelowHow::MoveUp, to: None },
    });
    let view = views(&office).remove(0);
    assert!(view.gone);
    assert!(view.look.selection.is_empty());
    assert_eq!(view.look.map.focus, Some(Focus { centre: None, depth: 2 }));
    assert_eq!(view.look.map.filter, look.map.filter);
}

#[test]
fn the_picture_of_a_view_is_found_by_its_name() {
    let office = Office::with_sample("nusantara");
    let look = look(&office);
    save(&office, "Questions", &look);
    let Ok(Picture::Map(map)) = saved_picture(&office.desk, "questions") else { panic!("a map") };
    assert!(map.wheel && map.focus.is_none());
    assert_eq!(map.filter, look.map.filter);
    save(&office, "Cells", &MapLook { shape: MapShape::Matrix, ..look });
    let cells = saved_picture(&office.desk, "cells").expect("a matrix");
    assert!(matches!(cells, Picture::Matrix(MatrixRequest { order: MatrixOrder::Name, .. })));
    assert_eq!(saved_picture(&office.desk, "x").expect_err("none").code, "unknown-view");
}
