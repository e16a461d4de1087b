//! `needs.csv`: who needs what from whom, and which needs were said at once.

use super::Out;
use crate::read::ends::{position_key, unit_key};
use crate::read::words::joined;
use crate::table::{Cell, Table};
use simpul_model::*;

const NEEDS: [&str; 25] = [
    "id",
    "customer",
    "supplier",
    "item",
    "kind",
    "purpose",
    "form",
    "quality",
    "channel",
    "cadence",
    "due",
    "aim",
    "ack_within",
    "criticality",
    "weight",
    "processes",
    "made_from",
    "customer_position",
    "supplier_position",
    "status",
    "set",
    "customers_level",
    "customers_under",
    "suppliers_level",
    "suppliers_under",
];

/// `needs.csv`. Linear.
pub fn needs(document: &Document) -> Vec<u8> {
    needs_of(document, document.needs().ids())
}

/// The same of some needs, in this order.
pub fn needs_of(document: &Document, needs: impl IntoIterator<Item = NeedId>) -> Vec<u8> {
    let mut out = Out::new(&NEEDS);
    needs
        .into_iter()
        .filter_map(|id| document.needs().get(id))
        .for_each(|need| out.row(need_row(document, need)));
    out.bytes()
}

/// What [`needs_of`] writes, as a table for a workbook: all of it text, so that `007` and `15:00` stay as given.
pub fn needs_table(document: &Document, needs: impl IntoIterator<Item = NeedId>, name: &str) -> Table {
    let rows = needs.into_iter().filter_map(|id| document.needs().get(id));
    Table {
        name: name.to_owned(),
        headings: NEEDS.map(str::to_owned).to_vec(),
        rows: rows.map(|need| need_row(document, need).map(Cell::Text).to_vec()).collect(),
    }
}

fn need_row(document: &Document, need: &Need) -> [String; 25] {
    let item = document.items().get(need.item);
    let [customer, supplier] = need_ends(document, need);
    let processes =
        need.processes.iter().filter_map(|&id| document.processes().get(id)).map(|p| p.name.trim());
    let made_from: Vec<String> =
        need.made_from.iter().filter_map(|&id| document.needs().get(id)).map(need_key).collect();
    let set = need.set.and_then(|id| document.need_sets().get(id));
    let [customers_level, customers_under, suppliers_level, suppliers_under] =
        set.map(|set| set_sides(document, set)).unwrap_or_default();
    let s = &need.standard;
    [
        need_key(need),
        customer.0,
        supplier.0,
        item.map(|item| item.name.clone()).unwrap_or_default(),
        item.map(|item| kind(item.kind).to_owned()).unwrap_or_default(),
        need.purpose.clone(),
        s.form.clone(),
        s.quality.clone(),
        need.channel.clone(),
        s.cadence.text.clone(),
        s.due.text.clone(),
        s.aim.text.clone(),
        s.ack_within.text.clone(),
        need.criticality.map(criticality).unwrap_or_default().to_owned(),
        need.weight.map(|weight| weight.to_string()).unwrap_or_default(),
        joined(processes),
        joined(made_from.iter().map(String::as_str)),
        customer.1,
        supplier.1,
        status(need.status).to_owned(),
        set.map(|set| set_name(document, set.id)).unwrap_or_default(),
        customers_level,
        customers_under,
        suppliers_level,
        suppliers_under,
    ]
    // White space around a value is nothing that a reader of files would keep.
    .map(|cell| if cell.trim().len() == cell.len() { cell } else { cell.trim().to_owned() })
}

fn need_key(need: &Need) -> String {
    need.external_id.clone().unwrap_or_else(|| need.id.to_string())
}

/// A set is called after its first need: it has no name of its own that another file would know.
pub(crate) fn set_name(document: &Document, set: NeedSetId) -> String {
    document.needs_in_set(set).map(need_key).next().unwrap_or_default()
}

/// Who stands on each side of a set: level and unit of the customers, then of the suppliers.
pub(crate) fn set_sides(document: &Document, set: &NeedSet) -> [String; 4] {
    let side = |members: Members| match members {
        Members::These => [String::new(), String::new()],
        Members::Level(level) => [level.to_string(), String::new()],
        Members::Under(unit) => [String::new(), document.units().get(unit).map(unit_key).unwrap_or_default()],
    };
    let ([level, under], [of, below]) = (side(set.customers), side(set.suppliers));
    [level, under, of, below]
}

/// What customer and supplier of a need are called: the unit of each, and its position where it is narrowed.
pub(crate) fn need_ends(document: &Document, need: &Need) -> [(String, String); 2] {
    [need.customer, need.supplier].map(|end| ends(document, end))
}

/// The unit of an end, and its position where it is narrowed to one.
fn ends(document: &Document, end: End) -> (String, String) {
    let unit =
        document.unit_of(end).and_then(|id| document.units().get(id)).map(unit_key).unwrap_or_default();
    match end {
        End::Unit(_) => (unit, String::new()),
        End::Position(id) => (unit, document.positions().get(id).map(position_key).unwrap_or_default()),
    }
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Information => "information",
        ItemKind::Action => "action",
        ItemKind::Resource => "resource",
    }
}

fn criticality(criticality: Criticality) -> &'static str {
    match criticality {
        Criticality::Low => "low",
        Criticality::Medium => "medium",
        Criticality::High => "high",
    }
}

fn status(status: NeedStatus) -> &'static str {
    match status {
        NeedStatus::Active => "active",
        NeedStatus::Draft => "draft",
        NeedStatus::Ended => "ended",
    }
}
