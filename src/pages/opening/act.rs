//! Opens the centre: measures the device, makes the two keys, writes.

use casebook::door::{KdfParams, Kek};
use casebook::trouble::Trouble;
use casework::centre::Centre;
use leptos::prelude::*;

use super::draft::OpeningDraft;
use crate::desk::DeskDoor;
use crate::platform::{random, storage};
use crate::protocol::{NewCentre, Reply, Request};

/// How far the opening is.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// Not begun.
    Rest,
    /// Measures the device.
    Calibrating,
    /// Makes keys.
    Deriving,
    /// Writes.
    Writing,
    /// Did not work; nothing was written.
    Failed(Trouble),
}

impl Step {
    /// Under way?
    pub fn is_busy(&self) -> bool {
        !matches!(self, Step::Rest | Step::Failed(_))
    }
}

/// Opens the centre. When it works the desk's state changes and this page is gone.
pub async fn open(desk: DeskDoor, draft: OpeningDraft, step: RwSignal<Step>) {
    if let Err(trouble) = try_open(desk, draft, step).await {
        step.try_set(Step::Failed(trouble));
    }
}

async fn try_open(desk: DeskDoor, draft: OpeningDraft, step: RwSignal<Step>) -> Result<(), Trouble> {
    step.set(Step::Calibrating);
    storage::ask_to_persist();
    let params = desk.calibrate().await?;
    step.set(Step::Deriving);
    let recovery_params = KdfParams { salt: random::bytes()?, ..params.clone() };
    let kek: Kek = desk.derive(draft.passphrase.first.clone(), params.clone()).await?;
    let recovery_kek = desk.derive(draft.key.clone(), recovery_params.clone()).await?;
    step.set(Step::Writing);
    let centre = Centre { name: draft.name.trim().to_owned(), level: draft.level, ..Centre::default() };
    let new = NewCentre {
        centre,
        name: draft.head.trim().to_owned(),
        door_name: draft.door_name(),
        params,
        kek,
        recovery_params,
        recovery_kek,
    };
    match desk.ask(Request::OpenCentre(Box::new(new))).await? {
        Reply::Desk(_) | Reply::Done => Ok(()),
        // The form checks what the engine checks; a refusal here is a difference between the two.
        _ => Err(Trouble::BuildMismatch),
    }
}
