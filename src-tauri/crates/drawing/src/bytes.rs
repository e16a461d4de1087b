//! A scene as bytes for the window, which reads them as typed arrays without copying.
//!
//! Little endian. One array after another, each beginning at a multiple of eight with zeros between:
//!
//! | of | arrays |
//! |---|---|
//! | items | bbox `f64`×4, shape `u32`, key `u32`, a `u32`, b `u32`, kind `u8`, flags `u8` |
//! | shapes | firstPen `u32` (one more than shapes) |
//! | pens | geom `f32`×5, width `f32`, anchorAt `u32`, pointCount `u32`, op `u8`, lod `u8`, fill `u8`, stroke `u8`, style `u8` |
//! | anchors | x and y `f32`×2, sides `u8` |
//! | texts | string `u32` |
//! | points | `f64`×2 |
//! | strings | offset `u32` (one more than strings), UTF-8 |
//!
//! A header of eleven `u32` (magic, version, items, shapes, pens, anchors, texts, points, strings, bytes of the
//! strings, revision), four bytes of nothing and four `f64` (bounds) comes before them.
//!
//! The texts and points of an item are its own; those of all items follow each other, and so do those of the
//! pens of an item: pens that write words or paint a photo take one text each. A pen whose points are told by
//! the box of the item says in `anchorAt` where its anchors begin, and 0xffffffff otherwise; nothing is the
//! same in `a` and `b`.

use simpul_layout::geometry::{Point, Rect};

use crate::scene::{Anchor, Item, Kind, Op, Pen, Scene, Shapes, Strings};
use crate::theme::Token;

/// "SMPL".
pub const MAGIC: u32 = 0x4c50_4d53;
/// The version of the format.
pub const VERSION: u32 = 3;
/// No index.
pub const NOTHING: u32 = u32::MAX;

const HEADER: usize = 80;

/// Writes `scene`. O(size).
#[must_use]
pub fn encode(scene: &Scene) -> Vec<u8> {
    encode_after(Vec::new(), scene)
}

/// Writes `scene` behind `bytes`, as many as a multiple of eight. O(size).
#[must_use]
pub fn encode_after(mut bytes: Vec<u8>, scene: &Scene) -> Vec<u8> {
    let Scene { items, shapes, strings, .. } = scene;
    let (pens, anchors) = (&shapes.pens, &shapes.anchors);
    // What belongs to no item any more, as of a handle that paper leaves out, is not written either.
    let of_shape: Vec<Own> = (0..shapes.len() as u32).map(|shape| Own::of(shapes.pens_of(shape))).collect();
    let own = |item: &Item| of_shape.get(item.shape as usize).copied().unwrap_or_default();
    let texts = || items.iter().flat_map(move |item| part(&scene.texts, item.texts, own(item).texts));
    let points = || items.iter().flat_map(move |item| part(&scene.points, item.points, own(item).points));
    let owned =
        [items.iter().map(|item| own(item).texts).sum(), items.iter().map(|item| own(item).points).sum()];
    let counts = [items.len(), shapes.len(), pens.len(), anchors.len(), owned[0], owned[1], strings.len()];
    bytes.reserve(room(scene, owned));
    let mut out = Writer(bytes);
    out.u32s(
        [MAGIC, VERSION]
            .into_iter()
            .chain(counts.into_iter().chain([strings.bytes().len()]).map(|n| n as u32))
            .chain([scene.revision]),
    );
    out.f64s(corners(scene.bounds));

    out.items(items);

    out.u32s([0].into_iter().chain(shapes.ends().iter().copied()));

    out.f32s(pens.iter().flat_map(|pen| pen.geom));
    out.f32s(pens.iter().map(|pen| pen.width));
    out.u32s(pens.iter().map(|pen| pen.anchored.unwrap_or(NOTHING)));
    out.u32s(pens.iter().map(|pen| pen.points));
    out.u8s(pens.iter().map(|pen| pen.op as u8));
    out.u8s(pens.iter().map(|pen| pen.lod));
    out.u8s(pens.iter().map(|pen| pen.fill.0));
    out.u8s(pens.iter().map(|pen| pen.stroke.0));
    out.u8s(pens.iter().map(|pen| pen.style));

    out.f32s(anchors.iter().flat_map(|anchor| [anchor.x, anchor.y]));
    out.u8s(anchors.iter().map(|anchor| anchor.sides));

    out.u32s(texts().copied());
    out.f64s(points().flat_map(|point| [point.x, point.y]));
    out.u32s([0].into_iter().chain(strings.ends().iter().copied()));
    out.bytes(strings.bytes());
    out.0
}

/// How many texts and points each item of a shape has of its own.
#[derive(Clone, Copy, Default)]
struct Own {
    texts: usize,
    points: usize,
}

impl Own {
    fn of(pens: &[Pen]) -> Self {
        let points = pens.iter().map(|pen| pen.own_points() as usize).sum();
        Self { texts: pens.iter().filter(|pen| pen.has_text()).count(), points }
    }
}

/// So many of `all` from there on.
fn part<T>(all: &[T], from: u32, count: usize) -> &[T] {
    let from = from as usize;
    all.get(from..from + count).unwrap_or_default()
}

/// A little more than the bytes `scene` takes.
fn room(scene: &Scene, [texts, points]: [usize; 2]) -> usize {
    let strings = 4 * scene.strings.len() + scene.strings.bytes().len();
    let shapes = 4 * scene.shapes.len() + 37 * scene.shapes.pens.len() + 9 * scene.shapes.anchors.len();
    HEADER + 50 * scene.items.len() + shapes + 4 * texts + 16 * points + strings + 256
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
    let header = input.u32s(11).map_err(|_| BytesError::NotAScene)?;
    if header[0] != MAGIC {
        return Err(BytesError::NotAScene);
    }
    if header[1] != VERSION {
        return Err(BytesError::Version(header[1]));
    }
    let count = |at: usize| header[at] as usize;
    let (n_items, n_shapes, n_pens, n_anchors) = (count(2), count(3), count(4), count(5));
    let (n_texts, n_points, n_strings, n_bytes) = (count(6), count(7), count(8), count(9));
    let bounds = rects(&input.f64s(4)?)[0];

    let boxes = rects(&input.f64s(4 * n_items)?);
    let shape_of = input.u32s(n_items)?;
    let keys = input.u32s(n_items)?;
    let ends = [input.u32s(n_items)?, input.u32s(n_items)?];
    let kinds = input.u8s(n_items)?;
    let flags = input.u8s(n_items)?;

    let shapes = shapes(&mut input, n_shapes, n_pens, n_anchors)?;
    let texts = input.u32s(n_texts)?;
    let points: Vec<Point> =
        input.f64s(2 * n_points)?.chunks_exact(2).map(|p| Point::new(p[0], p[1])).collect();
    let mut scene = Scene { shapes, texts, points, bounds, revision: header[10], ..Scene::default() };

    let some = |index: u32| (index != NOTHING).then_some(index);
    let (mut text, mut point) = (0, 0);
    for i in 0..n_items {
        if shape_of[i] as usize >= n_shapes {
            return Err(BytesError::Senseless);
        }
        scene.items.push(Item {
            bbox: boxes[i],
            shape: shape_of[i],
            texts: text as u32,
            points: point as u32,
            key: keys[i],
            ends: [some(ends[0][i]), some(ends[1][i])],
            kind: kind(kinds[i])?,
            flags: flags[i],
        });
        let own = Own::of(scene.shapes.pens_of(shape_of[i]));
        (text, point) = (text + own.texts, point + own.points);
        if text > n_texts || point > n_points {
            return Err(BytesError::Senseless);
        }
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

fn shapes(
    input: &mut Reader<'_>,
    count: usize,
    n_pens: usize,
    n_anchors: usize,
) -> Result<Shapes, BytesError> {
    let ends = input.u32s(count + 1)?;
    let pens = pens(input, n_pens)?;
    let places = input.f32s(2 * n_anchors)?;
    let sides = input.u8s(n_anchors)?;
    let anchor = |(place, &sides): (&[f32], &u8)| Anchor { x: place[0], y: place[1], sides };
    let anchors: Vec<Anchor> = places.chunks_exact(2).zip(sides).map(anchor).collect();
    let mut shapes = Shapes::default();
    for run in ends.windows(2) {
        let own = pens.get(run[0] as usize..run[1] as usize).ok_or(BytesError::Senseless)?;
        let first = shapes.anchors.len();
        // The anchors of all pens follow each other.
        let counted = |from: usize, pen: &Pen| match pen.anchored {
            Some(at) if at as usize == from => from.checked_add(pen.points as usize),
            Some(_) => None,
            None => Some(from),
        };
        let end = own.iter().try_fold(first, counted).ok_or(BytesError::Senseless)?;
        let told = anchors.get(first..end).ok_or(BytesError::Senseless)?;
        let from_first =
            |pen: &Pen| Pen { anchored: pen.anchored.map(|at| at - first as u32), ..pen.clone() };
        let own: Vec<Pen> = own.iter().map(from_first).collect();
        shapes.add(&own, told);
    }
    Ok(shapes)
}

fn pens(input: &mut Reader<'_>, count: usize) -> Result<Vec<Pen>, BytesError> {
    let geom = input.f32s(5 * count)?;
    let width = input.f32s(count)?;
    let (anchored, points) = (input.u32s(count)?, input.u32s(count)?);
    let (ops, lod) = (input.u8s(count)?, input.u8s(count)?);
    let (fill, stroke, style) = (input.u8s(count)?, input.u8s(count)?, input.u8s(count)?);
    let pen = |i: usize| {
        let mut own = [0.0; 5];
        own.copy_from_slice(&geom[5 * i..5 * i + 5]);
        Ok(Pen {
            op: op(ops[i])?,
            geom: own,
            width: width[i],
            points: points[i],
            anchored: (anchored[i] != NOTHING).then_some(anchored[i]),
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
    /// In one walk over all: there are hundreds of thousands in a large picture.
    fn items(&mut self, items: &[Item]) {
        let [eights, fours, ones] = [8, 4, 1].map(|size| size * items.len());
        let [boxes, shapes, keys, a, b, kinds, flags] =
            self.sections([4 * eights, fours, fours, fours, fours, ones, ones]);
        for (at, item) in items.iter().enumerate() {
            for (side, corner) in corners(item.bbox).into_iter().enumerate() {
                put(boxes, 4 * at + side, corner.to_le_bytes());
            }
            put(shapes, at, item.shape.to_le_bytes());
            put(keys, at, item.key.to_le_bytes());
            put(a, at, item.ends[0].unwrap_or(NOTHING).to_le_bytes());
            put(b, at, item.ends[1].unwrap_or(NOTHING).to_le_bytes());
            put(kinds, at, [item.kind as u8]);
            put(flags, at, [item.flags]);
        }
    }

    /// Room for arrays of so many bytes, one after another.
    fn sections<const N: usize>(&mut self, lengths: [usize; N]) -> [&mut [u8]; N] {
        let start = self.0.len();
        let room: usize = lengths.iter().map(|length| length.next_multiple_of(8)).sum();
        self.0.resize(start + room, 0);
        let mut rest = &mut self.0[start..];
        lengths.map(|length| {
            let (section, behind) = std::mem::take(&mut rest).split_at_mut(length.next_multiple_of(8));
            rest = behind;
            &mut section[..length]
        })
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
        self.pad();
    }

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

/// Writes the `at`-th value of an array.
fn put<const N: usize>(array: &mut [u8], at: usize, value: [u8; N]) {
    array[N * at..N * (at + 1)].copy_from_slice(&value);
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
