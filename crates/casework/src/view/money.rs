//! Money as people read it.

/// Fen as yuan: whole where it is whole, else with two decimals.
pub fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    match (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100) {
        (yuan, 0) => format!("{sign}{yuan}"),
        (yuan, cents) => format!("{sign}{yuan}.{cents:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fen_are_yuan_with_cents_where_there_are_any() {
        for (fen, text) in [(360_000, "3600"), (86_350, "863.50"), (5, "0.05"), (-150, "-1.50"), (0, "0")] {
            assert_eq!(yuan(fen), text);
        }
    }
}
