//! The build's id, the same in page and workers of one build. Reads nothing at run time.

/// Build id: given by the build tool, `dev` where it gave none.
pub const BUILD: &str = match option_env!("BANGFU_BUILD") {
    Some(id) => id,
    None => "dev",
};
