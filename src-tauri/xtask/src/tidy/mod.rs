//! Rules of the house that neither compiler nor linter knows.
//!
//! Each rule is a function from the tree to complaints; a rule adds no exception without its reason
//! beside it. All complaints are shown at once.

mod files;
mod imports;
mod keys;
mod locks;
mod tree;
mod unused;

use crate::house::House;
use crate::process::Failure;
use crate::steps::Done;
use tree::Tree;

/// What is wrong, starting with the path it is about.
type Complaints = Vec<String>;

/// Fails with every complaint of every rule.
pub(crate) fn check(house: &House) -> Result<Done, Failure> {
    let tree = Tree::read(house.root())?;
    let complaints = [
        files::check(&tree),
        keys::check(&tree),
        locks::check(&tree),
        imports::check(house.packages(), &tree),
        unused::check(house.packages(), &tree),
    ]
    .concat();
    if complaints.is_empty() { Ok(Done::Passed) } else { Err(Failure::new(complaints.join("\n"))) }
}
