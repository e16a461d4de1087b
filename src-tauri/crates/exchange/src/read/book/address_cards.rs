//! Address cards (vCard 2.1, 3.0 and 4.0: RFC 2426 and RFC 6350): one person a card.
//!
//! Lines may be folded or cut by quoted-printable; the manager is what the usual programs write, since no
//! standard names one. The line of a person is the one its card begins in.

use super::Rows;
use super::entries::Entries;
use encoding_rs::Encoding;

/// How programs name a person's manager.
const MANAGERS: &[&str] = &[
    "MANAGER",
    "X-MANAGER",
    "X-MS-MANAGER",
    "X-EVOLUTION-MANAGER",
    "X-KADDRESSBOOK-X-MANAGERSNAME",
    "X-MANAGER-ID",
];

/// What is no text, or says nothing to people.
const SILENT: &[&str] =
    &["VERSION", "PRODID", "REV", "PHOTO", "LOGO", "SOUND", "KEY", "N", "X-ABLABEL", "X-ABADR", "END"];

pub(super) fn rows(text: &str) -> Rows {
    let mut entries = Entries::new(&["id", "name", "title", "unit", "manager_id", "email", "phone"]);
    let lines = unfolded(text);
    let mut open = false;
    let mut label_of: Vec<(String, String)> = Vec::new();
    for (line, content) in &lines {
        let Some(property) = Property::read(content) else { continue };
        match property.name.as_str() {
            "BEGIN" => {
                open = true;
                entries.begin(*line);
                label_of = labels(&lines, *line);
            }
            "END" => open = false,
            _ if open => take(&mut entries, &property, &label_of),
            _ => {}
        }
    }
    entries.into_rows()
}

fn take(entries: &mut Entries, property: &Property, labels: &[(String, String)]) {
    let at = entries.len() - 1;
    let value = property.text();
    match property.name.as_str() {
        "UID" => entries.put("id", value.strip_prefix("urn:uuid:").unwrap_or(&value)),
        "FN" => entries.put("name", &value),
        "N" if entries.get(at, "name").is_none() => {
            let parts = property.parts(';');
            for (column, part) in ["family_name", "given_name", "middle_name"].iter().zip(&parts) {
                entries.put(column, part);
            }
        }
        "TITLE" => entries.put("title", &value),
        "ROLE" if entries.get(at, "title").is_none() => entries.put("title", &value),
        "ORG" => {
            // The company, then ever smaller parts of it: the smallest is the unit.
            let parts: Vec<String> = property.parts(';').into_iter().filter(|p| !p.is_empty()).collect();
            if let [company, .., _] = parts.as_slice() {
                entries.put("company", company);
            }
            entries.put("unit", parts.last().map_or("", String::as_str));
        }
        "EMAIL" if entries.get(at, "email").is_none() => entries.put("email", &value),
        "EMAIL" => entries.put("other_email", &value),
        "TEL" if entries.get(at, "phone").is_none() => {
            entries.put("phone", value.strip_prefix("tel:").unwrap_or(&value));
        }
        "TEL" => entries.put("other_phone", value.strip_prefix("tel:").unwrap_or(&value)),
        "ADR" => {
            let parts = property.parts(';');
            entries.put("location", parts.get(3).map_or("", String::as_str));
        }
        name if MANAGERS.contains(&name) => entries.put("manager_id", &value),
        // Apple writes the relation into a label that goes with the name.
        "X-ABRELATEDNAMES" => {
            let label = labels.iter().find(|(group, _)| *group == property.group).map(|(_, label)| label);
            if label.is_some_and(|label| label.to_ascii_lowercase().contains("manager")) {
                entries.put("manager_id", &value);
            }
        }
        name if SILENT.contains(&name) => {}
        name => entries.put(&name.trim_start_matches("X-").to_ascii_lowercase(), &value),
    }
}

/// The labels of a card, by the group of lines they go with.
fn labels(lines: &[(u32, String)], from: u32) -> Vec<(String, String)> {
    let begin = lines.partition_point(|(line, _)| *line <= from);
    let card = lines[begin..].iter().take_while(|(_, line)| !line.to_ascii_uppercase().starts_with("END:"));
    let label = |(_, line): &(u32, String)| {
        // Quick for the many lines that belong to no group.
        let grouped = line.split(':').next().is_some_and(|name| name.contains('.'));
        let property = grouped.then(|| Property::read(line)).flatten()?;
        (property.name == "X-ABLABEL").then(|| (property.group.clone(), property.text()))
    };
    card.filter_map(label).collect()
}

struct Property {
    group: String,
    name: String,
    value: String,
}

impl Property {
    /// `group.NAME;PARAMETER=x:value`.
    fn read(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == ':' && !quoted
        })?;
        let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
        let mut words = head.split(';');
        let first = words.next().unwrap_or_default();
        let (group, name) = first.rsplit_once('.').unwrap_or(("", first));
        let parameters: Vec<String> = words.map(str::to_ascii_uppercase).collect();
        let says = |what: &str| parameters.iter().any(|word| word.contains(what));
        let charset = parameters.iter().find_map(|word| word.strip_prefix("CHARSET="));
        let value = match () {
            () if says("QUOTED-PRINTABLE") => quoted_printable(value, charset),
            // A picture; nothing of a person's words is written so.
            () if says("ENCODING=B") => return None,
            () => value.to_owned(),
        };
        Some(Self { group: group.to_owned(), name: name.trim().to_ascii_uppercase(), value })
    }

    /// The value without escapes.
    fn text(&self) -> String {
        self.parts('\0').remove(0)
    }

    /// The value's parts, cut where `by` stands unescaped.
    fn parts(&self, by: char) -> Vec<String> {
        let (mut parts, mut part, mut escaped) = (Vec::new(), String::new(), false);
        for c in self.value.chars() {
            match c {
                _ if escaped => {
                    part.push(if matches!(c, 'n' | 'N') { ' ' } else { c });
                    escaped = false;
                }
                '\\' => escaped = true,
                c if c == by => parts.push(std::mem::take(&mut part)),
                c => part.push(c),
            }
        }
        parts.push(part);
        parts.iter_mut().for_each(|part| *part = part.trim().to_owned());
        parts
    }
}

/// Bytes written as `=C3=AB`, in the encoding told, else in UTF-8 or what Windows wrote.
fn quoted_printable(text: &str, charset: Option<&str>) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match hex.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    let told = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    match (told, std::str::from_utf8(&bytes)) {
        (Some(encoding), _) => encoding.decode(&bytes).0.into_owned(),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned(),
    }
}

/// Lines with what was folded onto the following ones.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
        match lines.last_mut() {
            // A line that quoted-printable cuts ends in `=`.
            Some((_, whole)) if whole.ends_with('=') && is_quoted_printable(whole) => {
                whole.pop();
                whole.push_str(line);
            }
            Some((_, whole)) if line.starts_with([' ', '\t']) => whole.push_str(&line[1..]),
            _ => lines.push((number, line.trim_end().to_owned())),
        }
    }
    lines
}

fn is_quoted_printable(line: &str) -> bool {
    line.split(':').next().is_some_and(|head| head.to_ascii_uppercase().contains("QUOTED-PRINTABLE"))
}
