//! What the exchange shows, as lists of sentences.

use super::name;
use crate::words::{count, decimal, filled, word};
use simpul_api::dto::{
    AnalysisElsewhere, AnalysisLevel, AnalysisSingleSource, AnalysisView, GravityWord, Language,
};
use simpul_api::messages;

/// Headings of the catalogue and the lines under each.
pub(super) fn lists(language: Language, view: &AnalysisView) -> Vec<(&'static str, Vec<String>)> {
    let work = &view.work;
    let linked = work.reciprocity_by_level.iter().filter(|level| level.pairs.connected > 0);
    // What two-way pairs alone hold together is no circle to open.
    let groups: Vec<_> = work.circle_groups.iter().filter(|group| !group.circles.is_empty()).collect();
    let circles = groups.iter().flat_map(|group| &group.circles);
    let links = groups.iter().flat_map(|group| &group.opening.links);
    let open = links.flat_map(|link| &link.needs).map(|id| name(view, id));
    let exact = groups.iter().all(|group| group.opening.exact);
    let far = work.jumps.far.iter().map(|jump| {
        let args = [("need", name(view, &jump.need)), ("steps", number(language, jump.up + jump.down))];
        filled(language, "far-line", &args)
    });
    let without = work.outward.without.iter().map(|id| name(view, id));
    vec![
        ("level-list", linked.map(|level| level_line(language, level)).collect()),
        ("single-list", work.single_sources.iter().map(|single| single_line(language, single)).collect()),
        ("circle-list", circles.map(|circle| round(view, circle)).collect()),
        (if exact { "opening-exact" } else { "opening-list" }, open.collect()),
        (
            "elsewhere-list",
            work.communities.elsewhere.iter().map(|row| elsewhere(language, view, row)).collect(),
        ),
        ("far-list", far.collect()),
        // Without any customer outside, everybody is without a way.
        ("outward-list", if work.outward.customers.is_empty() { Vec::new() } else { without.collect() }),
    ]
}

fn number(language: Language, n: u32) -> String {
    messages::number(language, u64::from(n))
}

fn level_line(language: Language, level: &AnalysisLevel) -> String {
    let at = match level.level {
        Some(n) => filled(language, "at-level", &[("level", n.to_string())]),
        None => word(language, "at-positions"),
    };
    let args = [
        ("level", at),
        ("pairs", count(language, "n-pairs", level.pairs.connected)),
        ("mutual", number(language, level.pairs.mutual)),
        ("summed", number(language, level.pairs.mutual_summed)),
        ("pair", decimal(language, level.reciprocity.pair.unwrap_or_default() * 100.0, 1)),
    ];
    filled(language, if level.pairs.mutual_summed > 0 { "level-line-summed" } else { "level-line" }, &args)
}

fn single_line(language: Language, single: &AnalysisSingleSource) -> String {
    let key = match single.gravity {
        GravityWord::Vacant => "single-vacant",
        GravityWord::Leaving => "single-leaving",
        GravityWord::Held => "single-held",
    };
    let args = [
        ("item", single.item.clone()),
        ("who", single.who.clone()),
        ("until", single.until.clone().unwrap_or_default()),
        ("needs", count(language, "n-needs", single.needs.len() as u64)),
    ];
    filled(language, key, &args)
}

/// A circle, closed again at its first.
fn round(view: &AnalysisView, circle: &[String]) -> String {
    let names: Vec<String> = circle.iter().chain(circle.first()).map(|id| name(view, id)).collect();
    names.join(" → ")
}

fn elsewhere(language: Language, view: &AnalysisView, row: &AnalysisElsewhere) -> String {
    let args = [
        ("node", name(view, &row.node)),
        ("branch", name(view, &row.branch)),
        ("home", name(view, &row.home)),
        ("withBranch", number(language, row.with_branch.len() as u32)),
        ("withHome", count(language, "n-needs", row.with_home.len() as u64)),
    ];
    filled(language, "elsewhere-line", &args)
}
