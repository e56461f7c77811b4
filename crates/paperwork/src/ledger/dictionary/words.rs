//! Words in cells.

use casework::contact::{Channel, Satisfaction, Status, VoidCall};
use casework::identity::Sex;

/// A class as clerks write it: its channel (none where the word names none), and is it a consultation?
pub fn class(word: &str) -> Option<(Option<Channel>, bool)> {
    match word {
        "咨询" | "来访咨询" | "政策咨询" | "consultation" => Some((None, true)),
        "电话咨询" | "来电咨询" => Some((Some(Channel::Call), true)),
        "当面咨询" | "现场咨询" => Some((Some(Channel::Visit), true)),
        "网上咨询" | "网络咨询" => Some((Some(Channel::Online), true)),
        "来信咨询" => Some((Some(Channel::Letter), true)),
        _ => channel(word).map(|channel| (Some(channel), false)),
    }
}

/// A channel as clerks write it.
pub fn channel(word: &str) -> Option<Channel> {
    match word {
        "来访" | "接访" | "上访" | "走访" | "面谈" | "现场" | "当面" | "集体访" | "个体访" | "个访"
        | "集访" | "来访接待" | "到访" | "访" | "visit" | "inperson" | "walkin" | "walk-in" => {
            Some(Channel::Visit)
        }
        "来信" | "信件" | "信函" | "书信" | "函件" | "信" | "letter" | "post" | "mail" => {
            Some(Channel::Letter)
        }
        "来电" | "电话" | "热线" | "热线电话" | "电话来访" | "12351" | "12351热线" | "12351来电"
        | "12351电话" | "电" | "call" | "phone" | "telephone" | "hotline" => Some(Channel::Call),
        "网络" | "网上" | "网信" | "微信" | "邮件" | "电子邮件" | "网络来件" | "网上信访" | "公众号"
        | "online" | "web" | "email" => Some(Channel::Online),
        _ => None,
    }
}

/// Does the word say that a call came on the union hotline?
pub fn is_hotline(word: &str) -> bool {
    word.starts_with("12351")
}

/// A call without content.
pub fn void(word: &str) -> Option<VoidCall> {
    match word {
        "无声" | "无声电话" | "无声来电" | "没人说话" | "nobodyspoke" | "silent" => {
            Some(VoidCall::Silent)
        }
        "误拨" | "打错" | "打错了" | "拨错" | "错号" | "wrongnumber" | "wrong" => {
            Some(VoidCall::Wrong)
        }
        "骚扰" | "骚扰电话" | "骚扰来电" | "abuse" | "abusive" => Some(VoidCall::Abusive),
        _ => None,
    }
}

/// Words for "a call with content".
pub fn is_not_void(word: &str) -> bool {
    is_none(word) || matches!(word, "否" | "不是" | "有效" | "no")
}

/// Sex.
pub fn sex(word: &str) -> Option<Sex> {
    match word {
        "男" | "男性" | "m" | "male" | "1男" => Some(Sex::Male),
        "女" | "女性" | "f" | "female" | "2女" => Some(Sex::Female),
        "不详" | "未知" | "unknown" => Some(Sex::Unknown),
        _ => None,
    }
}

/// Words for "no name given".
pub fn is_anonymous(word: &str) -> bool {
    matches!(
        word,
        "匿名" | "不详" | "未留名" | "不愿透露" | "无名" | "未留姓名" | "不留名" | "anonymous" | "Anonymous"
    )
}

/// Words for "nothing here": no ID card with them, no telephone, no amount.
pub fn is_none(word: &str) -> bool {
    matches!(
        word,
        "无" | "未带"
            | "没有"
            | "不详"
            | "未留"
            | "未提供"
            | "无号"
            | "暂无"
            | "忘带"
            | "没带"
            | "-"
            | "--"
            | "—"
            | "——"
            | "/"
            | "\\"
            | "none"
            | "n/a"
            | "无电话"
            | "空"
    )
}

/// Signs for "the same as above".
pub fn is_ditto(word: &str) -> bool {
    matches!(word, "同上" | "〃" | "″" | "\"" | "''" | "“" | "”" | "ditto")
}

/// Satisfaction.
pub fn satisfaction(word: &str) -> Option<Satisfaction> {
    match word {
        "满意" | "很满意" | "非常满意" | "satisfied" => Some(Satisfaction::Satisfied),
        "基本满意" | "较满意" | "比较满意" | "一般" | "fairlysatisfied" => {
            Some(Satisfaction::FairlySatisfied)
        }
        "不满意" | "不太满意" | "dissatisfied" => Some(Satisfaction::Dissatisfied),
        _ => None,
    }
}

/// Words for "was not asked".
pub fn is_not_asked(word: &str) -> bool {
    is_none(word) || matches!(word, "未评价" | "未回访" | "未问" | "未做评价")
}

/// What a word of handling says of where the contact stands, when no day finished is given.
pub fn status(word: &str) -> Status {
    match word {
        "已办结" | "办结" | "当场答复" | "已答复" | "答复" | "已办" | "已办理" | "已解决" | "解决"
        | "已处理" | "完成" | "已完成" | "当场办结" | "办理完毕" | "已回复" | "已解答" | "解答" | "done"
        | "closed" | "answered" => Status::Done,
        _ if word.starts_with('转')
            || word.starts_with("移交")
            || word.starts_with("交办")
            || word.starts_with("已转")
            || word.starts_with("referred") =>
        {
            Status::Referred
        }
        _ => Status::Open,
    }
}

/// Words of handling that say it is not finished.
pub fn is_unfinished(word: &str) -> bool {
    matches!(
        word,
        "正在办理"
            | "办理中"
            | "正在办"
            | "未办结"
            | "在办"
            | "正办"
            | "未办"
            | "待办"
            | "处理中"
            | "inhand"
    )
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
        "当场答复" | "已答复" | "当场解答" => "answered",
        "已办结" | "办结" => "finished",
        "正在办理" | "正在办" | "办理中" | "在办" | "正办" => "in-hand",
        "转劳动保障部门" | "转劳动局" | "转劳动部门" | "转人社局" | "转劳动保障局" => {
            "to-labour"
        }
        "转县区工会" | "转县区" | "转区县" | "转区县工会" => "to-district",
        "列入救助" => "to-relief",
        _ => return None,
    })
}

/// First cells of a subtotal row.
pub fn is_subtotal(word: &str) -> bool {
    matches!(word, "小计" | "本页小计" | "本周小计" | "当日小计" | "页计" | "本页合计" | "subtotal")
}

/// First cells of a total row.
pub fn is_total(word: &str) -> bool {
    matches!(
        word,
        "合计"
            | "总计"
            | "共计"
            | "累计"
            | "本月合计"
            | "月合计"
            | "本月累计"
            | "全月合计"
            | "总合计"
            | "total"
            | "grandtotal"
            | "sum"
    )
}

/// Does a text that stands alone in its row close a sheet: who filled it in, who looked it over, what it means?
pub fn is_footer(word: &str) -> bool {
    const STARTS: [&str; 16] = [
        "填表",
        "制表",
        "审核",
        "审批",
        "负责人",
        "单位负责人",
        "经办",
        "打印",
        "备注",
        "注:",
        "注意",
        "说明",
        "统计人",
        "记录人",
        "填报",
        "制单",
    ];
    STARTS.iter().any(|start| word.starts_with(start))
}

/// Does a text end as names of districts do?
pub fn is_district(word: &str) -> bool {
    let count = word.chars().count();
    (2..=7).contains(&count)
        && (word.ends_with(['县', '区', '市', '旗', '镇', '乡']) || matches!(word, "市直" | "省直" | "区直"))
}

/// Does a text end as names of employers do?
pub fn is_employer(word: &str) -> bool {
    const ENDS: [&str; 20] = [
        "厂",
        "公司",
        "集团",
        "商场",
        "煤矿",
        "供销社",
        "医院",
        "学校",
        "中学",
        "小学",
        "酒店",
        "宾馆",
        "超市",
        "中心",
        "局",
        "所",
        "矿",
        "站",
        "店",
        "社",
    ];
    word.chars().count() >= 3 && ENDS.iter().any(|end| word.ends_with(end))
}

/// Common family names.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解尉庞蔺邢盖";

/// Does a text look like a Chinese name: two to four characters, the first a common family name?
pub fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(|first| FAMILIES.contains(first));
    first
        && (1..=3).contains(&chars.count())
        && word.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '·'))
}
