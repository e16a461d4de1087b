//! Findings of a preview: grouped by what they are, each with its row in words and what can be done.

use super::proposals::Names;
use crate::dto::*;
use crate::use_case::doctor::finding_view;
use simpul_exchange::read as exchange;
use simpul_model::{Date, Document, Finding, FindingKind, Severity as Gravity};
use std::collections::BTreeMap;

/// Findings of one group that are listed.
const LISTED: usize = 400;

/// Repairs that the reader makes by itself and that may be refused.
const REFUSABLE: &[&str] = &["keep-current", "redirect-manager", "restore-zeros"];
/// Steps that were decided by a person.
const DECIDED: &[&str] = &["set-value", "leave-row"];

/// Findings about whom a manager value names.
const OF_MANAGERS: &[FindingKind] = &[
    FindingKind::MissingManager,
    FindingKind::AmbiguousManager,
    FindingKind::SelfReport,
    FindingKind::ReportingCycle,
];

/// Findings by kind and by the repair that is made; those that wait for somebody first, then the gravest.
pub(super) fn groups(
    findings: &[Finding],
    files: &[ImportFile],
    sources: &[exchange::Source],
    pins: &[exchange::Pin],
    document: &Document,
    today: Date,
) -> Vec<FindingGroup> {
    let tables: Vec<Table<'_>> = sources
        .iter()
        .zip(files)
        .map(|(source, told)| Table { source, told, columns: source.matches(pins) })
        .collect();
    let mut names = Names::new(document, today);
    let mut groups: BTreeMap<(FindingKind, String), FindingGroup> = BTreeMap::new();
    for finding in findings {
        let decided = DECIDED.contains(&finding.repair.code.as_str());
        let step =
            if finding.repair.applied && !decided { finding.repair.code.clone() } else { String::new() };
        let group = groups.entry((finding.kind, step.clone())).or_insert_with(|| FindingGroup {
            kind: finding.kind.code().to_owned(),
            step,
            severity: finding.kind.severity().into(),
            count: 0,
            open: 0,
            findings: Vec::new(),
        });
        group.count += 1;
        let at = tables.iter().position(|table| table.source.sheet.name == finding.file);
        let found = (group.findings.len() < LISTED)
            .then(|| view(finding, at.map(|at| (at, &tables[at])), &mut names, document));
        let acts = found.as_ref().is_none_or(|found| !found.acts.is_empty());
        group.open += u32::from(!finding.repair.applied && acts && finding.kind.severity() > Gravity::Info);
        group.findings.extend(found);
    }
    let mut groups: Vec<FindingGroup> = groups.into_values().collect();
    // A stable sort: an older row comes before the managers that are known by its number.
    groups.sort_by_key(|group| std::cmp::Reverse((group.open > 0, group.severity)));
    groups
}

/// A table and what its columns are.
struct Table<'a> {
    source: &'a exchange::Source,
    told: &'a ImportFile,
    columns: Vec<exchange::Match>,
}

fn view(
    finding: &Finding,
    table: Option<(usize, &Table<'_>)>,
    names: &mut Names<'_>,
    document: &Document,
) -> FoundView {
    let step = finding.repair.code.as_str();
    let of = table.map(|(_, table)| table);
    let row = of.and_then(|table| table.source.sheet.row_of(finding.row).map(|row| (table, row)));
    let at = of.and_then(|table| table.column_of(finding));
    let decided = match step {
        "set-value" => Some(Act::Value),
        "leave-row" => Some(Act::LeaveOut),
        _ => of.filter(|table| table.refused(finding)).map(|_| Act::Refuse),
    };
    let acts = match row {
        _ if decided.is_some() => Vec::new(),
        None => Vec::new(),
        Some(_) => acts(finding, at),
    };
    let proposals = if acts.contains(&Act::Value) { names.proposals(finding) } else { Vec::new() };
    let to = match step {
        "redirect-manager" | "restore-zeros" => finding.repair.args.get(1),
        "keep-current" => finding.repair.args.first(),
        "set-value" if OF_MANAGERS.contains(&finding.kind) => finding.repair.args.first(),
        _ => None,
    };
    FoundView {
        table: table.map(|(at, _)| at as u32),
        finding: finding_view(finding),
        row: row.map(|(table, row)| table.words(row)).unwrap_or_default(),
        at: at.map(|at| at as u32),
        to: to.map(|key| called(document, key)).unwrap_or_default(),
        differs: row
            .filter(|_| step == "keep-current")
            .and_then(|(table, row)| table.differs(row, finding.repair.args.first()?))
            .unwrap_or_default(),
        acts,
        proposals,
        decided,
    }
}

/// What can be done about a finding in the wizard.
fn acts(finding: &Finding, at: Option<usize>) -> Vec<Act> {
    use FindingKind as K;
    let step = finding.repair.code.as_str();
    if finding.repair.applied {
        return if REFUSABLE.contains(&step) { vec![Act::Refuse] } else { Vec::new() };
    }
    let cell = matches!(
        finding.kind,
        K::MissingManager
            | K::AmbiguousManager
            | K::SelfReport
            | K::ReportingCycle
            | K::UnknownUnit
            | K::BadDate
            | K::BadEmail
            | K::DuplicateId
            | K::UnknownParty
            | K::AmbiguousParty
            | K::SelfNeed
            | K::EmptyName
    ) || matches!(step, "give-id" | "correct-share" | "correct-weight");
    let row = matches!(
        finding.kind,
        K::DuplicateId | K::UnknownParty | K::AmbiguousParty | K::SelfNeed | K::EmptyName | K::BadRow
    );
    let mut acts = Vec::new();
    if cell && at.is_some() {
        acts.push(Act::Value);
    }
    if row {
        acts.push(Act::LeaveOut);
    }
    acts
}

/// What people call the record with this id outside.
fn called(document: &Document, key: &str) -> String {
    let person = document.people().iter().find(|p| p.external_id.as_deref() == Some(key));
    let position = || document.positions().iter().find(|p| p.external_id.as_deref() == Some(key));
    let holder = || {
        let of = document.assignments_to(position()?.id).next()?.person;
        document.people().get(of).map(|person| person.name.clone())
    };
    let title = || position().map(|position| position.title.clone());
    person.map(|person| person.name.clone()).or_else(holder).or_else(title).unwrap_or_else(|| key.to_owned())
}

impl Table<'_> {
    /// The column a finding speaks of. Of several with its heading the one whose field it is about.
    fn column_of(&self, finding: &Finding) -> Option<usize> {
        use FindingKind as K;
        let wanted = match finding.kind {
            kind if OF_MANAGERS.contains(&kind) => "manager_id",
            K::DuplicateId => "id",
            _ => "",
        };
        let same = |&at: &usize| self.columns[at].column == finding.column && !finding.column.is_empty();
        let places: Vec<usize> = (0..self.columns.len()).filter(same).collect();
        let is = |at: &&usize| self.columns[**at].field == Some(wanted);
        let taken = |at: &&usize| self.columns[**at].field.is_some();
        places.iter().find(is).or_else(|| places.iter().find(taken)).or(places.first()).copied()
    }

    fn refused(&self, finding: &Finding) -> bool {
        let of = |decision: &&Decision| decision.line == finding.row && decision.act == Act::Refuse;
        self.told.decisions.iter().any(|decision| {
            of(&decision) && decision.value != "keep-current" && finding.kind == FindingKind::MissingManager
        })
    }

    /// A row in its own words: who, as what, where; else its first cells.
    fn words(&self, row: usize) -> String {
        let sheet = &self.source.sheet;
        let cell = |code: &str| {
            let at = self.columns.iter().position(|column| column.field == Some(code))?;
            Some(sheet.cell(row, at).trim()).filter(|text| !text.is_empty())
        };
        let name = cell("name").map(str::to_owned).unwrap_or_else(|| {
            let parts = ["given_name", "middle_name", "family_name"].into_iter().filter_map(cell);
            parts.collect::<Vec<_>>().join(" ")
        });
        let levels = ["unit", "unit_6", "unit_5", "unit_4", "unit_3", "unit_2", "unit_1"];
        let unit = levels.into_iter().find_map(cell);
        let own = [Some(name.as_str()).filter(|name| !name.is_empty()), cell("title"), unit];
        let mut words: Vec<&str> = own.into_iter().flatten().collect();
        if self.source.role != exchange::Role::People || words.is_empty() {
            let cells = (0..sheet.header.len()).map(|column| sheet.cell(row, column).trim());
            words = cells.filter(|cell| !cell.is_empty()).take(4).collect();
        }
        words.join(" · ")
    }

    /// Where a row and the one with this id say something else.
    fn differs(&self, row: usize, id: &str) -> Option<Vec<Differs>> {
        let sheet = &self.source.sheet;
        let ids = self.columns.iter().position(|column| column.field == Some("id"))?;
        let other = (0..sheet.len()).find(|&row| sheet.cell(row, ids).trim() == id)?;
        let differ = |&column: &usize| sheet.cell(row, column).trim() != sheet.cell(other, column).trim();
        let cells = (0..sheet.header.len()).filter(differ).map(|column| Differs {
            heading: sheet.header[column].clone(),
            here: sheet.cell(row, column).trim().to_owned(),
            there: sheet.cell(other, column).trim().to_owned(),
        });
        Some(cells.collect())
    }
}
