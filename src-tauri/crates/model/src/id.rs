//! Record ids: 63-bit integers in memory and in the file, short base32 text outside.
//!
//! One newtype a kind, made by one macro, so that a unit's id cannot be passed for a position's. Ids are
//! minted by an [`IdGen`] handed in by the caller; they grow, so rows minted later sort later.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Mints raw ids: positive, below 2^63, each larger than the one before.
pub trait IdGen {
    /// The next raw id.
    fn next_id(&mut self) -> u64;
}

/// Counts upwards from a start; for tests and for goldens.
#[derive(Debug, Clone)]
pub struct SequentialIds(u64);

impl SequentialIds {
    /// Starts so that the first id is `first`.
    pub fn from(first: u64) -> Self {
        Self(first)
    }
}

impl Default for SequentialIds {
    fn default() -> Self {
        Self(1)
    }
}

impl IdGen for SequentialIds {
    fn next_id(&mut self) -> u64 {
        let id = self.0;
        self.0 += 1;
        id
    }
}

/// Ids that sort by time of minting: 42 bits of milliseconds, then random low bits.
#[derive(Debug, Clone)]
pub struct TimeOrderedIds {
    last: u64,
    random: u64,
}

const LOW_BITS: u32 = 21;

impl TimeOrderedIds {
    /// `millis` since the Unix epoch, `seed` from the caller's source of randomness, and the largest id
    /// already in use (0 when there is none).
    pub fn new(millis: u64, seed: u64, last: u64) -> Self {
        let base = (millis & ((1 << 42) - 1)) << LOW_BITS;
        Self { last: last.max(base), random: seed | 1 }
    }
}

impl IdGen for TimeOrderedIds {
    fn next_id(&mut self) -> u64 {
        // xorshift64 (Marsaglia, "Xorshift RNGs", 2003): two programs minting at once rarely meet.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.last += 1 + (self.random >> 58);
        self.last
    }
}

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id")]
pub struct IdTextError(pub String);

/// Crockford's base 32, lower case: no letter that can be read as a digit.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn to_text(mut raw: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = [b'0'; 13];
    for place in text.iter_mut().rev() {
        *place = DIGITS[(raw & 31) as usize];
        raw >>= 5;
    }
    let start = text.iter().position(|&c| c != b'0').unwrap_or(12);
    f.write_str(std::str::from_utf8(&text[start..]).map_err(|_| fmt::Error)?)
}

fn from_text(text: &str) -> Result<u64, IdTextError> {
    let bad = || IdTextError(text.to_owned());
    if text.is_empty() || text.len() > 13 {
        return Err(bad());
    }
    let mut raw: u64 = 0;
    for c in text.bytes() {
        let digit = DIGITS.iter().position(|&d| d == c.to_ascii_lowercase()).ok_or_else(bad)?;
        raw = raw.checked_mul(32).ok_or_else(bad)? | digit as u64;
    }
    if raw >> 63 == 0 { Ok(raw) } else { Err(bad()) }
}

/// What the ids of all kinds have in common, for code that is generic over them.
pub(crate) trait Id: Copy + Ord + fmt::Debug {
    fn of_raw(raw: u64) -> Self;
    fn to_raw(self) -> u64;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            /// Wraps a raw id as it stands in the file.
            pub const fn from_raw(raw: u64) -> Self { Self(raw) }
            /// The raw id for the file.
            pub const fn raw(self) -> u64 { self.0 }
            /// Mints a new id.
            pub fn mint(ids: &mut dyn IdGen) -> Self { Self(ids.next_id()) }
        }

        impl Id for $name {
            fn of_raw(raw: u64) -> Self { Self(raw) }
            fn to_raw(self) -> u64 { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { to_text(self.0, f) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "("))?;
                to_text(self.0, f)?;
                f.write_str(")")
            }
        }

        impl FromStr for $name {
            type Err = IdTextError;
            fn from_str(text: &str) -> Result<Self, IdTextError> { from_text(text).map(Self) }
        }
    )+};
}

ids! {
    /// A unit.
    UnitId,
    /// A position.
    PositionId,
    /// A person.
    PersonId,
    /// An assignment of a person to a position.
    AssignmentId,
    /// A dotted line between two positions.
    DottedLineId,
    /// An item that is needed.
    ItemId,
    /// A need.
    NeedId,
    /// A set of needs.
    NeedSetId,
    /// A process.
    ProcessId,
    /// A topic people ask about.
    TopicId,
    /// A way to reach somebody.
    ChannelId,
    /// An answer given to a one-way pair.
    AnswerId,
    /// A finding kept in the file.
    FindingId,
    /// A custom field.
    FieldId,
    /// A decision of a review.
    DecisionId,
    /// A question that nobody could answer.
    QuestionId,
    /// A review that was begun.
    RoundId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn text_and_back(raw in 0u64..(1 << 63)) {
            let id = UnitId::from_raw(raw);
            prop_assert_eq!(id.to_string().parse::<UnitId>(), Ok(id));
        }
    }

    #[test]
    fn refuses_what_is_no_id() {
        for text in ["", "u", "!", "zzzzzzzzzzzzz", "00000000000000"] {
            assert!(text.parse::<UnitId>().is_err(), "{text}");
        }
    }

    #[test]
    fn minted_ids_grow_and_stay_positive() {
        let mut ids = TimeOrderedIds::new(1_790_000_000_000, 99, 0);
        let minted: Vec<u64> = (0..1000).map(|_| ids.next_id()).collect();
        assert!(minted.windows(2).all(|w| w[0] < w[1]));
        assert!(minted.iter().all(|&id| id >> 63 == 0));
    }
}
