//! Columns as bytes and back: each its width, its length, its codes, low byte first.
//!
//! Bytes come from a row that authenticated, so what does not fit was written by another version of the program: it is not
//! read at all, never by half.

/// A number of a fixed width.
pub(super) trait Fixed: Copy {
    /// Bytes.
    const WIDTH: u8;
    /// Appends its bytes.
    fn put(self, out: &mut Vec<u8>);
    /// Reads so many bytes.
    fn take(bytes: &[u8]) -> Self;
}

macro_rules! fixed {
    ($($number:ty),*) => {$(
        impl Fixed for $number {
            const WIDTH: u8 = size_of::<$number>() as u8;
            fn put(self, out: &mut Vec<u8>) {
                out.extend(self.to_le_bytes());
            }
            fn take(bytes: &[u8]) -> $number {
                bytes.try_into().map_or(0, <$number>::from_le_bytes)
            }
        }
    )*};
}
fixed!(u8, u16, u32, u64);

/// Bytes being written.
#[derive(Default)]
pub(super) struct Kept(Vec<u8>);

/// Bytes being read.
pub(super) struct Keeping<'a>(&'a [u8]);

impl Kept {
    /// Appends numbers.
    pub fn numbers<T: Fixed>(&mut self, numbers: &[T]) {
        self.0.push(T::WIDTH);
        self.0.extend((numbers.len() as u32).to_le_bytes());
        self.0.reserve(numbers.len() * usize::from(T::WIDTH));
        numbers.iter().for_each(|number| number.put(&mut self.0));
    }

    /// Appends texts.
    pub fn texts<'a>(&mut self, texts: impl Iterator<Item = &'a str> + Clone) {
        self.numbers(&texts.clone().map(|text| text.len() as u32).collect::<Vec<u32>>());
        texts.for_each(|text| self.0.extend(text.as_bytes()));
    }

    /// All of them.
    pub fn bytes(self) -> Vec<u8> {
        self.0
    }
}

impl<'a> Keeping<'a> {
    /// From the start.
    pub fn of(bytes: &'a [u8]) -> Keeping<'a> {
        Keeping(bytes)
    }

    /// Width of the numbers that come next.
    pub fn width(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// Reads numbers; none where others stand there.
    pub fn numbers<T: Fixed>(&mut self) -> Option<Vec<T>> {
        let ([width, length @ ..], rest) = self.0.split_first_chunk::<5>()?;
        let length = u32::from_le_bytes(*length) as usize;
        let bytes = length.checked_mul(usize::from(T::WIDTH)).filter(|_| *width == T::WIDTH)?;
        let (numbers, rest) = rest.split_at_checked(bytes)?;
        self.0 = rest;
        Some(numbers.chunks_exact(usize::from(T::WIDTH)).map(T::take).collect())
    }

    /// Reads texts.
    pub fn texts(&mut self) -> Option<Vec<&'a str>> {
        let lengths: Vec<u32> = self.numbers()?;
        let text = |length: u32| {
            let (text, rest) = self.0.split_at_checked(length as usize)?;
            self.0 = rest;
            str::from_utf8(text).ok()
        };
        lengths.into_iter().map(text).collect()
    }

    /// Is nothing left?
    pub fn is_read(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use crate::demo;
    use crate::figure::{Ask, Dim, Facts, Figure, Measure};
    use crate::time::{Day, Month, Period};

    fn facts() -> Facts {
        let mut facts = Facts::new();
        for contact in demo::contacts(3, Day(20_500), 700) {
            facts.push(&contact);
        }
        facts.set_counted(5, false);
        facts
    }

    #[track_caller]
    fn check_alike(one: &Facts, other: &Facts) {
        let period = Period { first: Month::of(Day(20_500)).plus(-11), months: 12 };
        for measure in Measure::ALL {
            for dim in Dim::ALL {
                let ask = Ask { figure: Figure::of(measure), period, splits: vec![dim] };
                assert_eq!(one.answer(&ask), other.answer(&ask), "{measure:?} by {dim:?}");
            }
        }
        assert_eq!(one.span(), other.span());
    }

    #[test]
    fn kept_facts_answer_as_before_and_go_on() {
        let mut facts = facts();
        let mut kept = Facts::unkeep(&facts.keep()).unwrap();
        check_alike(&kept, &facts);
        for (row, contact) in (0..).zip(demo::contacts(4, Day(20_500), 300)) {
            for facts in [&mut kept, &mut facts] {
                facts.push(&contact);
                facts.replace(row * 2, &contact);
            }
        }
        check_alike(&kept, &facts);
        assert_eq!(kept.keep(), facts.keep());
    }

    #[test]
    fn what_was_cut_or_lengthened_is_not_read() {
        let bytes = Facts::keep(&facts());
        for cut in (0..bytes.len()).step_by(97) {
            assert!(Facts::unkeep(&bytes[..cut]).is_none(), "{cut}");
        }
        assert!(Facts::unkeep(&[bytes, vec![0]].concat()).is_none());
        assert!(Facts::unkeep(&[]).is_none());
    }

    #[test]
    fn facts_hold_no_name_or_telephone() {
        let bytes = facts().keep();
        let holds = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        for contact in demo::contacts(3, Day(20_500), 700) {
            assert!(contact.name.is_empty() || contact.name.len() < 6 || !holds(&contact.name));
            assert!(contact.phones.iter().all(|phone| !holds(phone.as_str())));
        }
    }
}
