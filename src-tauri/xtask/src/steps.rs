//! A list of steps, each timed, summed up in a table.

use std::time::{Duration, Instant};

use crate::house::House;
use crate::process::{Failure, Outcome};

/// One thing that must hold.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) work: fn(&House) -> Result<Done, Failure>,
    /// Later steps mean nothing without this one, so its failure ends the list.
    pub(crate) foundation: bool,
}

/// How a step that did not fail ended.
pub(crate) enum Done {
    Passed,
    /// Could not be tried here, and why.
    Skipped(String),
}

impl Step {
    pub(crate) const fn new(name: &'static str, work: fn(&House) -> Result<Done, Failure>) -> Self {
        Self { name, work, foundation: false }
    }

    pub(crate) const fn foundation(name: &'static str, work: fn(&House) -> Result<Done, Failure>) -> Self {
        Self { name, work, foundation: true }
    }
}

struct Row {
    name: &'static str,
    word: &'static str,
    remark: String,
    took: Duration,
}

/// Goes through the steps in order, past failures too, so that one run tells everything.
/// Prints the table and closes with `N passed, N failed[, N skipped]` alone on a line.
/// With `words`, only the steps whose names hold one of them.
pub(crate) fn go_through(house: &House, steps: &[Step], words: &[String]) -> Outcome {
    let chosen =
        |step: &&Step| words.is_empty() || words.iter().any(|word| step.name.contains(word.as_str()));
    let mut rows = Vec::with_capacity(steps.len());
    for step in steps.iter().filter(chosen) {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let outcome = (step.work)(house);
        let (word, remark) = match outcome {
            Ok(Done::Passed) => ("passed", String::new()),
            Ok(Done::Skipped(reason)) => {
                println!("!! NOT CHECKED HERE: {}: {reason}", step.name);
                ("skipped", reason)
            }
            Err(failure) => {
                println!("{failure}");
                ("FAILED", failure.to_string())
            }
        };
        rows.push(Row { name: step.name, word, remark, took: start.elapsed() });
        if word == "FAILED" && step.foundation {
            println!("\nThe steps after \"{}\" rest on it.", step.name);
            break;
        }
    }
    sum_up(&rows)
}

fn sum_up(rows: &[Row]) -> Outcome {
    println!();
    for row in rows {
        let first_line = row.remark.lines().next().unwrap_or_default();
        println!("{:>7.1} s  {:<8} {:<26} {first_line}", row.took.as_secs_f64(), row.word, row.name);
    }
    println!("\n{}", closing_line(rows));
    if rows.is_empty() {
        Err(Failure::new("No step has such a name."))
    } else if count(rows, "FAILED") == 0 {
        Ok(())
    } else {
        Err(Failure::new("Not everything holds; see the table above."))
    }
}

fn closing_line(rows: &[Row]) -> String {
    let mut line = format!("{} passed, {} failed", count(rows, "passed"), count(rows, "FAILED"));
    let skipped = count(rows, "skipped");
    if skipped > 0 {
        line.push_str(&format!(", {skipped} skipped"));
    }
    line
}

fn count(rows: &[Row], word: &str) -> usize {
    rows.iter().filter(|row| row.word == word).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(words: &[&'static str]) -> Vec<Row> {
        words
            .iter()
            .map(|word| Row { name: "a step", word, remark: String::new(), took: Duration::ZERO })
            .collect()
    }

    #[test]
    fn the_closing_line_counts_what_could_not_be_tried_apart() {
        assert_eq!(closing_line(&rows(&["passed", "FAILED", "passed"])), "2 passed, 1 failed");
        assert_eq!(closing_line(&rows(&["passed", "skipped"])), "1 passed, 0 failed, 1 skipped");
    }

    #[test]
    fn one_failure_fails_the_whole() {
        assert!(sum_up(&rows(&["passed", "skipped"])).is_ok());
        assert!(sum_up(&rows(&["passed", "FAILED"])).is_err());
    }
}
