//! What is written reads back, and no cell can run as a formula.

use casework::code::shipped;
use casework::contact::{Channel, ContactNumber, Line, Nature, RecordId, Satisfaction, Source, Status};
use casework::identity::{IdDocument, IdKind, Phone, Sex};
use casework::time::{CivilTime, Day};
use proptest::prelude::*;

use super::*;

fn contact() -> Contact {
    Contact {
        id: RecordId(1),
        number: ContactNumber { year: 2005, device: Default::default(), serial: 7 },
        received: CivilTime { day: Day::new(2005, 4, 1).unwrap(), minute: Some(545) },
        channel: Channel::Call,
        line: Line::Hotline,
        nature: Nature::Consultation,
        void: None,
        anonymous: false,
        name: "张三".to_owned(),
        sex: Sex::Male,
        birth: None,
        id_document: IdDocument::parse(IdKind::Resident, "130799197303087395").map(|(document, _)| document),
        phones: vec![Phone::parse("031-8012345").unwrap().0, Phone::parse("19900001234").unwrap().0],
        employer: "东风\"纺织\"厂, 二分厂".to_owned(),
        employer_code: None,
        district: None,
        category: CodeKey::parse("pay.arrears"),
        demand: "=1+1\r\n第二行".to_owned(),
        people: 2,
        involved: 5,
        group: false,
        urgent: true,
        confidential: false,
        risk: false,
        receiver: "王芳".to_owned(),
        handling: CodeKey::parse("answered"),
        status: Status::Done,
        done: Day::new(2005, 4, 2),
        satisfaction: Some(Satisfaction::FairlySatisfied),
        notes: String::new(),
        earlier: Vec::new(),
        flags: Vec::new(),
        source: Some(Source { file: "a.xlsx".to_owned(), sheet: "4月".to_owned(), row: 9 }),
        asked: Some(360_000),
    }
}

/// Heads and the cells of one contact, as another program reads the file.
fn read(contact: &Contact, lang: Lang) -> Vec<(String, String)> {
    let bytes = write([contact], &shipped(), lang);
    let text = bytes.strip_prefix(BOM.as_bytes()).expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text);
    let heads = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    heads.iter().zip(rows[0].iter()).map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect()
}

#[track_caller]
fn check(lang: Lang, head: &str, expected: &str) {
    let cells = read(&contact(), lang);
    let cell = cells.iter().find(|(there, _)| there == head).unwrap_or_else(|| panic!("no column {head}"));
    assert_eq!(cell.1, expected, "{head}");
}

#[test]
fn numbers_stay_text_and_text_stays_text() {
    check(Lang::Zh, "编号", "\t2005-0007");
    check(Lang::Zh, "身份证号", "\t130799197303087395");
    check(Lang::Zh, "联系电话", "\t0318012345 19900001234");
    check(Lang::Zh, "工作单位", "东风\"纺织\"厂, 二分厂");
    check(Lang::Zh, "诉求内容", "'=1+1\r\n第二行");
    check(Lang::Zh, "登记日期", "2005-04-01");
    check(Lang::Zh, "时间", "09:05");
    check(Lang::Zh, "人数", "2");
}

#[test]
fn codes_are_words_in_the_language() {
    for (zh, en, word_zh, word_en) in [
        ("接待方式", "Published class", "咨询", "Consultation"),
        ("实际渠道", "Channel", "来电", "Call"),
        ("诉求类别", "Category", "拖欠工资", "Wage arrears"),
        ("办理情况", "Handling", "当场答复", "Answered on the spot"),
        ("满意度", "Satisfaction", "基本满意", "Fairly satisfied"),
        ("紧急", "Urgent", "是", "yes"),
        ("县区", "District", "", ""),
    ] {
        check(Lang::Zh, zh, word_zh);
        check(Lang::En, en, word_en);
    }
}

#[test]
fn lines_end_as_windows_ends_them() {
    let text = String::from_utf8(write([] as [&Contact; 0], &shipped(), Lang::Zh)).unwrap();
    assert!(text.starts_with("\u{feff}编号,登记日期") && text.ends_with("来源\r\n"));
    let text = String::from_utf8(lines([vec!["a".to_owned(), "@b".to_owned()]])).unwrap();
    assert_eq!(text, "\u{feff}a,'@b\r\n");
}

proptest! {
    #[test]
    fn any_text_reads_back_and_none_is_a_formula(name in any::<String>(), demand in "[=+\\-@＝＋－＠\t\r\n ,\"'a一]{0,12}") {
        let contact = Contact { name: name.clone(), demand: demand.clone(), ..contact() };
        let cells = read(&contact, Lang::Zh);
        for (head, text) in [("姓名", &name), ("诉求内容", &demand)] {
            let cell = &cells.iter().find(|(there, _)| there == head).unwrap().1;
            prop_assert_eq!(cell.strip_prefix('\'').filter(|_| cell != text).unwrap_or(cell), text);
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
        }
        for (_, cell) in &cells {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']));
        }
    }
}
