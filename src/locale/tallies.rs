//! How each figure of the registers is counted, in words.

use casework::code::Codes;
use casework::register::{Item, Register};
use casework::tally::{Count, Tally, TallyTerm};
use casework::time::{Period, YearKind};

use super::boards::split_key_word;
use super::terms::pick;
use super::{Lang, Say, fill, format};

/// How a figure is counted, apart from its period: by which day, and what counts once.
pub fn rule(register: Register, count: Count, lang: Lang) -> String {
    let counting = &register.spec().counting;
    let stage = counting.stage.say(lang);
    let lost = match counting.lost {
        [] => String::new(),
        [lost, ..] => fill(&pick(lang, "，“{}”的除外", ", save those at “{}”"), &[&lost.say(lang)]),
    };
    match count {
        Count::Entered => pick(lang, "按登记日期数，一条算一件。", "By the day entered; each counts once."),
        Count::Reached(stage) => fill(
            &pick(
                lang,
                "按最后一次到“{}”的日期数，后来怎样不管。",
                "By the last day it reached “{}”, whatever came of it later.",
            ),
            &[&stage.say(lang)],
        ),
        Count::Counted => fill(
            &pick(
                lang,
                "到了“{}”或更后面一步才算办成，按到的那天数{}。",
                "Done is what reached “{}” or a stage behind it, by the day it did{}.",
            ),
            &[&stage, &lost],
        ),
        Count::Amount => {
            let money = counting.money.iter().map(|item: &Item| item.say(lang));
            let goods = register.spec().groups.contains(&casework::register::Group::Goods);
            let goods = if goods {
                pick(lang, "，加上物品折价", ", with the worth of goods")
            } else {
                String::new()
            };
            fill(
                &pick(lang, "办成的那些，{}加起来{}。", "Of those done: {} added up{}."),
                &[&format::listed(money, "", lang), &goods],
            )
        }
        Count::Persons => match register {
            Register::Relief | Register::HomeVisit => pick(
                lang,
                "办成的那些，同一户（以本人为户主）只算一次。",
                "Of those done, each household counts once; its head stands for it.",
            ),
            _ => pick(lang, "办成的那些，同一个人只算一次。", "Of those done, each person counts once."),
        },
        Count::Open => pick(
            lang,
            "到期末登记的，现在还没办完的。",
            "Of those entered until the end of the period, what is not finished now.",
        ),
        Count::Outstanding => pick(
            lang,
            "到期末放出的贷款，现在还没还的本金。",
            "Of loans paid out until the end of the period, the principal not yet repaid now.",
        ),
    }
}

/// How a figure over a period is counted, in words.
pub fn tally_formula(tally: &Tally, period: Option<(Period, YearKind)>, codes: &Codes, lang: Lang) -> String {
    let time = period.map_or_else(
        || pick(lang, "全部时间", "All time"),
        |(period, kind)| format::period(period, kind, lang),
    );
    let condition = |term: &TallyTerm| match term.key.as_str() {
        "" => fill(&pick(lang, "，{}没填", ", {} not filled in"), &[&term.split.say(lang)]),
        key => fill(
            &pick(lang, "，{}是“{}”", ", {} is “{}”"),
            &[&term.split.say(lang), &split_key_word(term.split, key, codes, lang)],
        ),
    };
    let conditions: String = tally.terms.iter().map(condition).collect();
    let rule = rule(tally.register, tally.count, lang);
    fill(&pick(lang, "{}{}。{}", "{}{}. {}"), &[&time, &conditions, &rule])
}
