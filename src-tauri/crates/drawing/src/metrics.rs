//! How wide text is: the advances of the bundled Inter, without kerning, and fixed advances outside it.
//!
//! Guarantees: the same width on every machine, whatever fonts are installed; cut text ends in an ellipsis,
//! fits, and never parts a letter from its combining marks.

use std::borrow::Cow;
use std::sync::OnceLock;

use ttf_parser::Face;
use unicode_normalization::char::is_combining_mark;

/// Inter Regular, an OpenType font; SIL Open Font License 1.1, see `fonts/OFL.txt`.
pub const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.otf");
/// Inter SemiBold; the same licence.
pub const SEMI_BOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.otf");

/// The two weights in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    SemiBold,
}

/// Width of `text` at `size` pixels per em. O(length).
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let font = font(weight);
    text.chars().map(|c| font.advance(c)).sum::<f64>() * size
}

/// Whether the bundled font holds all of `text`, so that its width is what [`width`] says. O(length).
#[must_use]
pub fn is_bundled(text: &str) -> bool {
    let face = &font(Weight::Regular).face;
    text.chars().all(|c| c.is_ascii() || face.glyph_index(c).is_some())
}

/// `text` as one line of at most `max` pixels, cut with an ellipsis where it is longer; line breaks and other
/// control characters become spaces. Empty where not even the ellipsis fits.
#[must_use]
pub fn fit<'a>(text: &'a str, size: f64, weight: Weight, max: f64) -> Cow<'a, str> {
    fit_measured(text, size, weight, max).0
}

/// [`fit`], with the width of what it gives.
pub(crate) fn fit_measured<'a>(text: &'a str, size: f64, weight: Weight, max: f64) -> (Cow<'a, str>, f64) {
    let text = clean(text);
    let whole = width(&text, size, weight);
    if whole <= max {
        return (text, whole);
    }
    let font = font(weight);
    let room = max - font.advance('…') * size;
    if room < 0.0 {
        return (Cow::Borrowed(""), 0.0);
    }
    let mut used = 0.0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if !joins_the_letter_before(c) {
            end = at;
        }
        used += font.advance(c) * size;
        if used > room {
            break;
        }
    }
    let cut = format!("{}…", text[..end].trim_end());
    let used = width(&cut, size, weight);
    (Cow::Owned(cut), used)
}

/// `text` as at most `lines` lines of at most `max` pixels, broken at spaces; the last is cut with an
/// ellipsis where more would follow, and so is a word wider than a line.
#[must_use]
pub fn wrap(text: &str, size: f64, weight: Weight, max: f64, lines: usize) -> Vec<String> {
    let text = clean(text);
    if lines > 0 && !text.is_empty() && width(&text, size, weight) <= max {
        return vec![text.into_owned()];
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out: Vec<String> = Vec::new();
    let mut from = 0;
    while from < words.len() && out.len() < lines {
        let last = out.len() + 1 == lines;
        let mut to = from + 1;
        let mut line = words[from].to_owned();
        while to < words.len() && !last {
            let longer = format!("{line} {}", words[to]);
            if width(&longer, size, weight) > max {
                break;
            }
            line = longer;
            to += 1;
        }
        if last {
            line = words[from..].join(" ");
            to = words.len();
        }
        out.push(fit(&line, size, weight, max).into_owned());
        from = to;
    }
    out
}

/// Control characters as spaces, and nothing at the ends.
fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Cow::Owned(spaced.trim().to_owned())
    } else {
        Cow::Borrowed(text.trim())
    }
}

struct Font {
    face: Face<'static>,
    units: f64,
    ascii: [f64; 128],
}

impl Font {
    fn parse(data: &'static [u8]) -> Self {
        let face = Face::parse(data, 0).expect("the bundled font is read by the tests");
        let units = f64::from(face.units_per_em());
        let mut font = Self { face, units, ascii: [0.0; 128] };
        for code in 0..128_u8 {
            font.ascii[usize::from(code)] = font.measure(char::from(code));
        }
        font
    }

    /// In ems.
    fn advance(&self, c: char) -> f64 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.measure(c))
    }

    fn measure(&self, c: char) -> f64 {
        if joins_the_letter_before(c) || c.is_control() {
            return 0.0;
        }
        let glyph = self.face.glyph_index(c).and_then(|glyph| self.face.glyph_hor_advance(glyph));
        match glyph {
            Some(advance) => f64::from(advance) / self.units,
            None if is_wide(c) => 1.0,
            None => 0.6,
        }
    }
}

fn font(weight: Weight) -> &'static Font {
    static REGULAR_FONT: OnceLock<Font> = OnceLock::new();
    static SEMI_BOLD_FONT: OnceLock<Font> = OnceLock::new();
    match weight {
        Weight::Regular => REGULAR_FONT.get_or_init(|| Font::parse(REGULAR)),
        Weight::SemiBold => SEMI_BOLD_FONT.get_or_init(|| Font::parse(SEMI_BOLD)),
    }
}

/// Combining marks, joiners, variation selectors and direction marks: no width of their own, never first on
/// a line.
fn joins_the_letter_before(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// East Asian wide and emoji: one em.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn config() -> ProptestConfig {
        ProptestConfig {
            rng_seed: proptest::test_runner::RngSeed::Fixed(7),
            failure_persistence: None,
            ..ProptestConfig::default()
        }
    }

    #[test]
    fn widths_are_those_of_the_font() {
        let narrow = width("illi", 13.0, Weight::Regular);
        let wide = width("WMWM", 13.0, Weight::Regular);
        assert!(narrow * 3.0 < wide, "{narrow} {wide}");
        assert!(width("Warehouse", 13.0, Weight::SemiBold) > width("Warehouse", 13.0, Weight::Regular));
        assert_eq!(width("倉庫", 10.0, Weight::Regular), 20.0);
        assert_eq!(width("é", 13.0, Weight::Regular), width("e\u{301}", 13.0, Weight::Regular));
    }

    #[test]
    fn cut_text_says_so() {
        assert_eq!(fit("Sales", 13.0, Weight::Regular, 200.0), "Sales");
        assert_eq!(fit("Sales support", 13.0, Weight::Regular, 50.0), "Sales…");
        assert_eq!(fit("two\nlines", 13.0, Weight::Regular, 200.0), "two lines");
        assert_eq!(fit("Sales", 13.0, Weight::Regular, 2.0), "");
    }

    #[test]
    fn lines_break_at_spaces_and_the_last_is_cut() {
        let lines = wrap("Head of warehouse operations and transport", 13.0, Weight::Regular, 130.0, 2);
        assert_eq!(lines, ["Head of warehouse", "operations and tra…"]);
    }

    proptest! {
        #![proptest_config(config())]
        #[test]
        fn fitted_text_fits_and_keeps_letters_whole(
            text in "[a-zA-ZÀ-ÿ 倉庫管理\u{301}\u{200d}한국\u{5d0}]{0,60}", max in 0.0..200.0f64
        ) {
            let cut = fit(&text, 13.0, Weight::SemiBold, max);
            prop_assert!(width(&cut, 13.0, Weight::SemiBold) <= max + 1e-9);
            if let Some(kept) = cut.strip_suffix('…') {
                let rest = &text.trim()[kept.len()..];
                prop_assert!(!rest.starts_with(joins_the_letter_before), "{:?} of {:?}", kept, text);
            }
        }
    }
}
