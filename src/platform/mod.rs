//! The browser: the only code that names web_sys, js_sys or gloo. No rules of the work here.
