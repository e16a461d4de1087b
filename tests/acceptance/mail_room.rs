//! A sorting question goes to the mail-room lead, not to the director.

use simpul_tests::Office;

#[test]
fn sorting_is_the_leads_matter() {
    let office = Office::with_sample("nusantara");
    for question in ["mail sorting", "sorting letters", "wrong address", "mail sortin"] {
        let answers = office.ask(question);
        let first = answers.first().unwrap_or_else(|| panic!("{question} has an answer"));
        assert_eq!(first.owner.person.as_deref(), Some("Sukarti"), "{question}");
        assert_eq!(first.owner.position.as_deref(), Some("Mail Room Lead"), "{question}");
        assert!(!first.channels.is_empty(), "{question}");
    }
    let answers = office.ask("mail sorting");
    let backup = answers[0].backup.as_ref().and_then(|backup| backup.person.as_deref());
    assert_eq!(backup, Some("Petrus Wenda"));
}

#[test]
fn a_topic_nobody_owns_says_so() {
    let office = Office::with_sample("nusantara");
    for topic in ["parking permit", "lost and found"] {
        let answers = office.ask(topic);
        assert_eq!(answers[0].title, topic);
        let owner = &answers[0].owner;
        assert!(owner.unit.is_none() && owner.position.is_none() && owner.person.is_none(), "{topic}");
    }
}
