//! Units on a circle in the order of the structure: the same pairs as in layers.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::{Office, office};

#[test]
fn the_wheel_shows_every_pair_of_the_map_and_names_everybody_where_there_is_room() {
    let office = Office::with_sample("nusantara");
    let on_a_wheel = MapRequest { wheel: true, ..office::deepest() };
    let bytes = use_case::map(&office.desk, on_a_wheel.clone(), &office.ctx()).expect("a wheel");
    let length = u32::from_le_bytes(bytes[..4].try_into().expect("four bytes")) as usize;
    let info: MapInfo = serde_json::from_slice(&bytes[4..4 + length]).expect("its info");
    assert_eq!(info.unnamed, 0);

    let layout = |map: MapRequest| {
        let drawn =
            use_case::layout(&office.desk, Picture::Map(map), false, &office.ctx()).expect("a layout");
        let mut pairs: Vec<(String, String)> =
            drawn.edges.into_iter().map(|edge| (edge.source, edge.target)).collect();
        pairs.sort();
        (drawn.nodes.len(), pairs)
    };
    assert_eq!(layout(on_a_wheel), layout(office::deepest()));
}
