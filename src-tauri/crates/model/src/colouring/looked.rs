//! What a rule sees of a position or a unit: of a unit its head, of a position the unit it sits in.

use super::{Coloured, UnitSize};
use crate::document::Document;
use crate::id::UnitId;
use crate::record::*;
use crate::row::RecordRef;
use crate::text::Date;

/// What may have a colour.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    Position(&'a Position),
    Unit(&'a Unit),
}

impl<'a> Subject<'a> {
    pub(super) fn record(self) -> RecordRef {
        match self {
            Self::Position(position) => position.id.into(),
            Self::Unit(unit) => unit.id.into(),
        }
    }

    /// The unit itself, or the one a position sits in.
    pub(super) fn unit(self, document: &'a Document) -> Option<&'a Unit> {
        match self {
            Self::Position(position) => document.units().get(position.unit?),
            Self::Unit(unit) => Some(unit),
        }
    }

    /// The position itself, or the head of a unit.
    fn seat(self, document: &'a Document) -> Option<&'a Position> {
        match self {
            Self::Position(position) => Some(position),
            Self::Unit(unit) => document.positions().get(document.head(unit)?),
        }
    }
}

/// What a rule looks at.
pub(super) struct Looked<'a> {
    pub(super) document: &'a Document,
    pub(super) today: Date,
    pub(super) by: ColourBy,
    pub(super) coloured: Coloured,
    pub(super) size: &'a dyn Fn(UnitId) -> Option<UnitSize>,
}

impl Looked<'_> {
    /// Whether it belongs to a unit of others.
    pub(super) fn is_outside(&self, subject: Subject<'_>) -> bool {
        subject.unit(self.document).is_some_and(|unit| unit.external)
    }

    /// The value in words, for what has one.
    pub(super) fn value(&self, subject: Subject<'_>) -> Option<String> {
        let document = self.document;
        let holder = || {
            let seat = subject.seat(document)?;
            document.holders(seat.id, self.today).next().map(|(person, _)| person)
        };
        let text = match self.by {
            ColourBy::Location => holder()?.location.as_str(),
            ColourBy::Kind => subject.unit(document)?.kind.as_str(),
            ColourBy::Custom(field) => {
                let custom = match document.fields().get(field)?.owner {
                    FieldOwner::Unit => &subject.unit(document)?.custom,
                    FieldOwner::Position => &subject.seat(document)?.custom,
                    FieldOwner::Person => &holder()?.custom,
                };
                custom.get(&field)?.as_str()
            }
            _ => return None,
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The number, for what has one.
    pub(super) fn number(&self, subject: Subject<'_>) -> Option<f64> {
        let document = self.document;
        match self.by {
            ColourBy::Span => {
                let reports = document.reports_to(Some(subject.seat(document)?.id)).count();
                (reports > 0).then_some(reports as f64)
            }
            ColourBy::Tenure => {
                let (_, held) = document.holders(subject.seat(document)?.id, self.today).next()?;
                Some(f64::from(full_years(held.from?, self.today)))
            }
            ColourBy::Headcount => Some(f64::from(self.size(subject)?.people)),
            ColourBy::Vacancy => {
                let UnitSize { positions, vacant, .. } = self.size(subject)?;
                // One of a thousand is more than none.
                let share = f64::from(vacant) / f64::from(positions.max(1)) * 100.0;
                (positions > 0).then(|| if vacant > 0 { share.max(1.0) } else { 0.0 })
            }
            ColourBy::Location | ColourBy::Kind | ColourBy::Custom(_) => {
                self.value(subject)?.replace(',', ".").parse().ok()
            }
            ColourBy::Unit => None,
        }
    }

    fn size(&self, subject: Subject<'_>) -> Option<UnitSize> {
        (self.size)(subject.unit(self.document)?.id)
    }

    pub(super) fn is_vacant(&self, subject: Subject<'_>) -> bool {
        match subject {
            Subject::Position(position) => self.document.is_vacant(position.id, self.today),
            Subject::Unit(_) => false,
        }
    }
}

/// Full years from one day to another.
pub(super) fn full_years(from: Date, to: Date) -> u32 {
    let short = (to.month(), to.day()) < (from.month(), from.day());
    u32::try_from(i32::from(to.year()) - i32::from(from.year()) - i32::from(short)).unwrap_or(0)
}
