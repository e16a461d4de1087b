//! Bytes to text: reading with bounds, and finding the encoding.
//!
//! The order of belief: a byte order mark, the NULs of UTF-16 without one, valid UTF-8, UTF-8 with a few
//! broken bytes, and else what `chardetng` takes it for (Windows-1252 for what Excel writes in Indonesia).

use super::error::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::Read;

/// The longest line, in bytes.
pub const LINE_LIMIT: usize = 16 << 20;
/// The largest file, in bytes.
pub const FILE_LIMIT: usize = 1 << 30;

/// Reads a whole file, refusing one with an endless line or of an endless size before it fills the memory.
///
/// # Errors
/// [`ReadError::LineTooLong`], [`ReadError::TooLarge`], and what the system says.
pub fn load(file: &str, from: &mut dyn Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 256 << 10];
    let (mut feeds, mut returns, mut line_start) = (0u32, 0u32, 0usize);
    loop {
        let count = match from.read(&mut chunk) {
            Ok(0) => return Ok(bytes),
            Ok(count) => count,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(source) => return Err(ReadError::NotReadable { file: file.to_owned(), source }),
        };
        let new = &chunk[..count];
        if let Some(last) = new.iter().rposition(|b| matches!(b, b'\n' | b'\r')) {
            let many = |end: u8| new.iter().filter(|&&b| b == end).count() as u32;
            (feeds, returns) = (feeds + many(b'\n'), returns + many(b'\r'));
            line_start = bytes.len() + last + 1;
        }
        bytes.extend_from_slice(new);
        if bytes.len() - line_start > LINE_LIMIT && has_lines(&bytes) {
            // An old Mac ends its lines with carriage returns alone.
            let line = 1 + if feeds == 0 { returns } else { feeds };
            return Err(ReadError::LineTooLong { file: file.to_owned(), line, limit: LINE_LIMIT });
        }
        if bytes.len() > FILE_LIMIT {
            return Err(ReadError::TooLarge { file: file.to_owned(), limit: FILE_LIMIT });
        }
    }
}

/// Whether lines mean something: in a packed workbook they do not, and JSON may be one line.
fn has_lines(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace() && !b"\xef\xbb\xbf\xff\xfe\0".contains(b));
    !matches!(bytes, [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..])
        && !matches!(first, Some(b'{' | b'['))
}

/// The text of the bytes; nothing when they are no text. Text in UTF-8 is not copied.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = text_of(bytes)?;
    // An old Mac, and Excel asked for its format, end lines with carriage returns alone.
    if text.contains('\r') && !text.contains('\n') {
        return Some(Cow::Owned(text.replace('\r', "\n")));
    }
    Some(text)
}

fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0;
        return Some(text);
    }
    if let Some(encoding) = utf16_by_nuls(bytes) {
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    if is_binary(bytes) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) if mostly_utf8(bytes) => Some(UTF_8.decode_without_bom_handling(bytes).0),
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(Some(b"id"), Utf8Detection::Deny);
            Some(encoding.decode_without_bom_handling(bytes).0)
        }
    }
}

/// UTF-16 of mostly Latin text has a NUL in every other byte.
fn utf16_by_nuls(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let nuls = |at: usize| sample.iter().skip(at).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), sample.len() / 2);
    match () {
        () if half >= 4 && odd * 10 >= half * 7 && even * 10 <= half => Some(UTF_16LE),
        () if half >= 4 && even * 10 >= half * 7 && odd * 10 <= half => Some(UTF_16BE),
        () => None,
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"\x89PNG",
        b"GIF8",
        b"\xff\xd8\xff",
        b"PK\x03\x04",
        b"%PDF",
        b"\xd0\xcf\x11\xe0",
        b"SQLite format 3",
        b"\x1f\x8b",
    ];
    let sample = &bytes[..bytes.len().min(8192)];
    let control = sample.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\r' | b'\n' | 12)).count();
    MAGIC.iter().any(|magic| bytes.starts_with(magic)) || control * 10 > sample.len()
}

/// Whether far more letters are right in UTF-8 than bytes are wrong: then the wrong ones are damage.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|b| b & 0xC0 == 0xC0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_excel_writes() {
        let utf16 = |be: bool, mark: bool| {
            let text = if mark { "\u{feff}NIK;Zoë" } else { "NIK;Nama Zoë" };
            let units = text.encode_utf16().flat_map(|u| if be { u.to_be_bytes() } else { u.to_le_bytes() });
            units.collect::<Vec<u8>>()
        };
        assert_eq!(decode(&utf16(false, true)).as_deref(), Some("NIK;Zoë"));
        assert_eq!(decode(&utf16(true, true)).as_deref(), Some("NIK;Zoë"));
        assert_eq!(decode(&utf16(false, false)).as_deref(), Some("NIK;Nama Zoë"));
        assert_eq!(decode(&utf16(true, false)).as_deref(), Some("NIK;Nama Zoë"));
        assert_eq!(decode(b"\xef\xbb\xbfNIK").as_deref(), Some("NIK"));
        assert_eq!(decode(b"Ma\x92ruf;Zo\xeb;Caf\xe9").as_deref(), Some("Ma’ruf;Zoë;Café"));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0"), None);
        assert_eq!(decode(b"NIK\r1\r").as_deref(), Some("NIK\n1\n"));
        assert_eq!(decode(b"NIK\r\n1\r").as_deref(), Some("NIK\r\n1\r"));
    }

    #[test]
    fn keeps_utf8_with_a_broken_byte() {
        let mut bytes = "Zoë, José, François, Reátegui, Sánchez".as_bytes().to_vec();
        bytes.push(0xff);
        assert!(
            decode(&bytes).is_some_and(|text| text.starts_with("Zoë, José") && text.ends_with('\u{fffd}'))
        );
    }

    #[test]
    fn refuses_an_endless_line_by_its_number() {
        let head = std::io::Cursor::new(b"id,name\n1,Ayu\n".to_vec());
        let mut endless = head.chain(std::io::repeat(b'x').take(2 << 30));
        let refused = load("long.csv", &mut endless);
        assert!(matches!(refused, Err(ReadError::LineTooLong { line: 3, .. })), "{refused:?}");
        let mut users = std::io::Cursor::new(b"[".to_vec()).chain(std::io::repeat(b' ').take(17 << 20));
        assert!(load("users.json", &mut users).is_ok(), "JSON may be one long line");
    }

    #[test]
    fn lines_that_end_with_carriage_returns_alone_are_lines() {
        let many = "1,Ayu\r".repeat(3 << 20);
        assert!(load("mac.csv", &mut many.as_bytes()).is_ok_and(|bytes| bytes.len() > LINE_LIMIT));
    }
}
