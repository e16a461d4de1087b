//! How much of what is linked is linked both ways.

/// Both are undefined, not 0, while there are no links.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reciprocity {
    /// Two-way pairs ÷ connected pairs.
    pub pair: Option<f64>,
    /// Share of links that have a counter-link.
    pub link: Option<f64>,
}

impl Reciprocity {
    /// From counts: two-way pairs and one-way pairs.
    pub fn new(mutual: usize, one_way: usize) -> Self {
        if mutual + one_way == 0 {
            return Self::default();
        }
        let (mutual, one_way) = (mutual as f64, one_way as f64);
        Self { pair: Some(mutual / (mutual + one_way)), link: Some(2.0 * mutual / (2.0 * mutual + one_way)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_undefined_without_links() {
        assert_eq!(Reciprocity::new(0, 0), Reciprocity { pair: None, link: None });
        assert_eq!(Reciprocity::new(0, 3), Reciprocity { pair: Some(0.0), link: Some(0.0) });
    }
}
