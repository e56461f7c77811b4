//! The words of ledgers: heads of columns and words in cells. The only place of the import with Chinese words.
//!
//! Heads are compared without blanks, half-width; within a field the first word is the best match.

use casework::contact::{Channel, Satisfaction, Status};
use casework::identity::Sex;

use super::Field;

/// Words that head a column, best first.
pub fn heads(field: Field) -> &'static [&'static str] {
    match field {
        Field::Received => &[
            "登记日期",
            "接待日期",
            "来访日期",
            "受理日期",
            "登记时间",
            "接待时间",
            "来访时间",
            "受理时间",
            "日期",
            "时间",
        ],
        Field::Class => &["接待方式", "接待类别", "接待类型", "来访方式", "信访形式", "方式"],
        Field::Channel => &["实际渠道", "渠道", "来源渠道", "受理渠道"],
        Field::Name => {
            &["姓名", "来访人", "来访人姓名", "信访人", "信访人姓名", "反映人", "求助人", "职工姓名"]
        }
        Field::Sex => &["性别"],
        Field::IdNumber => &["身份证号", "身份证号码", "身份证", "证件号码", "证件号"],
        Field::Phone => &["联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "联系方式"],
        Field::Employer => &["工作单位", "单位", "单位名称", "所在单位", "用人单位"],
        Field::District => &["县区", "区县", "所属县区", "所在县区", "所属区县", "地区", "辖区"],
        Field::Category => &["诉求类别", "类别", "问题类别", "事项类别", "诉求类型", "问题分类", "事项"],
        Field::Demand => {
            &["诉求内容", "反映问题", "主要诉求", "反映内容", "内容", "诉求", "主要内容", "问题"]
        }
        Field::People => &["人数", "来访人数", "本次人数", "接待人数"],
        Field::Involved => &["涉及人数", "涉及", "涉及职工人数"],
        Field::Asked => &["求助金额", "申请金额", "金额"],
        Field::Receiver => &["接待人", "接待人员", "经办人", "登记人", "受理人"],
        Field::Handling => &["办理情况", "处理情况", "办理结果", "处理结果", "办理方式"],
        Field::Done => &["办结日期", "办结时间", "完成日期", "处理日期"],
        Field::Satisfaction => &["满意度", "满意情况", "评价"],
        Field::Notes => &["备注", "说明", "附注"],
    }
}

/// A class as clerks write it: its channel (none where the word names none), and is it a consultation?
pub fn class(word: &str) -> Option<(Option<Channel>, bool)> {
    match word {
        "咨询" => Some((None, true)),
        _ => channel(word).map(|channel| (Some(channel), false)),
    }
}

/// A channel as clerks write it.
pub fn channel(word: &str) -> Option<Channel> {
    match word {
        "来访" | "接访" | "上访" => Some(Channel::Visit),
        "来信" | "信件" | "信函" => Some(Channel::Letter),
        "来电" | "电话" | "热线" | "12351" => Some(Channel::Call),
        "网络" | "网上" | "网信" => Some(Channel::Online),
        _ => None,
    }
}

/// Does the word say that a call came on the union hotline?
pub fn is_hotline(word: &str) -> bool {
    matches!(word, "12351")
}

/// Sex.
pub fn sex(word: &str) -> Option<Sex> {
    match word {
        "男" => Some(Sex::Male),
        "女" => Some(Sex::Female),
        "不详" | "未知" => Some(Sex::Unknown),
        _ => None,
    }
}

/// Words for "no name given".
pub fn is_anonymous(word: &str) -> bool {
    matches!(word, "匿名" | "不详" | "未留名" | "不愿透露")
}

/// Words for "nothing here": no ID card with them, no telephone.
pub fn is_none(word: &str) -> bool {
    matches!(word, "无" | "未带" | "没有" | "不详" | "-" | "—" | "——" | "/" | "\\")
}

/// Satisfaction.
pub fn satisfaction(word: &str) -> Option<Satisfaction> {
    match word {
        "满意" => Some(Satisfaction::Satisfied),
        "基本满意" => Some(Satisfaction::FairlySatisfied),
        "不满意" => Some(Satisfaction::Dissatisfied),
        _ => None,
    }
}

/// What a word of handling says of where the contact stands, when no day finished is given.
pub fn status(word: &str) -> Status {
    match word {
        "已办结" | "办结" | "当场答复" | "已答复" => Status::Done,
        _ if word.starts_with('转') => Status::Referred,
        _ => Status::Open,
    }
}

/// Words of handling that say it is not finished.
pub fn is_unfinished(word: &str) -> bool {
    matches!(word, "正在办理" | "办理中" | "正在办" | "未办结")
}

/// The shipped key of a category word that old ledgers use; words of the shipped list itself need no entry here.
pub fn category(word: &str) -> Option<&'static str> {
    Some(match word {
        "困难求助" => "relief.living",
        "下岗求职" => "jobs.seeking",
        "助学申请" => "relief.education",
        "医疗救助" => "relief.medical",
        "拖欠工资" => "pay.arrears",
        "社会保险" => "social",
        "工伤待遇" => "injury.benefits",
        "劳动合同" => "contract",
        "企业改制安置" => "restructuring.placement",
        "小额贷款" => "loans.application",
        "优待证办理" => "relief.card",
        "法律援助" => "legal.aid",
        "政策咨询" => "policy",
        "法律咨询" => "legal.advice",
        "工会事务" => "union",
        "其他" | "其它" => "other",
        _ => return None,
    })
}

/// The shipped key of a handling word.
pub fn handling(word: &str) -> Option<&'static str> {
    Some(match word {
        "当场答复" => "answered",
        "已办结" => "finished",
        "正在办理" => "in-hand",
        "转劳动保障部门" => "to-labour",
        "转县区工会" => "to-district",
        "列入救助" => "to-relief",
        _ => return None,
    })
}

/// First cells of a subtotal row.
pub fn is_subtotal(word: &str) -> bool {
    word == "小计"
}

/// First cells of a total row.
pub fn is_total(word: &str) -> bool {
    matches!(word, "合计" | "总计" | "共计")
}

/// Words after a count.
pub const COUNT_UNITS: &[char] = &['人', '名'];

/// Signs between year, month and day; the last may end a date.
pub const DATE_SIGNS: &[char] = &['年', '月', '日', '-', '/', '.'];

/// Signs between several telephone numbers in one cell.
pub const BETWEEN_NUMBERS: &[char] = &['、', ',', ';', '/', '\n'];
