//! Heads and words of exported lists, Chinese and English.

use casework::contact::{Channel, Class, Line, Nature, Satisfaction, Status, VoidCall};
use casework::identity::Sex;

/// Language of heads and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The one of two words.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// Heads of the columns.
pub const HEADS: [(&str, &str); 31] = [
    ("编号", "Number"),
    ("登记日期", "Date received"),
    ("时间", "Time"),
    ("接待方式", "Published class"),
    ("实际渠道", "Channel"),
    ("线路", "Line"),
    ("服务性质", "Nature"),
    ("无效来电", "Call without content"),
    ("姓名", "Name"),
    ("性别", "Sex"),
    ("身份证号", "ID number"),
    ("联系电话", "Telephone"),
    ("工作单位", "Employer"),
    ("统一社会信用代码", "Employer code"),
    ("县区", "District"),
    ("诉求类别", "Category"),
    ("诉求内容", "What they ask"),
    ("人数", "People present"),
    ("涉及人数", "People concerned"),
    ("求助金额", "Amount asked (yuan)"),
    ("集体", "Group"),
    ("紧急", "Urgent"),
    ("保密", "Confidential"),
    ("风险", "Risk"),
    ("接待人", "Received by"),
    ("办理情况", "Handling"),
    ("状态", "Status"),
    ("办结日期", "Date finished"),
    ("满意度", "Satisfaction"),
    ("备注", "Notes"),
    ("来源", "Source"),
];

/// Word of a class.
pub fn class(class: Class, lang: Lang) -> &'static str {
    match class {
        Class::Visit => lang.pick("来访", "Visit"),
        Class::Letter => lang.pick("来信", "Letter"),
        Class::Call => lang.pick("来电", "Call"),
        Class::Online => lang.pick("网络", "Online"),
        Class::Consultation => lang.pick("咨询", "Consultation"),
        Class::Unspecified => lang.pick("未注明", "Not stated"),
    }
}

/// Word of a channel.
pub fn channel(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Visit => class(Class::Visit, lang),
        Channel::Letter => class(Class::Letter, lang),
        Channel::Call => class(Class::Call, lang),
        Channel::Online => class(Class::Online, lang),
        Channel::Unspecified => class(Class::Unspecified, lang),
    }
}

/// Word of the line of a call; empty for other channels.
pub fn line(channel: Channel, line: Line, lang: Lang) -> &'static str {
    match (channel, line) {
        (Channel::Call, Line::Hotline) => "12351",
        (Channel::Call, Line::Other) => lang.pick("其他号码", "Another number"),
        _ => "",
    }
}

/// Word of a nature; empty where not stated.
pub fn nature(nature: Nature, lang: Lang) -> &'static str {
    match nature {
        Nature::Unspecified => "",
        Nature::Consultation => lang.pick("咨询", "Consultation"),
        Nature::Complaint => lang.pick("投诉", "Complaint"),
        Nature::Request => lang.pick("求助", "Request for help"),
        Nature::Suggestion => lang.pick("意见建议", "Suggestion"),
        Nature::Praise => lang.pick("表扬", "Praise"),
    }
}

/// Word of a call without content.
pub fn void(void: VoidCall, lang: Lang) -> &'static str {
    match void {
        VoidCall::Silent => lang.pick("无声", "Nobody spoke"),
        VoidCall::Wrong => lang.pick("误拨", "Wrong number"),
        VoidCall::Abusive => lang.pick("骚扰", "Abuse"),
    }
}

/// Word of a sex; empty where not known.
pub fn sex(sex: Sex, lang: Lang) -> &'static str {
    match sex {
        Sex::Unknown => "",
        Sex::Male => lang.pick("男", "Male"),
        Sex::Female => lang.pick("女", "Female"),
    }
}

/// Word of a status.
pub fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Open => lang.pick("办理中", "In hand"),
        Status::Referred => lang.pick("已转出", "Referred"),
        Status::Done => lang.pick("已办结", "Finished"),
    }
}

/// Word of a degree of satisfaction.
pub fn satisfaction(said: Satisfaction, lang: Lang) -> &'static str {
    match said {
        Satisfaction::Satisfied => lang.pick("满意", "Satisfied"),
        Satisfaction::FairlySatisfied => lang.pick("基本满意", "Fairly satisfied"),
        Satisfaction::Dissatisfied => lang.pick("不满意", "Dissatisfied"),
    }
}

/// Word for a mark that is set.
pub fn yes(lang: Lang) -> &'static str {
    lang.pick("是", "yes")
}

/// Word in place of a name that was not given.
pub fn anonymous(lang: Lang) -> &'static str {
    lang.pick("匿名", "Anonymous")
}
