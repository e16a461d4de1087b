//! Opening hours from words.

use super::{DAY, Hours, Stretch};

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
    /// Minutes after midnight.
    Time(u16),
    /// All day and night.
    All,
    Closed,
    To,
    And,
    End,
    Zone(&'static str),
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
            _ => Some(self.times()?),
        };
        if let Some(Token::Zone(zone)) = self.peek() {
            if hours.zone.is_some_and(|known| known != zone) {
                return None;
            }
            hours.zone = Some(zone);
            self.at += 1;
        }
        match (days, stretches) {
            // Day and night, without days: every day.
            (0, Some(stretches)) if stretches == [(0, DAY)] => hours.days.fill(stretches),
            (0, Some(stretches)) => hours.working_days.extend(stretches),
            (0, None) => return None,
            (days, stretches) => {
                for day in (0..7).filter(|day| days & (1 << day) != 0) {
                    match &stretches {
                        Some(stretches) => hours.days[day].extend(stretches),
                        None => hours.days[day].clear(),
                    }
                }
            }
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

    fn times(&mut self) -> Option<Vec<Stretch>> {
        let mut stretches = Vec::new();
        while let Some(Token::Time(from)) = self.peek() {
            self.at += 1;
            if !self.take(|token| token == Token::To) {
                return None;
            }
            let Some(Token::Time(until)) = self.peek() else { return None };
            self.at += 1;
            if from == until || from >= DAY {
                return None;
            }
            stretches.push((from, if until < from { until + DAY } else { until }));
            let more = matches!(self.tokens.get(self.at + 1), Some(Token::Time(_)));
            if !(more && self.take(|token| token == Token::And)) {
                break;
            }
        }
        (!stretches.is_empty()).then_some(stretches)
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
            tokens.push(number(rest[..length].trim_end_matches('.'), rest[length..].trim_start())?);
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

/// A time of day; a number before "jam" or "hours" is read as one, and put right in [`all_day`].
fn number(text: &str, after: &str) -> Option<Token> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let (mut hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    if after.starts_with("pm") && hour < 12 {
        hour += 12;
    } else if after.starts_with("am") && hour == 12 {
        hour = 0;
    }
    let fits = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    fits.then_some(Token::Time(hour * 60 + minute))
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
        "pukul" | "at" | "from" | "dari" | "mulai" | "am" | "pm" | "open" | "buka" => None,
        _ => return None,
    })
}

/// "24 jam" is all day and night; "jam 08.00" only says that a time follows.
fn all_day(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match (token, kept.last()) {
            (Token::All, Some(Token::Time(DAY))) => {
                kept.pop();
                kept.push(Token::All);
            }
            (Token::All, _) => {}
            _ => kept.push(token),
        }
    }
    kept
}
