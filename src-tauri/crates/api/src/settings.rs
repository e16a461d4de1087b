//! Settings of this computer: language, theme, who acts, and the files opened before. Not part of any file.

mod outbox;

use crate::dto::{Key, Language, LanguageChoice, Recent, Remembered, Settings};
use crate::key;
use outbox::KeptQuestion;
use serde::{Deserialize, Serialize};
use simpul_model::{Document, Person, PersonId, RecordRef, Topic, TopicId};
use std::path::{Path, PathBuf};

/// How many files are remembered.
const MOST_RECENT: usize = 12;
/// In how many organisations somebody is known.
const MOST_PEOPLE: usize = 100;
/// Of how many topics it is counted how often they were asked about.
const MOST_ASKED: usize = 1000;

/// What is kept between runs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Kept {
    pub(crate) settings: Settings,
    pub(crate) recent: Vec<RecentFile>,
    pub(crate) tables: Vec<RememberedTable>,
    /// The persons of any organisation who are whoever acts here, latest first. An id is met in one organisation
    /// only, so a file that was moved or copied is still known.
    people: Vec<Key>,
    /// Where whoever asks is at home: a unit, position or person of any organisation, latest first.
    places: Vec<Key>,
    /// How often the answer to a topic was looked at here; never by whom.
    asked: Vec<Asked>,
    /// Questions that nobody could answer, until they are sent and forgotten.
    outbox: Vec<KeptQuestion>,
    #[serde(skip)]
    folder: Option<PathBuf>,
}

/// A file opened before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RecentFile {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) opened: String,
}

/// What was decided about tables with the same headings.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RememberedTable {
    pub(crate) headings: Vec<String>,
    pub(crate) decided: Remembered,
}

/// How often a topic was asked about.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Asked {
    topic: Key,
    times: u32,
}

/// How many tables are remembered.
const MOST_TABLES: usize = 60;

impl Kept {
    /// Keeps what was decided about a table with these headings, in place of what was decided before.
    pub(crate) fn remember_table(&mut self, headings: Vec<String>, decided: Remembered) {
        self.tables.retain(|table| table.headings != headings);
        self.tables.insert(0, RememberedTable { headings, decided });
        self.tables.truncate(MOST_TABLES);
        self.save();
    }

    /// What was decided about a table with these headings.
    pub(crate) fn remembered_table(&self, headings: &[String]) -> Option<&Remembered> {
        self.tables.iter().find(|table| table.headings == headings).map(|table| &table.decided)
    }

    /// Reads what was kept; a missing or unreadable file means: nothing was.
    pub(crate) fn load(folder: Option<PathBuf>) -> Self {
        let text = folder.as_ref().and_then(|folder| std::fs::read_to_string(folder.join(NAME)).ok());
        let kept: Self = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self { folder, ..kept }
    }

    /// Writes it; a folder that cannot be written loses the settings, never the work.
    pub(crate) fn save(&self) {
        let Some(folder) = &self.folder else { return };
        let Ok(text) = serde_json::to_string_pretty(self) else { return };
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(folder.join(NAME_NEW), text))
            .and_then(|()| std::fs::rename(folder.join(NAME_NEW), folder.join(NAME)));
        drop(written);
    }

    pub(crate) fn remember(&mut self, path: &Path, name: &str, opened: String) {
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, RecentFile { path: path.to_owned(), name: name.to_owned(), opened });
        self.recent.truncate(MOST_RECENT);
        self.save();
    }

    pub(crate) fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
        self.save();
    }

    /// Which of an organisation's people acts here.
    pub(crate) fn me<'a>(&self, document: &'a Document) -> Option<&'a Person> {
        self.people.iter().find_map(|key| document.people().get(key::person(key).ok()?))
    }

    /// From now on this one acts in the organisation, in place of anybody else; or nobody of it.
    pub(crate) fn set_me(&mut self, document: &Document, person: Option<PersonId>) {
        let here = |key: &Key| key::person(key).is_ok_and(|id| document.people().get(id).is_some());
        self.people.retain(|key| !here(key));
        if let Some(person) = person {
            self.people.insert(0, key::of(person));
        }
        self.people.truncate(MOST_PEOPLE);
        self.save();
    }

    /// Where whoever asks is at home in this organisation.
    pub(crate) fn place(&self, document: &Document) -> Option<RecordRef> {
        self.places.iter().filter_map(|key| key::parse(key).ok()).find(|place| stands(document, *place))
    }

    /// From now on they are at home there, in place of anywhere else in this organisation; or it is not said.
    pub(crate) fn set_place(&mut self, document: &Document, place: Option<RecordRef>) {
        self.places.retain(|key| key::parse(key).is_ok_and(|place| !stands(document, place)));
        if let Some(place) = place {
            self.places.insert(0, key::of(place));
        }
        self.places.truncate(MOST_PEOPLE);
        self.save();
    }

    /// Counts that a topic was asked about. What was asked least long ago stays longest.
    pub(crate) fn count_asked(&mut self, topic: TopicId) {
        let topic = key::of(topic);
        let at = self.asked.iter().position(|asked| asked.topic == topic);
        let times = at.map_or(0, |at| self.asked.remove(at).times);
        self.asked.insert(0, Asked { topic, times: times.saturating_add(1) });
        self.asked.truncate(MOST_ASKED);
        self.save();
    }

    /// Topics of this organisation that were asked about, and how often.
    pub(crate) fn asked<'a>(&self, document: &'a Document) -> Vec<(&'a Topic, u32)> {
        let topic =
            |asked: &Asked| Some((document.topics().get(key::topic(&asked.topic).ok()?)?, asked.times));
        self.asked.iter().filter_map(topic).collect()
    }

    pub(crate) fn recent(&self) -> Vec<Recent> {
        let line = |recent: &RecentFile| Recent {
            path: recent.path.to_string_lossy().into_owned(),
            name: recent.name.clone(),
            folder: recent.path.parent().map(|f| f.to_string_lossy().into_owned()).unwrap_or_default(),
            exists: recent.path.exists(),
            opened: recent.opened.clone(),
        };
        self.recent.iter().map(line).collect()
    }

    /// The language in force.
    pub(crate) fn language(&self, system: Language) -> Language {
        match self.settings.language {
            LanguageChoice::System => system,
            LanguageChoice::En => Language::En,
            LanguageChoice::Id => Language::Id,
        }
    }
}

/// Whether somebody can be at home there, in this organisation.
pub(crate) fn stands(document: &Document, place: RecordRef) -> bool {
    match place {
        RecordRef::Position(id) => document.positions().get(id).is_some(),
        RecordRef::Unit(id) => document.units().get(id).is_some(),
        RecordRef::Person(id) => document.people().get(id).is_some(),
        _ => false,
    }
}

const NAME: &str = "settings.json";
const NAME_NEW: &str = "settings.json.new";
