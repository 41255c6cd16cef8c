//! What Python cannot read, in words a ten-year-old understands.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, ParseErrorType};
use shared::problem::SyntaxReason;

/// Why Python cannot read a place.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// For those who say it in their own words.
    pub reason: SyntaxReason,
    /// What the reason is about, such as the sign that is missing.
    pub subject: Option<String>,
    /// In plain words.
    pub message: String,
}

/// Plain words for the mistakes beginners make most; the parser's own for the rest.
impl From<&ParseErrorType> for Explanation {
    fn from(error: &ParseErrorType) -> Self {
        match error {
            ParseErrorType::ExpectedToken { expected: TokenKind::Colon, .. } => Self::new(
                SyntaxReason::ColonMissing,
                "a `:` is missing here. Lines that start with if, for, while, def or class end with one.",
            ),
            ParseErrorType::OtherError(words) if words.starts_with("Expected an indented block") => {
                Self::new(SyntaxReason::IndentMissing, "this line should be moved to the right with four spaces.")
            }
            ParseErrorType::ExpectedToken { expected, found: TokenKind::Newline | TokenKind::EndOfFile } => {
                Self::new(SyntaxReason::LineTooShort, format!("the line ends too early: {expected} is missing."))
                    .about(*expected)
            }
            ParseErrorType::ExpectedToken { expected, found } => {
                Self::new(SyntaxReason::OtherSign, format!("{expected} should stand here, not {found}."))
                    .about(*expected)
            }
            ParseErrorType::UnexpectedIndentation => {
                Self::new(SyntaxReason::IndentTooFar, "this line starts too far to the right.")
            }
            ParseErrorType::ExpectedExpression => {
                Self::new(SyntaxReason::ValueMissing, "something is missing here, such as a number, a name or a text.")
            }
            ParseErrorType::SimpleStatementsOnSameLine => Self::new(
                SyntaxReason::TwoCommands,
                "two commands stand on one line. Is an operator, a comma or a bracket missing?",
            ),
            ParseErrorType::InvalidAssignmentTarget => Self::new(
                SyntaxReason::AssignmentTarget,
                "only a name can stand to the left of `=`. To compare two things, use `==`.",
            ),
            ParseErrorType::UnparenthesizedNamedExpression => {
                Self::new(SyntaxReason::Comparison, "use `==` to compare two things.")
            }
            ParseErrorType::Lexical(LexicalErrorType::UnclosedStringError) => {
                Self::new(SyntaxReason::QuoteOpen, "a text starts here and its closing quote is missing.")
            }
            ParseErrorType::Lexical(LexicalErrorType::Eof) => Self::new(
                SyntaxReason::BracketOpen,
                "the program ends too early: a bracket further up is never closed.",
            ),
            ParseErrorType::Lexical(LexicalErrorType::IndentationError) => Self::new(
                SyntaxReason::IndentOdd,
                "this line is moved to the right by another amount than the lines it belongs to.",
            ),
            other => {
                let words = other.to_string();
                let mut letters = words.chars();
                let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
                Self::new(SyntaxReason::Unreadable, format!("{first}{}.", letters.as_str()))
            }
        }
    }
}

impl Explanation {
    fn new(reason: SyntaxReason, message: impl Into<String>) -> Self {
        Self { reason, subject: None, message: message.into() }
    }

    fn about(mut self, sign: TokenKind) -> Self {
        self.subject = Some(sign.to_string().replace('`', ""));
        self
    }
}
