//! A small static file server for this machine alone: 127.0.0.1, one folder below one prefix, 404.html for the rest.
//!
//! No directory listing, no fallback page with status 200, no policy header unless asked: what the poorest host does.
//! Everything is sent no-cache: worker scripts served with a long age sometimes do not start.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;
use std::time::Duration;

use crate::{Outcome, mime};

/// A longer request line or header is no browser's.
const HEAD_LIMIT: u64 = 64 * 1024;

/// What is served.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder with the files.
    pub folder: PathBuf,
    /// Path it appears under, with a slash at both ends: `/` or `/a/b/`.
    pub prefix: String,
    /// A content security policy to send as a header; none = as a host that sends no headers.
    pub policy: Option<String>,
    /// Who hears the query of a request for `report?…` below the prefix; none = such a request is like any other.
    pub reports: Option<Sender<String>>,
    /// Whether the page is told to be alone in its process (COOP, COEP): a page that is may measure its memory.
    pub isolated: bool,
}

impl Site {
    /// A folder under `/`, without a policy header.
    pub fn new(folder: impl Into<PathBuf>) -> Site {
        Site { folder: folder.into(), prefix: "/".to_owned(), policy: None, reports: None, isolated: false }
    }

    /// The same under another prefix.
    pub fn under(mut self, prefix: &str) -> Site {
        let inner = prefix.trim_matches('/');
        self.prefix = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        self
    }
}

/// A running server; it stops when dropped, and its port is free again then.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    prefix: String,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving. Port 0 takes a free one.
    pub fn start(site: Site, port: u16) -> Outcome<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map_err(|error| format!("cannot listen on port {port} of this machine: {error}"))?;
        let address = listener.local_addr().map_err(|error| format!("cannot learn the port: {error}"))?;
        let stopping = Arc::new(AtomicBool::new(false));
        let prefix = site.prefix.clone();
        let stop = stopping.clone();
        let site = Arc::new(site);
        let thread = std::thread::spawn(move || {
            for connection in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                if let Ok(connection) = connection {
                    let site = site.clone();
                    // A connection cut by the browser is no trouble of the server's.
                    std::thread::spawn(move || drop(answer(&site, connection)));
                }
            }
        });
        Ok(Server { address, prefix, stopping, thread: Some(thread) })
    }

    /// Address of the folder's root, e.g. `http://127.0.0.1:8080/a/b/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Waits until the process is ended.
    pub fn serve_forever(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // The thread waits in accept; a last connection wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(site: &Site, connection: TcpStream) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(connection.try_clone()?.take(HEAD_LIMIT));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let reply =
        if matches!(method, "GET" | "HEAD") { find(site, target) } else { Reply::plain(405, "GET only") };
    reply.send(site, method == "HEAD", connection)
}

struct Reply {
    status: u16,
    content_type: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Reply {
    fn plain(status: u16, text: &str) -> Reply {
        Reply { status, content_type: mime::of(".txt"), location: None, body: text.into() }
    }

    fn send(&self, site: &Site, is_head: bool, mut to: TcpStream) -> std::io::Result<()> {
        let mut head = format!(
            "HTTP/1.1 {} -\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n",
            self.status,
            self.content_type,
            self.body.len()
        );
        if let Some(policy) = &site.policy {
            head += &format!("Content-Security-Policy: {policy}\r\n");
        }
        if let Some(location) = &self.location {
            head += &format!("Location: {location}\r\n");
        }
        if site.isolated {
            head +=
                "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n";
        }
        to.write_all(head.as_bytes())?;
        to.write_all(b"\r\n")?;
        if !is_head {
            to.write_all(&self.body)?;
        }
        to.flush()
    }
}

fn find(site: &Site, target: &str) -> Reply {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if format!("{path}/") == site.prefix {
        let location = Some(site.prefix.clone());
        return Reply { location, ..Reply::plain(301, "moved") };
    }
    let Some(inner) = path.strip_prefix(&site.prefix) else { return missing(site) };
    let Some(inner) = decoded(inner) else { return Reply::plain(400, "bad address") };
    if let Some(tell) = &site.reports
        && inner == "report"
    {
        let query = target.split_once('?').and_then(|(_, query)| decoded(query)).unwrap_or_default();
        // Whoever asked for reports may have stopped to listen.
        let _ = tell.send(query);
        return Reply::plain(200, "heard");
    }
    let name = if inner.is_empty() { "index.html".to_owned() } else { inner };
    let is_inside = !name.split(['/', '\\']).any(|part| part == ".." || part.is_empty());
    match is_inside.then(|| std::fs::read(site.folder.join(&name))) {
        Some(Ok(body)) => Reply { status: 200, content_type: mime::of(&name), location: None, body },
        _ => missing(site),
    }
}

fn missing(site: &Site) -> Reply {
    match std::fs::read(Path::new(&site.folder).join("404.html")) {
        Ok(body) => Reply { status: 404, content_type: mime::of(".html"), location: None, body },
        Err(_) => Reply::plain(404, "not found"),
    }
}

fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Folder {
            let path = std::env::temp_dir().join(format!("xtask-server-{}-{name}", std::process::id()));
            std::fs::create_dir_all(path.join("deep")).unwrap();
            for (file, text) in [("index.html", "root"), ("404.html", "lost"), ("deep/engine.js", "work()")] {
                std::fs::write(path.join(file), text).unwrap();
            }
            Folder(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn get(server: &Server, target: &str) -> String {
        let mut connection = TcpStream::connect(server.address).unwrap();
        write!(connection, "GET {target} HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }

    fn check(server: &Server, target: &str, status: u16, body: &str) {
        let answer = get(server, target);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{target}: {answer}");
        assert!(answer.ends_with(&format!("\r\n\r\n{body}")), "{target}: {answer}");
    }

    #[test]
    fn files_below_a_prefix_and_404_for_the_rest() {
        let folder = Folder::new("prefix");
        let server = Server::start(Site::new(&folder.0).under("/a/b/"), 0).unwrap();
        check(&server, "/a/b/", 200, "root");
        check(&server, "/a/b/?to=intake", 200, "root");
        check(&server, "/a/b/deep/engine.js", 200, "work()");
        check(&server, "/a/b/intake/new", 404, "lost");
        check(&server, "/elsewhere", 404, "lost");
        check(&server, "/a/b/deep", 404, "lost");
        assert!(get(&server, "/a/b").contains("Location: /a/b/\r\n"));
        assert!(get(&server, "/a/b/deep/engine.js").contains("Content-Type: text/javascript"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Folder::new("outside");
        let server = Server::start(Site::new(folder.0.join("deep")), 0).unwrap();
        check(&server, "/../index.html", 404, "not found");
        check(&server, "/%2e%2e/index.html", 404, "not found");
        check(&server, "/%2e%2e%2findex.html", 404, "not found");
        check(&server, "//etc/passwd", 404, "not found");
    }

    #[test]
    fn a_policy_is_sent_only_when_asked_and_a_stopped_server_frees_its_port() {
        let folder = Folder::new("policy");
        let server = Server::start(Site::new(&folder.0), 0).unwrap();
        assert!(!get(&server, "/").contains("Content-Security-Policy"));
        let port = server.port();
        drop(server);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
        let site = Site { policy: Some("default-src 'none'".to_owned()), ..Site::new(&folder.0) };
        let server = Server::start(site, port).unwrap();
        assert!(get(&server, "/").contains("Content-Security-Policy: default-src 'none'\r\n"));
    }

    #[test]
    fn a_page_is_told_to_be_alone_only_when_asked() {
        let folder = Folder::new("isolated");
        let alone = Server::start(Site { isolated: true, ..Site::new(&folder.0) }, 0).unwrap();
        assert!(get(&alone, "/").contains("Cross-Origin-Embedder-Policy: require-corp\r\n"));
        let other = Server::start(Site::new(&folder.0), 0).unwrap();
        assert!(!get(&other, "/").contains("Cross-Origin-"));
    }
}
