//! What a column of a ledger of another desk can be.

use std::borrow::Cow;

use casework::ledger::Field;
use casework::register::{Ask, Group, Item, Stage};
use serde::{Deserialize, Serialize};

use super::Book;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// The day of the entry.
    Opened,
    /// Name of whom it is about.
    Name,
    /// Sex.
    Sex,
    /// Number of the identity card.
    IdNumber,
    /// Telephone numbers.
    Phone,
    /// Employer.
    Employer,
    /// District.
    District,
    /// A value of the entry.
    Item(Item),
    /// A value of the goods of the row.
    Goods(Item),
    /// The day a stage was reached.
    StageDay(Stage),
    /// A word that says where the entry stands.
    StageWord,
    /// A sum that is only checked.
    Total,
}

/// Columns of a sheet of repayments.
const REPAYMENT: [Column; 9] = [
    Column::Item(Item::Contract),
    Column::Name,
    Column::IdNumber,
    Column::Phone,
    Column::Item(Item::PaidDay),
    Column::Item(Item::PaidPrincipal),
    Column::Item(Item::PaidInterest),
    Column::Item(Item::InstalmentNumber),
    Column::Item(Item::InstalmentNote),
];

const PERSON: [(Column, Field); 8] = [
    (Column::Opened, Field::Received),
    (Column::Item(Item::PaidDay), Field::Received),
    (Column::Name, Field::Name),
    (Column::Sex, Field::Sex),
    (Column::IdNumber, Field::IdNumber),
    (Column::Phone, Field::Phone),
    (Column::Employer, Field::Employer),
    (Column::District, Field::District),
];

impl Column {
    /// Its name: that of the form's control where there is one.
    pub fn name(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Column::Opened => "opened",
            Column::Name => "name",
            Column::Sex => "sex",
            Column::IdNumber => "id-number",
            Column::Phone => "phone",
            Column::Employer => "employer",
            Column::District => "district",
            Column::Item(item) => item.name(),
            Column::Goods(item) => {
                return Cow::Owned(format!("{}-1-{}", Group::Goods.word(), item.name()));
            }
            Column::StageDay(stage) => return Cow::Owned(format!("{}-day", stage.word())),
            Column::StageWord => "stage",
            Column::Total => "total",
        })
    }

    /// The column of a name, among those of a book.
    pub fn parse(book: impl Into<Book>, name: &str) -> Option<Column> {
        Column::all(book).into_iter().find(|column| column.name() == name)
    }

    /// Everything a column of a register's ledger can be, in the order of its form; or of a sheet of repayments.
    pub fn all(book: impl Into<Book>) -> Vec<Column> {
        let spec = match book.into() {
            Book::Entries(register) => register.spec(),
            Book::Repayments => return REPAYMENT.to_vec(),
        };
        let person: &[Column] = match spec.ask {
            Ask::Person => &[
                Column::Name,
                Column::Sex,
                Column::IdNumber,
                Column::Phone,
                Column::Employer,
                Column::District,
            ],
            Ask::Giver => &[Column::Name],
            Ask::Employer => &[Column::Employer, Column::Name, Column::Phone, Column::District],
            Ask::Nobody => &[],
        };
        let mut all = vec![Column::Opened];
        all.extend(person);
        all.extend(spec.items().map(Column::Item));
        if spec.groups.contains(&Group::Goods) {
            all.extend(Group::Goods.items().iter().map(|item| Column::Goods(*item)));
            all.push(Column::Total);
        }
        let stages: Vec<Stage> = spec.path.stages().skip(1).collect();
        if !stages.is_empty() {
            all.push(Column::StageWord);
        }
        all.extend(stages.into_iter().map(Column::StageDay));
        all
    }

    /// The field of a contact that is read in the same way.
    pub(super) fn field(self) -> Option<Field> {
        PERSON.iter().find(|(column, _)| *column == self).map(|(_, field)| *field)
    }

    /// The name of a field's column.
    pub(super) fn name_of(field: Field) -> &'static str {
        if field == Field::Received { "opened" } else { field.name() }
    }
}
