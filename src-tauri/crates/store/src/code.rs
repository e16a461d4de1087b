//! The codes by which the file names kinds, states and promises. They are part of the schema: a code is
//! never renamed without a migration.

use simpul_model::{
    Answer, Cadence, Criticality, Day, Deadline, FieldOwner, FieldType, FindingState, ItemKind, NeedStatus,
    PositionKind,
};

/// A value that the file names by a code.
pub(crate) trait Code: Sized {
    /// Its code.
    fn code(&self) -> &'static str;
    /// The value of a code.
    fn of(code: &str) -> Option<Self>;
}

macro_rules! codes {
    ($($type:ident { $($name:ident = $code:literal),+ $(,)? })+) => {$(
        impl Code for $type {
            fn code(&self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            fn of(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }
        }
    )+};
}

codes! {
    FieldOwner { Unit = "unit", Position = "position", Person = "person" }
    FieldType { Text = "text", Number = "number", Date = "date", YesNo = "yes-no" }
    PositionKind { Line = "line", Assistant = "assistant" }
    ItemKind { Information = "information", Action = "action", Resource = "resource" }
    NeedStatus { Active = "active", Draft = "draft", Ended = "ended" }
    Criticality { Low = "low", Medium = "medium", High = "high" }
    Answer { Nothing = "nothing", Missing = "missing", Unknown = "unknown" }
    FindingState { Open = "open", Repaired = "repaired", Accepted = "accepted" }
    Cadence {
        PerCase = "per-case",
        Daily = "daily",
        Weekly = "weekly",
        Monthly = "monthly",
        Quarterly = "quarterly",
        Yearly = "yearly",
    }
}

/// A deadline as text: `closing 15:00`, `month-25`, `15:00`.
pub(crate) fn deadline_text(deadline: &Deadline) -> String {
    let day = deadline.day.map(|day| match day {
        Day::Closing => "closing".to_owned(),
        Day::Same => "same".to_owned(),
        Day::OfMonth(n) => format!("month-{n}"),
        Day::OfWeek(n) => format!("week-{n}"),
    });
    let time = deadline.minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
    day.into_iter().chain(time).collect::<Vec<_>>().join(" ")
}

/// The deadline of such a text.
pub(crate) fn deadline_of(text: &str) -> Option<Deadline> {
    let mut deadline = Deadline { day: None, minute: None };
    for word in text.split_whitespace() {
        if let Some((hour, minute)) = word.split_once(':') {
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            deadline.minute = Some(hour.checked_mul(60)?.checked_add(minute)?);
        } else {
            deadline.day = Some(match word.split_once('-') {
                Some(("month", n)) => Day::OfMonth(n.parse().ok()?),
                Some(("week", n)) => Day::OfWeek(n.parse().ok()?),
                None if word == "closing" => Day::Closing,
                None if word == "same" => Day::Same,
                _ => return None,
            });
        }
    }
    Some(deadline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_come_back() {
        for (day, minute, text) in [
            (Some(Day::Closing), Some(900), "closing 15:00"),
            (Some(Day::OfMonth(25)), None, "month-25"),
            (Some(Day::OfWeek(5)), Some(570), "week-5 09:30"),
            (Some(Day::Same), Some(0), "same 00:00"),
            (None, Some(u16::MAX), "1092:15"),
            (None, None, ""),
        ] {
            let deadline = Deadline { day, minute };
            assert_eq!(deadline_text(&deadline), text);
            assert_eq!(deadline_of(text), Some(deadline));
        }
        assert_eq!(deadline_of("someday"), None);
    }
}
