//! What an import found, as JSON for other programs and as lines for a person.
