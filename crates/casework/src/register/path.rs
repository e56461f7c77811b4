//! Which stage may follow which: one mechanism for all registers.
//!
//! A register has a line of stages. One further on the line is the usual move; further than that is a skip and asks for a
//! reason. Everything else that is allowed is a side move of the table. Nothing else can be reached.

use super::Stage;

/// The moves of a register.
#[derive(Clone, Copy, Debug)]
pub struct Path {
    /// The usual way, from the first stage to the last.
    pub line: &'static [Stage],
    /// Moves beside it.
    pub sides: &'static [Side],
    /// Stages at which nothing is waited for.
    pub ends: &'static [Stage],
}

/// A move beside the line.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// From any of these.
    pub from: &'static [Stage],
    /// To this.
    pub to: Stage,
    /// Does it ask for a reason?
    pub reason: bool,
}

/// How a stage is reached from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The usual next one.
    Next,
    /// Further on the line than the next: asks for a reason.
    Skip,
    /// Beside the line.
    Side {
        /// Does it ask for a reason?
        reason: bool,
    },
}

impl Reach {
    /// Must a reason be given?
    pub fn needs_reason(self) -> bool {
        match self {
            Reach::Next => false,
            Reach::Skip => true,
            Reach::Side { reason } => reason,
        }
    }
}

impl Path {
    /// The stage an entry begins with.
    pub fn first(&self) -> Stage {
        self.line.first().copied().unwrap_or(Stage::Recorded)
    }

    /// How `to` is reached from `from`; none = it is not.
    pub fn reach(&self, from: Stage, to: Stage) -> Option<Reach> {
        if let Some(side) = self.sides.iter().find(|side| side.to == to && side.from.contains(&from)) {
            return Some(Reach::Side { reason: side.reason });
        }
        match (self.place(from)?, self.place(to)?) {
            (from, to) if to == from + 1 => Some(Reach::Next),
            (from, to) if to > from + 1 => Some(Reach::Skip),
            _ => None,
        }
    }

    /// Stages that may follow, the usual next one first, then side moves, then skips.
    pub fn after(&self, from: Stage) -> Vec<(Stage, Reach)> {
        let mut after: Vec<(Stage, Reach)> =
            Stage::ALL.into_iter().filter_map(|to| Some((to, self.reach(from, to)?))).collect();
        let rank = |reach: Reach| match reach {
            Reach::Next => 0,
            Reach::Side { .. } => 1,
            Reach::Skip => 2,
        };
        let line = |stage: Stage| self.place(stage).unwrap_or(usize::MAX);
        crate::order::sort_by_key(&mut after, |(to, reach)| (rank(*reach), line(*to)));
        after
    }

    /// Is a stage on the line at or behind another?
    pub fn is_at_least(&self, stage: Stage, least: Stage) -> bool {
        match (self.place(stage), self.place(least)) {
            (Some(stage), Some(least)) => stage >= least,
            _ => false,
        }
    }

    /// Is something still to be done?
    pub fn is_open(&self, stage: Stage) -> bool {
        !self.ends.contains(&stage)
    }

    /// Every stage it knows: the line, then those beside it.
    pub fn stages(&self) -> impl Iterator<Item = Stage> {
        let beside = Stage::ALL.into_iter().filter(|stage| self.sides.iter().any(|side| side.to == *stage));
        self.line.iter().copied().chain(beside.filter(|stage| self.place(*stage).is_none()))
    }

    fn place(&self, stage: Stage) -> Option<usize> {
        self.line.iter().position(|there| *there == stage)
    }
}
