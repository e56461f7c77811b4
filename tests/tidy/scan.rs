//! Rust text taken apart: code, string literals, comments, and what is there for tests only.
//!
//! A reader of characters, not a parser. Lines keep their numbers; what is taken out becomes spaces.

/// One file, taken apart. Both texts have as many lines as the file.
#[derive(Default)]
pub struct Scan {
    /// Code alone: no comments, no contents of literals, no test items.
    pub code: String,
    /// Contents of string and character literals alone, outside test items.
    pub literals: String,
    /// Line of the first test item, 1-based; none = the file has none.
    pub tests_from: Option<usize>,
    /// Modules declared for tests only, whose text is in a file of its own.
    pub test_modules: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

impl Scan {
    /// Takes a file apart.
    pub fn of(text: &str) -> Scan {
        let letters: Vec<char> = text.chars().collect();
        let mut kinds = kinds(&letters);
        let code = only(&letters, &kinds, Kind::Code);
        let (spans, test_modules) = test_items(&code);
        let tests_from = spans.first().map(|span| 1 + code[..span.0].iter().filter(|c| **c == '\n').count());
        for (from, to) in spans {
            kinds[from..to].fill(Kind::Comment);
        }
        Scan {
            code: only(&letters, &kinds, Kind::Code).into_iter().collect(),
            literals: only(&letters, &kinds, Kind::Literal).into_iter().collect(),
            tests_from,
            test_modules,
        }
    }
}

fn only(letters: &[char], kinds: &[Kind], kept: Kind) -> Vec<char> {
    let keep = |(letter, kind): (&char, &Kind)| if *kind == kept || *letter == '\n' { *letter } else { ' ' };
    letters.iter().zip(kinds).map(keep).collect()
}

fn kinds(letters: &[char]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Code; letters.len()];
    let at = |n: usize| letters.get(n).copied().unwrap_or('\0');
    let mut n = 0;
    while n < letters.len() {
        let (end, kind) = match (at(n), at(n + 1)) {
            ('/', '/') => (line_end(letters, n), Kind::Comment),
            ('/', '*') => (comment_end(letters, n), Kind::Comment),
            ('"', _) => (string_end(letters, n), Kind::Literal),
            ('r', '"' | '#') if !is_word(at(n.wrapping_sub(1))) || at(n.wrapping_sub(1)) == 'b' => {
                raw_end(letters, n)
            }
            // A lifetime has no closing quote after its first letter.
            ('\'', '\\') => (char_end(letters, n), Kind::Literal),
            ('\'', _) if at(n + 2) == '\'' => (n + 3, Kind::Literal),
            _ => (n + 1, Kind::Code),
        };
        let end = end.min(letters.len());
        kinds[n..end].fill(kind);
        n = end;
    }
    kinds
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

fn line_end(letters: &[char], from: usize) -> usize {
    letters[from..].iter().position(|c| *c == '\n').map_or(letters.len(), |n| from + n)
}

fn comment_end(letters: &[char], from: usize) -> usize {
    let (mut depth, mut n) = (0, from);
    while n + 1 < letters.len() {
        match (letters[n], letters[n + 1]) {
            ('/', '*') => (depth, n) = (depth + 1, n + 2),
            ('*', '/') if depth == 1 => return n + 2,
            ('*', '/') => (depth, n) = (depth - 1, n + 2),
            _ => n += 1,
        }
    }
    letters.len()
}

fn string_end(letters: &[char], from: usize) -> usize {
    let mut n = from + 1;
    while n < letters.len() {
        match letters[n] {
            '\\' => n += 2,
            '"' => return n + 1,
            _ => n += 1,
        }
    }
    n
}

fn char_end(letters: &[char], from: usize) -> usize {
    let after_escape = from + 3;
    letters[after_escape.min(letters.len())..]
        .iter()
        .position(|c| *c == '\'')
        .map_or(letters.len(), |n| after_escape + n + 1)
}

/// `r"…"`, `r#"…"#`; `r#name` is an identifier, so code.
fn raw_end(letters: &[char], from: usize) -> (usize, Kind) {
    let hashes = letters[from + 1..].iter().take_while(|c| **c == '#').count();
    let open = from + 1 + hashes;
    if letters.get(open) != Some(&'"') {
        return (from + 1, Kind::Code);
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let end = letters[open + 1..].windows(closing.len()).position(|window| window == closing);
    (end.map_or(letters.len(), |n| open + 1 + n + closing.len()), Kind::Literal)
}

/// Spans of items under `#[cfg(test)]` or `#[cfg(all(test, …))]`, and the names of modules among them that are files.
fn test_items(code: &[char]) -> (Vec<(usize, usize)>, Vec<String>) {
    let (mut spans, mut modules) = (Vec::new(), Vec::new());
    let mut n = 0;
    while let Some(from) = find(code, n, "#[cfg(") {
        n = from + 1;
        let Some(close) = find(code, from, "]") else { break };
        let condition: String = code[from + 6..close].iter().collect();
        if !(condition.starts_with("test") || condition.starts_with("all(test")) {
            continue;
        }
        let body =
            code[close..].iter().position(|c| matches!(c, '{' | ';')).map_or(code.len(), |n| close + n);
        if code.get(body) == Some(&'{') {
            n = block_end(code, body);
        } else {
            n = body;
            let item: String = code[close + 1..body].iter().collect();
            modules.extend(item.trim().split_once("mod ").map(|(_, name)| name.trim().to_owned()));
        }
        spans.push((from, n));
    }
    (spans, modules)
}

fn find(code: &[char], from: usize, wanted: &str) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    code.get(from..)?.windows(wanted.len()).position(|window| window == wanted).map(|n| from + n)
}

fn block_end(code: &[char], open: usize) -> usize {
    let mut depth = 0;
    for (n, letter) in code.iter().enumerate().skip(open) {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return n + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, code: &str, literals: &str) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let scan = Scan::of(text);
        assert_eq!(words(&scan.code), code, "code of {text}");
        assert_eq!(words(&scan.literals), literals, "literals of {text}");
        assert_eq!(scan.code.lines().count(), text.lines().count());
    }

    #[test]
    fn comments_and_literals_part_from_code() {
        check("a // b \"c\"\nd", "a d", "");
        check("a /* b /* c */ d */ e", "a e", "");
        check(r#"a("b // \" c"); d"#, "a( ); d", r#""b // \" c""#);
        check("r#\"a \" b\"# c r#type", "c r#type", "r#\"a \" b\"#");
        check("for\"x\"", "for", "\"x\"");
        check(r"'\'' 'x' &'a str '\u{4e00}'", "&'a str", r"'\'' 'x' '\u{4e00}'");
    }

    #[test]
    fn test_items_are_taken_out_whole() {
        check("a\n#[cfg(test)]\nmod tests { fn b() { \"}\" } }\nc", "a c", "");
        check("#[cfg(not(test))] fn a() {}", "#[cfg(not(test))] fn a() {}", "");
        assert_eq!(Scan::of("#[cfg(all(test, unix))]\npub mod b;\n").test_modules, ["b"]);
        assert_eq!(Scan::of("a\nb\n#[cfg(test)]\nmod c {}").tests_from, Some(3));
    }
}
