//! Words of what is wrong, or doubtful, at a field, each with what to do next.

use casework::issue::IssueCode;

use super::terms::pick;
use super::{Lang, Say};

impl Say for IssueCode {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            IssueCode::Missing => ("这里要填", "Fill this in"),
            IssueCode::TooLong => ("太长了，删短一些", "Too long: shorten it"),
            IssueCode::DateImpossible => ("没有这一天，改一下日期", "There is no such day: correct it"),
            IssueCode::DateInFuture => ("还没到这一天，改一下日期", "This day has not come yet: correct it"),
            IssueCode::DoneBeforeReceived => {
                ("办结早于接待，改一下日期", "Finished before it was received: correct one")
            }
            IssueCode::CountUnclear => ("填 1 到 100000 的整数", "A whole number from 1 to 100,000"),
            IssueCode::FewerInvolvedThanPresent => ("不能少于本次人数", "Not fewer than the people here"),
            IssueCode::CodeUnknown => ("表里没有这一项，重新选", "Not in the list: choose again"),
            IssueCode::PhoneUnclear => ("电话里只写数字和“-”", "Only digits and “-” in a phone number"),
            IssueCode::PhoneWrongLength => {
                ("手机号是 11 位，再核一下", "A mobile number has 11 digits: check it")
            }
            IssueCode::IdWrongLength => {
                ("身份证号是 18 位，再核一下", "The number has 18 characters: check it")
            }
            IssueCode::IdChecksumWrong => {
                ("最后一位对不上，再核一下", "The last character does not fit: check it")
            }
            IssueCode::IdBirthImpossible => {
                ("号码里的生日不对，再核一下", "No such birth date in it: check it")
            }
            IssueCode::Id15Digits => {
                ("15 位的老号，可以换成 18 位", "An old 15-digit number: it can be made 18")
            }
            IssueCode::SexDiffersFromId => ("和证件号上的性别不一样", "Differs from what the number says"),
            IssueCode::IdFormWrong => ("不像这种证件的号，再核一下", "Not of this document's form: check it"),
            IssueCode::IdDigitsLost => ("号码末几位在表格里丢了", "A spreadsheet lost the last digits"),
            IssueCode::CategoryUnknown => ("原来的事项不在表里", "What it was about is not in the list"),
            IssueCode::EmployerCodeWrong => {
                ("信用代码对不上，再核一下", "The credit code does not fit: check it")
            }
            IssueCode::PassphraseWeak => (
                "太容易猜，至少 12 个字，最好一句话",
                "Too easy to guess: 12 characters or more, best a sentence",
            ),
            IssueCode::NotTheSame => ("两次写的不一样", "The two are not the same"),
            IssueCode::NameTaken => ("已经有这个名字了，换一个", "This name is taken: choose another"),
            IssueCode::NotAllowed => {
                ("您的身份不能做这一步，请找负责人", "Your role may not do this: ask the head")
            }
            IssueCode::ChangedSince => {
                ("刚才有人改过这一件，重新打开看看", "It was changed since: open it again")
            }
            IssueCode::Gone => ("已经不在了，重新打开看看", "It is not there any more: open again"),
            IssueCode::NothingToDo => ("没有改动，不用存", "Nothing was changed, nothing to save"),
            IssueCode::AmountUnclear => {
                ("原来的金额不是一个数，见备注", "The amount was not one number: see the notes")
            }
            IssueCode::PersonsUnclear => {
                ("原来的人数不是一个数，先按 1 人算", "The people were not one number: counted as 1")
            }
            IssueCode::DateOutsideMonth => {
                ("日期不在原表的月份里", "The day is not in the month of its sheet")
            }
            IssueCode::PhoneNotKept => {
                ("原来的电话不是号码，见备注", "The phone was no number: see the notes")
            }
            IssueCode::HandlingAndDoneDiffer => (
                "写着还在办，又有办结日期，先按办完算",
                "Said to be unfinished, yet with a day finished: counted as finished",
            ),
            IssueCode::LastHead => ("至少要留一位负责人", "At least one head must stay"),
            IssueCode::ImportAgain => (
                "撤销的导入不能恢复，请重新导入文件",
                "An undone import does not come back: import the file again",
            ),
            IssueCode::MoneyUnclear => {
                ("写成数字，最多两位小数，如 3000 或 863.50", "A number of yuan, at most two decimals")
            }
            IssueCode::MoneyTooMuch => ("金额太大，再核一下", "Too large an amount: check it"),
            IssueCode::CountOutside => ("填整数，不能太大", "A whole number that is not too large"),
            IssueCode::RateUnclear => {
                ("填 0 到 100，最多两位小数", "A rate from 0 to 100, at most two decimals")
            }
            IssueCode::QuantityUnclear => {
                ("填大于 0 的数，最多两位小数", "A quantity above 0, at most two decimals")
            }
            IssueCode::AccountUnclear => ("账号只有数字，8 到 30 位", "8 to 30 digits and nothing else"),
            IssueCode::AccountChecksumWrong => {
                ("卡号最后一位对不上，再核一下", "The last digit of the card does not fit: check it")
            }
            IssueCode::StageNotReached => {
                ("现在还不能到这一步", "This stage cannot be reached from where it stands")
            }
            IssueCode::DayBeforeStage => ("早于上一步的日期", "Before the day of the stage before"),
            IssueCode::DayBeforeOpened => ("早于登记的日期", "Before the day of the entry"),
            IssueCode::DayBeforeEarlier => ("先后颠倒了，改一下日期", "Before the day that comes first"),
            IssueCode::MoreThanGiven => ("退回的比发放的多", "More than was given"),
            IssueCode::MoreThanLent => ("还的本金比贷的多", "More than was lent"),
            IssueCode::LessThanFrom => ("不能低于前面的数", "Less than the number before it"),
            IssueCode::PayeeNotOfHousehold => {
                ("收款人不是申请人，也不在家庭成员里", "Neither the applicant nor a member of the household")
            }
            IssueCode::MergeNeedsTwo => ("要选两个人以上", "Choose at least two"),
            IssueCode::MergeNeedsMark => {
                ("要有身份证号或电话，才认得出是同一人", "An ID number or a telephone is needed")
            }
            IssueCode::PersonNotAlone => (
                "另有一人姓名、电话相同而证件号不同，分不清记录是谁的：先合并，或改好电话",
                "Another has this name and telephone with another ID number, so whose records they are cannot be told: make them one, or correct the telephone",
            ),
            IssueCode::LoanNotFound => (
                "没有放了款、还没结清的贷款对得上：核对合同编号、身份证号，或姓名和电话；贷款还没登记的，先登记",
                "No loan paid out and not settled fits: check the contract number, the ID number, or name and telephone; enter the loan first if it is not there",
            ),
            IssueCode::LoanUnclear => (
                "不止一笔贷款对得上：写上合同编号，才分得清是哪一笔",
                "Several loans fit: write the contract number to say which",
            ),
            IssueCode::LoanDiffers => (
                "这个合同编号是另一个人的贷款：核对合同编号和姓名、身份证号",
                "The loan of this contract is another person's: check contract number, name and ID number",
            ),
            IssueCode::PaidBeforeLent => (
                "早于放款的日期：改还款日期，或核对是哪一笔贷款",
                "Before the loan was paid out: correct the day, or check which loan it is",
            ),
            IssueCode::MoreThanOutstanding => (
                "比还没还的本金多：核对金额，或是不是已经记过",
                "More than is still to be repaid: check the amount, and whether it was entered already",
            ),
        };
        pick(lang, zh, en)
    }
}
