//! What stops wave by wave, as a file.

use super::{Dressed, Words, saved};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::{Exported, WavesExportRequest, WavesRequest};
use crate::error::ApiError;
use crate::use_case::study::drawn_waves;
use simpul_drawing::dressing::{Dressing, dressed};

/// Writes the picture of what stops where the user said, as it is folded.
///
/// # Errors
/// `no-file`, `not-found` for a key that names nothing that can stop, `picture-empty`, `picture-failed`,
/// `not-writable`, `disk-full`.
pub fn export_waves(desk: &Desk, request: WavesExportRequest, ctx: &Ctx) -> Result<Exported, ApiError> {
    let snapshot = desk.snapshot()?;
    let words = Words { language: request.language, snapshot: &snapshot, title: &request.title, ctx };
    let picture = words.waves(&request.waves)?;
    saved(desk, &picture, request.format, request.path, ctx)
}

impl Words<'_> {
    /// Lanes and columns say in words what they are: no legend is needed.
    fn waves(&self, request: &WavesRequest) -> Result<Dressed, ApiError> {
        let (spread, scene) = drawn_waves(self.snapshot, request, &self.spoken())?;
        let (shown, total) = spread.counts();
        if total == 0 {
            return Err(ApiError::new("picture-empty", &[]));
        }
        let dressing = Dressing {
            title: match self.title {
                "" => self.filled("waves.title", &[("who", spread.who())]),
                title => title.to_owned(),
            },
            subtitle: [self.snapshot.document.organisation().name.clone(), self.date()].join(" · "),
            shown: self.count("shown-boxes", shown, total),
            legend: Vec::new(),
        };
        Ok(Dressed { scene: dressed(scene, &dressing), shown, total })
    }
}
