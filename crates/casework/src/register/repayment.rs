//! Repayments that come in by a sheet: which loan each is of, and whether the loan has it already.
//!
//! A repayment is told by fingerprints of whose it is, so that it can be joined before anything else of its row is there.
//! It is joined by the number of the contract; else by a valid ID number; else by name and telephone. Only where exactly one
//! loan that is paid out and not settled is meant; nothing is guessed. What is taken goes through `EntryDraft::pay`, as if
//! entered by hand.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::twin::fnv;
use super::{
    Around, Entry, EntryDraft, EntryNote, EntryWhy, Group, Item, PAID, Person, RowDraft, Sheet, Stage,
};
use crate::contact::RecordId;
use crate::issue::IssueCode;
use crate::order;
use crate::text::packed;
use crate::time::Day;
use crate::view::yuan;

/// A repayment, and by what its loan is known. It holds no words and no numbers of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Row in the sheet, 1-based as in the file.
    pub row: u32,
    /// Fingerprint of what stands in the row.
    pub print: u128,
    /// Of the number of the contract.
    contract: Option<u128>,
    /// Of the name.
    name: Option<u128>,
    /// Of the ID number, where it is valid.
    id: Option<u128>,
    /// Of the name with each telephone.
    callers: Vec<u128>,
    /// The day it was repaid.
    pub day: Day,
    /// Principal, in fen; 0 = interest alone.
    pub principal: i64,
    /// Interest, in fen; none = not said.
    pub interest: Option<i64>,
    /// Which instalment it is for, from 1; none = not said.
    pub number: Option<u32>,
}

/// A row of a sheet of repayments. Its `Debug` prints only the row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repayment {
    /// What it says.
    pub claim: Claim,
    /// What is noted of it; empty = nothing. By it no repayment is told from another.
    pub note: String,
    /// Its cells as a person sees them, kept where it cannot be taken.
    pub cells: Vec<String>,
}

/// What becomes of a repayment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Joining {
    /// It comes to this loan.
    Taken(RecordId),
    /// This loan has it.
    Known(RecordId),
    /// This earlier row of the sheet says the same of the same loan.
    RepeatOf(u32),
    /// It stays out: the field that is wrong, and why.
    Wrong(String, IssueCode),
}

impl Joining {
    /// What is said of the row; none = it is taken.
    pub fn note(&self, row: u32) -> Option<EntryNote> {
        let (field, why) = match self {
            Joining::Taken(_) => return None,
            Joining::Known(of) => (String::new(), EntryWhy::Known(*of)),
            Joining::RepeatOf(earlier) => (String::new(), EntryWhy::RepeatOf(*earlier)),
            Joining::Wrong(field, code) => (field.clone(), EntryWhy::Wrong(*code)),
        };
        Some(EntryNote { row, field, why })
    }
}

/// By what a loan, or the loan of a repayment, is known.
struct Keys {
    contract: Option<u128>,
    name: Option<u128>,
    id: Option<u128>,
    callers: Vec<u128>,
}

impl Keys {
    fn of(contract: &str, person: &Person) -> Keys {
        let some = |text: String| (!text.is_empty()).then_some(text);
        let name = some(packed(&person.name));
        let caller = |name: &String| {
            person.phones.iter().map(|phone| fnv([name.as_str(), phone.as_str()].into_iter())).collect()
        };
        let id = person.id_document.as_ref().and_then(|document| document.person_key());
        Keys {
            contract: some(packed(contract).to_uppercase()).map(|text| print(&text)),
            id: id.map(|key| print(&key)),
            callers: name.as_ref().map(caller).unwrap_or_default(),
            name: name.as_deref().map(print),
        }
    }
}

fn print(text: &str) -> u128 {
    fnv(std::iter::once(text))
}

impl Claim {
    /// What a row says: the number of the contract (empty = none), whose it is, day, principal, interest, which instalment.
    pub fn new(
        (row, cells): (u32, &[String]),
        (contract, person): (&str, &Person),
        day: Day,
        (principal, interest): (i64, Option<i64>),
        number: Option<u32>,
    ) -> Claim {
        let Keys { contract, name, id, callers } = Keys::of(contract, person);
        let print = fnv(cells.iter().map(String::as_str));
        Claim { row, print, contract, name, id, callers, day, principal, interest, number }
    }

    /// Money by which one repayment is told from another: principal, or interest where there is no other.
    fn amount(&self) -> i64 {
        if self.principal > 0 { self.principal } else { self.interest.unwrap_or(0) }
    }

    /// The field by which its loan is looked for first.
    fn key_field(&self) -> &'static str {
        match (self.contract, self.id) {
            (Some(_), _) => Item::Contract.name(),
            (None, Some(_)) => "id-number",
            (None, None) => "name",
        }
    }

    /// The row that a person would fill in, with what is noted of it.
    fn row(&self, note: &str) -> RowDraft {
        let mut row = RowDraft::new(Group::Instalment);
        row.put(Item::InstalmentNumber, self.number.map(|number| number.to_string()).unwrap_or_default());
        row.put(Item::PaidDay, self.day.to_string());
        let money = |fen: i64| if fen > 0 { yuan(fen) } else { String::new() };
        row.put(Item::PaidPrincipal, money(self.principal));
        row.put(Item::PaidInterest, money(self.interest.unwrap_or(0)));
        row.put(Item::InstalmentNote, note.to_owned());
        row
    }

    /// Does a row of a loan say that it was paid? Where `surely`, its number is the same too; else one of both has none.
    fn is_row(&self, row: &Sheet, surely: bool) -> bool {
        let number = row.count(Item::InstalmentNumber);
        let fits = if surely { number == self.number } else { number.is_none() || self.number.is_none() };
        let principal = row.fen(Item::PaidPrincipal).unwrap_or(0);
        let amount = if principal > 0 { principal } else { row.fen(Item::PaidInterest).unwrap_or(0) };
        let is_same = (principal > 0) == (self.principal > 0) && amount == self.amount();
        fits && is_same && row.day(Item::PaidDay) == Some(self.day)
    }
}

/// What becomes of each repayment, in their order; and the loans that repayments come to, as they are and as they will be.
/// `notes` are what is noted of each; to be told what becomes of them it takes none.
pub fn join(
    loans: Vec<Entry>,
    claims: &[Claim],
    notes: &[String],
    around: Around<'_>,
) -> (Vec<Joining>, Vec<(Entry, Entry)>) {
    let lent = Lent::of(loans);
    let found: Vec<Result<Vec<usize>, IssueCode>> = claims.iter().map(|claim| lent.found(claim)).collect();
    let mut joined = repeats(claims, &found);
    lent.note_known(claims, &found, &mut joined);
    // The oldest first, so that it meets the oldest instalment.
    let mut order: Vec<usize> = (0..claims.len()).collect();
    crate::order::sort_by_key(&mut order, |&at| (claims.get(at).map(|claim| claim.day), at));
    let mut paid: BTreeMap<usize, Entry> = BTreeMap::new();
    for at in order {
        let (Some(claim), Some(found), Some(joining @ None)) =
            (claims.get(at), found.get(at), joined.get_mut(at))
        else {
            continue;
        };
        let note = notes.get(at).map_or("", String::as_str);
        let wrong = |code| Joining::Wrong(claim.key_field().to_owned(), code);
        *joining = Some(match lent.open(found) {
            Err(code) => wrong(code),
            Ok((place, loan)) => {
                match pay(paid.get(&place).unwrap_or(loan), claim.row(note), claim.day, around) {
                    Err((field, code)) => Joining::Wrong(field, code),
                    Ok(after) => {
                        paid.insert(place, after);
                        Joining::Taken(loan.id)
                    }
                }
            }
        });
    }
    let missing = || Joining::Wrong(String::new(), IssueCode::LoanNotFound);
    let joined = joined.into_iter().map(|joining| joining.unwrap_or_else(missing)).collect();
    let pair = |(place, after): (usize, Entry)| Some((lent.loans.get(place)?.clone(), after));
    (joined, paid.into_iter().filter_map(pair).collect())
}

/// A loan with one more payment; or the field that is wrong, and why.
fn pay(loan: &Entry, row: RowDraft, paid: Day, around: Around<'_>) -> Result<Entry, (String, IssueCode)> {
    if loan.counted().is_none_or(|day| paid < day) {
        return Err((Item::PaidDay.name().to_owned(), IssueCode::PaidBeforeLent));
    }
    let mut draft = EntryDraft::of(loan);
    draft.pay(row);
    draft.check(Some(loan), around).map(|(after, _)| after).map_err(|issues| {
        let wrong = issues.into_iter().find(|issue| !issue.is_warning());
        let (field, code) =
            wrong.map_or((String::new(), IssueCode::Missing), |issue| (issue.field, issue.code));
        let own = PAID.iter().find(|item| field.ends_with(item.name())).map(|item| item.name().to_owned());
        match code {
            IssueCode::MoreThanLent => (own.unwrap_or(field), IssueCode::MoreThanOutstanding),
            code => (own.unwrap_or(field), code),
        }
    })
}

/// Rows that say the same of the same loans as an earlier one.
fn repeats(claims: &[Claim], found: &[Result<Vec<usize>, IssueCode>]) -> Vec<Option<Joining>> {
    let mut first = HashMap::new();
    let repeat = |(claim, found): (&Claim, &Result<Vec<usize>, IssueCode>)| {
        let loans = found.as_ref().ok().filter(|loans| !loans.is_empty())?;
        let said = (loans.clone(), claim.day, claim.principal > 0, claim.amount(), claim.number);
        let earlier = *first.entry(said).or_insert(claim.row);
        (earlier != claim.row).then_some(Joining::RepeatOf(earlier))
    };
    claims.iter().zip(found).map(repeat).collect()
}

/// Loans that are paid out, by what they are known by.
struct Lent {
    loans: Vec<Entry>,
    keys: Vec<Keys>,
    contracts: HashMap<u128, Vec<usize>>,
    ids: HashMap<u128, Vec<usize>>,
    callers: HashMap<u128, Vec<usize>>,
}

impl Lent {
    fn of(mut loans: Vec<Entry>) -> Lent {
        loans.retain(|loan| loan.counted().is_some());
        let keys = loans.iter().map(|loan| Keys::of(loan.sheet.text(Item::Contract), &loan.person)).collect();
        let mut lent =
            Lent { loans, keys, contracts: HashMap::new(), ids: HashMap::new(), callers: HashMap::new() };
        for (at, keys) in lent.keys.iter().enumerate() {
            keys.contract.iter().for_each(|key| lent.contracts.entry(*key).or_default().push(at));
            keys.id.iter().for_each(|key| lent.ids.entry(*key).or_default().push(at));
            keys.callers.iter().for_each(|key| lent.callers.entry(*key).or_default().push(at));
        }
        lent
    }

    /// Loans that may be the one of a repayment, settled ones included.
    fn found(&self, claim: &Claim) -> Result<Vec<usize>, IssueCode> {
        let keys = |at: &usize| self.keys.get(*at);
        let differs =
            |one: Option<u128>, other: Option<u128>| matches!((one, other), (Some(a), Some(b)) if a != b);
        let by_contract = claim.contract.and_then(|contract| self.contracts.get(&contract));
        if let Some(loans) = by_contract {
            let is_theirs = |at: &&usize| {
                keys(at).is_some_and(|keys| match (keys.id, claim.id) {
                    (Some(one), Some(other)) => one == other,
                    _ => !differs(keys.name, claim.name),
                })
            };
            let loans: Vec<usize> = loans.iter().filter(is_theirs).copied().collect();
            return if loans.is_empty() { Err(IssueCode::LoanDiffers) } else { Ok(loans) };
        }
        // A loan whose contract has another number is another loan.
        let may_be = |at: &&usize| keys(at).is_some_and(|keys| !differs(keys.contract, claim.contract));
        let by_id = claim.id.and_then(|id| self.ids.get(&id)).into_iter().flatten();
        let by_id: Vec<usize> = by_id.filter(may_be).copied().collect();
        if !by_id.is_empty() {
            return Ok(by_id);
        }
        let is_same = |at: &&usize| keys(at).is_some_and(|keys| !differs(keys.id, claim.id));
        let named = claim.callers.iter().filter_map(|key| self.callers.get(key)).flatten();
        let mut named: Vec<usize> = named.filter(may_be).filter(is_same).copied().collect();
        order::sort(&mut named);
        named.dedup();
        Ok(named)
    }

    /// The one loan among those found that is not settled.
    fn open(&self, found: &Result<Vec<usize>, IssueCode>) -> Result<(usize, &Entry), IssueCode> {
        let found = found.as_ref().map_err(|code| *code)?;
        let loan = |at: &usize| Some((*at, self.loans.get(*at)?));
        let mut open = found.iter().filter_map(loan).filter(|(_, loan)| loan.stage() != Stage::Settled);
        match (open.next(), open.next()) {
            (Some(one), None) => Ok(one),
            (Some(_), Some(_)) => Err(IssueCode::LoanUnclear),
            (None, _) => Err(IssueCode::LoanNotFound),
        }
    }

    /// Notes repayments that a loan has already; each payment of a loan is that of one row at most. Those whose instalment is
    /// the same go first.
    fn note_known(
        &self,
        claims: &[Claim],
        found: &[Result<Vec<usize>, IssueCode>],
        joined: &mut [Option<Joining>],
    ) {
        let mut met: HashSet<(usize, usize)> = HashSet::new();
        for surely in [true, false] {
            for ((claim, found), joining) in claims.iter().zip(found).zip(joined.iter_mut()) {
                let (Ok(loans), None) = (found, &joining) else { continue };
                let rows =
                    loans.iter().filter_map(|at| Some((*at, self.loans.get(*at)?))).flat_map(|(at, loan)| {
                        loan.rows_of(Group::Instalment)
                            .enumerate()
                            .map(move |(n, row)| ((at, n), loan.id, row))
                    });
                let mut paid = rows.filter(|(_, _, row)| claim.is_row(row, surely));
                if let Some((place, id, _)) = paid.find(|(place, ..)| !met.contains(place)) {
                    met.insert(place);
                    *joining = Some(Joining::Known(id));
                }
            }
        }
    }
}

impl std::fmt::Debug for Repayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Repayment(row {})", self.claim.row)
    }
}
