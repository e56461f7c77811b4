//! Trouble in words: what happened, what is safe, what to do. No error codes: the technical word stands last, small.

use casebook::trouble::Trouble;

use super::{Lang, Say, fill};

/// What the button beside it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Try the same again.
    Again,
    /// Load the page anew.
    Reload,
    /// Nothing a button could do.
    Wait,
}

/// The three sentences, Chinese and English, and the way out.
pub struct TroubleWords {
    happened: (&'static str, &'static str),
    safe: (&'static str, &'static str),
    next: (&'static str, &'static str),
    value: String,
    /// What the button does.
    pub way_out: WayOut,
}

impl TroubleWords {
    /// What happened, what is safe, what to do.
    pub fn parts(&self, lang: Lang) -> [String; 3] {
        [self.happened, self.safe, self.next].map(|(zh, en)| {
            let sentence = if lang == Lang::Zh { zh } else { en };
            fill(sentence, &[&self.value])
        })
    }
}

impl Say for Trouble {
    fn say(&self, lang: Lang) -> String {
        let gap = if lang == Lang::Zh { "" } else { " " };
        words_of(self).parts(lang).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(gap)
    }
}

const NOTHING_CHANGED: (&str, &str) =
    ("这一步没有写进去，别的记录都在。", "This step was not written; all other records are safe.");
const KEPT: (&str, &str) = ("已经存好的都在。", "Everything saved is safe.");
const FORM: (&str, &str) =
    ("填的还在表里，再按一次保存。", "What you typed is still in the form: press save again.");

/// The words of a trouble.
pub fn words_of(trouble: &Trouble) -> TroubleWords {
    use WayOut::*;
    let say =
        |happened, safe, next, way_out| TroubleWords { happened, safe, next, value: String::new(), way_out };
    match trouble {
        Trouble::Quota => say(
            ("这台设备存满了。", "This device is full."),
            NOTHING_CHANGED,
            (
                "删掉些不用的文件，或让管理员腾地方，再按一次保存。",
                "Delete files you do not need, then press save again.",
            ),
            Again,
        ),
        Trouble::Blocked => say(
            ("别的标签页还开着旧版的帮扶台。", "Another tab still has an older version of the desk open."),
            KEPT,
            ("把别的标签页关掉，再打开一次。", "Close the other tabs, then open again."),
            Reload,
        ),
        Trouble::VersionChange => say(
            ("别的标签页换上了新版本。", "Another tab switched to a new version."),
            KEPT,
            ("这一页要重新打开。", "This page must be opened again."),
            Reload,
        ),
        Trouble::Deleted => say(
            ("这台设备上的资料被删掉了。", "The data on this device have been deleted."),
            ("写出去的备份文件不受影响。", "Backup files written before are not affected."),
            ("重新打开这一页，再用最近的备份恢复。", "Open this page again, then restore the last backup."),
            Reload,
        ),
        Trouble::Lost => say(
            ("浏览器断开了这台设备上的资料。", "The browser lost its connection to the data on this device."),
            NOTHING_CHANGED,
            ("重新打开这一页就好。", "Open this page again."),
            Reload,
        ),
        Trouble::Aborted => say(("这一次没存上。", "This was not saved."), NOTHING_CHANGED, FORM, Again),
        Trouble::Unavailable => say(
            (
                "浏览器不让在这台设备上存东西。",
                "The browser does not allow anything to be kept on this device.",
            ),
            ("没有记录丢失。", "No record is lost."),
            (
                "如果是无痕窗口，请换普通窗口打开；或在浏览器设置里允许这个网站存数据。",
                "Leave the private window, or allow this site to keep data in the browser's settings.",
            ),
            Reload,
        ),
        Trouble::NewerVersion => say(
            (
                "资料是更新的版本写的，这个版本读不了。",
                "The data were written by a newer version than this one.",
            ),
            ("没有动过任何东西。", "Nothing was touched."),
            ("连上网重新打开，换上新版本。", "Go online and open again to get the newer version."),
            Reload,
        ),
        Trouble::Damaged => say(
            ("资料验不过：损坏了，或被改过。", "The data do not check out: damaged or altered."),
            ("没有动过任何东西。", "Nothing was touched."),
            ("请用最近的备份恢复，或找管理员。", "Restore the last backup, or ask your administrator."),
            Wait,
        ),
        Trouble::Incomplete => say(
            (
                "有一部分记录读不出来，这一步要用到它们，先停用。",
                "A part of the records cannot be read, and this step would rest on them.",
            ),
            NOTHING_CHANGED,
            ("先恢复备份，或撤销那次导入。", "First restore a backup, or undo the import they came by."),
            Wait,
        ),
        Trouble::WrongKey { wait_s } => TroubleWords { value: wait_s.to_string(), ..wrong_key(*wait_s) },
        Trouble::Locked => say(
            ("帮扶台已经锁上了。", "The desk is locked."),
            KEPT,
            ("写口令打开，再接着做。", "Open it with your passphrase and go on."),
            Reload,
        ),
        Trouble::NotABackup => say(
            (
                "这不是帮扶台的备份文件，或者文件不全。",
                "This is not a backup of this desk, or it is cut short.",
            ),
            ("什么都没改。", "Nothing was changed."),
            ("换一个文件试试。", "Try another file."),
            Again,
        ),
        Trouble::Occupied => say(
            ("这里已经有一个中心了。", "There is a centre here already."),
            ("什么都没改。", "Nothing was changed."),
            ("重新打开看看。", "Open again to see it."),
            Reload,
        ),
        Trouble::EngineDied => say(
            ("后台停了。", "The part that keeps the records stopped."),
            (
                "说过“已存”的都在，填的还在表里。正在存的那一步，再按一次保存就清楚了，不会存两遍。",
                "Everything that said “saved” is safe, and what you typed is still in the form. For the step under way press save again: it is not saved twice.",
            ),
            (
                "写口令接着做；要是打不开，就重新打开这一页。",
                "Go on with your passphrase; if it does not open, open this page again.",
            ),
            Wait,
        ),
        Trouble::BuildMismatch => say(
            ("页面和后台不是同一个版本。", "The page and its engine are of different versions."),
            KEPT,
            ("重新打开这一页就好。", "Open this page again."),
            Reload,
        ),
        Trouble::FileUnreadable => say(
            (
                "这个文件读不了：可能加了密码，坏了，或不是表格。",
                "This file cannot be read: protected, damaged, or not a workbook.",
            ),
            ("什么都没改。", "Nothing was changed."),
            (
                "用表格软件打开，另存为 xlsx 再试。",
                "Open it in a spreadsheet program, save it as xlsx, and try again.",
            ),
            Again,
        ),
        Trouble::Cancelled => {
            say(("停下了。", "Stopped."), ("什么都没改。", "Nothing was changed."), ("", ""), Again)
        }
        Trouble::Disk => say(
            (
                "磁盘读写出错，多半是存满了。",
                "The disk could not be read or written; most likely it is full.",
            ),
            NOTHING_CHANGED,
            (
                "先不要关浏览器：腾出 50 MB 以上的空间，再试一次。",
                "Keep the browser open: free 50 MB or more, then try again.",
            ),
            Again,
        ),
        Trouble::Unknown(word) => TroubleWords {
            value: word.clone(),
            ..say(
                ("出了没料到的问题。", "Something unexpected went wrong."),
                NOTHING_CHANGED,
                ("再试一次；还不行就重新打开。（{}）", "Try again; if it stays, open the page again. ({})"),
                Reload,
            )
        },
    }
}

fn wrong_key(wait_s: u32) -> TroubleWords {
    let next = match wait_s {
        0 => ("看看大小写和输入法，再试一次。", "Check capitals and keyboard, and try again."),
        _ => ("等 {} 秒再试。", "Wait {} seconds and try again."),
    };
    TroubleWords {
        happened: ("口令不对。", "That does not open it."),
        safe: ("里面的东西都没动。", "Nothing inside was touched."),
        next,
        value: String::new(),
        way_out: WayOut::Again,
    }
}
