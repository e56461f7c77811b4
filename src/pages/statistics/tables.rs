//! Tables: the measures side by side with what they are compared with, the districts, the members of staff.

use casework::figure::{Dim, Figure, Measure};
use casework::time::{Period, YearKind};

use super::arrange::{Source, nothing};
use super::doors::{dash, ran_word, rate};
use crate::locale::format::{month_short, period as period_word};
use crate::locale::statistics::key_word;
use crate::locale::{Say, fill};
use crate::parts::{ChartCell, ChartSheet, Rate};
use crate::statistics::compare::share;
use crate::statistics::lines::Line;
use crate::statistics::sheet::{Changes, DISTRICT_MEASURES, Three, WHOLE, YEARS};

/// Shares of the overview: name, part, whole.
const SHARES: [(Measure, Measure); 2] =
    [(Measure::Done, Measure::Contacts), (Measure::Satisfied, Measure::Evaluated)];

/// Every measure now, before, a year before, and in both years so far.
pub fn overview(of: Source<'_>) -> ChartSheet {
    let (sheet, t) = (of.sheet, of.t);
    let scope = sheet.scope;
    let named = |word: &str, period: Period| format!("{word} {}", period_word(period, scope.year, of.lang));
    let ran = |year: YearKind| {
        let (period, _) = sheet.running(year, Measure::Contacts);
        let since = sheet.since_within(period).map(|month| fill(t.since, &[&month_short(month, of.lang)]));
        format!("{}{}", ran_word(year, t), since.unwrap_or_default())
    };
    let is_year = of.compared() == 1;
    let mut heads = vec![t.measure.to_owned(), named(t.now, scope.period)];
    heads.extend([named(t.before, scope.before(1)), t.change.to_owned()]);
    if !is_year {
        heads.extend([named(t.last_year_period, scope.period.shifted(-12)), t.year_before.to_owned()]);
    }
    heads.extend(YEARS.map(ran));
    let mut rows: Vec<Vec<ChartCell>> = WHOLE.into_iter().map(|measure| counted(of, measure)).collect();
    rows.extend(SHARES.into_iter().map(|(part, whole)| shared(of, part, whole)));
    ChartSheet {
        title: t.overview.to_owned(),
        note: t.overview_note.to_owned(),
        heads,
        rows,
        file: of.file(t.overview),
        ..nothing()
    }
}

fn counted(of: Source<'_>, measure: Measure) -> Vec<ChartCell> {
    let (sheet, scope) = (of.sheet, of.sheet.scope);
    let word = fill(of.t.measure_unit, &[&measure.say(of.lang), &measure.unit().say(of.lang)]);
    let three = sheet.whole(measure);
    let number = |period, value| of.number(Figure::of(measure), period, value, word.clone());
    let based = |period, value, whole| match whole {
        Err(why) => ChartCell::Rate(dash(why, of.t), None),
        Ok(_) => number(period, value),
    };
    let [_, before, last_year] = sheet.wholes(three);
    let periods = [scope.before(1), scope.period.shifted(-12)];
    let bases = [based(periods[0], three.before, before), based(periods[1], three.last_year, last_year)];
    let mut row = vec![ChartCell::Text(word.clone()), number(scope.period, three.now)];
    row.extend(bases.into_iter().zip(of.changes(three)).flat_map(|(base, change)| [base, change]));
    row.extend(YEARS.map(|year| {
        let (period, value) = sheet.running(year, measure);
        number(period, value)
    }));
    row
}

fn shared(of: Source<'_>, part: Measure, whole: Measure) -> Vec<ChartCell> {
    let (sheet, t) = (of.sheet, of.t);
    let word = if part == Measure::Done { t.done_rate } else { t.satisfied_rate };
    let percent = |part: i64, whole: i64| match share(part, whole) {
        Some(tenths) => ChartCell::Rate(super::doors::percent(tenths, t), Some(Rate::Percent(tenths))),
        None => ChartCell::Rate(t.no_base.to_owned(), None),
    };
    let (parts, wholes) = (sheet.whole(part), sheet.whole(whole));
    let Changes { before, last_year } = sheet.points(parts, wholes);
    let kept = sheet.wholes(wholes);
    let base = |n: usize, part: i64, whole: i64| match kept[n] {
        Err(why) => ChartCell::Rate(dash(why, t), None),
        Ok(_) => percent(part, whole),
    };
    let mut row = vec![ChartCell::Text(word.to_owned()), percent(parts.now, wholes.now)];
    row.extend([base(1, parts.before, wholes.before), rate(before, true, t)]);
    if of.compared() > 1 {
        row.extend([base(2, parts.last_year, wholes.last_year), rate(last_year, true, t)]);
    }
    row.extend(YEARS.map(|year| percent(sheet.running(year, part).1, sheet.running(year, whole).1)));
    row
}

/// The districts, each with its contacts, people and persons.
pub fn districts(of: Source<'_>) -> ChartSheet {
    let t = of.t;
    let mut heads = vec![t.district.to_owned()];
    heads.extend(DISTRICT_MEASURES.map(|measure| measure.say(of.lang)));
    let figures = |key: &str| {
        DISTRICT_MEASURES.map(|measure| {
            (
                Figure::of(measure).with(Dim::District, key),
                of.sheet.district(key, measure),
                measure.say(of.lang),
            )
        })
    };
    // Persons of the districts may add to more than the whole: one person may have come from two.
    let whole = DISTRICT_MEASURES
        .map(|measure| (Figure::of(measure), of.sheet.whole(measure).now, measure.say(of.lang)));
    let rows = of
        .sheet
        .lines(Dim::District)
        .iter()
        .map(|line| line_row(of, Dim::District, line, figures(&line.key).to_vec()));
    table(of, t.districts, t.districts_note, heads, rows.collect(), whole.to_vec())
}

/// Members of staff as receivers, each with what they took by class.
pub fn staff(of: Source<'_>) -> ChartSheet {
    let t = of.t;
    let (classes, none) = (of.sheet.classes(), casework::code::Codes::default());
    let contacts = || Figure::of(Measure::Contacts);
    let word = |class: &str| key_word(Dim::Class, class, &none, of.lang);
    let mut heads = vec![t.receiver.to_owned(), t.total.to_owned()];
    heads.extend(classes.iter().map(|class| word(class)));
    let figures = |line: &Line| {
        let own = contacts().with(Dim::Receiver, &line.key);
        let mut all = vec![(own.clone(), line.now(), String::new())];
        all.extend(classes.iter().map(|class| {
            (own.clone().with(Dim::Class, class), of.sheet.taken(&line.key, class), word(class))
        }));
        all
    };
    let lines = of.sheet.lines(Dim::Receiver);
    let rows = lines.iter().map(|line| line_row(of, Dim::Receiver, line, figures(line)));
    let by_class = |class: &&str| {
        let taken = lines.iter().map(|line| of.sheet.taken(&line.key, class)).sum();
        (contacts().with(Dim::Class, class), taken, word(class))
    };
    let mut whole = vec![(contacts(), of.sheet.whole(Measure::Contacts).now, String::new())];
    whole.extend(classes.iter().map(by_class));
    table(of, t.staff, t.staff_note, heads, rows.collect(), whole)
}

/// Figures of a line: each with its value and the word of its column.
type Figures = Vec<(Figure, i64, String)>;

fn line_row(of: Source<'_>, dim: Dim, line: &Line, figures: Figures) -> Vec<ChartCell> {
    row(of, of.word(dim, &line.key), figures, line.three)
}

fn row(of: Source<'_>, word: String, figures: Figures, three: Three) -> Vec<ChartCell> {
    let cell = |(figure, value, column): (Figure, i64, String)| {
        of.number(figure, of.period(), value, format!("{word} {column}"))
    };
    let mut cells: Vec<ChartCell> = figures.into_iter().map(cell).collect();
    cells.insert(0, ChartCell::Text(word.clone()));
    cells.extend(of.changes(three));
    cells
}

fn table(
    of: Source<'_>,
    title: &str,
    note: &str,
    mut heads: Vec<String>,
    mut rows: Vec<Vec<ChartCell>>,
    whole: Figures,
) -> ChartSheet {
    heads.extend(of.change_heads());
    rows.push(row(of, of.t.total.to_owned(), whole, of.sheet.whole(Measure::Contacts)));
    ChartSheet {
        title: title.to_owned(),
        note: note.to_owned(),
        heads,
        rows,
        has_total: true,
        file: of.file(title),
        ..nothing()
    }
}
