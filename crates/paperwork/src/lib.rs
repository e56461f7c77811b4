//! Files people exchange.
