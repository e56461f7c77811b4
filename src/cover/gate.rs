//! The gate of an engine: while the desk is covered nothing passes but the PIN and what a lock needs.
//!
//! It stands where calls come in, before any of them waits for its turn: what was asked before the cover goes on, a save or
//! an import is not cut, and the PIN is answered at once.

use casebook::passphrase::Pin;
use casebook::trouble::Trouble;

use crate::protocol::{CoverRequest, Reply, Request};

/// So many wrong PINs in a row, and the engine is shut.
pub const TRIES: u8 = 5;

/// The gate. Open at first.
#[derive(Default)]
pub struct Gate {
    pin: Option<Pin>,
    stand: Stand,
}

#[derive(Clone, Copy, Default)]
enum Stand {
    #[default]
    Open,
    /// After so many wrong PINs.
    Covered(u8),
    /// Nothing opens it any more: another engine must begin, which wants a passphrase.
    Shut,
}

/// What becomes of a call.
pub enum Heard {
    /// It takes its turn.
    Passes,
    /// It is answered here.
    Answered(Reply),
    /// The same, and the engine forgets keys and records.
    Shut(Reply),
}

impl Gate {
    /// Takes in the PIN of the member who has unlocked; none = no cover.
    pub fn know(&mut self, pin: Option<&Pin>) {
        if self.pin.as_ref() != pin {
            self.pin = pin.cloned();
        }
    }

    /// Hears a call before it waits for its turn.
    pub fn hear(&mut self, request: &Request) -> Heard {
        use CoverRequest::{Cover, Uncover};
        use Stand::{Covered, Open, Shut};
        let locked = || Heard::Answered(Reply::Trouble(Trouble::Locked));
        match (self.stand, request) {
            (_, Request::Ping | Request::Lock) => Heard::Passes,
            (Open, Request::Cover(Cover)) if self.pin.is_none() => locked(),
            (Open, Request::Cover(Cover)) => {
                self.stand = Covered(0);
                Heard::Answered(Reply::Done)
            }
            (Covered(_), Request::Cover(Cover)) | (Open, Request::Cover(Uncover(_))) => {
                Heard::Answered(Reply::Done)
            }
            (Covered(wrong), Request::Cover(Uncover(typed))) => self.try_pin(wrong, typed),
            (Open, _) => Heard::Passes,
            (Covered(_) | Shut, _) => locked(),
        }
    }

    fn try_pin(&mut self, wrong: u8, typed: &str) -> Heard {
        if self.pin.as_ref().is_some_and(|pin| pin.is(typed)) {
            self.stand = Stand::Open;
            return Heard::Answered(Reply::Done);
        }
        let left = TRIES.saturating_sub(wrong + 1);
        if left > 0 {
            self.stand = Stand::Covered(wrong + 1);
            Heard::Answered(Reply::WrongPin(left))
        } else {
            *self = Gate { pin: None, stand: Stand::Shut };
            Heard::Shut(Reply::WrongPin(0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of every request there is, with nothing in it: zeros are an empty text, no option, a first variant.
    fn every_request() -> Vec<Request> {
        let number_alone = |number: u8| postcard::from_bytes::<Request>(&[number]).err();
        let is_one = |number: &u8| number_alone(*number) != Some(postcard::Error::SerdeDeCustom);
        let empty = |number: u8| [[number].as_slice(), &[0; 1024]].concat();
        let read = |number: u8| match postcard::take_from_bytes::<Request>(&empty(number)) {
            Ok((request, _)) => request,
            Err(error) => panic!("request {number}: {error}"),
        };
        (0..128).take_while(is_one).map(read).collect()
    }

    /// What a gate does with a request, as a word.
    fn word(heard: Heard) -> String {
        match heard {
            Heard::Passes => "passes".into(),
            Heard::Answered(Reply::Done) => "done".into(),
            Heard::Answered(Reply::Trouble(Trouble::Locked)) => "locked".into(),
            Heard::Answered(Reply::WrongPin(left)) => format!("wrong, {left} left"),
            Heard::Shut(Reply::WrongPin(0)) => "shut".into(),
            _ => "something else".into(),
        }
    }

    fn cover() -> Request {
        Request::Cover(CoverRequest::Cover)
    }

    fn uncover(typed: &str) -> Request {
        Request::Cover(CoverRequest::Uncover(typed.to_owned()))
    }

    fn covered() -> Gate {
        let mut gate = Gate::default();
        gate.know(Pin::parse("2580").ok().as_ref());
        assert_eq!(word(gate.hear(&cover())), "done");
        gate
    }

    #[track_caller]
    fn check(gate: &mut Gate, asked: &[(&str, &str)]) {
        for (typed, want) in asked {
            assert_eq!(word(gate.hear(&uncover(typed))), *want, "{typed}");
        }
    }

    #[test]
    fn under_a_cover_every_request_is_refused_but_the_pin_and_what_a_lock_needs() {
        let all = every_request();
        assert!(all.len() > 60 && matches!(all.last(), Some(Request::Cover(_))), "{}", all.len());
        let mut gate = covered();
        for (number, request) in all.iter().enumerate() {
            let want = match request {
                Request::Ping | Request::Lock => "passes",
                Request::Cover(CoverRequest::Cover) => "done",
                _ => "locked",
            };
            assert_eq!(word(gate.hear(request)), want, "request {number}");
        }
        let set = CoverRequest::SetPin {
            passphrase: casebook::door::Kek([0; 32]),
            pin: Pin::parse("1379").unwrap(),
        };
        for request in [Request::Cover(set), Request::Cover(CoverRequest::ForgetPin)] {
            assert_eq!(word(gate.hear(&request)), "locked");
        }
        check(&mut gate, &[("2580", "done")]);
        for request in all.iter().filter(|request| !matches!(request, Request::Cover(_))) {
            assert_eq!(word(gate.hear(request)), "passes", "open again");
        }
    }

    #[test]
    fn five_wrong_pins_shut_it_for_good() {
        let mut gate = covered();
        check(&mut gate, &[("2581", "wrong, 4 left"), ("", "wrong, 3 left"), ("1234", "wrong, 2 left")]);
        assert_eq!(word(gate.hear(&cover())), "done", "covering it again forgets no wrong PIN");
        check(&mut gate, &[("25800", "wrong, 1 left"), ("0852", "shut"), ("2580", "locked")]);
        for request in every_request() {
            let want = if matches!(request, Request::Ping | Request::Lock) { "passes" } else { "locked" };
            assert_eq!(word(gate.hear(&request)), want);
        }
        gate.know(Pin::parse("2580").ok().as_ref());
        check(&mut gate, &[("2580", "locked")]);
    }

    #[test]
    fn a_right_pin_forgets_the_wrong_ones() {
        let mut gate = covered();
        check(&mut gate, &[("1", "wrong, 4 left"), ("2", "wrong, 3 left"), ("２５８０", "done")]);
        assert_eq!(word(gate.hear(&cover())), "done");
        check(&mut gate, &[("3", "wrong, 4 left")]);
    }

    #[test]
    fn without_a_pin_there_is_no_cover() {
        let mut gate = Gate::default();
        assert_eq!(word(gate.hear(&cover())), "locked");
        assert_eq!(word(gate.hear(&Request::Desk)), "passes");
        let mut gate = covered();
        gate.know(None);
        check(&mut gate, &[("", "wrong, 4 left"), ("2580", "wrong, 3 left")]);
    }
}
