//! One thread through every crate: five rows of CSV to a file, a chart, a map, a pair card and back by undo.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_api::{Answer, Ctx, Desk, DeskOptions, dispatch};

const PEOPLE: &str = "id,name,title,unit,manager_id\n\
    1,Rina Sari,Director,Head office,\n\
    2,Budi Hartono,Warehouse lead,Warehouse,1\n\
    3,Siti Aminah,Clerk,Warehouse,2\n\
    4,Agus Salim,Marketing lead,Marketing,1\n";
const NEEDS: &str = "customer,supplier,item\n\
    Warehouse,Marketing,Delivery limit\n\
    Marketing,Warehouse,Current stock\n";

fn key_of(desk: &Desk, ctx: &Ctx, text: &str, kind: HitKind) -> String {
    let request = FindRequest { text: text.into(), limit: 1, kinds: vec![kind] };
    let found = find(desk, request, ctx).expect("a file is open");
    found.hits[0].key.clone()
}

#[test]
fn from_csv_to_pair_card_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("people.csv"), PEOPLE).unwrap();
    std::fs::write(path("needs.csv"), NEEDS).unwrap();
    let desk = Desk::new(DeskOptions { user: "Rina".into(), ..DeskOptions::default() });
    let ctx = Ctx::system(Language::En);

    let files =
        ["people.csv", "needs.csv"].map(|name| ImportFile { path: path(name), ..ImportFile::default() });
    let request =
        ImportRequest { files: files.to_vec(), out: Some(path("five.simpul")), ..Default::default() };
    let imported = import_files(&desk, request, &ctx).unwrap();
    assert_eq!((imported.report.people, imported.report.units, imported.report.needs), (4, 3, 2));

    let Ok(Answer::Bytes(bytes)) = dispatch(&desk, "chart", serde_json::json!({}), &ctx) else {
        panic!("a chart")
    };
    let length = u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
    let info: ChartInfo = serde_json::from_slice(&bytes[4..4 + length]).unwrap();
    assert_eq!((info.shown, info.total, info.levels), (4, 4, 3));

    let rows = links(&desk, MapRequest::default(), &ctx).unwrap().rows;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].kind, PairKind::TwoWay);
    let card = inspect(&desk, InspectRequest { key: rows[0].key.clone(), map: None }, &ctx).unwrap();
    let Inspect::Pair(card) = card else { panic!("a pair card") };
    assert_eq!((card.a_gives_b.len(), card.b_gives_a.len()), (1, 1));

    let warehouse = key_of(&desk, &ctx, "warehouse", HitKind::Unit);
    let rename = EditRequest::SetUnit {
        unit: warehouse.clone(),
        name: Some("Gudang".into()),
        kind: None,
        purpose: None,
        head: None,
        contact: None,
        external: None,
    };
    let edited = edit(&desk, rename, &ctx).unwrap();
    assert_eq!(edited.file.undo.unwrap().code, "change-unit");
    desk.close();
    let request = OpenRequest { path: path("five.simpul"), read_only: false, take_over: false };
    let reopened = open(&desk, request, &ctx).unwrap();
    assert!(reopened.undo.is_some(), "undo survives closing");
    undo(&desk, Nothing {}, &ctx).unwrap();
    let Inspect::Unit(unit) = inspect(&desk, InspectRequest { key: warehouse, map: None }, &ctx).unwrap()
    else {
        panic!("a unit")
    };
    assert_eq!(unit.name, "Warehouse");
}

#[test]
fn both_samples_open_in_both_languages_without_findings_of_errors() {
    let desk = Desk::new(DeskOptions::default());
    let ctx = Ctx::system(Language::En);
    for name in ["nusantara", "flight"] {
        for language in [Language::En, Language::Id] {
            let file = open_sample(&desk, SampleRequest { name: name.into(), language }, &ctx).unwrap();
            let errors: Vec<_> = doctor(&desk, Nothing {}, &ctx).unwrap().findings;
            let errors: Vec<_> = errors.into_iter().filter(|f| f.severity == Severity::Error).collect();
            assert_eq!(errors, [], "{name} {language:?}");
            assert!(file.counts.needs > 0 && file.undo.is_none());
        }
    }
}
