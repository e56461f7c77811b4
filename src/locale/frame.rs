//! Words of the frame: bars, rail, status line, banners, shortcuts, today page.

use crate::words;

words! {
    /// The frame around every page.
    FrameWords {
        product: "帮扶台" / "Bangfu Desk",
        skip: "跳到正文" / "Skip to the page",
        rail: "栏目" / "Sections",
        today: "今日" / "Today",
        intake: "接待" / "Contacts",
        register: "登记" / "Register",
        statistics: "统计" / "Statistics",
        settings: "设置" / "Settings",
        more: "更多" / "More",
        search: "找人、电话、单位、编号" / "Name, phone, employer, number",
        search_label: "找接待记录" / "Find contacts",
        lock: "锁上" / "Lock",
        locking: "正在锁…" / "Locking…",
        member: "{}，菜单" / "{}, menu",
        language: "English" / "中文",
        theme_auto: "明暗跟着系统" / "Light or dark as the system",
        theme_light: "亮色" / "Light",
        theme_dark: "暗色" / "Dark",
        shortcuts: "按键" / "Keys",
        install: "装到这台设备" / "Install on this device",
        close: "关上" / "Close",
        dismiss: "知道了" / "Dismiss",
        undo: "撤销" / "Undo",
        undone: "已撤销" / "Undone",
        nothing_here: "没有这一页。" / "There is no such page.",
        nothing_here_text: "地址可能写错了，要找的也许在今日或接待里。" / "The address may be mistyped. What you look for may be under today or contacts.",
        go_today: "回到今日" / "Go to today",
        starting: "正在打开…" / "Opening…",
        reload: "重新打开" / "Open again",
        loading: "正在取…" / "Loading…",
        cancel: "不做了" / "Cancel",
        no_answer: "这一块没取到。" / "This part could not be loaded.",
        main: "正文" / "Page",
    }
}

words! {
    /// The status line.
    StatusWords {
        label: "状态" / "Status",
        saved: "已存在这台设备 {}" / "Saved on this device {}",
        nothing_saved: "存在这台设备，还没有改动" / "Kept on this device, no changes yet",
        offline: "没有联网，不影响使用" / "No network, everything works",
        online: "联着网，资料不外传" / "Network on, nothing leaves this device",
        new_version: "有新版本，{}" / "New version, {}",
        take_new: "换上" / "switch to it",
        new_version_ask: "换上新版本？" / "Switch to the new version?",
        new_version_text: "换上要重新打开这一页，还要再写一次口令。" / "The page opens again and asks for the passphrase once more.",
        new_version_draft: "有一件登记还没写完。换上前先存成草稿，换好再打开登记表，接着写就行。" / "A contact is half written. It is kept as a draft first; open the form again afterwards and go on.",
        new_version_tabs: "别的标签页里也开着帮扶台，请先在那边存好。" / "This desk is open in another tab: save there first.",
        new_version_backup: "很久没备份了，最好先备份。" / "The last backup is old. Better back up first.",
        later: "以后再说" / "Later",
        backed_up_at: "{} 备份过" / "Backed up {}",
        never_backed_up: "还没备份过" / "Never backed up",
        back_up_now: "该备份了" / "Time to back up",
    }
}

words! {
    /// Banners above every page.
    BannerWords {
        label: "提醒" / "Notices",
        demo: "这是演示中心，人和事都是编的，放心试。" / "This is a demo centre. People and matters are made up; try anything.",
        leave_demo: "不要演示了" / "Throw the demo away",
        leave_title: "删掉演示中心？" / "Throw the demo centre away?",
        leave_text: "演示里的记录都会删掉，真的中心不受影响。" / "Everything in the demo is deleted. A real centre is not touched.",
        leave_now: "删掉" / "Throw away",
        leaving: "正在删…" / "Throwing away…",
        missing: "有 {} 件接待读不出来，不在列表和统计里；修好以前不能备份，也不能导入。（{}）" / "{} contacts cannot be read and are missing from lists and figures. Until they are back, no backup is written and nothing is imported. ({})",
        missing_import: "{} 导入的“{}”，{} 件" / "{}, import “{}”: {}",
        missing_other: "{} 写入，{} 件" / "{}: {}",
        missing_gap: "；" / "; ",
        missing_restore: "恢复备份" / "Restore a backup",
        missing_undo: "撤销那次导入" / "Undo the import",
        read_only: "您是查看身份，只能看，不能改。" / "You are an auditor: you can look, not change.",
    }
}

words! {
    /// The sheet of shortcuts.
    KeyWords {
        title: "全部按键" / "All keys",
        key: "按键" / "Key",
        does: "做什么" / "What it does",
        register: "登记一件" / "Register a contact",
        register_visit: "登记一件来访" / "Register a visit",
        search: "找人、电话、单位、编号" / "Find a name, phone, employer or number",
        sheet: "看这张表" / "Show this sheet",
        save: "保存" / "Save",
        rows: "在列表里上下走" / "Move in a list",
        open: "打开这一行" / "Open the row",
        ends: "到第一行、最后一行" / "First row, last row",
        escape: "关上小窗" / "Close what is open",
        go_today: "到今日" / "Go to today",
        go_intake: "到接待" / "Go to contacts",
        go_statistics: "到统计" / "Go to statistics",
        go_desks: "到救助、法援、职介、贷款" / "Go to relief, legal aid, jobs, loans",
        save_other: "接待：保存并转到台面；咨询：保存并办结" / "A contact: save and open a case; legal advice: save and close",
        lock: "锁上" / "Lock",
    }
}
