//! The ledger's rules on small sheets, and that nothing at all makes it panic.
