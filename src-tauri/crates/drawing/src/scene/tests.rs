use super::*;
use crate::metrics::Weight;
use crate::theme::Token;

fn draw(builder: &mut Builder, at: usize) {
    let corner = Point::new(at as f64 * 10.0, 0.0);
    let item = builder.begin(Kind::Handle, &format!("toggle:{at}"), Rect::new(corner.x, 0.0, 8.0, 8.0), 0);
    // A part knows its own items alone.
    builder.join(item, [Some(item), None]);
    let words = Type::new(11.0, Weight::Regular, Token::INK);
    builder.text(lod::FULL, Point::new(0.0, 8.0), 99.0, ["one", "two", "three"][at % 3], words);
    let end = Point::new(corner.x, 500.0 * (at % 2) as f64);
    builder.path(lod::FULL, Op::Path, &[corner, end], 0.0, 0.0, Paint::stroked(Token::LINE, 1.0));
}

#[test]
fn what_is_drawn_in_parts_is_what_is_drawn_in_one_go() {
    let count = 2 * builder::PART + 7;
    let (mut whole, mut parts) = (Builder::default(), Builder::default());
    for builder in [&mut whole, &mut parts] {
        builder.begin(Kind::Area, "unit:1", Rect::default(), 0);
    }
    (0..count).for_each(|at| draw(&mut whole, at));
    let firsts = parts.in_parts(count, |builder, part| part.clone().map(|at| draw(builder, at)).count());
    let firsts: Vec<u32> = firsts.into_iter().map(|(first, _)| first).collect();
    assert_eq!(firsts, [1, 1 + builder::PART as u32, 1 + 2 * builder::PART as u32]);

    let (whole, parts) = (whole.finish(1.0, 2), parts.finish(1.0, 2));
    assert_eq!((parts.items.len(), parts.bounds, parts.shapes.len()), (count + 1, whole.bounds, 3));
    for (one, other) in parts.items.iter().zip(&whole.items) {
        assert_eq!((one.bbox, one.ends, one.flags), (other.bbox, other.ends, other.flags));
        assert_eq!(parts.strings.get(one.key), whole.strings.get(other.key));
        let painted = |prim: &Prim<'_>| (prim.op, prim.text.map(str::to_owned), prim.points.to_vec());
        let [one, other]: [Vec<_>; 2] = [(&parts, one), (&whole, other)]
            .map(|(scene, item)| scene.prims_of(item).map(|prim| painted(&prim)).collect());
        assert_eq!(one, other);
    }
}
