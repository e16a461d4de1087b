//! Opening hours: read from words, and asked on a day and at a time of a place.
//!
//! `Mo-Fr 08:00-17:00; Sa 08:00-12:00`, `Sen–Jum 08.00–17.00 WIB` and `24 jam` are understood. Anything else
//! stays in words, and whether somebody is there is then not known.

mod read;

use crate::text::Date;
use jiff::Span;
use jiff::civil::{DateTime, Time};

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// So many days are looked ahead for the next opening, and for the end of this one.
const AHEAD: i64 = 60;

/// From when until when, in minutes after midnight; a night ends on the next day.
type Stretch = (u16, u16);

/// Opening hours of a week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    /// Monday first.
    days: [Vec<Stretch>; 7],
    /// On every working day, where no day was named.
    working_days: Vec<Stretch>,
    /// Days named as closed, also for hours that name no days: one bit each.
    closed: u8,
    /// The time zone that stands in the words.
    zone: Option<&'static str>,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// At any time.
    Always,
    /// Yes, until then.
    Open {
        /// In the time of the place.
        until: DateTime,
    },
    /// No, not before then.
    Closed {
        /// In the time of the place; nothing where no opening is near.
        opens: Option<DateTime>,
    },
}

impl Hours {
    /// Reads them; nothing where the words are not understood.
    pub fn read(text: &str) -> Option<Self> {
        read::read(text)
    }

    /// The time zone named in the words, by its name of the zone database.
    pub fn zone(&self) -> Option<&'static str> {
        self.zone
    }

    /// Whether they mean every hour of every day.
    fn is_always(&self) -> bool {
        self.days.iter().all(|day| day.as_slice() == [(0, DAY)])
    }

    /// Whether somebody is there at a time of the place. On a day that is `off` nobody begins to be. Hours
    /// without days hold on the days of `week`, where it is known, else from Monday to Friday; so do those of
    /// a week that names no days itself.
    pub fn at(&self, now: DateTime, week: Option<&Hours>, off: impl Fn(Date) -> bool) -> Opening {
        if self.is_always() {
            return Opening::Always;
        }
        let on = |day: Date| if off(day) { Vec::new() } else { self.on(day, week) };
        let minute = i64::from(now.hour()) * 60 + i64::from(now.minute());
        let today = now.date();
        let stretches = |days: i64| {
            let day = plus(today, days);
            let at = move |minutes: u16| days * i64::from(DAY) + i64::from(minutes);
            day.map(on).unwrap_or_default().into_iter().map(move |(from, until)| (at(from), at(until)))
        };
        // Of a night that began yesterday the end is still to come; stretches that touch are one.
        let mut open: Option<i64> = None;
        for (from, until) in (-1..=AHEAD).flat_map(stretches) {
            if from > open.unwrap_or(minute) {
                break;
            }
            if minute < until {
                open = Some(open.unwrap_or(until).max(until));
            }
        }
        match open {
            Some(until) if until >= AHEAD * i64::from(DAY) => Opening::Always,
            Some(until) => moment(today, until).map_or(Opening::Always, |until| Opening::Open { until }),
            None => {
                let next = (0..=AHEAD).flat_map(stretches).map(|(from, _)| from).find(|&from| from > minute);
                Opening::Closed { opens: next.and_then(|next| moment(today, next)) }
            }
        }
    }

    fn on(&self, day: Date, week: Option<&Hours>) -> Vec<Stretch> {
        let at = usize::from(day.weekday().to_monday_zero_offset() as u8);
        let usual = at < 5;
        let works =
            week.map_or(usual, |week| !week.days[at].is_empty() || (usual && !week.working_days.is_empty()));
        let works = works && self.closed & (1 << at) == 0;
        // What is said of this day holds before what is said of none.
        let own = &self.days[at];
        let bare = self.working_days.iter().filter(|&&bare| works && !own.iter().any(|&own| meet(own, bare)));
        let mut stretches: Vec<Stretch> = own.iter().chain(bare).copied().collect();
        stretches.sort_unstable();
        stretches
    }
}

/// Whether two stretches of a day have a time in common.
fn meet(a: Stretch, b: Stretch) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn plus(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn moment(today: Date, minutes: i64) -> Option<DateTime> {
    let day = plus(today, minutes.div_euclid(i64::from(DAY)))?;
    let minute = minutes.rem_euclid(i64::from(DAY));
    let time = Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).ok()?;
    Some(day.to_datetime(time))
}

#[cfg(test)]
mod tests;
