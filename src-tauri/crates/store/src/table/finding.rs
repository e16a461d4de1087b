//! `finding`: what imports found, with the place it came from.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::code::Code;
use crate::error::Result;
use simpul_model::{Finding, FindingId, FindingKind, RecordKind, RecordRef, Repair};

impl Stored for Finding {
    const TABLE: &'static str = "finding";
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "file",
        "line",
        "heading",
        "value",
        "args",
        "repair_code",
        "repair_args",
        "repair_applied",
        "state",
        "about_kind",
        "about_id",
        "accepted_by",
        "accepted_at",
    ];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(self.kind.code())?;
        to.put(&self.file)?;
        to.put(self.row)?;
        to.put(&self.column)?;
        to.put(&self.value)?;
        to.put(json(&self.args))?;
        to.put(&self.repair.code)?;
        to.put(json(&self.repair.args))?;
        to.put(self.repair.applied)?;
        to.put(self.state.code())?;
        to.put(self.about.map(|about| about.kind().code()))?;
        to.maybe_id(self.about.map(RecordRef::raw))?;
        to.confirmation(self.accepted.as_ref())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        let Some(kind) = FindingKind::from_code(&from.take::<String>()?) else {
            return Ok(None);
        };
        Ok(Some(Self {
            id: FindingId::from_raw(id),
            kind,
            file: from.take()?,
            row: from.take()?,
            column: from.take()?,
            value: from.take()?,
            args: from.texts()?,
            repair: Repair { code: from.take()?, args: from.texts()?, applied: from.take()? },
            state: from.code()?,
            about: about(from)?,
            accepted: from.confirmation()?,
        }))
    }
}

/// Nothing too for a kind of record that this program does not know: the finding stands without it.
fn about(from: &mut Cells<'_>) -> Result<Option<RecordRef>> {
    let kind = from.take::<Option<String>>()?;
    let id = from.maybe_id(|raw| raw)?;
    let kind = kind.and_then(|kind| RecordKind::from_code(&kind));
    Ok(kind.zip(id).map(|(kind, raw)| RecordRef::from_parts(kind, raw)))
}

fn json(texts: &[String]) -> String {
    serde_json::Value::from(texts).to_string()
}
