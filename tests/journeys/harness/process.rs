//! Processes of one journey: each the leader of a group of its own, ended with all it started when dropped.

use std::fs::File;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::Step;

/// A folder of one browser, removed when dropped.
pub struct Home(PathBuf);

impl Home {
    /// A new empty folder.
    pub fn new() -> Home {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let path = std::env::temp_dir().join(format!("bangfu-journey-{}-{number}", std::process::id()));
        std::fs::create_dir_all(path.join("downloads")).unwrap();
        Home(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A running program.
pub struct Process(Child);

impl Process {
    /// Starts a program at home there; what it prints goes into `NAME.log`.
    pub fn start(mut command: Command, name: &str, home: &Path) -> Process {
        let log = File::create(home.join(format!("{name}.log"))).unwrap();
        command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).process_group(0);
        // Everything a browser writes stays in the journey's folder.
        for (variable, place) in [
            ("HOME", ""),
            ("TMPDIR", ""),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_DATA_HOME", "data"),
        ] {
            command.env(variable, home.join(place));
        }
        Process(command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}")))
    }

    /// Waits until it answers on its port.
    pub fn wait_for_port(&mut self, port: u16, name: &str) {
        let until = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.0.try_wait().unwrap() {
                panic!("{name} ended at once: {status}");
            }
            assert!(Instant::now() < until, "{name} does not answer on its port");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Kills a group of processes at a word, sooner than a program could be started.
pub struct Killer(Child);

impl Process {
    /// One that waits to kill this process and all it started.
    pub fn killer(&self) -> Step<Killer> {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("read word && kill -s KILL -- -{}", self.0.id())]);
        Ok(Killer(command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?))
    }
}

impl Killer {
    /// Kills; the processes are gone when this returns, or will be before they run again.
    pub fn kill(mut self) -> Step {
        self.0.stdin.take().ok_or("a killer without an ear")?.write_all(b"now\n")?;
        let status = self.0.wait()?;
        if status.success() { Ok(()) } else { Err(format!("nothing was killed: {status}").into()) }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The whole group: a driver that is killed leaves its browser behind.
        let _ = Command::new("kill")
            .args(["-KILL", "--", &format!("-{}", self.0.id())])
            .stderr(Stdio::null())
            .status();
        let _ = self.0.wait();
    }
}

/// A port nobody listens on now.
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}
