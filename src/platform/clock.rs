//! The clocks: wall time for acts, a steady one for measuring. The only place that reads them.

use casework::time::Moment;

use super::scope::scope;

/// Now, by the device's clock.
pub fn now() -> Moment {
    Moment(js_sys::Date::now() as i64)
}

/// Milliseconds since the page or worker started; never goes back. 0 where the browser has no such clock.
pub fn steady_ms() -> f64 {
    scope().performance().map(|clock| clock.now()).unwrap_or_default()
}
