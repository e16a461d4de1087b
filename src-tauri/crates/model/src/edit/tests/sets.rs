//! Sets of needs: who is missing, and when a set goes.

use super::super::*;
use crate::SequentialIds;

/// Payroll needs one item from every unit under the head office: from `sales` and `stock` it is recorded.
fn payroll() -> (Document, NeedSet, [UnitId; 4]) {
    let mut ids = SequentialIds::default();
    let units: [UnitId; 4] = std::array::from_fn(|_| UnitId::mint(&mut ids));
    let [office, payroll, sales, stock] = units;
    let item = Item { id: ItemId::mint(&mut ids), name: "overtime".into(), kind: ItemKind::Information };
    let set = NeedSet {
        id: NeedSetId::mint(&mut ids),
        customers: Members::These,
        suppliers: Members::Under(office),
    };
    let mut rows = vec![Row::Unit(Unit::new(office, "Office")), Row::Item(item.clone())];
    for (unit, name) in [(payroll, "Payroll"), (sales, "Sales"), (stock, "Stock")] {
        rows.push(Row::Unit(Unit { parent: Some(office), ..Unit::new(unit, name) }));
    }
    rows.push(Row::NeedSet(set.clone()));
    for supplier in [sales, stock] {
        let need = Need::new(NeedId::mint(&mut ids), End::Unit(payroll), End::Unit(supplier), item.id);
        rows.push(Row::Need(Need { set: Some(set.id), ..need }));
    }
    (rows.into_iter().collect(), set, units)
}

fn add_unit(document: &Document, parent: UnitId, id: u64) -> (Document, UnitId) {
    let unit = Unit { parent: Some(parent), ..Unit::new(UnitId::from_raw(id), "New") };
    let id = unit.id;
    (plan(document, Edit::Add(Row::Unit(unit))).unwrap().after, id)
}

#[test]
fn a_new_unit_is_missing_until_a_need_joins_it_even_one_that_ended() {
    let (document, set, [office, payroll, sales, _]) = payroll();
    assert_eq!(document.missing_in(&set), []);
    let (document, new) = add_unit(&document, office, 900);
    assert_eq!(document.missing_in(&set), [(End::Unit(payroll), End::Unit(new))]);
    // Below one of them it is none of the rule's.
    let (below, _) = add_unit(&document, sales, 901);
    assert_eq!(below.missing_in(&set).len(), 1);
    let like = document.needs().iter().next().unwrap().clone();
    let ended =
        Need { id: NeedId::from_raw(902), supplier: End::Unit(new), status: NeedStatus::Ended, ..like };
    let said = plan(&document, Edit::Add(Row::Need(ended))).unwrap().after;
    assert_eq!(said.missing_in(&set), []);
}

#[test]
fn the_last_need_that_leaves_takes_the_set_along_and_brings_it_back() {
    let (document, set, _) = payroll();
    let remove: Vec<Edit> = document.needs().ids().map(|id| Edit::Remove(id.into())).collect();
    let one = plan(&document, remove[0].clone()).unwrap().after;
    assert!(one.need_sets().contains(set.id));
    let planned = plan(&document, Edit::All(remove)).unwrap();
    assert!(planned.after.need_sets().is_empty());
    assert_eq!(planned.after.with(&planned.change.invert()), document);
}

#[test]
fn a_rule_about_a_unit_that_goes_says_nothing_any_more() {
    let (document, set, [office, ..]) = payroll();
    let edit = Edit::RemoveUnit { unit: office, below: Below::MoveUp };
    let after = plan(&document, edit).unwrap().after;
    assert_eq!(after.need_sets().get(set.id).unwrap().suppliers, Members::These);
}
