//! Byte offsets as lines and columns that people count.

use ruff_text_size::TextSize;

/// A place in a text: line and column, both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// The place of a byte offset; an offset past the end, or inside a character, is the place before it.
#[must_use]
pub fn position(source: &str, offset: TextSize) -> Position {
    let mut end = offset.to_usize().min(source.len());
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let before = source.get(..end).unwrap_or_default();
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: u32::try_from(column).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(0, 1, 1)]
    #[case(2, 1, 3)]
    #[case(3, 2, 1)]
    #[case(5, 2, 2)] // after a character of two bytes
    #[case(4, 2, 1)] // inside it
    #[case(999, 2, 3)]
    fn lines_and_columns_count_from_one(#[case] offset: u32, #[case] line: u32, #[case] column: u32) {
        assert_eq!(position("ab\né!", TextSize::new(offset)), Position { line, column });
    }
}
