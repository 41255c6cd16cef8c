//! Which modules a program imports.

use ruff_python_ast::Stmt;
use ruff_python_parser::parse_module;

/// The names of the modules that a program imports where nothing is indented, as often as it does; none of a text that is no
/// Python.
pub(super) fn imports(code: &str) -> Vec<String> {
    let Ok(parsed) = parse_module(code) else { return Vec::new() };
    let mut names = Vec::new();
    for statement in parsed.into_syntax().body {
        match statement {
            Stmt::Import(import) => names.extend(import.names.into_iter().map(|alias| alias.name.to_string())),
            Stmt::ImportFrom(import) => names.extend(import.module.map(|module| module.to_string())),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("import pygame\n", &["pygame"])]
    #[case("import math, track as road\n", &["math", "track"])]
    #[case("from track import (\n    Loop,\n    Way,\n)\n", &["track"])]
    #[case("\"\"\"\nfrom track to track\nimport track\n\"\"\"\n# import track\n", &[])]
    #[case("leave by the door\n", &[])]
    fn every_import_is_found_and_nothing_else(#[case] code: &str, #[case] names: &[&str]) {
        assert_eq!(imports(code), names);
    }
}
