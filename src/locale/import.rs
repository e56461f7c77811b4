//! Words of the import page.

use paperwork::ledger::Field;
use paperwork::trouble::FileTrouble;

use super::{Lang, Say};
use crate::importing::{Step, Work};
use crate::words;

words! {
    /// The import page.
    ImportWords {
        between: "、" / ", ",
        title: "导入台账" / "Import a ledger",
        steps: "步骤" / "Steps",
        another_file: "换一个文件" / "Another file",
        not_allowed: "导入台账要由办事员或负责人来做，请找他们。" / "A caseworker or a head imports ledgers: please ask one of them.",
        file_head: "把以前的接待台账搬进来" / "Bring in an earlier reception ledger",
        file_what: "选一个 .xlsx 或 .csv 文件：一行一件接待，表头怎么写都行。" / "Choose an .xlsx or .csv file: one row for each contact, under any heads.",
        file_safe: "文件只在这台设备上读，不会传出去，也不会改动它。看过再导入，导入以后可以整批撤回。" / "The file is read on this device only; it is not sent anywhere and not altered. You look first, then import, and can undo the whole import later.",
        choose_file: "选文件" / "Choose a file",
        drop: "也可以把文件拖到这里" / "or drop it here",
        file_control: "台账文件" / "Ledger file",
        sheet: "表" / "Sheet",
        sheet_rows: "{}，{} 行" / "{}, {} rows",
        other_sheets: "这个文件里还有：{}。这些表这一版还不导入。" / "Also in this file: {}. This version does not import these sheets yet.",
        head_row: "表头在第 {} 行" / "Head row: {}",
        columns_head: "台账里的列" / "Columns of the ledger",
        columns_count: "{} 列，认出 {} 列" / "{} columns, {} recognised",
        columns_ours: "帮扶台里的栏目" / "Fields of the desk",
        column_named: "“{}”这一列是" / "Column “{}” is",
        column_nameless: "第 {} 列" / "Column {}",
        not_taken: "不导入" / "Do not import",
        need_date: "还要指明哪一列是登记日期。" / "Say which column is the date received.",
        need_channel: "还要指明哪一列是接待方式或实际渠道。" / "Say which column is the published class or the channel.",
        rows_label: "台账里的行" / "Rows of the ledger",
        rows_total: "{} 行" / "{} rows",
        fine: "没问题 {}" / "Fine {}",
        doubtful: "有提示 {}" / "With a note {}",
        held: "要改 {}" / "To correct {}",
        skipped: "跳过 {}" / "Skipped {}",
        shown_label: "看哪些行" / "Which rows",
        shown_noted: "有事的" / "With notes",
        shown_all: "全部" / "All",
        nothing_noted: "没有要看的行，都读清楚了。" / "No row needs a look: all were read for certain.",
        only_first: "每种只列前 200 行，下载的清单里是全的。" / "Only the first 200 rows of each kind are listed; the download has all.",
        row: "行" / "Row",
        will_import: "会导入 {} 行" / "{} rows will be imported",
        will_hold: "{} 行改好再进，这次不导入。" / "{} rows stay out until they are corrected.",
        can_undo: "导入以后可以整批撤回。" / "The whole import can be undone later.",
        new_codes: "会添进代码表：{}。" / "Will be added to the lists: {}.",
        again: "叫“{}”的文件以前导入过。再导入一次，同样的行会算两遍。" / "A file named “{}” was imported before. Importing it again counts the same rows twice.",
        nothing_to_import: "没有能导入的行。" / "No row can be imported.",
        back: "上一步" / "Back",
        to_rows: "下一步，看有事的行" / "Next: look at the rows",
        to_rows_short: "下一步" / "Next",
        import: "导入 {} 行" / "Import {} rows",
        importing: "正在导入…" / "Importing…",
        stop: "停下" / "Stop",
        download: "下载有事的行和原因" / "Download rows and reasons",
        download_name: "导入说明" / "import notes",
        done_head: "导入好了" / "Imported",
        undone_head: "已经整批撤回。" / "The whole import was undone.",
        undone_text: "这次导入的接待都退出了列表和统计。" / "Its contacts left the list and the figures.",
        done_imported: "导入" / "Imported",
        done_doubtful: "其中有提示" / "of these with a note",
        done_held: "没导入，要改" / "Not imported, to correct",
        done_skipped: "跳过" / "Skipped",
        rows_unit: "行" / "rows",
        done_span: "{} 到 {}" / "{} to {}",
        undo_all: "整批撤回" / "Undo the whole import",
        undoing: "正在撤回…" / "Undoing…",
        see_list: "看接待列表" / "See the contacts",
        see_statistics: "看统计" / "See the statistics",
        next_file: "再导入一个文件" / "Import another file",
        csv_sheet: "表" / "Sheet",
        csv_row: "行" / "Row",
        csv_outcome: "结果" / "Outcome",
        csv_field: "栏目" / "Field",
        csv_reason: "原因" / "Reason",
        outcome_taken: "导入" / "Imported",
        outcome_doubtful: "导入，有提示" / "Imported with a note",
        outcome_held: "没导入，要改" / "Not imported, to correct",
        outcome_skipped: "跳过" / "Skipped",
    }
}

fn pick(lang: Lang, zh: &str, en: &str) -> String {
    if lang == Lang::Zh { zh } else { en }.to_owned()
}

impl Say for Step {
    fn say(&self, lang: Lang) -> String {
        match self {
            Step::File => pick(lang, "选文件", "Choose a file"),
            Step::Columns => pick(lang, "对上列", "Match the columns"),
            Step::Rows => pick(lang, "看有事的行", "Look at the rows"),
            Step::Outcome => pick(lang, "导入", "Import"),
        }
    }
}

impl Say for Work {
    fn say(&self, lang: Lang) -> String {
        match self {
            Work::Opening => pick(lang, "正在打开文件…", "Opening the file…"),
            Work::Reading => pick(lang, "正在一行一行地读…", "Reading row by row…"),
            Work::Saving => pick(lang, "正在导入…", "Importing…"),
            Work::Undoing => pick(lang, "正在撤回…", "Undoing…"),
        }
    }
}

impl Say for Field {
    fn say(&self, lang: Lang) -> String {
        match self {
            Field::Received => pick(lang, "登记日期", "Date received"),
            Field::Class => pick(lang, "接待方式", "Published class"),
            Field::Channel => pick(lang, "实际渠道", "Channel"),
            Field::Name => pick(lang, "姓名", "Name"),
            Field::Sex => pick(lang, "性别", "Sex"),
            Field::IdNumber => pick(lang, "身份证号", "ID number"),
            Field::Phone => pick(lang, "电话", "Phone"),
            Field::Employer => pick(lang, "单位", "Employer"),
            Field::District => pick(lang, "县区", "District"),
            Field::Category => pick(lang, "事项", "Category"),
            Field::Demand => pick(lang, "诉求", "What they ask"),
            Field::People => pick(lang, "人数", "People present"),
            Field::Involved => pick(lang, "涉及人数", "People concerned"),
            Field::Receiver => pick(lang, "接待人", "Received by"),
            Field::Handling => pick(lang, "办理", "Handling"),
            Field::Done => pick(lang, "办结日期", "Date finished"),
            Field::Satisfaction => pick(lang, "满意度", "Satisfaction"),
            Field::Notes => pick(lang, "备注", "Notes"),
            Field::Asked => pick(lang, "求助金额", "Amount asked"),
        }
    }
}

impl Say for FileTrouble {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            FileTrouble::NotAWorkbook => (
                "这个文件不是 .xlsx 表格，也不是 .csv 文本，什么都没导入。请在表格软件里另存为 .xlsx，再选一次。",
                "This file is neither an .xlsx workbook nor .csv text; nothing was imported. Save it as .xlsx in your spreadsheet program and choose it again.",
            ),
            FileTrouble::Empty => (
                "这个文件是空的，什么都没导入。请换一个文件。",
                "This file is empty; nothing was imported. Choose another.",
            ),
            FileTrouble::OldFormat => (
                "这是旧的 .xls 格式，什么都没导入。请打开它另存为 .xlsx，再选一次。",
                "This is the old .xls format; nothing was imported. Open it, save it as .xlsx and choose it again.",
            ),
            FileTrouble::Encrypted => (
                "这个文件加了密码，打不开，什么都没导入。请去掉密码另存一份，再选一次。",
                "This file is protected with a password; nothing was imported. Save a copy without the password and choose it again.",
            ),
            FileTrouble::Damaged => (
                "这个文件坏了或者不全，什么都没导入。请换一份完好的再选一次。",
                "This file is damaged or cut short; nothing was imported. Choose an intact copy.",
            ),
            FileTrouble::TooLarge => (
                "这个文件太大，什么都没导入。请按年分成几个文件再导入。",
                "This file is too large; nothing was imported. Split it by year and import the parts.",
            ),
            FileTrouble::NoSuchSheet => (
                "文件里没有这张表，什么都没导入。请重新选文件。",
                "The file has no such sheet; nothing was imported. Choose the file again.",
            ),
            FileTrouble::NotALedger => (
                "没找到接待台账的列，什么都没导入。至少要有登记日期和接待方式。",
                "No columns of a reception ledger were found; nothing was imported. It needs at least the date and the class or channel.",
            ),
        };
        pick(lang, zh, en)
    }
}
