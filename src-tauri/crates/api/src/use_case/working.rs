//! Working time of the organisation: the settings, and whether somebody can be reached now.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::text;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use simpul_model as model;
use simpul_model::{Date, Document, Holiday, Hours, Opening, Organisation, WorkingPlace, WorkingTime, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Working time, the locations that people have, and the names of time zones.
///
/// # Errors
/// `no-file`.
pub fn working(desk: &Desk, _: Nothing, _: &Ctx) -> Result<WorkingView, ApiError> {
    let document = desk.snapshot()?.document;
    let time = &document.organisation().working;
    // Spelled as where they differ already, else in the first of their spellings.
    let mut locations: BTreeMap<String, &str> = BTreeMap::new();
    for location in document.people().iter().map(|person| person.location.trim()).filter(|l| !l.is_empty()) {
        let first = locations.entry(fold(location)).or_insert(location);
        *first = location.min(first);
    }
    for place in &time.places {
        if let Some(location) = locations.get_mut(&fold(&place.name)) {
            *location = &place.name;
        }
    }
    Ok(WorkingView {
        working: Working {
            week: time.week.clone(),
            zone: time.zone.clone(),
            holidays: lines(&time.holidays),
            places: time.places.iter().map(place_line).collect(),
        },
        locations: locations.into_values().map(str::to_owned).collect(),
        zones: jiff_zones(),
    })
}

/// Whether hours are understood, while they are written.
///
/// # Errors
/// None.
pub fn read_hours(_: &Desk, request: HoursRequest, _: &Ctx) -> Result<HoursRead, ApiError> {
    let understood = |text: &String| text.trim().is_empty() || Hours::read(text).is_some();
    Ok(HoursRead { understood: request.hours.iter().map(understood).collect() })
}

fn jiff_zones() -> Vec<String> {
    jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}

fn lines(holidays: &[Holiday]) -> Vec<HolidayLine> {
    let line = |day: &Holiday| HolidayLine { day: day.day.to_string(), name: day.name.clone() };
    holidays.iter().map(line).collect()
}

fn place_line(place: &WorkingPlace) -> WorkingPlaceLine {
    let WorkingPlace { name, zone, week, holidays } = place.clone();
    WorkingPlaceLine { name, zone, week, holidays: lines(&holidays) }
}

/// The organisation with other working time. Nothing that was written is dropped: places that cannot be told
/// apart are refused.
pub(super) fn changed(document: &Document, wanted: Working) -> Result<Organisation, ApiError> {
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for place in wanted.places {
        let name = place.name.trim().to_owned();
        if name.is_empty() {
            return Err(ApiError::new("place-without-name", &[]));
        }
        if !seen.insert(fold(&name)) {
            return Err(ApiError::new("place-twice", &[("name", name)]));
        }
        let zone = zone_name(&place.zone)?;
        places.push(WorkingPlace {
            name,
            zone,
            week: place.week.trim().into(),
            holidays: days(place.holidays)?,
        });
    }
    let working = WorkingTime {
        week: wanted.week.trim().to_owned(),
        zone: zone_name(&wanted.zone)?,
        holidays: days(wanted.holidays)?,
        places,
    };
    Ok(Organisation { working, ..document.organisation().clone() })
}

fn zone_name(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() || zone(name).is_some() {
        return Ok(name.to_owned());
    }
    Err(ApiError::new("unknown-zone", &[("name", name.to_owned())]))
}

fn days(lines: Vec<HolidayLine>) -> Result<Vec<Holiday>, ApiError> {
    let mut days = Vec::new();
    for line in lines {
        if let Some(day) = text::read_date(Some(&line.day))? {
            days.push(Holiday { day, name: line.name.trim().to_owned() });
        }
    }
    days.sort_by(|a, b| (a.day, &a.name).cmp(&(b.day, &b.name)));
    days.dedup_by_key(|holiday| holiday.day);
    Ok(days)
}

/// The data come with the program: nothing depends on what the system knows.
fn zone(name: &str) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name).ok()
}

/// Whether somebody at a location can be reached now by these hours; hours that nobody wrote down are those of
/// the working week. Nothing where neither is known.
pub(super) fn opening(
    document: &Document,
    hours: &str,
    location: &str,
    now: model::Moment,
) -> Option<OpenView> {
    let time = &document.organisation().working;
    let wanted = fold(location);
    let place = time.places.iter().find(|place| !wanted.is_empty() && fold(&place.name) == wanted);
    let own = |get: fn(&WorkingPlace) -> &String, common: &'_ String| {
        place.map(get).filter(|own| !own.is_empty()).cloned().unwrap_or_else(|| common.clone())
    };
    let week = own(|place| &place.week, &time.week);
    let written = if hours.trim().is_empty() { &week } else { hours };
    if written.trim().is_empty() {
        return None;
    }
    let known = Hours::read(written).and_then(|hours| {
        let named = own(|place| &place.zone, &time.zone);
        let zone = zone(hours.zone().unwrap_or(&named))?;
        let there = Timestamp::from_millisecond(now).ok()?.to_zoned(zone);
        let free = |days: &[Holiday], day: Date| days.iter().any(|holiday| holiday.day == day);
        let off = |day: Date| free(&time.holidays, day) || place.is_some_and(|p| free(&p.holidays, day));
        let opening = hours.at(there.datetime(), Hours::read(&week).as_ref(), off);
        Some((opening, there))
    });
    let Some((opening, there)) = known else { return Some(OpenView::default()) };
    let (state, then) = match opening {
        Opening::Always => (OpenWord::Always, None),
        Opening::Open { until } => (OpenWord::Open, Some(until)),
        Opening::Closed { opens } => (OpenWord::Closed, opens),
    };
    let days = then.and_then(|then| there.date().until(then.date()).ok()).map_or(0, |span| span.get_days());
    Some(OpenView {
        state,
        then: then.map(|then| then.strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default(),
        days: days.max(0) as u32,
        zone: there.strftime("%Z").to_string(),
    })
}
