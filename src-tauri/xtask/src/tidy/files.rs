//! Files stay short, say nothing unfinished, and lie where a newcomer looks for them.

use super::Complaints;
use super::tree::Tree;

/// Past this nobody reads a file to its end.
const LINES: usize = 500;
const CODE: [&str; 6] = [".rs", ".ts", ".svelte", ".css", ".mjs", ".sql"];
/// Written by programs.
const GENERATED: [&str; 1] = ["ui/src/ipc/bindings.ts"];

/// What may stand at the top of the tree beside dotfiles.
const TOP: [&str; 12] = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "icons",
    "src-tauri",
    "tests",
    "ui",
];

/// Written in two halves, so that this file does not complain about itself.
const UNFINISHED: [(&str, &str); 6] =
    [("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("todo", "!("), ("dbg", "!("), ("console", ".log(")];

pub(crate) fn check(tree: &Tree) -> Complaints {
    let mut complaints = Complaints::new();
    let mut stray: Vec<&str> = tree
        .paths()
        .map(|path| path.split('/').next().unwrap_or(path))
        .filter(|top| !top.starts_with('.') && !TOP.contains(top))
        .collect();
    stray.dedup();
    complaints.extend(stray.iter().map(|top| format!("{top}: does not belong at the top of the tree")));
    for path in tree.paths() {
        let is_code = CODE.iter().any(|ending| path.ends_with(ending));
        if is_code && !GENERATED.contains(&path) {
            complaints.extend(read(path, &tree.text(path)));
        }
    }
    complaints
}

fn read(path: &str, text: &str) -> Complaints {
    let mut complaints = Complaints::new();
    let lines = text.lines().count();
    if lines > LINES {
        complaints.push(format!("{path}: {lines} lines; split it along its ideas (limit {LINES})"));
    }
    for (number, line) in text.lines().enumerate() {
        for (first, second) in UNFINISHED {
            if stands_alone(line, &format!("{first}{second}")) {
                complaints.push(format!("{path}:{}: {first}{second} is left in it", number + 1));
            }
        }
    }
    // What a file of tests is for, its place says.
    let is_tests = path.ends_with("/tests.rs") || path.contains("/tests/");
    if path.ends_with(".rs") && !is_tests && !text.starts_with("//!") {
        complaints.push(format!("{path}: does not open with what it is for (//!)"));
    }
    complaints
}

/// Whether `word` occurs other than inside a longer word.
fn stands_alone(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let joins = |character: char| character.is_alphanumeric() || character == '_';
        !line[..at].ends_with(joins) && !line[at + word.len()..].starts_with(joins)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_told_to_split() {
        let text = format!("//! Long.\n{}", "\n".repeat(LINES));
        assert_eq!(read("a.rs", &text).len(), 1);
        assert!(read("a.rs", "//! Short.\n").is_empty());
    }

    #[test]
    fn words_of_unfinished_work_are_found_with_their_line() {
        let text = format!("//! One.\n// {}{}: later\n", "TO", "DO");
        let complaint = &read("a.rs", &text)[0];
        assert!(complaint.starts_with("a.rs:2:"), "{complaint}");
    }

    #[test]
    fn a_longer_word_is_another_word() {
        assert!(!stands_alone("METODOLOGI", &["TO", "DO"].concat()));
        assert!(stands_alone("(later)", "later"));
    }

    #[test]
    fn a_module_says_what_it_is_for() {
        assert_eq!(read("a.rs", "fn main() {}\n").len(), 1);
        assert!(read("a.ts", "export {};\n").is_empty());
    }
}
