//! What only an import knows: each value that was not understood is put right where it stands, as one step
//! that can be taken back.

use simpul_api::ApiError;
use simpul_api::dto::*;
use simpul_api::use_case::{doctor, mend_findings, topic, topics as topics_listed};
use simpul_tests::Office;

const UNITS: &str = "id,name,parent_id,head\nU1,Head office,,1\nU2,Stock,U1,77\nU3,Sales,U9,\n";
const STAFF: &str = "id,name,title,unit,manager_id,email,from,until,share,dotted_manager_ids,backup_id\n\
    1,Rina,Director,Head office,,rina@office.id,2020-01-06,,,,\n\
    2,Budi,Head of stock,Stok,1,budi@office.id,31/02/2021,,80 pct,99,98\n\
    1.98501E+17,Sari,Clerk,Stock,2,sari@office.id,2022-01-03,soon,,,\n\
    4,Tono,Clerk,Stock,2,tono@office.id,2023-05-01,2022-01-01,,,\n\
    4,Tina,Clerk,Stock,2,tina@office.id,2023-05-01,,,,\n\
    9,,,,,,,,,,\n";
const NEEDS: &str = "id,customer,supplier,item,due,weight,made_from\n\
    N1,Stock,Nobody,order list,15:00,4,\n\
    N2,Stock,Head office,,,many,N7\n\
    N3,Head office,Head office,plan,,,\n";
const TOPICS: &str = "id,topic,owner,backup\nT1,Leave,Personnel,Archive\nT2,,Stock,\n";
const CHANNELS: &str =
    "owner,kind,address,purpose\nCanteen,phone,112,lunch\nStock,email,stock at office.id,\n";
const MEMBERS: &str = "person_id,unit_id,role\n77,U2,Adviser\n1,U77,Adviser\n";

fn office() -> Office {
    let office = Office::default();
    let files = [
        (ImportRole::Units, "units.csv", UNITS),
        (ImportRole::People, "staff.csv", STAFF),
        (ImportRole::Memberships, "members.csv", MEMBERS),
        (ImportRole::Needs, "needs.csv", NEEDS),
        (ImportRole::Topics, "topics.csv", TOPICS),
        (ImportRole::Channels, "channels.csv", CHANNELS),
    ];
    let files = files.map(|(role, name, text)| {
        std::fs::write(office.path(name), text).expect("a file");
        (role, office.path(name))
    });
    office.import(&files, Some("x.simpul"));
    office
}

fn open(office: &Office) -> Vec<FindingView> {
    doctor(&office.desk, Nothing {}, &office.ctx()).expect("findings").findings
}

/// The one open finding with this step about this value.
fn with(office: &Office, code: &str, value: &str) -> FindingView {
    let fits = |f: &FindingView| f.value == value && f.offers.iter().any(|offer| offer.code == code);
    let mut found = open(office).into_iter().filter(fits);
    let first = found.next().unwrap_or_else(|| panic!("no finding of {value:?} offers {code}"));
    assert!(found.next().is_none(), "one finding for {value:?}");
    first
}

fn mend(
    office: &Office,
    finding: &FindingView,
    code: &str,
    choice: Option<&str>,
) -> Result<Edited, ApiError> {
    let request = MendRequest {
        findings: vec![finding.handle.clone()],
        code: code.into(),
        choice: choice.map(str::to_owned),
    };
    mend_findings(&office.desk, request, &office.ctx())
}

#[test]
fn every_value_that_was_not_understood_is_put_right_in_place_and_taken_back() {
    let office = office();
    let director = office.key(HitKind::Position, "Director");
    let head = office.key(HitKind::Position, "Head of stock");
    let stock = office.key(HitKind::Unit, "Stock");
    let main = office.key(HitKind::Unit, "Head office");
    let rina = office.key(HitKind::Person, "Rina");
    let steps = [
        ("set-head", "77", Some(head.as_str())),
        ("set-parent", "U9", Some(main.as_str())),
        ("set-unit", "Stok", None),
        ("make-unit", "Stok", None),
        ("set-from", "31/02/2021", None),
        ("set-share", "80 pct", None),
        ("add-dotted", "99", Some(director.as_str())),
        ("set-backup", "98", Some(director.as_str())),
        ("set-id", "1.98501E+17", Some("198501012010011001")),
        ("set-until", "soon", Some("2027-12-31")),
        ("set-until", "2022-01-01", Some("2027-12-31")),
        ("set-id", "4", Some("5")),
        ("give-name", "", Some("Wati")),
        ("new-supplier", "Nobody", Some(main.as_str())),
        ("set-weight", "many", Some("2,5")),
        ("add-made-from", "N7", Some("n3")),
        ("set-supplier", "Head office", Some(stock.as_str())),
        ("set-owner", "Personnel", Some(stock.as_str())),
        ("set-stand-in", "Archive", Some(main.as_str())),
        ("new-channel", "Canteen", Some(main.as_str())),
        ("set-email", "stock at office.id", Some("stock@office.id")),
        ("add-member", "77", Some(rina.as_str())),
        ("join-unit", "U77", Some(stock.as_str())),
    ];
    for (code, value, choice) in steps {
        let before = open(&office);
        let stands = if code == "give-name" {
            before.iter().find(|f| f.kind == "empty-name" && f.file == "staff.csv").cloned().expect("a row")
        } else if value == "77" {
            let fits = |f: &&FindingView| f.offers.iter().any(|offer| offer.code == code);
            before.iter().find(fits).cloned().expect("one of the two")
        } else {
            with(&office, code, value)
        };
        let done = mend(&office, &stands, code, choice).unwrap_or_else(|why| panic!("{code}: {why:?}"));
        assert_eq!(done.name.code, "mend-finding", "named in the history");
        let after = open(&office);
        assert!(after.iter().all(|f| f.handle != stands.handle), "{code} leaves {value:?} behind");
        office.undo();
        assert_eq!(open(&office), before, "{code} is taken back whole");
    }
}

#[test]
fn what_was_put_right_in_the_card_is_gone_here() {
    let office = office();
    let stands = with(&office, "set-unit", "Stok");
    let unit = office.key(HitKind::Unit, "Stock");
    let key = stands.key.clone().expect("the position");
    let unit = Some(unit);
    office.edit(EditRequest::SetPosition {
        position: key,
        title: None,
        duties: None,
        unit,
        assistant: None,
        backup: None,
    });
    assert!(open(&office).iter().all(|f| f.handle != stands.handle));
}

#[test]
fn an_answer_that_cannot_be_it_is_refused_in_words() {
    let office = office();
    let refused = |code: &str, value: &str, choice: &str| {
        let stands = with(&office, code, value);
        mend(&office, &stands, code, Some(choice)).map_err(|why| why.code).err()
    };
    assert_eq!(refused("set-from", "31/02/2021", "2021-02-31").as_deref(), Some("mend-no-day"));
    assert_eq!(refused("set-share", "80 pct", "120").as_deref(), Some("mend-no-number"));
    assert_eq!(refused("set-id", "1.98501E+17", "1").as_deref(), Some("mend-id-taken"));
    assert_eq!(refused("add-made-from", "N7", "N99").as_deref(), Some("mend-no-need"));
    assert_eq!(refused("set-from", "31/02/2021", " ").as_deref(), Some("mend-unanswered"));
}

#[test]
fn proposals_are_those_that_a_person_would_make() {
    let office = office();
    let offered = |code: &str, value: &str| {
        let stands = with(&office, code, value);
        stands.offers.into_iter().find(|offer| offer.code == code).expect("a step")
    };
    assert_eq!(offered("set-from", "31/02/2021").text, "2021-02-28", "the last day of that month");
    assert_eq!(offered("set-share", "80 pct").text, "80");
    assert_eq!(offered("set-id", "1.98501E+17").text, "198501000000000000", "its digits are known so far");
    assert_eq!(offered("set-email", "stock at office.id").text, "stock@office.id");
    assert_eq!(offered("set-unit", "Stok").proposed.map(|name| name.name).as_deref(), Some("Stock"));
}

#[test]
fn a_unit_that_many_rows_name_is_made_once() {
    let office = Office::default();
    std::fs::write(office.path("u.csv"), "id,name\nU1,Head office\n").expect("a file");
    let staff = "id,name,unit\n1,Rina,Head office\n2,Budi,Fleet\n3,Sari,fleet\n";
    std::fs::write(office.path("s.csv"), staff).expect("a file");
    let files = [(ImportRole::Units, office.path("u.csv")), (ImportRole::People, office.path("s.csv"))];
    office.import(&files, Some("x.simpul"));
    let unknown = open(&office).into_iter().filter(|f| f.kind == "unknown-unit");
    let findings: Vec<String> = unknown.map(|f| f.handle).collect();
    assert_eq!(findings.len(), 2);
    let request = MendRequest { findings, code: "make-unit".into(), choice: None };
    mend_findings(&office.desk, request, &office.ctx()).expect("a repair");
    assert_eq!(office.file().counts.units, 2);
    assert!(open(&office).iter().all(|f| f.kind != "unknown-unit"));
}

#[test]
fn what_no_step_can_mend_says_why() {
    let office = Office::default();
    let staff = "id,name,unit\n1,Rina,Head office\n2,Budi,Stock,left over\n";
    std::fs::write(office.path("s.csv"), staff).expect("a file");
    office.import(&[(ImportRole::People, office.path("s.csv"))], Some("x.simpul"));
    let beyond = open(&office).into_iter().find(|f| f.kind == "bad-row").expect("cells beyond the header");
    assert_eq!(beyond.cannot.as_deref(), Some("in-list"));
    assert_eq!(beyond.offers.iter().map(|o| o.code.as_str()).collect::<Vec<_>>(), ["settled"]);
}

#[test]
fn whoever_takes_part_in_a_topic_under_an_unknown_name_gets_the_part_of_their_column() {
    let office = Office::default();
    let topics = "id,topic,owner,responsible,consulted\nT1,Leave,Stock,Sales,Work council\n";
    let files = [
        (ImportRole::Units, "units.csv", UNITS),
        (ImportRole::People, "staff.csv", STAFF),
        (ImportRole::Topics, "topics.csv", topics),
    ];
    let files = files.map(|(role, name, text)| {
        std::fs::write(office.path(name), text).expect("a file");
        (role, office.path(name))
    });
    office.import(&files, Some("x.simpul"));
    let request = TopicsRequest { count: 9, ..TopicsRequest::default() };
    let key = topics_listed(&office.desk, request, &office.ctx()).expect("a list").rows[0].key.clone();
    let parts = || {
        let view = topic(&office.desk, TopicRequest { topic: key.clone() }, &office.ctx()).expect("a topic");
        let part = |part: PartView| (part.party.name, part.letter);
        view.parts.into_iter().map(part).collect::<Vec<_>>()
    };
    let before = parts();
    assert_eq!(before.len(), 1, "{before:?}");
    let sales = office.key(HitKind::Unit, "Sales");
    let stands = with(&office, "add-part", "Work council");
    mend(&office, &stands, "add-part", Some(&sales)).expect("put right");
    let part = |letter: &str| (before[0].0.clone(), letter.to_owned());
    assert_eq!(parts(), [part("R"), part("C")], "what they had stays");
    assert!(open(&office).iter().all(|f| f.handle != stands.handle));
    office.undo();
    assert_eq!((parts(), with(&office, "add-part", "Work council").handle), (before, stands.handle));
}
