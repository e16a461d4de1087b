//! What names a stored picture.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Names the picture of a person by what is in it: the first half of the SHA-256 of its bytes. Two pictures of
/// one name are the same picture, so a document and its history carry names alone, and whoever shows a picture
/// asks the file for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Portrait([u8; 16]);

/// Why a text names no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` names no picture")]
pub struct PortraitTextError(pub String);

impl Portrait {
    /// Of the first half of a picture's SHA-256.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Portrait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Portrait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Portrait({self})")
    }
}

impl FromStr for Portrait {
    type Err = PortraitTextError;

    /// 32 hexadecimal digits, lower case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || PortraitTextError(text.to_owned());
        let digit = |c: u8| match c {
            b'0'..=b'9' => Some(c - b'0'),
            b'a'..=b'f' => Some(c - b'a' + 10),
            _ => None,
        };
        let digits: Option<Vec<u8>> = text.bytes().map(digit).collect();
        let bytes = digits.as_deref().filter(|digits| digits.len() == 32).ok_or_else(bad)?;
        let mut name = [0; 16];
        for (byte, pair) in name.iter_mut().zip(bytes.chunks_exact(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        Ok(Self(name))
    }
}

impl Serialize for Portrait {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Portrait {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_from_its_text() {
        let name = Portrait::from_bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xab, 0xcd, 0xef, 0x7f, 0xff]);
        assert_eq!(name.to_string(), "000102030405060708090aabcdef7fff");
        assert_eq!(name.to_string().parse(), Ok(name));
    }

    #[test]
    fn other_texts_name_nothing() {
        for text in ["", "00", "000102030405060708090AABCDEF7FFF", "0001020304050607é8090aabcdef7fff"] {
            assert!(text.parse::<Portrait>().is_err(), "{text}");
        }
    }
}
