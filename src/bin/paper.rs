//! The paper worker's entry point.

fn main() {
    #[cfg(target_arch = "wasm32")]
    bangfu_desk::paper::start();
}
