//! Which needs and pairs a map shows: the options that its pictures share.

use simpul_api::dto::{AgreedWord, CadenceWord, DueWord, ItemKind, MapFilter, Show, StatusWord};

#[derive(clap::Args)]
pub(crate) struct Needs {
    /// Which pairs of the map, focus, wheel or matrix
    #[arg(long, value_enum)]
    show: Option<Pairs>,
    /// Only pairs with at least so many needs both ways together, or of so much weight with --strength weight
    #[arg(long, value_name = "N")]
    at_least: Option<f64>,
    /// Only needs with an end in this unit or one inside it, by its id or name
    #[arg(long, value_name = "UNIT")]
    branch: Option<String>,
    /// Only needs of this process, by name; several times for any of several
    #[arg(long, value_name = "NAME")]
    process: Vec<String>,
    /// Only this kind of thing; several times for any of several, as with all that follow
    #[arg(long, value_enum)]
    kind: Vec<Kind>,
    /// Only what is needed so often
    #[arg(long, value_enum)]
    cadence: Vec<Cadence>,
    /// Only what is due in this way
    #[arg(long, value_enum)]
    due: Vec<Due>,
    /// Only needs that stand so; active ones unless given
    #[arg(long, value_enum)]
    status: Vec<Status>,
    /// Only needs confirmed by so many of their two sides
    #[arg(long, value_enum)]
    confirmed: Vec<Confirmed>,
    /// Leaves out who is outside the company
    #[arg(long)]
    without_external: bool,
}

/// An option of words that stand for values of the core.
macro_rules! words {
    ($name:ident is $of:ident: $($word:ident),+) => {
        #[derive(Debug, Clone, Copy, clap::ValueEnum)]
        enum $name {
            $($word),+
        }

        impl From<$name> for $of {
            fn from(word: $name) -> Self {
                match word {
                    $($name::$word => Self::$word),+
                }
            }
        }
    };
}

words!(Kind is ItemKind: Information, Action, Resource);
words!(Cadence is CadenceWord: PerCase, Daily, Weekly, Monthly, Quarterly, Yearly, Unsaid);
words!(Due is DueWord: Hour, Weekday, MonthDay, Closing, Words, Unsaid);
words!(Status is StatusWord: Active, Draft, Ended);
words!(Confirmed is AgreedWord: Both, OneSide, Neither);
words!(Pairs is Show: All, TwoWay, Summed, Lopsided, OneWay);

impl Needs {
    /// The filter asked for, processes by name.
    pub(crate) fn request(&self) -> MapFilter {
        fn all<Word: Copy + Into<Of>, Of>(words: &[Word]) -> Vec<Of> {
            words.iter().map(|&word| word.into()).collect()
        }
        MapFilter {
            show: self.show.map_or(Show::All, Show::from),
            at_least: self.at_least,
            branch: self.branch.clone(),
            processes: self.process.clone(),
            kinds: all(&self.kind),
            cadences: all(&self.cadence),
            dues: all(&self.due),
            statuses: all(&self.status),
            agreed: all(&self.confirmed),
            external: !self.without_external,
        }
    }
}
