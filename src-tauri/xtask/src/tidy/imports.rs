//! Imports point one way, and the lower crates know no window, clock, chance or file system.

use super::Complaints;
use super::tree::Tree;
use crate::house::Package;

/// Every crate of ours with the crates of ours that it may use.
/// `simpul-tests` and `xtask` stand outside the house and are free.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("simpul-model", &[]),
    ("simpul-layout", &[]),
    ("simpul-graph", &["simpul-model"]),
    ("simpul-search", &["simpul-model"]),
    ("simpul-store", &["simpul-model"]),
    ("simpul-drawing", &["simpul-model", "simpul-graph", "simpul-layout"]),
    ("simpul-exchange", &["simpul-model", "simpul-drawing"]),
    (
        "simpul-api",
        &[
            "simpul-model",
            "simpul-graph",
            "simpul-layout",
            "simpul-drawing",
            "simpul-search",
            "simpul-exchange",
            "simpul-store",
        ],
    ),
    ("simpul-cli", &["simpul-api"]),
    ("simpul-desktop", &["simpul-api"]),
];
const FREE: [&str; 2] = ["simpul-tests", "xtask"];

/// Libraries that belong to one room, by how their names begin.
const ROOMS: [(&str, &[&str]); 3] =
    [("tauri", &["simpul-desktop"]), ("rusqlite", &["simpul-store"]), ("petgraph", &["simpul-graph"])];

/// Crates that take values and return values.
const PURE: [&str; 6] =
    ["simpul-model", "simpul-graph", "simpul-layout", "simpul-drawing", "simpul-search", "simpul-exchange"];
/// The outer world, as code names it.
const OUTER: [&str; 6] =
    ["std::fs", "std::env", "std::net", "std::process", "SystemTime::now", "Instant::now"];

pub(crate) fn check(packages: &[Package], tree: &Tree) -> Complaints {
    let mut complaints = Complaints::new();
    for package in packages {
        complaints.extend(directions(package));
        complaints.extend(rooms(package));
        if PURE.contains(&package.name.as_str()) {
            let source = format!("{}/src", tree.relative(&package.folder));
            for path in tree.below(&source, &[".rs"]) {
                complaints.extend(outer_world(path, &tree.text(path)));
            }
        }
    }
    complaints
}

fn directions(package: &Package) -> Complaints {
    if FREE.contains(&package.name.as_str()) {
        return Complaints::new();
    }
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
        return vec![format!("{}: has no place in the house yet", package.name)];
    };
    package
        .dependencies
        .iter()
        .filter(|used| used.kind == "normal" && used.name.starts_with("simpul-"))
        .filter(|used| !allowed.contains(&used.name.as_str()))
        .map(|used| format!("{}: may not use {}", package.name, used.name))
        .collect()
}

fn rooms(package: &Package) -> Complaints {
    let mut complaints = Complaints::new();
    for (library, owners) in ROOMS {
        let uses =
            package.dependencies.iter().any(|used| used.kind == "normal" && used.name.starts_with(library));
        let owns = owners.contains(&package.name.as_str()) || FREE.contains(&package.name.as_str());
        if uses && !owns {
            complaints.push(format!("{}: {library} belongs to {owners:?}", package.name));
        }
    }
    complaints
}

/// Tests may do as they like; they stand at the foot of a file or in a file of their own.
fn outer_world(path: &str, text: &str) -> Complaints {
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return Complaints::new();
    }
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .flat_map(|(number, line)| {
            OUTER
                .iter()
                .filter(|word| line.contains(*word))
                .map(move |word| format!("{path}:{}: a pure crate names {word}", number + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::Dependency;

    fn package(name: &str, uses: &[(&str, &str)]) -> Package {
        Package {
            name: name.into(),
            folder: name.into(),
            dependencies: uses
                .iter()
                .map(|(name, kind)| Dependency { name: (*name).into(), kind: (*kind).into() })
                .collect(),
        }
    }

    #[test]
    fn an_import_against_the_direction_is_refused() {
        let backwards = package("simpul-model", &[("simpul-store", "normal")]);
        assert_eq!(directions(&backwards), ["simpul-model: may not use simpul-store"]);
        assert!(directions(&package("simpul-model", &[("simpul-store", "dev")])).is_empty());
        assert!(directions(&package("simpul-graph", &[("simpul-model", "normal")])).is_empty());
    }

    #[test]
    fn a_library_stays_in_its_room() {
        let stray = package("simpul-api", &[("tauri-plugin-dialog", "normal")]);
        assert_eq!(rooms(&stray).len(), 1);
        assert!(rooms(&package("simpul-desktop", &[("tauri", "normal")])).is_empty());
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        assert_eq!(directions(&package("simpul-extra", &[])).len(), 1);
    }

    #[test]
    fn the_outer_world_is_seen_outside_tests_and_comments_only() {
        let text = "// std::fs\nuse std::fs;\n#[cfg(test)]\nuse std::env;\n";
        assert_eq!(outer_world("a.rs", text), ["a.rs:2: a pure crate names std::fs"]);
    }
}
