//! Writes a text as a Python string literal, so that whatever it holds stays a string.

use ruff_python_ast::str::{Quote, TripleQuotes};
use ruff_python_literal::escape::UnicodeEscape;

/// The text as Python's `repr` would write it, in double quotes where that needs no more escapes.
pub(super) fn python_string(text: &str) -> String {
    UnicodeEscape::with_preferred_quote(text, Quote::Double).str_repr(TripleQuotes::No).to_string().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ruff_python_ast::Expr;
    use ruff_python_parser::parse_expression;

    use super::*;

    /// What Python reads from one literal; nothing when the source is anything but that.
    fn read_literal(source: &str) -> Option<String> {
        match *parse_expression(source).ok()?.into_syntax().body {
            Expr::StringLiteral(literal) if !literal.value.is_implicit_concatenated() => {
                Some(literal.value.to_str().to_owned())
            }
            _ => None,
        }
    }

    #[rstest::rstest]
    #[case("Pixel's Leap", r#""Pixel's Leap""#)]
    #[case(r#"Say "hi""#, r#"'Say "hi"'"#)]
    #[case(r#"It's "it""#, r#""It's \"it\"""#)]
    #[case(r"back\slash", r#""back\\slash""#)]
    #[case("line\nend\r\t\0", r#""line\nend\r\t\x00""#)]
    #[case("\u{202e}backwards", r#""\u202ebackwards""#)]
    #[case("🚀 猫 é", r#""🚀 猫 é""#)]
    #[case("{{ name }} {x} %s", r#""{{ name }} {x} %s""#)]
    fn literals_are_readable(#[case] text: &str, #[case] literal: &str) {
        assert_eq!(python_string(text), literal);
    }

    proptest! {
        #[test]
        fn python_reads_back_exactly_the_text(text: String) {
            prop_assert_eq!(read_literal(&python_string(&text)), Some(text));
        }

        #[test]
        fn python_reads_back_what_looks_like_code(text in r#"["'\\\n\r\t\x00{}#;()NUxu0-9a-f ]{0,40}"#) {
            prop_assert_eq!(read_literal(&python_string(&text)), Some(text));
        }
    }
}
