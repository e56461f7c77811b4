//! The stages an entry of a ledger went through, out of the days and the word that its row holds.
//!
//! A row of a ledger is a thing done: a grant paid, a loan paid out. Where a column has the day of a stage of its own, the
//! stage is reached on that day or not at all.

use casework::issue::IssueCode;
use casework::register::{Register, Stage, Step};
use casework::time::Day;

/// What a row says of stages.
pub struct Said {
    /// The day of the entry.
    pub opened: Day,
    /// Stages with a column of their own, in the order of the line; none = an empty cell.
    pub days: Vec<(Stage, Option<Day>)>,
    /// The stage its word says.
    pub word: Option<Stage>,
    /// May it be closed by a day that only says it was decided?
    pub has_outcome: bool,
}

/// Stages that a row has reached by standing in the ledger.
fn reached(register: Register) -> &'static [Stage] {
    match register {
        Register::Relief => &[Stage::Applied, Stage::Paid, Stage::Closed],
        Register::Legal => &[Stage::Applied, Stage::Accepted],
        Register::Loan => &[Stage::Applied, Stage::PaidOut],
        _ => register.spec().path.line.get(..1).unwrap_or_default(),
    }
}

/// The stage that follows on the same day where no column says otherwise.
fn follows(register: Register, stage: Stage, has_outcome: bool) -> Option<Stage> {
    match (register, stage) {
        (Register::Relief, Stage::Paid) => Some(Stage::Closed),
        (Register::Legal, Stage::Decided) if has_outcome => Some(Stage::Closed),
        _ => None,
    }
}

/// The steps, with a doubt where word and days differ; or the stage whose day is wrong.
pub fn steps(register: Register, said: &Said) -> Result<(Vec<Step>, Option<IssueCode>), (Stage, IssueCode)> {
    let path = &register.spec().path;
    let has_column = |stage: Stage| said.days.iter().any(|(there, _)| *there == stage);
    let has_reached = |steps: &[(Stage, Day)], stage: Stage| steps.iter().any(|(there, _)| *there == stage);
    let last = |steps: &[(Stage, Day)]| steps.last().copied().unwrap_or((path.first(), said.opened));
    let mut steps: Vec<(Stage, Day)> = Vec::new();
    let mut doubt = None;
    for &stage in reached(register) {
        let is_beyond_word = said.word.is_some_and(|word| match path.line.contains(&word) {
            true => !path.is_at_least(word, stage),
            false => path.reach(stage, word).is_none(),
        });
        if !steps.is_empty() && (has_column(stage) || is_beyond_word) {
            break;
        }
        steps.push((stage, said.opened));
    }
    for &(stage, day) in &said.days {
        let Some(day) = day else { continue };
        let (from, since) = last(&steps);
        if day < since {
            let is_early = day < said.opened;
            return Err((
                stage,
                if is_early { IssueCode::DayBeforeOpened } else { IssueCode::DayBeforeStage },
            ));
        }
        if has_reached(&steps, stage) {
            continue;
        }
        if path.reach(from, stage).is_none() {
            doubt = Some(IssueCode::HandlingAndDoneDiffer);
            continue;
        }
        steps.push((stage, day));
        if let Some(next) = follows(register, stage, said.has_outcome).filter(|next| !has_column(*next)) {
            steps.push((next, day));
        }
    }
    let last = last(&steps);
    let counts = register.spec().counting.stage;
    match said.word {
        Some(word) if has_reached(&steps, word) => {
            let is_dated = said.days.iter().any(|(stage, day)| *stage == last.0 && day.is_some());
            let is_further = last.0 != word && follows(register, word, said.has_outcome) != Some(last.0);
            if is_dated && is_further {
                doubt = Some(IssueCode::HandlingAndDoneDiffer);
            }
        }
        Some(word) if has_column(word) => return Err((word, IssueCode::Missing)),
        Some(word)
            if has_column(counts) && path.is_at_least(word, counts) && !has_reached(&steps, counts) =>
        {
            return Err((counts, IssueCode::Missing));
        }
        Some(word) if path.reach(last.0, word).is_some() => steps.push((word, last.1)),
        Some(_) => doubt = Some(IssueCode::HandlingAndDoneDiffer),
        None => {}
    }
    let step = |(stage, day): (Stage, Day)| Step {
        stage,
        day,
        noted: None,
        by: None,
        reason: String::new(),
        vacancy: None,
    };
    Ok((steps.into_iter().map(step).collect(), doubt))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENED: Day = Day(100);

    type Reached<'a> = Result<(&'a [(Stage, i32)], Option<IssueCode>), (Stage, IssueCode)>;

    #[track_caller]
    fn check(register: Register, days: &[(Stage, Option<i32>)], word: Option<Stage>, expected: Reached<'_>) {
        let days = days.iter().map(|(stage, day)| (*stage, day.map(Day))).collect();
        let found = steps(register, &Said { opened: OPENED, days, word, has_outcome: true });
        let found = found.map(|(steps, doubt)| {
            (steps.iter().map(|step| (step.stage, step.day.0)).collect::<Vec<_>>(), doubt)
        });
        assert_eq!(found, expected.map(|(steps, doubt)| (steps.to_vec(), doubt)));
    }

    #[test]
    fn a_row_is_a_thing_done() {
        use Stage::*;
        check(Register::Relief, &[], None, Ok((&[(Applied, 100), (Paid, 100), (Closed, 100)], None)));
        check(Register::Relief, &[(Paid, None)], None, Ok((&[(Applied, 100)], None)));
        let paid = &[(Applied, 100), (Paid, 105), (Closed, 105)];
        check(Register::Relief, &[(Paid, Some(105))], None, Ok((paid, None)));
        check(Register::Relief, &[], Some(Refused), Ok((&[(Applied, 100), (Refused, 100)], None)));
        check(Register::Relief, &[], Some(Approved), Ok((&[(Applied, 100), (Approved, 100)], None)));
        check(Register::Donation, &[], None, Ok((&[(Recorded, 100)], None)));
        let legal = &[(Applied, 100), (Accepted, 100), (Decided, 150), (Closed, 150)];
        check(Register::Legal, &[(Decided, Some(150))], None, Ok((legal, None)));
    }

    #[test]
    fn words_and_days_of_placement_and_loans() {
        use Stage::*;
        let hired = &[(Seeking, 100), (Hired, 110)];
        check(Register::Seeker, &[(Hired, Some(110))], Some(Hired), Ok((hired, None)));
        let differ = Some(IssueCode::HandlingAndDoneDiffer);
        check(Register::Seeker, &[(Hired, Some(110))], Some(Seeking), Ok((hired, differ)));
        check(Register::Seeker, &[(Hired, None)], Some(Seeking), Ok((&[(Seeking, 100)], None)));
        check(Register::Seeker, &[(Hired, None)], Some(Hired), Err((Hired, IssueCode::Missing)));
        check(Register::Seeker, &[], Some(Hired), Ok((&[(Seeking, 100), (Hired, 100)], None)));
        let lost = &[(Hired, Some(120)), (Lost, Some(110))];
        check(Register::Seeker, lost, None, Err((Lost, IssueCode::DayBeforeStage)));
        let paid = &[(Applied, 100), (Paid, 110), (Closed, 110)];
        check(Register::Relief, &[(Paid, Some(110)), (Refused, Some(120))], None, Ok((paid, differ)));
        let early = Err((Hired, IssueCode::DayBeforeOpened));
        check(Register::Seeker, &[(Hired, Some(90))], Some(Hired), early);
        for word in [Repaying, Overdue, Settled] {
            let expected = &[(Applied, 100), (PaidOut, 100), (word, 100)];
            check(Register::Loan, &[], Some(word), Ok((expected, None)));
        }
    }
}
