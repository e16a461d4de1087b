//! The fields of the plain exchange files and the headings they are known by: English and Indonesian, and of
//! lists of people the commonest of Portuguese, Spanish, French, German, Dutch and Italian. A word that is
//! the whole name in one language and a part of it in another (nome, nom) stands with the parts, which make
//! the whole where they are all there is.
//!
//! Headings stand here as `columns::plain` makes them: lower case letters and digits only. The first is the
//! field's own name.

use super::Role;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        /// A field of any plain exchange file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Field {$($(#[$doc])* $name,)+}

        impl Field {
            /// Every field.
            pub(super) const ALL: &[Self] = &[$(Self::$name),+];
            /// How many there are.
            pub(super) const COUNT: usize = Self::ALL.len();

            /// Its name in the plain exchange files.
            pub(super) const fn code(self) -> &'static str {
                match self {$(Self::$name => $code,)+}
            }
        }
    };
}

fields! {
    Id = "id";
    PositionId = "position_id";
    NationalId = "national_id";
    Name = "name";
    Given = "given_name";
    Middle = "middle_name";
    Family = "family_name";
    Title = "title";
    UnitId = "unit_id";
    Unit = "unit";
    /// The outermost of several levels of units, and those inside it.
    Unit1 = "unit_1";
    Unit2 = "unit_2";
    Unit3 = "unit_3";
    Unit4 = "unit_4";
    Unit5 = "unit_5";
    Unit6 = "unit_6";
    Manager = "manager_id";
    Dotted = "dotted_manager_ids";
    DottedLabel = "dotted_label";
    Email = "email";
    Phone = "phone";
    Location = "location";
    Kind = "kind";
    Order = "order";
    Share = "share";
    Acting = "acting";
    From = "from";
    Until = "until";
    Status = "status";
    Photo = "photo";
    Duties = "duties";
    Backup = "backup_id";
    Parent = "parent_id";
    Head = "head";
    Purpose = "purpose";
    Contact = "contact";
    External = "external";
    Archived = "archived";
    Person = "person_id";
    Role = "role";
    Customer = "customer";
    CustomerUnit = "customer_unit";
    CustomerPosition = "customer_position";
    CustomerPerson = "customer_person";
    Supplier = "supplier";
    SupplierUnit = "supplier_unit";
    SupplierPosition = "supplier_position";
    SupplierPerson = "supplier_person";
    Item = "item";
    Form = "form";
    Quality = "quality";
    Channel = "channel";
    Cadence = "cadence";
    Due = "due";
    Aim = "aim";
    AckWithin = "ack_within";
    Criticality = "criticality";
    Weight = "weight";
    Processes = "processes";
    MadeFrom = "made_from";
    Set = "set";
    CustomersLevel = "customers_level";
    CustomersUnder = "customers_under";
    SuppliersLevel = "suppliers_level";
    SuppliersUnder = "suppliers_under";
    Topic = "topic";
    Synonyms = "synonyms";
    Owner = "owner";
    OwnerUnit = "owner_unit";
    OwnerPerson = "owner_person";
    ReplyWithin = "reply_within";
    SendAlong = "send_along";
    Responsible = "responsible";
    Accountable = "accountable";
    Consulted = "consulted";
    Informed = "informed";
    Address = "address";
    Hours = "hours";
}

type Table = &'static [(Field, &'static [&'static str])];

/// The fields of a file of this role with their headings, the most telling first.
pub(super) fn synonyms(role: Role) -> Table {
    match role {
        Role::People => PEOPLE,
        Role::Units => UNITS,
        Role::Memberships => MEMBERSHIPS,
        Role::Needs => NEEDS,
        Role::Topics => TOPICS,
        Role::Channels => CHANNELS,
    }
}

#[rustfmt::skip]
const PEOPLE: Table = &[
    (Field::Id, &["id", "employeeid", "personid", "employeekey", "nik", "noinduk", "nomorinduk", "noindukkaryawan",
        "nomorindukkaryawan", "noindukpegawai", "nip", "nrp", "idkaryawan", "idpegawai", "kodekaryawan", "kodepegawai",
        "nokaryawan", "nopegawai", "employeenumber", "employeeno", "employeecode", "empid", "empno", "staffid",
        "staffno", "personnelnumber", "personnelno", "persno", "pernr", "workerid", "userid", "badge", "npk", "nopeg",
        "nomorpegawai", "nomorkaryawan", "nikkaryawan", "nikpegawai", "nipkaryawan", "nippegawai", "nopokok",
        "nomorpokok", "nipnrp", "nipnip", "idpekerja", "nopekerja", "nomorpekerja", "kode",
        "matricula", "legajo", "numerolegajo", "codigoempleado", "idempleado", "numeroempleado", "numempleado",
        "idcolaborador", "idfuncionario", "matricule", "numeromatricule", "personalnummer", "personalnr", "persnr",
        "mitarbeiternummer", "mitarbeiternr", "mitarbeiterid", "personeelsnummer", "medewerkernummer",
        "medewerkerid"]),
    (Field::PositionId, &["positionid", "positionkey", "positioncode", "positionnumber", "positionno", "seatid", "postuniquereference", "postreference", "postid", "postnumber", "postno",
        "positionuniquereference",
        "idjabatan", "kodejabatan", "idposisi", "kodeposisi", "nojabatan",
        "hc", "headcountnumber", "headcountno", "requisitionid", "kodeposisisap", "posisiidsap", "stellennummer",
        "planstelle"]),
    (Field::NationalId, &["nationalid", "employeenationalidalternatekey", "nationalidnumber", "nationalidno", "ktp",
        "noktp", "nomorktp", "nikktp", "ssn",
        "cpf", "dni", "rut", "curp", "nopenduduk", "codicefiscale"]),
    (Field::Name, &["name", "fullname", "lastnamefirstname", "nama", "namalengkap", "namapekerja", "namastaf", "namakaryawan", "namapegawai", "employeename",
        "displayname", "personname", "staffname", "workername", "namalengkapdangelar", "namadangelar", "namalengkapgelar",
        "namagelar", "nameofemployee", "nameofemployeeorapplicant", "formattednameofemployeeorapplicant", "incumbent",
        "incumbentname", "namapejabat", "postholder", "nameofpostholder", "employee", "karyawan", "pegawai", "worker",
        "fullnameofemployee", "nomecompleto", "nombrecompleto", "nombreyapellido", "nombreyapellidos",
        "apellidosynombres", "apellidoynombre", "colaborador", "funcionario", "empleado", "nomcomplet",
        "nometprenom", "nomprenom", "prenometnom", "nomprenoms", "vollername", "mitarbeiter", "mitarbeitername",
        "volledigenaam", "naam", "nominativo"]),
    (Field::Given, &["givenname", "firstname", "namadepan", "forename", "incumbentfirstname", "legalfirstname", "preferredfirstname",
        "nome", "nombre", "nombres", "prenom", "prenoms", "vorname", "voornaam", "givennames", "forenames",
        "preferredfirst"]),
    (Field::Middle, &["middlename", "namatengah",
        "middleinitial", "middleinitials"]),
    (Field::Family, &["familyname", "lastname", "surname", "namabelakang", "namakeluarga", "marga", "incumbentlastname", "legallastname", "preferredlastname",
        "nom", "sobrenome", "apellido", "apellidos", "nachname", "familienname", "achternaam", "cognome",
        "nomdefamille"]),
    (Field::Title, &["title", "jobtitle", "positiontitle", "positionname", "businesstitle", "employeetitle",
        "position", "positiontext", "jabatan", "namajabatan",
        "posisi", "namaposisi", "posttitle", "designation", "jobposition", "jabatansekarang", "jabatansaatini",
        "jabatanterakhir", "job", "jobname", "role", "pekerjaan",
        "genericjobtitle", "officetitle", "officialtitle", "jobtitletext", "jabatanpegawai", "cargo", "funcao",
        "puesto", "poste", "fonction", "intituleduposte", "stelle", "stellenbezeichnung", "funktion",
        "positionsbezeichnung", "functie", "functietitel", "mansione", "qualifica"]),
    (Field::UnitId, &["unitid", "unitcode", "departmentid", "departmentcode", "deptid", "divisionid", "teamid",
        "orgunitid", "kodeunit", "idunit", "kodedepartemen", "iddepartemen", "kodedivisi", "iddivisi", "kodebagian"]),
    (Field::Unit, &["unit", "unitname", "namaunit", "department", "departmentname", "dept", "departemen",
        "namadepartemen", "bagian", "namabagian", "unitkerja", "orgunit", "organizationalunit", "organisationalunit",
        "supervisoryorganization", "supervisoryorganisation", "orgunittext", "orgunitname", "satuankerja", "satker", "unitorganisasi", "bidang", "businessunit",
        "team", "teamname", "tim", "section", "seksi", "division", "divisionname", "divisi", "namadivisi",
        "direktorat", "organizationname", "organisationname",
        "departamento", "setor", "secretaria", "lotacao", "gerencia", "direccion", "departement", "service",
        "direction", "abteilung", "bereich", "afdeling", "reparto", "ufficio", "dipartimento"]),
    (Field::Unit1, &["unit1", "unitlevel1", "orglevel1", "organizationlevel1", "level1organization", "level1org",
        "departmentlevel1", "uniteseloni", "uniteselon1"]),
    (Field::Unit2, &["unit2", "unitlevel2", "orglevel2", "organizationlevel2", "level2organization", "level2org",
        "departmentlevel2", "uniteselonii", "uniteselon2"]),
    (Field::Unit3, &["unit3", "unitlevel3", "orglevel3", "organizationlevel3", "level3organization", "level3org",
        "departmentlevel3", "uniteseloniii", "uniteselon3"]),
    (Field::Unit4, &["unit4", "unitlevel4", "orglevel4", "organizationlevel4", "level4organization", "level4org",
        "departmentlevel4", "uniteseloniv", "uniteselon4"]),
    (Field::Unit5, &["unit5", "unitlevel5", "orglevel5", "organizationlevel5", "level5organization", "level5org",
        "departmentlevel5"]),
    (Field::Unit6, &["unit6", "unitlevel6", "orglevel6", "organizationlevel6", "level6organization", "level6org",
        "departmentlevel6"]),
    (Field::Manager, &["managerid", "manager", "reportsto", "reportstoid", "supervisorid", "supervisor",
        "parentemployeekey", "parentid", "superior", "superiorid", "bossid", "boss", "linemanager", "linemanagerid",
        "nikatasan", "idatasan", "noindukatasan", "nomorindukatasan", "nipatasan", "kodeatasan", "atasanid",
        "nikatasanlangsung", "idatasanlangsung", "atasanlangsung", "atasan", "managername", "supervisorname",
        "namaatasan", "namaatasanlangsung", "reportingto", "reportingmanager", "directmanager", "directsupervisor",
        "directsuperior", "immediatesupervisor", "immediatesuperior", "managerno", "managernumber", "supervisorno",
        "manageremployeeid", "workersmanager", "managersname", "melaporkepada", "melaporke", "laporke",
        "bertanggungjawabkepada", "pimpinanlangsung", "namapimpinan", "nikpimpinan", "pimpinan", "spv", "nikspv",
        "namaspv", "chief", "manageremail", "supervisoremail", "emailatasan",
        "nipatasanlangsung", "nipnamaatasan", "atasannip", "nippejabatpenilai", "pejabatpenilai", "namapejabatpenilai",
        "reportstoseniorpost", "reportstopost", "reportstoposition", "reportstopositionid", "reportstopostid",
        "persnoofsuperior", "personnelnoofsuperior", "personnelnumberofsuperior", "nameofsuperior",
        "managerworkerid", "supervisoremployeeid", "managerpositionid",
        "parentemployeenationalidalternatekey",
        "reportingseniorpost", "gestor", "gestorimediato", "gestordireto", "chefe", "chefia", "superiorimediato",
        "lider", "jefe", "jefeinmediato", "jefedirecto", "reportaa", "supervisorinmediato", "responsable",
        "responsablehierarchique", "superieur", "superieurhierarchique", "vorgesetzter", "vorgesetzte",
        "vorgesetzteid", "vorgesetzternummer", "leidinggevende", "responsabile", "responsabilediretto"]),
    (Field::Dotted, &["dottedmanagerids", "dottedmanagerid", "dottedmanager", "dottedlinemanager", "dottedline",
        "functionalmanager", "garisputusputus", "atasanfungsional", "nikatasanfungsional"]),
    (Field::DottedLabel, &["dottedlabel", "dottedlinelabel", "keterangangarisputusputus"]),
    (Field::Email, &["email", "emailaddress", "workemail", "mail", "surel", "alamatemail", "alamatsurel",
        "emailkantor", "primaryworkemail", "businessemail", "contactemail", "emaildinas",
        "correo", "correoelectronico", "emailcorporativo", "courriel", "adressemail", "adresseemail", "emailadresse",
        "mailadresse"]),
    (Field::Phone, &["phone", "phonenumber", "telephone", "telephonenumber", "tel", "workphone", "mobile", "telepon",
        "notelepon", "nomortelepon", "notelp", "telp", "nohp", "hp", "handphone", "contactphone", "primaryworkphone", "businessphone",
        "phoneno", "telefone", "telefono", "celular", "telefon", "telefonnummer", "telefoon"]),
    (Field::Location, &["location", "worklocation", "site", "office", "city", "lokasi", "lokasikerja", "kantor",
        "kota", "tempatkerja", "penempatan", "cabang",
        "lokasiunitkerja", "standort", "localidade", "localidad", "ubicacion", "sede", "dienstort"]),
    (Field::Kind, &["kind", "positionkind", "positiontype", "jenisjabatan", "jenis"]),
    (Field::Order, &["order", "sortorder", "urutan"]),
    (Field::Share, &["share", "sharepercent", "fte", "allocation", "porsi", "alokasi", "persentase", "caputillvl", "capacityutilizationlevel",
        "scheduledweeklyhourspercent", "ftepercent"]),
    (Field::Acting, &["acting", "isacting", "plt", "pelaksanatugas"]),
    (Field::From, &["from", "startdate", "validfrom", "effectivedate", "since", "mulai", "tanggalmulai", "tglmulai",
        "tmt", "sejak", "tanggalmasuk", "tglmasuk", "tmtjabatan", "tmtjabatanterakhir", "incumbentbegindate",
        "begindate", "positionstartdate", "startofposition",
                "masukkerja", "tanggalbergabung", "tglbergabung", "dataadmissao", "datadeadmissao", "admissao",
        "fechaingreso", "fechadeingreso", "fechaalta", "fechacontratacion", "dateentree", "datedentree",
        "dateembauche", "datedembauche", "eintritt", "eintrittsdatum", "eintrittam", "datumindienst",
        "dataassunzione"]),
    (Field::Until, &["until", "enddate", "validto", "validuntil", "sampai", "tanggalselesai", "tglselesai", "selesai",
        "hingga", "tanggalakhir", "tanggalkeluar", "tglkeluar", "tanggalresign", "tglresign", "tanggalberhenti",
        "tglberhenti", "terminationdate", "incumbentvacatedate", "lastdayofwork",
        "dateoftermination", "dateofleaving", "leavingdate", "separationdate", "exitdate", "datadesligamento",
        "datademissao", "fechabaja", "fechadebaja", "fechaegreso", "datesortie", "datedesortie", "datedepart",
        "austritt", "austrittsdatum", "austrittam", "datumuitdienst"]),
    (Field::Status, &["status", "employmentstatus", "statuskaryawan", "statuspegawai", "workerstatus", "employeestatus",
        "situacao", "situacion", "estatus", "statut"]),
    (Field::Photo, &["photo", "photourl", "picture", "foto"]),
    (Field::Duties, &["duties", "responsibilities", "jobdescription", "jobteamfunction", "tugas", "uraiantugas", "tugaspokok",
        "deskripsipekerjaan", "tanggungjawab"]),
    (Field::Backup, &["backupid", "backup", "deputy", "substitute", "pengganti", "idpengganti", "nikpengganti"]),
];

#[rustfmt::skip]
const UNITS: Table = &[
    (Field::Id, &["id", "unitid", "unitcode", "code", "departmentid", "departmentcode", "deptid", "divisionid",
        "teamid", "orgunitid", "kodeunit", "idunit", "kode", "kodedepartemen", "iddepartemen", "kodedivisi"]),
    (Field::Name, &["name", "unitname", "namaunit", "nama", "department", "departmentname", "departemen",
        "namadepartemen", "unit", "division", "divisi", "namadivisi", "bagian", "team", "tim", "unitkerja"]),
    (Field::Parent, &["parentid", "parent", "parentunit", "parentunitid", "parentcode", "parentname", "partof",
        "subteamof", "induk", "unitinduk", "kodeinduk", "idinduk", "indukid", "namainduk", "bagiandari"]),
    (Field::Kind, &["kind", "type", "unittype", "unitkind", "jenis", "jenisunit", "tipe"]),
    (Field::Head, &["head", "headid", "headpositionid", "manager", "managerid", "leader", "leadid", "kepala",
        "kepalaunit", "idkepala", "nikkepala", "pimpinan"]),
    (Field::Purpose, &["purpose", "mission", "description", "tujuan", "fungsi", "misi", "deskripsi", "keterangan"]),
    (Field::Contact, &["contact", "contactid", "contactpositionid", "kontak", "narahubung"]),
    (Field::External, &["external", "isexternal", "eksternal"]),
    (Field::Archived, &["archived", "isarchived", "arsip", "diarsipkan"]),
    (Field::Order, &["order", "sortorder", "urutan"]),
];

#[rustfmt::skip]
const MEMBERSHIPS: Table = &[
    (Field::Person, &["personid", "person", "employeeid", "employeekey", "memberid", "member", "id", "nik", "noinduk",
        "idkaryawan", "karyawan", "name", "nama"]),
    (Field::UnitId, &["unitid", "unit", "unitcode", "teamid", "team", "departmentid", "department", "kodeunit",
        "idunit", "namaunit", "tim", "departemen", "divisi", "bagian"]),
    (Field::Role, &["role", "title", "peran", "jabatan", "sebagai"]),
];

#[rustfmt::skip]
const NEEDS: Table = &[
    (Field::Id, &["id", "needid", "linkid", "idkebutuhan", "kode", "nomor", "no"]),
    (Field::Customer, &["customer", "consumer", "customerid", "consumerid", "receiver", "recipient", "pelanggan",
        "penerima", "pengguna", "pemakai", "whoneeds", "whoneedsit", "siapayangbutuh", "yangmembutuhkan"]),
    (Field::CustomerUnit, &["customerunit", "consumerunit", "customerunitid", "consumerunitid", "unitpelanggan",
        "unitpenerima"]),
    (Field::CustomerPosition, &["customerposition", "consumerposition", "customerpositionid", "jabatanpelanggan",
        "jabatanpenerima"]),
    (Field::CustomerPerson, &["customerperson", "consumerperson", "customerpersonid", "consumerpersonid"]),
    (Field::Supplier, &["supplier", "provider", "supplierid", "providerid", "pemasok", "penyedia", "pemberi",
        "fromwhom", "darisiapa"]),
    (Field::SupplierUnit, &["supplierunit", "providerunit", "supplierunitid", "providerunitid", "unitpemasok",
        "unitpenyedia"]),
    (Field::SupplierPosition, &["supplierposition", "providerposition", "supplierpositionid", "jabatanpemasok",
        "jabatanpenyedia"]),
    (Field::SupplierPerson, &["supplierperson", "providerperson", "supplierpersonid", "providerpersonid"]),
    (Field::Item, &["item", "what", "need", "itemname", "hal", "kebutuhan", "apa", "yangdibutuhkan"]),
    (Field::Kind, &["kind", "itemkind", "type", "jenis", "jenishal"]),
    (Field::Purpose, &["purpose", "why", "tujuan", "kegunaan", "keperluan", "untukapa"]),
    (Field::Form, &["form", "format", "bentuk"]),
    (Field::Quality, &["quality", "mutu", "kualitas"]),
    (Field::Channel, &["channel", "via", "medium", "saluran", "melalui"]),
    (Field::Cadence, &["cadence", "frequency", "frekuensi", "periode"]),
    (Field::Due, &["due", "dueby", "deadline", "tenggat", "bataswaktu", "jatuhtempo"]),
    (Field::Aim, &["aim", "target", "sasaran"]),
    (Field::AckWithin, &["ackwithin", "acknowledgewithin", "tandaterimadalam", "dikonfirmasidalam"]),
    (Field::Criticality, &["criticality", "importance", "priority", "kekritisan", "kepentingan", "prioritas"]),
    (Field::Weight, &["weight", "count", "bobot", "jumlah"]),
    (Field::Processes, &["processes", "process", "proses"]),
    (Field::MadeFrom, &["madefrom", "dependson", "dibuatdari"]),
    (Field::Status, &["status"]),
    (Field::Set, &["set", "kumpulan"]),
    (Field::CustomersLevel, &["customerslevel", "tingkatpelanggan"]),
    (Field::CustomersUnder, &["customersunder", "pelanggandibawah"]),
    (Field::SuppliersLevel, &["supplierslevel", "tingkatpemasok"]),
    (Field::SuppliersUnder, &["suppliersunder", "pemasokdibawah"]),
];

#[rustfmt::skip]
const TOPICS: Table = &[
    (Field::Id, &["id", "topicid", "kode", "nomor", "no"]),
    (Field::Topic, &["topic", "name", "subject", "question", "topik", "perihal", "judul", "nama"]),
    (Field::Synonyms, &["synonyms", "keywords", "aliases", "sinonim", "katakunci", "katalain"]),
    (Field::Owner, &["owner", "ownerid", "penanggungjawab", "pemilik", "pic", "contact"]),
    (Field::OwnerUnit, &["ownerunit", "unitid", "unit"]),
    (Field::OwnerPerson, &["ownerperson", "personid", "person"]),
    (Field::Backup, &["backup", "backupid", "pengganti"]),
    (Field::ReplyWithin, &["replywithin", "sla", "dibalasdalam", "waktubalas"]),
    (Field::SendAlong, &["sendalong", "sertakan", "lampirkan", "yangdisertakan"]),
    (Field::Responsible, &["responsible", "pelaksana"]),
    (Field::Accountable, &["accountable", "penanggungjawablain"]),
    (Field::Consulted, &["consulted", "dimintaipendapat", "dikonsultasikan"]),
    (Field::Informed, &["informed", "diberitahu", "diinformasikan"]),
];

#[rustfmt::skip]
const CHANNELS: Table = &[
    (Field::Owner, &["owner", "ownerid", "unitid", "positionid", "personid", "unit", "person", "pemilik", "milik"]),
    (Field::Kind, &["kind", "channel", "type", "jenis", "saluran"]),
    (Field::Address, &["address", "number", "url", "alamat", "nomor"]),
    (Field::Hours, &["hours", "openinghours", "jam", "jamlayanan"]),
    (Field::Purpose, &["purpose", "keperluan", "untuk", "tujuan"]),
    (Field::Topic, &["topic", "topicid", "topik"]),
    (Field::Order, &["order", "urutan"]),
];
