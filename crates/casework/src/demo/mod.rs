//! A made-up year to try the product with. Seeded: the same seed gives the same year. Reads no clock, no randomness.
