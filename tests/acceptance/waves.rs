//! What stops is seen wave by wave: who goes without what, how that spreads to the customer outside, and the needs
//! behind every box, line and number.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn request(office: &Office, who: &str) -> WavesRequest {
    let question = StudyQuestion::Impact { keys: vec![office.key(HitKind::Unit, who)] };
    WavesRequest { study: StudyRequest { map: MapRequest::default(), question }, open: Vec::new() }
}

/// What is said of the picture, and its scene as bytes, in which the keys of what is drawn stand as they are.
fn drawn(office: &Office, request: &WavesRequest) -> (WavesInfo, Vec<u8>) {
    let bytes = waves(&office.desk, request.clone(), &office.ctx()).expect("a picture");
    let length = u32::from_le_bytes(bytes[..4].try_into().expect("four bytes")) as usize;
    let info: WavesInfo = serde_json::from_slice(&bytes[4..4 + length]).expect("what is said");
    (WavesInfo { elapsed_ms: 0.0, ..info }, bytes[4 + length..].to_vec())
}

fn holds(scene: &[u8], key: &str) -> bool {
    scene.windows(key.len()).any(|bytes| bytes == key.as_bytes())
}

fn behind(office: &Office, waves: &WavesRequest, key: &str) -> WavesBehind {
    let asked = WavesBehindRequest { waves: waves.clone(), key: key.to_owned() };
    waves_behind(&office.desk, asked, &office.ctx()).expect("what stands behind it")
}

#[test]
fn what_data_entry_stops_reaches_the_client_in_the_picture() {
    let office = Office::with_sample("nusantara");
    let asked = request(&office, "Data Entry");
    let (info, scene) = drawn(&office, &asked);
    assert_eq!(info.shown, info.total, "nothing is folded");
    assert!(["wave:0", "wave:1", "wave:9", "wave:outside"].iter().all(|key| holds(&scene, key)));
    let client = office.key(HitKind::Unit, "Corporate Client");
    let outside = format!("stop:outside:certain:{client}");
    assert!(holds(&scene, &outside));

    let found = behind(&office, &asked, &outside);
    assert_eq!(
        (found.title.as_str(), found.key),
        ("Corporate Client · Outside the company, for certain", Some(client))
    );
    assert_eq!(found.parts[0].title.args["name"], "Claims");
    let claims = office.key(HitKind::Unit, "Claims");
    let line = format!("stops:stop:1:certain:{claims}>{outside}");
    assert!(holds(&scene, &line));
    let found = behind(&office, &asked, &line);
    assert_eq!(found.title, "Claims → Corporate Client");
    assert_eq!(found.parts.len(), 2, "what stops, and because of what");

    // The box leads to its lines, and the scene says of each what it is.
    let client_box = behind(&office, &asked, &outside);
    let led: Vec<_> =
        client_box.lines.iter().map(|one| (one.key.as_str(), one.name.as_str(), one.leaves)).collect();
    assert!(led.contains(&(line.as_str(), "Claims", false)), "{led:?}");
    assert!(holds(&scene, "Claims → Corporate Client, 1 need stops"));

    // Every number leads to its needs: headings count what stands behind them.
    let first = behind(&office, &asked, "wave:1");
    assert_eq!(first.parts.iter().map(|part| part.needs.len()).sum::<usize>(), 3);
    let headings = (1..=10).map(|wave| wave.to_string()).chain(["outside".to_owned()]);
    let told: usize = headings
        .map(|code| format!("wave:{code}"))
        .filter(|key| holds(&scene, key))
        .flat_map(|key| behind(&office, &asked, &key).parts)
        .map(|part| part.needs.len())
        .sum();
    let study = StudyRequest { map: MapRequest::default(), ..asked.study.clone() };
    let rows = StudyRowsRequest { study, table: "stops".to_owned(), count: 1, ..StudyRowsRequest::default() };
    assert_eq!(told as u32, study_rows(&office.desk, rows, &office.ctx()).expect("rows").total);
}

#[test]
fn the_same_file_gives_the_same_picture_and_a_page() {
    let office = Office::with_sample("nusantara");
    let asked = request(&office, "Data Entry");
    assert_eq!(drawn(&office, &asked).1, drawn(&office, &asked).1);
    let path = office.path("waves.svg").to_string_lossy().into_owned();
    let export = WavesExportRequest {
        waves: asked,
        format: PictureFormat::Svg,
        path,
        language: Language::En,
        title: String::new(),
    };
    let done = export_waves(&office.desk, export, &office.ctx()).expect("a page");
    let svg = std::fs::read_to_string(&done.path).expect("written");
    assert!(svg.contains("What stops if Data Entry stops") && svg.contains("May stop"));
    assert_eq!(done.shown, done.total);
}

#[test]
fn a_hundred_who_go_without_are_folded_and_opened() {
    let office = Office::default();
    let branches = (0..101).map(|at| format!("B{at},Branch {at:03}\n")).collect::<String>();
    let needs = (0..101).map(|at| format!("B{at},M,mail\n")).collect::<String>();
    let file = |name: &str, head: &str, rows: &str| {
        let path = office.path(name);
        std::fs::write(&path, [head, rows].concat()).expect("written");
        path
    };
    let units = file("units.csv", "id,name\nM,Mail Room\n", &branches);
    let needs = file("needs.csv", "customer,supplier,item\n", &needs);
    office.import(&[(ImportRole::Units, units), (ImportRole::Needs, needs)], Some("many.simpul"));

    let mut asked = request(&office, "Mail Room");
    let (info, scene) = drawn(&office, &asked);
    assert_eq!((info.shown, info.total), (11, 101));
    let fold = "fold:1:certain";
    assert!(holds(&scene, fold));
    let folded = behind(&office, &asked, fold);
    assert_eq!((folded.parts[0].names.len(), folded.parts[1].needs.len()), (90, 90), "nothing is left out");
    asked.open = vec![fold.to_owned()];
    let (info, scene) = drawn(&office, &asked);
    assert_eq!((info.shown, info.total), (101, 101));
    assert!(holds(&scene, fold), "and one that folds them again");
}
