//! A page to hand out: tables of few words on as little paper as possible, as HTML that needs nothing beside it.
//!
//! Equal handouts give equal bytes. Every text is written as text, whatever it looks like.

use crate::report::escaped;

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handout {
    /// The language it is written in: `en`, `id`.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it is about, a line each.
    pub lines: Vec<String>,
    /// Its tables.
    pub tables: Vec<Sheet>,
}

/// A table with a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub title: String,
    /// The words above its columns.
    pub headings: Vec<String>,
    /// As many cells each as there are headings; a cell is lines, the first the one that matters.
    pub rows: Vec<Vec<Vec<String>>>,
}

const STYLE: &str = "\
@page{size:A4;margin:13mm}:root{color-scheme:light;--ink:#1b232d;--muted:#5d6875;--line:#dedad0}\
body{margin:0 auto;padding:28px 24px;max-width:860px;font:12px/1.4 Inter,system-ui,sans-serif;color:var(--ink);background:#fff}\
h1{font-size:20px;line-height:1.2;margin:0 0 2px}h2{font-size:13px;margin:18px 0 4px}p{margin:0;color:var(--muted)}\
table{width:100%;border-collapse:collapse}\
th{padding:4px 12px 4px 0;border-bottom:1.5px solid var(--ink);color:var(--muted);font-weight:400;text-align:left}\
td{padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}\
tr{break-inside:avoid}thead{display:table-header-group}td div+div{color:var(--muted)}td:first-child div:first-child{font-weight:600}\
@media print{body{padding:0;max-width:none;font-size:10px}h1{font-size:17px}h2{font-size:11px;margin-top:12px}td{padding-block:3px}\
.close{font-size:8.5px;line-height:1.25}.close td{padding-block:1px}.close th{padding-block:2px}}";

/// More lines than these do not go on one sheet of A4 as they are; nearer to each other about half as many more do.
const LINES: usize = 50;

/// Writes the page, UTF-8. Linear.
pub fn html(handout: &Handout) -> Vec<u8> {
    let title = escaped(&handout.title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body{}>\n<header>\n<h1>{title}</h1>\n",
        escaped(&handout.language),
        if lines(handout) > LINES { " class=\"close\"" } else { "" },
    );
    for line in &handout.lines {
        page.push_str(&format!("<p>{}</p>\n", escaped(line)));
    }
    page.push_str("</header>\n<main>\n");
    handout.tables.iter().for_each(|sheet| write_sheet(&mut page, sheet));
    page.push_str("</main>\n</body>\n</html>\n");
    page.into_bytes()
}

/// How many lines the tables have, each row as many as its longest cell.
fn lines(handout: &Handout) -> usize {
    let rows = handout.tables.iter().flat_map(|sheet| &sheet.rows);
    rows.map(|row| row.iter().map(Vec::len).max().unwrap_or(0)).sum()
}

fn write_sheet(page: &mut String, sheet: &Sheet) {
    page.push_str(&format!("<h2>{}</h2>\n<table>\n<thead><tr>", escaped(&sheet.title)));
    for heading in &sheet.headings {
        page.push_str(&format!("<th scope=\"col\">{}</th>", escaped(heading)));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &sheet.rows {
        page.push_str("<tr>");
        for cell in row {
            let lines = cell.iter().map(|line| format!("<div>{}</div>", escaped(line)));
            page.push_str(&format!("<td>{}</td>", lines.collect::<String>()));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_stands_closer_on_paper() {
        let page = |rows: usize| {
            let rows = vec![vec![vec!["Ayu".into(), "Lead".into()]]; rows];
            let tables = vec![Sheet { rows, ..Sheet::default() }];
            String::from_utf8(html(&Handout { tables, ..Handout::default() })).unwrap()
        };
        assert!(!page(25).contains("<body class"));
        assert!(page(26).contains("<body class=\"close\">"));
    }

    #[test]
    fn what_looks_like_markup_is_text() {
        let sheet = Sheet {
            title: "R&D".into(),
            headings: vec!["Who".into()],
            rows: vec![vec![vec!["<b>Ayu</b>".into(), "Lead".into()]]],
        };
        let handout =
            Handout { language: "en".into(), title: "To know".into(), lines: vec![], tables: vec![sheet] };
        let page = String::from_utf8(html(&handout)).unwrap();
        assert!(page.contains("<h2>R&amp;D</h2>"));
        assert!(page.contains("<td><div>&lt;b&gt;Ayu&lt;/b&gt;</div><div>Lead</div></td>"));
    }
}
