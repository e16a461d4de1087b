//! `docs/import.md` says what there is.

use super::*;

fn text(path: &str) -> String {
    let path = format!("{}/../../../{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).expect(&path)
}

#[test]
fn every_kind_of_finding_stands_in_the_table_with_its_severity() {
    let page = text("src-tauri/docs/import.md");
    let listed: Vec<&str> =
        page.lines().filter(|line| line.starts_with("| `") && line.split('|').count() > 5).collect();
    assert_eq!(listed.len(), FindingKind::ALL.len());
    for (kind, line) in FindingKind::ALL.iter().zip(listed) {
        let severity = format!("{:?}", kind.severity()).to_lowercase();
        let begin = format!("| `{}` | {severity} |", kind.code());
        assert!(line.starts_with(&begin), "{begin}: {line}");
    }
}

#[test]
fn every_step_that_has_words_stands_in_the_table() {
    let (page, words) = (text("src-tauri/docs/import.md"), text("ui/src/i18n/en/repairs.json"));
    let steps = words.lines().filter_map(|line| line.trim().strip_prefix("\"repair.")?.split('"').next());
    for step in steps {
        assert!(page.contains(&format!("`{step}`")), "{step}");
    }
}
