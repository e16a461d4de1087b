//! Texts, one after another.

/// Texts in one run of bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// The `index`-th text; empty if there is none.
    #[must_use]
    pub fn get(&self, index: u32) -> &str {
        let index = index as usize;
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) as usize };
        self.ends.get(index).map_or("", |&end| &self.text[start..end as usize])
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds `text`, whether it is there already or not.
    pub fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).expect("a picture holds less than 4 GiB of text"));
        self.ends.len() as u32 - 1
    }

    /// Adds all of `others`, whether they are there already or not.
    pub(super) fn append(&mut self, others: &Self) {
        let before = self.text.len() as u32;
        self.text.push_str(&others.text);
        u32::try_from(self.text.len()).expect("a picture holds less than 4 GiB of text");
        self.ends.extend(others.ends.iter().map(|end| before + end));
    }

    /// All of them, one after another, without separators.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Where each ends in [`Strings::bytes`].
    #[must_use]
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }
}
