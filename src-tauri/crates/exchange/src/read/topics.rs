//! Topics: what people ask about, and who answers.

use super::found::{Ask, NONE, PARTIES};
use super::grid::Grid;
use super::parties::{Cell, Parties};
use super::remarks;
use super::synonyms::Field;
use super::{NeedsBy, ReadError, Reading, Role};
use simpul_model::*;
use std::collections::HashMap;

/// Takes the rows of the topics files.
pub(super) fn take(
    reading: &mut Reading<'_, '_>,
    parties: &Parties,
    grids: &[Grid<'_>],
    existing: &Document,
) -> Result<Vec<Topic>, ReadError> {
    let mut topics: Vec<Topic> = existing.topics().iter().cloned().collect();
    let mut seen = vec![false; topics.len()];
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (at, topic) in topics.iter().enumerate() {
        // By the id of our own the plain files name those that no list gave one.
        by_id.insert(topic.external_id.clone().unwrap_or_else(|| topic.id.to_string()), at);
        by_name.entry(fold(&topic.name)).or_insert(at);
    }
    for grid in grids {
        reading.findings.enter(grid.source, &grid.sheet.name);
        let rest = grid.columns.rest(grid.sheet);
        for row in 0..grid.sheet.len() {
            reading.progress(Role::Topics, row, grid.sheet.len())?;
            let (line, since) = (grid.sheet.line(row), reading.findings.mark());
            let (id, name) = (grid.get(row, Field::Id), grid.get(row, Field::Topic));
            if name.is_empty() {
                let finding =
                    reading.findings.at(FindingKind::EmptyName, line, grid.heading(Field::Topic), "");
                finding.args(grid.filled(row)).ask("give-name", Slot::NewTopic, [id]);
                continue;
            }
            let known = if id.is_empty() { by_name.get(&fold(name)) } else { by_id.get(id) }.copied();
            let own = known.is_some_and(|at| topics[at].id.to_string() == id);
            let mut external_id = Some(id.to_owned()).filter(|id| !id.is_empty() && !own);
            let mut at = known;
            if known.is_some_and(|at| seen[at]) {
                let (field, value) = if id.is_empty() { (Field::Topic, name) } else { (Field::Id, id) };
                let same = known.is_some_and(|at| fold(&topics[at].name) == fold(name));
                let finding = reading.findings.at(FindingKind::DuplicateId, line, grid.heading(field), value);
                let finding = finding.args(grid.filled(row));
                if same {
                    finding.applied("keep-first", [name]);
                    continue;
                }
                finding.ask("give-id", Slot::Id, NONE);
                (at, external_id) = (None, None);
            }
            let at = at.unwrap_or_else(|| {
                topics.push(Topic {
                    id: TopicId::mint(reading.ids),
                    external_id: None,
                    name: String::new(),
                    synonyms: Vec::new(),
                    owner: None,
                    backup: None,
                    reply_within: String::new(),
                    send_along: String::new(),
                    confirmed: None,
                    involved: Vec::new(),
                });
                seen.push(false);
                topics.len() - 1
            });
            seen[at] = true;
            by_name.entry(fold(name)).or_insert(at);
            if let Some(id) = &external_id {
                by_id.insert(id.clone(), at);
            }
            let about = Some(RecordRef::from(topics[at].id));
            reading.findings.settle(since, |_, _| about);
            let of_owner = reading.findings.mark();
            let owner = owner(reading, parties, grid, row);
            let of_backup = reading.findings.mark();
            let backup = party(reading, parties, Cell { grid, row, field: Field::Backup }, None);
            let end = reading.findings.mark();
            let ask = |slot| Ask { slot, about, rest: &[] };
            reading.findings.fill(of_owner..of_backup, PARTIES, &ask(Slot::Owner));
            reading.findings.fill(of_backup..end, PARTIES, &ask(Slot::Backup));
            let involved = involved(reading, parties, (grid, row), about, &topics[at].involved);
            let topic = &mut topics[at];
            topic.external_id = external_id.or(topic.external_id.take());
            name.clone_into(&mut topic.name);
            let words = grid.get(row, Field::Synonyms).split(';').map(str::trim);
            topic.synonyms = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
            (topic.owner, topic.involved) = with_owner(owner, involved);
            topic.backup = backup;
            grid.get(row, Field::ReplyWithin).clone_into(&mut topic.reply_within);
            grid.get(row, Field::SendAlong).clone_into(&mut topic.send_along);
            remarks::keep(&mut topic.send_along, grid, row, &rest, &[]);
        }
    }
    Ok(topics)
}

/// The columns of those who take part.
const PARTS: [(Field, Part); 4] = [
    (Field::Responsible, Part::Responsible),
    (Field::Accountable, Part::Accountable),
    (Field::Consulted, Part::Consulted),
    (Field::Informed, Part::Informed),
];

/// Who takes part beside the owner; a part that has no column stays with whom it was.
fn involved(
    reading: &mut Reading<'_, '_>,
    parties: &Parties,
    (grid, row): (&Grid<'_>, usize),
    about: Option<RecordRef>,
    before: &[Involved],
) -> Vec<Involved> {
    let mut involved = Vec::new();
    for (field, part) in PARTS {
        if !grid.has(field) {
            involved.extend(before.iter().copied().filter(|one| one.part == part));
            continue;
        }
        let cell = Cell { grid, row, field };
        let said = cell.value().split(';').map(str::trim);
        for value in said.filter(|value| !value.is_empty() && !super::values::is_dash(value)) {
            let since = reading.findings.mark();
            let who = parties.find_said(reading, &cell, value, None);
            let end = reading.findings.mark();
            let letter = part.letter().to_string();
            reading.findings.fill(since..end, PARTIES, &Ask { slot: Slot::Part, about, rest: &[&letter] });
            involved.extend(who.map(|who| Involved { party: who.party(&reading.pool), part }));
        }
    }
    involved
}

/// Where no owner is named, the first who is accountable is the owner, and stands for no other part by it.
fn with_owner(owner: Option<Party>, mut involved: Vec<Involved>) -> (Option<Party>, Vec<Involved>) {
    let accountable = |one: &&Involved| one.part == Part::Accountable;
    let owner = owner.or_else(|| involved.iter().find(accountable).map(|one| one.party));
    involved.retain(|one| one.part != Part::Accountable || Some(one.party) != owner);
    involved.sort_unstable();
    involved.dedup();
    (owner, involved)
}

/// The owner in one column, else the person, else the unit.
fn owner(reading: &mut Reading<'_, '_>, parties: &Parties, grid: &Grid<'_>, row: usize) -> Option<Party> {
    let columns = [
        (Field::Owner, None),
        (Field::OwnerPerson, Some(NeedsBy::Person)),
        (Field::OwnerUnit, Some(NeedsBy::Unit)),
    ];
    columns.into_iter().find_map(|(field, by)| party(reading, parties, Cell { grid, row, field }, by))
}

/// Who a cell names; an empty cell names nobody and is no finding.
pub(super) fn party(
    reading: &mut Reading<'_, '_>,
    parties: &Parties,
    cell: Cell<'_, '_>,
    by: Option<NeedsBy>,
) -> Option<Party> {
    if cell.value().is_empty() || super::values::is_dash(cell.value()) {
        return None;
    }
    parties.find(reading, &cell, by).map(|who| who.party(&reading.pool))
}
