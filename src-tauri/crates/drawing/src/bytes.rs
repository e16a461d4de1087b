//! A scene as bytes for the window, which reads them as typed arrays without copying.
//!
//! Little endian. One array after another, each beginning at a multiple of eight with zeros between:
//!
//! | of | arrays |
//! |---|---|
//! | items | bbox `f64`×4, shape `u32`, key `u32`, a `u32`, b `u32`, kind `u8`, flags `u8` |
//! | shapes | firstPen `u32` (one more than shapes) |
//! | pens | geom `f32`×5, width `f32`, textAt `u32`, pointAt `u32`, pointCount `u32`, op `u8`, lod `u8`, fill `u8`, stroke `u8`, style `u8` |
//! | texts | string `u32` |
//! | points | `f64`×2 |
//! | strings | offset `u32` (one more than strings), UTF-8 |
//!
//! A header of ten `u32` (magic, version, items, shapes, pens, texts, points, strings, bytes of the strings,
//! revision) and four `f64` (bounds) comes before them.
//!
//! Cards are made alike, so what their primitives have in common is told once: items of one *shape* are painted
//! by the same *pens*, one a primitive. The texts and points of an item are its own, and those of all items
//! follow each other; `textAt` and `pointAt` count from the first of the item. A pen without a text has
//! 0xffffffff in `textAt`; nothing is the same in `a` and `b`. How wide a text is the window never asks, so it
//! is left out: words of all lengths are written by one pen.

mod shapes;

use simpul_layout::geometry::{Point, Rect};

use crate::scene::{Item, Kind, Op, Scene, Strings};
use crate::theme::Token;
use shapes::{Pen, Shapes};

/// "SMPL".
pub const MAGIC: u32 = 0x4c50_4d53;
/// The version of the format.
pub const VERSION: u32 = 2;
/// No index.
pub const NOTHING: u32 = u32::MAX;

const HEADER: usize = 72;

/// Writes `scene`. O(size).
#[must_use]
pub fn encode(scene: &Scene) -> Vec<u8> {
    encode_after(Vec::new(), scene)
}

/// Writes `scene` behind `bytes`, as many as a multiple of eight. O(size).
#[must_use]
pub fn encode_after(mut bytes: Vec<u8>, scene: &Scene) -> Vec<u8> {
    let Scene { items, strings, .. } = scene;
    let shapes = Shapes::of(scene);
    let pens = &shapes.pens;
    // What belongs to no item any more, as of a handle that paper leaves out, is not counted either.
    let prims = || items.iter().flat_map(|item| scene.prims_of(item));
    let texts = || prims().filter_map(|prim| prim.text);
    let points = || prims().flat_map(|prim| scene.points_of(prim));
    let owned = [texts().count(), points().count()];
    let counts = [items.len(), shapes.len(), pens.len(), owned[0], owned[1], strings.len()];
    bytes.reserve(room(scene, &shapes, owned));
    let mut out = Writer(bytes);
    out.u32s([MAGIC, VERSION]);
    out.u32s(counts.into_iter().chain([strings.bytes().len()]).map(|n| n as u32).chain([scene.revision]));
    out.f64s(corners(scene.bounds));

    out.f64s(items.iter().flat_map(|item| corners(item.bbox)));
    out.u32s(shapes.of_items.iter().copied());
    out.u32s(items.iter().map(|item| item.key));
    out.u32s(items.iter().map(|item| item.ends[0].unwrap_or(NOTHING)));
    out.u32s(items.iter().map(|item| item.ends[1].unwrap_or(NOTHING)));
    out.u8s(items.iter().map(|item| item.kind as u8));
    out.u8s(items.iter().map(|item| item.flags));

    out.u32s([0].into_iter().chain(shapes.ends.iter().copied()));

    out.f32s(pens.iter().flat_map(|pen| pen.geom));
    out.f32s(pens.iter().map(|pen| pen.width));
    out.u32s(pens.iter().map(|pen| pen.text.unwrap_or(NOTHING)));
    out.u32s(pens.iter().map(|pen| pen.points.start));
    out.u32s(pens.iter().map(|pen| pen.points.end - pen.points.start));
    out.u8s(pens.iter().map(|pen| pen.op as u8));
    out.u8s(pens.iter().map(|pen| pen.lod));
    out.u8s(pens.iter().map(|pen| pen.fill.0));
    out.u8s(pens.iter().map(|pen| pen.stroke.0));
    out.u8s(pens.iter().map(|pen| pen.style));

    out.u32s(texts());
    out.f64s(points().flat_map(|point| [point.x, point.y]));
    out.u32s([0].into_iter().chain(strings.ends().iter().copied()));
    out.u8s(strings.bytes().iter().copied());
    out.0
}

/// A little more than the bytes `scene` takes.
fn room(scene: &Scene, shapes: &Shapes, [texts, points]: [usize; 2]) -> usize {
    let strings = 4 * scene.strings.len() + scene.strings.bytes().len();
    let pens = 41 * shapes.pens.len() + 4 * shapes.len();
    HEADER + 50 * scene.items.len() + pens + 4 * texts + 16 * points + strings + 256
}

/// Why bytes are no scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BytesError {
    /// They do not begin as a scene does.
    #[error("not a scene")]
    NotAScene,
    /// Another version of the format.
    #[error("a scene of version {0}")]
    Version(u32),
    /// They end too early.
    #[error("the scene is cut short")]
    CutShort,
    /// A number stands where it has no meaning.
    #[error("the scene makes no sense")]
    Senseless,
}

/// Reads what [`encode`] wrote; texts come back without their width. O(size).
///
/// # Errors
/// [`BytesError`] for anything else; never panics.
pub fn decode(bytes: &[u8]) -> Result<Scene, BytesError> {
    let mut input = Reader { bytes, at: 0 };
    let head = input.u32s(2).map_err(|_| BytesError::NotAScene)?;
    if head[0] != MAGIC {
        return Err(BytesError::NotAScene);
    }
    if head[1] != VERSION {
        return Err(BytesError::Version(head[1]));
    }
    let header = input.u32s(8)?;
    let count = |at: usize| header[at] as usize;
    let (n_items, n_shapes, n_pens) = (count(0), count(1), count(2));
    let (n_texts, n_points, n_strings, n_bytes) = (count(3), count(4), count(5), count(6));
    let bounds = rects(&input.f64s(4)?)[0];

    let boxes = rects(&input.f64s(4 * n_items)?);
    let shapes = input.u32s(n_items)?;
    let keys = input.u32s(n_items)?;
    let ends = [input.u32s(n_items)?, input.u32s(n_items)?];
    let kinds = input.u8s(n_items)?;
    let flags = input.u8s(n_items)?;

    let first_pen = input.u32s(n_shapes + 1)?;
    let pens = pens(&mut input, n_pens)?;
    let texts = input.u32s(n_texts)?;
    let points = input.f64s(2 * n_points)?.chunks_exact(2).map(|p| Point::new(p[0], p[1])).collect();
    let mut scene = Scene { points, bounds, revision: header[7], ..Scene::default() };

    let some = |index: u32| (index != NOTHING).then_some(index);
    let (mut text, mut point) = (0, 0);
    for i in 0..n_items {
        let shape = shapes[i] as usize;
        let run = first_pen.get(shape..shape.saturating_add(2)).ok_or(BytesError::Senseless)?;
        let run = pens.get(run[0] as usize..run[1] as usize).ok_or(BytesError::Senseless)?;
        let start = scene.prims.len() as u32;
        for pen in run {
            let prim = pen.at(text, point, &texts).ok_or(BytesError::Senseless)?;
            if prim.points.end as usize > n_points || scene.prims.len() > MOST_PRIMS {
                return Err(BytesError::Senseless);
            }
            scene.prims.push(prim);
        }
        text += run.iter().filter(|pen| pen.text.is_some()).count();
        point = run.last().map_or(point, |_| scene.prims[scene.prims.len() - 1].points.end);
        scene.items.push(Item {
            bbox: boxes[i],
            prims: start..scene.prims.len() as u32,
            key: keys[i],
            ends: [some(ends[0][i]), some(ends[1][i])],
            kind: kind(kinds[i])?,
            flags: flags[i],
        });
    }

    let offsets = input.u32s(n_strings + 1)?;
    let text = std::str::from_utf8(input.u8s(n_bytes)?).map_err(|_| BytesError::Senseless)?;
    let mut strings = Strings::default();
    for pair in offsets.windows(2) {
        let part = text.get(pair[0] as usize..pair[1] as usize).ok_or(BytesError::Senseless)?;
        strings.push(part);
    }
    Ok(Scene { strings, ..scene })
}

/// Damaged bytes may name one long shape for every item; no picture has more primitives than this.
const MOST_PRIMS: usize = 1 << 28;

fn pens(input: &mut Reader<'_>, count: usize) -> Result<Vec<Pen>, BytesError> {
    let geom = input.f32s(5 * count)?;
    let width = input.f32s(count)?;
    let text = input.u32s(count)?;
    let (start, length) = (input.u32s(count)?, input.u32s(count)?);
    let (ops, lod) = (input.u8s(count)?, input.u8s(count)?);
    let (fill, stroke, style) = (input.u8s(count)?, input.u8s(count)?, input.u8s(count)?);
    let pen = |i: usize| {
        let mut own = [0.0; 5];
        own.copy_from_slice(&geom[5 * i..5 * i + 5]);
        Ok(Pen {
            op: op(ops[i])?,
            geom: own,
            width: width[i],
            text: (text[i] != NOTHING).then_some(text[i]),
            points: start[i]..start[i].checked_add(length[i]).ok_or(BytesError::Senseless)?,
            lod: lod[i],
            fill: Token(fill[i]),
            stroke: Token(stroke[i]),
            style: style[i],
        })
    };
    (0..count).map(pen).collect()
}

fn corners(rect: Rect) -> [f64; 4] {
    [rect.x, rect.y, rect.w, rect.h]
}

fn rects(values: &[f64]) -> Vec<Rect> {
    values.chunks_exact(4).map(|r| Rect::new(r[0], r[1], r[2], r[3])).collect()
}

fn kind(byte: u8) -> Result<Kind, BytesError> {
    let kinds = [Kind::Card, Kind::Edge, Kind::Area, Kind::Label, Kind::Handle];
    kinds.get(usize::from(byte)).copied().ok_or(BytesError::Senseless)
}

fn op(byte: u8) -> Result<Op, BytesError> {
    let ops = [Op::Rect, Op::Text, Op::Path, Op::Double, Op::Head, Op::Circle, Op::Hollow, Op::Photo];
    ops.get(usize::from(byte)).copied().ok_or(BytesError::Senseless)
}

struct Writer(Vec<u8>);

impl Writer {
    fn u8s(&mut self, values: impl Iterator<Item = u8>) {
        self.0.extend(values);
        self.pad();
    }

    fn u32s(&mut self, values: impl IntoIterator<Item = u32>) {
        values.into_iter().for_each(|value| self.0.extend_from_slice(&value.to_le_bytes()));
        self.pad();
    }

    fn f32s(&mut self, values: impl Iterator<Item = f32>) {
        values.for_each(|value| self.0.extend_from_slice(&value.to_le_bytes()));
        self.pad();
    }

    fn f64s(&mut self, values: impl IntoIterator<Item = f64>) {
        values.into_iter().for_each(|value| self.0.extend_from_slice(&value.to_le_bytes()));
    }

    fn pad(&mut self) {
        self.0.resize(self.0.len().next_multiple_of(8), 0);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn u8s(&mut self, count: usize) -> Result<&'a [u8], BytesError> {
        let end = self.at.checked_add(count).ok_or(BytesError::CutShort)?;
        let taken = self.bytes.get(self.at..end).ok_or(BytesError::CutShort)?;
        self.at = end.next_multiple_of(8);
        Ok(taken)
    }

    fn words<const N: usize>(&mut self, count: usize) -> Result<impl Iterator<Item = [u8; N]>, BytesError> {
        let bytes = self.u8s(count.checked_mul(N).ok_or(BytesError::CutShort)?)?;
        Ok(bytes.chunks_exact(N).map(|chunk| {
            let mut word = [0; N];
            word.copy_from_slice(chunk);
            word
        }))
    }

    fn u32s(&mut self, count: usize) -> Result<Vec<u32>, BytesError> {
        Ok(self.words(count)?.map(u32::from_le_bytes).collect())
    }

    fn f32s(&mut self, count: usize) -> Result<Vec<f32>, BytesError> {
        Ok(self.words(count)?.map(f32::from_le_bytes).collect())
    }

    fn f64s(&mut self, count: usize) -> Result<Vec<f64>, BytesError> {
        Ok(self.words(count)?.map(f64::from_le_bytes).collect())
    }
}

#[cfg(test)]
mod tests;
