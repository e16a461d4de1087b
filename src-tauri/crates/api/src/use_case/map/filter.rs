//! From what a request filters by to what the graph does, and how many pairs that hides.

use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::line::{item_kind, model_item_kind};
use simpul_graph::{
    Agreed, DueSort, Filter, Graph, Pair, PairFilter, PairSort, Strength as GraphStrength, View, pairs,
};
use simpul_model::{Cadence, Document, ItemKind as Kind, Need, NeedStatus, ProcessId, UnitId, fold};
use std::collections::BTreeSet;

/// Which needs count.
pub(crate) fn filter_of(document: &Document, filter: &MapFilter) -> Result<Filter, ApiError> {
    let process = |asked: &String| process_called(document, asked);
    let statuses: BTreeSet<_> = filter.statuses.iter().map(|&word| status(word)).collect();
    let only_active = statuses == BTreeSet::from([NeedStatus::Active]);
    let branch = branch_of(document, filter)?;
    Ok(Filter {
        units: branch.into_iter().flat_map(|top| document.unit_branch(top)).collect(),
        processes: filter.processes.iter().map(process).collect::<Result<_, _>>()?,
        kinds: filter.kinds.iter().map(|&kind| model_item_kind(kind)).collect(),
        cadences: filter.cadences.iter().map(|&word| cadence(word)).collect(),
        dues: filter.dues.iter().map(|&word| due(word)).collect(),
        statuses: if only_active { BTreeSet::new() } else { statuses },
        agreed: filter.agreed.iter().map(|&word| agreed(word)).collect(),
        external: filter.external,
    })
}

/// The unit in and around which needs count.
pub(super) fn branch_of(document: &Document, filter: &MapFilter) -> Result<Option<UnitId>, ApiError> {
    filter.branch.as_deref().map(|asked| key::named_unit(document, asked)).transpose()
}

/// The process with this id, else of this name.
pub(crate) fn process_called(document: &Document, asked: &str) -> Result<ProcessId, ApiError> {
    let by_id = asked.parse::<ProcessId>().ok().filter(|&id| document.processes().get(id).is_some());
    let called = |process: &&simpul_model::Process| fold(&process.name) == fold(asked);
    let by_name = || document.processes().iter().find(called).map(|process| process.id);
    by_id.or_else(by_name).ok_or_else(|| {
        let known: BTreeSet<&str> =
            document.processes().iter().map(|process| process.name.as_str()).collect();
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        ApiError::new("unknown-process", &[("name", asked.to_owned()), ("known", known)])
    })
}

/// Which pairs are looked at.
pub(super) fn pair_filter_of(filter: &MapFilter, strength: Strength) -> PairFilter {
    PairFilter {
        sort: match filter.show {
            Show::All => PairSort::All,
            Show::TwoWay => PairSort::TwoWay,
            Show::Summed => PairSort::Summed,
            Show::Lopsided => PairSort::Lopsided,
            Show::OneWay => PairSort::OneWay,
        },
        by: strength_of(strength),
        at_least: filter.at_least,
    }
}

fn strength_of(strength: Strength) -> GraphStrength {
    match strength {
        Strength::Needs => GraphStrength::Needs,
        Strength::Weight => GraphStrength::Weight,
    }
}

/// What filters hide.
pub(super) struct Kept {
    /// By each filter the pairs that come back when it alone is lifted.
    pub(super) hidden: Vec<Hidden>,
    /// Pairs there are when nothing is filtered.
    pub(super) total: usize,
    /// The strongest of these, both ways together.
    pub(super) strongest: f64,
    /// The graph without filters; nothing where it is the one shown.
    pub(super) whole: Option<Graph>,
}

/// Counts what is hidden of `passed` pairs and of those that the filters keep away. A graph is rolled up for
/// each filter that is set: O(n log n) over units and needs for each.
pub(super) fn kept(document: &Document, shown: &Graph, by: PairFilter, passed: usize, drawn: usize) -> Kept {
    let view = shown.view();
    let graph = |filter: Filter| Graph::new(document, &View { filter, ..view.clone() });
    let strong =
        |graph: &Graph, by: PairFilter| pairs(graph).iter().filter(|pair| by.is_strong(pair)).count();
    let mut hidden = Vec::new();
    let mut hide = |why, all: usize| {
        let pairs = all.saturating_sub(passed) as u32;
        if pairs > 0 {
            hidden.push(Hidden { why, pairs });
        }
    };
    hide(HiddenWhy::Show, passed + passed.saturating_sub(drawn));
    let set = &view.filter;
    let counted = whole_filter(set);
    if by.at_least.is_some() {
        hide(HiddenWhy::Strength, pairs(shown).len());
    }
    let lifted: [(HiddenWhy, Filter); 8] = [
        (HiddenWhy::Branch, Filter { units: BTreeSet::new(), ..set.clone() }),
        (HiddenWhy::Process, Filter { processes: BTreeSet::new(), ..set.clone() }),
        (HiddenWhy::Kind, Filter { kinds: BTreeSet::new(), ..set.clone() }),
        (HiddenWhy::Cadence, Filter { cadences: BTreeSet::new(), ..set.clone() }),
        (HiddenWhy::Due, Filter { dues: BTreeSet::new(), ..set.clone() }),
        (HiddenWhy::Status, Filter { statuses: counted.statuses.clone(), ..set.clone() }),
        (HiddenWhy::Agreed, Filter { agreed: BTreeSet::new(), ..set.clone() }),
        (HiddenWhy::External, Filter { external: true, ..set.clone() }),
    ];
    for (why, filter) in lifted {
        if filter != *set {
            hide(why, strong(&graph(filter), by));
        }
    }
    let whole = (counted != *set).then(|| graph(counted));
    let all = pairs(whole.as_ref().unwrap_or(shown));
    let strength = |pair: &Pair| {
        let (forth, back) = pair.strength(by.by);
        forth + back
    };
    let strongest = all.iter().map(strength).fold(0.0, f64::max);
    Kept { hidden, total: all.len(), strongest, whole }
}

/// No filter; where drafts or ended needs count, they do beside the active ones.
fn whole_filter(filter: &Filter) -> Filter {
    let mut statuses = filter.statuses.clone();
    if statuses.iter().any(|&status| status != NeedStatus::Active) {
        statuses.insert(NeedStatus::Active);
    } else {
        statuses.clear();
    }
    Filter { statuses, ..Filter::default() }
}

const KINDS: [Kind; 3] = [Kind::Information, Kind::Action, Kind::Resource];
const CADENCES: [CadenceWord; 7] = [
    CadenceWord::PerCase,
    CadenceWord::Daily,
    CadenceWord::Weekly,
    CadenceWord::Monthly,
    CadenceWord::Quarterly,
    CadenceWord::Yearly,
    CadenceWord::Unsaid,
];
const DUES: [DueWord; 6] =
    [DueWord::Hour, DueWord::Weekday, DueWord::MonthDay, DueWord::Closing, DueWord::Words, DueWord::Unsaid];
const STATUSES: [StatusWord; 3] = [StatusWord::Active, StatusWord::Draft, StatusWord::Ended];
const AGREED: [AgreedWord; 3] = [AgreedWord::Both, AgreedWord::OneSide, AgreedWord::Neither];

/// How many of the needs that count are so; of drafts and ended needs how many there are. O(needs).
pub(crate) fn choices(document: &Document, counts: &dyn Fn(&Need) -> bool) -> FilterChoices {
    let counted: Vec<&Need> = document.needs().iter().filter(|need| counts(need)).collect();
    fn choice<Word>(value: Word, needs: usize) -> FilterChoice<Word> {
        FilterChoice { value, needs: needs as u32 }
    }
    let of: Vec<_> = counted.iter().filter_map(|need| document.items().get(need.item)).collect();
    let kinds = KINDS.map(|is| choice(item_kind(is), of.iter().filter(|item| item.kind == is).count()));
    let of_cadence =
        |word| counted.iter().filter(|need| need.standard.cadence.value == cadence(word)).count();
    let of_due = |word| counted.iter().filter(|need| DueSort::of(need) == due(word)).count();
    let of_status = |word| document.needs().iter().filter(|need| need.status == status(word)).count();
    let of_agreed = |word| counted.iter().filter(|need| Agreed::of(need) == agreed(word)).count();
    FilterChoices {
        kinds: kinds.into(),
        cadences: CADENCES.map(|word| choice(word, of_cadence(word))).into(),
        dues: DUES.map(|word| choice(word, of_due(word))).into(),
        statuses: STATUSES.map(|word| choice(word, of_status(word))).into(),
        agreed: AGREED.map(|word| choice(word, of_agreed(word))).into(),
    }
}

fn cadence(word: CadenceWord) -> Option<Cadence> {
    match word {
        CadenceWord::PerCase => Some(Cadence::PerCase),
        CadenceWord::Daily => Some(Cadence::Daily),
        CadenceWord::Weekly => Some(Cadence::Weekly),
        CadenceWord::Monthly => Some(Cadence::Monthly),
        CadenceWord::Quarterly => Some(Cadence::Quarterly),
        CadenceWord::Yearly => Some(Cadence::Yearly),
        CadenceWord::Unsaid => None,
    }
}

fn due(word: DueWord) -> DueSort {
    match word {
        DueWord::Hour => DueSort::Hour,
        DueWord::Weekday => DueSort::Weekday,
        DueWord::MonthDay => DueSort::MonthDay,
        DueWord::Closing => DueSort::Closing,
        DueWord::Words => DueSort::Words,
        DueWord::Unsaid => DueSort::Unsaid,
    }
}

fn status(word: StatusWord) -> NeedStatus {
    match word {
        StatusWord::Active => NeedStatus::Active,
        StatusWord::Draft => NeedStatus::Draft,
        StatusWord::Ended => NeedStatus::Ended,
    }
}

fn agreed(word: AgreedWord) -> Agreed {
    match word {
        AgreedWord::Both => Agreed::Both,
        AgreedWord::OneSide => Agreed::One,
        AgreedWord::Neither => Agreed::Neither,
    }
}
