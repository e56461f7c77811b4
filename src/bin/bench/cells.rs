//! Figures by month, category and channel, as a harness asks them.

use casework::figure::{Answer, Ask, Dim, Figure, Measure};
use casework::time::{Month, Period};

use super::row::{self, CATEGORIES, CHANNELS};

/// Months a harness counts, up to that of the newest row.
pub const MONTHS: u16 = 36;
/// Numbers of a table: month, category, channel.
pub const CELLS: usize = MONTHS as usize * CATEGORIES as usize * CHANNELS.len();

/// Keys of the channels in a harness' order.
const KEYS: [&str; 4] = ["visit", "letter", "call", "online"];
/// What is asked: contacts, and the two counts that carry the amount.
pub const MEASURES: [Measure; 3] = [Measure::Contacts, Measure::People, Measure::Involved];

/// The months that end with one.
pub fn months_to(last: Month) -> Period {
    Period { first: last.plus(1 - i32::from(MONTHS)), months: MONTHS }
}

/// Stretches of time that end in another number of empty months each. The engine forgets its answers before they have had
/// their turn: it keeps about 1,000, and each asking brings 3.
const FRESH: u32 = 400;

/// The period, and some empty months after the newest row: a question that the engine remembers no answer to.
pub fn fresh(period: Period, asked: u32) -> Period {
    Period { months: period.months + (asked % FRESH) as u16, ..period }
}

/// The questions, measure by measure, over all districts or one.
pub fn questions(period: Period, district: Option<u32>) -> Vec<Ask> {
    let ask = |measure| {
        let figure = Figure::of(measure);
        let figure = match district {
            Some(district) => figure.with(Dim::District, &row::district(district)),
            None => figure,
        };
        Ask { figure, period, splits: vec![Dim::Month, Dim::Category, Dim::Channel] }
    };
    MEASURES.map(ask).into()
}

/// Their answers as two tables one after the other: counts, then sums in fen; `(month * 30 + category) * 4 + channel`.
pub fn tables(first: Month, answers: &[Answer]) -> Vec<f64> {
    let mut sums = [[0i64; MEASURES.len()]; CELLS];
    for (measure, answer) in answers.iter().enumerate() {
        let places = places(first, answer);
        for cell in &answer.cells {
            let of = |split: usize| places.get(split)?.get(cell.at[split] as usize).copied()?;
            if let (Some(month), Some(category), Some(channel)) = (of(0), of(1), of(2)) {
                let at = (month * CATEGORIES as usize + category) * CHANNELS.len() + channel;
                sums[at][measure] = cell.value;
            }
        }
    }
    let counts = sums.iter().map(|sums| sums[0] as f64);
    let amounts =
        sums.iter().map(|[contacts, people, involved]| row::fen(*contacts, *people, *involved) as f64);
    counts.chain(amounts).collect()
}

/// Of each split the place of each key in a table; none of a key that has none.
fn places(first: Month, answer: &Answer) -> Vec<Vec<Option<usize>>> {
    let within = |at: usize, size: usize| (at < size).then_some(at);
    let place = |split: usize, key: &String| match split {
        0 => within(usize::try_from(Month::parse(key)?.0 - first.0).ok()?, MONTHS.into()),
        1 => within(key.strip_prefix("category-")?.parse().ok()?, CATEGORIES as usize),
        _ => KEYS.iter().position(|channel| channel == key),
    };
    let split = |(split, keys): (usize, &Vec<String>)| keys.iter().map(|key| place(split, key)).collect();
    answer.keys.iter().enumerate().map(split).collect()
}

#[cfg(test)]
mod tests {
    use casework::figure::Facts;
    use casework::time::Day;

    use super::super::row::tests::{TODAY, lists, source};
    use super::*;

    /// Twice the same recount: by the product's columns, and by hand over the numbers of the rows.
    #[test]
    fn tables_are_a_naive_recount() {
        let (lists, mut facts) = (lists(), Facts::new());
        let period = months_to(Month::of(Day(TODAY)));
        let (mut all, mut one) = (vec![0.0; 2 * CELLS], vec![0.0; 2 * CELLS]);
        for n in 0..3000_u32 {
            let days = n * 7 % 1060;
            let [channel, category, district] = [n % 4, n * 7 % 30, n * 13 % 20];
            let amount = u64::from(n) * 104_729 % 2_000_000;
            let at = i64::from(TODAY) * 86_400_000 - i64::from(days) * 86_400_000;
            let row = [
                n.to_string(),
                at.to_string(),
                channel.to_string(),
                "0".into(),
                category.to_string(),
                district.to_string(),
                String::new(),
                format!("name {n}"),
                String::new(),
                String::new(),
                "asks".into(),
                amount.to_string(),
                String::new(),
                "open".into(),
            ];
            let row = row.join(&row::FIELD.to_string());
            facts.push(&row::contact(&row, source(n), Day(TODAY), &lists).unwrap());
            let month = Month::of(Day(TODAY - days as i32)).0 - period.first.0;
            let Ok(month) = u32::try_from(month) else { continue };
            let at = ((month * CATEGORIES + category) * 4 + channel) as usize;
            for (table, counts) in [(&mut all, true), (&mut one, district == 3)] {
                if counts {
                    table[at] += 1.0;
                    table[CELLS + at] += amount as f64;
                }
            }
        }
        let ask = |period, district| -> Vec<f64> {
            let answers: Vec<_> = questions(period, district).iter().map(|ask| facts.answer(ask)).collect();
            tables(period.first, &answers)
        };
        assert!(ask(period, None) == all && ask(period, Some(3)) == one);
        assert!(ask(fresh(period, 199), None) == all && ask(fresh(period, 1), Some(3)) == one);
        assert_eq!(all[..CELLS].iter().sum::<f64>(), 3000.0);
        assert!(one[..CELLS].iter().sum::<f64>() > 100.0);
    }
}
