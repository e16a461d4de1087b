//! Photos of people: from a folder into the file, onto the cards, and back.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::Office;
use std::path::PathBuf;

/// Pictures of one colour, 24 pixels square.
const GREEN: &[u8] = include_bytes!("../fixtures/photos/green.png");
const BLUE: &[u8] = include_bytes!("../fixtures/photos/blue.jpg");

/// A folder of photos.
fn folder(office: &Office, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = office.path("photos");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
    folder
}

fn add(office: &Office, files: &[(&str, &[u8])]) -> PhotosAdded {
    let folder = folder(office, files).to_string_lossy().into_owned();
    let request = PhotosRequest { folder, dry_run: false };
    use_case::add_photos(&office.desk, request, &office.ctx()).expect("photos")
}

fn set(office: &Office, person: &str, path: Option<String>) -> Result<Edited, simpul_api::ApiError> {
    use_case::set_photo(&office.desk, SetPhoto { person: person.to_owned(), path }, &office.ctx())
}

/// The name of somebody's photo.
fn photo(office: &Office, key: &str) -> String {
    match office.inspect(key, None) {
        Inspect::Person(card) => card.photo,
        other => panic!("a person, not {other:?}"),
    }
}

fn kept(office: &Office, name: String) -> Option<String> {
    let asked = PhotoNames { names: vec![name] };
    use_case::photos(&office.desk, asked, &office.ctx()).expect("an answer").photos.remove(0)
}

fn svg(office: &Office) -> String {
    let path = office.path("chart.svg");
    let request = ExportRequest {
        picture: Picture::Chart(ChartRequest::default()),
        scope: Scope::Everything,
        branch: None,
        format: PictureFormat::Svg,
        path: path.to_string_lossy().into_owned(),
        language: Language::En,
        title: String::new(),
    };
    use_case::export_picture(&office.desk, request, &office.ctx()).expect("a picture");
    std::fs::read_to_string(path).expect("text")
}

const LIST: &str = "\
id,name,email,title,manager_id
0012,Sari Dewi,sari@kantor.id,Director,
0013,Budi Hartono,budi@kantor.id,Clerk,0012
0014,Citra,,Clerk,0012
";

fn office() -> Office {
    let office = Office::default();
    let list = office.path("people.csv");
    std::fs::write(&list, LIST).expect("a list");
    office.import(&[(ImportRole::People, list)], Some("a.simpul"));
    office
}

#[test]
fn a_folder_of_photos_is_one_step_and_tells_of_every_file_left_out() {
    let office = office();
    let files: &[(&str, &[u8])] = &[
        ("0012.png", GREEN),
        ("BUDI@kantor.id.JPG", BLUE),
        ("13.jpg", BLUE),
        ("sari@kantor.id.jpg", BLUE),
        ("0014.jpg", &BLUE[..BLUE.len() / 3]),
        ("0099.png", GREEN),
        ("notes.txt", b"hello"),
        ("Thumbs.db", b"what Windows keeps"),
    ];
    let done = add(&office, files);
    assert_eq!((done.files, done.added, done.replaced, done.same, done.without), (7, 2, 0, 0, 1));
    let left: Vec<_> = done.findings.iter().map(|f| (f.file.as_str(), f.why.code.as_str())).collect();
    let wanted = [
        ("0014.jpg", "broken"),
        ("0099.png", "nobody"),
        ("13.jpg", "zeros"),
        ("notes.txt", "no-picture"),
        ("sari@kantor.id.jpg", "second"),
    ];
    assert_eq!(left, wanted);
    let zeros = &done.findings[2].why.args;
    assert_eq!((zeros["name"].as_str(), zeros["id"].as_str()), ("Budi Hartono", "0013"));

    let sari = office.key(HitKind::Person, "Sari Dewi");
    let name = photo(&office, &sari);
    assert!(kept(&office, name.clone()).is_some_and(|jpeg| jpeg.starts_with("/9j/")), "a JPEG in base 64");
    assert_eq!(svg(&office).matches("<image ").count(), 2);

    office.undo();
    assert_eq!(photo(&office, &sari), "");
    assert_eq!(svg(&office).matches("<image ").count(), 0);
    office.redo();
    assert_eq!(photo(&office, &sari), name);
    office.close();
    office.open("a.simpul").expect("the file again");
    assert_eq!(photo(&office, &sari), name);
}

#[test]
fn the_same_folder_again_changes_nothing_and_another_picture_does() {
    let office = office();
    add(&office, &[("0012.png", GREEN)]);
    let again = add(&office, &[]);
    assert_eq!((again.added, again.same, again.edited), (0, 1, None));
    let other = add(&office, &[("0012.png", BLUE)]);
    assert_eq!((other.replaced, other.edited.is_some()), (1, true));
}

#[test]
fn a_trial_run_says_the_same_and_changes_nothing() {
    let office = office();
    let folder = folder(&office, &[("0012.png", GREEN)]).to_string_lossy().into_owned();
    let request = PhotosRequest { folder, dry_run: true };
    let done = use_case::add_photos(&office.desk, request, &office.ctx()).expect("photos");
    assert_eq!((done.added, done.edited), (1, None));
    assert_eq!(photo(&office, &office.key(HitKind::Person, "Sari Dewi")), "");
}

#[test]
fn one_photo_is_chosen_and_taken_away() {
    let office = office();
    let budi = office.key(HitKind::Person, "Budi Hartono");
    let path = folder(&office, &[("face.jpg", BLUE), ("notes.txt", b"hello")]);
    let of = |name: &str| Some(path.join(name).to_string_lossy().into_owned());
    let done = set(&office, &budi, of("face.jpg")).expect("a photo");
    assert_eq!((done.name.code.as_str(), done.name.args["name"].as_str()), ("set-photo", "Budi Hartono"));
    assert_ne!(photo(&office, &budi), "");
    assert_eq!(set(&office, &budi, of("notes.txt")).expect_err("no picture").code, "photo-unknown");
    assert_eq!(set(&office, &budi, of("none.jpg")).expect_err("not there").code, "photo-unreadable");
    assert_eq!(set(&office, &budi, None).expect("taken away").name.code, "remove-photo");
    assert_eq!(photo(&office, &budi), "");
}

#[test]
fn next_months_list_leaves_photos_alone() {
    let office = office();
    let sari = office.key(HitKind::Person, "Sari Dewi");
    add(&office, &[("0012.png", GREEN)]);
    let name = photo(&office, &sari);
    let unchanged = office.renew(LIST, Renewing::default(), false).expect("a list");
    assert_eq!(unchanged.conflicts, []);
    assert_eq!(photo(&office, &sari), name);
    office.renew(&LIST.replace("sari@kantor.id", "s@kantor.id"), Renewing::default(), false).expect("a list");
    assert_eq!(photo(&office, &sari), name);
    assert!(kept(&office, name).is_some());
}

#[test]
fn a_scenario_has_photos_of_its_own_until_it_is_taken_over() {
    let office = office();
    let sari = office.key(HitKind::Person, "Sari Dewi");
    let scenario = ScenarioRequest { name: "Plan".into() };
    let file = use_case::add_scenario(&office.desk, scenario, &office.ctx()).expect("a scenario");
    add(&office, &[("0012.png", GREEN)]);
    let name = photo(&office, &sari);
    assert!(kept(&office, name.clone()).is_some());
    use_case::show(&office.desk, ShowRequest::Now, &office.ctx()).expect("now");
    assert_eq!(photo(&office, &sari), "");
    let id = file.scenarios[0].id.clone();
    let request = TakeOverRequest { id, keys: None };
    use_case::take_over(&office.desk, request, &office.ctx()).expect("taken over");
    assert_eq!(photo(&office, &sari), name);
}

#[test]
fn a_folder_that_is_not_there_is_said_so() {
    let office = office();
    let of = |name: &str| {
        let folder = office.path(name).to_string_lossy().into_owned();
        let request = PhotosRequest { folder, dry_run: false };
        use_case::add_photos(&office.desk, request, &office.ctx()).expect_err("no folder").code
    };
    assert_eq!((of("nowhere").as_str(), of("people.csv").as_str()), ("folder-not-found", "folder-is-file"));
}
