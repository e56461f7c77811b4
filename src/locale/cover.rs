//! Words of the cover and of its PIN.

use crate::words;

words! {
    /// The cover.
    CoverWords {
        covered: "已盖住" / "Covered",
        title: "离开了一会儿" / "Away for a moment",
        who: "{} · {}" / "{} · {}",
        lead: "页面收起来了，没写完的都在。按 PIN 接着用。" / "The pages are put away; what was half written is kept. Type the PIN to go on.",
        pin: "PIN" / "PIN",
        open: "接着用" / "Go on",
        opening: "正在打开…" / "Opening…",
        wrong: "PIN 不对。还能试 {} 次，都错就锁上" / "Wrong PIN. {} tries left, then the desk is locked",
        last: "PIN 不对。只能再试一次，再错就锁上" / "Wrong PIN. One try left, then the desk is locked",
        locking: "错了五次，正在锁上…" / "Five times wrong: locking…",
        lock: "锁上，换别人用" / "Lock, for somebody else",
        then: "离开满 {} 分钟就自己锁上，用口令打开。" / "After {} minutes away it locks, and opens with a passphrase.",
        leave: "离开一会儿（PIN）" / "Away for a moment (PIN)",
        key: "离开一会儿：盖住页面，按 PIN 回来" / "Away for a moment: cover the page, PIN to come back",
        minutes: "设了 PIN：没人用多久就盖住" / "With a PIN: cover when nobody is there for",
    }
}

words! {
    /// Setting the PIN.
    PinWords {
        title: "离开一会儿用的 PIN" / "A PIN for a short absence",
        lead: "离开座位一小会儿，页面盖住，回来按 PIN 接着用。它只管一小会儿，不保护存着的资料：那是口令的事，PIN 打不开锁。" / "Leave your seat for a moment: the page is covered, and the PIN brings it back. It is good for a short absence only. It does not protect what is stored; the passphrase does, and a PIN opens no lock.",
        own: "只管您和这台设备。别用银行卡或手机的密码。" / "It is yours, on this device alone. Use no PIN of a bank card or a telephone.",
        is_set: "已经设了 PIN。" / "A PIN is set.",
        passphrase: "您的口令" / "Your passphrase",
        passphrase_hint: "防别人趁您不在替您设" / "so that nobody sets it for you",
        passphrase_first: "先写您的口令" / "Type your passphrase first",
        passphrase_wrong: "口令不对" / "That passphrase does not fit",
        pin: "新 PIN" / "New PIN",
        pin_hint: "4 到 8 位数字" / "4 to 8 digits",
        again: "再写一遍" / "Once more",
        digits: "写 4 到 8 位数字" / "Type 4 to 8 digits",
        plain: "别全一样，也别顺着数" / "Not all the same, and no digits in a row",
        not_same: "两次不一样" / "Not the same twice",
        set: "设 PIN" / "Set the PIN",
        setting: "正在设…" / "Setting…",
        done: "PIN 设好了。离开时按 L，或从您的名字那里点“离开一会儿”" / "The PIN is set. Press L when you leave, or choose “Away for a moment” under your name",
        forget: "不用 PIN 了" / "Use no PIN",
        forgotten: "PIN 去掉了，离开时请锁上" / "The PIN is gone: lock when you leave",
        in_demo: "演示中心没有口令，也就没有 PIN。" / "The demo centre has no passphrase, and so no PIN.",
    }
}
