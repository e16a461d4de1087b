//! Columns of a list of people that name units of several levels, `Direktorat`, `Divisi`, `Seksi`, and which of
//! them lies in which.
//!
//! Which columns these are, their headings say. Which lies in which the values say where they do so clearly
//! (each Divisi lies in one Direktorat, and not the other way round), else the headings. Every row counts, in
//! whatever order they stand. O(rows) for each pair of such columns.

use super::{Columns, Why};
use crate::read::Sheet;
use crate::read::synonyms::Field;
use crate::read::values::{is_dash, is_not_there};
use simpul_model::fold;
use std::collections::HashMap;

/// The fields of levels, the outermost first.
pub(in crate::read) const LEVELS: [Field; 6] =
    [Field::Unit1, Field::Unit2, Field::Unit3, Field::Unit4, Field::Unit5, Field::Unit6];

/// Headings of units, the outermost first as companies and offices mostly use them.
#[rustfmt::skip]
const RANKS: &[&[&str]] = &[
    &["parentdepartment", "agency", "ministry", "kementerian"],
    &["direktoratjenderal", "ditjen", "directorategeneral", "kedeputian", "deputi", "businessunit", "unitbisnis"],
    &["direktorat", "directorate", "direccion", "direction", "bereich"],
    &["kompartemen", "subdirektorat", "subdirectorate", "subdit"],
    &["divisi", "division", "biro", "bureau", "gerencia", "secretaria", "organization", "organisation"],
    &["subdivisi", "subdivision", "departmentgroup"],
    &["departemen", "department", "dept", "departement", "departamento", "dipartimento", "abteilung", "afdeling"],
    &["subdepartemen", "subdepartment"],
    &["bagian", "bidang", "unit", "unitkerja", "orgunit", "organizationalunit", "organisationalunit", "satuankerja",
        "satker", "supervisoryorganization", "supervisoryorganisation", "unitorganisasi", "service", "reparto",
        "setor", "ufficio"],
    &["subbagian", "subbag", "subbidang", "subunit"],
    &["seksi", "section"],
    &["subseksi", "subsection"],
    &["team", "tim", "regu", "squad", "equipe", "equipo"],
];

/// Headings that may be those of units and of other things: they are where the values lie in each other.
const PERHAPS: &[(u8, &[&str])] = &[
    (0, &["company", "perusahaan", "entity", "entitas", "legalentity", "anakperusahaan"]),
    (4, &["group", "grup", "kelompok"]),
];

/// Of fewer rows values say too little about what lies in what.
const ENOUGH: usize = 8;

/// Kinds of units that are called either way round, such as divisions and departments.
const NEAR: u8 = 4;

/// A column that names units.
struct Level {
    at: usize,
    rank: u8,
    perhaps: bool,
    /// By row: which of its values; 0 for none.
    values: Vec<u32>,
    distinct: usize,
}

impl Columns {
    /// Takes several columns of units for levels, and a single one for the unit.
    pub(super) fn levels(&mut self, sheet: &Sheet, headings: &[String]) {
        let told: Vec<Field> = LEVELS.into_iter().filter(|&level| self.get(level).is_some()).collect();
        let by_person = told.iter().any(|&level| self.is_told(level));
        if by_person || told.len() > 1 {
            if !self.is_told(Field::Unit) {
                self.forget(Field::Unit);
            }
            return self.whose_id(sheet);
        }
        told.into_iter().for_each(|level| self.forget(level));
        if self.is_told(Field::Unit) {
            return;
        }
        let mut found = self.candidates(sheet, headings);
        same_in_other_words(&mut found, self.get(Field::Unit));
        only_nested(&mut found);
        in_order(&mut found);
        found.truncate(LEVELS.len());
        match found.as_slice() {
            [] => {}
            [one] if self.get(Field::Unit).is_none() => self.set(Field::Unit, one.at, Why::Synonym),
            [_] => {}
            levels => {
                self.forget(Field::Unit);
                for (&field, (nth, level)) in LEVELS.iter().zip(levels.iter().enumerate()) {
                    self.set(field, level.at, if nth == 0 { Why::Synonym } else { Why::Nested });
                }
                self.whose_id(sheet);
            }
        }
    }

    /// The columns of the levels, the outermost first. Empty where a single column names units.
    pub(in crate::read) fn unit_levels(&self) -> Vec<usize> {
        let levels: Vec<usize> = LEVELS.iter().filter_map(|&level| self.get(level)).collect();
        if levels.is_empty() { levels } else { levels.into_iter().chain(self.get(Field::Unit)).collect() }
    }

    /// The level whose units the id column tells apart; nothing where it is that of each row's own unit.
    pub(in crate::read) fn id_level(&self) -> Option<usize> {
        self.id_level
    }

    fn candidates(&self, sheet: &Sheet, headings: &[String]) -> Vec<Level> {
        let unit = self.get(Field::Unit);
        let may = |column: &usize| unit == Some(*column) || self.is_free(*column);
        let ranked = |column: usize| {
            let (rank, perhaps) =
                rank_of(&headings[column]).or((unit == Some(column)).then_some((8, false)))?;
            let worded = |cell: &str| cell.chars().any(char::is_alphabetic);
            let cells = (0..sheet.len()).map(|row| sheet.cell(row, column).trim());
            let filled = cells.filter(|cell| !cell.is_empty() && !is_dash(cell));
            let (words, all) = filled.fold((0, 0), |(n, all), cell| (n + usize::from(worded(cell)), all + 1));
            (all > 0 && words * 10 >= all * 9).then(|| Level::of(sheet, column, rank, perhaps))
        };
        (0..headings.len()).filter(may).filter_map(ranked).collect()
    }

    /// Finds out which level the ids of units are those of. Ids of no level are a field of the company's own.
    fn whose_id(&mut self, sheet: &Sheet) {
        let Some(ids) = self.get(Field::UnitId) else { return };
        let ids = Level::of(sheet, ids, 0, false);
        let levels = self.unit_levels();
        let mut paths: HashMap<Vec<u32>, u32> = HashMap::new();
        let columns: Vec<Level> = levels.iter().map(|&at| Level::of(sheet, at, 0, false)).collect();
        let mut fits = |depth: Option<usize>| {
            let blank = |(row, id): (usize, &u32)| *id > 0 && columns[depth.unwrap_or(0)].values[row] == 0;
            if depth.is_some() && ids.values.iter().enumerate().any(blank) {
                return false;
            }
            let of_row = |row: usize| -> u32 {
                let to = depth.map_or(columns.len(), |depth| depth + 1);
                let path: Vec<u32> = columns[..to].iter().map(|column| column.values[row]).collect();
                let next = paths.len() as u32 + 1;
                if path.iter().all(|&value| value == 0) { 0 } else { *paths.entry(path).or_insert(next) }
            };
            one_to_one((0..sheet.len()).map(of_row).zip(ids.values.iter().copied()))
        };
        if fits(None) {
            return;
        }
        match (0..columns.len()).rev().find(|&depth| fits(Some(depth))) {
            Some(depth) => self.id_level = Some(depth),
            None => self.forget(Field::UnitId),
        }
    }
}

impl Level {
    fn of(sheet: &Sheet, at: usize, rank: u8, perhaps: bool) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut folded: HashMap<String, u32> = HashMap::new();
        let mut value = |row| {
            let cell = sheet.cell(row, at).trim();
            *known.entry(cell).or_insert_with(|| {
                if cell.is_empty() || is_dash(cell) || is_not_there(cell) {
                    return 0;
                }
                let next = folded.len() as u32 + 1;
                *folded.entry(fold(cell)).or_insert(next)
            })
        };
        let values = (0..sheet.len()).map(&mut value).collect();
        Self { at, rank, perhaps, values, distinct: folded.len() }
    }

    /// Of how many of the rows that name both this level holds the unit that holds most of the other's. Linear.
    fn holds(&self, other: &Self) -> (usize, usize) {
        let mut pairs: HashMap<(u32, u32), usize> = HashMap::new();
        let both = self.values.iter().zip(&other.values).filter(|(here, there)| **here > 0 && **there > 0);
        both.for_each(|(&here, &there)| *pairs.entry((there, here)).or_default() += 1);
        let mut most: HashMap<u32, usize> = HashMap::new();
        for (&(there, _), &count) in &pairs {
            most.entry(there).and_modify(|most| *most = count.max(*most)).or_insert(count);
        }
        (most.values().sum(), pairs.values().sum())
    }
}

/// Whether the values say clearly that one level lies in the other: `down` and `up` are how much each holds of
/// the other. A Seksi never holds a Divisi, whatever they say: it has its name from it.
fn clearly(outer: &Level, inner: &Level, down: (usize, usize), up: (usize, usize)) -> bool {
    let near = outer.rank.abs_diff(inner.rank) <= NEAR;
    let enough = down.1 >= ENOUGH && outer.distinct > 1 && inner.distinct > 1;
    near && enough && down.0 * 20 >= down.1 * 19 && up.0 * 5 <= down.1 * 4
}

fn rank_of(heading: &str) -> Option<(u8, bool)> {
    let bare = heading.strip_prefix("nama").unwrap_or(heading);
    let ends = ["name", "text", "description", "desc"];
    let bare = ends.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    let sure = RANKS.iter().position(|words| words.contains(&bare)).map(|rank| (rank as u8, false));
    let perhaps = || PERHAPS.iter().find(|(_, words)| words.contains(&bare)).map(|&(rank, _)| (rank, true));
    sure.or_else(perhaps)
}

/// Two columns of one rank that say the same of every row, as `Department` and `Department Name`, are one.
fn same_in_other_words(found: &mut Vec<Level>, unit: Option<usize>) {
    // The one that was taken for the unit stays.
    found.sort_by_key(|level| (Some(level.at) != unit, level.at));
    let mut kept: Vec<Level> = Vec::new();
    for level in found.drain(..) {
        let same = |other: &Level| {
            other.rank == level.rank
                && one_to_one(other.values.iter().copied().zip(level.values.iter().copied()))
        };
        if !kept.iter().any(same) {
            kept.push(level);
        }
    }
    *found = kept;
}

/// Leaves out what may be something else and neither holds the others nor lies in them.
fn only_nested(found: &mut Vec<Level>) {
    let (perhaps, sure): (Vec<Level>, Vec<Level>) = found.drain(..).partition(|level| level.perhaps);
    let whole = |outer: &Level, inner: &Level| {
        let (held, all) = outer.holds(inner);
        all >= ENOUGH && held == all && outer.distinct > 1 && outer.distinct < inner.distinct
    };
    let fits = |level: &Level| {
        !sure.is_empty() && sure.iter().all(|other| whole(level, other) || whole(other, level))
    };
    let nested: Vec<Level> = perhaps.into_iter().filter(fits).collect();
    *found = sure.into_iter().chain(nested).collect();
}

/// The outermost first: by how many of the others a level goes before.
fn in_order(found: &mut [Level]) {
    let held: Vec<Vec<(usize, usize)>> =
        found.iter().map(|outer| found.iter().map(|inner| outer.holds(inner)).collect()).collect();
    let before = |a: usize, b: usize| {
        let clear = |outer: usize, inner: usize| {
            clearly(&found[outer], &found[inner], held[outer][inner], held[inner][outer])
        };
        let by_heading = |at: usize| (found[at].rank, found[at].distinct, found[at].at);
        match (clear(a, b), clear(b, a)) {
            (true, false) => true,
            (false, true) => false,
            _ => by_heading(a) < by_heading(b),
        }
    };
    let wins = |at: usize| (0..found.len()).filter(|&other| other != at && before(at, other)).count();
    let wins: HashMap<usize, usize> = (0..found.len()).map(|at| (found[at].at, wins(at))).collect();
    found.sort_by_key(|level| {
        (std::cmp::Reverse(wins.get(&level.at).copied()), level.rank, level.distinct, level.at)
    });
}

/// Whether values go with each other one to one, in the rows that have both, and there are such.
fn one_to_one(pairs: impl Iterator<Item = (u32, u32)>) -> bool {
    let (mut right, mut left): (HashMap<u32, u32>, HashMap<u32, u32>) = (HashMap::new(), HashMap::new());
    let mut both = pairs.filter(|&(a, b)| a > 0 && b > 0);
    let fits = both.all(|(a, b)| *right.entry(a).or_insert(b) == b && *left.entry(b).or_insert(a) == a);
    fits && !right.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::read::Role;
    use crate::read::tests::text;

    /// What a list's columns of units are read as, the outermost first.
    fn reading(csv: &str) -> String {
        let matches = text(Role::People, csv).matches(&[]);
        let mut levels: Vec<(&str, String)> =
            matches.into_iter().filter_map(|m| Some((m.field?, m.column))).collect();
        levels.retain(|(field, _)| field.starts_with("unit"));
        levels.sort();
        levels.into_iter().map(|(field, column)| format!("{field}={column}")).collect::<Vec<_>>().join(" ")
    }

    /// A list of these columns in which every row of the pattern stands several times.
    fn list(head: &str, rows: &[&str]) -> String {
        let mut csv = format!("id,name,{head}\n");
        for again in 0..4 {
            for (at, row) in rows.iter().enumerate() {
                csv.push_str(&format!("{again}{at},Ayu {again}{at},{row}\n"));
            }
        }
        csv
    }

    #[test]
    fn headings_say_what_lies_in_what() {
        assert_eq!(
            reading("id,name,Seksi,Divisi,Direktorat\n1,Ayu,Kas,Akuntansi,Keuangan\n"),
            "unit_1=Direktorat unit_2=Divisi unit_3=Seksi"
        );
        assert_eq!(
            reading("id,name,Nama Departemen,Tim,Direktorat Jenderal\n1,Ayu,A,B,C\n"),
            "unit_1=Direktorat Jenderal unit_2=Nama Departemen unit_3=Tim"
        );
        assert_eq!(
            reading("id,name,Team,Department,Division\n1,Ayu,A,B,C\n"),
            "unit_1=Division unit_2=Department unit_3=Team"
        );
    }

    #[test]
    fn values_go_before_headings_where_they_are_clear() {
        let csv = list("Division,Department", &["N,Sales", "S,Sales", "E,Sales", "W,Stock", "X,Stock"]);
        assert_eq!(reading(&csv), "unit_1=Department unit_2=Division");
        let same_names = list("Divisi,Seksi", &["N,Umum", "S,Umum", "E,Kas", "W,Pajak"]);
        assert_eq!(reading(&same_names), "unit_1=Divisi unit_2=Seksi");
    }

    #[test]
    fn one_column_is_the_unit_and_two_of_one_thing_are_one() {
        assert_eq!(reading("id,name,Divisi\n1,Ayu,A\n"), "unit=Divisi");
        assert_eq!(reading("id,name,Subbagian\n1,Ayu,A\n"), "unit=Subbagian");
        let twice = list("Department,Department Name", &["S,Sales", "T,Stock"]);
        assert_eq!(reading(&twice), "unit=Department");
        assert_eq!(reading("id,name,unit,Divisi (kode)\n1,Ayu,A,7\n"), "unit=unit");
    }

    #[test]
    fn companies_and_groups_are_levels_only_where_they_hold_the_others() {
        let nested = list("Company,Department", &["A,Sales", "A,Stock", "B,Ships", "B,Crew"]);
        assert_eq!(reading(&nested), "unit_1=Company unit_2=Department");
        let across = list("Company,Department", &["A,Sales", "B,Sales", "A,Stock", "B,Stock"]);
        assert_eq!(reading(&across), "unit=Department");
        let one = list("Company,Department", &["A,Sales", "A,Stock", "A,Crew"]);
        assert_eq!(reading(&one), "unit=Department");
    }

    #[test]
    fn an_id_is_that_of_the_level_it_tells_apart() {
        let of = |csv: &str| {
            let source = text(Role::People, csv);
            let columns = super::Columns::find(&source.sheet, Role::People, &[], &source.choices);
            (columns.get(super::Field::UnitId).is_some(), columns.id_level())
        };
        let rows = ["D1,Sales,North", "D1,Sales,South", "D2,Stock,East", "D2,Stock,"];
        assert_eq!(of(&list("Kode Divisi,Divisi,Seksi", &rows)), (true, Some(0)));
        let own = ["U1,Sales,North", "U2,Sales,South", "U3,Stock,East", "U4,Stock,"];
        assert_eq!(of(&list("Kode Unit,Divisi,Seksi", &own)), (true, None));
        let none = ["K,Sales,North", "L,Sales,North", "K,Stock,East", "L,Stock,"];
        assert_eq!(of(&list("Kode Unit,Divisi,Seksi", &none)), (false, None));
    }

    #[test]
    fn numbered_headings_are_levels() {
        let csv = "id,name,Org Level 2,Org Level 1,Department\n1,Ayu,Sales,Group,X\n";
        assert_eq!(reading(csv), "unit_1=Org Level 1 unit_2=Org Level 2");
    }
}
