//! Everyday questions in both languages on the sample organisation: see `questions.txt`, and `kept.txt` and `fresh.txt` for those
//! that were kept back.

use crate::sample::Sample;

/// What is expected, read from one line of the table.
fn judge(sample: &Sample, question: &str, expected: &str) -> Result<(), String> {
    let named = sample.owners(question, 3);
    let good = match expected {
        "nothing" => named.is_empty(),
        one if !one.contains('+') => named.first().is_some_and(|first| first == one),
        several => {
            let rightful: Vec<&str> = several.split('+').map(str::trim).collect();
            rightful.iter().all(|right| named.iter().any(|name| name == right))
                && named.first().is_some_and(|first| rightful.contains(&first.as_str()))
        }
    };
    if good { Ok(()) } else { Err(format!("{question}: {expected} expected, found {named:?}")) }
}

#[test]
fn everyday_questions_find_who_answers_for_them() {
    let samples = [Sample::read("en"), Sample::read("id")];
    let tables = [include_str!("questions.txt"), include_str!("kept.txt"), include_str!("fresh.txt")];
    let lines = tables.iter().flat_map(|table| table.lines());
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for line in lines {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let (language, question, expected, missed) = match columns[..] {
            [language, question, expected] => (language, question, expected, false),
            [language, question, expected, "missed"] => (language, question, expected, true),
            _ => panic!("three columns, or a fourth that says missed: {line}"),
        };
        let sample = &samples[usize::from(language == "id")];
        match judge(sample, question, expected) {
            Err(why) if !missed => wrong.push(format!("{language} {why}")),
            Ok(()) if missed => wrong.push(format!("{language} {question}: found now, no longer missed")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
