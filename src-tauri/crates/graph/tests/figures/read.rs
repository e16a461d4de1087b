//! Just enough reading of the fixtures' CSV files to hold the figures to them: no repair, no doubt. The
//! real import is another crate, above this one.

use simpul_model::*;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

type Line = HashMap<String, String>;

/// Rows in the making, by the ids used in the files.
#[derive(Default)]
pub(crate) struct Reader {
    rows: Vec<Row>,
    last: u64,
    units: HashMap<String, UnitId>,
    positions: HashMap<String, PositionId>,
    first_post: HashMap<String, PositionId>,
    people: HashMap<String, PersonId>,
    needs: HashMap<String, NeedId>,
}

/// The folder of the whole project.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// A file of the project as JSON.
pub(crate) fn json(path: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(root().join(path)).unwrap()).unwrap()
}

fn lines(path: &str) -> Vec<Line> {
    let mut reader = csv::Reader::from_path(root().join(path)).unwrap();
    reader.deserialize().map(|line| line.unwrap()).collect()
}

/// The first of these columns that says something.
fn cell(line: &Line, columns: &[&str]) -> Option<String> {
    columns.iter().find_map(|&column| line.get(column)).filter(|text| !text.is_empty()).cloned()
}

/// What a line is about.
fn item(line: &Line) -> String {
    cell(line, &["item", "what"]).unwrap_or_else(|| "item".to_owned())
}

impl Reader {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    pub(crate) fn units(mut self, path: &str) -> Self {
        let lines = lines(path);
        for line in &lines {
            let id = UnitId::from_raw(self.next());
            self.units.insert(line["id"].clone(), id);
        }
        for line in &lines {
            let outside = ["customer", "vendor"].contains(&line.get("kind").map_or("", String::as_str));
            let unit = Unit::new(self.units[&line["id"]], &line["name"]);
            self.rows.push(Row::Unit(Unit {
                external_id: Some(line["id"].clone()),
                parent: cell(line, &["parent_id"]).map(|id| self.units[&id]),
                external: outside,
                kind: cell(line, &["kind"]).unwrap_or_default(),
                archived: cell(line, &["archived"]).is_some(),
                ..unit
            }));
        }
        self
    }

    /// A unit for everybody whom a list of links names.
    pub(crate) fn nodes(mut self, path: &str) -> Self {
        let lines = lines(path);
        let names: BTreeSet<&String> = lines.iter().flat_map(HashMap::values).collect();
        for name in names {
            let id = UnitId::from_raw(self.next());
            self.units.insert(name.clone(), id);
            self.rows.push(Row::Unit(Unit { external_id: Some(name.clone()), ..Unit::new(id, name) }));
        }
        self
    }

    pub(crate) fn people(mut self, path: &str) -> Self {
        let lines = lines(path);
        let mut seats: Vec<(PositionId, &Line)> = Vec::new();
        for line in &lines {
            let id = cell(line, &["position_id", "id"]).unwrap();
            let position = match self.positions.get(&id) {
                Some(&position) => position,
                None => {
                    let position = PositionId::from_raw(self.next());
                    self.positions.insert(id, position);
                    seats.push((position, line));
                    position
                }
            };
            if !line["name"].is_empty() {
                self.first_post.entry(line["id"].clone()).or_insert(position);
                self.seat(line, position);
            }
        }
        for (id, line) in seats {
            self.rows.push(Row::Position(Position {
                external_id: cell(line, &["position_id", "id"]),
                unit: cell(line, &["unit", "unit_id"]).map(|unit| self.units[&unit]),
                manager: cell(line, &["manager_id"]).map(|id| self.first_post[&id]),
                backup: cell(line, &["backup_id"])
                    .and_then(|id| self.first_post.get(&id).or_else(|| self.positions.get(&id)).copied()),
                ..Position::new(id, &line["title"])
            }));
        }
        self
    }

    fn seat(&mut self, line: &Line, position: PositionId) {
        let next = PersonId::from_raw(self.next());
        let person = *self.people.entry(line["id"].clone()).or_insert(next);
        if person == next {
            self.rows.push(Row::Person(Person::new(person, &line["name"])));
        }
        let share = cell(line, &["share"]).map_or(100, |share| share.parse().unwrap());
        let id = AssignmentId::from_raw(self.next());
        self.rows.push(Row::Assignment(Assignment { share, ..Assignment::new(id, person, position) }));
    }

    pub(crate) fn needs(mut self, path: &str) -> Self {
        let lines = lines(path);
        let names: BTreeSet<String> = lines.iter().map(item).collect();
        let items: HashMap<String, ItemId> =
            names.into_iter().map(|name| (name, ItemId::from_raw(self.next()))).collect();
        let row = |(name, &id): (&String, &ItemId)| {
            Row::Item(Item { id, name: name.clone(), kind: ItemKind::Information })
        };
        self.rows.extend(items.iter().map(row));
        let ids: Vec<NeedId> = lines.iter().map(|_| NeedId::from_raw(self.next())).collect();
        for (line, &id) in lines.iter().zip(&ids) {
            cell(line, &["id"]).map(|name| self.needs.insert(name, id));
        }
        for (line, id) in lines.iter().zip(ids) {
            let customer = self.end(line, "customer_position", &["customer", "consumer"]);
            let supplier = self.end(line, "supplier_position", &["supplier", "provider"]);
            let mut need = Need {
                external_id: cell(line, &["id"]),
                ..Need::new(id, customer, supplier, items[&item(line)])
            };
            need.standard.cadence = Cadence::said(&cell(line, &["cadence"]).unwrap_or_default());
            let made_from = cell(line, &["made_from"]).unwrap_or_default();
            need.made_from =
                made_from.split(';').filter(|id| !id.is_empty()).map(|id| self.needs[id]).collect();
            self.rows.push(Row::Need(need));
        }
        self
    }

    fn end(&self, line: &Line, narrowed: &str, columns: &[&str]) -> End {
        if let Some(position) = cell(line, &[narrowed]) {
            return End::Position(self.positions[&position]);
        }
        let name = cell(line, columns).unwrap();
        let unit = self.units.get(&name).copied().map(End::Unit);
        unit.unwrap_or_else(|| End::Position(self.first_post[&name]))
    }

    pub(crate) fn document(self) -> Document {
        self.rows.into_iter().collect()
    }
}
