//! Stories of the people who use Simpul, told through the api.

#![expect(clippy::panic, reason = "a test fails by panicking")]

mod asking;
mod boss_and_subordinate;
mod chart_editing;
mod chart_of_people;
mod circular_wait;
mod doctor;
mod doctor_repairs;
mod figures;
mod file;
mod flight;
mod focus;
mod history;
mod import_preview;
mod lease;
mod mail_room;
mod map_filters;
mod map_views;
mod marketing_and_warehouse;
mod matrix;
mod need_sets;
mod needs_table;
mod open_questions;
mod past;
mod payroll;
mod people_to_know;
mod photos;
mod picture;
mod policy_change;
mod readers_copy;
mod reading_the_chart;
mod reimport;
mod renewal;
mod review;
mod review_rounds;
mod scenario;
mod studies;
mod summed;
mod topic_editor;
mod vacancy;
mod wheel;
mod who;
mod who_do_i_ask;
mod work;
mod working_time;
