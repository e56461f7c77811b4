//! Words of the statistics page and of the rows behind a figure.

use casework::code::{Codes, ListName};
use casework::contact::{Channel, Class, Nature, Satisfaction, Status};
use casework::figure::{Dim, Figure, Measure, Term, Unit};
use casework::identity::Sex;
use casework::time::{Period, YearKind};

use super::terms::code_word;
use super::{Lang, Say, Words, fill, format};
use crate::words;

words! {
    /// The statistics page.
    StatisticsWords {
        title: "统计" / "Statistics",
        earlier: "往前" / "Earlier",
        later: "往后" / "Later",
        period: "时间" / "Period",
        span: "多长" / "Length",
        month: "月" / "Month",
        quarter: "季" / "Quarter",
        half: "半年" / "Half year",
        year: "年" / "Year",
        year_kind: "年度" / "Year",
        trend_by_class: "按类别" / "By class",
        trend_by_channel: "按渠道" / "By channel",
        by: "怎么分" / "Split",
        by_class: "类别" / "Class",
        by_channel: "渠道" / "Channel",
        months_shown: "几个月" / "Months",
        months_12: "12 个月" / "12 months",
        months_36: "36 个月" / "36 months",
        span_unit: "{}—{}，件次" / "{} to {}, contacts",
        last_year: "上年同月" / "Same month last year",
        last_year_period: "上年同期" / "Last year:",
        month_head: "月份" / "Month",
        total: "合计" / "Total",
        categories: "事项排行" / "What they ask",
        ranked_note: "件次，右边是环比、同比" / "Contacts; on the right vs before, vs last year",
        ranked_note_year: "件次，右边是和上年比" / "Contacts; on the right vs before",
        category: "事项" / "About",
        contacts: "件次" / "Contacts",
        change: "环比" / "vs before",
        rest: "其余 {} 类" / "Other {}",
        rest_employers: "其余 {} 家" / "Other {}",
        unfilled: "没填" / "Not filled in",
        districts: "各县区" / "Districts",
        districts_note: "点一个数看是哪些记录，环比同比按件次" / "Open a number for its records; changes are of contacts",
        heat: "县区 × 事项" / "District × category",
        heat_note: "件次，点任一格看是哪些记录，方向键换格" / "Contacts; open any cell for its records, arrow keys move",
        heat_unit: "件次" / "contacts",
        heat_zero: "·" / "·",
        few: "少" / "few",
        many: "多" / "many",
        total_of: "{} 合计" / "{} total",
        staff: "接待人" / "By receiver",
        staff_note: "件次，按类别" / "Contacts, by class",
        receiver: "接待人" / "Receiver",
        overview: "对比和累计" / "Compared and so far",
        overview_note: "每个数都能点开" / "Every number opens its records",
        measure: "指标" / "Measure",
        measure_unit: "{}（{}）" / "{}",
        now: "本期" / "This period:",
        before: "上期" / "Before:",
        ran_natural: "本年累计" / "This year so far",
        ran_union: "工会年度累计" / "Union year so far",
        since: "（{}起）" / " (since {})",
        why_not_kept: "没有记录" / "not recorded",
        why_partly: "记录不全" / "partly recorded",
        why_not_over: "还没过完" / "not over yet",
        why_zero: "没有可比的数" / "nothing to compare",
        change_rule: "环比 =（本期 − 上期）÷ 上期，同比 =（本期 − 上年同期）÷ 上年同期；比率比的是百分点。上期是 0、没有记录、记录不全或还没过完的不比，写“—”。" / "vs before = (this − before) ÷ before; vs last year = (this − same period last year) ÷ that; shares differ in points. Nothing is compared with zero, or with a period not recorded, partly recorded or not over yet: there stands a dash.",
        board: "全部" / "board",
        board_title: "{} · {}" / "{} · {}",
        picture_foot: "{} · {} · {}存" / "{} · {} · saved {}",
        board_written: "{}，{} 打印" / "{}, printed {}",
        export_xlsx: "导出 Excel" / "Export to Excel",
        export_busy: "正在写…" / "Writing…",
        district: "县区" / "District",
        employers: "单位前 20 名" / "Employers, top 20",
        employer: "单位" / "Employer",
        satisfaction: "满意度" / "Satisfaction",
        satisfaction_note: "件次，评价了的里面占多少" / "Contacts; share of those evaluated",
        answer: "评价" / "Answer",
        share: "占比" / "Share",
        not_asked: "没评价" / "Not asked",
        done_rate: "办结率" / "Finished",
        satisfied_rate: "满意率" / "Satisfied",
        year_before: "同比" / "vs last year",
        no_base: "—" / "—",
        points: "{} 个百分点" / "{} points",
        percent: "{}%" / "{}%",
        same: "持平" / "no change",
        done_of: "办结 {} / 接待 {}" / "{} finished of {}",
        satisfied_of: "满意 {} / 评价 {}" / "{} satisfied of {} evaluated",
        tip_total: "{} · {} {}" / "{} · {} {}",
        line_change: "{} {}" / "{} {}",
        file: "统计-{}-{}" / "statistics-{}-{}",
        chart: "图" / "Chart",
        table: "表" / "Table",
        view: "看图还是看表" / "Chart or table",
        save: "存下来" / "Save",
        save_png: "存成图片" / "Save as picture",
        save_csv: "存成表格" / "Save as CSV",
        save_failed: "没存成，统计本身不受影响。再试一次。" / "It could not be saved; the figures are safe. Try again.",
        chart_keys: "左右键看每一根，回车打开记录，Esc 收起" / "Arrow keys move, Enter opens the records, Esc closes",
        tip_open: "点一下看记录" / "Press to open the records",
        empty: "统计从接待记录里自己算出来，先登记一件就有数了。" / "Figures are counted from the contacts. Register one and they appear.",
        empty_act: "登记第一件" / "Register the first",
        empty_import: "已有台账？导入进来" / "Have a ledger? Import it",
        loading: "正在数…" / "Counting…",
        none_here: "这段时间没有接待。" / "No contacts in this period.",
        print: "打印" / "Print",
    }
}

words! {
    /// The rows behind a figure.
    RowsWords {
        title: "{} · {}" / "{} · {}",
        back: "回到统计" / "Back to statistics",
        count: "{} 条记录" / "{} records",
        table: "组成这个数的记录" / "Records behind this figure",
        none: "没有记录。" / "No records.",
        unknown: "这个地址里没有认得的指标。" / "This address names no figure.",
        aside_lost: "单位和接待人的名字不写在地址里，重新打开页面就不知道是哪一个了。请从统计页再点一次。" / "Names of employers and of staff are never written into an address, so after a reload the page no longer knows which one. Open it from the statistics page again.",
    }
}

words! {
    /// How a figure is counted.
    FormulaWords {
        whole: "{}收到的接待记录{}。{}" / "Contacts received in {}{}. {}",
        condition: "，{}是“{}”" / ", {} is “{}”",
        condition_empty: "，{}没填" / ", {} not filled in",
        contacts: "一条算一件次；无声、打错、骚扰的电话和撤下的不算。" / "Each counts once; silent, wrong and abusive calls and those taken out do not count.",
        people: "每条的“人数”（来了、签了名或打来电话的）加起来。" / "The people who came, signed or called, added up.",
        involved: "每条的“涉及人数”加起来。" / "The people concerned, added up.",
        persons: "同一个证件号码算一个人；没有有效号码的，姓名和电话正好对上一个有号码的人就算他，对不上的按姓名加电话各算一个；缺姓名或电话的不算。" / "One valid ID number is one person. A record without one joins the numbered person whose name and phone it matches, if there is exactly one; otherwise each pair of name and phone is a person. Records lacking either count as nobody.",
        done: "只数进展是“办结”的，一条算一件次。" / "Only those finished; each counts once.",
        evaluated: "只数说了满意不满意的，一条算一件次。" / "Only those whose person said how satisfied they were; each counts once.",
        satisfied: "只数说“满意”或“基本满意”的，一条算一件次。" / "Only those satisfied or fairly satisfied; each counts once.",
        void: "只数无声、打错、骚扰的电话；它们不算接待。" / "Only silent, wrong and abusive calls; they are not counted as contacts.",
        month: "月份" / "month",
        channel: "渠道" / "channel",
        class: "类别" / "class",
        nature: "性质" / "nature",
        category: "事项" / "category",
        category_top: "事项大类" / "main category",
        district: "县区" / "district",
        employer: "单位" / "employer",
        receiver: "接待人" / "receiver",
        handling: "怎么办的" / "handling",
        status: "进展" / "status",
        satisfaction: "评价" / "satisfaction",
        sex: "性别" / "sex",
        unit_contacts: "件次" / "contacts",
        unit_times: "人次" / "people",
        unit_persons: "人" / "persons",
        unit_contact: "件次" / "contact",
        unit_time: "人次" / "person",
        unit_person: "人" / "person",
    }
}

impl Say for Unit {
    fn say(&self, lang: Lang) -> String {
        let t = FormulaWords::of(lang);
        match self {
            Unit::Contacts => t.unit_contacts,
            Unit::PersonTimes => t.unit_times,
            Unit::Persons => t.unit_persons,
        }
        .to_owned()
    }
}

/// The unit beside a number, which may be one.
pub fn unit_of(unit: Unit, count: i64, lang: Lang) -> String {
    let t = FormulaWords::of(lang);
    match (unit, count) {
        (Unit::Contacts, 1) => t.unit_contact.to_owned(),
        (Unit::PersonTimes, 1) => t.unit_time.to_owned(),
        (Unit::Persons, 1) => t.unit_person.to_owned(),
        (unit, _) => unit.say(lang),
    }
}

impl Say for Dim {
    fn say(&self, lang: Lang) -> String {
        let t = FormulaWords::of(lang);
        match self {
            Dim::Month => t.month,
            Dim::Channel => t.channel,
            Dim::Class => t.class,
            Dim::Nature => t.nature,
            Dim::Category => t.category,
            Dim::CategoryTop => t.category_top,
            Dim::District => t.district,
            Dim::Employer => t.employer,
            Dim::Receiver => t.receiver,
            Dim::Handling => t.handling,
            Dim::Status => t.status,
            Dim::Satisfaction => t.satisfaction,
            Dim::Sex => t.sex,
        }
        .to_owned()
    }
}

/// The word of a key of a property; a key it does not know stands for itself.
pub fn key_word(dim: Dim, key: &str, codes: &Codes, lang: Lang) -> String {
    let word = match dim {
        Dim::Channel => channel(key).map(|channel| channel.say(lang)),
        Dim::Class => match key {
            "consultation" => Some(Class::Consultation),
            key => channel(key).map(|channel| Class::of(channel, Nature::Unspecified)),
        }
        .map(|class| class.say(lang)),
        Dim::Nature => match key {
            "consultation" => Some(Nature::Consultation),
            "complaint" => Some(Nature::Complaint),
            "request" => Some(Nature::Request),
            "suggestion" => Some(Nature::Suggestion),
            "praise" => Some(Nature::Praise),
            "unspecified" => Some(Nature::Unspecified),
            _ => None,
        }
        .map(|nature| nature.say(lang)),
        Dim::Category | Dim::CategoryTop => Some(code_word(codes, ListName::Category, key, lang)),
        Dim::District => Some(code_word(codes, ListName::District, key, lang)),
        Dim::Handling => Some(code_word(codes, ListName::Handling, key, lang)),
        Dim::Status => match key {
            "open" => Some(Status::Open.say(lang)),
            "referred" => Some(Status::Referred.say(lang)),
            "done" => Some(Status::Done.say(lang)),
            _ => None,
        },
        Dim::Satisfaction => match key {
            "satisfied" => Some(Satisfaction::Satisfied.say(lang)),
            "fairly-satisfied" => Some(Satisfaction::FairlySatisfied.say(lang)),
            "dissatisfied" => Some(Satisfaction::Dissatisfied.say(lang)),
            _ => None,
        },
        Dim::Sex => match key {
            "male" => Some(Sex::Male.say(lang)),
            "female" => Some(Sex::Female.say(lang)),
            _ => None,
        },
        Dim::Month => casework::time::Month::parse(key).map(|month| format::month(month, lang)),
        Dim::Employer | Dim::Receiver => None,
    };
    word.unwrap_or_else(|| key.to_owned())
}

/// What a figure is called: its measure and conditions.
pub fn figure_word(figure: &Figure, codes: &Codes, lang: Lang) -> String {
    let t = StatisticsWords::of(lang);
    let condition = |term: &Term| match term.key.as_str() {
        "" => format!("{} {}", term.dim.say(lang), t.unfilled),
        key => key_word(term.dim, key, codes, lang),
    };
    let mut words = vec![figure.measure.say(lang)];
    words.extend(figure.terms.iter().map(condition));
    words.join(" · ")
}

/// How a figure over a period is counted, in words.
pub fn formula(figure: &Figure, period: Period, kind: YearKind, codes: &Codes, lang: Lang) -> String {
    let t = FormulaWords::of(lang);
    let condition = |term: &Term| match term.key.as_str() {
        "" => fill(t.condition_empty, &[&term.dim.say(lang)]),
        key => fill(t.condition, &[&term.dim.say(lang), &key_word(term.dim, key, codes, lang)]),
    };
    let conditions: String = figure.terms.iter().map(condition).collect();
    let rule = match figure.measure {
        Measure::Contacts => t.contacts,
        Measure::People => t.people,
        Measure::Involved => t.involved,
        Measure::Persons => t.persons,
        Measure::Done => t.done,
        Measure::Evaluated => t.evaluated,
        Measure::Satisfied => t.satisfied,
        Measure::Void => t.void,
    };
    fill(t.whole, &[&format::period(period, kind, lang), &conditions, rule])
}

fn channel(key: &str) -> Option<Channel> {
    match key {
        "visit" => Some(Channel::Visit),
        "letter" => Some(Channel::Letter),
        "call" => Some(Channel::Call),
        "online" => Some(Channel::Online),
        "unspecified" => Some(Channel::Unspecified),
        _ => None,
    }
}
