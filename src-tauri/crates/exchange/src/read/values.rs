//! Values as people write them in cells: dates, numbers, yes and no, shares.

use simpul_model::{Date, fold};

/// Which comes first in dates of three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// 17/08/2026.
    DayFirst,
    /// 8/17/2026.
    MonthFirst,
}

/// The order that a column's dates show: month first only when some value needs it and none speaks against.
pub(super) fn date_order<'a>(values: impl Iterator<Item = &'a str>) -> DateOrder {
    let mut month_first = false;
    for value in values {
        let Some([a, b, c]) = tokens(value) else { continue };
        let (Ok(a), Ok(b), Ok(_)) = (a.parse::<u32>(), b.parse::<u32>(), c.parse::<u32>()) else { continue };
        match () {
            () if a > 31 => {}
            () if a > 12 => return DateOrder::DayFirst,
            () if b > 12 => month_first = true,
            () => {}
        }
    }
    if month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst }
}

/// The day a text names: 2026-08-17, 17/08/2026, 17-Agu-26, 17 Agustus 2026, Aug 17, 2026.
pub(super) fn date(text: &str, order: DateOrder) -> Option<Date> {
    let Some([a, b, c]) = tokens(text) else { return whole_date(text.trim()) };
    let number = |token: &str| token.parse::<i16>().ok();
    let (day, month, year) = match (number(a), number(b), number(c)) {
        (Some(year), Some(month), Some(day)) if a.len() == 4 => (day, month, year),
        (Some(year), None, Some(day)) if a.len() == 4 => (day, month_of(b)?, year),
        (Some(day), None, Some(_)) => (day, month_of(b)?, year_of(c)?),
        (None, Some(day), Some(_)) => (day, month_of(a)?, year_of(c)?),
        (Some(first), Some(second), Some(_)) => match order {
            DateOrder::DayFirst => (first, second, year_of(c)?),
            DateOrder::MonthFirst => (second, first, year_of(c)?),
        },
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day that a text which names none most likely means: the numbers the other way round, the last day of
/// a month for one beyond it, the days since 1899-12-30 that spreadsheets count.
pub(super) fn near_date(text: &str, order: DateOrder) -> Option<Date> {
    let other = match order {
        DateOrder::DayFirst => DateOrder::MonthFirst,
        DateOrder::MonthFirst => DateOrder::DayFirst,
    };
    if let Some(day) = date(text, other) {
        return Some(day);
    }
    let Some([a, b, c]) = tokens(text) else {
        let days: u64 = text.trim().parse().ok().filter(|days| (10_000..80_000).contains(days))?;
        let since = std::time::Duration::from_secs(days * 24 * 60 * 60);
        return Date::constant(1899, 12, 30).checked_add(since).ok();
    };
    let first = |month: &str, year: &str| date(&format!("1-{month}-{year}"), DateOrder::DayFirst);
    let (day, month) = if a.len() == 4 {
        (c, first(b, a)?)
    } else if order == DateOrder::MonthFirst {
        (b, first(a, c)?)
    } else {
        (a, first(b, c)?)
    };
    let beyond = day.parse::<u8>().is_ok_and(|day| (29..=31).contains(&day));
    beyond.then(|| month.last_of_month())
}

/// The share that a text which names none most likely means: its digits.
pub(super) fn near_share(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<u16>().ok().filter(|share| (1..=100).contains(share)).map(|share| share.to_string())
}

/// The digits of a number in scientific notation, with zeros for those that it lost: `1.985E+17`.
pub(super) fn digits(text: &str) -> String {
    let text = text.trim().replace(',', ".");
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return String::new() };
    let Ok(exponent) = exponent.trim_start_matches('+').parse::<usize>() else { return String::new() };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if exponent > 40 || part.len() > exponent {
        return String::new();
    }
    format!("{whole}{part:0<exponent$}")
}

/// A day without anything between its numbers: 20260817.
fn whole_date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) || !text.starts_with(['1', '2']) {
        return None;
    }
    let (year, month, day) = (text[..4].parse(), text[4..6].parse(), text[6..].parse());
    Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
}

/// Whether a cell for a date says that there is none: 0000-00-00.
pub(super) fn is_no_date(text: &str) -> bool {
    // What has no end in SAP ends on the last day there is.
    let endless = text.contains("9999") && text.contains("12") && text.contains("31");
    endless
        || text.contains('0') && text.bytes().all(|b| matches!(b, b'0' | b'-' | b'/' | b'.' | b':' | b' '))
}

fn is_weekday(token: &str) -> bool {
    let folded = fold(token);
    folded.get(..3).is_some_and(|start| {
        matches!(
            start,
            "sen"
                | "sel"
                | "rab"
                | "kam"
                | "jum"
                | "sab"
                | "min"
                | "aha"
                | "mon"
                | "tue"
                | "wed"
                | "thu"
                | "fri"
                | "sat"
                | "sun"
        )
    })
}

/// The three parts of a date; a weekday before and a time of day after it is left aside.
fn tokens(text: &str) -> Option<[&str; 3]> {
    let text = text.trim();
    let end = text.find(['T', ' ']).filter(|&at| text[at + 1..].contains(':') && text[..at].len() >= 6);
    let mut parts = text[..end.unwrap_or(text.len())]
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
        .peekable();
    parts.next_if(|first| is_weekday(first));
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

fn year_of(token: &str) -> Option<i16> {
    let year: i16 = token.parse().ok()?;
    match token.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn month_of(token: &str) -> Option<i16> {
    let folded = fold(token);
    Some(match folded.get(..3)? {
        "jan" => 1,
        "feb" | "peb" => 2,
        "mar" => 3,
        "apr" => 4,
        "mei" | "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "agu" | "ags" | "agt" | "aug" => 8,
        "sep" => 9,
        "okt" | "oct" => 10,
        "nov" | "nop" => 11,
        "des" | "dec" => 12,
        _ => return None,
    })
}

/// The number a text names, with decimal comma or point and separated thousands.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let allowed = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'+');
    if text.is_empty() || !text.bytes().all(allowed) || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let decimal = match (text.rfind('.'), text.rfind(',')) {
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (Some(at), None) if text.matches('.').count() == 1 => Some(at),
        (None, Some(at)) if text.matches(',').count() == 1 => Some(at),
        _ => None,
    };
    let plain: String = text
        .char_indices()
        .filter_map(|(at, c)| match c {
            '.' | ',' => (Some(at) == decimal).then_some('.'),
            _ => Some(c),
        })
        .collect();
    plain.parse().ok().filter(|n: &f64| n.is_finite())
}

/// Yes or no in either language; nothing for an empty or other text.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    Some(match fold(text).as_str() {
        "yes" | "y" | "ya" | "true" | "benar" | "1" | "x" | "v" => true,
        "no" | "n" | "tidak" | "tdk" | "false" | "salah" | "0" => false,
        _ => return None,
    })
}

/// A share in percent: `62,5`, `50%`; `scale` is 100 where the column counts in full-time equivalents.
/// Halves go to the even side, so that 62,5 and 37,5 still make 100. Nothing outside 1 to 100.
pub(super) fn share(text: &str, scale: f64) -> Option<u16> {
    let value = number(text.trim().trim_end_matches('%'))? * scale;
    let rounded = value.round_ties_even();
    (1.0..=100.0).contains(&rounded).then_some(rounded as u16)
}

/// Whether a spreadsheet has turned a long number into 1,23E+11: its digits are lost.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(exponent) && mantissa.split(['.', ',']).all(digits)
}

/// Whether a cell says in letters that there is nothing: `N/A`, and `#N/A` where a formula found nothing.
pub(super) fn is_not_there(text: &str) -> bool {
    let text = text.trim_start_matches('#');
    text.len() <= 4 && ["n/a", "n.a.", "n/d", "nil"].iter().any(|none| text.eq_ignore_ascii_case(none))
}

/// Whether a manager value that names nobody says that there is none: `XX` of the British lists,
/// `NO_MANAGER` of SuccessFactors, nothing but zeros of SAP.
pub(super) fn is_nobody(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let zeros = !plain.is_empty() && plain.bytes().all(|b| b == b'0');
    zeros
        || is_not_there(text)
        || matches!(
            plain.as_str(),
            "xx" | "none"
                | "nomanager"
                | "nosupervisor"
                | "null"
                | "top"
                | "tidakada"
                | "tidakadaatasan"
                | "nihil"
        )
}

/// Whether a text can be an e-mail address.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let bad = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '@' | '<' | '>');
    !local.is_empty()
        && !text.ends_with('.')
        && domain.split('.').all(|label| !label.is_empty())
        && domain.contains('.')
        && !local.contains(bad)
        && !domain.contains(bad)
}

/// Whether a cell says "nothing" with a dash.
pub(super) fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_as_indonesian_excel_writes_them() {
        let day = |text| date(text, DateOrder::DayFirst).map(|d| d.to_string());
        for text in [
            "17/08/2026",
            "17-08-2026",
            "17.8.26",
            "17-Agu-26",
            "17 Agustus 2026",
            "2026-08-17",
            "17 Aug 2026",
            "August 17, 2026",
            "2026-08-17T00:00:00",
            "2026-08-17 10:00",
            "2026/8/17",
            "Senin, 17 Agustus 2026",
            "Mon 17 Aug 2026",
            "20260817",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-08-17"), "{text}");
        }
        for text in ["31/02/2024", "08/17/2024", "segera", "", "45521", "17/08", "2020-13-01", "1/2/3/4"] {
            assert_eq!(day(text), None, "{text}");
        }
        for text in ["8/17/2026", "8/17/2026 12:00:00 AM"] {
            assert_eq!(date(text, DateOrder::MonthFirst), Date::new(2026, 8, 17).ok(), "{text}");
        }
        assert!(is_no_date("0000-00-00") && is_no_date("00/00/0000") && !is_no_date("") && !is_no_date("-"));
    }

    #[test]
    fn a_column_shows_the_order_of_its_dates() {
        assert_eq!(date_order(["1/2/2026", "8/17/2026"].into_iter()), DateOrder::MonthFirst);
        assert_eq!(date_order(["8/17/2026", "17/8/2026"].into_iter()), DateOrder::DayFirst);
        assert_eq!(date_order(["2026-08-17", "1/2/2026"].into_iter()), DateOrder::DayFirst);
    }

    #[test]
    fn reads_numbers_with_comma_or_point() {
        for (text, value) in [
            ("1,5", 1.5),
            ("1.5", 1.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("-2", -2.0),
            ("1.234.567", 1_234_567.0),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "-", "12a", ".", "1-2"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(
            (share("62,5", 1.0), share("37,5", 1.0), share("0.5", 100.0)),
            (Some(62), Some(38), Some(50))
        );
        assert_eq!(
            (share("50 %", 1.0), share("-5", 1.0), share("half", 1.0), share("0", 1.0)),
            (Some(50), None, None, None)
        );
    }

    #[test]
    fn knows_lost_digits_and_addresses() {
        assert!(is_scientific("1,23457E+11") && is_scientific("1.23E+11") && is_scientific("3E+10"));
        assert!(!is_scientific("1E5") && !is_scientific("E+11") && !is_scientific("P1E+1x"));
        assert!(is_email("ayu@example.org") && is_email("a.b+c@x.co.id"));
        for bad in [
            "SKING",
            "a at b.org",
            "feri@",
            "@x.org",
            "a@b",
            "a@b..c",
            "a b@c.d",
            "a@b@c.d",
            "bagus.example.org",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
