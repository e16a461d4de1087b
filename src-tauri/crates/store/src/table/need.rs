//! `need`: who needs what from whom; with `need_process` and `need_made_from`.

use super::{Link, Stored};
use crate::cells::{Binding, Cells};
use crate::code::{Code, deadline_of, deadline_text};
use crate::error::Result;
use simpul_model::{Deadline, ItemId, Need, NeedId, NeedSetId, ProcessId, RecordRef, Said, Standard};

impl Stored for Need {
    const TABLE: &'static str = "need";
    const COLUMNS: &'static [&'static str] = &[
        "external_id",
        "customer_unit",
        "customer_position",
        "supplier_unit",
        "supplier_position",
        "item",
        "purpose",
        "due",
        "due_value",
        "aim",
        "aim_value",
        "cadence",
        "cadence_value",
        "form",
        "quality",
        "ack_within",
        "ack_within_value",
        "channel",
        "criticality",
        "weight",
        "status",
        "customer_confirmed_by",
        "customer_confirmed_at",
        "supplier_confirmed_by",
        "supplier_confirmed_at",
        "need_set",
    ];
    const LINKS: &'static [Link] = &[
        Link { table: "need_process", owner: "need", key: "process", value: None },
        Link { table: "need_made_from", owner: "need", key: "source", value: None },
    ];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.external_id)?;
        to.end(self.customer)?;
        to.end(self.supplier)?;
        to.id(self.item.raw())?;
        to.put(&self.purpose)?;
        bind_standard(&self.standard, to)?;
        to.put(&self.channel)?;
        to.put(self.criticality.map(|criticality| criticality.code()))?;
        to.put(self.weight)?;
        to.put(self.status.code())?;
        to.confirmation(self.confirmed_by_customer.as_ref())?;
        to.confirmation(self.confirmed_by_supplier.as_ref())?;
        to.maybe_id(self.set.map(|set| set.raw()))
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: NeedId::from_raw(id),
            external_id: from.take()?,
            customer: from.end()?,
            supplier: from.end()?,
            item: from.id(ItemId::from_raw)?,
            purpose: from.take()?,
            standard: read_standard(from)?,
            channel: from.take()?,
            criticality: from.maybe_code()?,
            weight: from.take()?,
            processes: Vec::new(),
            made_from: Vec::new(),
            status: from.code()?,
            confirmed_by_customer: from.confirmation()?,
            confirmed_by_supplier: from.confirmation()?,
            set: from.maybe_id(NeedSetId::from_raw)?,
        }))
    }

    fn links(&self, of: usize) -> Vec<(u64, Option<&str>)> {
        match of {
            0 => self.processes.iter().map(|id| (id.raw(), None)).collect(),
            _ => self.made_from.iter().map(|id| (id.raw(), None)).collect(),
        }
    }

    fn link(&mut self, of: usize, key: u64, _value: Option<String>) {
        match of {
            0 => self.processes.push(ProcessId::from_raw(key)),
            _ => self.made_from.push(NeedId::from_raw(key)),
        }
    }
}

fn bind_standard(standard: &Standard, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
    for deadline in [&standard.due, &standard.aim] {
        to.put(&deadline.text)?;
        to.put(deadline.value.as_ref().map(deadline_text))?;
    }
    to.put(&standard.cadence.text)?;
    to.put(standard.cadence.value.map(|cadence| cadence.code()))?;
    to.put(&standard.form)?;
    to.put(&standard.quality)?;
    to.put(&standard.ack_within.text)?;
    to.put(standard.ack_within.value)
}

fn read_standard(from: &mut Cells<'_>) -> Result<Standard> {
    Ok(Standard {
        due: read_deadline(from)?,
        aim: read_deadline(from)?,
        cadence: Said { text: from.take()?, value: from.maybe_code()? },
        form: from.take()?,
        quality: from.take()?,
        ack_within: Said { text: from.take()?, value: from.take()? },
    })
}

fn read_deadline(from: &mut Cells<'_>) -> Result<Said<Deadline>> {
    let text = from.take()?;
    let value = match from.take::<Option<String>>()? {
        Some(value) => Some(deadline_of(&value).ok_or_else(|| from.wrong())?),
        None => None,
    };
    Ok(Said { text, value })
}
