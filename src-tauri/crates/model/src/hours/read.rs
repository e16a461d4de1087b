//! Opening hours from words.

use super::{DAY, Hours, Stretch, meet};

/// Days by what they are called, Monday first.
const DAYS: [&[&str]; 7] = [
    &["mo", "mon", "monday", "mondays", "sen", "sn", "senin"],
    &["tu", "tue", "tues", "tuesday", "tuesdays", "sel", "sl", "selasa"],
    &["we", "wed", "wednesday", "wednesdays", "rab", "rb", "rabu"],
    &["th", "thu", "thur", "thurs", "thursday", "thursdays", "kam", "km", "kamis"],
    &["fr", "fri", "friday", "fridays", "jum", "jm", "jumat", "jum'at"],
    &["sa", "sat", "saturday", "saturdays", "sab", "sb", "sabtu"],
    &["su", "sun", "sunday", "sundays", "min", "mg", "minggu", "ahad"],
];

/// Several words that say one thing, and the word they stand for.
const PHRASES: &[(&str, &str)] = &[
    ("s/d", "-"),
    ("s.d.", "-"),
    ("24/7", "24 jam"),
    ("every day", "daily"),
    ("setiap hari", "daily"),
    ("tiap hari", "daily"),
    ("hari kerja", "weekdays"),
    ("working days", "weekdays"),
    ("akhir pekan", "weekend"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// 0 = Monday.
    Day(usize),
    /// Days by name: one bit each.
    Days(u8),
    Time(Clock),
    /// All day and night.
    All,
    Closed,
    To,
    And,
    End,
    Zone(&'static str),
}

/// A time of day as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clock {
    /// Minutes after midnight, before the half of the day is looked at.
    minutes: u16,
    /// An hour alone.
    bare: bool,
    half: Option<Half>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

impl Clock {
    /// Minutes after midnight; nothing where the half of the day does not go with the hour.
    fn of_day(self) -> Option<u16> {
        match (self.half, self.minutes / 60) {
            (None, _) | (Some(Half::Am), 1..12) | (Some(Half::Pm), 12..24) => Some(self.minutes),
            (Some(Half::Am), 12) => Some(self.minutes - DAY / 2),
            (Some(Half::Pm), 1..12) => Some(self.minutes + DAY / 2),
            _ => None,
        }
    }
}

/// From one time until another; nothing where it has to be guessed which half of the day is meant.
fn stretch(mut from: Clock, until: Clock) -> Option<Stretch> {
    // "1-5 pm": what is said of the end holds for the beginning, too.
    let shared = from.half.is_none() && until.half.is_some() && from.minutes / 60 <= 12;
    if shared {
        from.half = until.half;
    }
    let (begin, end) = (from.of_day()?, until.of_day()?);
    if begin == end || begin >= DAY {
        return None;
    }
    if begin < end {
        return Some((begin, end));
    }
    // "22:00-06:00" and "10 pm-6 am" are nights; "9-5" and "9-5 pm" are most likely none.
    let said = from.half.is_some() && until.half.is_some() && !shared;
    let plain = from.half.or(until.half).is_none() && !from.bare && !until.bare && begin >= DAY / 2;
    (said || plain).then_some((begin, end + DAY))
}

pub(super) fn read(text: &str) -> Option<Hours> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let mut hours = Hours::default();
    let mut any = false;
    while reader.at < tokens.len() {
        if reader.take(|token| matches!(token, Token::End | Token::And)) {
            continue;
        }
        reader.rule(&mut hours)?;
        any = true;
    }
    any.then_some(hours)
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn take(&mut self, wanted: impl Fn(Token) -> bool) -> bool {
        let found = self.peek().is_some_and(wanted);
        self.at += usize::from(found);
        found
    }

    /// Days, then times or a word, then perhaps a zone.
    fn rule(&mut self, hours: &mut Hours) -> Option<()> {
        let mut days = self.days()?;
        let stretches = match self.peek()? {
            Token::All => {
                self.at += 1;
                // "24 hours, every day".
                days |= self.days()?;
                Some(vec![(0, DAY)])
            }
            Token::Closed => {
                self.at += 1;
                None
            }
            _ => Some(self.times(hours)?),
        };
        self.zone(hours)?;
        match (days, stretches) {
            // Day and night, without days: every day.
            (0, Some(stretches)) if stretches == [(0, DAY)] => hours.days.fill(stretches),
            (0, Some(stretches)) => hours.working_days.extend(stretches),
            (0, None) => return None,
            (days, stretches) => {
                for day in (0..7).filter(|day| days & (1 << day) != 0) {
                    lay(hours, day, stretches.as_deref());
                }
            }
        }
        Some(())
    }

    /// Two zones are not understood.
    fn zone(&mut self, hours: &mut Hours) -> Option<()> {
        if let Some(Token::Zone(zone)) = self.peek() {
            if hours.zone.is_some_and(|known| known != zone) {
                return None;
            }
            hours.zone = Some(zone);
            self.at += 1;
        }
        Some(())
    }

    /// One bit a day; 0 where none is named.
    fn days(&mut self) -> Option<u8> {
        let mut days = 0;
        loop {
            match self.peek() {
                Some(Token::Day(from)) => {
                    self.at += 1;
                    let mut until = from;
                    if self.take(|token| token == Token::To) {
                        let Some(Token::Day(last)) = self.peek() else { return None };
                        self.at += 1;
                        until = last;
                    }
                    // Friday to Monday goes over the end of the week.
                    let many = (until + 7 - from) % 7;
                    (0..=many).for_each(|step| days |= 1 << ((from + step) % 7));
                }
                Some(Token::Days(some)) => {
                    self.at += 1;
                    days |= some;
                }
                Some(Token::And) if days != 0 => self.at += 1,
                _ => return Some(days),
            }
        }
    }

    /// All that follow belong to the days before them, with a comma between or not.
    fn times(&mut self, hours: &mut Hours) -> Option<Vec<Stretch>> {
        let mut stretches = Vec::new();
        while let Some(Token::Time(from)) = self.peek() {
            self.at += 1;
            if !self.take(|token| token == Token::To) {
                return None;
            }
            let Some(Token::Time(until)) = self.peek() else { return None };
            self.at += 1;
            stretches.push(stretch(from, until)?);
            self.zone(hours)?;
            if matches!(self.tokens.get(self.at + 1), Some(Token::Time(_))) {
                self.take(|token| token == Token::And);
            }
        }
        (!stretches.is_empty()).then_some(stretches)
    }
}

/// What comes later about the same time of a day holds: "Mo-Fr 08:00-17:00; Fr 08:00-11:30".
fn lay(hours: &mut Hours, day: usize, stretches: Option<&[Stretch]>) {
    let known = &mut hours.days[day];
    match stretches {
        Some(stretches) => {
            if known.iter().any(|&known| stretches.iter().any(|&new| meet(known, new))) {
                known.clear();
            }
            known.extend(stretches);
            hours.closed &= !(1 << day);
        }
        None => {
            known.clear();
            hours.closed |= 1 << day;
        }
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut text = text.to_lowercase().replace(['–', '—', '−'], "-").replace('’', "'");
    for (phrase, word) in PHRASES {
        text = text.replace(phrase, word);
    }
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let end = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = end(|c| c.is_ascii_digit() || c == ':' || c == '.');
            let (half, length) = half(rest, length);
            tokens.push(Token::Time(number(rest, half)?));
            length
        } else if first.is_alphabetic() {
            let length = end(|c| c.is_alphabetic() || c == '\'');
            tokens.extend(word(&rest[..length])?);
            length
        } else {
            match first {
                '-' => tokens.push(Token::To),
                ',' | '&' | '+' => tokens.push(Token::And),
                ';' | '\n' | '|' => tokens.push(Token::End),
                ':' | '.' | '(' | ')' => {}
                space if space.is_whitespace() => {}
                _ => return None,
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    Some(all_day(tokens))
}

/// The half of the day that is named behind a number, and where the text goes on.
fn half(text: &str, number: usize) -> (Option<Half>, usize) {
    let after = text[number..].trim_start();
    let word = &after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())];
    let half = match word {
        "am" => Half::Am,
        "pm" => Half::Pm,
        _ => return (None, number),
    };
    (Some(half), text.len() - after.len() + word.len())
}

/// A time of day; a number before "jam" or "hours" is read as one, and put right in [`all_day`].
fn number(text: &str, half: Option<Half>) -> Option<Clock> {
    let text =
        &text[..text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len())];
    let text = text.trim_end_matches('.');
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let bare = hour.len() == text.len();
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let fits = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    fits.then_some(Clock { minutes: hour * 60 + minute, bare, half })
}

/// What a word says; nothing at all for words that hold the others together; none where it is not known.
fn word(word: &str) -> Option<Option<Token>> {
    if let Some(day) = DAYS.iter().position(|known| known.contains(&word)) {
        return Some(Some(Token::Day(day)));
    }
    Some(match word {
        "daily" | "everyday" => Some(Token::Days(0b111_1111)),
        "weekdays" | "weekday" => Some(Token::Days(0b001_1111)),
        "weekend" | "weekends" => Some(Token::Days(0b110_0000)),
        "to" | "until" | "till" | "sampai" | "hingga" | "sd" => Some(Token::To),
        "and" | "dan" => Some(Token::And),
        "closed" | "off" | "tutup" | "libur" => Some(Token::Closed),
        "hours" | "h" | "jam" => Some(Token::All),
        "wib" => Some(Token::Zone("Asia/Jakarta")),
        "wita" => Some(Token::Zone("Asia/Makassar")),
        "wit" => Some(Token::Zone("Asia/Jayapura")),
        "utc" | "gmt" => Some(Token::Zone("UTC")),
        "pukul" | "at" | "from" | "dari" | "mulai" | "open" | "buka" => None,
        _ => return None,
    })
}

/// "24 jam" is all day and night; "jam 08.00" only says that a time follows.
fn all_day(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match (token, kept.last()) {
            (Token::All, Some(Token::Time(Clock { minutes: DAY, .. }))) => {
                kept.pop();
                kept.push(Token::All);
            }
            (Token::All, _) => {}
            _ => kept.push(token),
        }
    }
    kept
}
