//! What rows say in columns that no field takes, for records without custom fields: said in words, kept.

use super::grid::Grid;
use super::synonyms::Field;

/// Adds to `text` what the row says besides, as `heading: value`, and what `fields` hold that could not be
/// understood.
pub(super) fn keep(text: &mut String, grid: &Grid<'_>, row: usize, rest: &[usize], fields: &[Field]) {
    let others =
        rest.iter().map(|&column| (grid.sheet.header[column].as_str(), grid.sheet.cell(row, column).trim()));
    let fields = fields.iter().map(|&field| (grid.heading(field), grid.get(row, field)));
    for (heading, value) in fields.chain(others).filter(|(_, value)| !value.is_empty()) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(heading);
        text.push_str(": ");
        text.push_str(value);
    }
}
