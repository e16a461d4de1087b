//! HR draws on the chart: boxes move, are copied, filled and removed; every step is previewed, named and
//! taken back.

use simpul_api::dto::*;
use simpul_api::use_case::{outline, preview_edit, removal};
use simpul_tests::Office;

fn office() -> Office {
    Office::with_sample("nusantara")
}

fn seat(office: &Office, title: &str) -> String {
    office.key(HitKind::Position, title)
}

fn card(office: &Office, key: &str) -> PositionCard {
    match office.inspect(key, None) {
        Inspect::Position(card) => card,
        _ => panic!("a position's card"),
    }
}

fn preview(office: &Office, edit: &EditRequest) -> PreviewView {
    preview_edit(&office.desk, edit.clone(), &office.ctx()).expect("a preview")
}

fn spot(place: Place, key: &str) -> Spot {
    Spot { place, key: Some(key.to_owned()) }
}

fn moving(key: &str, to: Spot) -> EditRequest {
    EditRequest::Move { keys: vec![key.to_owned()], to, alone: false, join_unit: false }
}

fn line(view: &PreviewView, what: PreviewWhat) -> Option<&PreviewLine> {
    view.lines.iter().find(|line| line.what == what)
}

/// Every row of the chart, as it reads.
fn chart(office: &Office) -> Vec<OutlineRow> {
    let whole = ChartRequest { depth: Some(u32::MAX), ..ChartRequest::default() };
    outline(&office.desk, whole, &office.ctx()).expect("an outline").rows
}

/// Carries out an edit, holds its name, and shows that undoing it brings the same chart back.
fn done_and_undone(office: &Office, edit: EditRequest, code: &str) -> Edited {
    let before = chart(office);
    let counts = office.file().counts;
    let edited = office.edit(edit);
    assert_eq!(edited.name.code, code);
    let after = chart(office);
    assert_ne!(after, before, "{code} shows");
    assert_eq!(office.undo().name.code, code);
    assert_eq!((chart(office), office.file().counts), (before, counts), "{code} is taken back");
    office.redo();
    assert_eq!(chart(office), after, "{code} is done again");
    edited
}

#[test]
fn a_box_dropped_on_another_manager_takes_its_branch_along() {
    let office = office();
    let (claims, trading) = (seat(&office, "Head of Claims"), seat(&office, "Trading Director"));
    let edit = moving(&claims, spot(Place::Under, &trading));
    let told = preview(&office, &edit);
    assert_eq!((told.moved, told.refusal.clone()), (7, None), "the head and six below");
    let reports = line(&told, PreviewWhat::Manager).expect("another reporting line");
    assert_eq!(
        (reports.name.as_str(), reports.from.as_deref(), reports.to.as_deref()),
        ("Rudi Hartono Panjaitan", Some("Elisabeth Nababan"), Some("Hendra Gunawan Lim"))
    );
    let stays = line(&told, PreviewWhat::UnitStays).expect("a word on the unit");
    assert_eq!((stays.from.as_deref(), stays.to.as_deref()), (Some("Claims"), Some("Trading Division")));
    assert_eq!(office.file().undo, None, "nothing was done");

    done_and_undone(&office, edit, "move-position");
    let card = card(&office, &claims);
    assert_eq!(card.manager.map(|m| m.key), Some(trading));
    assert_eq!(card.unit.map(|u| u.name).as_deref(), Some("Claims"));
    assert_eq!(card.reports.len(), 6);
}

#[test]
fn it_joins_the_managers_unit_where_that_is_wished() {
    let office = office();
    let (planner, marketing) = (seat(&office, "Delivery Planner"), seat(&office, "Head of Marketing"));
    let edit = EditRequest::Move {
        keys: vec![planner.clone()],
        to: spot(Place::Under, &marketing),
        alone: false,
        join_unit: true,
    };
    let told = preview(&office, &edit);
    let unit = line(&told, PreviewWhat::Unit).expect("another unit");
    assert_eq!((unit.from.as_deref(), unit.to.as_deref()), (Some("Warehouse"), Some("Marketing")));
    done_and_undone(&office, edit, "move-position");
    assert_eq!(card(&office, &planner).unit.map(|u| u.name).as_deref(), Some("Marketing"));
}

#[test]
fn dropped_on_the_ground_of_a_unit_it_sits_there_below_its_head() {
    let office = office();
    let (planner, marketing) = (seat(&office, "Delivery Planner"), office.key(HitKind::Unit, "Marketing"));
    let edit = moving(&planner, spot(Place::Inside, &marketing));
    let told = preview(&office, &edit);
    let unit = line(&told, PreviewWhat::Unit).expect("another unit");
    assert_eq!((unit.from.as_deref(), unit.to.as_deref()), (Some("Warehouse"), Some("Marketing")));
    let reports = line(&told, PreviewWhat::Manager).expect("another reporting line");
    assert_eq!(reports.to.as_deref(), Some("Zulfikar Chaniago"));
    done_and_undone(&office, edit, "move-position");

    // Whoever sits there already stays as they are: the head, and a supervisor's people.
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    for title in ["Head of Warehouse", "Forklift Operator"] {
        let told = preview(&office, &moving(&seat(&office, title), spot(Place::Inside, &warehouse)));
        assert_eq!((told.lines, told.refusal), (vec![], None), "{title}");
    }
    // Those above the head cannot report to it.
    let director = moving(&seat(&office, "Trading Director"), spot(Place::Inside, &warehouse));
    assert_eq!(preview(&office, &director).refusal.map(|why| why.code).as_deref(), Some("refused-cycle"));
}

#[test]
fn alone_it_leaves_its_reports_with_the_former_manager() {
    let office = office();
    let (warehouse, director) = (seat(&office, "Head of Warehouse"), seat(&office, "Trading Director"));
    let sales = seat(&office, "Head of Sales");
    let edit = EditRequest::Move {
        keys: vec![warehouse.clone()],
        to: spot(Place::Under, &sales),
        alone: true,
        join_unit: false,
    };
    let told = preview(&office, &edit);
    assert_eq!(told.moved, 1);
    let lines: Vec<u32> =
        told.lines.iter().filter(|l| l.what == PreviewWhat::Manager).map(|l| l.count).collect();
    assert_eq!(lines, [1, 4], "the head, and the four that stay behind");
    done_and_undone(&office, edit, "move-position");
    assert!(card(&office, &warehouse).reports.is_empty());
    let stock = seat(&office, "Stock Controller");
    assert_eq!(card(&office, &stock).manager.map(|m| m.key), Some(director));
}

#[test]
fn a_box_cannot_be_dropped_into_its_own_branch_and_the_preview_says_so() {
    let office = office();
    let (director, clerk) = (seat(&office, "President Director"), seat(&office, "Mail Room Clerk"));
    let told = preview(&office, &moving(&director, spot(Place::Under, &clerk)));
    assert_eq!(told.refusal.map(|why| why.code).as_deref(), Some("refused-cycle"));
    let unit = office.key(HitKind::Unit, "Warehouse");
    let told = preview(&office, &moving(&unit, spot(Place::Under, &clerk)));
    assert_eq!(told.refusal.map(|why| why.code).as_deref(), Some("refused-unit-on-position"));
}

#[test]
fn siblings_change_places_and_stay_where_they_are_dropped() {
    let office = office();
    let underwriting = seat(&office, "Head of Underwriting");
    let claims = seat(&office, "Head of Claims");
    let titles = |office: &Office| -> Vec<String> {
        let director = seat(office, "Insurance Director");
        card(office, &director).reports.into_iter().map(|r| r.title).collect()
    };
    assert_eq!(
        titles(&office),
        ["Insurance Product Manager", "Head of Underwriting", "Head of Data Entry", "Head of Claims"]
    );
    let edit = moving(&claims, spot(Place::Before, &underwriting));
    let told = preview(&office, &edit);
    let order = line(&told, PreviewWhat::Order).expect("another place");
    assert_eq!(
        (order.name.as_str(), order.count),
        ("Rudi Hartono Panjaitan", 1),
        "whatever it does to numbers"
    );
    office.edit(edit);
    assert_eq!(
        titles(&office),
        ["Insurance Product Manager", "Head of Claims", "Head of Underwriting", "Head of Data Entry"]
    );
    // Two together, one step later, by keyboard.
    let keys = vec![underwriting.clone(), claims.clone()];
    office.edit(EditRequest::Nudge { keys, way: Way::Later });
    assert_eq!(
        titles(&office),
        ["Insurance Product Manager", "Head of Data Entry", "Head of Claims", "Head of Underwriting"]
    );
    let last = office.try_edit(EditRequest::Nudge { keys: vec![underwriting.clone()], way: Way::Later });
    assert_eq!(last.map_err(|e| e.code).err().as_deref(), Some("refused-nowhere"));
    // Where it stands already nothing is written.
    let revision = office.file().revision;
    office.edit(moving(&underwriting, spot(Place::After, &claims)));
    assert_eq!(office.file().revision, revision);
}

#[test]
fn a_box_goes_a_level_up_and_down_again_by_keyboard() {
    let office = office();
    let controller = seat(&office, "Stock Controller");
    let head = seat(&office, "Head of Warehouse");
    office.edit(EditRequest::Nudge { keys: vec![controller.clone()], way: Way::Out });
    let trading = seat(&office, "Trading Director");
    let card_now = card(&office, &trading);
    let titles: Vec<&str> = card_now.reports.iter().map(|r| r.title.as_str()).collect();
    assert_eq!(titles.last(), Some(&"Stock Controller"), "right after the former manager");
    office.edit(EditRequest::Nudge { keys: vec![controller.clone()], way: Way::In });
    assert_eq!(card(&office, &controller).manager.map(|m| m.key), Some(head));
}

#[test]
fn several_move_together_as_one_step() {
    let office = office();
    let keys = ["Stock Controller", "Delivery Planner"].map(|title| seat(&office, title));
    let marketing = seat(&office, "Head of Marketing");
    let to = spot(Place::Under, &marketing);
    let edit = EditRequest::Move { keys: keys.to_vec(), to, alone: false, join_unit: false };
    let told = preview(&office, &edit);
    assert_eq!((told.moved, line(&told, PreviewWhat::Manager).map(|l| l.count)), (2, Some(2)));
    let edited = done_and_undone(&office, edit, "move-several");
    assert_eq!(edited.name.args["count"], "2");
}

#[test]
fn a_copied_branch_holds_the_seats_and_nobody() {
    let office = office();
    let (supervisor, purchasing) =
        (seat(&office, "Warehouse Supervisor, Makassar"), seat(&office, "Head of Purchasing"));
    let before = office.file().counts;
    let edit = EditRequest::Copy { keys: vec![supervisor], to: spot(Place::Under, &purchasing) };
    assert_eq!(preview(&office, &edit).moved, 4);
    let edited = done_and_undone(&office, edit, "copy");
    let after = office.file().counts;
    assert_eq!(
        (after.positions - before.positions, after.vacant - before.vacant, after.people),
        (4, 4, before.people)
    );
    let copy = card(&office, &edited.created.expect("the copy"));
    assert_eq!((copy.title.as_str(), copy.reports.len()), ("Warehouse Supervisor, Makassar", 3));
    assert_eq!(copy.manager.map(|m| m.key), Some(purchasing));
    assert_eq!(copy.unit.map(|u| u.name).as_deref(), Some("Purchasing"), "it joins the unit it comes to");
}

#[test]
fn a_copied_unit_brings_its_units_and_seats() {
    let office = office();
    let (warehouse, insurance) =
        (office.key(HitKind::Unit, "Warehouse"), office.key(HitKind::Unit, "Insurance Division"));
    let before = office.file().counts;
    let edited = office.edit(EditRequest::Copy { keys: vec![warehouse], to: spot(Place::Under, &insurance) });
    let after = office.file().counts;
    assert_eq!((after.units - before.units, after.positions - before.positions), (1, 10));
    let Inspect::Unit(copy) = office.inspect(&edited.created.expect("the copy"), None) else {
        panic!("a unit")
    };
    assert_eq!((copy.name.as_str(), copy.headcount), ("Warehouse", 0));
}

#[test]
fn a_vacancy_is_filled_by_dropping_a_person_on_it() {
    let office = office();
    let actuary = seat(&office, "Actuary");
    let recruiter = seat(&office, "Recruiter");
    let seated = EditRequest::Seat { person: recruiter.clone(), position: actuary.clone(), keep: false };
    let told = preview(&office, &seated);
    assert_eq!(line(&told, PreviewWhat::Seated).and_then(|l| l.to.as_deref()), Some("Nadia Syafitri"));
    assert_eq!(line(&told, PreviewWhat::Left).map(|l| l.name.as_str()), Some("Recruiter"));
    done_and_undone(&office, seated, "seat");
    assert_eq!(card(&office, &actuary).holders[0].name, "Nadia Syafitri");
    assert!(card(&office, &recruiter).holders.is_empty(), "one person moved");

    let back = EditRequest::Seat { person: actuary.clone(), position: recruiter.clone(), keep: true };
    office.edit(back);
    assert_eq!((card(&office, &actuary).holders.len(), card(&office, &recruiter).holders.len()), (1, 1));
    let twice = EditRequest::Seat { person: actuary, position: recruiter, keep: true };
    let refused = office.try_edit(twice).map_err(|error| error.code);
    assert_eq!(refused.err().as_deref(), Some("refused-holds"));
}

#[test]
fn a_post_is_shared_and_one_of_two_stands_in() {
    let office = office();
    let officer = seat(&office, "Policy Records Officer");
    let holders = card(&office, &officer).holders;
    assert_eq!(holders.len(), 2, "two share it");
    let edit = EditRequest::SetAssignment {
        assignment: holders[0].assignment.clone(),
        share: 60,
        acting: true,
        from: None,
        until: Some("2026-12-31".into()),
    };
    office.edit(edit);
    let now = card(&office, &officer).holders[0].clone();
    assert_eq!((now.share, now.acting, now.until.as_str()), (60, true, "2026-12-31"));
    office.undo();
    done_and_undone(&office, EditRequest::Vacate { keys: vec![officer.clone()] }, "vacate-position");
    assert!(card(&office, &officer).holders.is_empty());
}

#[test]
fn boxes_are_added_beside_and_renamed_in_place() {
    let office = office();
    let underwriting = seat(&office, "Head of Underwriting");
    let add = EditRequest::AddBeside {
        beside: underwriting.clone(),
        name: "Head of Reinsurance".into(),
        person_name: String::new(),
    };
    let edited = done_and_undone(&office, add, "add-position");
    let new = edited.created.expect("the new box");
    let director = seat(&office, "Insurance Director");
    let titles: Vec<String> = card(&office, &director).reports.into_iter().map(|r| r.title).collect();
    assert_eq!(titles[1..3], ["Head of Underwriting", "Head of Reinsurance"]);

    let words = EditRequest::Rename {
        key: new.clone(),
        name: Some("Ratna Sari".into()),
        title: Some("Reinsurance Manager".into()),
    };
    done_and_undone(&office, words, "add-person");
    let renamed = card(&office, &new);
    assert_eq!(
        (renamed.title.as_str(), renamed.holders[0].name.as_str()),
        ("Reinsurance Manager", "Ratna Sari")
    );

    let assistant = EditRequest::SetAssistant { keys: vec![new.clone()], assistant: true };
    office.edit(assistant);
    assert!(card(&office, &new).assistant);
}

#[test]
fn dotted_lines_are_drawn_labelled_and_removed() {
    let office = office();
    let (planner, sales) = (seat(&office, "Delivery Planner"), seat(&office, "Head of Sales"));
    let draw = |label: &str| EditRequest::AddDottedLine {
        from: vec![planner.clone()],
        to: sales.clone(),
        label: label.into(),
    };
    office.edit(draw("promises"));
    office.edit(draw("priorities"));
    assert_eq!(card(&office, &planner).dotted.len(), 2, "as many as wanted");
    let twice = office.try_edit(draw("promises")).map_err(|error| error.code);
    assert_eq!(twice.err().as_deref(), Some("refused-dotted-twice"));
    let line = card(&office, &planner).dotted[0].key.clone();
    office.edit(EditRequest::SetDottedLine { line: line.clone(), label: "delivery promises".into() });
    assert_eq!(card(&office, &planner).dotted[0].label, "delivery promises");
    office.edit(EditRequest::RemoveDottedLine { line });
    assert_eq!(card(&office, &planner).dotted.len(), 1);
    let own = office.try_edit(EditRequest::AddDottedLine {
        from: vec![planner.clone()],
        to: planner,
        label: String::new(),
    });
    assert!(own.is_err());
}

#[test]
fn removing_says_what_hangs_on_a_box_and_sends_it_where_the_user_says() {
    let office = office();
    let (head, director) = (seat(&office, "Head of Warehouse"), seat(&office, "Trading Director"));
    let request = KeysRequest { keys: vec![head.clone()] };
    let view = removal(&office.desk, request, &office.ctx()).expect("what hangs on it");
    assert_eq!((view.reports, view.branch), (4, 9));
    assert_eq!(view.unit.map(|u| u.name).as_deref(), Some("Warehouse"));
    assert_eq!(view.above.map(|u| u.name).as_deref(), Some("Hendra Gunawan Lim"));

    let up = || FateChoice { how: FateHow::Up, to: None };
    let edit = EditRequest::Remove {
        keys: vec![head.clone()],
        below: BelowChoice { how: BelowHow::MoveTo, to: Some(director.clone()) },
        needs: up(),
        topics: up(),
        channels: up(),
    };
    let told = preview(&office, &edit);
    assert_eq!(line(&told, PreviewWhat::Manager).map(|l| l.count), Some(4));
    assert_eq!(line(&told, PreviewWhat::NeedEnded), None, "no need ends silently");
    let before = office.file().counts;
    done_and_undone(&office, edit, "remove-position");
    let after = office.file().counts;
    assert_eq!((after.needs, after.topics), (before.needs, before.topics));
    let inherited = card(&office, &director);
    assert_eq!(inherited.reports.iter().filter(|r| r.title == "Stock Controller").count(), 1);

    let inside = EditRequest::Remove {
        keys: vec![director],
        below: BelowChoice { how: BelowHow::DeleteWith, to: None },
        needs: FateChoice { how: FateHow::MoveTo, to: Some(seat(&office, "Stock Controller")) },
        topics: FateChoice::default(),
        channels: FateChoice::default(),
    };
    let told = preview(&office, &inside);
    assert_eq!(told.refusal.map(|why| why.code).as_deref(), Some("refused-inside"));
}

#[test]
fn several_boxes_and_whole_units_go_as_one_step() {
    let office = office();
    let keys = ["Head of Claims", "Claims Customer Care Officer"].map(|title| seat(&office, title));
    let edit = EditRequest::Remove {
        keys: keys.to_vec(),
        below: BelowChoice { how: BelowHow::DeleteWith, to: None },
        needs: FateChoice::default(),
        topics: FateChoice::default(),
        channels: FateChoice::default(),
    };
    let before = office.file().counts.positions;
    done_and_undone(&office, edit, "remove-several");
    assert_eq!(before - office.file().counts.positions, 7, "who hangs below another goes once");
    office.undo();

    let unit = office.key(HitKind::Unit, "Warehouse");
    let trading = office.key(HitKind::Unit, "Trading Division");
    let to_trading = || FateChoice { how: FateHow::MoveTo, to: Some(trading.clone()) };
    let needs = office.file().counts.needs;
    let edit = EditRequest::Remove {
        keys: vec![unit],
        below: BelowChoice { how: BelowHow::DeleteWith, to: None },
        needs: to_trading(),
        topics: to_trading(),
        channels: to_trading(),
    };
    let told = preview(&office, &edit);
    let ended = line(&told, PreviewWhat::NeedEnded).map_or(0, |l| l.count);
    done_and_undone(&office, edit, "remove-unit");
    assert_eq!(needs - office.file().counts.needs, ended, "the preview counted the needs that end");
}
