//! The standard of a need: what was promised, in the words given and, where they are understood, as a value.

use crate::fold::fold;
use serde::{Deserialize, Serialize};

/// A text as given and the value read from it, if it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said<T> {
    /// The words as given.
    pub text: String,
    /// What they mean; nothing when they were not understood.
    pub value: Option<T>,
}

impl<T> Default for Said<T> {
    fn default() -> Self {
        Self { text: String::new(), value: None }
    }
}

impl<T> Said<T> {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Values that can be read from the words of a standard.
pub trait Promise: Sized {
    /// Reads the value; nothing when the words are not understood.
    fn read(text: &str) -> Option<Self>;

    /// Keeps the words with whatever value they hold.
    fn said(text: &str) -> Said<Self> {
        let text = text.trim();
        Said { text: text.to_owned(), value: Self::read(text) }
    }
}

/// The day part of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// The day on which the books or the payroll period are closed.
    Closing,
    /// The same day on which the need arises.
    Same,
    /// A day of the month, 1 to 31.
    OfMonth(u8),
    /// A day of the week, 1 = Monday to 7 = Sunday.
    OfWeek(u8),
}

/// A deadline: a day, a time of day, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Deadline {
    /// On which day.
    pub day: Option<Day>,
    /// Minutes after midnight, 0 to 1439.
    pub minute: Option<u16>,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Cadence {
    PerCase,
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
}

/// What customer and supplier agreed for one need.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// By when it must be there.
    pub due: Said<Deadline>,
    /// By when it should be there.
    pub aim: Said<Deadline>,
    /// How often.
    pub cadence: Said<Cadence>,
    /// In what form.
    pub form: String,
    /// How good.
    pub quality: String,
    /// How soon its receipt is acknowledged, in minutes.
    pub ack_within: Said<u32>,
}

impl Promise for Deadline {
    fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let day = day_of(&folded);
        let minute =
            folded.split(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).find_map(minute_of);
        (day.is_some() || minute.is_some()).then_some(Deadline { day, minute })
    }
}

fn day_of(folded: &str) -> Option<Day> {
    const WEEK: [[&str; 2]; 7] = [
        ["monday", "senin"],
        ["tuesday", "selasa"],
        ["wednesday", "rabu"],
        ["thursday", "kamis"],
        ["friday", "jumat"],
        ["saturday", "sabtu"],
        ["sunday", "minggu"],
    ];
    let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    if says(&["closing", "tutup buku", "penutupan"]) {
        return Some(Day::Closing);
    }
    if says(&["same day", "hari yang sama", "hari itu juga", "hari sama"]) {
        return Some(Day::Same);
    }
    if let Some(at) = folded.split(' ').position(|w| matches!(w, "tanggal" | "tgl" | "day")) {
        let number = folded.split(' ').nth(at + 1).and_then(|w| w.parse::<u8>().ok());
        if let Some(day @ 1..=31) = number {
            return Some(Day::OfMonth(day));
        }
    }
    let week =
        WEEK.iter().position(|names| folded.split(' ').any(|w| names.contains(&w.trim_matches(','))))?;
    Some(Day::OfWeek(week as u8 + 1))
}

fn minute_of(token: &str) -> Option<u16> {
    let token = token.trim_matches(['.', ':']);
    let (hour, minute) = token.split_once([':', '.'])?;
    if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

impl Promise for Cadence {
    fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
        Some(match () {
            () if says(&["quarter", "triwulan", "kuartal"]) => Self::Quarterly,
            () if says(&["year", "annual", "tahun"]) => Self::Yearly,
            () if says(&["month", "bulan", "closing"]) => Self::Monthly,
            () if says(&["week", "minggu", "pekan"]) => Self::Weekly,
            () if says(&["daily", "every day", "each day", "harian", "setiap hari", "tiap hari"]) => {
                Self::Daily
            }
            () if says(&["per ", "each", "every", "setiap", "tiap", "when", "saat"]) => Self::PerCase,
            () => return None,
        })
    }
}

impl Promise for u32 {
    fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let number: u32 =
            folded.split(|c: char| !c.is_ascii_digit()).find(|w| !w.is_empty())?.parse().ok()?;
        let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
        let minutes = match () {
            () if says(&["day", "hari"]) => 24 * 60,
            () if says(&["hour", "jam"]) || folded.ends_with('h') => 60,
            () if says(&["min", "menit"]) => 1,
            () => return None,
        };
        number.checked_mul(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_deadlines_in_both_languages() {
        let at = |day, minute| Some(Deadline { day, minute });
        assert_eq!(Deadline::read("closing day 15:00"), at(Some(Day::Closing), Some(900)));
        assert_eq!(Deadline::read("hari tutup buku 15.00"), at(Some(Day::Closing), Some(900)));
        assert_eq!(Deadline::read("Jumat 09.30"), at(Some(Day::OfWeek(5)), Some(570)));
        assert_eq!(Deadline::read("tanggal 25"), at(Some(Day::OfMonth(25)), None));
        assert_eq!(Deadline::read("same day"), at(Some(Day::Same), None));
        assert_eq!(Deadline::read("as soon as possible"), None);
        assert_eq!(Deadline::read("25:99"), None);
    }

    #[test]
    fn reads_cadence_and_spans() {
        assert_eq!(Cadence::read("setiap bulan"), Some(Cadence::Monthly));
        assert_eq!(Cadence::read("per order"), Some(Cadence::PerCase));
        assert_eq!(Cadence::read("sometimes"), None);
        assert_eq!(u32::read("2 jam"), Some(120));
        assert_eq!(u32::read("soon"), None);
    }

    #[test]
    fn keeps_words_it_does_not_understand() {
        let said = Deadline::said(" when the moon is full ");
        assert_eq!(said.text, "when the moon is full");
        assert_eq!(said.value, None);
    }
}
