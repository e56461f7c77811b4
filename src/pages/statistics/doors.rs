//! Numbers as doors, and how two numbers compare in words.

use casework::figure::Figure;
use casework::time::{Period, YearKind};

use crate::locale::fill;
use crate::locale::format::number;
use crate::locale::statistics::StatisticsWords;
use crate::parts::{ChartCell, ChartLabels, NumberDoor, Rate};
use crate::platform::page::base_path;
use crate::statistics::compare::tenths;
use crate::statistics::door::Door;
use crate::statistics::kept::{Whole, Why};

/// A number as a door to its rows.
pub fn door(figure: Figure, period: Period, value: i64, label: impl Into<String>) -> NumberDoor {
    let door = Door::new(figure, period);
    let (_, aside) = door.parted();
    NumberDoor {
        text: number(value),
        label: label.into(),
        figure: door.name(),
        period: period.to_string(),
        value,
        address: format!("{}{}", base_path(), door.address()),
        aside: aside.into_iter().next().map(|term| (term.dim.word(), term.key)),
    }
}

/// A change with its direction, `▲ 17.6%`; where there is none, a dash and why.
pub fn change_word(change: Whole, t: &StatisticsWords) -> String {
    worded(change, t.percent, t)
}

/// A difference of two shares: `▲ 1.5 个百分点`.
pub fn points_word(points: Whole, t: &StatisticsWords) -> String {
    worded(points, t.points, t)
}

/// A change where there is no room to say why there is none.
pub fn change_short(change: Whole, t: &StatisticsWords) -> String {
    change.map_or_else(|_| t.no_base.to_owned(), |change| signed(change, t.percent, t))
}

/// A change as a cell.
pub fn rate(change: Whole, is_points: bool, t: &StatisticsWords) -> ChartCell {
    let (text, of): (_, fn(i64) -> Rate) = if is_points {
        (points_word(change, t), Rate::Points)
    } else {
        (change_word(change, t), Rate::Percent)
    };
    ChartCell::Rate(text, change.ok().map(of))
}

/// A dash, and why there is no number.
pub fn dash(why: Why, t: &StatisticsWords) -> String {
    let why = match why {
        Why::NotKept => t.why_not_kept,
        Why::Partly => t.why_partly,
        Why::NotOver => t.why_not_over,
        Why::Zero => t.why_zero,
    };
    fill(t.line_change, &[t.no_base, why])
}

/// A share: `96.5%`.
pub fn percent(tenths_: i64, t: &StatisticsWords) -> String {
    fill(t.percent, &[&tenths(tenths_)])
}

/// What a running total of a kind of year is called.
pub fn ran_word(year: YearKind, t: &'static StatisticsWords) -> &'static str {
    match year {
        YearKind::Natural => t.ran_natural,
        YearKind::Union => t.ran_union,
    }
}

fn worded(change: Whole, unit: &str, t: &StatisticsWords) -> String {
    match change {
        Err(why) => dash(why, t),
        Ok(change) => signed(change, unit, t),
    }
}

fn signed(change: i64, unit: &str, t: &StatisticsWords) -> String {
    match change {
        0 => t.same.to_owned(),
        change => format!("{} {}", if change > 0 { '▲' } else { '▼' }, fill(unit, &[&tenths(change)])),
    }
}

/// The sentences of the page's charts.
pub fn labels(t: &StatisticsWords) -> ChartLabels {
    ChartLabels {
        view: t.view,
        chart: t.chart,
        table: t.table,
        save: t.save,
        save_png: t.save_png,
        save_csv: t.save_csv,
        keys: t.chart_keys,
        tip_open: t.tip_open,
        failed: t.save_failed,
    }
}
