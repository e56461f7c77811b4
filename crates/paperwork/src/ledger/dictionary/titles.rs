//! What titles, names of tabs and names of files say: a year, months, how everything in the sheet came in.

use casework::contact::Channel;

/// Words around a year and months.
pub const YEAR: char = '年';
/// Word of a month.
pub const MONTH: char = '月';
/// Words of a day.
pub const DAY: [char; 2] = ['日', '号'];
/// Signs between two months of a span.
pub const UNTIL: [char; 5] = ['-', '~', '至', '—', '到'];

/// The channel of a whole sheet, where its title names one alone and calls the sheet a register.
pub fn channel(title: &str) -> Option<Channel> {
    const REGISTERS: [&str; 6] = ["登记", "台账", "记录", "接待", "register", "log"];
    if !REGISTERS.iter().any(|word| title.contains(word)) {
        return None;
    }
    let named = [
        (Channel::Visit, ["来访", "接访", "visit"]),
        (Channel::Letter, ["来信", "信件", "letter"]),
        (Channel::Call, ["来电", "热线", "12351"]),
    ];
    let mut found = named.into_iter().filter(|(_, words)| words.iter().any(|word| title.contains(word)));
    let (channel, _) = found.next()?;
    found.next().is_none().then_some(channel)
}

/// Digits that Chinese numerals stand for.
pub fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | 'Ｏ' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Powers of ten in Chinese numbers.
pub fn power(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        _ => return None,
    })
}

/// Words of ten thousand.
pub const WAN: char = '万';

/// Words and signs about an amount that say nothing of its size.
pub const AMOUNT_UNITS: [&str; 10] = ["人民币", "￥", "¥", "rmb", "cny", "元整", "圆整", "块钱", "元", "圆"];

/// Words after a count.
pub const COUNT_UNITS: [&str; 4] = ["人次", "人", "名", "位"];

/// Signs between year, month and day; the last may end a date.
pub const DATE_SIGNS: &[char] = &['年', '月', '日', '号', '-', '/', '.', '。', '．', '·'];

/// Words behind a day that say which part of it, with what they add to the hour.
pub const PARTS_OF_DAY: [(&str, u16); 6] =
    [("上午", 0), ("下午", 12), ("早上", 0), ("中午", 0), ("晚上", 12), ("晚", 12)];

/// Words of a day of the week.
pub const WEEKDAYS: [&str; 2] = ["星期", "周"];

/// Signs between several telephone numbers in one cell.
pub const BETWEEN_NUMBERS: &[char] = &['、', ',', '，', ';', '；', '/', '\n', '|'];
