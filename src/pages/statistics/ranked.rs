//! Rankings: what people ask, and the employers with most contacts. The rest is put together in the drawing.
//!
//! Names of employers stand on the page and never in an address.

use casework::figure::{Dim, Figure, Measure};
use paperwork::chart::{Ranked, RankedBar};

use super::arrange::{Source, nothing};
use super::doors::{change_short, change_word, door, ran_word};
use crate::locale::fill;
use crate::locale::format::number;
use crate::parts::{ChartCell, ChartSheet, Drawing, NumberDoor, Tip};
use crate::statistics::lines::{Line, Ranking};

/// Categories drawn one by one, and employers told one by one.
const DRAWN: usize = 10;
const TOP: usize = 20;

/// What people ask.
pub fn categories(of: Source<'_>) -> ChartSheet {
    let t = of.t;
    Lines { of, dim: Dim::Category, head: t.category, rest: t.rest }.chart(t.categories, DRAWN, usize::MAX)
}

/// Employers.
pub fn employers(of: Source<'_>) -> ChartSheet {
    let t = of.t;
    Lines { of, dim: Dim::Employer, head: t.employer, rest: t.rest_employers }.chart(t.employers, TOP, TOP)
}

/// Lines of one property.
struct Lines<'a> {
    of: Source<'a>,
    dim: Dim,
    head: &'a str,
    rest: &'a str,
}

impl Lines<'_> {
    /// `drawn` lines one by one, at most `listed` in the table.
    fn chart(&self, title: &str, drawn: usize, listed: usize) -> ChartSheet {
        let Source { sheet, t, .. } = self.of;
        let lines: Vec<Line> = sheet.lines(self.dim).iter().filter(|line| line.now() > 0).cloned().collect();
        let ranking = Ranking::of(&lines, drawn);
        let (mut bars, mut tips) = (Vec::new(), Vec::new());
        let mut put = |line: &Line, word: String, door: Option<NumberDoor>, is_rest: bool| {
            bars.push(self.bar(line, word.clone(), is_rest));
            tips.push(self.tip(line, &word, door));
        };
        ranking.top.iter().for_each(|line| put(line, self.word(line), Some(self.door(line)), false));
        if !ranking.rest.is_empty() {
            put(&ranking.rest_sum(), self.rest(&ranking), None, true);
        }
        ranking.unfilled.iter().for_each(|line| put(line, self.word(line), Some(self.door(line)), true));
        let table = Ranking::of(&lines, listed);
        let mut rows: Vec<Vec<ChartCell>> = table.top.iter().map(|line| self.row(line)).collect();
        if !table.rest.is_empty() {
            let sum = table.rest_sum();
            let mut row = vec![ChartCell::Text(self.rest(&table)), ChartCell::Text(number(sum.now()))];
            row.extend(self.of.changes(sum.three));
            row.push(ChartCell::Text(number(sum.ran)));
            rows.push(row);
        }
        rows.extend(table.unfilled.map(|line| self.row(line)));
        let mut heads = vec![self.head.to_owned(), t.contacts.to_owned()];
        heads.extend(self.of.change_heads());
        heads.push(ran_word(sheet.scope.year, t).to_owned());
        ChartSheet {
            title: title.to_owned(),
            note: if self.of.compared() == 1 { t.ranked_note_year } else { t.ranked_note }.to_owned(),
            drawing: Drawing::Ranked(Ranked { bars, colour: 0, chosen: None }),
            tips,
            heads,
            rows,
            file: self.of.file(title),
            ..nothing()
        }
    }

    fn word(&self, line: &Line) -> String {
        self.of.word(self.dim, &line.key)
    }

    fn rest(&self, ranking: &Ranking<'_>) -> String {
        fill(self.rest, &[&ranking.rest.len().to_string()])
    }

    fn figure(&self, line: &Line) -> Figure {
        Figure::of(Measure::Contacts).with(self.dim, &line.key)
    }

    fn door(&self, line: &Line) -> NumberDoor {
        door(self.figure(line), self.of.period(), line.now(), self.word(line))
    }

    fn bar(&self, line: &Line, label: String, is_rest: bool) -> RankedBar {
        let changes = self.of.sheet.changes(line.three);
        let mut notes = [changes.before, changes.last_year].map(|change| change_short(change, self.of.t));
        if self.of.compared() == 1 {
            notes[1].clear();
        }
        RankedBar { label, value: line.now(), notes, is_rest }
    }

    fn tip(&self, line: &Line, word: &str, door: Option<NumberDoor>) -> Tip {
        let (t, changes) = (self.of.t, self.of.sheet.changes(line.three));
        let compared = [(t.change, changes.before), (t.year_before, changes.last_year)];
        let compared = compared.into_iter().take(self.of.compared());
        let mut lines: Vec<_> =
            compared.map(|(word, change)| (None, word.to_owned(), change_word(change, t))).collect();
        lines.push((None, ran_word(self.of.sheet.scope.year, t).to_owned(), number(line.ran)));
        Tip { title: fill(t.tip_total, &[word, &number(line.now()), t.contacts]), lines, door }
    }

    fn row(&self, line: &Line) -> Vec<ChartCell> {
        let word = self.word(line);
        let mut row = vec![ChartCell::Text(word.clone()), ChartCell::Number(self.door(line))];
        row.extend(self.of.changes(line.three));
        let (running, _) = self.of.sheet.running(self.of.sheet.scope.year, Measure::Contacts);
        row.push(self.of.number(self.figure(line), running, line.ran, word));
        row
    }
}
