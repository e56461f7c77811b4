//! Words of the today page.

use crate::words;

words! {
    /// Today.
    TodayWords {
        lead: "今天接待了 {} 件次" / "{} contacts today",
        lead_none: "今天还没有登记" / "Nothing registered today yet",
        open: "没办完" / "Open",
        referred: "转出等回话" / "Referred, answer awaited",
        month: "{}接待" / "Contacts in {}",
        today: "今天接待" / "Contacts today",
        pieces: "件" / "matters",
        piece: "件" / "matter",
        contacts: "件次" / "contacts",
        contact: "件次" / "contact",
        oldest_first: "最早的在前面" / "oldest first",
        all: "全部" / "All of them",
        none_open: "没有没办完的事。" / "Nothing is left open.",
        by_channel: "今天的渠道" / "Today by channel",
        anonymous: "匿名" / "Anonymous",
        no_name: "没留姓名" / "No name",
        no_category: "没填事项" / "Not classified",
        since_today: "今天来的" / "came today",
        since: "第 {} 天" / "day {}",
        backup_due: "该备份了：备份放到别的地方，设备坏了也不怕。" / "Time to back up: a backup kept elsewhere survives a broken device.",
        back_up: "去备份" / "Back up",
        first_title: "第一步做什么" / "First steps",
        first_text: "这里会列出今天的接待、没办完的事和该提醒的事。" / "Today's contacts, what is open and what is due will stand here.",
        first_contact: "登记第一件" / "Register the first contact",
        first_import: "导入以前的台账" / "Import a ledger of earlier years",
        first_codes: "填上本地的县区" / "Fill in your districts",
        first_staff: "添加同事" / "Add colleagues",
    }
}
