//! The linker tells of the page's program which object each address is of, and keeps objects apart: so it can be cut in two.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|there| there == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        for word in ["--emit-relocs", "--no-merge-data-segments"] {
            println!("cargo::rustc-link-arg-bin=bangfu-desk={word}");
        }
    }
}
