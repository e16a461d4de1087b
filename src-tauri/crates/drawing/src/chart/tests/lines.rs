//! Dotted lines: where they end, what they keep out of, and where their labels stand.

use super::*;

#[test]
fn dotted_lines_end_at_borders_in_every_direction() {
    for direction in Direction::ALL {
        let mut input = ChartInput { direction, ..small() };
        let line = DottedLine { key: "dotted:9".to_owned(), from: 1, to: 2, label: "limits".to_owned() };
        input.dotted = vec![line];
        let scene = drawn(&input);
        let at = scene
            .items
            .iter()
            .position(|item| item.kind == Kind::Edge && scene.strings.get(item.key) == "dotted:9");
        let paths: Vec<Prim<'_>> =
            prims(&scene, at.unwrap()).into_iter().filter(|prim| prim.op == Op::Path).collect();
        let start = paths[0].points[0];
        let end = *paths[paths.len() - 1].points.last().unwrap();
        let card = |key: &str| {
            let item = scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap();
            item.bbox.grown(5.0)
        };
        assert!(card("position:1").contains(start), "{direction:?}");
        assert!(card("position:2").contains(end), "{direction:?}");
    }
}

#[test]
fn dotted_lines_of_lists_keep_out_of_their_cards() {
    for direction in Direction::ALL {
        // Two lists of three below one superior, and a line from the middle of each to another card.
        let node = |index: usize, parent: Option<u32>| ChartNode {
            card: card(index, &["Ani"], "Clerk"),
            parent,
            ..ChartNode::default()
        };
        let below = [None, Some(0), Some(0), Some(1), Some(1), Some(1), Some(2), Some(2), Some(2)];
        let line = |key: &str, from, to| DottedLine { key: key.to_owned(), from, to, label: String::new() };
        let input = ChartInput {
            nodes: below.into_iter().enumerate().map(|(index, parent)| node(index, parent)).collect(),
            dotted: vec![line("dotted:1", 4, 7), line("dotted:2", 3, 5), line("dotted:3", 8, 1)],
            direction,
            ..ChartInput::default()
        };
        let parent: Vec<u32> = input.nodes.iter().map(|node| node.parent.unwrap_or(NO_PARENT)).collect();
        let shape = shape(&input);
        let sizes = vec![shape.size(); input.nodes.len()];
        let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &[] };
        let arrangement = Arrangement::Hanging { levels: 1 };
        let look = Spacing { direction, arrangement, ..Spacing::default() };
        let scene = draw(&input, shape, &tidy(&tree, &spacing(look), &mut ()).unwrap());
        assert_dotted_lines_keep_out(&scene, direction);
    }
}

#[test]
fn dotted_lines_cross_rows_between_their_cards_and_labels_hide_none() {
    // From the lowest row to the second, past the row between; and the same from the other side.
    let below = [
        None,
        Some(0),
        Some(0),
        Some(0),
        Some(1),
        Some(1),
        Some(2),
        Some(2),
        Some(3),
        Some(3),
        Some(4),
        Some(9),
    ];
    for direction in Direction::ALL {
        let node = |(index, parent): (usize, Option<u32>)| ChartNode {
            card: card(index, &["Ani"], "Clerk"),
            parent,
            ..ChartNode::default()
        };
        let line = |key: &str, from, to| DottedLine {
            key: key.to_owned(),
            from,
            to,
            label: "what it is about".to_owned(),
        };
        let scene = drawn(&ChartInput {
            nodes: below.into_iter().enumerate().map(node).collect(),
            dotted: vec![line("dotted:1", 10, 3), line("dotted:2", 11, 2), line("dotted:3", 10, 0)],
            direction,
            ..ChartInput::default()
        });
        assert_dotted_lines_keep_out(&scene, direction);
        let labels = scene.items.iter().filter(|item| item.kind == Kind::Label);
        let cards: Vec<Rect> = cards_of(&scene);
        assert!(labels.clone().count() > 0, "{direction:?}");
        for label in labels {
            assert!(!cards.iter().any(|card| card.intersects(label.bbox)), "{direction:?}");
        }
    }
}

fn assert_dotted_lines_keep_out(scene: &Scene, direction: Direction) {
    let cards = cards_of(scene);
    let lines =
        scene.items.iter().enumerate().filter(|(_, item)| {
            item.kind == Kind::Edge && scene.strings.get(item.key).starts_with("dotted:")
        });
    for (at, item) in lines {
        for prim in prims(scene, at) {
            for piece in prim.points.windows(2) {
                let piece = Rect::spanning(piece[0], piece[1]);
                let hit = cards.iter().any(|card| card.grown(-1.0).intersects(piece.grown(0.1)));
                assert!(!hit, "{direction:?}: {}", scene.strings.get(item.key));
            }
        }
    }
}
