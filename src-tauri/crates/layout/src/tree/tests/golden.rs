//! Small trees drawn in letters, for the eye.

use expect_test::{Expect, expect};

use super::*;

/// Draws with boxes of 40 by 20 and gaps of 10 (20 between levels) in
/// characters of 5 by 10 units, nodes as letters.
fn draw(forest: &Forest, options: TreeOptions, expect: &Expect) {
    let layout = forest.drawn(&TreeOptions {
        sibling_gap: 10.0,
        subtree_gap: 10.0,
        level_gap: 20.0,
        root_gap: 20.0,
        ..options
    });
    let (w, h) = (layout.bounds.w / 5.0, layout.bounds.h / 10.0);
    let mut canvas = vec![vec![' '; w as usize + 1]; h as usize + 1];
    let cell = |point: Point| ((point.x / 5.0) as usize, (point.y / 10.0) as usize);
    for node in 0..layout.boxes.len() as u32 {
        for piece in layout.route(node).windows(2) {
            let (a, b) = (cell(piece[0]), cell(piece[1]));
            for row in &mut canvas[a.1.min(b.1)..=a.1.max(b.1)] {
                for place in &mut row[a.0.min(b.0)..=a.0.max(b.0)] {
                    *place = '.';
                }
            }
        }
    }
    for (node, rect) in layout.boxes.iter().enumerate() {
        let (a, b) =
            (cell(Point::new(rect.x, rect.y)), cell(Point::new(rect.right() - 1.0, rect.bottom() - 1.0)));
        for row in &mut canvas[a.1..=b.1] {
            row[a.0..=b.0].fill((b'A' + node as u8) as char);
        }
    }
    let lines: Vec<String> =
        canvas.into_iter().map(|row| row.into_iter().collect::<String>().trim_end().to_owned()).collect();
    expect.assert_eq(&format!("\n{}\n", lines.join("\n").trim_end()));
}

#[test]
fn golden_small_between_two_big_is_spread() {
    let forest = Forest::of("- 0 0 0 0 1 1 1 1 4 4 4 4");
    draw(
        &forest,
        TreeOptions::default(),
        &expect![[r#"

                                           AAAAAAAA
                                           AAAAAAAA
                                               .
                           .........................................
                       BBBBBBBB     CCCCCCCCC    DDDDDDDDD     EEEEEEEE
                       BBBBBBBB     CCCCCCCCC    DDDDDDDDD     EEEEEEEE
                           .                                       .
            ...............................         ...............................
        FFFFFFFF  GGGGGGGG  HHHHHHHH  IIIIIIII  JJJJJJJJ  KKKKKKKK  LLLLLLLL  MMMMMMMM
        FFFFFFFF  GGGGGGGG  HHHHHHHH  IIIIIIII  JJJJJJJJ  KKKKKKKK  LLLLLLLL  MMMMMMMM
    "#]],
    );
}

#[test]
fn golden_a_tall_box_does_not_push_its_neighbours_children() {
    let mut forest = Forest::of("- 0 0 1 2 2");
    forest.sizes[1].h = 60.0;
    draw(
        &forest,
        TreeOptions::default(),
        &expect![[r#"

               AAAAAAAAA
               AAAAAAAAA
                   .
            ................
        BBBBBBBB       CCCCCCCC
        BBBBBBBB       CCCCCCCC
        BBBBBBBB           .
        BBBBBBBB      ...........
        BBBBBBBB  EEEEEEEE  FFFFFFFF
        BBBBBBBB  EEEEEEEE  FFFFFFFF
            .
            .
        DDDDDDDD
        DDDDDDDD
    "#]],
    );
}

#[test]
fn golden_levels_aligned() {
    let mut forest = Forest::of("- 0 0 1 2 2");
    forest.sizes[1].h = 60.0;
    let options = TreeOptions { layer_aligned: true, ..TreeOptions::default() };
    draw(
        &forest,
        options,
        &expect![[r#"

               AAAAAAAAA
               AAAAAAAAA
                   .
            ................
        BBBBBBBB       CCCCCCCC
        BBBBBBBB       CCCCCCCC
        BBBBBBBB           .
        BBBBBBBB           .
        BBBBBBBB           .
        BBBBBBBB           .
            .              .
            .         ...........
        DDDDDDDD  EEEEEEEE  FFFFFFFF
        DDDDDDDD  EEEEEEEE  FFFFFFFF
    "#]],
    );
}

#[test]
fn golden_stack_after_a_leading_child() {
    let forest = Forest::of("- 0 0 0 0 0 0 1");
    let stack = Stack { above: 3, column_gap: 10.0, row_gap: 20.0, ..Stack::default() };
    let options = TreeOptions { stack: Some(stack), ..TreeOptions::default() };
    draw(
        &forest,
        options,
        &expect![[r#"

               AAAAAAAAA
               AAAAAAAAA
                   .
            .....................
        BBBBBBBB  CCCCCCCC .DDDDDDDD
        BBBBBBBB  CCCCCCCC .DDDDDDDD
            .              .
            .         ...........
        HHHHHHHH  EEEEEEEE .FFFFFFFF
        HHHHHHHH  EEEEEEEE .FFFFFFFF
                           .
                      ......
                  GGGGGGGG
                  GGGGGGGG
    "#]],
    );
}

#[test]
fn golden_assistants_beside_the_trunk() {
    let mut forest = Forest::of("- 0 0 0 0 0 0");
    for node in [1, 3, 4] {
        forest.assistant[node] = true;
    }
    forest.sizes[4].w = 20.0;
    draw(
        &forest,
        TreeOptions::default(),
        &expect![[r#"

                      AAAAAAAA
                      AAAAAAAA
                          .
                          .
                 BBBBBBBB .DDDDDDDD
                 BBBBBBBB..DDDDDDDD
                          .
                     EEEE .
                     EEEE..
                          .
                .....................
            CCCCCCCC  FFFFFFFF  GGGGGGGG
            CCCCCCCC  FFFFFFFF  GGGGGGGG
        "#]],
    );
}

#[test]
fn golden_two_roots_growing_right() {
    let forest = Forest::of("- - 0 0 1");
    let options = TreeOptions { direction: Direction::Right, ..TreeOptions::default() };
    draw(
        &forest,
        options,
        &expect![[r#"

                    CCCCCCCC
        AAAAAAAA  ..CCCCCCCC
        AAAAAAAA...
        AAAAAAAA  . DDDDDDDD
                  ..DDDDDDDD


        BBBBBBBB    EEEEEEEE
        BBBBBBBB....EEEEEEEE
    "#]],
    );
}

#[test]
fn golden_small_branches_hang_as_lists() {
    // The head of five, of a branch of two levels, and two leaves beside them.
    let forest = Forest::of("- 0 0 0 0 1 1 1 2 2 9");
    let hang = Hang { levels: 2, most: 6, indent: 20.0, head_gap: 20.0, row_gap: 10.0 };
    draw(
        &forest,
        TreeOptions { hang: Some(hang), ..TreeOptions::default() },
        &expect![[r#"

                        AAAAAAAAA
                        AAAAAAAAA
                            .
            .............................
        BBBBBBBB      CCCCCCCC          . DDDDDDDD
        BBBBBBBB      CCCCCCCC          ..DDDDDDDD
          .             .               .
          .             .               . EEEEEEEE
          . FFFFFFFF    . IIIIIIII      ..EEEEEEEE
          ..FFFFFFFF    ..IIIIIIII
          .             .
          . GGGGGGGG    . JJJJJJJJ
          ..GGGGGGGG    ..JJJJJJJJ
          .                 .
          . HHHHHHHH        .
          ..HHHHHHHH        . KKKKKKKK
                            ..KKKKKKKK
    "#]],
    );
}

#[test]
fn golden_many_leaves_hang_in_columns() {
    let forest = Forest::of("- 0 0 0 0 0 0 0");
    let hang = Hang { levels: 1, most: 4, indent: 20.0, head_gap: 20.0, row_gap: 10.0 };
    draw(
        &forest,
        TreeOptions { hang: Some(hang), ..TreeOptions::default() },
        &expect![[r#"

               AAAAAAAA
               AAAAAAAA
                   .
        .............
        . BBBBBBBB  . FFFFFFFF
        ..BBBBBBBB  ..FFFFFFFF
        .           .
        . CCCCCCCC  . GGGGGGGG
        ..CCCCCCCC  ..GGGGGGGG
        .           .
        . DDDDDDDD  . HHHHHHHH
        ..DDDDDDDD  ..HHHHHHHH
        .
        . EEEEEEEE
        ..EEEEEEEE
    "#]],
    );
}

#[test]
fn golden_lists_hang_growing_right_too() {
    let forest = Forest::of("- 0 0 1 1 2 2 2");
    let hang = Hang { levels: 1, most: 4, indent: 20.0, head_gap: 20.0, row_gap: 10.0 };
    let options = TreeOptions { direction: Direction::Right, hang: Some(hang), ..TreeOptions::default() };
    draw(
        &forest,
        options,
        &expect![[r#"

                    BBBBBBBB
                  ..BBBBBBBB...................
        AAAAAAAA  .             DDDDDDDD  EEEEEEEE
        AAAAAAAA...             DDDDDDDD  EEEEEEEE
        AAAAAAAA  .
                  . CCCCCCCC
                  ..CCCCCCCC.............................
                                FFFFFFFF  GGGGGGGG  HHHHHHHH
                                FFFFFFFF  GGGGGGGG  HHHHHHHH
    "#]],
    );
}

#[test]
fn golden_roots_that_stand_alone_gather_behind_the_trees() {
    let forest = Forest::of("- - 1 - - - - -");
    let options = TreeOptions { gather: Some(Gather { above: 4, gap: 10.0 }), ..TreeOptions::default() };
    draw(
        &forest,
        options,
        &expect![[r#"

        BBBBBBBB    AAAAAAAA  DDDDDDDD
        BBBBBBBB    AAAAAAAA  DDDDDDDD
            .
            .       EEEEEEEE  FFFFFFFF
        CCCCCCCC    EEEEEEEE  FFFFFFFF
        CCCCCCCC
                    GGGGGGGG  HHHHHHHH
                    GGGGGGGG  HHHHHHHH
    "#]],
    );
}
