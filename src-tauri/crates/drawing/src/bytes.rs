//! A scene as bytes for the window, which reads them as typed arrays without copying.
//!
//! Little endian. A header of eight `u32` (magic, version, items, primitives, points, strings, bytes of the
//! strings, revision) and four `f64` (bounds), then one array after another, each beginning at a multiple of
//! eight with zeros between:
//!
//! | of | arrays |
//! |---|---|
//! | items | bbox `f64`×4, primStart `u32` (one more than items), key `u32`, a `u32`, b `u32`, kind `u8`, flags `u8` |
//! | primitives | geom `f32`×5, width `f32`, text `u32`, pointStart `u32`, pointCount `u32`, op `u8`, lod `u8`, fill `u8`, stroke `u8`, style `u8` |
//! | points | `f64`×2 |
//! | strings | offset `u32` (one more than strings), UTF-8 |
//!
//! Nothing is 0xffffffff in `a`, `b` and `text`.

use simpul_layout::geometry::{Point, Rect};

use crate::scene::{Item, Kind, Op, Prim, Scene, Strings};
use crate::theme::Token;

/// "SMPL".
pub const MAGIC: u32 = 0x4c50_4d53;
/// The version of the format.
pub const VERSION: u32 = 1;
/// No index.
pub const NOTHING: u32 = u32::MAX;

const HEADER: usize = 64;

/// Writes `scene`. O(size).
#[must_use]
pub fn encode(scene: &Scene) -> Vec<u8> {
    let (items, prims) = (&scene.items, &scene.prims);
    let mut out = Writer(Vec::with_capacity(room(scene)));
    let counts =
        [items.len(), prims.len(), scene.points.len(), scene.strings.len(), scene.strings.bytes().len()];
    out.u32s([MAGIC, VERSION].into_iter().chain(counts.map(|n| n as u32)).chain([scene.revision]));
    out.f64s(corners(scene.bounds));

    out.f64s(items.iter().flat_map(|item| corners(item.bbox)));
    out.u32s(items.iter().map(|item| item.prims.start).chain([prims.len() as u32]));
    out.u32s(items.iter().map(|item| item.key));
    out.u32s(items.iter().map(|item| item.ends[0].unwrap_or(NOTHING)));
    out.u32s(items.iter().map(|item| item.ends[1].unwrap_or(NOTHING)));
    out.u8s(items.iter().map(|item| item.kind as u8));
    out.u8s(items.iter().map(|item| item.flags));

    out.f32s(prims.iter().flat_map(|prim| prim.geom));
    out.f32s(prims.iter().map(|prim| prim.width));
    out.u32s(prims.iter().map(|prim| prim.text.unwrap_or(NOTHING)));
    out.u32s(prims.iter().map(|prim| prim.points.start));
    out.u32s(prims.iter().map(|prim| prim.points.end - prim.points.start));
    out.u8s(prims.iter().map(|prim| prim.op as u8));
    out.u8s(prims.iter().map(|prim| prim.lod));
    out.u8s(prims.iter().map(|prim| prim.fill.0));
    out.u8s(prims.iter().map(|prim| prim.stroke.0));
    out.u8s(prims.iter().map(|prim| prim.style));

    out.f64s(scene.points.iter().flat_map(|point| [point.x, point.y]));
    out.u32s([0].into_iter().chain(scene.strings.ends().iter().copied()));
    out.u8s(scene.strings.bytes().iter().copied());
    out.0
}

/// A little more than the bytes `scene` takes.
fn room(scene: &Scene) -> usize {
    let strings = 4 * scene.strings.len() + scene.strings.bytes().len();
    HEADER + 50 * scene.items.len() + 41 * scene.prims.len() + 16 * scene.points.len() + strings + 256
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

/// Reads what [`encode`] wrote. O(size).
///
/// # Errors
/// [`BytesError`] for anything else; never panics.
pub fn decode(bytes: &[u8]) -> Result<Scene, BytesError> {
    let mut input = Reader { bytes, at: 0 };
    let header = input.u32s(8).map_err(|_| BytesError::NotAScene)?;
    if header[0] != MAGIC {
        return Err(BytesError::NotAScene);
    }
    if header[1] != VERSION {
        return Err(BytesError::Version(header[1]));
    }
    let [n_items, n_prims, n_points, n_strings, n_bytes] =
        [header[2], header[3], header[4], header[5], header[6]].map(|n| n as usize);
    let bounds = rects(&input.f64s(4)?)[0];

    let boxes = rects(&input.f64s(4 * n_items)?);
    let prim_start = input.u32s(n_items + 1)?;
    let keys = input.u32s(n_items)?;
    let ends = [input.u32s(n_items)?, input.u32s(n_items)?];
    let kinds = input.u8s(n_items)?;
    let flags = input.u8s(n_items)?;
    let some = |index: u32| (index != NOTHING).then_some(index);
    let items = (0..n_items).map(|i| {
        Ok(Item {
            bbox: boxes[i],
            prims: prim_start[i]..prim_start[i + 1],
            key: keys[i],
            ends: [some(ends[0][i]), some(ends[1][i])],
            kind: kind(kinds[i])?,
            flags: flags[i],
        })
    });
    let items = items.collect::<Result<_, BytesError>>()?;

    let geom = input.f32s(5 * n_prims)?;
    let width = input.f32s(n_prims)?;
    let text = input.u32s(n_prims)?;
    let (start, count) = (input.u32s(n_prims)?, input.u32s(n_prims)?);
    let (ops, lod) = (input.u8s(n_prims)?, input.u8s(n_prims)?);
    let (fill, stroke, style) = (input.u8s(n_prims)?, input.u8s(n_prims)?, input.u8s(n_prims)?);
    let prims = (0..n_prims).map(|i| {
        let mut own = [0.0; 5];
        own.copy_from_slice(&geom[5 * i..5 * i + 5]);
        let end = start[i].checked_add(count[i]).filter(|&end| end as usize <= n_points);
        Ok(Prim {
            op: op(ops[i])?,
            geom: own,
            width: width[i],
            text: some(text[i]),
            points: start[i]..end.ok_or(BytesError::Senseless)?,
            lod: lod[i],
            fill: Token(fill[i]),
            stroke: Token(stroke[i]),
            style: style[i],
        })
    });
    let prims = prims.collect::<Result<_, BytesError>>()?;

    let points = input.f64s(2 * n_points)?.chunks_exact(2).map(|p| Point::new(p[0], p[1])).collect();
    let offsets = input.u32s(n_strings + 1)?;
    let text = std::str::from_utf8(input.u8s(n_bytes)?).map_err(|_| BytesError::Senseless)?;
    let mut strings = Strings::default();
    for pair in offsets.windows(2) {
        let part = text.get(pair[0] as usize..pair[1] as usize).ok_or(BytesError::Senseless)?;
        strings.push(part);
    }
    Ok(Scene { items, prims, points, strings, bounds, revision: header[7] })
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

    fn u32s(&mut self, values: impl Iterator<Item = u32>) {
        values.for_each(|value| self.0.extend_from_slice(&value.to_le_bytes()));
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
