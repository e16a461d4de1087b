//! Somebody at work: a desk with an organisation file in a folder of its own, at a fixed hour.

use crate::{FixedClock, paths};
use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_api::{ApiError, Ctx, Desk, DeskOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The hour at which everything happens.
pub const NOW: &str = "2026-11-22T09:00:00Z";

/// A desk and what its user does there. Everything that is meant to work panics when it does not.
pub struct Office {
    /// The desk.
    pub desk: Desk,
    folder: Arc<TempDir>,
    seed: u64,
}

impl Default for Office {
    fn default() -> Self {
        Self::of("Rina", "office")
    }
}

impl Office {
    fn of(user: &str, host: &str) -> Self {
        Self::at(Arc::new(tempfile::tempdir().expect("a folder for a while")), user, host)
    }

    fn at(folder: Arc<TempDir>, user: &str, host: &str) -> Self {
        let options =
            DeskOptions { settings: None, language: Language::En, user: user.into(), host: host.into() };
        Self { desk: Desk::new(options), folder, seed: 7 }
    }

    /// Somebody else at another computer, with the same folder.
    pub fn colleague(&self, user: &str) -> Self {
        Self::at(Arc::clone(&self.folder), user, "elsewhere")
    }

    /// With ids of its own, as any other computer mints them.
    pub fn by_chance(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// With a sample organisation open, in English.
    pub fn with_sample(name: &str) -> Self {
        let office = Self::default();
        office.import(&sample_files(name, "en"), Some("sample.simpul"));
        office
    }

    /// A file of this office.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// For one call.
    pub fn ctx(&self) -> Ctx {
        let clock = FixedClock::at(NOW.parse().expect("a moment"));
        Ctx { seed: self.seed, ..Ctx::with_clock(Arc::new(clock), Language::En) }
    }

    /// For one call on another day.
    pub fn at_day(&self, day: &str) -> Ctx {
        let clock = FixedClock::at(format!("{day}T09:00:00Z").parse().expect("a moment"));
        Ctx { seed: self.seed, ..Ctx::with_clock(Arc::new(clock), Language::En) }
    }

    /// Brings files into a new file, or into the open one.
    pub fn import(&self, files: &[(ImportRole, PathBuf)], out: Option<&str>) -> ImportReport {
        self.try_import(files, out).expect("an import")
    }

    /// The same where it may be refused.
    pub fn try_import(
        &self,
        files: &[(ImportRole, PathBuf)],
        out: Option<&str>,
    ) -> Result<ImportReport, ApiError> {
        let file = |(role, path): &(ImportRole, PathBuf)| ImportFile {
            path: text(path),
            role: Some(*role),
            ..ImportFile::default()
        };
        let out = out.map(|name| text(&self.path(name)));
        let request =
            ImportRequest { files: files.iter().map(file).collect(), out, ..ImportRequest::default() };
        import_files(&self.desk, request, &self.ctx()).map(|imported| imported.report)
    }

    /// Brings a list of people into the open file with what was decided about it.
    pub fn renew(&self, list: &str, renewing: Renewing, dry_run: bool) -> Result<RenewalView, ApiError> {
        let path = self.path("list.csv");
        std::fs::write(&path, list).expect("a file");
        let file = ImportFile { path: text(&path), role: Some(ImportRole::People), ..ImportFile::default() };
        let request = ImportRequest { files: vec![file], renewing, dry_run, ..ImportRequest::default() };
        let report = import_files(&self.desk, request, &self.ctx())?.report;
        Ok(report.renewal.map(|view| *view).unwrap_or_default())
    }

    /// Opens a file of this office for writing.
    pub fn open(&self, name: &str) -> Result<FileView, ApiError> {
        self.open_as(name, false)
    }

    /// Opens a file of this office to read or to change it.
    pub fn open_as(&self, name: &str, read_only: bool) -> Result<FileView, ApiError> {
        let path = text(&self.path(name));
        open(&self.desk, OpenRequest { path, read_only, take_over: false }, &self.ctx())
    }

    /// Closes the open file.
    pub fn close(&self) {
        self.desk.close();
    }

    /// The open file.
    pub fn file(&self) -> FileView {
        start(&self.desk, Nothing {}, &self.ctx()).expect("the start screen").file.expect("an open file")
    }

    /// Every figure, at a level or with every unit for itself.
    pub fn analyze(&self, level: Option<u32>) -> AnalysisView {
        analyze(&self.desk, AnalyzeRequest { level, by_position: false }, &self.ctx()).expect("figures")
    }

    /// Every figure of the level of positions.
    pub fn analyze_by_position(&self) -> AnalysisView {
        analyze(&self.desk, AnalyzeRequest { level: None, by_position: true }, &self.ctx()).expect("figures")
    }

    /// The map's table with every unit for itself.
    pub fn links(&self) -> Vec<LinkRow> {
        self.links_of(&deepest())
    }

    /// A map's table.
    pub fn links_of(&self, map: &MapRequest) -> Vec<LinkRow> {
        links(&self.desk, map.clone(), &self.ctx()).expect("a table").rows
    }

    /// The row of two nodes, whichever comes first.
    pub fn link(&self, map: &MapRequest, a: &str, b: &str) -> Option<LinkRow> {
        let is = |row: &LinkRow| (row.a.name == a && row.b.name == b) || (row.a.name == b && row.b.name == a);
        self.links_of(map).into_iter().find(is)
    }

    /// The card of two units, every unit for itself.
    pub fn pair(&self, a: &str, b: &str) -> PairCard {
        self.pair_of(&deepest(), a, b)
    }

    /// The card of two nodes of a map.
    pub fn pair_of(&self, map: &MapRequest, a: &str, b: &str) -> PairCard {
        let row = self.link(map, a, b).unwrap_or_else(|| no_pair(a, b));
        match self.inspect(&row.key, Some(map.clone())) {
            Inspect::Pair(card) => card,
            _ => no_pair(a, b),
        }
    }

    /// The card of a record.
    pub fn inspect(&self, key: &str, map: Option<MapRequest>) -> Inspect {
        inspect(&self.desk, InspectRequest { key: key.to_owned(), map }, &self.ctx()).expect("a card")
    }

    /// The key of the record that is called just this.
    pub fn key(&self, kind: HitKind, name: &str) -> String {
        let request = FindRequest { text: name.to_owned(), limit: 50, kinds: vec![kind] };
        let hits = find(&self.desk, request, &self.ctx()).expect("hits").hits;
        let hit = hits.into_iter().find(|hit| hit.title == name);
        hit.unwrap_or_else(|| panic_named(name)).key
    }

    /// Answers to a question.
    pub fn ask(&self, question: &str) -> Vec<ContactAnswer> {
        let request = ContactRequest { question: question.to_owned(), from: None, limit: 5 };
        contact(&self.desk, request, &self.ctx()).expect("answers").answers
    }

    /// Carries out an edit.
    pub fn edit(&self, request: EditRequest) -> Edited {
        self.try_edit(request).expect("an edit")
    }

    /// The same where it may be refused.
    pub fn try_edit(&self, request: EditRequest) -> Result<Edited, ApiError> {
        edit(&self.desk, request, &self.ctx())
    }

    /// Takes the latest step back.
    pub fn undo(&self) -> Edited {
        undo(&self.desk, Nothing {}, &self.ctx()).expect("a step to undo")
    }

    /// Does it again.
    pub fn redo(&self) -> Edited {
        redo(&self.desk, Nothing {}, &self.ctx()).expect("a step to do again")
    }
}

/// The map in which every unit stands for itself.
pub fn deepest() -> MapRequest {
    MapRequest { level: Some(u32::MAX), ..MapRequest::default() }
}

/// Gives a unit another name.
pub fn rename(unit: &str, name: &str) -> EditRequest {
    EditRequest::SetUnit {
        unit: unit.to_owned(),
        name: Some(name.to_owned()),
        kind: None,
        purpose: None,
        head: None,
        contact: None,
        external: None,
    }
}

/// What a unit is called where it is looked at.
#[expect(clippy::panic, reason = "a test fails by panicking")]
pub fn name_of(office: &Office, key: &str) -> String {
    match office.inspect(key, None) {
        Inspect::Unit(card) => card.name,
        _ => panic!("a unit's card"),
    }
}

/// The files of a sample organisation.
pub fn sample_files(name: &str, language: &str) -> Vec<(ImportRole, PathBuf)> {
    let folder = paths::sample(name, language);
    [
        (ImportRole::Units, "units.csv"),
        (ImportRole::People, "people.csv"),
        (ImportRole::Needs, "needs.csv"),
        (ImportRole::Topics, "topics.csv"),
        (ImportRole::Channels, "channels.csv"),
    ]
    .map(|(role, file)| (role, folder.join(file)))
    .to_vec()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn no_pair<T>(a: &str, b: &str) -> T {
    panic!("{a} and {b} are no pair")
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn panic_named<T>(name: &str) -> T {
    panic!("nothing is called {name}")
}
