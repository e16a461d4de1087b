//! A cell of a workbook as the text that it would be in a CSV of the same workbook.

use calamine::{DataRef, ExcelDateTime};
use std::borrow::Cow;

/// The text of a value; `format` is its number format, where the file tells it.
pub(super) fn text<'v>(value: &'v DataRef<'_>, format: Option<&str>) -> Cow<'v, str> {
    match value {
        DataRef::Empty => "".into(),
        DataRef::String(text) => text.as_str().into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Int(number) => padded(*number as f64, format).into(),
        DataRef::Float(number) => padded(*number, format).into(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::DateTime(moment) => date(moment).into(),
        DataRef::DateTimeIso(text) => iso(text).into(),
        DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::Error(error) => error.to_string().into(),
    }
}

/// A number as its format shows it where that bears meaning: percent, and an id with zeros before it.
fn padded(value: f64, format: Option<&str>) -> String {
    let format = format.map(|format| format.split(';').next().unwrap_or_default()).unwrap_or_default();
    if bare(format).ends_with('%') {
        return format!("{}%", number(value * 100.0));
    }
    let zeros = format.len() > 1 && format.bytes().all(|b| b == b'0');
    if zeros && value.fract() == 0.0 && value >= 0.0 {
        return format!("{value:0width$.0}", width = format.len());
    }
    number(value)
}

/// Whole numbers without a point, others with the fifteen digits that a workbook keeps.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e21 {
        // Minus zero is zero.
        return format!("{:.0}", value + 0.0);
    }
    let kept = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    format!("{kept}")
}

/// A number format without what is put in quotation marks.
fn bare(format: &str) -> String {
    format.split('"').step_by(2).collect::<String>().trim_end().to_owned()
}

/// `2026-08-17`, with the time where there is one; a time alone, or a span of hours, as `7:30`.
fn date(moment: &ExcelDateTime) -> String {
    let minutes = (moment.as_f64() * 1440.0).round() as i64;
    if moment.is_duration() || (0..1440).contains(&minutes) {
        return format!("{}:{:02}", minutes / 60, (minutes % 60).abs());
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { day } else { format!("{day} {hour:02}:{minute:02}") }
}

fn iso(text: &str) -> String {
    let text = text.strip_suffix("T00:00:00").unwrap_or(text);
    text.strip_suffix(":00").filter(|rest| rest.contains('T')).unwrap_or(text).replace('T', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn check(value: DataRef<'_>, format: Option<&str>, expected: &str) {
        assert_eq!(text(&value, format), expected);
    }

    #[test]
    fn numbers_read_as_people_see_them() {
        check(DataRef::Float(123.0), None, "123");
        check(DataRef::Float(3_201_012_345_670_001.0), None, "3201012345670001");
        check(DataRef::Float(0.1 + 0.2), None, "0.3");
        check(DataRef::Float(-2.5), None, "-2.5");
        check(DataRef::Float(-0.0), None, "0");
        check(DataRef::Int(7), Some("General"), "7");
        check(DataRef::Float(123.0), Some("00000"), "00123");
        check(DataRef::Float(0.625), Some("0.0%"), "62.5%");
        check(DataRef::Float(1.0), Some("0%;[Red]-0%"), "100%");
        check(DataRef::Float(5.0), Some("0\" %\""), "5");
        check(DataRef::Bool(true), None, "TRUE");
    }

    #[test]
    fn dates_read_as_days_and_times_as_times() {
        let moment = |value| DataRef::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false));
        check(moment(46251.0), None, "2026-08-17");
        check(moment(46251.0 + 15.0 / 24.0), None, "2026-08-17 15:00");
        check(moment(0.3125), None, "7:30");
        check(DataRef::DateTimeIso("2026-08-17".into()), None, "2026-08-17");
        check(DataRef::DateTimeIso("2026-08-17T15:00:00".into()), None, "2026-08-17 15:00");
        let span = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        check(DataRef::DateTime(span), None, "36:00");
    }
}
