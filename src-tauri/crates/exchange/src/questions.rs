//! Questions that nobody could answer, as a small file that passes from whoever asked to whoever keeps the
//! organisation file. It names a unit by id and name, and a person only where they wrote their name.

use serde_json::{Value, json};
use simpul_model::{Date, Party, UnitId};
use std::collections::BTreeSet;

/// The ending of such files, without a dot.
pub const ENDING: &str = "simpul-questions";
/// What the file says it is.
const FORMAT: &str = "simpul-questions";
/// Files of the first version know questions only: one that holds nothing else is still written as one of these.
const VERSION: u64 = 2;
const QUESTIONS_ONLY: u64 = 1;
/// A question is a sentence, not a letter.
const LONGEST: usize = 500;
/// So many are read; more are no small file.
const MOST: usize = 10_000;

/// A question on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedQuestion {
    /// Which entry of the file it is, from 1; 0 for one to be written.
    pub entry: usize,
    /// Names this time of asking, wherever it is taken in.
    pub mark: String,
    /// What was asked.
    pub text: String,
    /// On which day; nothing where it does not say.
    pub on: Option<Date>,
    /// From which unit, where that was said: its id and name.
    pub unit: Option<(Option<UnitId>, String)>,
    /// Who asked, where they wrote it.
    pub who: String,
    /// Whose way it is that reached nobody, by which name; what was asked is its address then.
    pub unreached: Option<(Option<Party>, String)>,
}

/// Why a file is none of these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionsError {
    /// It is something else.
    #[error("not a file of questions")]
    NotQuestions,
    /// A newer program wrote it.
    #[error("written by a newer program: version {0}")]
    Newer(u64),
}

/// What is the matter with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It asks nothing, or says not which time of asking it is: left out.
    Empty,
    /// It is longer than any question: left out.
    TooLong,
    /// The same time of asking stands in the file before: left out.
    Twice,
    /// Its day is none: taken in without.
    BadDay,
    /// Past so many nothing is read: the rest is left out.
    TooMany,
}

impl Fault {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Twice => "twice",
            Self::BadDay => "bad-day",
            Self::TooMany => "too-many",
        }
    }
}

/// An entry that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionFault {
    /// Which entry, from 1.
    pub entry: usize,
    /// What is the matter.
    pub fault: Fault,
    /// What stands there.
    pub value: String,
}

/// Writes questions as a file.
pub fn write(organisation: &str, questions: &[PassedQuestion]) -> Vec<u8> {
    let entry = |question: &PassedQuestion| {
        let mut entry = json!({ "id": question.mark, "question": question.text });
        if let Some(on) = question.on {
            entry["asked"] = on.to_string().into();
        }
        if let Some((id, name)) = &question.unit {
            entry["unit"] = name.as_str().into();
            if let Some(id) = id {
                entry["unit_id"] = id.to_string().into();
            }
        }
        if !question.who.is_empty() {
            entry["who"] = question.who.as_str().into();
        }
        if let Some((party, name)) = &question.unreached {
            entry["unreached"] = name.as_str().into();
            if let Some((kind, id)) = party.map(parts) {
                entry["unreached_kind"] = kind.into();
                entry["unreached_id"] = id.into();
            }
        }
        entry
    };
    let plain = questions.iter().all(|question| question.unreached.is_none());
    let version = if plain { QUESTIONS_ONLY } else { VERSION };
    let questions: Vec<Value> = questions.iter().map(entry).collect();
    let file =
        json!({ "format": FORMAT, "version": version, "organisation": organisation, "questions": questions });
    let mut text = format!("{file:#}");
    text.push('\n');
    text.into_bytes()
}

/// Reads such a file: what is understood, and what is the matter with the rest.
///
/// # Errors
/// [`QuestionsError`] where the file as a whole is something else.
pub fn read(bytes: &[u8]) -> Result<(Vec<PassedQuestion>, Vec<QuestionFault>), QuestionsError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: Value = serde_json::from_slice(bytes).map_err(|_| QuestionsError::NotQuestions)?;
    if file["format"] != FORMAT {
        return Err(QuestionsError::NotQuestions);
    }
    match file["version"].as_u64() {
        Some(QUESTIONS_ONLY..=VERSION) => {}
        Some(newer) if newer > VERSION => return Err(QuestionsError::Newer(newer)),
        _ => return Err(QuestionsError::NotQuestions),
    }
    let entries = file["questions"].as_array().ok_or(QuestionsError::NotQuestions)?;
    let mut reader = Reader::default();
    for (entry, value) in (1..).zip(entries.iter().take(MOST)) {
        reader.entry(entry, value);
    }
    if entries.len() > MOST {
        reader.fault(MOST + 1, Fault::TooMany, &entries.len().to_string());
    }
    Ok((reader.questions, reader.faults))
}

/// Whose a way is, as kind and id.
fn parts(party: Party) -> (&'static str, String) {
    match party {
        Party::Unit(id) => ("unit", id.to_string()),
        Party::Position(id) => ("position", id.to_string()),
        Party::Person(id) => ("person", id.to_string()),
    }
}

fn party(kind: &str, id: &str) -> Option<Party> {
    match kind {
        "unit" => id.parse().ok().map(Party::Unit),
        "position" => id.parse().ok().map(Party::Position),
        "person" => id.parse().ok().map(Party::Person),
        _ => None,
    }
}

#[derive(Default)]
struct Reader {
    questions: Vec<PassedQuestion>,
    faults: Vec<QuestionFault>,
    seen: BTreeSet<String>,
}

impl Reader {
    fn fault(&mut self, entry: usize, fault: Fault, value: &str) {
        self.faults.push(QuestionFault { entry, fault, value: value.to_owned() });
    }

    fn entry(&mut self, entry: usize, value: &Value) {
        let word = |name: &str| value[name].as_str().unwrap_or_default().trim();
        let (mark, text, asked) = (word("id"), word("question"), word("asked"));
        if mark.is_empty() || text.is_empty() {
            return self.fault(entry, Fault::Empty, text);
        }
        let long = [mark, text, word("who"), word("unit"), word("unreached")]
            .iter()
            .any(|word| word.chars().count() > LONGEST);
        if long {
            return self.fault(entry, Fault::TooLong, &text.chars().take(60).collect::<String>());
        }
        if !self.seen.insert(mark.to_owned()) {
            return self.fault(entry, Fault::Twice, text);
        }
        let on: Option<Date> = asked.parse().ok();
        if on.is_none() {
            self.fault(entry, Fault::BadDay, asked);
        }
        let unit = Some(word("unit")).filter(|name| !name.is_empty());
        self.questions.push(PassedQuestion {
            entry,
            mark: mark.to_owned(),
            text: text.to_owned(),
            on,
            unit: unit.map(|name| (word("unit_id").parse().ok(), name.to_owned())),
            who: word("who").to_owned(),
            unreached: Some(word("unreached"))
                .filter(|name| !name.is_empty())
                .map(|name| (party(word("unreached_kind"), word("unreached_id")), name.to_owned())),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(entry: usize, mark: &str, text: &str) -> PassedQuestion {
        PassedQuestion {
            entry,
            mark: mark.into(),
            text: text.into(),
            on: "2026-11-26".parse().ok(),
            unit: Some((Some(UnitId::from_raw(77)), "Gudang".into())),
            who: String::new(),
            unreached: None,
        }
    }

    #[test]
    fn questions_come_back_as_they_were() {
        let asked = [
            question(1, "a1", "Siapa yang mengurus “parkir”?"),
            PassedQuestion { unit: None, who: "Sari".into(), ..question(2, "a2", "who mends the door") },
            PassedQuestion {
                unreached: Some((Some(Party::Unit(UnitId::from_raw(77))), "Gudang".into())),
                ..question(3, "a3", "112")
            },
        ];
        let bytes = write("PT Nusantara", &asked);
        assert_eq!(read(&bytes), Ok((asked.to_vec(), vec![])));
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("\"who\": \"\""), "nothing stands there of who did not write their name");
    }

    #[test]
    fn what_is_wrong_is_said_entry_by_entry() {
        let file = json!({ "format": "simpul-questions", "version": 1, "questions": [
            { "id": "a", "question": "one", "asked": "2026-11-26" },
            { "id": "a", "question": "one again", "asked": "2026-11-26" },
            { "question": "no id" },
            "no entry",
            { "id": "b", "question": "x".repeat(501) },
            { "id": "c", "question": "when", "asked": "yesterday" },
        ]});
        let (questions, faults) = read(file.to_string().as_bytes()).unwrap();
        let marks: Vec<&str> = questions.iter().map(|question| question.mark.as_str()).collect();
        assert_eq!(marks, ["a", "c"]);
        let faults: Vec<_> = faults.iter().map(|fault| (fault.entry, fault.fault)).collect();
        let expected = [
            (2, Fault::Twice),
            (3, Fault::Empty),
            (4, Fault::Empty),
            (5, Fault::TooLong),
            (6, Fault::BadDay),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn other_files_are_refused() {
        for text in ["", "{}", "[1]", "name,title", r#"{"format":"simpul-questions"}"#] {
            assert_eq!(read(text.as_bytes()), Err(QuestionsError::NotQuestions), "{text}");
        }
        let newer = r#"{"format":"simpul-questions","version":3,"questions":[]}"#;
        assert_eq!(read(newer.as_bytes()), Err(QuestionsError::Newer(3)));
    }
}
