//! `simpul photos`.

use simpul_tests::Simpul;

const GREEN: &[u8] = include_bytes!("../fixtures/photos/green.png");

/// A file with two people, and a folder with a photo of one of them.
fn office() -> Simpul {
    let simpul = Simpul::default();
    simpul.write("people.csv", "id,name,manager_id\n007,Sari,\n008,Budi,007\n");
    simpul.run(["import", "--people", "people.csv", "--out", "a.simpul"]).expect(0);
    std::fs::create_dir(simpul.path("faces")).expect("a folder");
    simpul.write("faces/007.png", GREEN);
    simpul.write("faces/8.png", GREEN);
    simpul
}

#[test]
fn photos_come_from_a_folder_and_what_is_left_out_is_said() {
    let simpul = office();
    let tried = simpul.run(["photos", "a.simpul", "faces", "--dry-run", "--json"]).expect(0).json();
    assert_eq!((tried["added"].as_u64(), tried["findings"][0]["code"].as_str()), (Some(1), Some("zeros")));
    let said = simpul.run(["photos", "a.simpul", "faces"]).expect(0).out;
    let wanted = "1 person has a photo now who had none.\n1 person has no photo.\n\
                  1 entry of the folder was left out:\n\
                  8.png: Nobody has exactly this id. If it means Budi, name the file 008.\n";
    assert_eq!(said, wanted);
    let again = simpul.run(["photos", "a.simpul", "faces", "--lang", "id"]).expect(0).out;
    assert!(again.contains("1 orang sudah punya foto ini."), "{again}");
    simpul.run(["export", "a.simpul", "--view", "chart", "--format", "svg", "--out", "a.svg"]).expect(0);
    let svg = std::fs::read_to_string(simpul.path("a.svg")).expect("text");
    assert_eq!(svg.matches("data:image/jpeg;base64,").count(), 1);
    for format in ["png", "pdf"] {
        simpul.run(["export", "a.simpul", "--view", "chart", "--format", format, "--out", "a.out"]).expect(0);
    }
    let log = simpul.run(["log", "a.simpul"]).expect(0).out;
    assert!(log.contains("Photo of Sari"), "{log}");
}

#[test]
fn a_folder_or_a_file_that_is_not_there_is_wrong_input() {
    let simpul = office();
    let refused = simpul.run(["photos", "a.simpul", "nowhere"]).expect(2);
    assert!(refused.err.contains("nowhere is not there"), "{refused:?}");
    simpul.run(["photos", "b.simpul", "faces"]).expect(3);
}
