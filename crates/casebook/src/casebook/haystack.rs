//! One long text to search in: an entry for each row, found by substring in one pass over those that can hold it.
//!
//! Both sides are folded: lower case, full-width signs as plain ones. Holds personal text; prints nothing.

use casework::order;
use memchr::memmem;

use super::signs::Signs;

/// Stands before and after every part of an entry, and in nothing a person types.
const EDGE: char = '\u{1}';

/// All entries.
#[derive(Clone, Default)]
pub struct Haystack {
    text: String,
    /// Start in the text, and row, of every entry ever written.
    entries: Vec<(u32, u32)>,
    /// The entry that stands for each row.
    standing: Vec<u32>,
    /// Bytes of entries that stand for none any more.
    gaps: usize,
    /// Which rows are worth looking at.
    signs: Signs,
}

impl Haystack {
    /// Appends the entry of the next row.
    pub fn push<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        let row = self.standing.len() as u32;
        self.standing.push(self.entries.len() as u32);
        self.write(row, parts);
        let start = self.entries.last().map_or(0, |(start, _)| *start as usize);
        self.signs.push(&self.text[start..]);
    }

    /// The entry of a row changed. A row that is not there is left alone.
    pub fn replace<'a>(&mut self, row: u32, parts: impl IntoIterator<Item = &'a str>) {
        let Some(&old) = self.standing.get(row as usize) else { return };
        self.gaps += self.of_entry(old as usize).len();
        self.standing[row as usize] = self.entries.len() as u32;
        self.write(row, parts);
        let start = self.entries.last().map_or(0, |(start, _)| *start as usize);
        self.signs.add(row, &self.text[start..]);
        if self.gaps > self.text.len() / 2 {
            self.close_gaps();
        }
    }

    /// Rows with a part that holds the words somewhere, in row order. Several words must all be found.
    pub fn find(&self, words: &str) -> Vec<u32> {
        let folded = fold(words);
        let mut words: Vec<&str> = folded.split_whitespace().collect();
        if words.is_empty() {
            return (0..self.standing.len() as u32).collect();
        }
        order::sort_by_key(&mut words, |word| std::cmp::Reverse(word.len()));
        self.search(&words)
    }

    /// Rows with a part that begins so, in row order.
    pub fn beginning(&self, start: &str) -> Vec<u32> {
        self.search(&[&format!("{EDGE}{}", fold(start.trim()))])
    }

    /// Rows with a part that is just this, in row order.
    pub fn being(&self, part: &str) -> Vec<u32> {
        self.search(&[&format!("{EDGE}{}{EDGE}", fold(part.trim()))])
    }

    fn search(&self, words: &[&str]) -> Vec<u32> {
        let finders: Vec<memmem::Finder<'_>> = words.iter().map(memmem::Finder::new).collect();
        let mut rows = Vec::new();
        self.signs.rows(words, |row| {
            let entry = self.of_entry(self.standing[row as usize] as usize).as_bytes();
            if finders.iter().all(|finder| finder.find(entry).is_some()) {
                rows.push(row);
            }
        });
        rows
    }

    fn of_entry(&self, entry: usize) -> &str {
        let start = self.entries[entry].0 as usize;
        let end = self.entries.get(entry + 1).map_or(self.text.len(), |next| next.0 as usize);
        &self.text[start..end]
    }

    fn write<'a>(&mut self, row: u32, parts: impl IntoIterator<Item = &'a str>) {
        self.entries.push((self.text.len() as u32, row));
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            self.text.push(EDGE);
            fold_onto(&mut self.text, part);
        }
        self.text.push(EDGE);
    }

    fn close_gaps(&mut self) {
        let mut closed = Haystack { text: String::with_capacity(self.text.len()), ..Haystack::default() };
        closed.signs = std::mem::take(&mut self.signs);
        for (row, &entry) in self.standing.iter().enumerate() {
            closed.standing.push(row as u32);
            closed.entries.push((closed.text.len() as u32, row as u32));
            closed.text.push_str(self.of_entry(entry as usize));
        }
        *self = closed;
    }
}

/// Text as it is compared: lower case, full-width signs as plain ones, no control signs.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

fn fold_onto(folded: &mut String, text: &str) {
    if text.is_ascii() {
        folded.extend(text.bytes().map(|byte| match byte {
            0..=31 => ' ',
            byte => byte.to_ascii_lowercase() as char,
        }));
        return;
    }
    for sign in text.chars() {
        match sign {
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign);
                folded.push(plain.to_ascii_lowercase());
            }
            '\u{2e80}'..='\u{9fff}' => folded.push(sign),
            sign if sign.is_control() => folded.push(' '),
            sign => folded.extend(sign.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stack(rows: &[Vec<String>]) -> Haystack {
        let mut stack = Haystack::default();
        rows.iter().for_each(|parts| stack.push(parts.iter().map(String::as_str)));
        stack
    }

    #[track_caller]
    fn check(words: &str, rows: &[u32]) {
        let mut stack = Haystack::default();
        stack.push(["2005-0001", "张三", "13800005678", "桥东纺织厂"]);
        stack.push(["2005-0002", "李四", "Bridge East Mill"]);
        stack.push(["2005-0003", "张三丰", "桥东商场", "欠薪 三月"]);
        stack.push([]);
        assert_eq!(stack.find(words), rows, "{words}");
    }

    #[test]
    fn all_words_are_found_anywhere() {
        check("", &[0, 1, 2, 3]);
        check("张三", &[0, 2]);
        check("桥东  张", &[0, 2]);
        check("bridge", &[1]);
        check("ＢＲＩＤＧＥ", &[1]);
        check("0000", &[0]);
        check("厂2005", &[]);
        check("5678桥", &[]);
        check("欠薪", &[2]);
    }

    #[test]
    fn beginnings_and_whole_parts() {
        let stack = stack(&[vec!["张三".into(), "1380".into()], vec!["张三丰".into(), "21380".into()]]);
        assert_eq!(stack.beginning("张三"), [0, 1]);
        assert_eq!(stack.being("张三"), [0]);
        assert_eq!(stack.beginning("138"), [0]);
        assert_eq!(stack.being("三"), [] as [u32; 0]);
    }

    proptest! {
        #[test]
        fn edits_find_what_a_fresh_one_finds(
            mut rows in prop::collection::vec(prop::collection::vec("[abc张 ]{0,4}", 0..3), 1..6),
            edits in prop::collection::vec((0..6_usize, prop::collection::vec("[abc张 ]{0,4}", 0..3)), 0..20),
            words in "[abc张 ]{0,4}",
        ) {
            let mut edited = stack(&rows);
            for (row, parts) in edits {
                edited.replace(row as u32, parts.iter().map(String::as_str));
                if let Some(old) = rows.get_mut(row) {
                    *old = parts;
                }
            }
            let naive = |row: &Vec<String>| words.split_whitespace().all(|w| row.iter().any(|part| part.contains(w)));
            let want: Vec<u32> = (0..).zip(&rows).filter(|(_, row)| naive(row)).map(|(n, _)| n).collect();
            prop_assert_eq!(edited.find(&words), want.clone());
            prop_assert_eq!(stack(&rows).find(&words), want);
        }
    }
}
