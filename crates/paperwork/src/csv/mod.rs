//! Lists as CSV that spreadsheets open without changing a digit.
