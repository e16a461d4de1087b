//! How many suppliers and customers every node has.

use crate::inner::{Inner, ends};

/// Distinct suppliers (in) and customers served (out) of every inner node, zeros included. Linear.
pub(crate) fn degrees(inner: &Inner) -> (Vec<u32>, Vec<u32>) {
    let (mut suppliers, mut customers) = (vec![0; inner.node_count()], vec![0; inner.node_count()]);
    for (supplier, customer) in ends(inner) {
        customers[supplier as usize] += 1;
        suppliers[customer as usize] += 1;
    }
    (suppliers, customers)
}
