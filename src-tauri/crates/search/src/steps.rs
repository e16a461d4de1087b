//! Whom to try when nobody answers.

use crate::candidate::Place;
use crate::line::Line;
use crate::reach::Reach;
use simpul_model::PositionId;

/// So many levels up are named.
const UP: usize = 2;

impl Place<'_> {
    /// The backup, then up the line; where nobody is named, those above the head nearest to who asks.
    /// A position that nobody holds is passed over, and so is whoever the question complains about. The
    /// backup of a vacant position answers in its place already.
    pub(crate) fn steps(&self, line: &Line<'_>, owner: Reach, backup: Option<Reach>) -> Vec<Reach> {
        let (first, from) = if owner == Reach::default() {
            (None, self.nearest_head().and_then(|head| head.position))
        } else {
            (backup.filter(|_| owner.person.is_some()), self.foot(owner))
        };
        let mut steps: Vec<Reach> = first.into_iter().filter(|step| step.person.is_some()).collect();
        let above = from.into_iter().flat_map(|position| line.above(position));
        let above = above.map(|position| self.look.position(position));
        let mut known: Vec<Option<PositionId>> = steps.iter().map(|step| step.position).collect();
        known.push(owner.position);
        // The backup of a vacant position is no step up either.
        known.extend(backup.filter(|_| owner.person.is_none()).map(|backup| backup.position));
        let fit = above
            .filter(|step| step.person.is_some() && !self.is_about(*step) && !known.contains(&step.position));
        steps.extend(fit.take(UP));
        steps
    }

    /// Where the way up begins: the position, else the head of the unit.
    fn foot(&self, owner: Reach) -> Option<PositionId> {
        owner.position.or_else(|| self.look.head(owner.unit?)?.position)
    }
}
