//! Words of the import page for the ledgers of the other desks.

use casework::ledger::Field;
use casework::register::Group;
use paperwork::ledger::desk::{Book, Column, DeskIssue};

use super::terms::pick;
use super::{Lang, Say, fill};
use crate::words;

words! {
    /// Sheets of a workbook and the registers they are of.
    DeskImportWords {
        sheets_head: "这个文件里的表" / "Sheets of this file",
        sheets_what: "每张表导入到哪里。不要的选“不导入”。" / "Where each sheet goes. Choose “Do not import” for those to leave out.",
        sheet: "表" / "Sheet",
        goes_to: "导入到" / "Goes to",
        goes_named: "“{}”导入到" / "“{}” goes to",
        to_come: "要导入" / "To import",
        money: "金额（元）" / "Amount (yuan)",
        left_out: "没导入" / "Left out",
        look: "看“{}”" / "Look at “{}”",
        reception: "接待" / "Reception",
        skip: "不导入" / "Do not import",
        rows: "{} 行" / "{} rows",
        unread: "还没读" / "Not read yet",
        unmatched: "要先对上列" / "Columns to match first",
        columns_head: "“{}”的列" / "Columns of “{}”",
        fields_of: "{}的栏目" / "Fields: {}",
        first_head: "前几行" / "The first rows",
        holds_head: "读出来的" / "What it holds",
        taken: "会导入" / "To import",
        doubtful: "其中有提示" / "of these with a note",
        counted: "算进统计" / "Count in figures",
        wrong: "有错，不导入" / "Wrong, left out",
        repeated: "表里重复" / "Repeated in the sheet",
        structure: "标题、小计、空行" / "Titles, sums, blanks",
        rows_unit: "行" / "rows",
        yuan: "元" / "yuan",
        notes_head: "有事的行" / "Rows with something to say",
        notes_more: "只列前 {} 条，一共 {} 条。" / "The first {} of {}.",
        twins_head: "登记过或重复的行" / "Rows there already, or repeated",
        same_happened: "和第 {} 行说的是同一件事，写法不一样。两行都会导入，请看是不是重复。" / "Says the same as row {} in other words. Both come in: please see whether one is too many.",
        will_leave: "{} 行有错，不导入，跟这次导入一起留着，可以下载。" / "{} wrong rows are left out; they are kept with this import and can be downloaded.",
        left_download: "下载没导入的 {} 行" / "Download the {} rows left out",
        left_name: "没导入的行" / "rows left out",
        left_wrong: "哪里不对" / "What is wrong",
        left_what: "在下载的文件里把这些行改好，再导入一次。" / "Correct the rows in the downloaded file and import it again.",
        notes_none: "每一行都读清楚了。" / "Every row was read for certain.",
        cell: "格子里写的" / "What the cell says",
        fate: "结果" / "Outcome",
        is_taken: "导入，有提示" / "Imported, with a note",
        is_left_out: "不导入" / "Left out",
        new_codes: "会添进代码表：{}。" / "Will be added to the lists: {}.",
        will_import: "另外 {} 张表的 {} 行。" / "and {} sheets with {} rows.",
        saving: "正在导入“{}”（{}/{}）…" / "Importing “{}” ({}/{})…",
        outcome_head: "其他台账" / "Other ledgers",
        came_in: "导入" / "Imported",
        nothing_new: "都登记过了" / "All there already",
        not_done: "没有导入" / "Not imported",
        undone: "已撤回" / "undone",
        undo: "撤回这张表" / "Undo this sheet",
        undo_named: "撤回“{}”" / "Undo “{}”",
        in_register: "册里一共" / "In the register now",
        entries: "{} 笔" / "{} entries",
        already: "登记过" / "There already",
        need_day: "还要指明哪一列是日期。" / "Say which column is the day.",
        need_name: "还要指明哪一列是姓名或者单位。" / "Say which column is the name.",
        need_loan: "还要指明哪一列是合同编号、身份证号，或者姓名和电话。" / "Say which column is the contract number, the ID number, or name and telephone.",
        need_amount: "还要指明哪一列是金额。" / "Say which column is the amount.",
    }
}

impl Say for Column {
    fn say(&self, lang: Lang) -> String {
        match self {
            Column::Opened => pick(lang, "日期", "Day"),
            Column::Name => Field::Name.say(lang),
            Column::Sex => Field::Sex.say(lang),
            Column::IdNumber => Field::IdNumber.say(lang),
            Column::Phone => Field::Phone.say(lang),
            Column::Employer => Field::Employer.say(lang),
            Column::District => Field::District.say(lang),
            Column::Item(item) => item.say(lang),
            Column::Goods(item) => format!("{} · {}", Group::Goods.say(lang), item.say(lang)),
            Column::StageDay(stage) => fill(&pick(lang, "“{}”的日期", "Day of “{}”"), &[&stage.say(lang)]),
            Column::StageWord => pick(lang, "状态", "Where it stands"),
            Column::Total => pick(lang, "合计，只核对", "Sum, only checked"),
        }
    }
}

impl Say for Book {
    fn say(&self, lang: Lang) -> String {
        match self {
            Book::Entries(register) => register.say(lang),
            Book::Repayments => pick(lang, "贷款还款", "Loan repayments"),
        }
    }
}

impl DeskImportWords {
    /// What keeps a sheet from being read; none where the page prevents it.
    pub fn issue(&self, issue: DeskIssue) -> Option<&'static str> {
        match issue {
            DeskIssue::NoDay => Some(self.need_day),
            DeskIssue::NoName => Some(self.need_name),
            DeskIssue::NoLoan => Some(self.need_loan),
            DeskIssue::NoAmount => Some(self.need_amount),
            DeskIssue::Twice(_) => None,
        }
    }
}
