//! `simpul analyze`: every figure as JSON, the telling ones in sentences.

mod work;

use crate::exit::Exit;
use crate::picture::By;
use crate::terminal::Terminal;
use crate::words::{count, decimal, filled, listed, sentence, word};
use simpul_api::dto::{AnalysisView, AnalyzeRequest, Language};
use simpul_api::{ApiError, messages, use_case};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// Count units deeper than this with the unit above them
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    level: Option<u32>,
    /// What stands for itself
    #[arg(long, value_enum, conflicts_with = "level")]
    by: Option<By>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.file)?;
    let request = AnalyzeRequest { level: arguments.level, by_position: arguments.by == Some(By::Position) };
    let view = use_case::analyze(&terminal.desk, request, &terminal.ctx())?;
    terminal.say(&view, || text(terminal.language, &view))?;
    Ok(Exit::Done)
}

fn text(language: Language, view: &AnalysisView) -> String {
    let mut parts = vec![figures(language, view).join("\n")];
    let both = |pairs: &[(String, String)], sign: &str| -> Vec<String> {
        pairs.iter().map(|(a, b)| format!("{} {sign} {}", name(view, a), name(view, b))).collect()
    };
    let one_way = view.one_way.iter().map(|pair| {
        let args = [
            ("customer", name(view, &pair.customer)),
            ("supplier", name(view, &pair.supplier)),
            ("needs", count(language, "n-needs", pair.needs)),
        ];
        filled(language, "one-way-line", &args)
    });
    let names = |ids: &[String], between: &str| -> String {
        ids.iter().map(|id| name(view, id)).collect::<Vec<_>>().join(between)
    };
    let circles = view.circular_waits.iter().map(|circle| names(circle, "\n    "));
    let groups = view.components.iter().map(|group| names(group, ", "));
    let lists = [
        ("mutual-list", both(&view.mutual, "⇄")),
        ("summed-list", both(&view.mutual_summed, "⇄")),
        ("one-way-list", one_way.collect()),
        ("waits", circles.collect()),
        ("cut", view.cut_units.iter().map(|id| name(view, id)).collect()),
        ("circles", groups.collect()),
        ("isolated", view.isolated.iter().map(|id| name(view, id)).collect()),
    ];
    let lists: Vec<(&str, Vec<String>)> = lists.into_iter().chain(work::lists(language, view)).collect();
    parts.extend(
        lists.iter().filter(|(_, list)| !list.is_empty()).map(|(key, list)| listed(language, key, list)),
    );
    parts.join("\n\n")
}

fn figures(language: Language, view: &AnalysisView) -> Vec<String> {
    let n = |key: &str, n: u32| count(language, key, n);
    let number = |n: u32| messages::number(language, u64::from(n));
    let level = match view.level {
        _ if view.by == "position" => word(language, "say.level-positions"),
        Some(level) => filled(language, "say.level", &[("level", level.to_string())]),
        None => word(language, "say.level-none"),
    };
    let size = [
        ("nodes", n("n-nodes", view.units)),
        ("needs", n("n-needs", view.needs)),
        ("inside", number(view.inside)),
    ];
    let mut lines = vec![level, sentence(&filled(language, "say.size", &size))];
    if view.pairs.connected == 0 {
        lines.push(sentence(&word(language, "no-links")) + ".");
    } else {
        let percent = |share: Option<f64>| decimal(language, share.unwrap_or_default() * 100.0, 1);
        let pairs = [
            ("pairs", n("n-pairs", view.pairs.connected)),
            ("mutual", number(view.pairs.mutual)),
            ("summed", number(view.pairs.mutual_summed)),
            ("oneWay", number(view.pairs.one_way)),
            ("pair", percent(view.reciprocity.pair)),
            ("link", percent(view.reciprocity.link)),
        ];
        let key = if view.pairs.mutual_summed > 0 { "say.pairs-summed" } else { "say.pairs" };
        lines.push(sentence(&filled(language, key, &pairs)));
    }
    if view.external.links > 0 {
        let outside =
            [("links", n("n-links", view.external.links)), ("pairs", n("n-pairs", view.external.pairs))];
        lines.push(sentence(&filled(language, "say.external", &outside)));
    }
    lines.extend(reporting(language, view));
    lines
}

fn reporting(language: Language, view: &AnalysisView) -> Vec<String> {
    let org = &view.org;
    let n = |key: &str, n: u32| count(language, key, n);
    let number = |n: u32| messages::number(language, u64::from(n));
    let seats = [
        ("people", n("n-people", org.people)),
        ("positions", n("n-positions", org.positions)),
        ("vacant", number(org.vacant)),
    ];
    let mut lines = vec![sentence(&filled(language, "say.seats", &seats))];
    if let Some(mean) = org.span.mean {
        let line = [
            ("levels", n("n-levels", org.levels)),
            ("managers", n("n-managers", org.managers)),
            ("mean", decimal(language, mean, 1)),
            ("max", number(org.span.max)),
        ];
        lines.push(sentence(&filled(language, "say.line", &line)));
    }
    let matters = [
        ("say.roots", org.roots, 1),
        ("say.parked", org.parked, 0),
        ("say.headless", org.units_without_head, 0),
    ];
    lines.extend(matters.iter().filter(|(_, many, calm)| many > calm).map(|&(key, many, _)| n(key, many)));
    lines
}

fn name(view: &AnalysisView, id: &str) -> String {
    view.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
}
