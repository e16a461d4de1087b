//! The fonts pictures are painted with: the bundled ones, and for scripts these lack the most fitting of the
//! system's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::usvg::FontResolver;
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Stretch, Style};
use simpul_drawing::metrics::{REGULAR, SEMI_BOLD};

/// The bundled fonts first, then the system's.
pub(super) fn database() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMI_BOLD.to_vec());
        fonts.load_system_fonts();
        Arc::new(fonts)
    };
    FONTS.get_or_init(load).clone()
}

/// Finds fonts by family as usual, and for a letter the bundled fonts lack the best there is, the same on every
/// run; what was found for a letter is remembered.
pub(super) fn resolver() -> FontResolver<'static> {
    let known: Mutex<Known> = Mutex::default();
    FontResolver {
        select_fallback: Box::new(move |letter, tried, fonts| {
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            *known.entry((letter, tried.to_vec())).or_insert_with(|| fallback(letter, tried, fonts))
        }),
        ..FontResolver::default()
    }
}

/// By letter and the fonts that lack it.
type Known = HashMap<(char, Vec<ID>), Option<ID>>;

fn fallback(letter: char, tried: &[ID], fonts: &Database) -> Option<ID> {
    let wanted = fonts.face(*tried.first()?)?.weight.0;
    let holds = |face: &&FaceInfo| !tried.contains(&face.id) && has(fonts, face.id, letter);
    fonts
        .faces()
        .filter(holds)
        .min_by_key(|face| (!has(fonts, face.id, 'a'), strangeness(face, wanted)))
        .map(|face| face.id)
}

/// How far a face is from upright letters without serifs of the wanted weight; ties by name. Faces with Latin
/// letters go before all others: a name of two scripts is then set in one font, not in boxes.
fn strangeness(face: &FaceInfo, wanted: u16) -> (bool, bool, bool, u16, String) {
    let family = face.families.first().map_or("", |family| family.0.as_str());
    (
        face.style != Style::Normal,
        face.stretch != Stretch::Normal,
        !family.contains("Sans") || face.monospaced,
        face.weight.0.abs_diff(wanted),
        face.post_script_name.clone(),
    )
}

fn has(fonts: &Database, face: ID, letter: char) -> bool {
    let glyph = |data: &[u8], index: u32| ttf_parser::Face::parse(data, index).ok()?.glyph_index(letter);
    fonts.with_face_data(face, glyph).flatten().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::usvg::fontdb::{Language, Source, Weight};

    fn face(name: &str, style: Style, weight: u16) -> FaceInfo {
        FaceInfo {
            id: ID::dummy(),
            source: Source::Binary(Arc::new([])),
            index: 0,
            families: vec![(name.to_owned(), Language::English_UnitedStates)],
            post_script_name: name.to_owned(),
            style,
            weight: Weight(weight),
            stretch: Stretch::Normal,
            monospaced: false,
        }
    }

    #[test]
    fn upright_sans_of_the_wanted_weight_comes_first() {
        let mut faces = [
            face("Noto Serif", Style::Normal, 600),
            face("Noto Sans", Style::Italic, 600),
            face("Noto Sans", Style::Normal, 100),
            face("Noto Sans", Style::Normal, 700),
            face("A Sans", Style::Normal, 700),
        ];
        faces.sort_by_key(|face| strangeness(face, 600));
        let order: Vec<_> =
            faces.iter().map(|face| (face.post_script_name.as_str(), face.weight.0)).collect();
        let wanted = [
            ("A Sans", 700),
            ("Noto Sans", 700),
            ("Noto Sans", 100),
            ("Noto Serif", 600),
            ("Noto Sans", 600),
        ];
        assert_eq!(order, wanted);
    }

    #[test]
    fn a_letter_is_found_in_the_fonts_there_are() {
        let mut fonts = Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMI_BOLD.to_vec());
        let ids: Vec<ID> = fonts.faces().map(|face| face.id).collect();
        assert_eq!(fallback('é', &ids[..1], &fonts), Some(ids[1]));
        assert_eq!(fallback('é', &ids, &fonts), None);
        assert_eq!(fallback('倉', &ids[..1], &fonts), None);
    }
}
