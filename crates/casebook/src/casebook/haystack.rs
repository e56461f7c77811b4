//! Text to search in: an entry for each row, found by substring in one pass over those that can hold it.
//!
//! Both sides are folded: lower case, full-width signs as plain ones. Holds personal text; prints nothing.

use casework::order;
use casework::query::SearchIn;
use memchr::memmem;

use super::grams::{Grams, Table};
use super::pieces::Pieces;
use super::signs::{ROWS, RUN, Signs};

/// Stands before and after every part of an entry, and in nothing a person types.
const EDGE: char = '\u{1}';

/// All entries.
#[derive(Clone, Default)]
pub struct Haystack {
    text: Pieces<String>,
    /// The entry written last; its room is used again.
    written: String,
    /// Every entry ever written.
    entries: Vec<Entry>,
    /// The entry that stands for each row.
    standing: Vec<u32>,
    /// Bytes of entries that stand for none any more.
    gaps: usize,
    /// Which rows are worth looking at, …
    signs: Signs,
    /// … and of which it is known what their fronts hold.
    grams: Grams,
}

/// Where an entry stands in the text; it ends where the next one starts.
#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    /// End of its front, the parts that `SearchIn::Matter` looks in.
    front: u32,
}

impl Haystack {
    /// Appends the entry of the next row: the parts of its front, and the others.
    pub fn push<'a>(
        &mut self,
        front: impl IntoIterator<Item = &'a str>,
        rest: impl IntoIterator<Item = &'a str>,
    ) {
        self.standing.push(self.entries.len() as u32);
        self.write(front, rest);
        self.signs.push(&self.written);
        if self.standing.len().is_multiple_of(ROWS) {
            let last = &self.standing[self.standing.len() - ROWS..];
            let fronts: Vec<&str> =
                last.iter().map(|&entry| self.of_entry(entry, SearchIn::Matter)).collect();
            let table = Table::of(&fronts);
            self.grams.push(table);
        }
    }

    /// The entry of a row changed. A row that is not there is left alone.
    pub fn replace<'a>(
        &mut self,
        row: u32,
        front: impl IntoIterator<Item = &'a str>,
        rest: impl IntoIterator<Item = &'a str>,
    ) {
        let Some(&old) = self.standing.get(row as usize) else { return };
        self.gaps += self.of_entry(old, SearchIn::Everything).len();
        self.standing[row as usize] = self.entries.len() as u32;
        let front = self.write(front, rest);
        self.signs.add(row, &self.written);
        self.grams.replace(row, &self.written[..front]);
        if self.gaps > self.text.len() / 2 {
            self.close_gaps();
        }
    }

    /// Rows that hold the words in what is searched, in row order. Several words must all be found, each in some part.
    pub fn find(&self, words: &str, search_in: SearchIn) -> Vec<u32> {
        let folded = fold(words);
        let mut words: Vec<&str> = folded.split_whitespace().collect();
        if words.is_empty() {
            return (0..self.standing.len() as u32).collect();
        }
        order::sort_by_key(&mut words, |word| std::cmp::Reverse(word.len()));
        self.search(&words, search_in)
    }

    /// Rows with a part that begins so, in row order.
    pub fn beginning(&self, start: &str) -> Vec<u32> {
        self.search(&[&format!("{EDGE}{}", fold(start.trim()))], SearchIn::Everything)
    }

    /// Rows with a part that is just this, in row order.
    pub fn being(&self, part: &str) -> Vec<u32> {
        self.search(&[&format!("{EDGE}{}{EDGE}", fold(part.trim()))], SearchIn::Everything)
    }

    fn search(&self, words: &[&str], search_in: SearchIn) -> Vec<u32> {
        let finders: Vec<memmem::Finder<'_>> = words.iter().map(memmem::Finder::new).collect();
        let mut rows = Vec::new();
        self.signs.thousands(words, |thousand, mut can| {
            if search_in == SearchIn::Matter {
                words.iter().for_each(|word| self.grams.narrow(thousand, word, &mut can));
            }
            // Rows whose front holds every word, so that nothing must be read.
            let mut does = can;
            for word in words {
                let holding = self.grams.holding(thousand, word).unwrap_or(&[0; RUN]);
                does.iter_mut().zip(holding).for_each(|(does, holds)| *does &= holds);
            }
            for (n, (mut can, does)) in can.into_iter().zip(does).enumerate() {
                while can != 0 {
                    let bit = can.trailing_zeros();
                    let row = thousand * ROWS + n * u64::BITS as usize + bit as usize;
                    can &= can - 1;
                    let Some(&entry) = self.standing.get(row) else { break };
                    if does & (1 << bit) != 0 || self.holds(entry, search_in, &finders) {
                        rows.push(row as u32);
                    }
                }
            }
        });
        rows
    }

    fn holds(&self, entry: u32, search_in: SearchIn, words: &[memmem::Finder<'_>]) -> bool {
        let text = self.of_entry(entry, search_in).as_bytes();
        words.iter().all(|word| word.find(text).is_some())
    }

    fn of_entry(&self, entry: u32, search_in: SearchIn) -> &str {
        let Entry { start, front } = self.entries[entry as usize];
        let end = match search_in {
            SearchIn::Matter => front,
            SearchIn::Everything => {
                self.text.end(start, self.entries.get(entry as usize + 1).map(|next| next.start))
            }
        };
        self.text.get(start..end).unwrap_or_default()
    }

    /// Writes an entry at the end, and into `written`; gives the length of its front.
    fn write<'a>(
        &mut self,
        front: impl IntoIterator<Item = &'a str>,
        rest: impl IntoIterator<Item = &'a str>,
    ) -> usize {
        let mut entry = std::mem::take(&mut self.written);
        entry.clear();
        entry.push(EDGE);
        front.into_iter().for_each(|part| write_part(&mut entry, part));
        let front = entry.len();
        rest.into_iter().for_each(|part| write_part(&mut entry, part));
        self.put(&entry, front);
        self.written = entry;
        front
    }

    fn put(&mut self, entry: &str, front: usize) {
        // Text for which there is no room is found by nobody; there would have been none for its record before.
        let start = self.text.append(entry).unwrap_or(u32::MAX);
        self.entries.push(Entry { start, front: start.saturating_add(front as u32) });
    }

    fn close_gaps(&mut self) {
        let (signs, grams) = (std::mem::take(&mut self.signs), std::mem::take(&mut self.grams));
        let mut closed = Haystack { signs, grams, ..Haystack::default() };
        for (row, &entry) in (0..).zip(&self.standing) {
            let Entry { start, front } = self.entries[entry as usize];
            closed.standing.push(row);
            closed.put(self.of_entry(entry, SearchIn::Everything), (front - start) as usize);
        }
        *self = closed;
    }
}

fn write_part(entry: &mut String, part: &str) {
    if !part.is_empty() {
        fold_onto(entry, part);
        entry.push(EDGE);
    }
}

/// Text as it is compared: lower case, full-width signs as plain ones, no control signs.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

fn fold_onto(folded: &mut String, text: &str) {
    // Start of what is the same when folded and not written yet.
    let mut same = 0;
    for (at, sign) in text.char_indices() {
        if matches!(sign, ' '..='@' | '['..='~' | '\u{2e80}'..='\u{9fff}') {
            continue;
        }
        folded.push_str(text.get(same..at).unwrap_or_default());
        same = at + sign.len_utf8();
        match sign {
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign);
                folded.push(plain.to_ascii_lowercase());
            }
            sign if sign.is_control() => folded.push(' '),
            sign => folded.extend(sign.to_lowercase()),
        }
    }
    folded.push_str(text.get(same..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The parts of a front, and the others.
    type Row = (Vec<String>, Vec<String>);

    fn words(parts: &[String]) -> impl Iterator<Item = &str> {
        parts.iter().map(String::as_str)
    }

    fn stack(rows: &[Row]) -> Haystack {
        let mut stack = Haystack::default();
        rows.iter().for_each(|(front, rest)| stack.push(words(front), words(rest)));
        stack
    }

    #[track_caller]
    fn check(words: &str, rows: &[u32]) {
        assert_eq!(some().find(words, SearchIn::Everything), rows, "{words}");
    }

    fn some() -> Haystack {
        let mut stack = Haystack::default();
        stack.push(["张三", "13800005678"], ["2005-0001", "桥东纺织厂"]);
        stack.push(["李四"], ["2005-0002", "Bridge East Mill"]);
        stack.push(["张三丰", "欠薪 三月"], ["2005-0003", "桥东商场"]);
        stack.push([], []);
        stack
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
    fn a_front_is_searched_alone() {
        let matter = |words| some().find(words, SearchIn::Matter);
        assert_eq!(matter(""), [0, 1, 2, 3]);
        assert_eq!(matter("张三"), [0, 2]);
        assert_eq!(matter("三月 张"), [2]);
        assert_eq!(matter("0000"), [0]);
        for elsewhere in ["桥东", "2005", "张三 桥东", "82005"] {
            assert_eq!(matter(elsewhere), [] as [u32; 0], "{elsewhere}");
        }
    }

    #[test]
    fn beginnings_and_whole_parts() {
        let of = |parts: [&str; 2]| parts.map(str::to_owned).to_vec();
        let (three, crane) = (of(["张三", "1380"]), of(["张三丰", "21380"]));
        for rows in [
            [(three.clone(), vec![]), (crane.clone(), vec![])],
            [(vec![], three.clone()), (crane[..1].to_vec(), crane[1..].to_vec())],
        ] {
            let stack = stack(&rows);
            assert_eq!(stack.beginning("张三"), [0, 1]);
            assert_eq!(stack.being("张三"), [0]);
            assert_eq!(stack.beginning("138"), [0]);
            assert_eq!(stack.being("三"), [] as [u32; 0]);
        }
    }

    /// Each sign by itself.
    fn folded_plainly(text: &str) -> String {
        let fold = |sign: char| match sign {
            '\u{ff01}'..='\u{ff5e}' => {
                vec![char::from_u32(sign as u32 - 0xfee0).unwrap().to_ascii_lowercase()]
            }
            sign if sign.is_control() => vec![' '],
            sign => sign.to_lowercase().collect(),
        };
        text.chars().flat_map(fold).collect()
    }

    proptest! {
        #[test]
        fn text_is_folded_sign_by_sign(text in "[ -~\\n\u{7f}\u{85}张，Ａｚ～İÉ\u{2e80}\u{9fff}]{0,12}|\\PC{0,12}") {
            prop_assert_eq!(fold(&text), folded_plainly(&text));
        }
    }

    fn row() -> impl Strategy<Value = Row> {
        let parts = || prop::collection::vec("[abc张7 ]{0,4}", 0..3);
        (parts(), parts())
    }

    fn holds(parts: &[&String], searched: &str) -> bool {
        searched.split_whitespace().all(|word| parts.iter().any(|part| part.contains(word)))
    }

    /// Rows by a plain search of every part.
    fn naive(rows: &[Row], searched: &str, search_in: SearchIn) -> Vec<u32> {
        let is_found = |(front, rest): &Row| match search_in {
            SearchIn::Matter => holds(&front.iter().collect::<Vec<_>>(), searched),
            SearchIn::Everything => holds(&front.iter().chain(rest).collect::<Vec<_>>(), searched),
        };
        (0..).zip(rows).filter(|(_, row)| is_found(row)).map(|(n, _)| n).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn thousands_of_rows_are_searched_as_few(
            some in prop::collection::vec(row(), 1..60),
            edits in prop::collection::vec((0..2 * ROWS, row()), 0..20),
            searched in prop::collection::vec("[abc张7]{1,5}|[abc张7]{1,2} [abc张7]{1,2}", 12),
        ) {
            let mut rows: Vec<Row> = (0..2 * ROWS + 7).map(|n| some[n % some.len()].clone()).collect();
            let mut stack = stack(&rows);
            for (row, new) in edits {
                stack.replace(row as u32, words(&new.0), words(&new.1));
                rows[row] = new;
            }
            for searched in searched {
                for search_in in [SearchIn::Matter, SearchIn::Everything] {
                    prop_assert_eq!(stack.find(&searched, search_in), naive(&rows, &searched, search_in), "{}", searched);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn edits_find_what_a_fresh_one_finds(
            mut rows in prop::collection::vec(row(), 1..6),
            edits in prop::collection::vec((0..6_usize, row()), 0..20),
            searched in "[abc张7 ]{0,4}",
        ) {
            let mut edited = stack(&rows);
            for (row, new) in edits {
                edited.replace(row as u32, words(&new.0), words(&new.1));
                if let Some(old) = rows.get_mut(row) {
                    *old = new;
                }
            }
            let fresh = stack(&rows);
            for search_in in [SearchIn::Matter, SearchIn::Everything] {
                let want = naive(&rows, &searched, search_in);
                prop_assert_eq!(edited.find(&searched, search_in), &want[..]);
                prop_assert_eq!(fresh.find(&searched, search_in), want);
            }
        }
    }
}
