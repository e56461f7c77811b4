//! Words of the settings.

use casework::register::DayRule;

use super::{Lang, Say, fill};
use crate::words;

words! {
    /// Settings: sections and what they share.
    SettingsWords {
        title: "设置" / "Settings",
        sections: "设置的栏目" / "Sections of the settings",
        centre: "中心" / "Centre",
        staff: "人员" / "Staff",
        codes: "代码表" / "Code lists",
        backup: "备份和存储" / "Backup and storage",
        import: "导入台账" / "Import a ledger",
        device: "这台设备" / "This device",
        acts: "做过的事" / "What was done",
        about: "关于" / "About",
        save: "保存" / "Save",
        saving: "正在保存…" / "Saving…",
        saved: "保存好了" / "Saved",
        head_only: "只有负责人能改。" / "Only a head may change this.",
        caseworker_only: "办事员和负责人能改。" / "Caseworkers and heads may change this.",
        acts_column: "能做的" / "What can be done",
        edit: "改" / "Change",
        cancel: "不改了" / "Leave it",
        yes: "是" / "Yes",
        no: "否" / "No",
    }
}

words! {
    /// The centre's own record.
    CentreWords {
        name: "中心名称" / "Name of the centre",
        level: "哪一级" / "Level",
        level_hint: "统计数字都注明这一级" / "every figure names it",
        year: "平常按哪种年度数" / "Counts by",
        year_hint: "工会年度从上年 10 月到当年 9 月" / "the union year runs from October to September",
    }
}

words! {
    /// How many days things wait.
    DaysWords {
        title: "提醒的天数" / "Days until a reminder",
        lead: "各地、各年规定不一样就在这里改，从哪天起按新的算由您定；在那以前的还按原来的算。" / "Where the place or the year has another number, set it here from a day on; what came before that day goes by the number before.",
        rule: "哪一种" / "Which",
        today: "今天按" / "Today",
        set: "设过的" / "What was set",
        shipped: "没有改过" / "Never changed",
        since: "{} 起 {} 天" / "from {}: {} days",
        from: "从哪天起" / "From",
        from_hint: "以前、以后的日子都行" / "a day past or to come",
        days: "几天" / "Days",
        unit: "天" / "days",
    }
}

impl Say for DayRule {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            DayRule::Notice => ("公示", "Notice"),
            DayRule::Still => ("没有进展", "Nothing moves"),
            DayRule::BeforeHearing => ("开庭", "Hearing"),
        };
        if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
    }
}

/// When the desk is reminded by a rule, as a sentence.
pub fn days_said(rule: DayRule, days: i32, lang: Lang) -> String {
    let (zh, en) = match rule {
        DayRule::Notice => ("公示满 {} 天提醒", "A reminder once a notice has stood for {} days"),
        DayRule::Still => ("{} 天没动就提醒", "A reminder once nothing has moved for {} days"),
        DayRule::BeforeHearing => ("开庭前 {} 天起提醒", "A reminder from {} days before a hearing"),
    };
    fill(if lang == Lang::Zh { zh } else { en }, &[&days.to_string()])
}

words! {
    /// Members of staff.
    StaffWords {
        lead: "每人有自己的口令，登记时记下是谁接待的。" / "Everybody has a passphrase of their own; contacts say who received them.",
        name: "姓名" / "Name",
        role: "身份" / "Role",
        here: "在岗" / "Works here",
        gone: "离岗" / "Left",
        you: "（您）" / "(you)",
        retire: "离岗" / "Has left",
        retire_ask: "{} 离岗了？" / "Has {} left?",
        retire_text: "以后不能用自己的口令打开了。做过的登记都留着，名字也在。" / "Their passphrase will open nothing any more. Their contacts stay, with their name.",
        retired: "{} 已设为离岗" / "{} is marked as having left",
        back: "回来上岗" / "Is back",
        back_note: "要重新设口令，请添加为新的一位。" / "For a new passphrase, add them anew.",
        role_changed: "{} 的身份改好了" / "The role of {} is changed",
        add: "添加一位" / "Add a member",
        add_name_hint: "登记时写作接待人" / "written as receiver of contacts",
        door_name: "锁屏上的称呼" / "Name on the lock screen",
        door_name_hint: "这个称呼不加密" / "this one is not sealed",
        first: "第一个口令" / "First passphrase",
        first_text: "请本人来写，或写一个先用着，让他自己再换。" / "Let them type it, or set one for them to change.",
        adding: "正在添加…" / "Adding…",
        added: "{} 添加好了" / "{} is added",
        roles_title: "各种身份能做什么" / "What each role may do",
        roles_text: "大家用的是同一把资料钥匙：身份防的是手误，防不了存心偷的人。" / "All members share one data key: roles stop mistakes, not a thief.",
        right: "能做的事" / "What",
        read: "看记录和统计" / "Look at records and figures",
        record: "登记、修改、撤下，撤回自己做的" / "Register, edit, take out; undo one's own",
        import: "导入台账，撤回别人做的" / "Import ledgers; undo what others did",
        code: "改代码表" / "Change code lists",
        manage: "改中心设置和人员" / "Change centre and staff",
        backup: "备份" / "Back up",
        export: "导出名单" / "Export lists",
        access: "查谁看过号码、导出过名单" / "See who saw numbers and exported lists",
        erase: "按要求抹去一个人" / "Erase a person who asks for it",
        passphrase_title: "换我的口令" / "Change my passphrase",
        old: "现在的口令" / "Present passphrase",
        change: "换口令" / "Change it",
        changing: "正在换…" / "Changing…",
        changed: "口令换好了，下次打开用新的" / "Changed: use the new one next time",
        old_wrong: "现在的口令不对" / "The present passphrase does not fit",
    }
}

words! {
    /// Code lists.
    CodesWords {
        lead: "改名字不影响以前的记录和统计；用不着的停用，不会删。" / "Renaming leaves records and figures as they are; what is not needed is retired, never deleted.",
        list: "哪张表" / "List",
        zh: "中文" / "Chinese",
        en: "英文" / "English",
        en_hint: "可以不填" / "may be left empty",
        state: "状态" / "State",
        active: "在用" / "In use",
        retired: "停用" / "Retired",
        retire: "停用" / "Retire",
        revive: "再用" / "Use again",
        rename: "改名" / "Rename",
        add: "添加一项" / "Add an entry",
        add_within: "放在哪一项下面" / "Under",
        top: "第一级" / "First level",
        added: "添加好了" / "Added",
        changed: "改好了" / "Changed",
        empty: "这张表还是空的。填上本地的县区，登记时就能选。" / "This list is empty. Add your districts to choose from when registering.",
    }
}

words! {
    /// Backup, restore, storage.
    BackupWords {
        title: "备份" / "Backup",
        lead: "备份是一个加密文件，用中心里任何一个人的口令或恢复密钥都能打开。放到别的地方，比如 U 盘。" / "A backup is one sealed file, opened by any passphrase of the centre or the recovery key. Keep it elsewhere, such as a USB stick.",
        last: "上次备份：{}" / "Last backup: {}",
        never: "还没备份过" / "Never backed up",
        since: "之后又做了 {} 步" / "{} acts since then",
        download: "备份到下载" / "Save to downloads",
        choose: "选地方存" / "Choose where",
        share: "发送" / "Share",
        writing: "正在写备份…" / "Writing the backup…",
        done: "备份好了：{}" / "Backed up: {}",
        file: "帮扶台备份-{}.bangfu" / "bangfu-backup-{}.bangfu",
        demo: "演示中心不用备份。" / "The demo needs no backup.",
        restore: "恢复" / "Restore",
        storage: "存储" / "Storage",
        used: "用了 {}，还能用 {}" / "{} used, {} free",
        unknown: "浏览器没说还剩多少" / "The browser does not say how much is free",
        meter: "这台设备的存储" / "Storage on this device",
        nearly_full: "快存满了：先备份，再腾些地方。" / "Nearly full: back up, then free some space.",
        persisted: "浏览器答应长期保存" / "The browser has promised to keep the data",
        not_persisted: "浏览器还没答应长期保存，太久不用或磁盘快满时可能被清掉。把帮扶台装到这台设备上，浏览器多半会答应" / "The browser has not promised to keep the data: unused for long, or on a disk nearly full, they may be cleared. Most browsers promise it once the desk is installed on the device",
        ask_persist: "请浏览器长期保存" / "Ask the browser to keep them",
        destroy: "删掉这个中心" / "Delete this centre",
        destroy_text: "这台设备上这个中心的全部记录都会删掉，不能撤回。先备份。" / "All records of this centre on this device will be deleted. There is no way back. Back up first.",
        destroy_type: "写出中心的全名来确认" / "Type the full name of the centre to confirm",
        destroy_now: "全部删掉" / "Delete everything",
        destroying: "正在删…" / "Deleting…",
    }
}

words! {
    /// This device.
    DeviceWords {
        language: "语言" / "Language",
        zh: "中文" / "中文",
        en: "English" / "English",
        theme: "明暗" / "Light or dark",
        auto: "跟着系统" / "As the system",
        light: "亮色" / "Light",
        dark: "暗色" / "Dark",
        text: "字的大小" / "Size of text",
        text_normal: "标准" / "Normal",
        text_large: "大" / "Large",
        text_larger: "更大" / "Larger",
        idle: "没人用多久就锁上" / "Lock when nobody is there for",
        minutes: "{} 分钟" / "{} minutes",
        lead: "这些只管这台设备，不跟着中心走。" / "These belong to this device, not to the centre.",
    }
}

words! {
    /// What was done.
    ActsWords {
        lead: "最近做的事，最新的在上面。撤回也是一步，留有记录。" / "The latest acts first. Undoing is an act too and stays on record.",
        when: "时间" / "When",
        who: "谁" / "Who",
        what: "做了什么" / "What",
        undo: "撤回" / "Undo",
        undo_label: "撤回：{}" / "Undo: {}",
        undone: "已撤回" / "Undone",
        undone_now: "撤回了" / "Undone",
        more: "再往前看" / "Show earlier ones",
        empty: "还没做过什么。" / "Nothing was done yet.",
        number: "步" / "No.",
    }
}

words! {
    /// Who looked at what.
    AccessWords {
        title: "查看记录" / "Who looked",
        lead: "谁在什么时候看过谁的完整号码，谁导出过名单，最新的在上面。一次打开里同一个号码只记一次。" / "Who saw whose numbers in full and who exported lists, and when; the latest first. The same number is noted once each time somebody unlocks.",
        anybody: "谁看的都行" / "Anybody",
        search: "看的是谁：姓名或编号" / "Whose: name or number",
        whose: "谁的" / "Whose",
        found: "共 {} 次" / "{} in all",
        no_name: "没填姓名" / "No name",
        empty: "没有这样的记录。" / "Nobody has looked so.",
        not_yours: "只有负责人和“查看”身份的人能看这一页。" / "Only a head or an auditor may see this page.",
    }
}

words! {
    /// About this build.
    AboutWords {
        what: "工会帮扶中心的前台。资料全在这台设备里，加了密，不上传。" / "The front desk of a worker help centre. All data stay on this device, sealed, never sent.",
        version: "版本" / "Version",
        build: "构建号" / "Build",
        licence: "许可" / "Licence",
        offline: "断网使用" / "Offline use",
        offline_ready: "已备好" / "Ready",
        offline_not: "还没备好" / "Not ready yet",
        look: "看看有没有新版本" / "Look for a new version",
        looked: "看过了；有新版本会在最下面说。" / "Looked. A new version is told at the foot of the page.",
    }
}
