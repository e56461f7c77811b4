//! Many entries one after another, in pieces of a mebibyte: what is there is never moved as more comes, so that no room is
//! kept for growth, and memory that cannot be given back is not taken twice.

use std::ops::Range;

/// Bytes of a piece.
const PIECE: usize = 1 << 20;

/// What entries are of: bytes or text.
pub trait Piece: Default + Clone {
    /// An entry.
    type Entry: ?Sized;

    /// Nothing yet, with room for so many bytes.
    fn with_room(bytes: usize) -> Self;
    /// Its bytes.
    fn len(&self) -> usize;
    /// Bytes of an entry.
    fn len_of(entry: &Self::Entry) -> usize;
    /// Appends an entry.
    fn append(&mut self, entry: &Self::Entry);
    /// A part of it; none where there is no such part.
    fn part(&self, at: Range<usize>) -> Option<&Self::Entry>;
}

/// All entries, each found by its start.
#[derive(Clone, Default)]
pub struct Pieces<P> {
    pieces: Vec<P>,
    /// The piece that is being filled, and its room.
    last: usize,
    room: usize,
    bytes: usize,
}

impl<P: Piece> Pieces<P> {
    /// Appends an entry; gives its start. None = there is no room for more than 4 GiB.
    pub fn append(&mut self, entry: &P::Entry) -> Option<u32> {
        let length = P::len_of(entry);
        if length > self.room || self.pieces.is_empty() {
            let first = self.pieces.len();
            u32::try_from(first.checked_mul(PIECE)?.checked_add(length)?).ok()?;
            // The first one grows as it will: most casebooks are small.
            self.pieces.push(P::with_room(if first == 0 { 0 } else { length.max(PIECE) }));
            // An entry longer than a piece takes the places of several.
            self.pieces.resize(first + length.div_ceil(PIECE).max(1), P::default());
            (self.last, self.room) = (first, PIECE);
        }
        let piece = self.pieces.get_mut(self.last)?;
        let start = self.last * PIECE + piece.len();
        piece.append(entry);
        self.room = self.room.saturating_sub(length);
        self.bytes += length;
        u32::try_from(start).ok()
    }

    /// What stands between a start and an end within one piece.
    pub fn get(&self, at: Range<u32>) -> Option<&P::Entry> {
        let start = at.start as usize % PIECE;
        let length = at.end.checked_sub(at.start)? as usize;
        self.pieces.get(at.start as usize / PIECE)?.part(start..start + length)
    }

    /// Where an entry ends that the one with the start `next` was appended after; none = it is the last one.
    pub fn end(&self, start: u32, next: Option<u32>) -> u32 {
        let piece = start as usize / PIECE;
        match next {
            Some(next) if next as usize / PIECE == piece => next,
            _ => (piece * PIECE + self.pieces.get(piece).map_or(0, P::len)) as u32,
        }
    }

    /// Bytes of all entries.
    pub fn len(&self) -> usize {
        self.bytes
    }
}

impl Piece for Vec<u8> {
    type Entry = [u8];

    fn with_room(bytes: usize) -> Vec<u8> {
        Vec::with_capacity(bytes)
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn len_of(entry: &[u8]) -> usize {
        entry.len()
    }

    fn append(&mut self, entry: &[u8]) {
        self.extend_from_slice(entry);
    }

    fn part(&self, at: Range<usize>) -> Option<&[u8]> {
        self.get(at)
    }
}

impl Piece for String {
    type Entry = str;

    fn with_room(bytes: usize) -> String {
        String::with_capacity(bytes)
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn len_of(entry: &str) -> usize {
        entry.len()
    }

    fn append(&mut self, entry: &str) {
        self.push_str(entry);
    }

    fn part(&self, at: Range<usize>) -> Option<&str> {
        self.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_any_length_are_found_by_their_starts() {
        let lengths = [0, 3, PIECE - 4, 2, PIECE, 0, 1, 3 * PIECE + 1, 5, 2 * PIECE, 7];
        let entry = |n: usize, length: usize| vec![n as u8 + 1; length];
        let mut all = Pieces::<Vec<u8>>::default();
        let starts: Vec<u32> =
            lengths.iter().enumerate().filter_map(|(n, &length)| all.append(&entry(n, length))).collect();
        assert_eq!(starts.len(), lengths.len());
        assert_eq!(all.len(), lengths.iter().sum::<usize>());
        for (n, (&start, &length)) in starts.iter().zip(&lengths).enumerate() {
            assert_eq!(all.end(start, starts.get(n + 1).copied()), start + length as u32, "{n}");
            assert!(all.get(start..start + length as u32) == Some(&entry(n, length)[..]), "{n}");
        }
    }

    #[test]
    fn text_that_is_not_there_is_none() {
        let mut all = Pieces::<String>::default();
        assert_eq!(all.get(0..1), None);
        assert_eq!(all.append("张三"), Some(0));
        assert_eq!(all.get(0..6), Some("张三"));
        assert_eq!((all.get(0..7), all.get(1..6)), (None, None));
        assert_eq!(all.end(0, None), 6);
    }
}
