//! One's own PIN: set, or taken away. The gate answers the rest of the cover.

use casebook::trouble::Trouble;
use casework::time::Moment;

use super::answer::WebSession;
use crate::protocol::{CoverRequest, Reply};

/// Sets the PIN or takes it away; what every page knows then says so.
pub async fn change(session: &mut WebSession, asked: CoverRequest, at: Moment) -> Result<Reply, Trouble> {
    match asked {
        CoverRequest::SetPin { passphrase, pin } => session.set_pin(&passphrase, pin, at).await?,
        CoverRequest::ForgetPin => session.forget_pin().await?,
        CoverRequest::Cover | CoverRequest::Uncover(_) => return Err(Trouble::Locked),
    }
    session.desk().map(|desk| Reply::Desk(Box::new(desk)))
}
