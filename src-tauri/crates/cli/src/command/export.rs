//! `simpul export`: a picture as a file, or the needs as a list that brings them back.

use crate::exit::Exit;
use crate::not_built;
use crate::picture::Choice;
use crate::terminal::Terminal;
use crate::words::filled;
use serde_json::{Value, json};
use simpul_api::dto::{
    ExportRequest, Exported, MapRequest, MatrixExportRequest, MatrixRequest, NeedOrderRequest,
    NeedsExportRequest, PairsExportRequest, Picture, PictureFormat, ReviewFormat, Scope, TableFormat,
    WavesExportRequest,
};
use simpul_api::{ApiError, messages, use_case};
use std::path::{Path, PathBuf};

/// Formats there are.
const FORMATS: &str = "svg, png, pdf, json";
/// Those of the map, whose pairs are a list as well.
const MAP_FORMATS: &str = "svg, png, pdf, json, csv, xlsx, html";
/// Those of what stops, wave by wave.
const WAVES: &str = "svg, png, pdf";
/// Those of the needs.
const LISTS: &str = "csv, xlsx, html";
/// Those of the matrix, which is a table as well.
const MATRIX_FORMATS: &str = "svg, png, pdf, json, csv, xlsx";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    #[command(flatten)]
    choice: Choice,
    /// svg, png, pdf or json (boxes and lines, as `layout` gives them; not of waves); of needs csv, xlsx or html; of the matrix them too, of the map (its pairs) csv, xlsx or html
    #[arg(long)]
    format: String,
    /// Where to
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// The title above it
    #[arg(long, default_value = "")]
    title: String,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    if arguments.choice.view.as_deref() == Some("needs") {
        return needs(arguments, terminal);
    }
    if arguments.choice.view.as_deref() == Some("waves") {
        return waves(arguments, terminal);
    }
    terminal.open(&arguments.file)?;
    let picture = arguments.choice.opening(&terminal.desk)?;
    let format = format(&arguments.format, &picture)?;
    let answer = match (format, picture) {
        (Format::Drawn(format), picture) => drawn(arguments, terminal, picture, format)?,
        (Format::Table(format), Picture::Matrix(matrix)) => written(arguments, terminal, matrix, format)?,
        (Format::List(format), Picture::Map(map)) => listed(arguments, terminal, map, format)?,
        (Format::Measured | Format::Table(_) | Format::List(_), picture) => {
            measured(arguments, terminal, picture)?
        }
    };
    told(arguments, terminal, &answer, matches!(format, Format::Drawn(_)))
}

/// Says where it lies, and of a picture how large it is and how much of it is shown.
fn told(
    arguments: &Arguments,
    terminal: &Terminal,
    answer: &Value,
    is_drawn: bool,
) -> Result<Exit, ApiError> {
    terminal.say(answer, || {
        let number =
            |key: &str| messages::number(terminal.language, answer[key].as_f64().unwrap_or(0.0) as u64);
        let args = ["width", "height", "shown", "total"].map(|key| (key, number(key)));
        let path = ("path", arguments.out.display().to_string());
        let key = if is_drawn { "written" } else { "written-plain" };
        filled(terminal.language, key, &[&args[..], &[path]].concat())
    })?;
    Ok(Exit::Done)
}

/// What stops, wave by wave.
fn waves(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    let format = match arguments.format.as_str() {
        "svg" => PictureFormat::Svg,
        "png" => PictureFormat::Png,
        "pdf" => PictureFormat::Pdf,
        other => return Err(not_built(other, WAVES)),
    };
    terminal.open(&arguments.file)?;
    let request = WavesExportRequest {
        waves: arguments.choice.waves(&terminal.desk)?,
        format,
        path: arguments.out.to_string_lossy().into_owned(),
        language: terminal.language,
        title: arguments.title.clone(),
    };
    let done = use_case::export_waves(&terminal.desk, request, &terminal.ctx())?;
    told(arguments, terminal, &said(&done), true)
}

/// The needs in the order in which they were written down.
fn needs(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    let format = match arguments.format.as_str() {
        "csv" => ReviewFormat::Csv,
        "xlsx" => ReviewFormat::Xlsx,
        "html" => ReviewFormat::Html,
        other => return Err(not_built(other, LISTS)),
    };
    terminal.open(&arguments.file)?;
    let path = arguments.out.to_string_lossy().into_owned();
    let request = NeedsExportRequest { order: NeedOrderRequest::default(), format, path };
    let done = use_case::export_needs(&terminal.desk, request, &terminal.ctx())?;
    terminal.say(&json!({ "path": done.path, "rows": done.rows }), || {
        let rows = messages::number(terminal.language, u64::from(done.rows));
        filled(terminal.language, "written-rows", &[("path", done.path.clone()), ("rows", rows)])
    })?;
    Ok(Exit::Done)
}

fn drawn(
    arguments: &Arguments,
    terminal: &Terminal,
    picture: Picture,
    format: PictureFormat,
) -> Result<Value, ApiError> {
    let request = ExportRequest {
        picture,
        scope: Scope::Shown,
        branch: None,
        format,
        path: arguments.out.to_string_lossy().into_owned(),
        language: terminal.language,
        title: arguments.title.clone(),
    };
    let done = use_case::export_picture(&terminal.desk, request, &terminal.ctx())?;
    Ok(said(&done))
}

fn said(done: &Exported) -> Value {
    json!({
        "path": done.path,
        "width": done.width,
        "height": done.height,
        "shown": done.shown,
        "total": done.total,
        "bytes": done.bytes as u64,
        "scale": done.scale,
    })
}

/// The geometry as JSON; times are left out, so that the same file gives the same bytes.
fn measured(arguments: &Arguments, terminal: &Terminal, picture: Picture) -> Result<Value, ApiError> {
    let view = use_case::layout(&terminal.desk, picture, false, &terminal.ctx())?;
    let internal = |error: serde_json::Error| ApiError::new("internal", &[("why", error.to_string())]);
    let mut value = serde_json::to_value(&view).map_err(internal)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("elapsed_ms");
    }
    let bytes = serde_json::to_vec(&value).map_err(internal)?;
    write(&arguments.out, &bytes)?;
    let path = arguments.out.to_string_lossy();
    Ok(json!({ "path": path, "nodes": view.nodes.len(), "edges": view.edges.len(), "bytes": bytes.len() }))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    std::fs::write(path, bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => ApiError::new("disk-full", &[]),
        _ => {
            let path = path.to_string_lossy().into_owned();
            ApiError::new("not-writable", &[("path", path), ("why", error.to_string())])
        }
    })
}

/// The matrix as a table for a spreadsheet.
fn written(
    arguments: &Arguments,
    terminal: &Terminal,
    matrix: MatrixRequest,
    format: TableFormat,
) -> Result<Value, ApiError> {
    let path = arguments.out.to_string_lossy().into_owned();
    let request = MatrixExportRequest { matrix, format, path, language: terminal.language };
    let done = use_case::export_matrix(&terminal.desk, request, &terminal.ctx())?;
    Ok(json!({ "path": done.path, "rows": done.rows }))
}

/// The pairs of the map as a list.
fn listed(
    arguments: &Arguments,
    terminal: &Terminal,
    map: MapRequest,
    format: ReviewFormat,
) -> Result<Value, ApiError> {
    let path = arguments.out.to_string_lossy().into_owned();
    let request = PairsExportRequest { map, format, path, language: terminal.language };
    let done = use_case::export_pairs(&terminal.desk, request, &terminal.ctx())?;
    Ok(json!({ "path": done.path, "rows": done.rows }))
}

#[derive(Clone, Copy)]
enum Format {
    Drawn(PictureFormat),
    Table(TableFormat),
    /// The pairs of the map.
    List(ReviewFormat),
    /// JSON, which no painter draws.
    Measured,
}

fn format(word: &str, picture: &Picture) -> Result<Format, ApiError> {
    match (word, picture) {
        ("svg", _) => Ok(Format::Drawn(PictureFormat::Svg)),
        ("png", _) => Ok(Format::Drawn(PictureFormat::Png)),
        ("pdf", _) => Ok(Format::Drawn(PictureFormat::Pdf)),
        ("json", _) => Ok(Format::Measured),
        ("csv", Picture::Matrix(_)) => Ok(Format::Table(TableFormat::Csv)),
        ("xlsx", Picture::Matrix(_)) => Ok(Format::Table(TableFormat::Xlsx)),
        ("csv", Picture::Map(_)) => Ok(Format::List(ReviewFormat::Csv)),
        ("xlsx", Picture::Map(_)) => Ok(Format::List(ReviewFormat::Xlsx)),
        ("html", Picture::Map(_)) => Ok(Format::List(ReviewFormat::Html)),
        (other, Picture::Chart(_)) => Err(not_built(other, FORMATS)),
        (other, Picture::Map(_)) => Err(not_built(other, MAP_FORMATS)),
        (other, Picture::Matrix(_)) => Err(not_built(other, MATRIX_FORMATS)),
    }
}
