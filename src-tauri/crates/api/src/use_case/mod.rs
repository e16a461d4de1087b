//! The use cases, one file a subject; every function here is a call of the table.

mod analyze;
mod ask;
mod breaks;
mod chart;
mod colour;
mod compare;
mod contact;
mod doctor;
mod edit;
mod entry;
mod export;
mod figures;
mod files;
mod find;
mod history;
mod import;
mod inspect;
mod know;
mod layout;
mod line;
mod map;
mod matrix;
mod needs;
mod own_words;
mod pair;
mod phases;
mod photos;
mod preview;
mod questions;
mod readers;
mod record_history;
mod removal;
mod review;
mod sample;
mod scenario;
mod states;
mod stop;
mod study;
mod topic;
mod topics;
mod views;
mod way;
mod who;
mod work;
mod working;

pub use analyze::analyze;
pub use ask::{ask, ask_page, count_asked, set_place};
pub use breaks::{breaks, breaks_of_edit};
pub(crate) use chart::chart_by;
pub use chart::{chart, chart_boxes, chart_needs, chart_pair, outline};
pub use compare::{compare, comparison};
pub use contact::contact;
pub(crate) use doctor::finding_counts;
pub use doctor::{accept_findings, doctor, mend_findings};
pub use edit::{edit, need_spread, redo, undo};
pub use entry::{reporting_lines, unit_order};

pub use export::{export_picture, export_size, export_waves, print_picture};
pub(crate) use figures::Counted;
pub use figures::{export_figures, figure_boxes, figure_rows, figures};
pub use files::{close_file, forget_recent, history, new_file, open, save_copy, set_settings, start};
pub use find::find;
pub use history::{add_version, remove_version, show, timeline};
pub use import::{import_files, preview_chart, preview_import};
pub use inspect::inspect;
pub use know::{export_people_to_know, people_to_know, print_people_to_know};
pub use layout::layout;
pub use map::{export_pairs, links, map};
pub use matrix::{export_matrix, matrix};
pub use needs::{export_needs, need_order, need_rows, needs_bound, read_block, set_cells};
pub use own_words::own_words;
pub use photos::{add_photos, photos, set_photo};
pub use preview::preview_edit;
pub use questions::{ask_hr, drop_questions, outbox, send_questions, take_in_questions};
pub use readers::{readers, save_for_readers};
pub use record_history::record_history;
pub use removal::{posts, removal};
pub use review::{
    decide, export_gaps, export_review, gaps, remove_review, rename_review, review, review_item,
    review_report, review_rounds, start_review,
};
pub use sample::open_sample;
pub(crate) use scenario::lost_view;
pub use scenario::{add_scenario, remove_scenario, rename_scenario, settle_lost, take_over};
pub use stop::{stop, stop_keys};
pub use study::{export_study, study, study_behind, study_rows, waves, waves_behind};
pub use topic::{channels_of, topic, try_topic};
pub use topics::{export_parts, parts_report, take_in_parts, topics, try_parts};
pub use views::saved_picture;
pub use who::{me, set_me};
pub use work::{bottlenecks, circles, communities, impact, jumps, outward, reciprocity, single_sources};
pub use working::{read_hours, working};

use crate::error::ApiError;
use serde::Serialize;
use simpul_drawing::bytes::encode_after;
use simpul_drawing::scene::Scene;

/// The answer of a bytes call: the length of the info, the info as JSON, zeros up to a multiple of eight,
/// the scene.
fn scene_answer(info: &impl Serialize, scene: &Scene) -> Result<Vec<u8>, ApiError> {
    let info = serde_json::to_vec(info).map_err(|e| ApiError::new("internal", &[("why", e.to_string())]))?;
    let mut bytes = Vec::from((info.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&info);
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    Ok(encode_after(bytes, scene))
}
