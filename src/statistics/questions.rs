//! The questions of a page with their answers. A question is asked once, however many numbers of the page stand on it.

use casework::figure::{Answer, Ask, Dim, Figure, Measure};
use casework::time::Period;

/// A question about contacts as a whole.
pub fn ask(measure: Measure, period: Period, splits: &[Dim]) -> Ask {
    Ask { figure: Figure::of(measure), period, splits: splits.to_vec() }
}

/// Questions without repetition, in the order first asked.
pub fn once(asks: impl IntoIterator<Item = Ask>) -> Vec<Ask> {
    let mut all: Vec<Ask> = Vec::new();
    for ask in asks {
        if !all.contains(&ask) {
            all.push(ask);
        }
    }
    all
}

/// Answers by their questions.
pub struct Answers(Vec<(Ask, Answer)>);

impl Answers {
    /// Answers in the order of their questions; none where there are more or fewer.
    pub fn of(asks: Vec<Ask>, answers: Vec<Answer>) -> Option<Answers> {
        (asks.len() == answers.len()).then(|| Answers(asks.into_iter().zip(answers).collect()))
    }

    /// The answer to a question; an empty one to a question not asked.
    pub fn to(&self, ask: &Ask) -> Answer {
        self.0.iter().find(|(asked, _)| asked == ask).map(|(_, answer)| answer.clone()).unwrap_or_default()
    }

    /// Total of contacts of a period by a measure.
    pub fn total(&self, measure: Measure, period: Period) -> i64 {
        self.to(&ask(measure, period, &[])).total
    }
}

/// Cells of a split by one property: key, value.
pub fn by_key(answer: Answer) -> impl Iterator<Item = (String, i64)> {
    answer.cells.into_iter().map(|cell| (cell.keys.concat(), cell.value))
}
