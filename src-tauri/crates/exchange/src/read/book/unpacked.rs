//! What a packed workbook unpacks to, before anything in it is believed.
//!
//! Declared sizes are not trusted: every part is unpacked once and counted, so that a bomb is refused in
//! constant memory. Linear in the unpacked bytes, up to the limit.

use crate::read::error::ReadError;
use std::fmt::Display;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that the tables of a workbook may unpack to.
pub(super) const UNPACKED_LIMIT: u64 = 512 << 20;
/// The most parts a workbook may have.
const PARTS: usize = 20_000;

/// What the parts of a packed workbook show.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Unpacked {
    pub(super) xlsx: bool,
    pub(super) xlsb: bool,
    pub(super) ods: bool,
    /// Whether some sheet has merged cells.
    pub(super) merged: bool,
}

/// Unpacks every part once and tells what it is; refuses those that come to more than `limit` bytes.
pub(super) fn weigh(file: &str, bytes: &[u8], limit: u64) -> Result<Unpacked, ReadError> {
    let too_large = || ReadError::Unpacked { file: file.to_owned(), limit };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(file, &error))?;
    let mut found = Unpacked::default();
    if archive.len() > PARTS {
        return Err(too_large());
    }
    let (mut total, mut chunk) = (0u64, vec![0; 64 << 10]);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| broken(file, &error))?;
        let name = part.name().map_err(|error| broken(file, &error))?.replace('\\', "/").to_ascii_lowercase();
        found.xlsx |= name.ends_with("workbook.xml");
        found.xlsb |= name.ends_with("workbook.bin");
        let is_mime = name == "mimetype";
        if !is_mime && ![".xml", ".bin", ".rels"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let mut tail = Vec::new();
        loop {
            let count = part.read(&mut chunk).map_err(|error| broken(file, &error))?;
            if count == 0 {
                break;
            }
            total += count as u64;
            if total > limit {
                return Err(too_large());
            }
            let new = &chunk[..count];
            found.ods |= is_mime && new.starts_with(b"application/vnd.oasis.opendocument.spreadsheet");
            // A mark may lie across two chunks: the end of the one before is looked at again.
            tail.extend_from_slice(&new[..new.len().min(MERGED.len())]);
            found.merged |= !found.merged && (contains(new, MERGED) || contains(&tail, MERGED));
            tail.clear();
            tail.extend_from_slice(&new[new.len().saturating_sub(MERGED.len())..]);
        }
    }
    Ok(found)
}

const MERGED: &[u8] = b"mergeCell ";

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    memchr::memmem::find(bytes, mark).is_some()
}

fn broken(file: &str, why: &dyn Display) -> ReadError {
    let (file, why) = (file.to_owned(), why.to_string());
    if why.contains(ZipError::PASSWORD_REQUIRED) {
        ReadError::Protected { file }
    } else {
        ReadError::Broken { file, why }
    }
}
