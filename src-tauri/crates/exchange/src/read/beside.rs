//! What stands beside the reporting line: dotted lines and stand-ins.

use super::Reading;
use super::grid::Grid;
use super::keys::{Hit, Keys};
use super::synonyms::Field;
use super::values::is_dash;
use simpul_model::*;
use std::collections::HashMap;

/// Takes them from the rows of the people files. O(n).
pub(super) fn take(reading: &mut Reading<'_, '_>, keys: &mut Keys, grids: &[Grid<'_>]) {
    let lines = reading.dotted_lines.iter().enumerate();
    let mut drawn: HashMap<(PositionId, PositionId), usize> =
        lines.map(|(at, l)| ((l.from, l.to), at)).collect();
    for at in 0..reading.pool.positions.len() {
        let Some((source, row)) = reading.pool.seats[at].row else { continue };
        let Some(grid) = grids.iter().find(|grid| grid.source == source) else { continue };
        if !grid.has(Field::Dotted) && !grid.has(Field::Backup) {
            continue;
        }
        reading.findings.enter(source, &grid.sheet.name);
        let line = grid.sheet.line(row);
        let from = reading.pool.positions[at].id;
        let label = grid.get(row, Field::DottedLabel);
        let mut look =
            |reading: &mut Reading<'_, '_>, field, value: &str, kind| match keys.find(reading, value) {
                Hit::One(to) | Hit::Redirected(to) | Hit::Zeros(to) | Hit::Read(to) if to as usize != at => {
                    Some(reading.pool.positions[to as usize].id)
                }
                _ => {
                    let slot = if field == Field::Dotted { Slot::Dotted } else { Slot::Backup };
                    let rest = Some(label).filter(|label| slot == Slot::Dotted && !label.is_empty());
                    let finding = reading.findings.at(kind, line, grid.heading(field), value);
                    finding.ask("choose-position", slot, rest).about(from);
                    None
                }
            };
        for value in grid.get(row, Field::Dotted).split(';').map(str::trim).filter(|value| !value.is_empty())
        {
            let Some(to) = look(reading, Field::Dotted, value, FindingKind::MissingManager) else { continue };
            match drawn.get(&(from, to)) {
                Some(&at) => label.clone_into(&mut reading.dotted_lines[at].label),
                None => {
                    drawn.insert((from, to), reading.dotted_lines.len());
                    let id = DottedLineId::mint(reading.ids);
                    reading.dotted_lines.push(DottedLine { id, from, to, label: label.to_owned() });
                }
            }
        }
        let backup = grid.get(row, Field::Backup);
        if !backup.is_empty() && !is_dash(backup) {
            reading.pool.positions[at].backup =
                look(reading, Field::Backup, backup, FindingKind::UnknownParty);
        }
    }
}
