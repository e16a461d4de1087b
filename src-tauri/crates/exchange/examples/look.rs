//! Draws a chart and a map of a small company, to look at: `cargo run -p simpul-exchange --example look -- DIR`.

use std::borrow::Cow;
use std::path::Path;

use simpul_drawing::card::{PositionCard, UnitCard};
use simpul_drawing::chart::{self, ChartInput, ChartNode, DottedLine};
use simpul_drawing::dressing::{Dressing, Mark, dressed};
use simpul_drawing::map::{self, MapInput, MapPair, PairKind};
use simpul_drawing::scene::{Scene, lod};
use simpul_drawing::theme::Theme;
use simpul_exchange::picture::{Photos, pdf, png, svg};
use simpul_layout::geometry::Direction;
use simpul_layout::layered::{self, Edge, LayeredInput};
use simpul_layout::tree::{self, NO_PARENT, TreeInput};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let folder = Path::new(&folder);
    for (name, direction) in [("chart", Direction::Down), ("chart-right", Direction::Right)] {
        write(folder, name, &chart_scene(direction)?)?;
    }
    for (name, direction, folded) in [("map", Direction::Down, true), ("map-right", Direction::Right, false)]
    {
        write(folder, name, &map_scene(direction, folded)?)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, scene: &Scene) -> Result<(), Box<dyn std::error::Error>> {
    let file = |theme: Theme, ending: &str| folder.join(format!("{name}-{}.{ending}", theme.name()));
    for theme in [Theme::Light, Theme::Dark] {
        std::fs::write(file(theme, "png"), png(scene, theme, &Photos::new(), 1.0)?.bytes)?;
    }
    std::fs::write(file(Theme::Light, "svg"), svg(scene, Theme::Light, &Photos::new()))?;
    std::fs::write(file(Theme::Print, "pdf"), pdf(scene, Theme::Print, &Photos::new())?.bytes)?;
    for (level, zoom) in [(lod::NAME, 0.4), (lod::BLOCK, 0.2)] {
        let file = folder.join(format!("{name}-level-{level}.png"));
        std::fs::write(file, png(&at_level(scene, level), Theme::Light, &Photos::new(), zoom)?.bytes)?;
    }
    Ok(())
}

/// The scene as the window shows it from further away.
fn at_level(scene: &Scene, level: u8) -> Scene {
    let mut far = scene.clone();
    for pen in &mut far.shapes.pens {
        pen.lod = if pen.lod & level == 0 { 0 } else { lod::FULL };
    }
    far
}

/// Parent, holders, title, colour of the unit.
const PEOPLE: [(Option<u32>, &str, &str, u32); 25] = [
    (None, "Siti Rahmawati", "President director", 0),
    (Some(0), "Agus Wijaya", "Secretary to the board", 0),
    (Some(0), "Rina Sari", "Head of marketing", 1),
    (Some(0), "Budi Hartono", "Head of operations and warehouse", 2),
    (Some(0), "", "Head of finance", 3),
    (Some(0), "Maria Magdalena Situmorang", "Head of human resources", 4),
    (Some(2), "Dewi Lestari", "Sales support", 1),
    (Some(2), "Joko Susilo;Putri Ayu", "Corporate clients", 1),
    (Some(2), "Ahmad Fauzi", "Brand manager, consumer goods and retail chains", 1),
    (Some(3), "Eko Prasetyo", "Warehouse lead", 5),
    (Some(3), "Nur Hidayah", "Transport planner", 6),
    (Some(9), "Slamet", "Clerk", 5),
    (Some(9), "Yanti Kusuma", "Stock controller", 5),
    (Some(9), "", "Forklift driver", 5),
    (Some(4), "Hendra Gunawan", "Accounting", 3),
    (Some(4), "Lina Marlina", "Treasury", 3),
    (Some(4), "Christopher Alexander van der Berg-Kusumawardhani", "Tax", 3),
    (Some(5), "Tono", "Payroll", 7),
    (Some(5), "王小明", "人事經理", 7),
    (Some(5), "Wati", "Recruitment", 8),
    (Some(17), "Rudi", "Payroll clerk", 7),
    (Some(17), "Ani", "Payroll clerk", 7),
    (Some(8), "Fitri", "Copywriter", 1),
    (Some(8), "Bayu", "Designer", 1),
    (Some(10), "Dimas", "Driver", 6),
];

fn position<'a>(
    index: usize,
    (_, holders, title, colour): (Option<u32>, &'a str, &'a str, u32),
) -> PositionCard<'a> {
    let holders: Vec<Cow<'a, str>> =
        holders.split(';').filter(|name| !name.is_empty()).map(Cow::Borrowed).collect();
    let first = holders.first().cloned().unwrap_or_default();
    PositionCard {
        key: format!("position:{index}"),
        initials: first.split(' ').filter_map(|word| word.chars().next()).take(2).collect(),
        holders,
        title: title.into(),
        colour: Some(colour),
        acting: if index == 9 { "Plt.".into() } else { Cow::default() },
        vacant: "Vacant".into(),
        ..PositionCard::default()
    }
}

fn chart_scene(direction: Direction) -> Result<Scene, Box<dyn std::error::Error>> {
    let reports = |at: usize| PEOPLE.iter().filter(|person| person.0 == Some(at as u32)).count() as u32;
    let nodes = PEOPLE.iter().enumerate().map(|(index, &person)| ChartNode {
        card: position(index, person),
        parent: person.0,
        reports: if index == 24 { 7 } else { reports(index) },
        collapsed: index == 24,
        ..ChartNode::default()
    });
    let line =
        |key: &str, from, to, label: &str| DottedLine { key: key.into(), from, to, label: label.into() };
    let input = ChartInput {
        nodes: nodes.collect(),
        dotted: vec![line("dotted:1", 6, 3, "delivery limits"), line("dotted:2", 17, 14, "monthly closing")],
        parked: vec![
            position(100, (None, "Gilang Ramadhan", "Auditor", 9)),
            position(101, (None, "Sri", "Analyst", 10)),
        ],
        parked_title: "2 positions wait for a place".to_owned(),
        initials: true,
        direction,
        revision: 1,
        ..ChartInput::default()
    };
    let parent: Vec<u32> = input.nodes.iter().map(|node| node.parent.unwrap_or(NO_PARENT)).collect();
    let assistant: Vec<bool> = (0..parent.len()).map(|index| index == 1).collect();
    let shape = chart::shape(&input);
    let sizes = vec![shape.size(); input.nodes.len()];
    let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &assistant };
    let layout = tree::tidy(
        &tree,
        &chart::spacing(chart::Spacing { direction, ..chart::Spacing::default() }),
        &mut (),
    )?;
    Ok(chart::draw(&input, shape, &layout))
}

fn map_scene(direction: Direction, folded: bool) -> Result<Scene, Box<dyn std::error::Error>> {
    let names = [
        "Sales",
        "Operations",
        "Finance",
        "Payroll",
        "Marketing",
        "Warehouse",
        "Purchasing",
        "Data entry",
        "Customers",
        "Claims",
        "Human resources and general affairs",
        "IT",
    ];
    let unit = |(index, name): (usize, &&str)| UnitCard {
        key: format!("unit:{index}"),
        name: (*name).to_owned(),
        detail: if index == 8 {
            "outside the company".into()
        } else {
            format!("serves {} · served by 3", index % 5)
        },
        inside: if index == 5 { "3 inside".into() } else { String::new() },
        external: index == 8,
        colour: Some(index as u32),
        unfoldable: matches!(index, 1 | 5 | 10),
        lists: Vec::new(),
    };
    let pair = |&(a, b, kind, forth, back): &(u32, u32, PairKind, u32, u32)| MapPair {
        key: format!("pair:{a}~{b}"),
        a,
        b,
        kind,
        forth,
        back,
        calm: (a, b) == (7, 9),
        external: a == 8 || b == 8,
    };
    use PairKind::{OneWay, Summed, TwoWay};
    let pairs = [
        (0, 3, OneWay, 2, 0),
        (1, 3, OneWay, 1, 0),
        (2, 3, OneWay, 3, 0),
        (4, 5, TwoWay, 2, 1),
        (5, 6, TwoWay, 4, 14),
        (4, 0, TwoWay, 1, 1),
        (7, 4, OneWay, 1, 0),
        (7, 9, OneWay, 1, 0),
        (9, 8, OneWay, 1, 0),
        (5, 8, TwoWay, 3, 1),
        (6, 8, OneWay, 1, 0),
        (11, 10, Summed, 5, 2),
        (11, 2, Summed, 2, 2),
        (10, 3, TwoWay, 2, 2),
        (1, 5, OneWay, 1, 0),
        (4, 8, OneWay, 2, 0),
    ];
    let input = MapInput {
        nodes: names.iter().enumerate().map(unit).collect(),
        pairs: pairs.iter().map(pair).collect(),
        isolated: ["Legal", "Internal audit", "Corporate communication", "Training", "Fleet", "Security"]
            .iter()
            .enumerate()
            .map(|(i, name)| unit((i + 20, name)))
            .collect(),
        isolated_title: "6 without recorded needs".to_owned(),
        isolated_folded: folded,
        revision: 1,
    };
    let edges: Vec<Edge> = input
        .pairs
        .iter()
        .map(|pair| Edge {
            source: pair.a,
            target: pair.b,
            two_way: pair.kind != OneWay,
            weight: f64::from(pair.forth + pair.back),
        })
        .collect();
    let sizes = map::sizes(&input);
    let layout =
        layered::layout(&LayeredInput { sizes: &sizes, edges: &edges }, &map::spacing(direction), &mut ())?;
    let legend = [
        (Mark::TwoWay, "two-way"),
        (Mark::Summed, "two-way in total only"),
        (Mark::OneWay, "one-way"),
        (Mark::Calm, "one-way, nothing is needed back"),
        (Mark::External, "outside the company"),
    ];
    let dressing = Dressing {
        title: "Nusantara: who needs what from whom".to_owned(),
        subtitle: "22 November 2026, departments".to_owned(),
        shown: "16 of 16 pairs shown".to_owned(),
        legend: legend.iter().map(|&(mark, text)| (mark, text.to_owned())).collect(),
    };
    Ok(dressed(map::draw(&input, &layout), &dressing))
}
