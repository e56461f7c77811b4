//! What page and engine say to one another, overheard in the page and told to the journey at once, past the driver.
//!
//! The page tells by requests that the journey's own server hears: what was sent before a kill is heard after it.

use std::collections::HashMap;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use bangfu_desk::protocol::{Call, CallNumber, Message, Reply, Request};

use crate::harness::{Page, Step};

/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Acts that were posted and what the page was told of them, in one life of a browser.
#[derive(Default)]
pub struct Heard {
    /// Acts in the order they were posted.
    pub posted: Vec<Posted>,
    /// Replies, and when the page heard them (milliseconds of the clock).
    pub told: HashMap<CallNumber, (f64, Reply)>,
    /// When what was heard last was said (milliseconds of the clock).
    pub last_said: f64,
    /// When the browser was killed (milliseconds of the clock).
    pub killed: f64,
    /// Steps a seed told of.
    pub steps: Vec<String>,
}

/// An act that was posted.
pub struct Posted {
    /// Number of its call.
    pub number: CallNumber,
    /// When (milliseconds of the clock).
    pub at: f64,
    /// The act; none = too long to be overheard whole.
    pub request: Option<Request>,
}

impl Heard {
    /// Milliseconds from the posting of each act to its reply.
    pub fn replies(&self) -> impl Iterator<Item = f64> {
        self.posted.iter().filter_map(|posted| Some(self.told.get(&posted.number)?.0 - posted.at))
    }

    /// Milliseconds from the last posting to the kill.
    pub fn age(&self) -> f64 {
        self.killed - self.posted.last().map_or(0.0, |posted| posted.at)
    }

    /// Takes one report in.
    fn take(&mut self, report: &str) -> Step {
        let (kind, what) = report.split_once('=').unwrap_or_default();
        match kind {
            "posted" => {
                let (at, bytes) = said(what)?;
                self.last_said = at;
                let (number, _) = postcard::take_from_bytes::<CallNumber>(&bytes)?;
                let request = postcard::from_bytes::<Call>(&bytes).ok().map(|call| call.request);
                self.posted.push(Posted { number, at, request });
                self.posted.sort_by(|one, other| one.at.total_cmp(&other.at));
            }
            "told" => {
                let (at, bytes) = said(what)?;
                let Message::Reply(number, reply) = postcard::from_bytes(&bytes)? else {
                    return Err("news are no reply".into());
                };
                self.last_said = at;
                self.told.insert(number, (at, reply));
            }
            "step" => {
                let (at, step) = what.split_once(',').ok_or("a step without its time")?;
                self.last_said = at.parse()?;
                self.steps.push(step.to_owned());
            }
            _ => return Err(format!("the page says {report}").into()),
        }
        Ok(())
    }

    /// Listens until something was heard.
    pub fn until(
        &mut self,
        reports: &Receiver<String>,
        what: &str,
        is_heard: impl Fn(&Heard) -> bool,
    ) -> Step {
        let until = Instant::now() + PATIENCE;
        while !is_heard(self) {
            let left = until.saturating_duration_since(Instant::now());
            let report = reports.recv_timeout(left).map_err(|_| format!("heard nothing of {what}"))?;
            self.take(&report)?;
        }
        Ok(())
    }

    /// Takes in what was said until now.
    pub fn rest(&mut self, reports: &Receiver<String>) -> Step {
        reports.try_iter().try_for_each(|report| self.take(&report))
    }
}

/// Overhears the engine of a page from its next unlocking, opening or restoring on.
pub async fn overhear(page: &Page) -> Step {
    let kind = |request: Request| -> Step<u8> {
        let bytes = postcard::to_allocvec(&Call { number: 0, request })?;
        Ok(bytes[1])
    };
    let who = casework::staff::StaffId(0);
    let door = [
        kind(Request::Unlock { staff: who, kek: kek() })?,
        kind(Request::Restore { file: Vec::new(), staff: None, kek: kek() })?,
    ];
    let wish = casework::act::WishId(0);
    let act = || casework::act::Act::WithdrawContact(casework::contact::RecordId(0));
    let acts = [
        kind(Request::ActOnce(wish, act()))?,
        kind(Request::Act(act()))?,
        kind(Request::Undo(0))?,
        kind(Request::Import { wish, chosen: Vec::new() })?,
        door[1],
    ];
    let script = OVERHEAR
        .replace("REPORT", &format!("{}report?", page.root))
        .replace("DOOR", &format!("{door:?}"))
        .replace("ACTS", &format!("{acts:?}"));
    page.run(&script).await?;
    Ok(())
}

/// Asks the engine that is overheard, past the page.
pub async fn ask(page: &Page, request: Request) -> Step<Reply> {
    let bytes = postcard::to_allocvec(&Call { number: ASKED, request })?;
    let script = format!("window.askEngine('{}', arguments[arguments.length - 1])", hex(&bytes));
    let answer = page.run_async(&script).await?;
    match postcard::from_bytes(&self::bytes(answer.as_str().unwrap_or_default())?)? {
        Message::Reply(ASKED, reply) => Ok(reply),
        _ => Err("the engine answers somebody else".into()),
    }
}

/// A number that no page reaches.
const ASKED: CallNumber = CallNumber::MAX;

fn kek() -> casebook::door::Kek {
    casebook::door::Kek([0; 32])
}

/// When, and what.
fn said(report: &str) -> Step<(f64, Vec<u8>)> {
    let (at, hex) = report.split_once(',').ok_or("said without its time")?;
    Ok((at.parse()?, bytes(hex)?))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Step<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2).map(std::str::from_utf8);
    digits.map(|digits| Ok(u8::from_str_radix(digits?, 16)?)).collect()
}

/// Says after it posted, never before; and after the page's own listener has heard a reply.
const OVERHEAR: &str = "
const under_way = new Set();
const say = (what) => {
  const report = fetch('REPORT' + what, { method: 'HEAD' }).catch(() => 0).then(() => under_way.delete(report));
  under_way.add(report);
};
window.reported = () => Promise.all(under_way);
const now = () => performance.timeOrigin + performance.now();
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const head = (bytes, at) => {
  let number = 0, place = 1, byte;
  do { byte = bytes[at]; at += 1; number += (byte & 127) * place; place *= 128; } while (byte > 127);
  return [number, bytes[at]];
};
const post = Worker.prototype.postMessage;
const awaited = new Set();
let engine = null, asked = null;
const hear = ({ data }) => {
  const bytes = new Uint8Array(data);
  if (bytes[0] !== 0) return;
  const [number] = head(bytes, 1);
  if (number === 4294967295) asked(hex(bytes));
  if (awaited.delete(number)) say('told=' + now() + ',' + hex(bytes));
};
Worker.prototype.postMessage = function (message, transfer) {
  const bytes = new Uint8Array(message).slice(0, 4096);
  const [number, kind] = head(bytes, 0);
  if (!engine && DOOR.includes(kind)) {
    engine = this;
    engine.addEventListener('message', hear);
  }
  const at = now();
  post.call(this, message, transfer);
  if (this === engine && ACTS.includes(kind)) {
    awaited.add(number);
    say('posted=' + at + ',' + hex(bytes));
  }
};
window.askEngine = (call, done) => {
  asked = done;
  const bytes = Uint8Array.from(call.match(/../g), (digits) => parseInt(digits, 16));
  post.call(engine, bytes.buffer, [bytes.buffer]);
};";
