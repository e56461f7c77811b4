//! Chromium by its driver: WebDriver over plain HTTP on this machine, for what a page cannot do to itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::memory;
use crate::Outcome;
use crate::process::program;

/// Longest wait for an answer of the driver.
const LIMIT: Duration = Duration::from_secs(120);

/// A browser under a driver; both end when it is dropped.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    /// Held open: a driver that cannot speak would end.
    _said: Option<BufReader<ChildStdout>>,
    port: u16,
    session: String,
}

impl Driver {
    /// Starts the driver and a browser with these switches.
    pub fn start(switches: &[String]) -> Outcome<Driver> {
        let mut process = program("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start chromedriver: {error}"))?;
        let mut said = process.stdout.take().map(BufReader::new);
        let port = said.as_mut().and_then(told_port).unwrap_or_default();
        let mut driver = Driver { process, _said: said, port, session: String::new() };
        if driver.port == 0 {
            return Err("chromedriver told no port".to_owned());
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "args": switches },
            "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        } } });
        let session = driver.ask("POST", "/session", &wanted)?;
        driver.session = session["sessionId"].as_str().ok_or("chromedriver gave no session")?.to_owned();
        Ok(driver)
    }

    /// Goes to an address.
    pub fn go(&self, url: &str) -> Outcome {
        self.act("url", &json!({ "url": url })).map(drop)
    }

    /// Makes the page's thread so many times slower; 1 = as it is. Workers are not reached.
    pub fn slow(&self, times: u32) -> Outcome {
        let command = json!({ "cmd": "Emulation.setCPUThrottlingRate", "params": { "rate": times } });
        self.act("goog/cdp/execute", &command).map(drop)
    }

    /// Runs a script in the page and gives what it returns.
    pub fn run(&self, script: &str) -> Outcome<Value> {
        self.act("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Bytes of memory of the browser's own pages and workers, not shared with other processes, after a sweeping of the page;
    /// none where the system does not tell.
    pub fn memory(&self) -> Outcome<Option<u64>> {
        let command = json!({ "cmd": "HeapProfiler.collectGarbage", "params": {} });
        self.act("goog/cdp/execute", &command)?;
        Ok(memory::of_renderers(self.process.id()))
    }

    fn act(&self, what: &str, body: &Value) -> Outcome<Value> {
        self.ask("POST", &format!("/session/{}/{what}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let answer = exchange(self.port, method, path, &body.to_string())
            .map_err(|error| format!("chromedriver does not answer: {error}"))?;
        let answer: Value = serde_json::from_str(&answer)
            .map_err(|error| format!("chromedriver's answer cannot be read: {error}"))?;
        match answer["value"]["error"].as_str() {
            Some(error) => {
                Err(format!("{error}: {}", answer["value"]["message"].as_str().unwrap_or_default()))
            }
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that has gone has taken its browser with it.
        let _ = self.ask("DELETE", &format!("/session/{}", self.session), &json!({}));
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port a driver tells in its first lines.
fn told_port(lines: impl BufRead) -> Option<u16> {
    let told = lines.lines().map_while(Result::ok).find(|line| line.contains("started successfully"))?;
    told.rsplit_once("port ")?.1.trim_end_matches('.').parse().ok()
}

fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(LIMIT))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    answer(BufReader::new(stream))
}

fn answer(mut from: impl BufRead) -> std::io::Result<String> {
    let (mut line, mut length) = (String::new(), 0);
    while from.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        line.clear();
    }
    let mut body = String::new();
    from.take(length).read_to_string(&mut body)?;
    Ok(body)
}

/// Switches of a browser on a profile, without a window, every canvas at two pixels a CSS pixel.
pub fn switches(profile: &Path) -> Vec<String> {
    let more = ["--force-device-scale-factor=2".to_owned(), format!("--user-data-dir={}", profile.display())];
    super::BROWSER.iter().map(|&switch| switch.to_owned()).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_out_of_what_a_driver_says() {
        let said = "Starting ChromeDriver 150.0 on port 0\nOnly local connections are allowed.\n\
                    ChromeDriver was started successfully on port 41327.\n";
        assert_eq!(told_port(said.as_bytes()), Some(41327));
        assert_eq!(told_port("nothing".as_bytes()), None);
    }

    #[test]
    fn an_answer_is_as_long_as_its_head_says() {
        let said = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n{\"value\": 1}more";
        assert_eq!(answer(said.as_bytes()).unwrap(), "{\"value\": 1}");
    }
}
