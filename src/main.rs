//! The page's entry point.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        bangfu_desk::platform::later::meet();
        bangfu_desk::platform::deep_link::restore();
        bangfu_desk::pages::mount();
    }
}
