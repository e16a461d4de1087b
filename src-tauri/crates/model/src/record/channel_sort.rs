//! What a channel is used with, told from what it is called and what its address looks like.

use super::Channel;
use crate::fold::fold_words;

/// What a channel is used with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ChannelSort {
    Email,
    Phone,
    Chat,
    Form,
    InPerson,
    Other,
}

/// Words for each sort, in English and Indonesian.
const WORDS: &[(ChannelSort, &[&str])] = &[
    (ChannelSort::Email, &["email", "mail", "surel"]),
    (
        ChannelSort::Phone,
        &["phone", "telephone", "tel", "mobile", "telepon", "telp", "hp", "ponsel", "whatsapp", "wa"],
    ),
    (ChannelSort::Chat, &["chat", "slack", "teams", "telegram", "obrolan"]),
    (ChannelSort::Form, &["form", "web", "website", "portal", "formulir", "url"]),
    (ChannelSort::InPerson, &["person", "desk", "room", "office", "langsung", "ruang", "loket", "datang"]),
];

impl ChannelSort {
    /// By what it is called, else by what its address looks like.
    #[must_use]
    pub fn of(kind: &str, address: &str) -> Self {
        let words = fold_words(kind);
        let called = WORDS.iter().find(|(_, known)| words.iter().any(|word| known.contains(&word.as_str())));
        if let Some(&(sort, _)) = called {
            return sort;
        }
        if is_page(address) {
            Self::Form
        } else if is_email(address) {
            Self::Email
        } else if address.starts_with('+') {
            Self::Phone
        } else {
            Self::Other
        }
    }
}

/// Digits from which on an address may be somebody's number, whatever it is called.
const NUMBER: usize = 6;

impl Channel {
    /// Whether a telephone number may stand in it. Called by another name, such as a chat, it is one all the same.
    #[must_use]
    pub fn holds_number(&self) -> bool {
        let digits = self.address.chars().filter(char::is_ascii_digit).count();
        let elsewhere = is_page(&self.address) || is_email(&self.address);
        ChannelSort::of(&self.kind, &self.address) == ChannelSort::Phone || (digits >= NUMBER && !elsewhere)
    }
}

fn is_page(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

fn is_email(address: &str) -> bool {
    address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_are_sorted_by_name_then_by_address() {
        for (kind, address, expected) in [
            ("e-mail", "x", ChannelSort::Email),
            ("Surel", "x", ChannelSort::Email),
            ("telepon", "+62", ChannelSort::Phone),
            ("in person", "room 3", ChannelSort::InPerson),
            ("", "a@b.example", ChannelSort::Email),
            ("", "@sukarti", ChannelSort::Other),
            ("", "+62 21", ChannelSort::Phone),
            ("", "https://x.example", ChannelSort::Form),
        ] {
            assert_eq!(ChannelSort::of(kind, address), expected, "{kind} {address}");
        }
    }
}
