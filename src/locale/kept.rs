//! Words of the page that says how data are kept. Each sentence is true of the code; `docs/security.md` and
//! `docs/security.zh.md` say the same for those who look after the device.

use crate::words;

words! {
    /// How data are kept.
    KeptWords {
        title: "资料怎样保存" / "How your data is kept",
        where_head: "存在哪里" / "Where it is",
        where_device: "全部资料只在这台设备的这个浏览器里。没有服务器，不上传，断网照样用。" / "All data are in this browser on this device alone. There is no server, nothing is sent, and no network is needed.",
        where_saved: "页面说“已保存”时，这一笔已经写进设备的存储。没说之前，写的内容留在表单里。" / "When the page says “saved”, the device has stored it. Until then what you typed stays in the form.",
        where_browser: "换一个浏览器，或换一台设备，看不到这些资料；要用备份文件带过去。" / "Another browser or another device does not see these data; a backup file carries them over.",
        sealed_head: "防什么人" / "Against whom it is protected",
        sealed_lost: "设备丢了、被偷，或有人把硬盘拿走：资料是加密的，没有口令或恢复密钥打不开。" / "A lost or stolen device, or somebody who takes its disk: the data are sealed, and nothing opens without a passphrase or the recovery key.",
        sealed_desk: "人走开了：到时间自动锁上，按“锁上”马上锁。锁上以后，打开的资料从内存里清掉。" / "A desk left alone: it locks by itself after a while, and at once by the lock button. Locked, what was open is gone from memory.",
        sealed_cover: "只走开一小会儿：设了 PIN，几分钟没人用就盖住，按 PIN 回来；错五次就锁上。" / "Away for a moment: with a PIN set, the desk is covered after some minutes, and the PIN brings it back; five wrong ones lock it.",
        sealed_numbers: "好奇的人：电话、证件号、账号平时遮住，按一下才显示，并记下谁看了谁的；负责人和“查看”身份的人能查。" / "The curious: telephones, ID and account numbers are masked until somebody asks; who saw whose is noted, and heads and auditors can read it.",
        sealed_net: "网上的人：页面只和自己的网址说话，别的一概不准。" / "People on the network: the page speaks to its own address and is forbidden any other.",
        sealed_changed: "有人改了存储里的一笔：打开时会发现，并说清楚。" / "Somebody who alters a stored record: it is noticed when the desk opens, and said.",
        erased_head: "有人要求删除自己的资料" / "Somebody asks that their data be erased",
        erased: "负责人在这个人的页面最下面点“抹去此人”：姓名、号码和写下的话从所有记录里去掉，数字不变。以前的备份文件、导出的表格和打印的纸要自己销毁。" / "The head presses “Erase this person” at the foot of that person's page: name, numbers and all that was written go from every record, and no figure changes. Older backup files, exported lists and printed sheets must be destroyed by hand.",
        open_head: "不加密的" / "What is not sealed",
        open_names: "锁屏上的称呼，记录有多少、多大，界面的语言和颜色。没有服务对象的任何资料。" / "The names on the lock screen, how many records there are and how large, language and colours. Nothing of the people you serve.",
        not_head: "防不了的" / "What it does not protect against",
        not_weak: "太容易猜的口令。写在纸上贴在屏幕边的口令。" / "A passphrase that is easily guessed, or stuck to the screen.",
        not_pin: "PIN 只挡路过的人：盖住时资料还开着，在内存里。它不保护存着的资料，要走久就锁上。" / "A PIN keeps out a passer-by only: under the cover the data are still open in memory. It does not protect what is stored; lock when you leave for longer.",
        not_unlocked: "没锁上就交到别人手里的平板或电脑。装了恶意软件的设备。" / "A tablet or computer handed over unlocked, or one with malicious software.",
        not_host: "网站被人换成另一套程序。装好的版本一直不变，您同意后才换新版本；管网站的人要靠得住。" / "A website whose program was replaced. The version installed stays until you agree to a new one; whoever runs the website must be trusted.",
        not_roles: "身份只防误操作。知道口令又懂技术的人拦不住。" / "Roles prevent mistakes. They do not stop a skilled person who knows a passphrase.",
        not_older: "能动浏览器文件的人，把存储、草稿或旧口令换回从前的样子：看不出来。" / "Somebody with access to the browser's files who puts the store, a draft or an old passphrase back as it was: that is not noticed.",
        not_gone: "设备坏了、清除了浏览器数据（没答应长期保存的浏览器，磁盘快满时会自己清）、口令和恢复密钥都丢了：没有备份就找不回来，谁也打不开。" / "A broken device, browser data cleared (a browser that has not promised to keep them does it by itself when the disk is nearly full), or passphrase and recovery key both lost: without a backup nothing can bring it back, and nobody can open it.",
        power_head: "停电的时候" / "When the power fails",
        power: "一笔登记等写稳了才说“已保存”。导入大台账时先写成块，最后一步才算数：中途停电，等于没有导入，再导一次就是。" / "One contact is called saved when it is written for good. A large import is written in blocks and counts with its last step only: if the power fails before, nothing was imported; import it again.",
        power_late: "草稿等几样不等写稳：停电时，刚写的几个字可能不在。已保存的不受影响，只要硬盘说写了就是真写了。" / "Drafts and a few notes are not waited for: after a power cut the last words typed may be missing. What was called saved is not touched by it, as long as the disk tells the truth.",
        do_head: "您要做的" / "What you should do",
        do_backup: "每周备份一次，备份文件存到另一个地方。" / "Make a backup every week and keep the file in another place.",
        do_key: "恢复密钥打印出来，锁进柜子。" / "Print the recovery key and lock it away.",
        do_lock: "离开座位就锁上。每人用自己的口令。" / "Lock when you leave the desk. Everybody uses a passphrase of their own.",
        to_backup: "去备份" / "Go to backup",
    }
}
