//! What stands on the boxes and above the columns.

use super::Spread;
use super::shown::{ColumnOf, ShownBox, ShownLine};
use crate::ctx::Ctx;
use crate::messages;
use crate::use_case::colour::Colours;
use simpul_drawing::waves::{WaveBox, WaveHead, WaveKind, WaveLane, WaveLine, WavesPicture};
use simpul_model::{End, NeedId};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn picture(spread: &Spread<'_>, revision: u32, ctx: &Ctx) -> WavesPicture {
    let words = Words { spread, ctx, colours: Colours::of(spread.lines.document) };
    let shown = &spread.shown;
    WavesPicture {
        heads: (0..shown.columns.len()).map(|at| words.head(at)).collect(),
        lanes: [("waves.lane.certain", None), ("waves.lane.may", Some("waves.lane.why"))].map(
            |(title, why)| WaveLane {
                title: words.word(title, &[]),
                detail: why.map(|why| words.word(why, &[])).unwrap_or_default(),
            },
        ),
        boxes: shown.boxes.iter().zip(0..).map(|(one, at)| words.box_of(one, at)).collect(),
        lines: shown.lines.iter().map(|line| words.line(line)).collect(),
        revision,
    }
}

struct Words<'a> {
    spread: &'a Spread<'a>,
    ctx: &'a Ctx,
    colours: Colours,
}

impl Words<'_> {
    fn head(&self, at: usize) -> WaveHead {
        let column = &self.spread.shown.columns[at];
        let title = title(column.kind, self.ctx);
        let counted = |certain: bool| {
            let parties = self.spread.found.parties.iter().filter(|party| {
                party.certain == certain && self.spread.shown.column_holds(at as u32, party.place)
            });
            parties.map(|party| party.needs.len() as u64).sum::<u64>()
        };
        let detail = match column.kind {
            ColumnOf::Source => {
                let served = self.passed_on(|from| self.spread.shown.boxes[from as usize].column == 0);
                self.count("waves.unserved", served.len() as u64)
            }
            _ => {
                let kinds = [(counted(true), "waves.certain"), (counted(false), "waves.perhaps")];
                let told = kinds.into_iter().filter(|(needs, _)| *needs > 0);
                told.map(|(needs, key)| self.count(key, needs)).collect::<Vec<_>>().join(" · ")
            }
        };
        WaveHead { key: format!("wave:{}", column.code), title, detail }
    }

    fn box_of(&self, one: &ShownBox, at: u32) -> WaveBox {
        let needs: Vec<NeedId> = one
            .members
            .iter()
            .flat_map(|&party| &self.spread.found.parties[party as usize].needs)
            .copied()
            .collect();
        let column = self.spread.shown.columns[one.column as usize].kind;
        let stops = if one.certain { "waves.stops" } else { "waves.may-stop" };
        let stops = self.count(stops, needs.len() as u64);
        let base = WaveBox {
            key: self.spread.key(at),
            column: one.column,
            certain: one.certain,
            ..WaveBox::default()
        };
        if let Some(fold) = &one.fold {
            let more = one.members.len() as u64;
            let (name, detail) = if fold.open {
                (self.word("waves.fewer", &[]), String::new())
            } else {
                (messages::count(self.ctx.language, "picture.more", more), stops)
            };
            return WaveBox { name, detail, kind: WaveKind::Fold, ..base };
        }
        let Some(&party) = one.members.first() else { return base };
        let view = self.spread.party(party);
        let first = needs.iter().filter_map(|need| self.spread.waves.get(need)).min().copied().unwrap_or(0);
        let wave = self.word("waves.wave", &[("n", first.to_string())]);
        let (kind, last) = match column {
            ColumnOf::Source => {
                let served = self.passed_on(|from| from == at).len() as u64;
                (WaveKind::Source, self.count("waves.unserved", served))
            }
            ColumnOf::Outside => {
                let needs = self.count("waves.needs", needs.len() as u64);
                (WaveKind::Struck, [needs, wave].join(" · "))
            }
            _ => (WaveKind::Struck, stops),
        };
        let title = if view.key.starts_with("position:") { view.detail } else { String::new() };
        let detail: Vec<String> = [last, title].into_iter().filter(|part| !part.is_empty()).collect();
        WaveBox {
            name: view.name,
            detail: detail.join(" · "),
            spoken: place(column, one.certain, self.ctx),
            external: view.external,
            kind,
            colour: self.colour(party),
            ..base
        }
    }

    fn line(&self, line: &ShownLine) -> WaveLine {
        let needs = line.needs.len() as u64;
        let certain = self.spread.shown.boxes[line.to as usize].certain;
        let stops = self.count(if certain { "waves.stops" } else { "waves.may-stop" }, needs);
        WaveLine {
            key: self.spread.line_key(line.from, line.to),
            from: line.from,
            to: line.to,
            count: if needs > 1 { messages::number(self.ctx.language, needs) } else { String::new() },
            spoken: format!("{}, {stops}", line_name(self.spread, line, self.ctx)),
            certain,
        }
    }

    /// The needs on lines that come from certain boxes.
    fn passed_on(&self, from: impl Fn(u32) -> bool) -> BTreeSet<NeedId> {
        let lines = self.spread.shown.lines.iter().filter(|line| from(line.from));
        lines.flat_map(|line| &line.needs).copied().collect()
    }

    fn colour(&self, party: u32) -> Option<u32> {
        let unit = match self.spread.found.parties[party as usize].end? {
            End::Unit(unit) => Some(unit),
            End::Position(seat) => self.spread.lines.document.positions().get(seat)?.unit,
        };
        self.colours.get(unit?)
    }

    fn word(&self, key: &str, args: &[(&str, String)]) -> String {
        word(key, args, self.ctx)
    }

    fn count(&self, key: &str, n: u64) -> String {
        messages::count(self.ctx.language, &format!("picture.{key}"), n)
    }
}

/// Who a box is, or in which column it stands for others.
pub(super) fn box_name(spread: &Spread<'_>, at: u32, ctx: &Ctx) -> String {
    let one = &spread.shown.boxes[at as usize];
    match (&one.fold, one.members.first()) {
        (None, Some(&party)) => spread.party(party).name,
        _ => title(spread.shown.columns[one.column as usize].kind, ctx),
    }
}

/// From whom to whom.
pub(super) fn line_name(spread: &Spread<'_>, line: &ShownLine, ctx: &Ctx) -> String {
    [line.from, line.to].map(|end| box_name(spread, end, ctx)).join(" → ")
}

/// In which column, and how sure.
pub(super) fn place(column: ColumnOf, certain: bool, ctx: &Ctx) -> String {
    let sure = if certain { "waves.spoken.certain" } else { "waves.spoken.may" };
    match column {
        ColumnOf::Source => title(column, ctx),
        _ => word(sure, &[("wave", title(column, ctx))], ctx),
    }
}

/// What a column is called.
pub(super) fn title(column: ColumnOf, ctx: &Ctx) -> String {
    match column {
        ColumnOf::Source => word("waves.source", &[], ctx),
        ColumnOf::Wave(wave) => word("waves.wave", &[("n", wave.to_string())], ctx),
        ColumnOf::Later => word("waves.later", &[], ctx),
        ColumnOf::Outside => word("waves.outside", &[], ctx),
    }
}

fn word(key: &str, args: &[(&str, String)], ctx: &Ctx) -> String {
    let args: BTreeMap<String, String> =
        args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    messages::word(ctx.language, &format!("picture.{key}"), &args)
}
