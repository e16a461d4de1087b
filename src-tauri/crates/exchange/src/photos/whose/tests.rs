use super::*;
use simpul_model::{Person, Row};

fn person(id: u64, external: &str, email: &str) -> Row {
    Row::Person(Person {
        external_id: (!external.is_empty()).then(|| external.to_owned()),
        email: email.to_owned(),
        ..Person::new(PersonId::from_raw(id), "Sari")
    })
}

fn office() -> Document {
    let people = [
        person(1, "00123", "Sari@Kantor.id"),
        person(2, "E7", "budi@kantor.id"),
        person(3, "", "bersama@kantor.id"),
        person(4, "", "bersama@kantor.id"),
        person(5, "budi@kantor.id", ""),
    ];
    people.into_iter().collect()
}

fn of(id: u64) -> Whose {
    Whose::Of(PersonId::from_raw(id))
}

fn one(name: &str) -> Whose {
    whose(&office(), [name]).remove(0)
}

#[test]
fn a_file_is_called_after_an_id_or_an_address() {
    assert_eq!(one("00123.jpg"), of(1));
    assert_eq!(one("e7.JPEG"), of(2));
    assert_eq!(one("sari@kantor.id.png"), of(1));
    assert_eq!(one(" E7 .webp"), of(2));
    assert_eq!(one("budi@kantor.id.jpg"), of(5), "an id is looked up before an address");
}

#[test]
fn lost_zeros_are_a_guess_and_no_match() {
    let sari = Whose::Doubtful(Doubt::Zeros { person: PersonId::from_raw(1) });
    assert_eq!((one("123.jpg"), one("0123.jpg")), (sari.clone(), sari));
    assert_eq!(one("0.jpg"), Whose::Doubtful(Doubt::Nobody));
}

#[test]
fn what_is_nobodys_or_several_peoples_says_so() {
    assert_eq!(one("E8.jpg"), Whose::Doubtful(Doubt::Nobody));
    assert_eq!(one(".jpg"), Whose::Doubtful(Doubt::Nobody));
    assert_eq!(one("bersama@kantor.id.jpg"), Whose::Doubtful(Doubt::Several { people: 2 }));
    for name in ["E7", "E7.txt", "E7.heic", "budi@kantor.id"] {
        assert_eq!(one(name), Whose::Doubtful(Doubt::NoPicture), "{name}");
    }
}

#[test]
fn of_two_files_of_one_person_the_first_is_taken() {
    let found = whose(&office(), ["00123.jpg", "sari@kantor.id.png"]);
    assert_eq!(found, [of(1), Whose::Doubtful(Doubt::Second { first: "00123.jpg".into() })]);
}
