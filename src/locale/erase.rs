//! Words of erasing a person.

use casework::act::EraseWhy;

use super::terms::pick;
use super::{Lang, Say};

crate::words! {
    EraseWords {
        open: "抹去此人…" / "Erase this person…",
        lead: "有人依法要求删除自己的个人信息时用，只有负责人能做。" / "For when somebody asks, as the law allows, that their personal data be erased. Only the head can do it.",
        title: "抹去此人" / "Erase this person",
        taken: "这个人共有 {} 条记录：接待 {} 件，各业务 {} 笔。" / "There are {} records of this person: {} contacts and {} entries.",
        held: "另有搁置的 {} 行。" / "Besides, {} rows held aside.",
        goes: "会抹去" / "What goes",
        goes_text: "姓名、证件号、电话、账号、住址、生日、诉求、备注和其他写下的话；没写完的草稿；修改记录里的这些内容。" / "Name, ID number, telephones, account, address, birth date, what was asked, notes and all else that was written; drafts; and all of this in the histories.",
        stays: "会留下" / "What stays",
        stays_text: "件数和数字：日期、渠道、事项、县区、性别、年龄段、单位、金额、办理情况。每个月的数字都不变，人数也不变。" / "What is counted: day, channel, category, district, sex, age group, employer, amounts, handling. Every monthly figure stays the same, and so does the number of persons.",
        others: "别人的记录里提到这个人的话不会动，要自己查、自己改。" / "Where other people's records mention this person in words, that stays: look for it and correct it by hand.",
        final_text: "抹去以后不能撤回，谁也找不回来。" / "This cannot be undone. Nobody can bring it back.",
        backups: "以前的备份文件里还有这个人。抹去以后请做一份新备份，再把旧的备份文件都删掉，U 盘和别的电脑上的也要删。" / "Older backup files still hold this person. Afterwards write a new backup, and delete all older backup files, on sticks and other computers too.",
        backed_up: "最近一次备份：{}。" / "Last backup: {}.",
        exported: "导出的表格和打印的纸也一样。" / "So do exported lists and printed sheets.",
        why: "为什么" / "Why",
        typed: "写下记录的条数" / "Type the number of records",
        typed_hint: "上面写的：{}" / "As it says above: {}",
        wrong: "和上面的条数不一样，再看一遍" / "Not the number above: read it once more",
        now: "抹去" / "Erase",
        cancel: "不抹去" / "Do not erase",
        close: "关闭" / "Close",
        erasing: "正在抹去…" / "Erasing…",
        looking: "正在找这个人的记录…" / "Looking for the records…",
        done_title: "已经抹去" / "Erased",
        done: "{} 条记录里已经没有这个人。数字没有变。" / "This person is in none of the {} records any more. No figure has changed.",
        backup_now: "去做新备份" / "Write a new backup",
    }
}

impl Say for EraseWhy {
    fn say(&self, lang: Lang) -> String {
        match self {
            EraseWhy::Consent => pick(lang, "本人要求，撤回同意", "They asked, and take back their consent"),
            EraseWhy::Purpose => pick(lang, "事情已办完，不再需要", "What it was kept for is done"),
            EraseWhy::Term => pick(lang, "保存期限已到", "The time to keep it is over"),
            EraseWhy::Unlawful => pick(lang, "本来就不该收集", "It should not have been collected"),
            EraseWhy::Other => pick(lang, "法律规定的其他情形", "Another case of the law"),
        }
    }
}
