//! Words of the boards of the registers: what is counted, in which unit, by what.

use casework::code::Codes;
use casework::identity::Sex;
use casework::register::{Register, Stage};
use casework::tally::{Count, Split, Tally, TallyUnit};

use super::terms::{code_word, pick};
use super::{Lang, Say};

crate::words! {
    BoardWords {
        overview: "总览" / "Overview",
        reception: "接待" / "Reception",
        boards: "各台统计" / "Boards",
        desk: "平台" / "Desk",
        counted: "办成" / "Done",
        amount: "金额（元）" / "Amount (yuan)",
        persons: "人 / 户" / "People or households",
        open: "在办" / "Open",
        ran: "本年累计" / "Year so far",
        ran_amount: "本年累计金额（元）" / "Amount, year so far (yuan)",
        overview_note: "一期之内各台办成了什么；点数字看记录" / "What each desk did in the period; a number opens its records",
        months: "按月" / "By month",
        months_note: "本期之前的月份也在图上" / "With the months before the period",
        amounts: "按月金额" / "Amount by month",
        amounts_note: "单位：元" / "In yuan",
        stages: "各步人数" / "Each step apart",
        stages_note: "本期内走到这一步的" / "Those that reached the step in the period",
        stage: "步骤" / "Step",
        split: "按{}" / "By {}",
        split_note: "本期办成的；点数字看记录" / "Done in the period; a number opens its records",
        total: "合计" / "Total",
        unfilled: "没填" / "Not filled in",
        month: "月份" / "Month",
        last_year: "上年同月" / "A year before",
        empty: "这本登记还没有记录。登记或者导入台账之后，这里就有统计。" / "This register is empty. Once something is entered or a ledger is imported, its figures stand here.",
        fund: "送温暖基金" / "Warmth fund",
        fund_line: "收 {} − 支 {} + 退回 {}（元，至今）" / "in {} − out {} + returned {} (yuan, up to now)",
        loading: "正在统计…" / "Counting…",
    }
}

/// What a count of a register is called.
pub fn count_word(register: Register, count: Count, lang: Lang) -> String {
    let (zh, en) = match (register, count) {
        (_, Count::Entered) => ("新登记", "Entered"),
        (_, Count::Open) => ("在办", "Open"),
        (_, Count::Outstanding) => ("未还本金", "Outstanding"),
        (_, Count::Reached(stage)) => return stage.say(lang),
        (Register::Relief | Register::HomeVisit, Count::Persons) => ("户数", "Households"),
        (_, Count::Persons) => ("人数", "People"),
        (Register::Legal, Count::Amount) => ("挽回损失", "Recovered"),
        (_, Count::Amount) => ("金额", "Amount"),
        (Register::Relief, Count::Counted) => ("发放救助", "Relief paid"),
        (Register::Legal, Count::Counted) => ("受理", "Taken on"),
        (Register::Seeker, Count::Counted) => ("介绍成功", "Placed"),
        (Register::Vacancy, Count::Counted) => ("招聘登记", "Vacancies"),
        (Register::Fair, Count::Counted) => ("招聘会", "Fairs"),
        (Register::Loan, Count::Counted) => ("放款", "Loans paid out"),
        (Register::HomeVisit, Count::Counted) => ("走访", "Visits"),
        (Register::Waiver, Count::Counted) => ("减免", "Waivers"),
        (Register::Card, Count::Counted) => ("发证", "Cards issued"),
        (Register::Donation, Count::Counted) => ("捐款", "Donations"),
    };
    pick(lang, zh, en)
}

/// The unit of a tally.
pub fn unit_word(tally: &Tally, lang: Lang) -> String {
    let (zh, en) = match (tally.unit(), tally.register) {
        (TallyUnit::Fen, _) => ("元", "yuan"),
        (TallyUnit::Persons, _) => ("人", "people"),
        (TallyUnit::Households, _) => ("户", "households"),
        (TallyUnit::Entries, Register::Legal) => ("起", "cases"),
        (TallyUnit::Entries, Register::Relief | Register::HomeVisit) => ("户次", "times"),
        (TallyUnit::Entries, Register::Seeker) => ("人次", "times"),
        (TallyUnit::Entries, Register::Fair) => ("场", "fairs"),
        (TallyUnit::Entries, Register::Card) => ("张", "cards"),
        (TallyUnit::Entries, Register::Loan | Register::Donation) => ("笔", "items"),
        (TallyUnit::Entries, _) => ("项", "items"),
    };
    pick(lang, zh, en)
}

impl Say for Split {
    fn say(&self, lang: Lang) -> String {
        match self {
            Split::Month => pick(lang, "月份", "month"),
            Split::Stage => pick(lang, "现在的步骤", "present stage"),
            Split::District => pick(lang, "县区", "district"),
            Split::Sex => pick(lang, "性别", "sex"),
            Split::Age => pick(lang, "年龄", "age"),
            Split::Item(item) => item.say(lang),
        }
    }
}

/// The word of a key of a split, or that it is not filled in.
pub fn split_key_word(split: Split, key: &str, codes: &Codes, lang: Lang) -> String {
    let of_list = |list| code_word(codes, list, key, lang);
    match (split, key) {
        (_, "") => pick(lang, "没填", "Not filled in"),
        (Split::District, _) => of_list(casework::code::ListName::District),
        (Split::Item(item), key) => item.list().map_or_else(|| key.to_owned(), of_list),
        (Split::Stage, key) => Stage::parse(key).map_or_else(|| key.to_owned(), |stage| stage.say(lang)),
        (Split::Sex, "male") => Sex::Male.say(lang),
        (Split::Sex, "female") => Sex::Female.say(lang),
        (Split::Age, "under-30") => pick(lang, "30 岁以下", "Under 30"),
        (Split::Age, "60-plus") => pick(lang, "60 岁以上", "60 and over"),
        (Split::Age, span) => pick(lang, &format!("{span} 岁"), span),
        (Split::Month, key) => casework::time::Month::parse(key)
            .map_or_else(|| key.to_owned(), |month| super::format::month(month, lang)),
        (_, key) => key.to_owned(),
    }
}

/// What a tally is called: its register, count and conditions.
pub fn tally_word(tally: &Tally, codes: &Codes, lang: Lang) -> String {
    let mut words = vec![tally.register.say(lang), count_word(tally.register, tally.count, lang)];
    words.extend(tally.terms.iter().map(|term| split_key_word(term.split, &term.key, codes, lang)));
    words.join(" · ")
}
