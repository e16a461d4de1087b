//! Needs, memberships, topics and channels: doubtful ones, real ones, and the samples.

use super::*;

/// `customer←supplier item` of every need, ends by external id.
fn said(import: &Import) -> Vec<String> {
    let r = &import.records;
    let end = |end: End| match end {
        End::Unit(id) => r.units.iter().find(|u| u.id == id).and_then(|u| u.external_id.clone()),
        End::Position(id) => r.positions.iter().find(|p| p.id == id).and_then(|p| p.external_id.clone()),
    };
    let item =
        |need: &Need| r.items.iter().find(|i| i.id == need.item).map(|i| i.name.as_str()).unwrap_or_default();
    let one = |need: &Need| {
        let ends = [need.customer, need.supplier].map(|e| end(e).unwrap_or_default());
        format!("{}←{} {}", ends[0], ends[1], item(need))
    };
    r.needs.iter().map(one).collect()
}

fn ambiguous(by: Option<NeedsBy>) -> Import {
    let folder = "bad/ambiguous-parties";
    let source = |role, file: &str| {
        Source::parse(role, file, &fixture(&format!("{folder}/{file}")), &[]).expect("a table")
    };
    let sources = [
        source(Role::Units, "units.csv"),
        source(Role::People, "people.csv"),
        source(Role::Needs, "needs.csv"),
    ];
    import(&sources, &Document::default(), &Options { needs_by: by, ..options() })
}

#[test]
fn ambiguous_parties() {
    let import = ambiguous(None);
    assert_eq!(
        said(&import),
        [
            "MKT←WHS stock",
            "WHS←N1 plans",
            "WHS←P5 help",
            "BRD←P2 results",
            "P4←P2 brands",
            "WHS←MKT limits",
            "P4←P7 training"
        ]
    );
    assert_eq!(
        told(&import),
        [
            "ambiguous-party 2 customer",
            "ambiguous-party 3 supplier",
            "ambiguous-party 4 supplier",
            "unknown-party 8 supplier",
            "unknown-party 10 customer",
        ]
    );
    let by_person = ambiguous(Some(NeedsBy::Person));
    assert_eq!(said(&by_person)[0], "P3←WHS stock");
    assert!(!told(&by_person).contains(&"ambiguous-party 2 customer".to_owned()));
}

#[test]
fn doubtful_needs() {
    let import = files(&[
        (Role::Units, "bad/doubtful-needs/units.csv"),
        (Role::Needs, "bad/doubtful-needs/needs.csv"),
    ]);
    assert_eq!(
        said(&import),
        ["WHS←MKT brands", "WHS←MKT not named", "MKT←WHS not named", "MKT←MKT own notes", "BRD←MKT results"]
    );
    assert!(import.records.needs.iter().map(|n| n.weight).eq([
        Some(3.0),
        Some(1.0),
        Some(1.0),
        Some(1.0),
        None
    ]));
    assert_eq!(
        told(&import),
        [
            "empty-item 3 item",
            "bad-row 5 weight",
            "bad-row 6 weight",
            "self-need 7 supplier",
            "duplicate-need 8 item",
            "bad-row 10 weight",
        ]
    );
}

#[test]
fn kebutuhan() {
    let import =
        files(&[(Role::Units, "indonesian-excel/unit.csv"), (Role::Needs, "indonesian-excel/kebutuhan.csv")]);
    let r = &import.records;
    assert_eq!((r.needs.len(), r.items.len()), (5, 4));
    assert!(r.needs.iter().map(|n| n.weight.unwrap_or(1.0)).eq([1.5, 2.25, 1.0, 1234.5, 1.0]));
    let processes: Vec<&str> = r.processes.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(processes, ["Pesanan sampai kirim", "Tutup buku", "Penggajian"]);
    assert!(r.needs[2..4].iter().all(|n| n.processes.len() == 2));
    let closing = Some(Deadline { day: Some(Day::Closing), minute: Some(15 * 60) });
    assert!(r.needs[2..4].iter().all(|n| n.standard.due.value == closing));
    assert_eq!(r.items[3].kind, ItemKind::Action);
    assert_eq!(told(&import), ["bad-row 7 Bobot", "bad-row 8 Bobot"]);
}

#[test]
fn krackhardt_advice() {
    let folder = "real/krackhardt";
    let import = files(&[
        (Role::People, &format!("{folder}/people.csv")),
        (Role::Units, &format!("{folder}/units.csv")),
        (Role::Needs, &format!("{folder}/person_links_advice.csv")),
    ]);
    let r = &import.records;
    assert_eq!((r.needs.len(), r.items.len(), told(&import).len()), (190, 1, 0));
    assert!(r.needs.iter().all(|n| matches!((n.customer, n.supplier), (End::Position(_), End::Position(_)))));
    assert_eq!(said(&import)[0], "M01←M02 advice");

    let import = files(&[
        (Role::People, &format!("{folder}/people.csv")),
        (Role::Units, &format!("{folder}/units.csv")),
        (Role::Needs, &format!("{folder}/links.csv")),
    ]);
    assert_eq!((import.records.needs.len(), told(&import).len()), (20, 0));
    assert_eq!(import.records.needs.iter().filter_map(|n| n.weight).sum::<f64>(), 144.0);
}

#[test]
fn rust_lang() {
    let folder = "real/rust-lang-team";
    let import = files(&[
        (Role::People, &format!("{folder}/people.csv")),
        (Role::Units, &format!("{folder}/units.csv")),
        (Role::Memberships, &format!("{folder}/memberships.csv")),
        (Role::Needs, &format!("{folder}/links.csv")),
    ]);
    let r = &import.records;
    assert_eq!((r.people.len(), r.units.len(), r.needs.len()), (666, 217, 35));
    assert_eq!(r.units.iter().filter(|u| u.archived).count(), 52);
    assert!(told(&import).is_empty(), "{:?}", told(&import));
    // Everybody who is no alumnus of a unit has a current assignment in it.
    let today = options().today;
    let document = document(import);
    let mut active = std::collections::BTreeMap::<PersonId, std::collections::BTreeSet<UnitId>>::new();
    for a in document.assignments().iter().filter(|a| a.is_current(today)) {
        let unit = document.positions().get(a.position).and_then(|p| p.unit);
        let unit = unit.filter(|&u| document.units().get(u).is_some_and(|u| !u.archived));
        active.entry(a.person).or_default().extend(unit);
    }
    assert_eq!(active.values().filter(|units| !units.is_empty()).count(), 402);
    assert_eq!(active.values().filter(|units| units.len() > 1).count(), 193);
    assert_eq!(active.values().map(|units| units.len()).max(), Some(19));
}

#[test]
fn kubernetes() {
    let folder = "real/kubernetes-community";
    let import = files(&[
        (Role::People, &format!("{folder}/people.csv")),
        (Role::Units, &format!("{folder}/units.csv")),
        (Role::Memberships, &format!("{folder}/memberships.csv")),
        (Role::Needs, &format!("{folder}/links.csv")),
        (Role::Channels, &format!("{folder}/contacts.csv")),
    ]);
    let r = &import.records;
    assert_eq!((r.people.len(), r.units.len(), r.needs.len(), r.channels.len()), (237, 272, 99, 386));
    assert!(told(&import).is_empty(), "{:?}", told(&import));
    assert!(
        r.needs[0].purpose.contains("kind: stakeholder"),
        "a word of no field is kept: {}",
        r.needs[0].purpose
    );
}

#[test]
fn samples() {
    for (sample, language, figures) in [
        ("nusantara", "en", [90, 95, 23, 70, 30, 5, 45, 58]),
        ("nusantara", "id", [90, 95, 23, 70, 30, 5, 45, 58]),
        ("flight", "en", [5, 5, 4, 5, 5, 1, 4, 4]),
        ("flight", "id", [5, 5, 4, 5, 5, 1, 4, 4]),
    ] {
        let path = |file: &str| format!("../../src-tauri/crates/api/sample/{sample}/{language}/{file}.csv");
        let import = files(&[
            (Role::People, &path("people")),
            (Role::Units, &path("units")),
            (Role::Needs, &path("needs")),
            (Role::Topics, &path("topics")),
            (Role::Channels, &path("channels")),
        ]);
        let loud: Vec<&Finding> = import.findings.iter().filter(|f| f.kind != FindingKind::NoHead).collect();
        assert!(loud.is_empty(), "{sample} {language}: {loud:?}");
        let r = &import.records;
        let counts = [
            r.people.len(),
            r.positions.len(),
            r.units.len(),
            r.needs.len(),
            r.items.len(),
            r.processes.len(),
            r.topics.len(),
            r.channels.len(),
        ];
        assert_eq!(counts, figures, "{sample} {language}");
        assert_eq!(r.units.iter().filter(|u| u.external).count(), if sample == "flight" { 1 } else { 3 });
        assert!(r.units.iter().all(|u| u.external || (u.head.is_some() && u.contact.is_some())));
        if sample == "nusantara" {
            assert_eq!(r.topics.iter().filter(|t| t.owner.is_none()).count(), 2);
            assert_eq!(r.dotted_lines.len(), 5);
            assert_eq!(r.positions.iter().filter(|p| p.kind == PositionKind::Assistant).count(), 1);
            assert_eq!(r.assignments.iter().filter(|a| a.acting).count(), 1);
        }
        document(import);
    }
}
