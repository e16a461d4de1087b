//! The command line `simpul`.

fn main() {}
