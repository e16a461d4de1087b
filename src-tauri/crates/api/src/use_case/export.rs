//! Pictures as files: what is shown, a branch or everything, with title, date, legend and "n of m shown".

mod waves;

pub use waves::export_waves;

use super::line::Lines;
use super::map::Seen;
use super::{chart, map, matrix};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use crate::session::{Beside, Snapshot};
use simpul_drawing::dressing::{Dressing, Mark, dressed};
use simpul_drawing::scene::{Scene, flags};
use simpul_drawing::theme::Theme;
use simpul_exchange::picture::{POINTS, Photos, PictureError, pdf, pdf_scale, png, png_scale, svg};
use simpul_graph::{Pair, PairKind as Kind};
use simpul_model::RecordRef;
use std::collections::BTreeMap;
use std::path::Path;

/// Pixels of a PNG to the world unit: sharp on a screen of double density and on paper.
const SHARP: f64 = 2.0;

/// Measures a picture without writing it.
///
/// # Errors
/// As drawing it.
pub fn export_size(desk: &Desk, request: ExportRequest, ctx: &Ctx) -> Result<Exported, ApiError> {
    let picture = picture(desk, &request, ctx)?;
    picture.exported(String::new(), 0, request.format)
}

/// Writes a picture where the user said.
///
/// # Errors
/// `picture-empty`, `picture-failed`, `not-writable`, `disk-full`, and as drawing it.
pub fn export_picture(desk: &Desk, request: ExportRequest, ctx: &Ctx) -> Result<Exported, ApiError> {
    let picture = picture(desk, &request, ctx)?;
    saved(desk, &picture, request.format, request.path, ctx)
}

/// Writes what is drawn.
fn saved(
    desk: &Desk,
    picture: &Dressed,
    format: PictureFormat,
    path: String,
    ctx: &Ctx,
) -> Result<Exported, ApiError> {
    ctx.report("draw", 0, 0);
    let photos = photos(desk, &picture.scene)?;
    let bytes = match format {
        PictureFormat::Svg => svg(&picture.scene, Theme::Light, &photos).into_bytes(),
        PictureFormat::Png => png(&picture.scene, Theme::Light, &photos, SHARP)?.bytes,
        PictureFormat::Pdf => pdf(&picture.scene, Theme::Print, &photos)?.bytes,
    };
    ctx.check()?;
    write(Path::new(&path), &bytes)?;
    picture.exported(path, bytes.len(), format)
}

/// Writes the PDF that the system's viewer prints.
///
/// # Errors
/// As [`export_picture`].
pub fn print_picture(desk: &Desk, request: ExportRequest, ctx: &Ctx) -> Result<Exported, ApiError> {
    let path = std::env::temp_dir().join(format!("simpul-{}.pdf", std::process::id()));
    let path = path.to_string_lossy().into_owned();
    export_picture(desk, ExportRequest { path, format: PictureFormat::Pdf, ..request }, ctx)
}

/// The photos in a scene, from the file.
fn photos(desk: &Desk, scene: &Scene) -> Result<Photos, ApiError> {
    desk.with_session(|session| {
        let mut photos = Photos::new();
        for name in scene.photos() {
            let bytes = name.parse().ok().map(|name| session.file().portrait(name)).transpose()?.flatten();
            photos.extend(bytes.map(|bytes| (name.to_owned(), bytes)));
        }
        Ok(photos)
    })
}

struct Dressed {
    scene: Scene,
    shown: u32,
    total: u32,
}

impl Dressed {
    /// With its size as it is, or would be, in the file.
    fn exported(&self, path: String, bytes: usize, format: PictureFormat) -> Result<Exported, ApiError> {
        let (unit, meant) = match format {
            PictureFormat::Svg => (1.0, 1.0),
            PictureFormat::Png => (png_scale(&self.scene, SHARP)?, SHARP),
            PictureFormat::Pdf => (pdf_scale(&self.scene)?, POINTS),
        };
        let long = |side: f64| match format {
            PictureFormat::Png => (side * unit).ceil(),
            PictureFormat::Svg | PictureFormat::Pdf => side * unit,
        };
        Ok(Exported {
            path,
            width: long(self.scene.bounds.w),
            height: long(self.scene.bounds.h),
            shown: self.shown,
            total: self.total,
            bytes: bytes as f64,
            scale: unit / meant,
        })
    }
}

fn picture(desk: &Desk, request: &ExportRequest, ctx: &Ctx) -> Result<Dressed, ApiError> {
    let snapshot = desk.snapshot()?;
    let words = Words { language: request.language, snapshot: &snapshot, title: &request.title, ctx };
    match request.picture.clone() {
        Picture::Chart(chart) => words.chart(scoped_chart(chart, request)),
        Picture::Map(map) => words.map(&scoped_map(map, request.scope), branch_of(request)?),
        Picture::Matrix(matrix) => {
            let map = MapRequest { focus: None, ..scoped_map(matrix.map, request.scope) };
            words.matrix(&MatrixRequest { map, ..matrix }, branch_of(request)?)
        }
    }
}

fn scoped_chart(chart: ChartRequest, request: &ExportRequest) -> ChartRequest {
    let everything = ChartRequest {
        depth: Some(u32::MAX),
        toggled: Vec::new(),
        held: None,
        aspect: None,
        ..chart.clone()
    };
    match request.scope {
        Scope::Shown => chart,
        Scope::Branch => ChartRequest { root: request.branch.clone(), ..everything },
        Scope::Everything => ChartRequest { root: None, ..everything },
    }
}

/// A branch is drawn as everything is, with what it is joined to.
fn scoped_map(map: MapRequest, scope: Scope) -> MapRequest {
    match scope {
        Scope::Shown => map,
        Scope::Branch | Scope::Everything => MapRequest {
            level: Some(u32::MAX),
            tray: true,
            aspect: map.aspect,
            positions: map.positions,
            ..MapRequest::default()
        },
    }
}

/// The branch asked for.
fn branch_of(request: &ExportRequest) -> Result<Option<RecordRef>, ApiError> {
    let branch = request.branch.as_deref().filter(|_| request.scope == Scope::Branch);
    branch.map(key::parse).transpose()
}

/// The words round a picture.
struct Words<'a> {
    language: Language,
    snapshot: &'a Snapshot,
    title: &'a str,
    ctx: &'a Ctx,
}

impl Words<'_> {
    fn chart(&self, request: ChartRequest) -> Result<Dressed, ApiError> {
        let drawn = chart::draw(self.snapshot, &request, &self.spoken())?;
        if drawn.info.shown == 0 {
            return Err(ApiError::new("picture-empty", &[]));
        }
        let line = if request.by == ChartBy::Unit { "legend.part" } else { "legend.reporting" };
        let mut legend = vec![(Mark::Reporting, self.word(line))];
        if drawn.info.dotted > 0 {
            legend.push((Mark::Dotted, self.word("legend.dotted")));
        }
        if request.by == ChartBy::Position {
            legend.push((Mark::Vacant, self.word("legend.vacant")));
        }
        let cases = drawn.info.legend.iter().zip(0..);
        legend.extend(cases.map(|(row, case)| (Mark::Case(case), row.text.clone())));
        let (shown, total) = (drawn.info.shown, drawn.info.total);
        let needs = drawn.needs.as_ref().map(|needs| {
            legend.extend(self.needs_legend(needs));
            let numbers = self.count("needs-links", needs.drawn, needs.total);
            self.filled("needs-of", &[("name", needs.name.clone()), ("links", numbers)])
        });
        let dressing = Dressing {
            title: self.title("chart-title"),
            subtitle: [Some(self.date()), needs].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            shown: self.count("shown-boxes", shown, total),
            legend,
        };
        let scene = drawn.scene.without_handles(|handle| handle & flags::COLLAPSED == 0);
        Ok(Dressed { scene: dressed(scene, &dressing), shown, total })
    }

    /// What the lines over a chart mean.
    fn needs_legend(&self, needs: &ChartNeeds) -> Vec<(Mark, String)> {
        let kinds = [
            (PairKind::TwoWay, Mark::TwoWay, "legend.two-way"),
            (PairKind::Summed, Mark::Summed, "legend.summed"),
            (PairKind::OneWay, Mark::OneWay, "legend.one-way"),
        ];
        let drawn = |kind| needs.rows.iter().any(|row| row.drawn && row.kind == kind);
        kinds
            .into_iter()
            .filter(|&(kind, ..)| drawn(kind))
            .map(|(_, mark, key)| (mark, self.word(key)))
            .collect()
    }

    fn map(&self, request: &MapRequest, branch: Option<RecordRef>) -> Result<Dressed, ApiError> {
        let mut seen = Seen::of(&self.snapshot.document, request)?;
        if let Some(branch) = branch {
            seen = seen.within(branch)?;
        }
        let spoken = self.spoken();
        // Where there is nothing else to see, the tray is opened.
        let request = MapRequest { tray: request.tray || seen.all.is_empty(), ..request.clone() };
        let drawn = map::draw(self.snapshot, &seen, &request, &spoken)?;
        let info = seen.info();
        if seen.all.is_empty() && seen.isolated.is_empty() {
            return Err(ApiError::new("picture-empty", &[]));
        }
        let (shown, total) = (info.shown_pairs, info.total_pairs);
        let dressing = Dressing {
            title: self.title("map-title"),
            subtitle: [Some(self.subtitle(&info, branch)), self.around(&seen)]
                .into_iter()
                .flatten()
                .chain(map::said(seen.document, &request, &spoken))
                .collect::<Vec<_>>()
                .join(" · "),
            shown: self.count("shown-pairs", shown, total),
            legend: self.map_legend(&seen),
        };
        let scene = drawn.scene.without_handles(|_| true);
        Ok(Dressed { scene: dressed(scene, &dressing), shown, total })
    }

    fn matrix(&self, request: &MatrixRequest, branch: Option<RecordRef>) -> Result<Dressed, ApiError> {
        let mut seen = Seen::of(&self.snapshot.document, &request.map)?;
        if let Some(branch) = branch {
            seen = seen.within(branch)?;
        }
        let drawn = matrix::draw(self.snapshot, &seen, request, &self.spoken())?;
        let (rows, total_rows) = drawn.rows;
        if rows == 0 {
            return Err(ApiError::new("picture-empty", &[]));
        }
        let info = seen.info();
        let strength = match request.map.strength {
            Strength::Needs => "matrix.needs",
            Strength::Weight => "matrix.weight",
        };
        let cut = (rows < total_rows).then(|| self.count("matrix.cut", rows, total_rows));
        let subtitle = [Some(self.subtitle(&info, branch)), Some(self.word(strength)), cut];
        let mark = |(mark, words)| match mark {
            Mark::TwoWay => (Mark::Cell(flags::TWO_WAY), words),
            Mark::Summed => (Mark::Cell(flags::TWO_WAY | flags::SUMMED), words),
            Mark::OneWay => (Mark::Cell(0), words),
            Mark::Calm => (Mark::Cell(flags::CALM), words),
            other => (other, words),
        };
        let dressing = Dressing {
            title: self.title("map-title"),
            subtitle: subtitle
                .into_iter()
                .flatten()
                .chain(map::said(seen.document, &request.map, &self.spoken()))
                .collect::<Vec<_>>()
                .join(" · "),
            shown: self.count("shown-pairs", drawn.pairs, info.total_pairs),
            legend: self
                .map_legend(&seen)
                .into_iter()
                .filter(|(mark, _)| *mark != Mark::External)
                .map(mark)
                .collect(),
        };
        Ok(Dressed { scene: dressed(drawn.scene, &dressing), shown: drawn.pairs, total: info.total_pairs })
    }

    /// What the lines or cells of these pairs mean.
    fn map_legend(&self, seen: &Seen<'_>) -> Vec<(Mark, String)> {
        let shows = |kind| seen.shown.iter().any(|pair| pair.kind == kind);
        let calm = |pair: &Pair| seen.is_calm(pair);
        let marks = [
            (Mark::TwoWay, shows(Kind::TwoWay), "legend.two-way"),
            (Mark::Summed, shows(Kind::Summed), "legend.summed"),
            (Mark::OneWay, shows(Kind::OneWay), "legend.one-way"),
            (Mark::Calm, seen.shown.iter().any(calm), "legend.calm"),
            (Mark::External, seen.shown.iter().any(|pair| pair.external), "legend.external"),
        ];
        marks.into_iter().filter(|(_, seen, _)| *seen).map(|(mark, _, key)| (mark, self.word(key))).collect()
    }

    /// Date, level, and whose branch it is.
    fn subtitle(&self, info: &MapInfo, branch: Option<RecordRef>) -> String {
        let lines = Lines { document: &self.snapshot.document, today: self.snapshot.today(self.ctx) };
        let branch = branch.and_then(|branch| match branch {
            RecordRef::Unit(id) => Some(lines.unit(id).name),
            RecordRef::Position(id) => Some(lines.position(id).name),
            _ => None,
        });
        [Some(self.date()), Some(self.level(info)), branch]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// "around Marketing": what stands in the middle.
    fn around(&self, seen: &Seen<'_>) -> Option<String> {
        let lines = Lines { document: &self.snapshot.document, today: self.snapshot.today(self.ctx) };
        let focus = seen.focus.as_ref()?.info(seen, &lines, &self.spoken())?;
        let args = BTreeMap::from([("name".to_owned(), focus.centre.name)]);
        Some(messages::word(self.language, "picture.around", &args))
    }

    /// The same call in the language of the picture.
    fn spoken(&self) -> Ctx {
        Ctx {
            clock: self.ctx.clock.clone(),
            seed: self.ctx.seed,
            language: self.language,
            cancel: self.ctx.cancel.clone(),
            progress: Box::new(|_| {}),
        }
    }

    fn word(&self, key: &str) -> String {
        messages::word(self.language, &format!("picture.{key}"), &BTreeMap::new())
    }

    fn filled(&self, key: &str, args: &[(&str, String)]) -> String {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        messages::word(self.language, &format!("picture.{key}"), &args)
    }

    fn title(&self, key: &str) -> String {
        if self.title.trim().is_empty() {
            self.filled(key, &[("name", self.snapshot.document.organisation().name.clone())])
        } else {
            self.title.trim().to_owned()
        }
    }

    fn count(&self, key: &str, shown: u32, total: u32) -> String {
        let number = |n: u32| messages::number(self.language, u64::from(n));
        self.filled(key, &[("shown", number(shown)), ("total", number(total))])
    }

    /// Of when it is, and of what where that is not the organisation as it stands.
    fn date(&self) -> String {
        let today = self.snapshot.today(self.ctx);
        let month = self.word(&format!("month.{}", today.month()));
        let date = format!("{} {month} {}", today.day(), today.year());
        match &self.snapshot.beside {
            None => date,
            Some(Beside::Past { .. }) => self.filled("as-of", &[("date", date)]),
            Some(Beside::Scenario { name, .. }) => {
                self.filled("scenario", &[("name", name.clone()), ("date", date)])
            }
        }
    }

    fn level(&self, info: &MapInfo) -> String {
        let code = super::pair::level(info).code;
        let level = self.filled(&format!("level.{code}"), &[("n", info.level.to_string())]);
        // "level 5" says what it is.
        if code == "level" { level } else { self.filled("level", &[("level", level)]) }
    }
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    std::fs::write(path, bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => ApiError::new("disk-full", &[]),
        _ => {
            let path = path.to_string_lossy().into_owned();
            ApiError::new("not-writable", &[("path", path), ("why", error.to_string())])
        }
    })
}

impl From<PictureError> for ApiError {
    fn from(error: PictureError) -> Self {
        match error {
            PictureError::Empty => Self::new("picture-empty", &[]),
            PictureError::TooLarge { width, height } => Self::new(
                "picture-too-large",
                &[("width", width.to_string()), ("height", height.to_string())],
            ),
            other => Self::new("picture-failed", &[("why", other.to_string())]),
        }
    }
}
