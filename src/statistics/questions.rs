//! The questions of a page with their answers. A question is asked once, however many numbers of the page stand on it.

use casework::figure::{Answer, Ask, Dim, Figure, Measure};
use casework::time::Period;

/// A question about contacts as a whole.
pub fn ask(measure: Measure, period: Period, splits: &[Dim]) -> Ask {
    Ask { figure: Figure::of(measure), period, splits: splits.to_vec() }
}

/// Questions without repetition, in the order first asked.
pub fn once<Q: PartialEq>(asks: impl IntoIterator<Item = Q>) -> Vec<Q> {
    let mut all: Vec<Q> = Vec::new();
    for ask in asks {
        if !all.contains(&ask) {
            all.push(ask);
        }
    }
    all
}

/// Answers by their questions.
pub struct Answers<Q> {
    all: Vec<(Q, Answer)>,
    /// To a question not asked.
    none: Answer,
}

impl<Q: PartialEq> Answers<Q> {
    /// Answers in the order of their questions; none where there are more or fewer.
    pub fn of(asks: Vec<Q>, answers: Vec<Answer>) -> Option<Answers<Q>> {
        (asks.len() == answers.len())
            .then(|| Answers { all: asks.into_iter().zip(answers).collect(), none: Answer::default() })
    }

    /// The answer to a question; an empty one to a question not asked.
    pub fn to(&self, ask: &Q) -> &Answer {
        self.all.iter().find(|(asked, _)| asked == ask).map_or(&self.none, |(_, answer)| answer)
    }
}

impl Answers<Ask> {
    /// Total of contacts of a period by a measure.
    pub fn total(&self, measure: Measure, period: Period) -> i64 {
        self.to(&ask(measure, period, &[])).total
    }
}

/// Cells of a split by one property: key, value.
pub fn by_key(answer: &Answer) -> impl Iterator<Item = (&str, i64)> {
    answer.told().map(|([key, ..], value)| (key, value))
}
