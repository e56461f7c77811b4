//! Why a row was skipped, held or noted, in a sentence. `{}` is what stands in the cell.

use casework::ledger::Reason;

use super::{Lang, fill};

/// The sentence of a reason; `cell` is what stands in the cell it is about, as shown.
pub fn reason(reason: Reason, cell: &str, lang: Lang) -> String {
    let (zh, en) = sentence(reason);
    fill(if lang == Lang::Zh { zh } else { en }, &[cell])
}

/// The same where what stood in the cell is not kept.
pub fn kept_reason(reason: Reason, lang: Lang) -> String {
    let (zh, en) = sentence(reason);
    let (sentence, cell) = if lang == Lang::Zh { (zh, "这一格") } else { (en, "This cell") };
    let at_start = sentence.starts_with('“');
    let cell = if at_start || lang == Lang::Zh { cell } else { "this cell" };
    sentence.replace("“{}”", cell)
}

fn sentence(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::Title => ("表头上面的标题，跳过。", "Title above the head row: skipped."),
        Reason::Header => ("表头。", "The head row."),
        Reason::RepeatedHeader => ("又是一遍表头，跳过。", "The head row again: skipped."),
        Reason::Blank => ("空行，跳过。", "Blank row: skipped."),
        Reason::Subtotal => ("小计行，不是登记，跳过。", "A subtotal, not a contact: skipped."),
        Reason::Total => ("合计行，不是登记，跳过。", "A total, not a contact: skipped."),
        Reason::Footer => ("落款行，不是登记，跳过。", "A footer, not a contact: skipped."),
        Reason::ExactDuplicate => ("和前面一行完全一样，跳过。", "The same as an earlier row: skipped."),
        Reason::AlreadyThere => ("已经登记过，跳过。", "Registered already: skipped."),
        Reason::TakenOut => ("登记过，后来被人撤下，跳过。", "Registered, then taken out by hand: skipped."),
        Reason::NotUpdated => {
            ("登记过，内容不一样，按原来的留着。", "Registered already with other content; left as it was.")
        }
        Reason::Updated => ("登记过，按这一行改了。", "Registered already; changed to what this row says."),
        Reason::AmountUnclear => (
            "金额“{}”不是一个数，原话放在备注里；这一行照样算。",
            "The amount “{}” is not one number; kept in the notes, and the row counts.",
        ),
        Reason::DateOutsideMonth => (
            "“{}”不在这张表写的月份里，按写的日期算。",
            "“{}” is not in the month this sheet is of; it counts by the day it says.",
        ),
        Reason::DateMissing => {
            ("没写登记日期，填上才能进来。", "No date received: fill it in to import this row.")
        }
        Reason::DateImpossible => (
            "“{}”不是真有的一天，改好日期才能进来。",
            "“{}” is no real day: correct the date to import this row.",
        ),
        Reason::DateUnclear => (
            "“{}”看不出是哪一天，写成 2005-04-01 这样才能进来。",
            "“{}” is not one certain day: write it like 2005-04-01 to import this row.",
        ),
        Reason::DateInFuture => {
            ("“{}”还没到，改好日期才能进来。", "“{}” is in the future: correct the date to import this row.")
        }
        Reason::ClassMissing => (
            "没写怎么来的，填上接待方式才能进来。",
            "It does not say how it came in: fill in the class to import this row.",
        ),
        Reason::ClassUnclear => (
            "“{}”不是来访、来信、来电、网络、咨询里的一种。",
            "“{}” is none of visit, letter, call, online, consultation.",
        ),
        Reason::ChannelUnclear => {
            ("“{}”不是来访、来信、来电、网络里的一种。", "“{}” is none of visit, letter, call, online.")
        }
        Reason::ClassAndChannelDiffer => {
            ("接待方式“{}”和实际渠道对不上，请核对。", "The class “{}” and the channel disagree: check them.")
        }
        Reason::SexUnclear => ("“{}”看不出性别。", "“{}” is no sex."),
        Reason::PhoneUnclear => (
            "电话“{}”不是号码，原话放在备注里；这一行照样算。",
            "The phone “{}” is no number; kept in the notes, and the row counts.",
        ),
        Reason::PersonsUnclear => (
            "人数“{}”不是一个整数，先按 1 人算，原话放在备注里。",
            "“{}” people is not one whole number: counted as 1, kept in the notes.",
        ),
        Reason::DoneImpossible => ("办结日期“{}”不是真有的一天。", "The day finished, “{}”, is no real day."),
        Reason::DoneUnclear => {
            ("办结日期“{}”看不出是哪一天。", "The day finished, “{}”, is not one certain day.")
        }
        Reason::DoneBeforeReceived => {
            ("办结日期“{}”早于登记日期。", "Finished on “{}”, before it was received.")
        }
        Reason::StatusUnclear => (
            "写着还在办，又有办结日期“{}”，请核对。",
            "Said to be unfinished, yet finished on “{}”: check it.",
        ),
        Reason::HandlingAndDoneDiffer => (
            "写着还在办，又有办结日期“{}”，先按那天办完算；这一行照样算。",
            "Said to be unfinished, yet finished on “{}”: counted as finished that day, and the row counts.",
        ),
        Reason::SatisfactionUnclear => ("满意度“{}”不认得。", "Satisfaction “{}” is not known."),
        Reason::VoidUnclear => (
            "无效来电“{}”不认得，或者这一行不是来电。",
            "“{}” is no known kind of call without content, or the row is no call.",
        ),
        Reason::TooLong => ("这一格字太多，放不下。", "This cell is longer than the field holds."),
        Reason::CellFailed => ("这一格的公式出错了。", "The formula in this cell failed."),
        Reason::IdChecksumWrong => (
            "身份证号校验位不对，不作数；这一行照样算。",
            "The check digit of the ID number is wrong, so it is not used; the row counts.",
        ),
        Reason::IdWrongLength => (
            "身份证号位数不对，不作数；这一行照样算。",
            "The ID number has a wrong length, so it is not used; the row counts.",
        ),
        Reason::Id15Digits => (
            "15 位的旧身份证号，以后可以升成 18 位。",
            "An old ID number of 15 digits; it can be upgraded to 18 later.",
        ),
        Reason::IdBirthImpossible => (
            "身份证号里的生日不是真有的一天，不作数；这一行照样算。",
            "The birth date in the ID number is no real day, so it is not used; the row counts.",
        ),
        Reason::IdFormWrong => (
            "身份证号写法不对，不作数；这一行照样算。",
            "Not of an ID number's form, so it is not used; the row counts.",
        ),
        Reason::IdDamagedScientific => (
            "身份证号后几位在表格软件里丢了，不作数；这一行照样算。",
            "A spreadsheet lost the last digits of this ID number, so it is not used; the row counts.",
        ),
        Reason::SexDiffersFromId => {
            ("性别“{}”和身份证号说的不一样。", "The sex “{}” differs from what the ID number says.")
        }
        Reason::PhoneWrongLength => {
            ("电话位数不对，照原样留着。", "The phone number has a wrong length; kept as it stands.")
        }
        Reason::CategoryUnknown => (
            "“{}”不在事项表里，会照原样添进去。",
            "“{}” is not in the category list; it will be added as it stands.",
        ),
        Reason::Other => ("有一处要看看。", "Something needs a look."),
    }
}
