//! Which picture: the options that `layout` and `export` share.

use crate::filter::Needs;
use crate::not_built;
use simpul_api::dto::{
    ChartBy, ChartRequest, ChartStyle, ChartView, Focus, Growth, MapRequest, MatrixOrder, MatrixRequest,
    Picture, Strength, StudyQuestion, StudyRequest, WavesRequest,
};
use simpul_api::{ApiError, Desk, use_case};

/// Pictures there are.
const PICTURES: &str = "chart, map, focus, wheel, matrix";
/// What can be exported.
const EXPORTS: &str = "chart, map, focus, wheel, matrix, waves, needs";
/// Steps out from the node in the middle of the focus.
const STEPS: u32 = 1;

#[derive(clap::Args)]
pub(crate) struct Choice {
    /// chart, map (all units, in layers), focus (one unit with those around it), wheel or matrix; of an export
    /// waves (what stops if somebody stops) and needs too
    #[arg(long, required_unless_present = "saved")]
    pub(crate) view: Option<String>,
    /// A view of the map that is saved in the file, by name, as it was saved
    #[arg(long, value_name = "NAME", conflicts_with = "view")]
    saved: Option<String>,
    /// Levels of the chart, or the depth down to which units stand for themselves in the map; or all
    #[arg(long, value_name = "N", value_parser = level)]
    level: Option<Level>,
    /// What the boxes are: units or positions, of the chart people too; of the chart positions unless given, of
    /// the map units
    #[arg(long, value_enum)]
    by: Option<By>,
    /// How the chart is laid out: side by side, stacked in blocks, hanging in lists, indented below each other,
    /// or as fits best; without it `layout` is tidy and `export` auto
    #[arg(long, value_enum)]
    style: Option<Style>,
    /// Where the chart grows to
    #[arg(long, value_enum, default_value_t)]
    direction: Direction,
    /// Puts a band behind the boxes of each unit of the chart
    #[arg(long)]
    bands: bool,
    /// Leaves dotted lines out of the chart
    #[arg(long)]
    without_dotted: bool,
    /// Leaves assistants out of the chart
    #[arg(long)]
    without_assistants: bool,
    /// Draws the needs of this unit over the chart
    #[arg(long, value_name = "UNIT")]
    needs_of: Option<String>,
    /// Who stops in the waves: a unit, position or person, by id or name; several times for several at once
    #[arg(long, value_name = "WHO", required_if_eq("view", "waves"))]
    stops: Vec<String>,
    /// What rows and columns of the matrix are put in order by
    #[arg(long, value_enum, default_value_t)]
    order: Order,
    /// What strength is, in the cells of the matrix and of --at-least: how many needs, or their weight
    #[arg(long, value_enum, default_value_t)]
    strength: Counted,
    #[command(flatten)]
    filter: Needs,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Level(u32);

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum By {
    Unit,
    Position,
    Person,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Style {
    Auto,
    Tidy,
    Compact,
    Hanging,
    Indented,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Order {
    #[default]
    Tree,
    Name,
    Clusters,
    Partition,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Counted {
    #[default]
    Needs,
    Weight,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Direction {
    #[default]
    Down,
    Up,
    Right,
    Left,
}

impl Choice {
    /// The picture asked for; without a level everything is unfolded.
    pub(crate) fn whole(&self, desk: &Desk) -> Result<Picture, ApiError> {
        if let Some(name) = &self.saved {
            return use_case::saved_picture(desk, name);
        }
        self.picture(Some(Level(u32::MAX)), Style::Tidy, PICTURES)
    }

    /// The picture asked for; without a level the one that the window opens with.
    pub(crate) fn opening(&self, desk: &Desk) -> Result<Picture, ApiError> {
        if let Some(name) = &self.saved {
            return use_case::saved_picture(desk, name);
        }
        self.picture(None, Style::Auto, EXPORTS)
    }

    /// What stops if those named stop; `--level all` opens what is folded away.
    pub(crate) fn waves(&self, desk: &Desk) -> Result<WavesRequest, ApiError> {
        let keys = use_case::stop_keys(desk, &self.stops)?;
        let everything = self.level.is_some_and(|Level(level)| level == u32::MAX);
        Ok(WavesRequest {
            study: StudyRequest { map: MapRequest::default(), question: StudyQuestion::Impact { keys } },
            open: everything.then(|| "fold:all".to_owned()).into_iter().collect(),
        })
    }

    fn picture(&self, unless_given: Option<Level>, style: Style, views: &str) -> Result<Picture, ApiError> {
        let level = self.level.or(unless_given).map(|Level(level)| level);
        match self.view.as_deref().unwrap_or_default() {
            "chart" => Ok(Picture::Chart(ChartRequest {
                by: match self.by {
                    Some(By::Unit) => ChartBy::Unit,
                    Some(By::Person) => ChartBy::Person,
                    Some(By::Position) | None => ChartBy::Position,
                },
                depth: level,
                view: ChartView {
                    style: match self.style.unwrap_or(style) {
                        Style::Auto => ChartStyle::Auto,
                        Style::Tidy => ChartStyle::Tidy,
                        Style::Compact => ChartStyle::Compact,
                        Style::Hanging => ChartStyle::Hanging,
                        Style::Indented => ChartStyle::Indented,
                    },
                    direction: match self.direction {
                        Direction::Down => Growth::Down,
                        Direction::Up => Growth::Up,
                        Direction::Right => Growth::Right,
                        Direction::Left => Growth::Left,
                    },
                    bands: self.bands,
                    hide_dotted: self.without_dotted,
                    hide_assistants: self.without_assistants,
                    needs: false,
                },
                needs_of: self.needs_of.clone(),
                ..ChartRequest::default()
            })),
            "map" => Ok(Picture::Map(self.map(level))),
            "focus" => Ok(Picture::Map(MapRequest {
                focus: Some(Focus { centre: None, depth: STEPS }),
                ..self.map(level)
            })),
            "wheel" => Ok(Picture::Map(MapRequest { wheel: true, ..self.map(level) })),
            "matrix" => Ok(Picture::Matrix(MatrixRequest {
                map: self.map(level),
                order: match self.order {
                    Order::Tree => MatrixOrder::Tree,
                    Order::Name => MatrixOrder::Name,
                    Order::Clusters => MatrixOrder::Clusters,
                    Order::Partition => MatrixOrder::Partition,
                },
            })),
            other => Err(not_built(other, views)),
        }
    }
}

impl Choice {
    fn map(&self, level: Option<u32>) -> MapRequest {
        MapRequest {
            level,
            positions: self.by == Some(By::Position),
            filter: self.filter.request(),
            strength: match self.strength {
                Counted::Needs => Strength::Needs,
                Counted::Weight => Strength::Weight,
            },
            ..MapRequest::default()
        }
    }
}

fn level(word: &str) -> Result<Level, String> {
    if word == "all" {
        return Ok(Level(u32::MAX));
    }
    word.parse().ok().filter(|&level| level > 0).map(Level).ok_or_else(|| "1, 2, 3, ... or all".to_owned())
}
