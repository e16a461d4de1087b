//! What the items of a scene have in common: those whose primitives differ in texts and points alone have one
//! shape.

use std::ops::Range;

use hashbrown::HashMap;

use crate::scene::{Op, Prim, Scene};

/// A primitive as it is counted from the first text and the first point of its item.
pub(super) type Pen = Prim;

/// The shapes of a scene, in the order in which they first occur.
pub(super) struct Shapes {
    /// The pens of all shapes, one shape after another.
    pub(super) pens: Vec<Pen>,
    /// Where each shape ends in `pens`.
    pub(super) ends: Vec<u32>,
    /// The shape of each item.
    pub(super) of_items: Vec<u32>,
}

impl Shapes {
    /// O(primitives).
    pub(super) fn of(scene: &Scene) -> Self {
        let mut shapes = Self { pens: Vec::new(), ends: Vec::new(), of_items: Vec::new() };
        // Only asked for what it holds, never walked.
        let mut known: HashMap<Box<[u32]>, u32> = HashMap::new();
        let mut print = Vec::new();
        for item in &scene.items {
            print.clear();
            let run = scene.prims_of(item);
            run_pens(run).for_each(|pen| imprint(&pen, &mut print));
            let shape = match known.get(&print[..]) {
                Some(&shape) => shape,
                None => {
                    shapes.pens.extend(run_pens(run));
                    shapes.ends.push(shapes.pens.len() as u32);
                    let shape = shapes.ends.len() as u32 - 1;
                    known.insert(print.as_slice().into(), shape);
                    shape
                }
            };
            shapes.of_items.push(shape);
        }
        shapes
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

fn run_pens(run: &[Prim]) -> impl Iterator<Item = Pen> + '_ {
    let first = run.first().map_or(0, |prim| prim.points.start);
    let mut texts = 0;
    run.iter().map(move |prim| {
        let mut pen = prim.clone();
        pen.points = prim.points.start - first..prim.points.end - first;
        if prim.text.is_some() {
            pen.text = Some(texts);
            texts += 1;
        }
        if prim.op == Op::Text {
            pen.geom[2] = 0.0;
        }
        pen
    })
}

/// Everything a pen is, in words that are equal where pens are.
fn imprint(pen: &Pen, print: &mut Vec<u32>) {
    let bytes = [pen.op as u8, pen.lod, pen.fill.0, pen.stroke.0];
    print.extend(pen.geom.map(f32::to_bits));
    print.extend([pen.width.to_bits(), u32::from_le_bytes(bytes), u32::from(pen.style)]);
    print.extend([pen.text.unwrap_or(u32::MAX), pen.points.start, pen.points.end]);
}

impl Pen {
    /// The primitive it makes of an item whose texts and points begin there.
    pub(super) fn at(&self, text: usize, point: u32, texts: &[u32]) -> Option<Prim> {
        let own = match self.text {
            Some(at) => Some(*texts.get(text.checked_add(at as usize)?)?),
            None => None,
        };
        let shifted = |end: u32| point.checked_add(end);
        let points: Range<u32> = shifted(self.points.start)?..shifted(self.points.end)?;
        Some(Prim { text: own, points, ..self.clone() })
    }
}
