//! Words of the first opening and the lock page.
