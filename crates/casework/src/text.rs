//! Text as people type and paste it, made plain before it becomes a type. Keeps meaning, drops only width, padding and controls.

/// Full-width letters, digits and signs as ASCII; the ideographic space as a space.
pub fn half_width(text: &str) -> String {
    if text.contains(is_wide) { made(text, text.chars().map(half)) } else { text.to_owned() }
}

/// Half-width, without any space: for numbers and codes.
pub fn packed(text: &str) -> String {
    made(text, text.chars().map(half).filter(|c| !c.is_whitespace() && !c.is_control()))
}

/// One line: ends trimmed, line breaks and controls become spaces, runs of spaces become one.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Several lines: ends trimmed, `\n` as the only line break, no other control but the tab.
pub fn lines(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.trim().to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = made(&text, text.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()));
    kept.trim().to_owned()
}

/// A person's name: one line; padding between Chinese characters removed, one form of the dot inside a name.
pub fn name(text: &str) -> String {
    let text = line(&half_width(text));
    if !text.contains(|c| c == ' ' || is_dot(c)) {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        let beside_han = |n: Option<&char>| n.is_some_and(|&c| is_han(c));
        match c {
            ' ' if at > 0 && (beside_han(chars.get(at - 1)) || beside_han(chars.get(at + 1))) => {}
            c if is_dot(c) => out.push('\u{b7}'),
            _ => out.push(c),
        }
    }
    out
}

/// Characters that become of a text, none of them longer than it was.
fn made(text: &str, chars: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(chars);
    out
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{ff01}'..='\u{ff5e}')
}

fn half(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// A dot inside a name, in another form than the one kept.
fn is_dot(c: char) -> bool {
    matches!(c, '\u{2022}' | '\u{30fb}' | '\u{2027}' | '\u{ff65}')
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

    /// Each rule said plainly, one step after another.
    fn plainly(text: &str) -> [String; 5] {
        let half: String = text.chars().map(half).collect();
        let packed = half.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let one_line = |text: &str| {
            let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            spaced.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: String = lines.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()).collect();
        let words: Vec<char> = one_line(&half).chars().collect();
        let is_beside_han = |at: usize| is_han(words[at - 1]) || is_han(words[at + 1]);
        let kept = (0..words.len()).filter(|&at| words[at] != ' ' || !is_beside_han(at));
        let name = kept.map(|at| if is_dot(words[at]) { '\u{b7}' } else { words[at] }).collect();
        let line = one_line(text);
        [half, packed, line, lines.trim().to_owned(), name]
    }

    proptest! {
        #[test]
        fn quick_ways_lead_to_the_same(text in "[a1徐成 \u{3000}Ａ１－\n\r\t\u{0}\u{85}\u{2028}•·・]{0,9}") {
            prop_assert_eq!([half_width, packed, line, lines, name].map(|plain| plain(&text)), plainly(&text));
        }

        #[test]
        fn making_plain_twice_changes_nothing(text in any::<String>()) {
            for plain in [half_width, packed, line, lines, name] {
                let once = plain(&text);
                prop_assert_eq!(plain(&once), once);
            }
        }
    }
}
