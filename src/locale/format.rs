//! How numbers, days and moments are written in each language. Reads no clock: today comes in as a value.

use casework::time::{CivilTime, Day, Month, Period, YearKind};

use super::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_ZH: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `1018` as `1,018`.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0 { format!("−{out}") } else { out }
}

/// Fen as yuan with two decimals: `480,000.00`.
pub fn yuan(fen: i64) -> String {
    let whole = number(fen.abs() / 100);
    let sign = if fen < 0 { "−" } else { "" };
    format!("{sign}{whole}.{:02}", fen.abs() % 100)
}

/// Words in a row; the word for nothing where there are none.
pub fn listed(words: impl Iterator<Item = String>, nothing: &str, lang: Lang) -> String {
    let mark = if lang == Lang::Zh { "、" } else { ", " };
    match words.collect::<Vec<_>>() {
        words if words.is_empty() => nothing.to_owned(),
        words => words.join(mark),
    }
}

/// `2005 年 1 月`, `January 2005`.
pub fn month(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 年 {} 月", month.year(), month.number()),
        Lang::En => format!("{} {}", month_name(month), month.year()),
    }
}

/// `1 月`, `Jan`: under a bar.
pub fn month_short(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{} 月", month.number()),
        Lang::En => month_name(month).chars().take(3).collect(),
    }
}

/// A month, quarter, half or year by its name; other spans from month to month.
pub fn period(period: Period, kind: YearKind, lang: Lang) -> String {
    let first = period.first;
    let union = kind == YearKind::Union;
    // The union year is called after the year it ends in.
    let year = Period::holding(first, 12, kind).last().year();
    let part = |n: i32| (first.0 - Period::holding(first, 12, kind).first.0) / n + 1;
    let whole = Period::holding(first, period.months, kind) == period;
    match (period.months, whole, lang) {
        (1, _, _) => month(first, lang),
        (3, true, Lang::Zh) => format!("{}{year} 年{} {} 季度", prefix(union), "第", part(3)),
        (3, true, Lang::En) => format!("Q{} {}{year}", part(3), prefix_en(union)),
        (6, true, Lang::Zh) => {
            format!("{}{year} 年{}半年", prefix(union), if part(6) == 1 { "上" } else { "下" })
        }
        (6, true, Lang::En) => format!("H{} {}{year}", part(6), prefix_en(union)),
        (12, true, Lang::Zh) => format!("{}{year} 年", prefix(union)),
        (12, true, Lang::En) => format!("{}{year}", if union { "union year " } else { "" }),
        (_, _, Lang::Zh) => format!("{} 至 {}", month(first, lang), month(period.last(), lang)),
        (_, _, Lang::En) => format!("{} to {}", month(first, lang), month(period.last(), lang)),
    }
}

fn prefix(union: bool) -> &'static str {
    if union { "工会年度 " } else { "" }
}

fn prefix_en(union: bool) -> &'static str {
    if union { "of union year " } else { "of " }
}

/// `3 月 18 日`, `18 March`; with the year where it is not this one.
pub fn day(day: Day, today: Day, lang: Lang) -> String {
    let ((y, m, d), (this, _, _)) = (day.ymd(), today.ymd());
    let name = MONTHS.get(m as usize - 1).copied().unwrap_or_default();
    match (lang, y == this) {
        (Lang::Zh, true) => format!("{m} 月 {d} 日"),
        (Lang::Zh, false) => format!("{y} 年 {m} 月 {d} 日"),
        (Lang::En, true) => format!("{d} {name}"),
        (Lang::En, false) => format!("{d} {name} {y}"),
    }
}

/// `3-18`, for narrow columns where the year is clear.
pub fn short_day(day: Day) -> String {
    let (_, m, d) = day.ymd();
    format!("{m}-{d:02}")
}

/// `星期三`, `Wednesday`.
pub fn weekday(day: Day, lang: Lang) -> &'static str {
    // 1970-01-01 was a Thursday.
    let at = (day.0 + 3).rem_euclid(7) as usize;
    match lang {
        Lang::Zh => WEEKDAYS_ZH[at],
        Lang::En => WEEKDAYS_EN[at],
    }
}

/// `3 月 18 日　星期三`, `Wednesday, 18 March`: today, as a title.
pub fn day_and_weekday(today: Day, lang: Lang) -> String {
    let (day, weekday) = (day(today, today, lang), weekday(today, lang));
    match lang {
        Lang::Zh => format!("{day}　{weekday}"),
        Lang::En => format!("{weekday}, {day}"),
    }
}

/// `10:32`; empty where the minute is not known.
pub fn clock(time: CivilTime) -> String {
    time.minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap_or_default()
}

/// When something happened, as people say it: `10:32`, `昨天 18:02`, `3 月 2 日`.
pub fn when(time: CivilTime, now: CivilTime, lang: Lang) -> String {
    match (now.day.0 - time.day.0, lang) {
        (0, _) => clock(time),
        (1, Lang::Zh) => format!("昨天 {}", clock(time)),
        (1, Lang::En) => format!("yesterday {}", clock(time)),
        _ => day(time.day, now.day, lang),
    }
}

/// How many days ago, as people say it.
pub fn days_ago(days: i32, lang: Lang) -> String {
    match (days, lang) {
        (..=0, Lang::Zh) => "今天".to_owned(),
        (..=0, Lang::En) => "today".to_owned(),
        (1, Lang::Zh) => "昨天".to_owned(),
        (1, Lang::En) => "yesterday".to_owned(),
        (n, Lang::Zh) => format!("{n} 天前"),
        (n, Lang::En) => format!("{n} days ago"),
    }
}

/// Bytes as people read them: `42 GB`, `3.1 MB`.
pub fn bytes(bytes: u64) -> String {
    let (mut value, mut unit) = (bytes as f64, "B");
    for next in ["KB", "MB", "GB", "TB"] {
        if value < 1000.0 {
            break;
        }
        (value, unit) = (value / 1000.0, next);
    }
    if value < 10.0 && unit != "B" { format!("{value:.1} {unit}") } else { format!("{value:.0} {unit}") }
}

fn month_name(month: Month) -> &'static str {
    MONTHS.get(month.number() as usize - 1).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[track_caller]
    fn check(first: &str, months: u16, kind: YearKind, zh: &str, en: &str) {
        let span = Period { first: Month::parse(first).unwrap(), months };
        assert_eq!(period(span, kind, Lang::Zh), zh);
        assert_eq!(period(span, kind, Lang::En), en);
    }

    #[wasm_bindgen_test]
    fn periods_are_called_by_their_names() {
        check("2005-01", 1, YearKind::Natural, "2005 年 1 月", "January 2005");
        check("2005-04", 3, YearKind::Natural, "2005 年第 2 季度", "Q2 of 2005");
        check("2004-10", 12, YearKind::Union, "工会年度 2005 年", "union year 2005");
        check("2004-04", 12, YearKind::Natural, "2004 年 4 月 至 2005 年 3 月", "April 2004 to March 2005");
    }

    #[wasm_bindgen_test]
    fn numbers_are_grouped() {
        assert_eq!(number(1018), "1,018");
        assert_eq!(number(100_000), "100,000");
        assert_eq!(number(-999), "−999");
        assert_eq!(yuan(123_456), "1,234.56");
        assert_eq!(yuan(-5), "−0.05");
    }

    #[wasm_bindgen_test]
    fn weekdays() {
        assert_eq!(weekday(Day::new(2026, 3, 18).unwrap(), Lang::En), "Wednesday");
    }
}
