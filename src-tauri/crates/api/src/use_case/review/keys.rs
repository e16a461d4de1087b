//! How a finding is named outside: `one-way@3/unit:a+unit:b`.

use crate::error::ApiError;
use crate::key;
use simpul_model::{ReviewKey, ReviewKind, ReviewLevel};

pub(super) fn text(of: &ReviewKey) -> String {
    let level = match of.level {
        ReviewLevel::Any => "any".to_owned(),
        ReviewLevel::Positions => "positions".to_owned(),
        ReviewLevel::Depth(depth) => depth.to_string(),
    };
    let about: Vec<String> = of.about.iter().map(|&record| key::of(record)).collect();
    format!("{}@{level}/{}", of.kind.code(), about.join("+"))
}

pub(super) fn parse(text: &str) -> Result<ReviewKey, ApiError> {
    let bad = || ApiError::new("review-gone", &[]);
    let (kind, rest) = text.split_once('@').ok_or_else(bad)?;
    let (level, about) = rest.split_once('/').ok_or_else(bad)?;
    let level = match level {
        "any" => ReviewLevel::Any,
        "positions" => ReviewLevel::Positions,
        depth => ReviewLevel::Depth(depth.parse().map_err(|_| bad())?),
    };
    let about = about.split('+').map(key::parse).collect::<Result<_, _>>().map_err(|_| bad())?;
    Ok(ReviewKey { kind: ReviewKind::from_code(kind).ok_or_else(bad)?, level, about })
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::UnitId;

    #[test]
    fn keys_come_back() {
        let about = vec![UnitId::from_raw(7).into(), UnitId::from_raw(90).into()];
        for level in [ReviewLevel::Any, ReviewLevel::Depth(3), ReviewLevel::Positions] {
            let key = ReviewKey { kind: ReviewKind::OneWay, level, about: about.clone() };
            assert_eq!(parse(&text(&key)), Ok(key));
        }
        let about = vec![simpul_model::RecordRef::Organisation];
        let key = ReviewKey { kind: ReviewKind::NoDuties, level: ReviewLevel::Any, about };
        assert_eq!(parse(&text(&key)), Ok(key), "of those who stand in no unit");
        assert!(parse("one-way@3").is_err() && parse("one-way@x/unit:7").is_err());
    }
}
