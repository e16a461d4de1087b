//! Where pictures wait until they are written: a file without a name that goes away by itself. A hundred
//! thousand of them are half a gigabyte.

use crate::error::ApiError;
use simpul_exchange::photos::Small;
use simpul_model::Portrait;
use simpul_store::Kept;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

/// Pictures in the order in which they came.
pub(super) struct Spool {
    to: BufWriter<File>,
    listed: Vec<(Portrait, usize)>,
}

impl Spool {
    pub(super) fn new() -> Result<Self, ApiError> {
        let file = tempfile::tempfile().map_err(|error| refused(&error))?;
        Ok(Self { to: BufWriter::new(file), listed: Vec::new() })
    }

    pub(super) fn put(&mut self, picture: Small) -> Result<(), ApiError> {
        self.to.write_all(&picture.bytes).map_err(|error| refused(&error))?;
        self.listed.push((picture.name, picture.bytes.len()));
        Ok(())
    }

    /// All of them again, one at a time.
    pub(super) fn pictures(self) -> impl Iterator<Item = io::Result<Kept>> {
        let mut from = self.to.into_inner().map_err(io::IntoInnerError::into_error).and_then(|mut file| {
            file.seek(SeekFrom::Start(0))?;
            Ok(BufReader::new(file))
        });
        self.listed.into_iter().map(move |(name, length)| {
            let from = from.as_mut().map_err(|error| io::Error::new(error.kind(), error.to_string()))?;
            let mut bytes = vec![0; length];
            from.read_exact(&mut bytes)?;
            Ok(Kept { name, bytes })
        })
    }
}

fn refused(error: &io::Error) -> ApiError {
    match error.kind() {
        io::ErrorKind::StorageFull => ApiError::new("disk-full", &[]),
        _ => ApiError::new("internal", &[("why", error.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_back_as_they_went() {
        let mut spool = Spool::new().unwrap();
        let picture = |number: u8| Small {
            name: Portrait::from_bytes([number; 16]),
            bytes: vec![number; usize::from(number) * 1000],
        };
        (0..9).for_each(|number| spool.put(picture(number)).unwrap());
        for (number, kept) in (0..).zip(spool.pictures()) {
            let kept = kept.unwrap();
            assert_eq!((kept.name, kept.bytes), (picture(number).name, picture(number).bytes));
        }
    }
}
