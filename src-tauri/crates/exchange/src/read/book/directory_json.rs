//! Users of a directory as JSON: what Microsoft Graph answers for `/users?$expand=manager`, what the command
//! lines of Entra ID write, several pages one after another, and any list of flat objects.
//!
//! A manager may be an object, an id or an address. The line of a user is its place in the list, from 1.

use super::Rows;
use super::entries::Entries;
use crate::read::error::ReadError;
use serde_json::{Deserializer, Map, Value};

/// Graph's names and ours. What is not here keeps its own name.
const NAMES: &[(&str, &str)] = &[
    ("displayName", "name"),
    ("givenName", "given_name"),
    ("surname", "family_name"),
    ("jobTitle", "title"),
    ("department", "unit"),
    ("mail", "email"),
    ("mobilePhone", "phone"),
    ("officeLocation", "location"),
    ("employeeHireDate", "from"),
    ("employeeLeaveDateTime", "until"),
];

/// Keys that say nothing about a person.
const SILENT: &[&str] = &["manager", "directReports", "memberOf"];

pub(super) fn rows(file: &str, text: &str) -> Result<Rows, ReadError> {
    let broken =
        |error: serde_json::Error| ReadError::Broken { file: file.to_owned(), why: error.to_string() };
    let mut entries = Entries::new(&["id", "name", "title", "unit", "manager_id", "email", "phone"]);
    let pages = Deserializer::from_str(text.trim_start_matches('\u{feff}')).into_iter::<Value>();
    let mut line = 0;
    for page in pages {
        for user in users(page.map_err(broken)?) {
            line += 1;
            take(&mut entries, line, &user);
        }
    }
    if entries.len() == 0 {
        return Err(ReadError::NoUsers { file: file.to_owned() });
    }
    Ok(entries.into_rows())
}

/// The objects of a page: its list, the list in it, or itself where it is one user.
fn users(page: Value) -> Vec<Map<String, Value>> {
    let list = match page {
        Value::Array(list) => list,
        Value::Object(mut page) => {
            let key = ["value", "users", "data", "Resources", "members"].into_iter();
            match key.filter_map(|key| page.remove(key)).find(Value::is_array) {
                Some(Value::Array(list)) => list,
                _ if page.contains_key("id") || page.contains_key("displayName") => vec![Value::Object(page)],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    };
    let object = |value| match value {
        Value::Object(object) => Some(object),
        _ => None,
    };
    list.into_iter().filter_map(object).collect()
}

fn take(entries: &mut Entries, line: u32, user: &Map<String, Value>) {
    entries.begin(line);
    for (key, value) in user {
        if key.contains("@odata") || SILENT.contains(&key.as_str()) {
            continue;
        }
        let named = NAMES.iter().find(|(name, _)| name == key).map_or(key.as_str(), |(_, ours)| ours);
        put(entries, named, value);
    }
    let at = entries.len() - 1;
    // Guests and service accounts have no mailbox of their own.
    if entries.get(at, "email").is_none()
        && let Some(name) = user.get("userPrincipalName").and_then(Value::as_str)
    {
        entries.put("email", name);
    }
    if entries.get(at, "phone").is_none()
        && let Some(phones) = user.get("businessPhones")
    {
        put(entries, "phone", phones);
    }
    if let Some(manager) = user.get("manager") {
        entries.put("manager_id", &known_by(manager));
    }
}

/// What a manager is known by: the id, else an address, else a name.
fn known_by(manager: &Value) -> String {
    match manager {
        Value::Object(of) => ["id", "userPrincipalName", "mail", "displayName"]
            .iter()
            .find_map(|key| of.get(*key).map(plain).filter(|value| !value.is_empty()))
            .unwrap_or_default(),
        other => plain(other),
    }
}

fn put(entries: &mut Entries, column: &str, value: &Value) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| entries.put(column, &plain(value))),
        Value::Object(of) => {
            // One level of what hangs on a user: extension attributes and the like.
            for (key, value) in of.iter().filter(|(key, _)| !key.contains("@odata")) {
                entries.put(&format!("{column}.{key}"), &plain(value));
            }
        }
        other => entries.put(column, &plain(other)),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
