//! Words of the lists and forms of the registers, and of the places that lead to them.

use casework::view::EntryColumn;

use super::intake::FieldWords;
use super::{Lang, Say, Words};
use crate::words;

words! {
    /// Places of the desks, in rail, bottom bar and landing page.
    PlaceWords {
        clients: "档案" / "People",
        relief: "救助" / "Relief",
        legal: "法援" / "Legal",
        jobs: "职介" / "Jobs",
        loans: "贷款" / "Loans",
        more: "更多" / "More",
        more_title: "更多登记" / "More registers",
        desks: "业务" / "Desks",
        side: "其他登记" / "Other registers",
        place_count: "，在办 {}，到期 {}" / ", {} open, {} due",
        open_n: "在办 {}" / "{} open",
        due_n: "到期 {}" / "{} due",
        job_kinds: "职介的三本登记" / "The three registers of the job desk",
    }
}

words! {
    /// The list of a register.
    EntriesWords {
        new: "登记一件" / "New entry",
        first: "登记第一件" / "Enter the first",
        import: "已有台账？导入进来" / "Have a ledger? Import it",
        guide: "说明" / "Guide",
        entries_unit: "件" / "entries",
        entry_unit: "件" / "entry",
        yuan: "元" / "yuan",
        filters: "筛选" / "Filters",
        stages: "办到哪一步" / "Stage",
        any_stage: "全部" / "All",
        open: "在办" / "Open",
        find: "在这些里找" / "Find in these",
        clear: "清掉条件" / "Clear filters",
        col_number: "编号" / "Number",
        col_opened: "日期" / "Day",
        col_name: "姓名" / "Name",
        col_giver: "捐款人" / "Donor",
        col_phone: "电话" / "Phone",
        col_employer: "单位" / "Employer",
        col_stage: "进展" / "Stage",
        not_filled: "没填" / "Not filled in",
        none_found: "没有符合条件的。" / "None meets these filters.",
        none_withdrawn: "没有撤回的。" / "None was taken out.",
        withdrawn_title: "{}：撤回的" / "{}: taken out",
        withdrawn_show: "看撤回的" / "Show those taken out",
        withdrawn_back: "回到登记簿" / "Back to the list",
        withdrawn_note: "撤回的不算在统计里，编号不再用。打开可以恢复。" / "These count in no figure and their numbers are not used again. Open one to bring it back.",
        table: "{}登记簿" / "{}: entries",
        all_entries: "看全部" / "Show all",
        printed_part: "只印前 {} 笔，一共 {} 笔。" / "The first {} of {} only.",
        printed_sums: "合计：{} {}" / "Total: {} {}",
        printed_money: "，{} 元" / ", {} yuan",
        col_since: "从哪天起" / "Since",
    }
}

words! {
    /// The form of an entry.
    EntryFormWords {
        title_new: "登记：{}" / "New: {}",
        title_edit: "修改 {}" / "Edit {}",
        form: "登记表" / "Form",
        person: "本人" / "The person",
        giver: "捐款人" / "The donor",
        employer_part: "用人单位" / "The employer",
        day: "登记日期" / "Day of the entry",
        asker: "联系人" / "Ask for",
        stage_part: "办到哪一步" / "How far it is",
        stage: "现在的进展" / "Stage now",
        stage_next: "{}" / "{}",
        stage_skip: "{}（跳过中间，要写原因）" / "{} (skips stages: say why)",
        stage_reason: "{}（要写原因）" / "{} (say why)",
        reason: "原因" / "Reason",
        add_row: "添加{}" / "Add: {}",
        remove_row: "删掉这一行" / "Remove this row",
        row_n: "{} {}" / "{} {}",
        rows_none: "还没有{}。" / "None yet: {}.",
        row_removed: "删掉了一行" / "A row was removed",
        not_chosen: "没选" / "Not chosen",
        yuan: "元" / "yuan",
        save: "保存" / "Save",
        save_closed: "保存并办结" / "Save and close",
        saving: "正在保存…" / "Saving…",
        saved_as: "已保存，编号 {}" / "Saved as {}",
        changed: "{} 改好了" / "{} is changed",
        may_not: "你的身份只能看，不能登记。要登记请找中心负责人。" / "Your role may look but not enter. Ask the head of the centre.",
        gone: "没有这件登记。" / "There is no such entry.",
        gone_hint: "也许是地址写错了，或者已经撤回。" / "The address may be wrong, or it was taken out.",
        back: "回到登记簿" / "Back to the list",
        panel: "已有的人" / "Known persons",
        panel_none: "填了电话、姓名或证件号，各个台面办过事的人会出现在这里，免得重复建档。" / "Type a phone, name or document number: people known at any desk appear here, so nobody is entered twice.",
        panel_nobody: "没有对得上的人。" / "Nobody fits.",
        same_id: "证件号一样" / "Same document number",
        same_phone: "电话一样" / "Same telephone",
        same_name: "姓名一样或单位相近" / "Same name or employer",
        take: "就是这个人" / "It is this person",
        taken: "已填进登记表" / "Filled into the form",
        put_back: "不是这个人" / "Not this person",
        open_person: "看这个人的档案" / "Open the person's file",
        deeds: "办过 {} 件" / "{} records so far",
        open_deeds: "{} 件没办完" / "{} not finished",
        take_key: "回车" / "Enter",
    }
}

impl Say for EntryColumn {
    fn say(&self, lang: Lang) -> String {
        let (t, f) = (EntriesWords::of(lang), FieldWords::of(lang));
        match self {
            EntryColumn::Number => t.col_number.to_owned(),
            EntryColumn::Opened => t.col_opened.to_owned(),
            EntryColumn::Name => f.name.to_owned(),
            EntryColumn::Sex => f.sex.to_owned(),
            EntryColumn::Birth => f.birth.to_owned(),
            EntryColumn::IdNumber => f.id_number.to_owned(),
            EntryColumn::Phones => f.phone.to_owned(),
            EntryColumn::Employer => f.employer.to_owned(),
            EntryColumn::District => f.district.to_owned(),
            EntryColumn::Stage => t.col_stage.to_owned(),
            EntryColumn::Since => t.col_since.to_owned(),
            EntryColumn::Item(item) => item.say(lang),
            EntryColumn::Rows(group) => group.say(lang),
        }
    }
}
