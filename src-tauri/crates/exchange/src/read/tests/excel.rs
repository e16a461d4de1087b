//! `tests/fixtures/indonesian-excel`, one test a file; see its README.

use super::*;

fn excel(file: &str) -> Import {
    files(&[(Role::People, &format!("indonesian-excel/{file}"))])
}

#[test]
fn daftar_karyawan() {
    let import = excel("daftar-karyawan.csv");
    assert_eq!(counts(&import), (12, 12, 4));
    assert!(import.findings.iter().all(|f| f.kind == FindingKind::NoHead), "{:?}", all_told(&import));
    assert!(import.records.units.iter().map(|u| u.name.as_str()).eq([
        "Direksi",
        "Penjualan",
        "Keuangan",
        "Gudang"
    ]));
    let lines = lines(&import);
    assert_eq!(
        lines.iter().filter(|(_, to)| *to == "root").map(|(of, _)| of.as_str()).collect::<Vec<_>>(),
        ["MB-01"]
    );
    assert_eq!((lines["MB-05"].as_str(), lines["MB-10"].as_str()), ("MB-02", "MB-03"));
    let starts: Vec<String> =
        import.records.assignments[1..4].iter().filter_map(|a| Some(a.from?.to_string())).collect();
    assert_eq!(starts, ["2016-08-17"; 3]);
    assert_eq!(import.records.people[3].location, "Makassar");
}

#[test]
fn gelar() {
    let import = excel("gelar.csv");
    assert_eq!(told(&import), ["ambiguous-manager 10 Atasan Langsung", "missing-manager 11 Atasan Langsung"]);
    assert_eq!(
        drawn(&import),
        "G-01→root G-02→G-01 G-03→G-01 G-04→G-02 G-05→G-04 G-06→G-03 G-07→G-03 G-08→G-02 \
         G-09→parked Agus Setiawan G-10→parked Bapak Kusnadi"
    );
    assert_eq!(names(&import)[0], "Dr. Ir. Hj. Siti Rahmawati, M.M.");
}

#[test]
fn plt() {
    let import = excel("plt.csv");
    assert!(all_told(&import).is_empty(), "{:?}", all_told(&import));
    let acting = import.records.assignments.iter().map(|a| a.acting);
    assert!(acting.eq([false, true, true, true, true, false, false]));
    let titles: Vec<&str> = import.records.positions.iter().map(|p| p.title.as_str()).collect();
    assert_eq!(
        titles[1..5],
        ["Kepala Gudang", "Manajer Keuangan", "Kepala Cabang Jayapura", "Kepala Pembelian"]
    );
    assert_eq!(names(&import)[3], "Hendrik Rumbewas");
}

#[test]
fn lowong() {
    let import = excel("lowong.csv");
    assert_eq!(counts(&import), (2, 6, 1));
    assert_eq!(all_told(&import), ["empty-name 9 Nama"]);
    assert_eq!(drawn(&import), "J-1→root J-2→J-1 J-3→J-1 J-4→J-1 J-5→J-1 J-6→J-1");
    assert_eq!(import.records.assignments.len(), 2);
}

#[test]
fn nol_depan() {
    let import = excel("nol-depan.csv");
    let zeros: Vec<(u32, bool)> =
        import.findings.iter().filter(|f| f.row > 0).map(|f| (f.row, f.repair.applied)).collect();
    assert_eq!(zeros, [(3, true), (4, true), (6, true), (7, true), (9, false)]);
    assert_eq!(import.findings[4].kind, FindingKind::AmbiguousManager);
    assert_eq!(
        drawn(&import),
        "000456→00123 00123→root 01001→000456 01002→000456 01003→789 01004→parked 00789 0789→00123 789→00123"
    );
}

#[test]
fn notasi_ilmiah() {
    let import = excel("notasi-ilmiah.csv");
    assert_eq!(names(&import).len(), 6);
    assert_eq!(
        told(&import),
        ["bad-row 3 NIK", "bad-row 4 NIK", "missing-manager 5 NIK Atasan", "missing-manager 6 NIK Atasan"]
    );
    assert_eq!(import.parked.len(), 2);
    let boss = import.records.positions[0].id;
    assert_eq!(import.records.positions.iter().filter(|p| p.manager == Some(boss)).count(), 3);
}

#[test]
fn tanggal() {
    let import = excel("tanggal.csv");
    let starts: Vec<String> = import
        .records
        .assignments
        .iter()
        .map(|a| a.from.map(|d| d.to_string()).unwrap_or_default())
        .collect();
    assert_eq!(starts[..8], [&["2024-08-17"; 5][..], &["2024-05-05", "2023-12-05", "2024-05-01"]].concat());
    assert_eq!(
        all_told(&import),
        [
            "several-roots 0 ",
            "bad-date 10 Tanggal Mulai",
            "bad-date 11 Tanggal Mulai",
            "bad-date 12 Tanggal Mulai",
            "future-or-ended 13 Tanggal Selesai",
            "future-or-ended 14 Tanggal Mulai",
        ]
    );
    assert_eq!(names(&import).len(), 13);
}

#[test]
fn encodings() {
    let import = excel("windows-1252.csv");
    assert_eq!(names(&import), ["Ma’ruf Hidayat", "José Ximenes", "Andréa Lantang", "Zoë Pattinama"]);
    assert!(import.records.units.iter().map(|u| u.name.as_str()).eq(["Direksi", "Arsip", "Kafé"]));
    assert_eq!(import.records.positions[0].duties, "Memimpin – sejak 2015");
    assert!(import.records.assignments.iter().map(|a| a.share).eq([100, 62, 38, 100]));
    assert!(told(&import).is_empty());

    let import = excel("utf-16le.csv");
    assert_eq!(names(&import)[1], "陈美玲 Tan Mei Ling");
    assert_eq!(drawn(&import), "U-01→root U-02→U-01 U-03→U-02 U-04→U-02");
    assert_eq!(names(&excel("utf-16le-titik-koma.csv")).len(), 2);
}

#[test]
fn unit() {
    let import = files(&[(Role::Units, "indonesian-excel/unit.csv")]);
    let units = &import.records.units;
    assert_eq!(units.len(), 6);
    let external = units.iter().filter(|u| u.external).filter_map(|u| u.external_id.as_deref());
    assert!(external.eq(["KLIEN", "KURIR"]));
    assert_eq!(units.iter().filter(|u| u.parent == Some(units[0].id)).count(), 3);
}

#[test]
fn roles_are_seen_in_the_headings() {
    let folder = "real/kubernetes-community";
    for (file, role) in [
        ("indonesian-excel/daftar-karyawan.csv", Role::People),
        ("indonesian-excel/unit.csv", Role::Units),
        ("indonesian-excel/kebutuhan.csv", Role::Needs),
        ("bad/small-matters.csv", Role::People),
        ("real/adventureworks-hr/hr_export_all_rows.csv", Role::People),
        (&format!("{folder}/people.csv"), Role::People),
        (&format!("{folder}/units.csv"), Role::Units),
        (&format!("{folder}/memberships.csv"), Role::Memberships),
        (&format!("{folder}/links.csv"), Role::Needs),
        (&format!("{folder}/contacts.csv"), Role::Channels),
        ("../../src-tauri/crates/api/sample/nusantara/id/topics.csv", Role::Topics),
    ] {
        let bytes = fixture(file);
        let book = Book::open(file, &bytes).expect(file);
        assert_eq!(book.leaves[0].guess(), Some(role), "{file}");
    }
    assert!(Book::open("picture.csv", &fixture("bad/picture.csv")).is_err());
}
