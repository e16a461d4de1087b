//! Columns that are no field of ours: each becomes a custom field, named by its heading, private until
//! somebody says otherwise.

use super::grid::Grid;
use super::synonyms::Field as Known;
use super::values::{DateOrder, date, number, yes_no};
use simpul_model::{Custom, Field, FieldId, FieldOwner, FieldType, IdGen, fold};

/// The custom columns of one sheet.
pub(super) struct CustomColumns {
    columns: Vec<CustomColumn>,
}

struct CustomColumn {
    column: usize,
    name: String,
    fields: Vec<(FieldOwner, FieldId)>,
}

impl CustomColumns {
    /// The columns of a sheet that are no field.
    pub(super) fn of(grid: &Grid<'_>) -> Self {
        let mut columns: Vec<CustomColumn> = Vec::new();
        for column in grid.columns.rest(grid.sheet) {
            let heading = grid.sheet.header[column].as_str();
            let heading =
                if heading.is_empty() { format!("column {}", column + 1) } else { heading.to_owned() };
            let same = columns.iter().filter(|other| fold(&other.name) == fold(&heading)).count();
            let name = if same == 0 { heading } else { format!("{heading} ({})", same + 1) };
            columns.push(CustomColumn { column, name, fields: Vec::new() });
        }
        Self { columns }
    }

    /// Makes the fields of all columns, those without any value included: the column itself says something.
    pub(super) fn declare(
        &mut self,
        owner: FieldOwner,
        grid: &Grid<'_>,
        all: &mut Vec<Field>,
        ids: &mut dyn IdGen,
    ) {
        let blank = |column: &CustomColumn| {
            let values = (0..grid.sheet.len()).map(|row| grid.sheet.cell(row, column.column).trim());
            grid.sheet.header[column.column].is_empty() && values.into_iter().all(str::is_empty)
        };
        self.columns.retain(|column| !blank(column));
        for column in &mut self.columns {
            column.field(owner, grid, all, ids);
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Puts a row's values where `place` says: it is given each field owner in turn and answers with the
    /// values of the record that may take this one.
    pub(super) fn put(
        &mut self,
        grid: &Grid<'_>,
        row: usize,
        owners: &mut [(FieldOwner, Option<&mut Custom>)],
        all: &mut Vec<Field>,
        ids: &mut dyn IdGen,
    ) {
        for column in &mut self.columns {
            let value = grid.sheet.cell(row, column.column).trim();
            if value.is_empty() {
                continue;
            }
            let last = owners.len() - 1;
            for (at, (owner, custom)) in owners.iter_mut().enumerate() {
                let Some(custom) = custom else { continue };
                let field = column.field(*owner, grid, all, ids);
                // A second row of the same person may say otherwise: then it is said of the position.
                if at < last && custom.get(&field).is_some_and(|other| other != value) {
                    continue;
                }
                custom.insert(field, value.to_owned());
                break;
            }
        }
    }
}

impl CustomColumn {
    fn field(
        &mut self,
        owner: FieldOwner,
        grid: &Grid<'_>,
        all: &mut Vec<Field>,
        ids: &mut dyn IdGen,
    ) -> FieldId {
        if let Some(&(_, id)) = self.fields.iter().find(|(of, _)| *of == owner) {
            return id;
        }
        let folded = fold(&self.name);
        let known = all.iter().find(|field| field.owner == owner && fold(&field.name) == folded);
        let id = known.map_or_else(|| FieldId::mint(ids), |field| field.id);
        if known.is_none() {
            let (name, value_type) = (self.name.clone(), value_type(grid, self.column));
            all.push(Field { id, owner, name, value_type, private: true, order: self.column as i64 });
        }
        self.fields.push((owner, id));
        id
    }
}

/// The field of positions with this name, made if there is none: for what has no column of its own.
pub(super) fn position_field(all: &mut Vec<Field>, ids: &mut dyn IdGen, name: &str) -> FieldId {
    let folded = fold(name);
    let known = all.iter().find(|field| field.owner == FieldOwner::Position && fold(&field.name) == folded);
    if let Some(field) = known {
        return field.id;
    }
    let id = FieldId::mint(ids);
    let order = all.len() as i64;
    let (owner, value_type) = (FieldOwner::Position, FieldType::Text);
    all.push(Field { id, owner, name: name.to_owned(), value_type, private: true, order });
    id
}

/// What all values of a column are.
fn value_type(grid: &Grid<'_>, column: usize) -> FieldType {
    let values =
        || (0..grid.sheet.len()).map(|row| grid.sheet.cell(row, column).trim()).filter(|v| !v.is_empty());
    // 01234 is no number: its zero means something.
    let is_number =
        |v: &str| number(v).is_some() && !(v.len() > 1 && v.starts_with('0') && !v.contains(['.', ',']));
    let words = |v: &str| yes_no(v).is_some() && v.len() > 1;
    match () {
        () if values().next().is_none() => FieldType::Text,
        () if values().all(words) => FieldType::YesNo,
        () if values().all(is_number) => FieldType::Number,
        () if values().all(|v| date(v, DateOrder::DayFirst).is_some()) => FieldType::Date,
        () => FieldType::Text,
    }
}

/// Reads a column of kinds, or leaves it to the custom fields when it holds other words.
pub(super) fn claim(grid: &mut Grid<'_>, field: Known, understood: impl Fn(&str) -> bool) {
    if grid.values(field).any(|value| !value.is_empty() && !understood(value)) {
        grid.forget(field);
    }
}
