//! HR hands out a copy for readers, and nothing private lies in its bytes.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;
use simpul_tests::office::rename;

const STAFF: &str = "\
id,name,title,unit,manager_id,email,phone,from,until,floor,national id
1,Sari Dewi,Director,Head office,,sari@n.example,0811-555-001,2015-03-04,,12,NIK-7741
2,Budi Santoso,Clerk,Head office,1,budi@n.example,0811-555-002,2019-05-06,,11,NIK-7742
3,Tono Wijaya,Clerk,Head office,1,tono@n.example,0811-555-003,2011-07-08,2020-01-31,10,NIK-7743
";

const CHANNELS: &str = "\
owner,kind,address
1,hp,0812-999-123
1,e-mail,direksi@n.example
";

/// What no reader may find.
const PRIVATE: [&str; 11] = [
    "0811-555-001",
    "0811-555-002",
    "0811-555-003",
    "NIK-7741",
    "NIK-7742",
    "NIK-7743",
    "0812-999-123",
    "2015-03-04",
    "2019-05-06",
    "Tono Wijaya",
    "Earlier name",
];

fn office() -> Office {
    let office = Office::default();
    let list = office.path("staff.csv");
    let channels = office.path("channels.csv");
    std::fs::write(&list, STAFF).expect("a list");
    std::fs::write(&channels, CHANNELS).expect("a list");
    office.import(&[(ImportRole::People, list), (ImportRole::Channels, channels)], Some("hr.simpul"));
    let unit = office.key(HitKind::Unit, "Head office");
    office.edit(rename(&unit, "Earlier name"));
    office.edit(rename(&unit, "Headquarters"));
    office
}

fn hand_out(office: &Office) -> Vec<u8> {
    let path = office.path("readers.simpul");
    let request = PathRequest { path: path.to_string_lossy().into_owned() };
    save_for_readers(&office.desk, request, &office.ctx()).expect("a copy");
    std::fs::read(path).expect("its bytes")
}

fn lies_in(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes(), &wide].iter().any(|wanted| bytes.windows(wanted.len()).any(|found| found == *wanted))
}

fn public(office: &Office) -> ReadersView {
    readers(&office.desk, Nothing {}, &office.ctx()).expect("what readers see")
}

#[test]
fn nothing_private_lies_in_the_bytes() {
    let office = office();
    assert!(public(&office).fields.iter().all(|field| !field.shown), "private until HR says otherwise");
    let bytes = hand_out(&office);
    for text in PRIVATE {
        assert!(!lies_in(&bytes, text), "{text}");
    }
    for text in ["Budi Santoso", "budi@n.example", "direksi@n.example"] {
        assert!(lies_in(&bytes, text), "{text}");
    }
    let hr = std::fs::read(office.path("hr.simpul")).expect("the file");
    for text in ["0811-555-001", "0812-999-123"] {
        assert!(lies_in(&hr, text), "the search would find {text}");
    }

    let reader = office.colleague("Andi");
    let file = reader.open_as("readers.simpul", true).expect("it opens");
    assert_eq!((file.counts.people, file.counts.positions), (2, 3));
    assert_eq!(file.findings, FindingCounts::default());
    let log = history(&reader.desk, HistoryRequest { limit: 10 }, &reader.ctx()).expect("a history");
    assert_eq!(log.entries.len(), 1, "only that it was made");
}

#[test]
fn a_manager_whom_nobody_found_is_not_quoted() {
    let office = Office::default();
    let list = office.path("staff.csv");
    std::fs::write(&list, format!("{STAFF}4,Rini Astuti,Archivist,Head office,NIK-9999,,,,,,\n"))
        .expect("a list");
    office.import(&[(ImportRole::People, list)], Some("hr.simpul"));
    let bytes = hand_out(&office);
    assert!(!lies_in(&bytes, "NIK-9999") && lies_in(&bytes, "Rini Astuti"));
    let reader = office.colleague("Andi");
    reader.open_as("readers.simpul", true).expect("it opens");
    let asked = InspectRequest { key: reader.key(HitKind::Position, "Archivist"), map: None };
    let seen = inspect(&reader.desk, asked, &reader.ctx()).expect("a card");
    let Inspect::Position(card) = seen else { panic!("no position: {seen:?}") };
    assert_eq!((card.parked.as_deref(), card.manager), (Some(""), None), "her manager is still not known");
}

#[test]
fn what_hr_shows_is_there_and_can_be_taken_back() {
    let office = office();
    let mut wanted = public(&office);
    wanted.phones = true;
    wanted.fields.iter_mut().filter(|field| field.name == "floor").for_each(|field| field.shown = true);
    let edited = office.edit(EditRequest::SetReaders { readers: wanted.clone() });
    assert_eq!(edited.name.code, "change-readers");
    assert_eq!(public(&office), wanted);
    let bytes = hand_out(&office);
    assert!(lies_in(&bytes, "0811-555-001") && lies_in(&bytes, "floor"));
    assert!(!lies_in(&bytes, "NIK-7741") && !lies_in(&bytes, "2015-03-04"));
    office.undo();
    assert!(!public(&office).phones);
}

#[test]
fn the_open_file_is_not_replaced() {
    let office = office();
    let request = PathRequest { path: office.path("hr.simpul").to_string_lossy().into_owned() };
    let refused = save_for_readers(&office.desk, request, &office.ctx()).expect_err("a refusal");
    assert_eq!(refused.code, "same-file");
}
