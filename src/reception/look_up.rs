//! What is asked of the casebook while a person's particulars are typed. Too little typed asks nothing.

use casework::draft::ContactDraft;
use casework::query::LookUp;

/// Digits of a telephone number before it is looked up.
const PHONE_DIGITS: usize = 4;
/// Characters of a name before it is looked up.
const NAME_CHARS: usize = 2;
/// Characters of an ID number before it is looked up.
const ID_CHARS: usize = 6;
/// Characters of an employer before it is looked up.
const EMPLOYER_CHARS: usize = 2;

/// The question a draft asks; none while too little is typed.
pub fn look_up(draft: &ContactDraft) -> Option<LookUp> {
    let digits = draft.phone.chars().filter(char::is_ascii_digit).count();
    let ask = LookUp {
        phone: kept(&draft.phone, digits >= PHONE_DIGITS),
        name: kept(&draft.name, long(&draft.name, NAME_CHARS)),
        id_number: kept(&draft.id_number, long(&draft.id_number, ID_CHARS)),
        employer: kept(&draft.employer, long(&draft.employer, EMPLOYER_CHARS)),
        except: draft.editing,
    };
    let asks = [&ask.phone, &ask.name, &ask.id_number, &ask.employer].iter().any(|t| !t.is_empty());
    asks.then_some(ask)
}

fn long(text: &str, chars: usize) -> bool {
    text.trim().chars().count() >= chars
}

fn kept(text: &str, enough: bool) -> String {
    if enough { text.trim().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phone: &str, name: &str, id_number: &str, asked: Option<[&str; 3]>) {
        let draft = ContactDraft {
            phone: phone.into(),
            name: name.into(),
            id_number: id_number.into(),
            ..ContactDraft::default()
        };
        let found = look_up(&draft).map(|ask| [ask.phone, ask.name, ask.id_number]);
        assert_eq!(found, asked.map(|parts| parts.map(str::to_owned)));
    }

    #[test]
    fn each_part_is_asked_once_it_is_long_enough() {
        check("", "", "", None);
        check("138", "陈", "13070", None);
        check("1380", "陈", "", Some(["1380", "", ""]));
        check("138 0", "", "", Some(["138 0", "", ""]));
        check("13", "陈庆", "130702", Some(["", "陈庆", "130702"]));
    }
}
