//! Edits as the window says them.

use super::{
    AnswerWord, BelowChoice, ChannelDraft, ColourRule, Ends, FateChoice, FileView, ItemKind, Key, LineEnds,
    MapLook, Named, NeedWords, ReadersView, TopicDraft, Working,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// An end of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum EndWord {
    Customer,
    Supplier,
}

/// Where boxes go in the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Spot {
    /// How it lies to `key`.
    pub place: Place,
    /// A position or unit; nothing stands for the top of the chart.
    pub key: Option<Key>,
}

/// How a place in the chart lies to a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// Below it, behind those already there; for positions on a unit: in it.
    Under,
    /// Right before it among its siblings.
    Before,
    /// Right after it.
    After,
    /// For positions on a unit: in it, and below its head where they are not in it already. Else as `under`.
    Inside,
}

/// One step through the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// Before the sibling before it.
    Earlier,
    /// After the sibling after it.
    Later,
    /// Beside what it hangs below.
    Out,
    /// Below the sibling before it.
    In,
}

/// What the user meant. Fields left out stay as they are; an empty key empties its field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(missing_docs)]
pub enum EditRequest {
    AddPosition {
        manager: Option<Key>,
        unit: Option<Key>,
        title: String,
        #[serde(default)]
        assistant: bool,
        #[serde(default)]
        person_name: String,
    },
    AddUnit {
        parent: Option<Key>,
        name: String,
        #[serde(default)]
        kind: String,
        #[serde(default)]
        external: bool,
    },
    SetPosition {
        position: Key,
        #[serde(default)]
        title: Option<String>,
        #[serde(default)]
        duties: Option<String>,
        #[serde(default)]
        unit: Option<Key>,
        #[serde(default)]
        assistant: Option<bool>,
        #[serde(default)]
        backup: Option<Key>,
    },
    SetPerson {
        person: Key,
        #[serde(default)]
        name: Option<String>,
        #[serde(default)]
        email: Option<String>,
        #[serde(default)]
        phone: Option<String>,
        #[serde(default)]
        location: Option<String>,
        #[serde(default)]
        status: Option<String>,
    },
    SetUnit {
        unit: Key,
        #[serde(default)]
        name: Option<String>,
        #[serde(default)]
        kind: Option<String>,
        #[serde(default)]
        purpose: Option<String>,
        #[serde(default)]
        head: Option<Key>,
        #[serde(default)]
        contact: Option<Key>,
        #[serde(default)]
        external: Option<bool>,
    },
    Assign {
        position: Key,
        person: Option<Key>,
        /// The name of somebody new.
        name: String,
        share: u16,
        acting: bool,
        from: Option<String>,
        until: Option<String>,
    },
    Unassign {
        assignment: String,
    },
    /// A holder's share, acting and dates as they shall be.
    SetAssignment {
        assignment: String,
        share: u16,
        acting: bool,
        from: Option<String>,
        until: Option<String>,
    },
    /// A new box right after another, below the same manager or in the same unit.
    AddBeside {
        beside: Key,
        name: String,
        #[serde(default)]
        person_name: String,
    },
    /// A position's title and its only holder's name, or a unit's name, as one step.
    Rename {
        key: Key,
        #[serde(default)]
        name: Option<String>,
        #[serde(default)]
        title: Option<String>,
    },
    /// Moves boxes, with what hangs below or alone; `join_unit`: into the new manager's unit, too.
    Move {
        keys: Vec<Key>,
        to: Spot,
        #[serde(default)]
        alone: bool,
        #[serde(default)]
        join_unit: bool,
    },
    /// Moves siblings one step.
    Nudge {
        keys: Vec<Key>,
        way: Way,
    },
    /// Copies branches: the positions and units, not the people.
    Copy {
        keys: Vec<Key>,
        to: Spot,
    },
    /// Seats somebody: a person, or whoever holds the position named. They leave that seat unless `keep`.
    Seat {
        person: Key,
        position: Key,
        #[serde(default)]
        keep: bool,
    },
    /// Takes whoever holds these positions off them.
    Vacate {
        keys: Vec<Key>,
    },
    SetAssistant {
        keys: Vec<Key>,
        assistant: bool,
    },
    AddDottedLine {
        from: Vec<Key>,
        to: Key,
        #[serde(default)]
        label: String,
    },
    SetDottedLine {
        line: Key,
        label: String,
    },
    RemoveDottedLine {
        line: Key,
    },
    /// Removes positions, units or people; says what becomes of what hangs on them.
    Remove {
        keys: Vec<Key>,
        below: BelowChoice,
        #[serde(default)]
        needs: FateChoice,
        #[serde(default)]
        topics: FateChoice,
        #[serde(default)]
        channels: FateChoice,
    },
    MovePosition {
        position: Key,
        manager: Option<Key>,
        before: Option<Key>,
        #[serde(default)]
        alone: bool,
    },
    MoveUnit {
        unit: Key,
        parent: Option<Key>,
        before: Option<Key>,
    },
    RemovePosition {
        position: Key,
        reports: BelowChoice,
    },
    RemoveUnit {
        unit: Key,
        below: BelowChoice,
    },
    RemovePerson {
        person: Key,
    },
    AddNeed {
        customer: Key,
        supplier: Key,
        item: String,
        #[serde(default)]
        kind: ItemKind,
        #[serde(default)]
        purpose: String,
        #[serde(default)]
        channel: String,
        #[serde(default)]
        due: String,
        #[serde(default)]
        aim: String,
        #[serde(default)]
        cadence: String,
        #[serde(default)]
        form: String,
        #[serde(default)]
        quality: String,
        #[serde(default)]
        processes: Vec<String>,
    },
    SetNeed {
        need: Key,
        #[serde(default)]
        customer: Option<Key>,
        #[serde(default)]
        supplier: Option<Key>,
        #[serde(default)]
        item: Option<String>,
        #[serde(default)]
        kind: Option<ItemKind>,
        #[serde(default)]
        purpose: Option<String>,
        #[serde(default)]
        channel: Option<String>,
        #[serde(default)]
        due: Option<String>,
        #[serde(default)]
        aim: Option<String>,
        #[serde(default)]
        cadence: Option<String>,
        #[serde(default)]
        form: Option<String>,
        #[serde(default)]
        quality: Option<String>,
        #[serde(default)]
        processes: Option<Vec<String>>,
        /// The end that speaks: the other end's confirmation lapses.
        #[serde(default)]
        by: Option<EndWord>,
        /// Every need of its set says so from now on, as far as they said the same of an end.
        #[serde(default)]
        whole_set: bool,
    },
    /// One need for each pair, bound as a set.
    AddNeedSet {
        customers: Ends,
        suppliers: Ends,
        words: NeedWords,
    },
    /// The needs a set is missing, for these units or, where none are named, for all.
    CompleteNeedSet {
        set: Key,
        #[serde(default)]
        units: Vec<Key>,
    },
    RemoveNeed {
        need: Key,
    },
    /// A topic as it shall be.
    SaveTopic {
        draft: TopicDraft,
        /// Whoever acts says that it is right; else an earlier word lapses with what it was about.
        #[serde(default)]
        confirm: bool,
        /// The open question that it answers.
        #[serde(default)]
        question: Option<Key>,
    },
    RemoveTopic {
        topic: Key,
    },
    RemoveTopics {
        topics: Vec<Key>,
    },
    /// Other words for a topic, and the open question that it answers then.
    AddWords {
        topic: Key,
        words: Vec<String>,
        #[serde(default)]
        question: Option<Key>,
    },
    /// The ways to reach a unit, position or person, those for one topic alone left out, as they shall be.
    SaveChannels {
        owner: Key,
        channels: Vec<ChannelDraft>,
    },
    /// Whoever acts says that topics and channels are right, or takes that back.
    ConfirmReach {
        keys: Vec<Key>,
        #[serde(default)]
        withdraw: bool,
    },
    /// What somebody has to do with a topic: the letters R, A, C and I.
    SetParts {
        topic: Key,
        party: Key,
        letters: String,
    },
    /// After how many months topics and channels are asked about again; 0: never.
    SetRhythm {
        months: u32,
    },
    /// Drafts both ways along reporting lines, where nothing runs yet: what those who report need from their boss,
    /// and what the boss needs from them.
    ProposeNeeds {
        lines: Vec<LineEnds>,
        down: String,
        up: String,
    },
    RemoveNeeds {
        needs: Vec<Key>,
        /// Those that were said with them go too.
        #[serde(default)]
        whole_sets: bool,
    },
    /// How many direct reports are usual here.
    SetSpanLimits {
        narrow: u32,
        wide: u32,
    },
    Confirm {
        need: Key,
        end: EndWord,
        withdraw: bool,
    },
    SetCards {
        #[serde(default)]
        fields: Option<Vec<String>>,
        #[serde(default)]
        initials: Option<bool>,
        #[serde(default)]
        rules: Option<Vec<ColourRule>>,
    },
    /// When the organisation works.
    SetWorking {
        working: Working,
    },
    /// Words of the company that mean the same, with commas between them: one group a line.
    SetWords {
        lines: Vec<String>,
    },
    /// What a copy for readers shows.
    SetReaders {
        readers: ReadersView,
    },
    /// Keeps a way to look at the map; one of the same name is replaced.
    SaveView {
        name: String,
        look: Box<MapLook>,
    },
    RenameView {
        name: String,
        to: String,
    },
    RemoveView {
        name: String,
    },
    AnswerOneWay {
        a: Key,
        b: Key,
        answer: AnswerWord,
    },
}

/// A change's outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Edited {
    /// The file as it is now.
    pub file: FileView,
    /// Records that changed.
    pub touched: Vec<Key>,
    /// What was done.
    pub name: Named,
    /// The record that was asked for, where one was added.
    pub created: Option<Key>,
}
