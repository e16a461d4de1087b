//! The tables behind the figures, each in its own order: units as they nest, managers and boxes in tie order.

use super::boxes;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::line::Lines;
use simpul_graph::{Figures, UnitStaff, Width};
use simpul_model::{AssignmentId, Date, Document, PositionId, UnitId};
use std::collections::{BTreeMap, HashMap};

/// A table with all its rows.
#[derive(Default)]
pub(in crate::use_case) struct Sheet {
    pub(in crate::use_case) heads: Vec<(&'static str, ColumnKind)>,
    pub(in crate::use_case) rows: Vec<FigureRow>,
}

impl Sheet {
    pub(in crate::use_case) fn columns(&self) -> Vec<FigureColumn> {
        self.heads.iter().map(|&(code, kind)| FigureColumn { code: code.to_owned(), kind }).collect()
    }

    pub(super) fn place_of(&self, code: &str) -> Option<usize> {
        self.heads.iter().position(|&(head, _)| head == code)
    }
}

/// Builds a table. O(n log n).
pub(super) fn of(
    document: &Document,
    figures: &Figures,
    table: &FigureTable,
    today: Date,
) -> Result<Sheet, ApiError> {
    let rows = Rows { lines: Lines { document, today }, figures };
    Ok(match table {
        FigureTable::Units => rows.units(),
        FigureTable::Managers => rows.managers(|_| true),
        FigureTable::Boxes { figure: Figure::Wide } => rows.managers(|m| m.width == Width::Wide),
        FigureTable::Boxes { figure: Figure::Narrow } => rows.managers(|m| m.width == Width::Narrow),
        FigureTable::Boxes { figure: Figure::Span { from, to } } => {
            rows.managers(|m| (*from..=*to).contains(&m.reports))
        }
        FigureTable::Boxes { figure } => rows.boxes(figure)?,
    })
}

struct Rows<'a> {
    lines: Lines<'a>,
    figures: &'a Figures,
}

/// Every table of seats begins and ends like this; what it is about stands between.
const BEGINS: [(&str, ColumnKind); 2] = [("name", ColumnKind::Text), ("title", ColumnKind::Text)];
const ENDS: [(&str, ColumnKind); 3] =
    [("unit", ColumnKind::Text), ("manager", ColumnKind::Text), ("layer", ColumnKind::Number)];

fn heads_with(own: &[(&'static str, ColumnKind)]) -> Vec<(&'static str, ColumnKind)> {
    [&BEGINS[..], own, &ENDS[..]].concat()
}

pub(in crate::use_case) fn text(text: impl Into<String>) -> FigureCell {
    FigureCell::Text(text.into())
}

pub(in crate::use_case) fn number(number: u32) -> FigureCell {
    FigureCell::Number(f64::from(number))
}

impl Rows<'_> {
    /// Who sits there, the title, what the table is about, unit, manager and layer.
    fn row(&self, id: PositionId, own: Vec<FigureCell>) -> FigureRow {
        let position = self.lines.document.positions().get(id);
        let unit = position.and_then(|p| self.lines.unit_name(p.unit?)).map(|unit| unit.name);
        let manager = position.and_then(|p| p.manager).map(|manager| self.lines.position(manager).name);
        let title = position.map(|p| p.title.clone());
        let mut cells = vec![text(self.lines.holder_names(id)), text(title.unwrap_or_default())];
        cells.extend(own);
        cells.extend([
            text(unit.unwrap_or_default()),
            text(manager.unwrap_or_default()),
            self.figures.layer(id).map_or_else(|| text(""), number),
        ]);
        FigureRow { key: key::of(id), depth: 0, cells }
    }

    fn managers(&self, wanted: impl Fn(&simpul_graph::Manager) -> bool) -> Sheet {
        let heads = [
            ("reports", ColumnKind::Number),
            ("width", ColumnKind::Word),
            ("vacantReports", ColumnKind::Number),
            ("below", ColumnKind::Number),
            ("layersBelow", ColumnKind::Number),
        ];
        let row = |m: &simpul_graph::Manager| {
            let word = match m.width {
                Width::Narrow => "narrow",
                Width::Within => "within",
                Width::Wide => "wide",
            };
            let more =
                vec![number(m.reports), text(word), number(m.vacant), number(m.below), number(m.depth)];
            self.row(m.position, more)
        };
        let rows = self.figures.spans.managers.iter().filter(|m| wanted(m)).map(row).collect();
        Sheet { heads: heads_with(&heads), rows }
    }

    fn boxes(&self, figure: &Figure) -> Result<Sheet, ApiError> {
        let positions = boxes::behind(self.lines.document, self.figures, figure)?;
        let seats = |more: &mut dyn FnMut(PositionId) -> Vec<FigureCell>| {
            positions.iter().map(|&id| self.row(id, more(id))).collect()
        };
        let (heads, rows): (Vec<_>, Vec<_>) = match figure {
            Figure::OneOverOne => {
                let links: HashMap<PositionId, (u32, u32)> =
                    (1..).zip(&self.figures.one_over_one).fold(HashMap::new(), |mut links, (chain, of)| {
                        links.extend(of.positions.iter().map(|&id| (id, (chain, of.positions.len() as u32))));
                        links
                    });
                let heads = vec![("chain", ColumnKind::Number), ("chainLength", ColumnKind::Number)];
                let mut more = |id| {
                    let (chain, length) = links.get(&id).copied().unwrap_or_default();
                    vec![number(chain), number(length)]
                };
                (heads, seats(&mut more))
            }
            Figure::Stray | Figure::OtherUnit => {
                let rows: BTreeMap<PositionId, _> =
                    self.figures.other_unit.iter().map(|row| (row.position, row)).collect();
                let heads = vec![("managerUnit", ColumnKind::Text), ("leads", ColumnKind::Word)];
                let mut more = |id| {
                    let row = rows.get(&id);
                    let unit = row.and_then(|row| self.lines.unit_name(row.manager_unit));
                    let leads = row.is_some_and(|row| row.leads);
                    vec![text(unit.map(|unit| unit.name).unwrap_or_default()), text(yes(leads))]
                };
                (heads, seats(&mut more))
            }
            Figure::DoublePost => {
                let heads = vec![("posts", ColumnKind::Number), ("shares", ColumnKind::Number)];
                (heads, self.double_posts())
            }
            Figure::Starting => self.dated(&self.figures.coming.starting, "from", |a| a.from),
            Figure::Leaving => self.dated(&self.figures.coming.leaving, "until", |a| a.until),
            Figure::Vacant => {
                let heads = vec![("starts", ColumnKind::Text), ("from", ColumnKind::Date)];
                (heads, seats(&mut |id| self.next_holder(id)))
            }
            _ => (Vec::new(), seats(&mut |_| Vec::new())),
        };
        Ok(Sheet { heads: heads_with(&heads), rows })
    }

    /// Who begins there first, and when.
    fn next_holder(&self, id: PositionId) -> Vec<FigureCell> {
        let ahead = self.lines.document.assignments_to(id).filter(|a| a.from > Some(self.lines.today));
        let Some(next) = ahead.min_by_key(|a| (a.from, a.id)) else { return vec![text(""), text("")] };
        let person = self.lines.document.people().get(next.person).map(|p| p.name.clone());
        vec![text(person.unwrap_or_default()), text(crate::text::date(next.from))]
    }

    /// A row a post: one person's posts stand together.
    fn double_posts(&self) -> Vec<FigureRow> {
        let posts = self
            .figures
            .double_posts
            .iter()
            .flat_map(|post| post.positions.iter().map(move |&position| (post, position)));
        let row = |(post, position): (&simpul_graph::DoublePost, PositionId)| {
            let mut row = self.row(position, vec![number(post.positions.len() as u32), number(post.share)]);
            let person = self.lines.document.people().get(post.person);
            row.cells[0] = text(person.map(|p| p.name.clone()).unwrap_or_default());
            row
        };
        posts.map(row).collect()
    }

    /// A row an assignment, with the person it is about and its date.
    fn dated(
        &self,
        ids: &[AssignmentId],
        code: &'static str,
        of: impl Fn(&simpul_model::Assignment) -> Option<Date>,
    ) -> (Vec<(&'static str, ColumnKind)>, Vec<FigureRow>) {
        let rows = ids.iter().filter_map(|&id| self.lines.document.assignments().get(id));
        let row = |assignment: &simpul_model::Assignment| {
            let mut row = self.row(assignment.position, vec![text(crate::text::date(of(assignment)))]);
            let person = self.lines.document.people().get(assignment.person);
            row.cells[0] = text(person.map(|p| p.name.clone()).unwrap_or_default());
            row
        };
        (vec![(code, ColumnKind::Date)], rows.map(row).collect())
    }

    fn units(&self) -> Sheet {
        let numbers =
            ["people", "peopleHere", "fte", "fteHere", "positions", "vacant", "starting", "leaving"];
        let ends = [("head", ColumnKind::Text), ("inside", ColumnKind::Text)];
        let numbers = numbers.map(|code| (code, ColumnKind::Number));
        let staff: HashMap<Option<UnitId>, &UnitStaff> =
            self.figures.units.iter().map(|staff| (staff.unit, staff)).collect();
        let rows = self.nested().into_iter().map(Some).chain([None]);
        let rows = rows.filter_map(|unit| staff.get(&unit)).map(|staff| self.unit(staff));
        let heads = [&[("unit", ColumnKind::Text)], &numbers[..], &ends[..]].concat();
        Sheet { heads, rows: rows.collect() }
    }

    /// Units parents first, children in their order. A loop, so that any depth is fine.
    fn nested(&self) -> Vec<UnitId> {
        let document = self.lines.document;
        let mut open: Vec<UnitId> = document.units_in(None).rev().map(|unit| unit.id).collect();
        let mut nested = Vec::with_capacity(document.units().len());
        while let Some(unit) = open.pop() {
            nested.push(unit);
            open.extend(document.units_in(Some(unit)).rev().map(|unit| unit.id));
        }
        nested
    }

    fn unit(&self, staff: &UnitStaff) -> FigureRow {
        let document = self.lines.document;
        let unit = staff.unit.and_then(|id| document.units().get(id));
        let parent = unit.and_then(|unit| self.lines.unit_name(unit.parent?));
        let head = unit.and_then(|unit| document.head(unit)).map(|head| self.lines.position(head).name);
        let (all, here) = (staff.with_below, staff.here);
        let cells = vec![
            text(unit.map(|unit| unit.name.clone()).unwrap_or_default()),
            number(all.people),
            number(here.people),
            FigureCell::Number(all.fte),
            FigureCell::Number(here.fte),
            number(all.positions),
            number(all.vacant),
            number(all.starting),
            number(all.leaving),
            text(head.unwrap_or_default()),
            text(parent.map(|parent| parent.name).unwrap_or_default()),
        ];
        let key = staff.unit.map(key::of).unwrap_or_default();
        FigureRow { key, depth: staff.depth.saturating_sub(1), cells }
    }
}

fn yes(leads: bool) -> &'static str {
    if leads { "yes" } else { "no" }
}
