//! A dependency that no code names is only a cost.

use super::Complaints;
use super::tree::Tree;
use crate::house::Package;

pub(crate) fn check(packages: &[Package], tree: &Tree) -> Complaints {
    let mut complaints = Complaints::new();
    for package in packages {
        let folder = tree.relative(&package.folder);
        let inner = packages
            .iter()
            .filter(|other| other.folder != package.folder)
            .filter(|other| other.folder.starts_with(&package.folder))
            .map(|other| format!("{}/", tree.relative(&other.folder)))
            .collect::<Vec<_>>();
        let code: Vec<String> = tree
            .below(&folder, &[".rs"])
            .filter(|path| !inner.iter().any(|folder| path.starts_with(folder)))
            .map(|path| tree.text(path))
            .collect();
        for used in &package.dependencies {
            let name = used.name.replace('-', "_");
            if !code.iter().any(|text| names(text, &name)) {
                complaints.push(format!("{}: {} is not used", package.name, used.name));
            }
        }
    }
    complaints
}

/// Whether the code names the crate: as the start of a path, in a `use`, or in a derive's attribute.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let joins = |character: char| character.is_alphanumeric() || character == '_';
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let begins = !before.ends_with(joins);
        begins && (after.starts_with("::") || before.ends_with("use ") && !after.starts_with(joins))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_or_a_use_names_a_crate() {
        assert!(names("use serde_json::Value;", "serde_json"));
        assert!(names("fn f() -> csv::Result<()>", "csv"));
        assert!(names("use csv;", "csv"));
    }

    #[test]
    fn a_longer_name_is_another_crate() {
        assert!(!names("use serde_json::Value;", "serde"));
        assert!(!names("use csv_core::Reader;", "csv"));
        assert!(!names("// csv files", "csv"));
    }
}
