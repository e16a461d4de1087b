//! The colours, by meaning: tokens in a scene, palettes for light, dark and print.
//!
//! Teal is two-way alone, amber one-way or a question, violet outside the company, blue selection and focus,
//! red loss of data; unit stripes keep clear of all five. Text reaches a contrast of 4.5 : 1 and lines and
//! marks 3 : 1 against what lies behind them, in every palette (tested).

use std::fmt::Write as _;

/// A colour by meaning; index into a palette.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Token(pub u8);

impl Token {
    /// Not painted.
    pub const NONE: Self = Self(0);
    /// The page.
    pub const BG: Self = Self(1);
    /// Cards and panels.
    pub const SURFACE: Self = Self(2);
    /// Text.
    pub const INK: Self = Self(3);
    /// Secondary text.
    pub const MUTED: Self = Self(4);
    /// Hairlines and borders that carry no meaning.
    pub const LINE: Self = Self(5);
    /// Reporting lines, and the outline of what is vacant.
    pub const REPORTING: Self = Self(6);
    /// Two-way pairs.
    pub const TWO_WAY: Self = Self(7);
    /// Behind two-way words.
    pub const TWO_WAY_BG: Self = Self(8);
    /// One-way pairs and questions.
    pub const ONE_WAY: Self = Self(9);
    /// Behind one-way words.
    pub const ONE_WAY_BG: Self = Self(10);
    /// Outside the company.
    pub const EXTERNAL: Self = Self(11);
    /// Selection and focus.
    pub const SELECTION: Self = Self(12);
    /// Loss of data.
    pub const DANGER: Self = Self(13);
    /// Text on teal or ink.
    pub const ON_ACCENT: Self = Self(14);
    /// One-way pairs answered "nothing is needed back".
    pub const CALM: Self = Self(15);
    /// The lines of one-way pairs: quieter than their words, so that the eye meets two-way pairs first.
    pub const ONE_WAY_LINE: Self = Self(16);
    /// Number of tokens, with the twelve unit stripes and the bands of their colours.
    pub const COUNT: usize = NAMES.len() + 2 * STRIPES as usize;

    /// The stripe of the `index`-th unit colour; the twelve repeat.
    #[must_use]
    pub const fn stripe(index: u32) -> Self {
        Self(FIRST_STRIPE + (index % STRIPES) as u8)
    }

    /// The pale band behind what has the stripe of this index.
    #[must_use]
    pub const fn band(index: u32) -> Self {
        Self(FIRST_STRIPE + (STRIPES + index % STRIPES) as u8)
    }

    /// Its name in style sheets: `two-way`, `unit-0`.
    #[must_use]
    pub fn name(self) -> String {
        match NAMES.get(usize::from(self.0)) {
            Some(name) => (*name).to_owned(),
            None => match u32::from(self.0 - FIRST_STRIPE) {
                stripe if stripe < STRIPES => format!("unit-{stripe}"),
                band => format!("band-{}", band - STRIPES),
            },
        }
    }

    /// Every token that is a colour, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..Self::COUNT as u8).map(Self)
    }
}

const STRIPES: u32 = 12;
const FIRST_STRIPE: u8 = NAMES.len() as u8;

const NAMES: [&str; 17] = [
    "none",
    "bg",
    "surface",
    "ink",
    "muted",
    "line",
    "reporting",
    "two-way",
    "two-way-bg",
    "one-way",
    "one-way-bg",
    "external",
    "selection",
    "danger",
    "on-accent",
    "calm",
    "one-way-line",
];

/// Which palette a scene is painted with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// A warm white page.
    #[default]
    Light,
    /// The same meanings on a dark page.
    Dark,
    /// Black on white, for paper.
    Print,
}

impl Theme {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// The name used in the window and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// The colour of `token` as `0xRRGGBB`; `None` for [`Token::NONE`] and tokens there are none of.
    #[must_use]
    pub fn colour(self, token: Token) -> Option<u32> {
        let palette = match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
        };
        (token != Token::NONE).then(|| palette.get(usize::from(token.0)).copied()).flatten()
    }

    /// The colour of `token` as `#rrggbb`, or `none`.
    #[must_use]
    pub fn css(self, token: Token) -> String {
        self.colour(token).map_or_else(|| "none".to_owned(), |rgb| format!("#{rgb:06x}"))
    }
}

type Palette = [u32; Token::COUNT];
type Given = [u32; NAMES.len() + STRIPES as usize];

/// The colours given, and the bands: `share` hundredths of each stripe on the page.
const fn with_bands(given: Given, share: u32) -> Palette {
    let mut palette = [0; Token::COUNT];
    let mut at = 0;
    while at < Token::COUNT {
        palette[at] =
            if at < given.len() { given[at] } else { mixed(given[at - STRIPES as usize], given[1], share) };
        at += 1;
    }
    palette
}

const fn mixed(colour: u32, page: u32, share: u32) -> u32 {
    let (mut all, mut shift) = (0, 0);
    while shift < 24 {
        let part = ((colour >> shift & 255) * share + (page >> shift & 255) * (100 - share)) / 100;
        all |= part << shift;
        shift += 8;
    }
    all
}

const LIGHT: Palette = with_bands(LIGHT_GIVEN, 14);
const DARK: Palette = with_bands(DARK_GIVEN, 14);
const PRINT: Palette = with_bands(PRINT_GIVEN, 12);

const LIGHT_GIVEN: Given = [
    0, 0xf7f6f2, 0xffffff, 0x1b232d, 0x5d6875, 0xdedad0, 0x7d8690, 0x0a736d, 0xe2f2f0, 0xae4f08, 0xfcefdc,
    0x6d4bc3, 0x2457d6, 0xb3261e, 0xffffff, 0x94846a, 0xbb7430, // stripes
    0x6b7f3a, 0x8a6a52, 0x647382, 0xa8678a, 0x4d7a57, 0x8a7d3f, 0x857a70, 0x8b6b86, 0x5b8a4a, 0x6e5444,
    0x5a6f64, 0xb56f9f,
];

const DARK_GIVEN: Given = [
    0, 0x13171c, 0x1b2128, 0xe9ecef, 0x9aa5b1, 0x343d47, 0x6f7b88, 0x45c9be, 0x12332f, 0xf0a54d, 0x3a2a14,
    0xb39bf0, 0x7ea6ff, 0xf2877e, 0x0f1419, 0x7c6e56, 0x9f6d33, // stripes
    0xa3b86c, 0xc2a188, 0x98a8b8, 0xd49bb9, 0x86b591, 0xc0b370, 0xb3a89d, 0xbd9db8, 0x97c585, 0xab8f7d,
    0x90a89b, 0xdda3c8,
];

const PRINT_GIVEN: Given = [
    0, 0xffffff, 0xffffff, 0x111417, 0x4d5560, 0xc9c9c9, 0x737b84, 0x006b66, 0xe6f3f1, 0xa34800, 0xfbf0e2,
    0x5b38b5, 0x1d49bd, 0xa31d16, 0xffffff, 0x877658, 0xb9722e, // stripes
    0x5f7330, 0x7d5e46, 0x586674, 0x99587b, 0x426d4c, 0x7b6f34, 0x776c62, 0x7c5d77, 0x4f7c40, 0x624a3b,
    0x4e6258, 0xa45f8e,
];

/// The palettes as a TypeScript module for the window's painters.
#[must_use]
pub fn palette_ts() -> String {
    let mut text = String::from(
        "// Generated by `cargo xtask bindings` from the drawing crate's theme. Do not edit.\n\n\
         export type ThemeName = 'light' | 'dark' | 'print';\n\n\
         /** One colour a token, in the order of the scene's tokens. */\n\
         export const palettes: Readonly<Record<ThemeName, readonly string[]>> = {\n",
    );
    for theme in Theme::ALL {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {}: [", theme.name());
        let _ = writeln!(text, "    'transparent', // {}", Token::NONE.name());
        for token in Token::all() {
            let _ = writeln!(text, "    '{}', // {}", theme.css(token), token.name());
        }
        text.push_str("  ],\n");
    }
    text.push_str("};\n");
    text
}

/// The palettes as CSS custom properties: the system's choice, unless `data-theme` says otherwise.
#[must_use]
pub fn tokens_css() -> String {
    let mut text = String::from(
        "/* Generated by `cargo xtask bindings` from the drawing crate's theme. Do not edit. */\n",
    );
    let mut block = |open: &str, theme: Theme, close: &str| {
        let _ = writeln!(text, "{open} {{");
        for token in Token::all() {
            let _ = writeln!(text, "  --{}: {};", token.name(), theme.css(token));
        }
        let _ = writeln!(text, "}}{close}");
    };
    block(":root", Theme::Light, "");
    block("@media (prefers-color-scheme: dark) {\n:root:not([data-theme='light'])", Theme::Dark, "\n}");
    block(":root[data-theme='dark']", Theme::Dark, "");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn luminance(rgb: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((rgb >> shift) & 255) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(theme: Theme, a: Token, b: Token) -> f64 {
        let (a, b) = (luminance(theme.colour(a).unwrap()), luminance(theme.colour(b).unwrap()));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_what_lies_behind_it() {
        let pairs = [
            (Token::INK, Token::BG),
            (Token::INK, Token::SURFACE),
            (Token::MUTED, Token::BG),
            (Token::MUTED, Token::SURFACE),
            (Token::TWO_WAY, Token::SURFACE),
            (Token::TWO_WAY, Token::BG),
            (Token::TWO_WAY, Token::TWO_WAY_BG),
            (Token::ONE_WAY, Token::SURFACE),
            (Token::ONE_WAY, Token::ONE_WAY_BG),
            (Token::EXTERNAL, Token::SURFACE),
            (Token::DANGER, Token::SURFACE),
            (Token::ON_ACCENT, Token::TWO_WAY),
            (Token::SURFACE, Token::INK),
        ];
        for theme in Theme::ALL {
            for (text, behind) in pairs {
                let ratio = contrast(theme, text, behind);
                assert!(ratio >= 4.5, "{} on {} in {}: {ratio:.2}", text.name(), behind.name(), theme.name());
            }
        }
    }

    #[test]
    fn lines_and_marks_stand_out_from_page_and_card() {
        let mut marks = vec![
            Token::REPORTING,
            Token::TWO_WAY,
            Token::ONE_WAY,
            Token::EXTERNAL,
            Token::SELECTION,
            Token::DANGER,
            Token::CALM,
            Token::ONE_WAY_LINE,
        ];
        marks.extend((0..STRIPES).map(Token::stripe));
        for theme in Theme::ALL {
            for &mark in &marks {
                for behind in [Token::BG, Token::SURFACE] {
                    let ratio = contrast(theme, mark, behind);
                    assert!(
                        ratio >= 3.0,
                        "{} on {} in {}: {ratio:.2}",
                        mark.name(),
                        behind.name(),
                        theme.name()
                    );
                }
            }
        }
    }

    #[test]
    fn two_way_pairs_stand_out_from_one_way_ones() {
        for theme in Theme::ALL {
            let ratio = |mark| contrast(theme, mark, Token::BG);
            let (two_way, one_way) = (ratio(Token::TWO_WAY), ratio(Token::ONE_WAY_LINE));
            assert!(two_way >= 1.4 * one_way, "{}: {two_way:.2} to {one_way:.2}", theme.name());
            assert!(two_way >= 1.4 * ratio(Token::CALM), "{}", theme.name());
        }
    }

    #[test]
    fn bands_carry_their_name_and_the_lines_over_them() {
        for theme in Theme::ALL {
            for band in (0..STRIPES).map(Token::band) {
                let ratio = |mark| contrast(theme, mark, band);
                let said = || format!("{} in {}", band.name(), theme.name());
                assert!(ratio(Token::INK) >= 4.5, "{}", said());
                assert!(ratio(Token::REPORTING) >= 2.7, "{}: {:.2}", said(), ratio(Token::REPORTING));
                assert!(ratio(Token::BG) > 1.05, "{} is seen: {:.2}", said(), ratio(Token::BG));
            }
        }
    }

    #[test]
    fn the_window_gets_every_token() {
        let (ts, css) = (palette_ts(), tokens_css());
        assert_eq!(ts.matches("// unit-11").count(), 3);
        assert_eq!(css.matches("--two-way:").count(), 3);
        assert_eq!(Theme::Light.css(Token::NONE), "none");
        assert_eq!(Token::stripe(13), Token::stripe(1));
        assert_eq!(Token::band(13).name(), "band-1");
    }
}
