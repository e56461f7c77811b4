//! Words of the import page.

use casework::ledger::Field;
use paperwork::trouble::FileTrouble;

use super::{Lang, Say};
use crate::importing::{Fate, Step, Work};
use crate::words;

words! {
    /// The import page.
    ImportWords {
        between: "、" / ", ",
        title: "导入台账" / "Import a ledger",
        steps: "步骤" / "Steps",
        another_file: "换一个文件" / "Another file",
        not_allowed: "导入台账要由办事员或负责人来做，请找他们。" / "A caseworker or a head imports ledgers: please ask one of them.",
        file_head: "把以前的台账搬进来" / "Bring in earlier ledgers",
        file_what: "选一个文件：.xlsx 表格，或者 .csv、.txt 文本。接待、救助、援助、介绍、贷款、还款、慰问、减免、募捐的台账可以在一个文件里。标题、小计、空行不用先删。" / "Choose a file: an .xlsx workbook, or .csv or .txt text. Ledgers of reception, relief, legal aid, placement, loans, repayments, visits, waivers and donations may be in one file. Titles, subtotals and blank rows need not be removed first.",
        file_safe: "文件只在这台设备上读，不会传出去，也不会改动它。看过再导入，导入以后可以整批撤回。" / "The file is read on this device only; it is not sent anywhere and not altered. You look first, then import, and can undo the whole import later.",
        choose_file: "选文件" / "Choose a file",
        drop: "也可以把文件拖到这里" / "or drop it here",
        file_control: "台账文件" / "Ledger file",
        sheet_rows: "{}，{} 行" / "{}, {} rows",
        encoding: "文本，按 {} 读的" / "Text, read as {}",
        head_row: "表头在第 {} 行" / "Head row: {}",
        head_rows: "表头在第 {} 到 {} 行" / "Head rows: {} to {}",
        no_head: "没有表头" / "No head row",
        year: "没写年份的日期算" / "Days without a year are of",
        month: "{} 月" / "month {}",
        sheet_month: "这张表是几月的" / "Month of the sheet",
        month_any: "不限月份" / "Any month",
        columns_head: "台账里的列" / "Columns of the ledger",
        columns_count: "{} 列，认出 {} 列" / "{} columns, {} recognised",
        columns_ours: "帮扶台里的栏目" / "Fields of the desk",
        column_named: "“{}”这一列是" / "Column “{}” is",
        column_nameless: "第 {} 列" / "Column {}",
        not_taken: "不导入" / "Do not import",
        why_head: "按表头认的" / "by its head",
        why_content: "按内容认的" / "by its contents",
        why_remembered: "上次这样对的" / "as last time",
        words_head: "不认得的词" / "Words not known",
        words_what: "每个词说一次是什么意思，下次就记得。" / "Say once what each means; it is remembered.",
        words_unknown: "{} 个词不认得" / "{} unknown words",
        word_means: "“{}”的意思" / "“{}” means",
        word_rows: "{} 行这样写" / "in {} rows",
        word_new: "照原样添进我们的表" / "A new entry in our list",
        word_hold: "先搁着，一行一行改" / "Hold those rows to correct them",
        word_nothing: "什么也不是，留空" / "Nothing: leave empty",
        consultation: "咨询" / "Consultation",
        need_date: "还要指明哪一列是登记日期。" / "Say which column is the date received.",
        need_channel: "还要指明哪一列是接待方式或实际渠道。" / "Say which column is the published class or the channel.",
        rows_label: "台账里的行" / "Rows of the ledger",
        rows_total: "{} 行" / "{} rows",
        shown_label: "看哪些行" / "Which rows",
        shown_noted: "有事的" / "With notes",
        nothing_noted: "没有要看的行，都读清楚了。" / "No row needs a look: all were read for certain.",
        more: "再列一些" / "List more",
        known_already: "登记过，一样的，不再算一次。" / "Registered already, the same: not counted again.",
        out_by_hand: "这一条被人撤下过，不再登记。" / "This contact was taken out by hand: it stays out.",
        take_out_row: "照样登记" / "Take it in all the same",
        ours: "已有" / "ours",
        blank: "没填" / "not filled in",
        differs: "{}：文件里是“{}”，登记的是“{}”。" / "{}: “{}” in the file, “{}” as registered.",
        take_row: "改成文件里的" / "Change to what the file says",
        updates: "有 {} 行和登记过的说法不一样，选了 {} 行改成文件里的。" / "{} rows say other things than what is registered; {} of them chosen to be changed.",
        take_all: "都用文件里的" / "Take the file's for all",
        keep_all: "都留原来的" / "Keep ours for all",
        row: "行" / "Row",
        will_import: "会导入 {} 行" / "{} rows will be imported",
        will_update: "{} 行会改。" / "{} will be changed.",
        will_hold: "{} 行先搁着，改好再算。" / "{} are held aside until they are corrected.",
        can_undo: "导入以后可以整批撤回。" / "The whole import can be undone later.",
        new_codes: "会添进代码表：{}。" / "Will be added to the lists: {}.",
        again: "叫“{}”的文件以前导入过。一样的行不会再算一遍。" / "A file named “{}” was imported before. Rows that are the same are not counted again.",
        nothing_to_import: "这些行都登记过了，没有要导入的。" / "All of these rows are registered: there is nothing to import.",
        back: "上一步" / "Back",
        to_rows: "下一步，看有事的行" / "Next: look at the rows",
        import: "导入 {} 行" / "Import {} rows",
        import_updates: "改 {} 行" / "Change {} rows",
        import_both: "导入 {} 行，改 {} 行" / "Import {} rows, change {}",
        import_held: "收下要改的行" / "Take in the rows to correct",
        rest: "大约还要 {} 秒" / "about {} s left",
        try_again: "再试一次" / "Try again",
        importing: "正在导入…" / "Importing…",
        stop: "停下" / "Stop",
        download: "下载有事的行和原因" / "Download rows and reasons",
        download_name: "导入说明" / "import notes",
        done_head: "导入好了" / "Imported",
        undone_head: "已经整批撤回。" / "The whole import was undone.",
        undone_text: "这次导入的都退出了列表和统计。" / "What it brought left the lists and the figures.",
        done_imported: "导入" / "Imported",
        done_doubtful: "其中有提示" / "of these with a note",
        done_updated: "改了已有的" / "Changed",
        done_held: "搁着，要改" / "Held aside, to correct",
        done_known: "登记过" / "Registered already",
        done_out: "撤下过，不再登记" / "Taken out before, left out",
        done_repeats: "表里重复" / "Repeated in the sheet",
        done_skipped: "不是登记，跳过" / "No contacts, skipped",
        rows_unit: "行" / "rows",
        done_span: "{} 到 {}" / "{} to {}",
        undo_all: "整批撤回" / "Undo the whole import",
        undoing: "正在撤回…" / "Undoing…",
        see_list: "看接待列表" / "See the contacts",
        see_statistics: "看统计" / "See the statistics",
        next_file: "再导入一个文件" / "Import another file",
        report_title: "导入的结果" / "What came of an import",
        report_of: "{} · {}" / "{} · {}",
        report_loading: "正在读…" / "Reading…",
        report_none: "没有留下这次导入的说明。" / "Nothing was kept of this import.",
        notes_label: "有事的行和原因" / "Rows and reasons",
        same_as_row: "和第 {} 行一样。" / "Same as row {}.",
        past_head: "以前的导入" / "Earlier imports",
        past_none: "还没有导入过。" / "Nothing was imported yet.",
        past_line: "{} 行 · {} · {}" / "{} rows · {} · {}",
        past_undone: "已撤回" / "undone",
        held_waiting: "有 {} 行台账要改好才能算数。" / "{} rows of ledgers must be corrected before they count.",
        held_go: "去改" / "Correct them",
        held_title: "要改的行" / "Rows to correct",
        held_count: "{} 行" / "{} rows",
        held_lead: "改好一行就算进它的月份；不是接待的可以去掉。" / "A corrected row counts in its month at once; what is no contact can be dropped.",
        held_none: "没有要改的行。" / "No row waits to be corrected.",
        held_gone: "这一行已经改好或者去掉了。" / "This row was corrected or dropped already.",
        held_back: "回到导入" / "Back to the import",
        held_all: "所有要改的行" / "All rows to correct",
        held_place: "{} · {} · 第 {} 行" / "{} · {} · row {}",
        held_done: "{} 办结" / "finished {}",
        held_save: "改好了" / "Corrected",
        held_form: "打开整张登记表" / "Open the full form",
        held_drop: "不是接待，去掉" / "No contact: drop it",
        held_corrected: "改好了，已经算进去。" / "Corrected; it counts now.",
        held_dropped: "去掉了这一行。" / "The row was dropped.",
        held_choose: "请选" / "Choose",
        held_only_form: "这一行要打开整张登记表来改。" / "This row is corrected in the full form.",
        csv_sheet: "表" / "Sheet",
        csv_row: "行" / "Row",
        csv_outcome: "结果" / "Outcome",
        csv_field: "栏目" / "Field",
        csv_reason: "原因" / "Reason",
        outcome_doubtful: "导入，有提示" / "Imported with a note",
        outcome_updated: "改了已有的" / "Changed",
        outcome_held: "搁着，要改" / "Held aside, to correct",
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
            Work::Comparing => pick(lang, "正在看哪些登记过…", "Looking for what is registered…"),
            Work::Saving => pick(lang, "正在导入…", "Importing…"),
            Work::Undoing => pick(lang, "正在撤回…", "Undoing…"),
        }
    }
}

impl Say for Fate {
    fn say(&self, lang: Lang) -> String {
        match self {
            Fate::Fine => pick(lang, "没问题", "Fine"),
            Fate::Doubtful => pick(lang, "有提示", "With a note"),
            Fate::Held => pick(lang, "要改", "To correct"),
            Fate::Update => pick(lang, "说法不同", "Differ"),
            Fate::Known => pick(lang, "登记过", "Registered"),
            Fate::Out => pick(lang, "撤下过", "Taken out"),
            Fate::Repeat => pick(lang, "重复", "Repeated"),
            Fate::Skipped => pick(lang, "跳过", "Skipped"),
        }
    }
}

impl Say for Field {
    fn say(&self, lang: Lang) -> String {
        match self {
            Field::Received => pick(lang, "登记日期", "Date received"),
            Field::Class => pick(lang, "接待方式", "Published class"),
            Field::Channel => pick(lang, "实际渠道", "Channel"),
            Field::Void => pick(lang, "无效来电", "Call without content"),
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
                "这个文件不是 .xlsx 表格，也不是文本，什么都没导入。请在表格软件里另存为 .xlsx 或 .csv，再选一次。",
                "This file is neither an .xlsx workbook nor text; nothing was imported. Save it as .xlsx or .csv in your spreadsheet program and choose it again.",
            ),
            FileTrouble::Empty => (
                "这个文件是空的，什么都没导入。请看看选对了没有，再选一次。",
                "This file is empty; nothing was imported. Check that it is the right one and choose again.",
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
                "这里面没有接待台账，也没有认得的其他台账，什么都没导入。接待台账至少要有登记日期和接待方式两列，其他台账要有日期、姓名和金额。",
                "There is no reception ledger in it, nor another ledger that is known; nothing was imported. A reception ledger has at least the date and the class or channel, others a day, a name and an amount.",
            ),
        };
        pick(lang, zh, en)
    }
}
