//! What becomes of each row: as the sheet says, and as the casebook has it already.

use casework::contact::RecordId;
use casework::ledger::{Compared, Comparison, Field, Reason};

use crate::paper_protocol::Harvest;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Comes in.
    Fine,
    /// Comes in, with a doubt.
    Doubtful,
    /// Is held aside until it is corrected.
    Held,
    /// Says other things of a contact that is there.
    Update,
    /// The casebook has it.
    Known,
    /// Its contact was taken out by hand.
    Out,
    /// Repeats an earlier row.
    Repeat,
    /// Is no contact.
    Skipped,
}

/// A row that says other things of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// Row in the file.
    pub row: u32,
    /// The contact.
    pub of: RecordId,
    /// In which columns.
    pub fields: Vec<Field>,
}

/// Every row with its fate, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    pub(super) rows: Vec<(u32, Fate)>,
    counts: [u32; Fate::ALL.len()],
    updates: Vec<Updated>,
    known: Vec<(u32, RecordId)>,
    /// Rows held aside earlier that come corrected.
    pub released: u32,
}

impl Fate {
    /// Every fate, in the order it is told.
    pub const ALL: [Fate; 8] = [
        Fate::Fine,
        Fate::Doubtful,
        Fate::Held,
        Fate::Update,
        Fate::Known,
        Fate::Out,
        Fate::Repeat,
        Fate::Skipped,
    ];

    /// Its name in the page.
    pub fn key(self) -> &'static str {
        match self {
            Fate::Fine => "fine",
            Fate::Doubtful => "doubtful",
            Fate::Held => "held",
            Fate::Update => "update",
            Fate::Known => "known",
            Fate::Out => "out",
            Fate::Repeat => "repeat",
            Fate::Skipped => "skipped",
        }
    }
}

impl Sifted {
    /// The rows of a sheet, compared with the casebook.
    pub fn of(harvest: &Harvest, comparison: &Comparison) -> Sifted {
        let total = harvest.taken.len() + harvest.held.len() + harvest.skipped.len();
        let mut sifted = Sifted { rows: Vec::with_capacity(total), ..Sifted::default() };
        let mut others = Vec::with_capacity(harvest.held.len() + harvest.skipped.len());
        let compared = comparison.rows.iter().chain(std::iter::repeat(&Compared::New));
        for ((row, is_doubtful), compared) in harvest.taken.iter().zip(compared) {
            let fate = match compared {
                Compared::New if *is_doubtful => Fate::Doubtful,
                Compared::New => Fate::Fine,
                Compared::Duplicate(of) => {
                    sifted.known.push((*row, *of));
                    Fate::Known
                }
                Compared::TakenOut(of) => {
                    sifted.known.push((*row, *of));
                    Fate::Out
                }
                Compared::Update { of, fields } => {
                    sifted.updates.push(Updated { row: *row, of: *of, fields: fields.clone() });
                    Fate::Update
                }
            };
            sifted.rows.push((*row, fate));
        }
        let compared = comparison.held.iter().chain(std::iter::repeat(&Compared::New));
        for (row, compared) in harvest.held.iter().zip(compared) {
            let (fate, twin) = match compared {
                Compared::New => (Fate::Held, None),
                Compared::TakenOut(of) => (Fate::Out, Some(*of)),
                Compared::Duplicate(of) | Compared::Update { of, .. } => (Fate::Known, Some(*of)),
            };
            sifted.known.extend(twin.map(|of| (*row, of)));
            others.push((*row, fate));
        }
        for note in &harvest.skipped {
            let is_repeat = note.reason == Reason::ExactDuplicate;
            others.push((note.row, if is_repeat { Fate::Repeat } else { Fate::Skipped }));
        }
        others.sort_unstable();
        sifted.known.sort_unstable();
        merge(&mut sifted.rows, &others);
        for (_, fate) in &sifted.rows {
            if let Some(count) = sifted.counts.get_mut(*fate as usize) {
                *count += 1;
            }
        }
        sifted.released = comparison.released.len() as u32;
        sifted
    }

    /// Rows in all.
    pub fn total(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Rows of a fate.
    pub fn count(&self, fate: Fate) -> u32 {
        self.counts.get(fate as usize).copied().unwrap_or(0)
    }

    /// The first rows of a fate; without one, the first that have something to be looked at.
    pub fn first(&self, fate: Option<Fate>, count: usize) -> Vec<(u32, Fate)> {
        let fits = |(_, there): &&(u32, Fate)| match fate {
            Some(fate) => *there == fate,
            None => is_noteworthy(*there),
        };
        self.rows.iter().filter(fits).take(count).copied().collect()
    }

    /// Rows that `first` can list.
    pub fn listed(&self, fate: Option<Fate>) -> u32 {
        match fate {
            Some(fate) => self.count(fate),
            None => {
                Fate::ALL.into_iter().filter(|fate| is_noteworthy(*fate)).map(|fate| self.count(fate)).sum()
            }
        }
    }

    /// Rows that say other things of a contact.
    pub fn updates(&self) -> &[Updated] {
        &self.updates
    }

    /// What a row says otherwise.
    pub fn update(&self, row: u32) -> Option<&Updated> {
        self.updates.binary_search_by_key(&row, |update| update.row).ok().and_then(|at| self.updates.get(at))
    }

    /// Can a row come in or stay out, as the clerk chooses?
    pub fn is_to_choose(&self, row: u32) -> bool {
        let at = self.rows.binary_search_by_key(&row, |(row, _)| *row);
        let fate = at.ok().and_then(|at| self.rows.get(at)).map(|(_, fate)| *fate);
        matches!(fate, Some(Fate::Update | Fate::Out))
    }

    /// The contact, or row held aside, that a row is known as.
    pub fn known(&self, row: u32) -> Option<RecordId> {
        let at = self.known.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.known.get(at).map(|(_, of)| *of)
    }
}

/// Puts sorted rows among sorted ones, from the end: of a hundred thousand rows few are others, and sorting all of them anew
/// would keep the page busy.
fn merge(rows: &mut Vec<(u32, Fate)>, others: &[(u32, Fate)]) {
    let mut from = rows.len();
    rows.extend_from_slice(others);
    let mut to = rows.len();
    for other in others.iter().rev() {
        while from > 0 && rows[from - 1] > *other {
            (from, to) = (from - 1, to - 1);
            rows[to] = rows[from];
        }
        to -= 1;
        rows[to] = *other;
    }
}

/// Is there anything to look at in rows of this fate?
fn is_noteworthy(fate: Fate) -> bool {
    matches!(fate, Fate::Doubtful | Fate::Held | Fate::Update | Fate::Out | Fate::Repeat)
}
