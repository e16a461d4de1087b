//! Which steps fit a finding, or why none can.

use super::{Cannot, Guess, Matter, Mend, Offer, Slot, Told};
use crate::document::Document;
use crate::record::FindingKind as K;
use crate::row::RecordRef as R;
use crate::text::Date;

/// The steps for a finding, the best first. Every kind is named here: one that gains no step must say why.
pub(super) fn remedy(
    document: &Document,
    guess: &Guess,
    matter: &Matter<'_>,
    today: Date,
) -> Result<Vec<Offer>, Cannot> {
    let (record, slot) = (matter.record, matter.slot());
    let plain = |mend| Offer { mend, proposed: None };
    let filled = |mend, text: String| Offer {
        mend,
        proposed: Some(text).filter(|text| !text.is_empty()).map(Told::Text),
    };
    let seat = |mend, id: Option<_>| Offer { mend, proposed: id.map(Told::Position) };
    Ok(match matter.kind {
        K::MissingManager | K::AmbiguousManager | K::SelfReport | K::ReportingCycle => match (record, slot) {
            (Some(R::Position(id)), Some(Slot::Dotted)) => {
                let named = guess.named(matter.value()).filter(|&to| to != id);
                vec![seat(Mend::AddDotted, named)]
            }
            (Some(R::Position(id)), _) => {
                vec![seat(Mend::AttachTo, guess.manager(document, id)), plain(Mend::MakeTop)]
            }
            _ => return Err(Cannot::NotTold),
        },
        K::SeveralRoots => vec![seat(Mend::AttachTops, guess.top())],
        K::DuplicateId => match (record, slot) {
            (Some(_), Some(Slot::Id)) => vec![filled(Mend::SetId, format!("{}-2", matter.value()))],
            _ => return Err(Cannot::NotTold),
        },
        K::UnknownUnit => match (record, slot) {
            (Some(R::Position(_)), Some(Slot::Unit)) => {
                let near = guess.unit(document, matter.value()).map(Told::Unit);
                vec![Offer { mend: Mend::SetUnit, proposed: near }, plain(Mend::MakeUnit)]
            }
            (Some(R::Unit(id)), Some(Slot::Parent)) => {
                let near = guess.unit(document, matter.value()).filter(|&near| near != id);
                let proposed = near.map(Told::Unit);
                vec![Offer { mend: Mend::SetParent, proposed }, plain(Mend::MakeUnit)]
            }
            (Some(R::Person(_)), Some(Slot::NewMember)) => vec![plain(Mend::JoinUnit)],
            _ => return Err(Cannot::NotTold),
        },
        K::UnitCycle => match record {
            Some(R::Unit(_)) => vec![plain(Mend::SetParent)],
            _ => return Err(Cannot::NotTold),
        },
        K::NoHead => match record {
            Some(R::Unit(id)) => vec![seat(Mend::SetHead, guess.head(document, id))],
            _ => return Err(Cannot::NotTold),
        },
        K::EmptyName => match slot {
            Some(Slot::NewPerson | Slot::NewUnit | Slot::NewTopic) => vec![plain(Mend::GiveName)],
            _ => return Err(Cannot::NotTold),
        },
        K::StraySpace => match record {
            Some(_) => vec![plain(Mend::Trim)],
            None => return Err(Cannot::NotTold),
        },
        K::BadDate => match (record, slot) {
            (Some(R::Assignment(_)), Some(Slot::From)) => {
                vec![filled(Mend::SetFrom, matter.told(0).to_owned())]
            }
            (Some(R::Assignment(_)), Some(Slot::Until)) => {
                vec![filled(Mend::SetUntil, matter.told(0).to_owned())]
            }
            _ => return Err(Cannot::NotTold),
        },
        K::BadEmail => match record {
            Some(R::Person(_) | R::Channel(_)) => {
                vec![filled(Mend::SetEmail, matter.value().to_owned()), plain(Mend::ClearEmail)]
            }
            _ => return Err(Cannot::NotTold),
        },
        K::FutureOrEnded => match record {
            Some(R::Assignment(id)) => {
                let held = document.assignments().get(id);
                let over = held.and_then(|held| held.until).is_some_and(|until| until < today);
                let (mend, day) = if over {
                    (Mend::SetUntil, held.and_then(|held| held.until))
                } else {
                    (Mend::SetFrom, held.and_then(|held| held.from))
                };
                let day = filled(mend, day.map(|day| day.to_string()).unwrap_or_default());
                if over { vec![plain(Mend::Forget), day] } else { vec![day] }
            }
            _ => return Err(Cannot::NotTold),
        },
        K::UnknownParty | K::AmbiguousParty => {
            let mend = match (record, slot) {
                (Some(R::Position(_)), Some(Slot::Backup)) => Mend::SetBackup,
                (Some(R::Unit(_)), Some(Slot::Head)) => Mend::SetHead,
                (Some(R::Unit(_)), Some(Slot::Contact)) => Mend::SetContact,
                (Some(R::Topic(_) | R::Channel(_)), Some(Slot::Owner)) => Mend::SetOwner,
                (Some(R::Topic(_)), Some(Slot::Backup)) => Mend::SetStandIn,
                (Some(R::Topic(_)), Some(Slot::Part)) => Mend::AddPart,
                (Some(R::Need(_)), Some(Slot::Customer)) => Mend::SetCustomer,
                (Some(R::Need(_)), Some(Slot::Supplier)) => Mend::SetSupplier,
                (Some(R::Unit(_) | R::Position(_)), Some(Slot::NewCustomer)) => Mend::NewCustomer,
                (Some(R::Unit(_) | R::Position(_)), Some(Slot::NewSupplier)) => Mend::NewSupplier,
                (_, Some(Slot::NewChannel)) => Mend::NewChannel,
                (Some(R::Unit(_)), Some(Slot::NewMember)) => Mend::AddMember,
                (Some(R::Assignment(_)), Some(Slot::Holder)) => Mend::SetHolder,
                _ => return Err(Cannot::NotTold),
            };
            vec![plain(mend)]
        }
        K::SelfNeed => match record {
            Some(R::Need(_)) => {
                vec![plain(Mend::SetSupplier), plain(Mend::SetCustomer), plain(Mend::RemoveNeed)]
            }
            _ => return Err(Cannot::NotTold),
        },
        K::EmptyItem => match record {
            Some(R::Item(_)) => vec![plain(Mend::NameItem)],
            _ => return Err(Cannot::NotTold),
        },
        K::BadRow => match (record, slot) {
            (Some(R::Assignment(_)), Some(Slot::Share)) => {
                vec![filled(Mend::SetShare, matter.told(0).to_owned())]
            }
            (Some(_), Some(Slot::Id)) => vec![filled(Mend::SetId, matter.told(0).to_owned())],
            (Some(R::Need(_)), Some(Slot::Weight)) => vec![plain(Mend::SetWeight)],
            (Some(R::Need(_)), Some(Slot::MadeFrom)) => {
                vec![filled(Mend::AddMadeFrom, matter.value().to_owned())]
            }
            // Cells beyond the header, stray characters, an open quote: no field is meant by them.
            _ => return Err(Cannot::InList),
        },
        K::DuplicatePerson => match record {
            Some(R::Person(_)) => vec![plain(Mend::MergePeople)],
            _ => return Err(Cannot::NotTold),
        },
        K::DuplicateUnit => match record {
            Some(R::Unit(_)) => vec![plain(Mend::MergeUnits)],
            _ => return Err(Cannot::NotTold),
        },
        // The reader does these as it reads; nothing is left to do.
        K::SupersededRow | K::DuplicateNeed => return Err(Cannot::Done),
        // An end that loses its position falls back to its unit, so nothing is missing.
        K::ContactGone => return Err(Cannot::Done),
    })
}
