//! Who is about to begin or to leave, in words for cards and rows: the assignments that the figures count as
//! starting and leaving, and in no headcount.

use crate::dto::Language;
use crate::messages;
use crate::use_case::line::Lines;
use simpul_drawing::chart::Coming;
use simpul_graph::{is_leaving, is_starting};
use simpul_model::{Assignment, Date, PersonId};
use std::collections::BTreeMap;

/// What is coming at a position, of all its assignments: whoever leaves first, and whoever begins first, each with
/// how many more.
pub(super) fn at(lines: &Lines<'_>, all: &[&Assignment], language: Language) -> Vec<Coming> {
    let document = lines.document;
    let name = |held: &Assignment| document.people().get(held.person).map(|person| person.name.clone());
    let shared = || all.iter().filter(|held| held.is_current(lines.today)).count() > 1;
    let leaving = all.iter().copied().filter(|held| is_leaving(held, lines.today));
    let starting = all.iter().copied().filter(|held| is_starting(held, lines.today));
    let words = Words { language, today: lines.today };
    [words.first(leaving, false, |held| name(held).filter(|_| shared())), words.first(starting, true, name)]
        .into_iter()
        .flatten()
        .collect()
}

/// What is coming for somebody: the post they leave first, and the one they begin first.
pub(super) fn of(lines: &Lines<'_>, person: PersonId, language: Language) -> Vec<Coming> {
    let document = lines.document;
    let title = |held: &Assignment| document.positions().get(held.position).map(|seat| seat.title.clone());
    let all = || document.assignments_of(person);
    let several = all().filter(|held| held.is_current(lines.today)).count() > 1;
    let leaving = all().filter(|held| is_leaving(held, lines.today));
    let starting = all().filter(|held| is_starting(held, lines.today));
    let words = Words { language, today: lines.today };
    [words.first(leaving, false, |held| title(held).filter(|_| several)), words.first(starting, true, title)]
        .into_iter()
        .flatten()
        .collect()
}

struct Words {
    language: Language,
    today: Date,
}

impl Words {
    /// The earliest of them; ties by id.
    fn first<'a>(
        &self,
        held: impl Iterator<Item = &'a Assignment>,
        begins: bool,
        whose: impl Fn(&Assignment) -> Option<String>,
    ) -> Option<Coming> {
        let day = |held: &Assignment| if begins { held.from } else { held.until };
        let mut all: Vec<&Assignment> = held.collect();
        all.sort_by_key(|held| (day(held), held.id));
        let first = all.first()?;
        let mut args = BTreeMap::from([("date".to_owned(), self.day(day(first)?))]);
        let more = if all.len() > 1 { format!(" +{}", all.len() - 1) } else { String::new() };
        let say = |key: &str, args: &BTreeMap<String, String>| {
            messages::word(self.language, &format!("picture.coming.{key}"), args) + &more
        };
        let key = if begins { "from" } else { "until" };
        let short = say(key, &args);
        let words = match whose(first).filter(|whose| !whose.trim().is_empty()) {
            Some(whose) => {
                args.insert("whose".to_owned(), whose);
                say(&format!("{key}-whose"), &args)
            }
            None => short.clone(),
        };
        Some(Coming { begins, words, short })
    }

    /// Without the year where the next such day is meant.
    fn day(&self, day: Date) -> String {
        let key = format!("picture.short-month.{}", day.month());
        let month = messages::word(self.language, &key, &BTreeMap::new());
        let short = format!("{} {month}", day.day());
        if (day - self.today).get_days() < 365 { short } else { format!("{short} {}", day.year()) }
    }
}
