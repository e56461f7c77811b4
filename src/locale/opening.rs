//! Words of the first opening, the lock page, passphrases and restoring.

use crate::words;

words! {
    /// The first opening of a centre.
    OpeningWords {
        first_time: "第一次打开" / "First opening",
        title: "开办一个帮扶中心" / "Open a help centre",
        lead: "资料只存在这台设备里，用口令锁住。不用联网，也不传到别处。" / "Everything stays on this device, locked with a passphrase. No network is needed and nothing is sent anywhere.",
        name: "中心名称" / "Name of the centre",
        name_hint: "和公章上的一样" / "as on its seal",
        level: "哪一级" / "Level",
        head: "您的姓名" / "Your name",
        head_hint: "登记时写作接待人" / "written as receiver of contacts",
        door_name: "锁屏上的称呼" / "Name on the lock screen",
        door_name_hint: "这个称呼不加密" / "this one is not sealed",
        open: "开办" / "Open the centre",
        opening: "正在开办…" / "Opening…",
        have_backup: "我有备份，要恢复" / "I have a backup",
        back: "回到开办" / "Back",
        demo_title: "先试试看" / "Try it first",
        demo_text: "用编好的一年记录先看看，不用填什么，看完就删。" / "Look around in a made-up year. Nothing to fill in; thrown away when you are done.",
        demo: "进演示中心" / "Try a demo centre",
        demo_opening: "正在准备演示…" / "Preparing the demo…",
        both_lost: "口令和恢复密钥都丢了，谁也打不开这些资料，我们也不行。" / "If both passphrase and recovery key are lost, nobody can open these records, not even we.",
        ios: "先装到主屏幕再开办：点分享，再点“添加到主屏幕”，然后从主屏幕的图标打开。浏览器里的资料和主屏幕上的分开存，而且会被清掉。" / "Install to the Home Screen first: tap Share, then “Add to Home Screen”, and open it from its icon. What is kept in the browser is separate from it and may be cleared.",
        space: "这台设备还有 {} 空地方" / "{} free on this device",
        offline_ready: "断网也能打开" / "Opens without a network",
        offline_soon: "再打开一次以后，断网也能用" / "After one more opening it works without a network",
        calibrating: "看看这台设备算得多快…" / "Measuring this device…",
        deriving: "正在用口令上锁…" / "Locking with the passphrase…",
        writing: "正在写入…" / "Writing…",
    }
}

words! {
    /// A new passphrase.
    PassphraseWords {
        passphrase: "口令" / "Passphrase",
        new: "新口令" / "New passphrase",
        hint: "至少 12 个字，一句话最好记" / "12 characters or more; a sentence is easy to keep",
        again: "再写一遍" / "Once more",
        show: "显示口令" / "Show the passphrase",
        hide: "藏起口令" / "Hide the passphrase",
        strength: "口令结实不结实" / "Strength of the passphrase",
        too_short: "还太短：12 个字母数字，或 8 个汉字以上" / "Too short yet: 12 letters and digits, or 8 Chinese characters",
        common: "太常见，一猜就中" / "Too common, guessed at once",
        repeats: "重复或顺着来的太多" / "Too much of it repeats or runs on",
        fair: "可以用，再长一点更好" / "Good enough; longer is better",
        good: "够结实了" / "Strong",
    }
}

words! {
    /// The recovery key.
    RecoveryWords {
        title: "恢复密钥" / "Recovery key",
        lead: "口令忘了，只有它能打开" / "the only way in when a passphrase is forgotten",
        print: "打印两份" / "Print two copies",
        by_hand: "没有打印机就抄下来，别拍照。" / "No printer? Write it down; take no photo.",
        written: "写下来了，核对一下" / "It is written down: check it",
        check: "照着纸上的，写出这两组：" / "From the paper, write these two groups:",
        group: "第 {} 组" / "Group {}",
        wrong: "和密钥不一样，看看纸上" / "Not the same: look at the paper",
        right: "对上了，锁进柜子里。" / "It fits. Lock the paper away.",
        show_again: "再看一遍密钥" / "Show the key again",
        must_check: "先核对恢复密钥" / "Check the recovery key first",
        sheet_title: "帮扶台恢复密钥" / "Recovery key of the Bangfu Desk",
        sheet_text: "谁拿到它，谁就能打开这个中心的全部资料。锁进柜子，两份分开放。" / "Whoever holds it can open all records of this centre. Lock it away, the two copies apart.",
        sheet_use: "用法：在锁屏上点“用恢复密钥打开”，输入下面 8 组。" / "To use it: choose “Open with the recovery key” on the lock screen and type the 8 groups.",
        sheet_centre: "中心" / "Centre",
        sheet_date: "日期" / "Date",
        sheet_keeper: "保管人签字" / "Signature of the keeper",
    }
}

words! {
    /// The lock page.
    LockWords {
        locked: "已锁上" / "Locked",
        title: "打开帮扶台" / "Open the desk",
        who: "您是哪位" / "Who are you",
        passphrase_of: "{}的口令" / "Passphrase of {}",
        open: "打开" / "Open",
        opening: "正在打开…" / "Opening…",
        wrong: "口令不对，里面的东西都没动。" / "That passphrase does not fit. Nothing inside was touched.",
        wrong_key: "恢复密钥不对，里面的东西都没动。" / "That recovery key does not fit. Nothing inside was touched.",
        wait: "等 {} 秒再试" / "Try again in {} s",
        caps: "看看大小写和输入法。" / "Check capitals and the keyboard.",
        with_key: "用恢复密钥打开" / "Open with the recovery key",
        with_passphrase: "用口令打开" / "Open with a passphrase",
        key: "恢复密钥" / "Recovery key",
        key_hint: "8 组，大小写都行" / "8 groups, any case",
        key_unclear: "不像恢复密钥，看看有没有写错" / "Not a recovery key: look for a slip",
        whose: "给谁设新口令" / "Whose passphrase is set anew",
        recover: "打开并换口令" / "Open and set the passphrase",
        recovering: "正在打开…" / "Opening…",
        names_not_sealed: "锁屏上的称呼不加密，别的都加密。" / "The names on this screen are not sealed; everything else is.",
        offline: "没有联网，不影响使用" / "No network, everything works",
        kept: "没写完的登记都存好了，打开就能接着写" / "What was half written is kept; open and go on",
        choose: "先选您是哪位" / "Choose who you are first",
        centre: "这台设备上的中心" / "Centres on this device",
        centre_n: "第 {} 个中心" / "Centre {}",
    }
}

words! {
    /// The lock page, where a part of the records does not open.
    DamageWords {
        title: "有一部分记录读不出来" / "A part of the records cannot be read",
        happened: "它们损坏了，或被改过。别的记录都验过，没有动过任何东西。" / "They are damaged or were altered. All other records check out, and nothing was touched.",
        again: "再写一次口令或恢复密钥，就会说明是哪一部分读不出来。" / "Type your passphrase, or the recovery key, once more to be told what cannot be read.",
        imported: "{} 导入的 {} 件接待" / "Imported {}: {} contacts",
        written: "{} 写入的 {} 件接待" / "Written {}: {} contacts",
        restore: "恢复备份" / "Restore a backup",
        around: "不带这部分打开" / "Open without them",
        opening: "正在打开…" / "Opening…",
        around_hint: "也可以先打开：这些接待不在列表和统计里；修好以前不能备份，也不能导入。" / "You can also open the rest: these contacts are then missing from lists and figures, and until they are back no backup is written and nothing is imported.",
        renews: "这样打开，新口令就生效；恢复备份或返回，口令不变。" / "Opened this way, the new passphrase holds; restoring a backup, or going back, changes no passphrase.",
        back: "返回" / "Back",
    }
}

words! {
    /// Restoring a backup.
    RestoreWords {
        title: "从备份恢复" / "Restore a backup",
        lead: "选备份文件，用当时的口令或恢复密钥打开。" / "Choose the backup file and open it with a passphrase of that time, or the recovery key.",
        beside: "恢复成另一个中心，现在这个不动。" / "It becomes another centre beside this one, which is not touched.",
        choose: "选备份文件" / "Choose the backup file",
        written: "{} 写的备份" / "Backup written {}",
        by: "用谁的口令打开" / "Open with the passphrase of",
        by_key: "恢复密钥" / "Recovery key",
        secret: "口令" / "Passphrase",
        secret_key: "恢复密钥" / "Recovery key",
        restore: "恢复" / "Restore",
        restoring: "正在恢复…" / "Restoring…",
        reading: "正在读文件…" / "Reading the file…",
        nothing_changed: "什么都没改。" / "Nothing was changed.",
        done: "恢复好了。" / "Restored.",
    }
}
