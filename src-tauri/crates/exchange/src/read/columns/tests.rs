//! Headings and what they are taken for.

use super::*;

fn fields(role: Role, text: &str, pins: &[Pin]) -> Vec<(String, &'static str)> {
    let sheet = Sheet::of_text("f.csv", text, &|h| is_known(h, role, pins), None).expect("a table");
    let columns = Columns::find(&sheet, role, pins, &Choices::default());
    columns.matches(&sheet).into_iter().map(|m| (m.column, m.field.unwrap_or("-"))).collect()
}

fn check(role: Role, header: &str, expected: &str) {
    let found = fields(role, &format!("{header}\n{}x\n", "x,".repeat(header.matches(',').count())), &[]);
    let found: Vec<&str> = found.iter().map(|(_, field)| *field).collect();
    assert_eq!(found.join(","), expected, "{header}");
}

#[test]
fn finds_fields_in_both_languages() {
    check(
        Role::People,
        "No. Induk,Nama Karyawan,Jabatan,Divisi,Atasan,Tanggal Masuk,Kota",
        "id,name,title,unit,manager_id,from,location",
    );
    check(
        Role::People,
        "id,name,email,title,unit_id,department,manager_id,first_name,last_name,job_id,hire_date",
        "id,name,email,title,unit_id,unit,manager_id,-,-,-,-",
    );
    check(
        Role::People,
        "Kode Jabatan,NIK,Nama,Jabatan,Divisi,NIK Atasan",
        "position_id,id,name,title,unit,manager_id",
    );
    check(Role::Units, "Kode Unit,Nama Unit,Induk,Jenis,Kepala", "id,name,parent_id,kind,head");
    check(
        Role::Needs,
        "No,Pelanggan,Pemasok,Hal,Jenis,Saluran,Frekuensi,Tenggat,Target,Bobot,Proses",
        "id,customer,supplier,item,kind,channel,cadence,due,aim,weight,processes",
    );
    check(Role::Needs, "provider,consumer,what,weight", "supplier,customer,item,weight");
    check(
        Role::Needs,
        "id,provider_unit,consumer_unit,what,channel,due",
        "id,supplier_unit,customer_unit,item,channel,due",
    );
    check(Role::Channels, "unit_id,channel,address,purpose", "owner,kind,address,purpose");
}

#[test]
fn the_id_column_is_the_one_managers_refer_to() {
    let text = "EmployeeKey,ParentEmployeeKey,EmployeeNationalIDAlternateKey,ParentEmployeeNationalIDAlternateKey,FirstName\n\
        1,,900,,Ayu\n2,1,901,,Bagus\n";
    let found = fields(Role::People, text, &[]);
    let found: Vec<&str> = found.iter().map(|(_, field)| *field).collect();
    assert_eq!(found, ["id", "manager_id", "national_id", "-", "given_name"]);
    let text = "NIK,No KTP,Atasan,Nama\n1,900,,Ayu\n2,901,900,Bagus\n";
    assert_eq!(fields(Role::People, text, &[])[1].1, "id");
}

#[test]
fn finds_the_headings_of_other_systems() {
    check(
        Role::People,
        "Employee ID,Worker,Business Title,Supervisory Organization,Worker's Manager,Location",
        "id,name,title,unit,manager_id,location",
    );
    check(
        Role::People,
        "Employee #,Last Name First Name,Job Title,Department,Reporting to,Work Email",
        "id,name,title,unit,manager_id,email",
    );
    check(
        Role::People,
        "NPK,Nama Pekerja,Jabatan Sekarang,Satuan Kerja,Melapor Kepada,Tgl. Masuk",
        "id,name,title,unit,manager_id,from",
    );
}

#[test]
fn a_second_column_of_the_same_heading_is_the_managers() {
    let text = "NIK,Nama,Jabatan,NIK,Nama\n1,Ayu,Head,,\n2,Bagus,Lead,1,Ayu\n3,Cita,Clerk,2,Bagus\n";
    let found = fields(Role::People, text, &[]);
    let found: Vec<&str> = found.iter().map(|(_, field)| *field).collect();
    assert_eq!(found, ["id", "name", "title", "manager_id", "-"]);
    let text = "Nama,Jabatan,Nama\nAyu,Head,\nBagus,Lead,Ayu\n";
    assert_eq!(fields(Role::People, text, &[])[2].1, "manager_id");
    let text = "Nama,Jabatan,Nama\nAyu,Head,Ibu Ani\nBagus,Lead,Ibu Tuti\n";
    assert_eq!(fields(Role::People, text, &[])[2].1, "-", "mothers' names, say");
}

#[test]
fn a_pin_goes_before_everything() {
    let pins = [Pin { field: "manager_id".into(), column: "Induk Kerja".into() }];
    let found = fields(Role::People, "id,name,manager,Induk Kerja\n1,Ayu,x,\n", &pins);
    assert_eq!(found[3].1, "manager_id");
    assert_eq!(found[2].1, "-");
}
