//! Numbers as doors, and how two numbers compare in words.

use casework::figure::Figure;
use casework::time::Period;

use crate::locale::fill;
use crate::locale::format::number;
use crate::locale::statistics::StatisticsWords;
use crate::parts::{ChartLabels, NumberDoor};
use crate::platform::page::base_path;
use crate::statistics::compare::{change, tenths};
use crate::statistics::door::Door;

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
        aside: aside.into_iter().next().map(|term| term.key),
    }
}

/// The change from a base, with its direction: `▲ 17.6%`; a dash where there is nothing to compare with.
pub fn change_word(now: i64, base: i64, t: &StatisticsWords) -> String {
    signed(change(now, base), t.percent, t)
}

/// A difference of two shares: `▲ 1.5 个百分点`.
pub fn points_word(points: Option<i64>, t: &StatisticsWords) -> String {
    signed(points, t.points, t)
}

fn signed(value: Option<i64>, unit: &str, t: &StatisticsWords) -> String {
    match value {
        None => t.no_base.to_owned(),
        Some(0) => t.same.to_owned(),
        Some(value) => format!("{} {}", if value > 0 { '▲' } else { '▼' }, fill(unit, &[&tenths(value)])),
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
