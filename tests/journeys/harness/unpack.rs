//! What browsers pack before they write it: snappy (values of IndexedDB, blocks of LevelDB) and LZ4 (Firefox's sessions).
//!
//! Lenient: a stream that is cut or damaged gives what was read of it. It only ever has to show what could be read.

/// First bytes of Firefox's own LZ4 files; then the size (u32, little-endian) and one block.
const MOZ_LZ4: &[u8] = b"mozLz40\0";
/// Longer streams are not held by one value or block.
const LIMIT: usize = 1 << 20;

/// The content of a mozLz4 file; none where it is no such file.
pub fn moz_lz4(file: &[u8]) -> Option<Vec<u8>> {
    lz4_block(file.strip_prefix(MOZ_LZ4)?.get(4..)?)
}

/// An LZ4 block (literals and copies in turn).
fn lz4_block(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    while let Some((&token, after)) = rest.split_first() {
        rest = after;
        let literals = long(usize::from(token >> 4), &mut rest)?;
        out.extend_from_slice(rest.get(..literals)?);
        rest = &rest[literals..];
        // The last sequence has no copy.
        let Some(offset) = rest.get(..2) else { break };
        rest = &rest[2..];
        let length = long(usize::from(token & 15), &mut rest)? + 4;
        copy(&mut out, usize::from(u16::from_le_bytes([offset[0], offset[1]])), length)?;
    }
    Some(out)
}

/// A length of LZ4: 15 goes on with bytes up to the first that is not 255.
fn long(start: usize, rest: &mut &[u8]) -> Option<usize> {
    let mut length = start;
    if start == 15 {
        loop {
            let (&byte, after) = rest.split_first()?;
            *rest = after;
            length += usize::from(byte);
            if byte != 255 {
                break;
            }
        }
    }
    Some(length)
}

/// What a snappy stream that begins here holds, as far as it can be read; none where none can begin here, and where it is
/// one literal, which stands in the file as it is.
pub fn snappy(bytes: &[u8]) -> Option<Vec<u8>> {
    let (size, mut rest) = varint(bytes)?;
    // Nothing can be copied at first, so every stream begins with a literal.
    if !(8..=LIMIT).contains(&size) || rest.first().is_none_or(|tag| tag & 3 != 0) {
        return None;
    }
    let (mut out, mut parts) = (Vec::new(), 0);
    while out.len() < size {
        let Some((&tag, after)) = rest.split_first() else { break };
        rest = after;
        let read = match tag & 3 {
            0 => literal(tag, &mut rest, &mut out),
            kind => copied(kind, tag, &mut rest, &mut out),
        };
        if read.is_none() {
            break;
        }
        parts += 1;
    }
    (parts > 1).then_some(out)
}

fn varint(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (n, byte) in bytes.iter().take(4).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[n + 1..]));
        }
    }
    None
}

fn literal(tag: u8, rest: &mut &[u8], out: &mut Vec<u8>) -> Option<()> {
    let short = usize::from(tag >> 2);
    let extra = short.saturating_sub(59);
    let length = if extra == 0 { short } else { number(rest, extra)? } + 1;
    let there = length.min(rest.len());
    out.extend_from_slice(&rest[..there]);
    *rest = &rest[there..];
    (there == length).then_some(())
}

fn copied(kind: u8, tag: u8, rest: &mut &[u8], out: &mut Vec<u8>) -> Option<()> {
    let (length, offset) = match kind {
        1 => (usize::from(tag >> 2 & 7) + 4, usize::from(tag >> 5) << 8 | number(rest, 1)?),
        2 => (usize::from(tag >> 2) + 1, number(rest, 2)?),
        _ => (usize::from(tag >> 2) + 1, number(rest, 4)?),
    };
    copy(out, offset, length)
}

/// A little-endian number of so many bytes.
fn number(rest: &mut &[u8], bytes: usize) -> Option<usize> {
    let value = rest.get(..bytes)?.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte));
    *rest = &rest[bytes..];
    Some(value)
}

/// Repeats what stands `offset` bytes back; the copy may run into itself.
fn copy(out: &mut Vec<u8>, offset: usize, length: usize) -> Option<()> {
    let from = out.len().checked_sub(offset).filter(|_| offset > 0 && length <= LIMIT)?;
    for at in from..from + length {
        out.push(out[at]);
    }
    Some(())
}

#[test]
fn snappy_literals_and_copies_are_read() {
    // "abcdabcdabcd!" : 4 letters, 8 copied from 4 back, one more letter.
    let stream = [13, 3 << 2, b'a', b'b', b'c', b'd', (8 - 4) << 2 | 1, 4, 0, b'!'];
    assert_eq!(snappy(&stream).unwrap(), b"abcdabcdabcd!");
    assert_eq!(snappy(&stream[..9]).unwrap(), b"abcdabcdabcd", "a cut stream gives what is there");
    let long: Vec<u8> = [&[204, 1, 60 << 2, 199][..], &[7; 200], &[0x01, 1]].concat();
    assert_eq!(snappy(&long).unwrap(), [7; 204]);
    assert_eq!(snappy(&[13, 1, 9]), None, "a copy of nothing");
}

#[test]
fn a_moz_lz4_file_is_read() {
    let file = [MOZ_LZ4, &[14, 0, 0, 0], &[0x44, b'a', b'b', b'c', b'd', 4, 0, 0x20, b'!', b'?']].concat();
    assert_eq!(moz_lz4(&file).unwrap(), b"abcdabcdabcd!?");
    assert_eq!(moz_lz4(b"plain"), None);
}
