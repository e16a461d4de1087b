//! A report as a page: one HTML file that needs nothing beside it, reads on a screen in light and dark, and prints.
//!
//! Equal reports give equal bytes. Every text is written as text, whatever it looks like.

use crate::table::{Cell, Table};

/// A report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The language it is written in: `en`, `id`.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it covers and how far it got, a line each.
    pub summary: Vec<String>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Tables after them.
    pub tables: Vec<Table>,
}

/// A part with a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading.
    pub title: String,
    /// What stands in it.
    pub entries: Vec<Entry>,
}

/// An entry: a sentence and what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What sort of entry.
    pub kind: String,
    /// The sentence.
    pub title: String,
    /// Labels and their values; empty values are left out.
    pub facts: Vec<(String, String)>,
    /// Whether there is nothing left to do about it.
    pub done: bool,
}

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1b232d;--muted:#5d6875;--line:#dedad0;--paper:#fff}\
@media(prefers-color-scheme:dark){:root{--ink:#e9ecef;--muted:#9aa5b1;--line:#343d47;--paper:#1b2128}}\
body{margin:0 auto;padding:40px 24px;max-width:820px;font:14px/1.5 Inter,system-ui,sans-serif;color:var(--ink);background:var(--paper)}\
h1{font-size:22px;margin:0 0 8px}h2{font-size:16px;margin:32px 0 4px;padding-bottom:6px;border-bottom:2px solid var(--ink)}\
h2 small{font-weight:400;color:var(--muted)}p{margin:0}header p{color:var(--muted)}\
article{padding:12px 0;border-bottom:1px solid var(--line);break-inside:avoid}\
h3{margin:0;font-size:14px}article>p{font-size:12px;color:var(--muted)}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:6px 0 0}\
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}\
table{border-collapse:collapse;width:100%;margin-top:8px;font-size:13px}\
th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:break-word}\
th{color:var(--muted);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}tr{break-inside:avoid}\
body:has(main.wide){max-width:1180px}main.wide{overflow-x:auto}\
@media print{body{padding:0;max-width:none;color:#000;background:#fff}}";

/// Writes the page, UTF-8. Linear.
pub fn html(report: &Report) -> Vec<u8> {
    let mut page = String::new();
    let title = escaped(&report.title);
    page.push_str(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n",
        escaped(&report.language)
    ));
    for line in &report.summary {
        page.push_str(&format!("<p>{}</p>\n", escaped(line)));
    }
    page.push_str(if report.tables.is_empty() {
        "</header>\n<main>\n"
    } else {
        "</header>\n<main class=\"wide\">\n"
    });
    for part in &report.parts {
        page.push_str(&format!(
            "<section>\n<h2>{} <small>{}</small></h2>\n",
            escaped(&part.title),
            part.entries.len()
        ));
        part.entries.iter().for_each(|entry| write_entry(&mut page, entry));
        page.push_str("</section>\n");
    }
    report.tables.iter().for_each(|table| write_table(&mut page, table));
    page.push_str("</main>\n</body>\n</html>\n");
    page.into_bytes()
}

fn write_table(page: &mut String, table: &Table) {
    page.push_str(&format!(
        "<section>\n<h2>{} <small>{}</small></h2>\n<table>\n<thead><tr>",
        escaped(&table.name),
        table.rows.len()
    ));
    for (at, heading) in table.headings.iter().enumerate() {
        let counts = table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Number(_))));
        let class = if counts { " class=\"n\"" } else { "" };
        page.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escaped(heading)));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        for cell in row {
            match cell {
                Cell::Text(text) => page.push_str(&format!("<td>{}</td>", escaped(text))),
                Cell::Number(number) => page.push_str(&format!("<td class=\"n\">{number}</td>")),
                Cell::Gap(empty) => (0..*empty).for_each(|_| page.push_str("<td></td>")),
            }
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</section>\n");
}

fn write_entry(page: &mut String, entry: &Entry) {
    let mark = if entry.done { "✓ " } else { "" };
    page.push_str(&format!(
        "<article>\n<h3>{mark}{}</h3>\n<p>{}</p>\n<dl>\n",
        escaped(&entry.title),
        escaped(&entry.kind)
    ));
    for (label, value) in entry.facts.iter().filter(|(_, value)| !value.is_empty()) {
        page.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escaped(label), escaped(value)));
    }
    page.push_str("</dl>\n</article>\n");
}

pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_markup_is_text_and_empty_facts_are_left_out() {
        let fact = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        let entry = Entry {
            kind: "one way".into(),
            title: "<b>R&D</b> serves Sales".into(),
            facts: vec![fact("Who", "\"Ayu\""), fact("Until", "")],
            done: true,
        };
        let part = Part { title: "Questions".into(), entries: vec![entry] };
        let table = Table {
            name: "Units".into(),
            headings: vec!["Unit".into(), "Needs".into()],
            rows: vec![vec![Cell::Text("<i>".into()), Cell::Number(2.5)]],
        };
        let report = Report {
            language: "en".into(),
            title: "Review".into(),
            summary: vec![],
            parts: vec![part],
            tables: vec![table],
        };
        let page = String::from_utf8(html(&report)).unwrap();
        assert!(page.contains("✓ &lt;b&gt;R&amp;D&lt;/b&gt; serves Sales"));
        assert!(page.contains("<dt>Who</dt><dd>&quot;Ayu&quot;</dd>") && !page.contains("Until"));
        assert!(page.contains("<td>&lt;i&gt;</td><td class=\"n\">2.5</td>"));
        assert_eq!(html(&report), html(&report));
    }
}
