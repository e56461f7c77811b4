//! Text as people type and paste it, made plain before it becomes a type. Keeps meaning, drops only width, padding and controls.

/// Full-width letters, digits and signs as ASCII; the ideographic space as a space.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Half-width, without any space: for numbers and codes.
pub fn packed(text: &str) -> String {
    half_width(text).chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// One line: ends trimmed, line breaks and controls become spaces, runs of spaces become one.
pub fn line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: ends trimmed, `\n` as the only line break, no other control but the tab.
pub fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()).collect();
    kept.trim().to_owned()
}

/// A person's name: one line; padding between Chinese characters removed, one form of the dot inside a name.
pub fn name(text: &str) -> String {
    let text = line(&half_width(text));
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let beside_han = |n: Option<&char>| n.is_some_and(|&c| is_han(c));
        match c {
            ' ' if at > 0 && (beside_han(chars.get(at - 1)) || beside_han(chars.get(at + 1))) => {}
            '\u{2022}' | '\u{30fb}' | '\u{2027}' | '\u{ff65}' => out.push('\u{b7}'),
            _ => out.push(c),
        }
    }
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn padding_width_and_controls() {
        assert_eq!(half_width("１３０７９９Ｘ　：－"), "130799X :-");
        assert_eq!(packed(" 199 0000　5678\n"), "19900005678");
        assert_eq!(line(" 盛垣\r\n纺织厂\u{0} "), "盛垣 纺织厂");
        assert_eq!(lines("一\r\n二\u{0}\r"), "一\n二");
        assert_eq!(name("徐　成"), "徐成");
        assert_eq!(name("John  Smith"), "John Smith");
        assert_eq!(name("阿依•古丽"), "阿依·古丽");
    }

    proptest! {
        #[test]
        fn making_plain_twice_changes_nothing(text in any::<String>()) {
            for plain in [half_width, packed, line, lines, name] {
                let once = plain(&text);
                prop_assert_eq!(plain(&once), once);
            }
        }
    }
}
