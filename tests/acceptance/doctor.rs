//! The data doctor: every problem with what can be done about it, one step to undo, and "no problem here"
//! remembered with who said so.

use simpul_api::ApiError;
use simpul_api::dto::*;
use simpul_api::use_case::{accept_findings, doctor, mend_findings};
use simpul_tests::Office;

const STAFF: &str = "id,name,title,unit,manager_id,email\n\
    1,Rina,Director,Head office,,rina@office.id\n\
    2,Budi,Head of stock,Stock,1,budi@office.id\n\
    3,Sari,Clerk,Stock,99,sari@office.id\n\
    4,Tono,Clerk,Stock,99,tono at office.id\n";

fn office() -> Office {
    let office = Office::default();
    std::fs::write(office.path("staff.csv"), STAFF).expect("a file");
    office.import(&[(ImportRole::People, office.path("staff.csv"))], Some("x.simpul"));
    office
}

fn view(office: &Office) -> DoctorView {
    doctor(&office.desk, Nothing {}, &office.ctx()).expect("findings")
}

fn of_kind(office: &Office, kind: &str) -> Vec<FindingView> {
    view(office).findings.into_iter().filter(|finding| finding.kind == kind).collect()
}

fn mend(
    office: &Office,
    findings: &[FindingView],
    code: &str,
    choice: Option<&str>,
) -> Result<Edited, ApiError> {
    let findings = findings.iter().map(|finding| finding.handle.clone()).collect();
    let request = MendRequest { findings, code: code.into(), choice: choice.map(str::to_owned) };
    mend_findings(&office.desk, request, &office.ctx())
}

fn accept(office: &Office, findings: &[FindingView], withdraw: bool) -> Edited {
    let findings = findings.iter().map(|finding| finding.handle.clone()).collect();
    accept_findings(&office.desk, AcceptRequest { findings, withdraw }, &office.ctx()).expect("a step")
}

#[test]
fn parked_positions_are_attached_all_at_once_and_taken_back_as_one() {
    let office = office();
    let parked = of_kind(&office, "missing-manager");
    assert_eq!(parked.len(), 2, "each once, though the import and the data both show it");
    for finding in &parked {
        assert_eq!((finding.file.as_str(), finding.value.as_str()), ("staff.csv", "99"));
        assert!(finding.row > 1 && finding.key.is_some(), "its place in the list and in the chart");
        let proposed = finding.offers[0].proposed.as_ref().expect("the head of the unit");
        assert_eq!(
            (finding.offers[0].code.as_str(), proposed.name.as_str()),
            ("attach-to", "Budi (Head of stock)")
        );
    }
    let before = office.file();
    let done = mend(&office, &parked, "attach-to", None).expect("a repair");
    assert_eq!((done.name.code.as_str(), done.name.args["count"].as_str()), ("mend-findings", "2"));
    assert!(of_kind(&office, "missing-manager").is_empty());
    assert!(done.file.findings.error < before.findings.error);
    office.undo();
    assert_eq!(of_kind(&office, "missing-manager"), parked, "one step back, everything as it was");
}

#[test]
fn another_answer_than_the_proposed_one_is_taken() {
    let office = office();
    let parked = of_kind(&office, "missing-manager");
    let director = office.key(HitKind::Position, "Director");
    mend(&office, &parked[..1], "attach-to", Some(&director)).expect("a repair");
    let Inspect::Position(card) = office.inspect(parked[0].key.as_deref().expect("a key"), None) else {
        panic!("a position's card")
    };
    assert_eq!(card.manager.map(|manager| manager.key), Some(director));
    assert_eq!(of_kind(&office, "missing-manager").len(), 1);
}

#[test]
fn what_was_put_right_by_hand_is_gone_here_too() {
    let office = office();
    let parked = of_kind(&office, "missing-manager");
    let position = parked[0].key.clone().expect("a key");
    let manager = Some(office.key(HitKind::Position, "Director"));
    office.edit(EditRequest::MovePosition { position, manager, before: None, alone: false });
    assert_eq!(of_kind(&office, "missing-manager").len(), 1);
}

#[test]
fn no_problem_here_is_remembered_in_the_file_and_can_be_taken_back() {
    let office = office();
    let address = of_kind(&office, "bad-email");
    assert!(!address.is_empty());
    let before = office.file().findings;
    accept(&office, &address, false);
    assert!(of_kind(&office, "bad-email").is_empty());
    office.close();
    let file = office.open("x.simpul").expect("the file");
    assert_eq!(file.findings.warning + address.len() as u32, before.warning, "and counted nowhere");
    let kept = view(&office).accepted;
    assert_eq!(kept.len(), address.len());
    let word = kept[0].accepted.clone().expect("a word");
    assert_eq!((word.by.as_str(), word.at.as_str()), ("Rina", "2026-11-22T09:00:00Z"));
    accept(&office, &kept, true);
    assert_eq!(of_kind(&office, "bad-email").len(), address.len());
    assert_eq!(office.file().findings, before);
}

#[test]
fn another_manager_named_is_another_matter() {
    let office = Office::default();
    std::fs::write(office.path("a.csv"), "id,name,manager_id\n1,Rina,\n2,Budi,77\n").expect("a file");
    office.import(&[(ImportRole::People, office.path("a.csv"))], Some("x.simpul"));
    accept(&office, &of_kind(&office, "missing-manager"), false);
    assert!(of_kind(&office, "missing-manager").is_empty());
}

#[test]
fn an_address_is_written_in_place() {
    let office = office();
    let address: Vec<FindingView> =
        of_kind(&office, "bad-email").into_iter().filter(|f| f.offers[0].code == "set-email").collect();
    let unanswered = mend(&office, &address, "set-email", Some("  "));
    assert_eq!(unanswered.map_err(|error| error.code).err().as_deref(), Some("mend-unanswered"));
    mend(&office, &address, "set-email", Some("tono@office.id")).expect("a repair");
    assert!(of_kind(&office, "bad-email").is_empty(), "what the import said of it is mended too");
}

#[test]
fn what_is_no_longer_there_is_said_so() {
    let office = office();
    let parked = of_kind(&office, "missing-manager");
    mend(&office, &parked, "make-top", None).expect("a repair");
    let again = mend(&office, &parked, "make-top", None);
    assert_eq!(again.map_err(|error| error.code).err().as_deref(), Some("finding-gone"));
}
