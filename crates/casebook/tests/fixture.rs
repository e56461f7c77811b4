//! A file of format 1, kept for good: whatever changes, this opens with its passphrase and its recovery key.
//!
//! A new format adds a fixture; it never replaces one.

use casebook::door::Kek;
use casebook::door::{Door, KdfParams};
use casebook::passphrase::{RECOVERY_BYTES, derive, recovery_key};
use casebook::sealing::{Random, RustCipher};
use casebook::session::{NewCentre, Session, inspect_backup};
use casebook::store::memory::MemoryStore;
use casebook::trouble::Trouble;
use casework::act::Act;
use casework::centre::Centre;
use casework::draft::ContactDraft;
use casework::query::ContactQuery;
use casework::staff::StaffId;
use casework::time::Moment;
use pollster::block_on;

const FILE: &[u8] = include_bytes!("fixtures/format-1.backup");
const PASSPHRASE: &str = "窗外的石榴树结了十七个果子";
const HEAD: StaffId = StaffId(1);
/// 2026-03-02 10:00 at UTC+8.
const NOW: Moment = Moment(1_772_416_800_000);

struct Seeded(u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 56) as u8;
        }
        Ok(())
    }
}

fn session() -> Session<MemoryStore, RustCipher, Seeded> {
    Session::new(MemoryStore::new(), RustCipher, Seeded(20_260_302))
}

fn recovery() -> String {
    recovery_key(&[42; RECOVERY_BYTES])
}

#[test]
fn a_backup_of_format_1_opens_with_its_passphrase() {
    let Door::Sealed { names, .. } = inspect_backup(FILE).unwrap().door else { panic!("no door") };
    let kek = derive(PASSPHRASE, &names[0].params).unwrap();
    let mut session = session();
    block_on(session.restore(FILE, Some(HEAD), &kek, NOW, &mut |_, _| {})).unwrap();
    let desk = session.desk().unwrap();
    assert_eq!((desk.centre.name.as_str(), desk.me.name.as_str()), ("桥东区职工帮扶中心", "王芳"));
    assert_eq!((desk.contacts, desk.revision), (2, 5));
    let window = session.window(&ContactQuery::default(), 0, 10).unwrap();
    let shown: Vec<String> =
        window.rows.iter().map(|row| format!("{} {} {}", row.number, row.name, row.people)).collect();
    assert_eq!(shown, ["2026-0001 张三 3", "2026-0003 王五 1"]);
    let first = session.contact(window.rows[0].id).unwrap().unwrap().contact;
    let document = first.id_document.unwrap();
    assert_eq!((document.number.as_str(), document.valid), ("11010519491231002X", true));
    assert_eq!((first.phones[0].as_str(), first.demand.as_str()), ("13900000001", "欠薪三个月"));
}

#[test]
fn a_backup_of_format_1_opens_with_its_recovery_key() {
    let Door::Sealed { recovery: params, .. } = inspect_backup(FILE).unwrap().door else { panic!("no door") };
    let typed = recovery().to_lowercase().replace(' ', "");
    let kek = derive(&typed, &params).unwrap();
    let mut session = session();
    block_on(session.restore(FILE, None, &kek, NOW, &mut |_, _| {})).unwrap();
    let new = Kek([7; 32]);
    block_on(session.recover(&kek, HEAD, params, &new, NOW, &mut |_, _| {})).unwrap();
    assert_eq!(session.desk().unwrap().contacts, 2);
}

#[test]
#[ignore = "writes the fixture; only for a new format, beside the old ones"]
fn write_the_fixture() {
    let mut session = session();
    let (params, recovery_params) = (KdfParams::step(0, [1; 16]), KdfParams::step(0, [2; 16]));
    let new = NewCentre {
        centre: Centre { name: "桥东区职工帮扶中心".into(), ..Centre::default() },
        name: "王芳".into(),
        door_name: "芳".into(),
        kek: derive(PASSPHRASE, &params).unwrap(),
        recovery_kek: derive(&recovery(), &recovery_params).unwrap(),
        params,
        recovery_params,
    };
    block_on(session.open_centre(&new, NOW)).unwrap().unwrap();
    let mut acts = Vec::new();
    for (name, phone) in [("张三", "13900000001"), ("李四", "13900000002"), ("王五", "")] {
        let mut draft = ContactDraft::new(NOW.civil(Default::default()), "王芳");
        draft.name = name.into();
        draft.phone = phone.into();
        draft.demand = "欠薪三个月".into();
        if name == "张三" {
            draft.people = "3".into();
            draft.id_number = "11010519491231002X".into();
        }
        acts.push(block_on(session.act(&Act::SaveContact(Box::new(draft)), NOW)).unwrap().unwrap());
    }
    block_on(session.undo(acts[1].seq, NOW)).unwrap().unwrap();
    let file = block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap();
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/format-1.backup"), file).unwrap();
}
