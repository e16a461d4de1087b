//! Lock files name the public registries and no other place, so that they work for everybody.

use super::Complaints;
use super::tree::Tree;

/// File, how a line that names a place begins, and the one place it may name.
const PLACES: [(&str, &str, &str); 2] = [
    ("Cargo.lock", "source = \"", "registry+https://github.com/rust-lang/crates.io-index\""),
    ("ui/package-lock.json", "\"resolved\": \"", "https://registry.npmjs.org/"),
];

pub(crate) fn check(tree: &Tree) -> Complaints {
    PLACES.iter().flat_map(|(path, begin, place)| read(path, &tree.text(path), begin, place)).collect()
}

fn read(path: &str, text: &str, begin: &str, place: &str) -> Complaints {
    text.lines()
        .enumerate()
        .filter_map(|(number, line)| Some((number, line.trim_start().strip_prefix(begin)?)))
        .filter(|(_, named)| !named.starts_with(place))
        .map(|(number, _)| format!("{path}:{}: names another registry", number + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_in_a_lock_file_is_a_complaint() {
        let (path, begin, place) = PLACES[1];
        let line = |host: &str| format!("  \"resolved\": \"https://{host}/svelte.tgz\",\n");
        assert_eq!(read(path, &line("mirror.example"), begin, place).len(), 1);
        assert!(read(path, &line("registry.npmjs.org"), begin, place).is_empty());
    }
}
