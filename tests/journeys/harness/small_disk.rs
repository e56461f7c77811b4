//! A disk of a few hundred megabytes for the profile of one browser, and a file that fills it.

use std::fs::{File, remove_file};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use super::process::Home;
use super::{Browser, Kind, Step};

/// A tmpfs at the place of a home's profile. Let go of after the browsers on it; it is unmounted however a journey ends.
pub struct SmallDisk {
    home: Rc<Home>,
    profile: PathBuf,
}

impl SmallDisk {
    /// An empty disk of so many megabytes. An error where the system does not allow it.
    pub fn mount(megabytes: u32) -> Step<SmallDisk> {
        let home = Rc::new(Home::new());
        let profile = home.path().join("profile");
        std::fs::create_dir_all(&profile)?;
        let size = format!("size={megabytes}m");
        let done =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&profile).output()?;
        if done.status.success() {
            return Ok(SmallDisk { home, profile });
        }
        let said = String::from_utf8_lossy(&done.stderr);
        Err(format!(
            "no small disk could be mounted ({}): run the journeys as root, or as \
             `unshare --user --map-root-user --mount cargo test --test journeys`",
            said.trim()
        )
        .into())
    }

    /// Starts a browser whose profile is on it.
    pub async fn browser(&self, kind: Kind) -> Step<Browser> {
        Browser::open_at(kind, self.home.clone()).await
    }

    /// Fills it to the last byte, by one file beside what the browser keeps; how many bytes it took.
    pub fn fill(&self) -> Step<u64> {
        let mut file = File::options().append(true).create(true).open(self.filler())?;
        let block = vec![0x5a; 1 << 16];
        // The last pages go one by one.
        for size in [block.len(), 4096, 1] {
            loop {
                match file.write(&block[..size]) {
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(file.metadata()?.len())
    }

    /// Makes room again.
    pub fn make_room(&self) -> Step {
        Ok(remove_file(self.filler())?)
    }

    fn filler(&self) -> PathBuf {
        self.profile.join("filler")
    }

    fn unmount(profile: &Path) -> bool {
        // Lazily: a process that is being killed may still have a file open.
        let done = Command::new("umount").arg("--lazy").arg(profile).status();
        done.is_ok_and(|status| status.success())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        if !SmallDisk::unmount(&self.profile) {
            println!("the small disk at {} is still mounted", self.profile.display());
        }
    }
}
