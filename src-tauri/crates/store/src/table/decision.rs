//! `decision`: what reviewers decided about what the needs show.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Decision, DecisionId, Facts, Outcome, RecordRef, ReviewKey, ReviewKind, ReviewLevel};

impl Stored for Decision {
    const TABLE: &'static str = "decision";
    const COLUMNS: &'static [&'static str] =
        &["kind", "level", "about", "facts", "outcome", "because", "who", "until", "by", "at"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(self.key.kind.code())?;
        to.put(level_text(self.key.level))?;
        to.json(Some(&self.key.about))?;
        to.json(Some(&self.facts))?;
        to.put(self.outcome.code())?;
        to.put(&self.because)?;
        to.put(&self.who)?;
        to.date(self.until)?;
        to.put(&self.by)?;
        to.put(self.at)
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        let Some(kind) = ReviewKind::from_code(&from.take::<String>()?) else {
            return Ok(None);
        };
        let level = level_of(&from.take::<String>()?).ok_or_else(|| from.wrong())?;
        let about = from.json::<Vec<RecordRef>>()?.unwrap_or_default();
        Ok(Some(Self {
            id: DecisionId::from_raw(id),
            key: ReviewKey { kind, level, about },
            facts: from.json::<Facts>()?.unwrap_or_default(),
            outcome: Outcome::from_code(&from.take::<String>()?).ok_or_else(|| from.wrong())?,
            because: from.take()?,
            who: from.take()?,
            until: from.date()?,
            by: from.take()?,
            at: from.take()?,
        }))
    }
}

pub(super) fn level_text(level: ReviewLevel) -> String {
    match level {
        ReviewLevel::Any => "any".to_owned(),
        ReviewLevel::Positions => "positions".to_owned(),
        ReviewLevel::Depth(depth) => depth.to_string(),
    }
}

pub(super) fn level_of(text: &str) -> Option<ReviewLevel> {
    match text {
        "any" => Some(ReviewLevel::Any),
        "positions" => Some(ReviewLevel::Positions),
        depth => depth.parse().ok().map(ReviewLevel::Depth),
    }
}
