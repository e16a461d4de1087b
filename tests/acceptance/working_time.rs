//! Whether somebody can be reached now, where they sit.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_api::{ApiError, Ctx};
use simpul_tests::{FixedClock, Office};
use std::sync::{Arc, Mutex, PoisonError};

fn at(moment: &str) -> Ctx {
    let clock = FixedClock::at(moment.parse().expect("a moment"));
    Ctx::with_clock(Arc::new(clock), Language::En)
}

/// The sample as the window opens it, in a copy of its own: there is one sample a process, and tests run side by side.
fn sample() -> Office {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let office = Office::default();
    let request = SampleRequest { name: "nusantara".into(), language: Language::En };
    open_sample(&office.desk, request, &office.ctx()).expect("the sample");
    let path = office.path("sample.simpul").to_string_lossy().into_owned();
    save_copy(&office.desk, PathRequest { path: path.clone() }, &office.ctx()).expect("a copy");
    let copy = OpenRequest { path, read_only: false, take_over: false };
    open(&office.desk, copy, &office.ctx()).expect("the copy");
    office
}

fn ways(office: &Office, question: &str, moment: &str) -> Vec<WayView> {
    let request = AskRequest { question: question.into(), limit: 1 };
    ask(&office.desk, request, &at(moment)).expect("answers").answers.remove(0).ways
}

fn open_of(ways: &[WayView], address: &str) -> OpenView {
    let way = ways.iter().find(|way| way.address.contains(address)).expect("a way");
    way.open.clone().expect("hours")
}

fn set(office: &Office, change: impl FnOnce(&mut Working)) -> Result<Edited, ApiError> {
    let mut working = working(&office.desk, Nothing {}, &office.ctx()).expect("working time").working;
    change(&mut working);
    office.try_edit(EditRequest::SetWorking { working })
}

#[test]
fn open_now_is_said_in_the_time_of_the_place() {
    let office = sample();
    // Monday, 09:00 UTC: 16:00 in Jakarta, 17:00 in Makassar, 18:00 in Jayapura.
    let monday = "2026-11-23T09:00:00Z";
    let mail = open_of(&ways(&office, "mail sorting", monday), "ext. 390");
    assert_eq!(
        (mail.state, mail.then.as_str(), mail.zone.as_str()),
        (OpenWord::Open, "2026-11-23T16:30", "WIB")
    );
    let papua = open_of(&ways(&office, "delivery to Papua", monday), "ext. 327");
    assert_eq!((papua.state, papua.days), (OpenWord::Closed, 1));
    assert_eq!((papua.then.as_str(), papua.zone.as_str()), ("2026-11-24T08:00", "WIT"));
    let stock = open_of(&ways(&office, "damaged goods", monday), "ext. 326");
    assert_eq!((stock.state, stock.then.as_str()), (OpenWord::Open, "2026-11-23T19:00"));
    let security = open_of(&ways(&office, "suspicious e-mail", monday), "ext. 373");
    assert_eq!(security.state, OpenWord::Always);
}

#[test]
fn a_holiday_closes_and_the_week_stands_in_for_missing_hours() {
    let office = sample();
    // Christmas is a Friday.
    let mail = open_of(&ways(&office, "mail sorting", "2026-12-25T03:00:00Z"), "ext. 390");
    assert_eq!((mail.state, mail.then.as_str()), (OpenWord::Closed, "2026-12-28T08:00"));
    let own = open_of(&ways(&office, "mail sorting", "2026-11-23T03:00:00Z"), "sukarti@");
    assert_eq!((own.state, own.then.as_str()), (OpenWord::Open, "2026-11-23T17:00"), "the working week");
}

#[test]
fn words_stay_words_and_changes_are_taken_back() {
    let office = sample();
    set(&office, |working| working.week = "by appointment".into()).expect("kept as words");
    let own = open_of(&ways(&office, "mail sorting", "2026-11-23T03:00:00Z"), "sukarti@");
    assert_eq!(own.state, OpenWord::Unknown);
    assert_eq!(office.undo().name.code, "change-working");
    let refused = set(&office, |working| working.zone = "Asia/Atlantis".into()).expect_err("a refusal");
    assert_eq!(refused.code, "unknown-zone");
    let bad = HolidayLine { day: "Christmas".into(), name: String::new() };
    let refused = set(&office, |working| working.holidays.push(bad)).expect_err("a refusal");
    assert_eq!(refused.code, "bad-date");
    let read = HoursRequest {
        hours: ["Sen–Jum 08.00–17.00", "24 jam", "sesuai jadwal", ""].map(Into::into).to_vec(),
    };
    let read = read_hours(&office.desk, read, &office.ctx()).expect("an answer");
    assert_eq!(read.understood, [true, true, false, true]);
}

#[test]
fn a_place_that_cannot_be_told_apart_is_refused() {
    let office = sample();
    let place = |name: &str| WorkingPlaceLine {
        name: name.into(),
        zone: "Asia/Makassar".into(),
        week: "Mo-Fr 07:00-15:00".into(),
        holidays: Vec::new(),
    };
    let refused = set(&office, |working| working.places.push(place("  "))).expect_err("a refusal");
    assert_eq!(refused.code, "place-without-name");
    let refused =
        set(&office, |working| working.places.push(place("jakarta  (wib)"))).expect_err("a refusal");
    assert_eq!((refused.code.as_str(), refused.args["name"].as_str()), ("place-twice", "jakarta  (wib)"));
    let kept = working(&office.desk, Nothing {}, &office.ctx()).expect("working time").working;
    assert_eq!(kept.places.len(), 3, "nothing has been changed");
    set(&office, |working| working.places.push(place("Kendari"))).expect("another one");
}

#[test]
fn a_location_is_offered_once_however_it_is_spelled() {
    let office = sample();
    let before = working(&office.desk, Nothing {}, &office.ctx()).expect("working time").locations;
    for (who, location) in
        [("Petrus Wenda", "JAKARTA  (WIB)"), ("Yuniarti", "Kendari"), ("Togar Simanjuntak", "kendari")]
    {
        office.edit(EditRequest::SetPerson {
            person: office.key(HitKind::Person, who),
            name: None,
            email: None,
            phone: None,
            location: Some(location.into()),
            status: None,
        });
    }
    let view = working(&office.desk, Nothing {}, &office.ctx()).expect("working time");
    let mut expected = before;
    expected.insert(2, "Kendari".into());
    assert_eq!(view.locations, expected);
}

#[test]
fn locations_and_zones_are_proposed() {
    let office = sample();
    let view = working(&office.desk, Nothing {}, &office.ctx()).expect("working time");
    assert_eq!(view.locations[0], "Jakarta (WIB)");
    assert!(view.zones.iter().any(|zone| zone == "Asia/Makassar"));
    assert_eq!(view.working.places.len(), 3);
}
