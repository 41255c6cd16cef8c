//! Friendly advice about code that runs but may not do what its maker hopes. Never a reason to refuse.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ModModule, Stmt, StmtWhile};
use ruff_text_size::{Ranged, TextSize};
use shared::api::Warning;

use super::MAX_TOLD;
use super::files::{Files, PythonFile};
use super::modules::{Import, expect};
use super::position::{Position, position};

/// Calls that show a picture: of `pygame.display`, of turtle and tkinter, and of Pygame Zero.
const SHOWS: [&str; 7] = ["flip", "update", "present", "go", "mainloop", "done", "exitonclick"];
/// Calls that open a window. A program without one has nothing to show.
const OPENS: [&str; 2] = ["set_mode", "Window"];
/// Calls that make a program wait.
const WAITS: [&str; 7] = ["tick", "tick_busy_loop", "wait", "delay", "sleep", "go", "mainloop"];

/// A piece of advice about the place at `offset`, and about what stands there.
pub fn warning(file: &PythonFile<'_>, offset: TextSize, code: &str, subject: Option<&str>, message: String) -> Warning {
    let Position { line, column } = position(file.source, offset);
    let (code, path, subject) = (code.to_owned(), file.path.to_owned(), subject.map(str::to_owned));
    Warning { code, path, line, column, message, reason: None, subject }
}

/// All advice about one file.
pub fn advise(file: &PythonFile<'_>, module: &ModModule, files: &Files) -> Vec<Warning> {
    let mut reader = Reader { file, files, warnings: Vec::new(), calls: Vec::new(), main_loop: None };
    reader.visit_body(&module.body);
    reader.advise_about_main_loop();
    reader.warnings
}

struct Reader<'a> {
    file: &'a PythonFile<'a>,
    files: &'a Files,
    warnings: Vec<Warning>,
    /// The last name of everything that is called.
    calls: Vec<&'a str>,
    /// Where the first `while` loop begins; in a game that is its main loop.
    main_loop: Option<TextSize>,
}

impl<'a> Reader<'a> {
    fn import(&mut self, dotted: &'a str, offset: TextSize) {
        if self.warnings.len() >= MAX_TOLD {
            return;
        }
        let name = dotted.split('.').next().unwrap_or(dotted);
        let (code, message) = match expect(name, self.files.paths()) {
            Import::Works => return,
            Import::Network => {
                ("network", format!("Games here have no internet, so what `{name}` does will not work."))
            }
            Import::Programs => {
                ("programs", format!("`{name}` starts other programs. There are very few here to start."))
            }
            Import::MachineCode => {
                ("machine_code", format!("`{name}` runs code that is not Python. Much of it is closed here."))
            }
            Import::Absent => {
                ("absent_module", format!("There is no module `{name}` here. The game will stop at this line."))
            }
        };
        self.warnings.push(warning(self.file, offset, code, Some(name), message));
    }

    fn advise_about_main_loop(&mut self) {
        let calls_any = |names: &[&str]| self.calls.iter().any(|call| names.contains(call));
        let Some(offset) = self.main_loop.filter(|_| calls_any(&OPENS)) else { return };
        let (code, message) = if !calls_any(&SHOWS) {
            ("never_shows", "This loop draws, but never shows it: call `pygame.display.flip()` at its end.")
        } else if !calls_any(&WAITS) {
            ("never_waits", "This loop runs as fast as it can: `clock.tick(60)` makes it even and gentle.")
        } else {
            return;
        };
        self.warnings.push(warning(self.file, offset, code, None, message.to_owned()));
    }
}

impl<'a> Visitor<'a> for Reader<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.import(alias.name.as_str(), alias.range().start());
                }
            }
            Stmt::ImportFrom(import) if import.level == 0 => {
                if let Some(module) = &import.module {
                    self.import(module.as_str(), module.range().start());
                }
            }
            Stmt::While(StmtWhile { range, .. }) => {
                self.main_loop.get_or_insert(range.start());
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Call(call) = expression {
            match call.func.as_ref() {
                Expr::Attribute(attribute) => self.calls.push(attribute.attr.as_str()),
                Expr::Name(name) => self.calls.push(name.id.as_str()),
                _ => {}
            }
        }
        walk_expr(self, expression);
    }
}

#[cfg(test)]
mod tests {
    use shared::api::ExecuteRequest;

    use super::super::{CheckedProgram, check};

    fn codes(code: &str) -> Vec<(String, u32)> {
        let request = ExecuteRequest { code: Some(code.into()), ..ExecuteRequest::default() };
        let CheckedProgram { warnings, .. } = check(request, 100_000).unwrap();
        warnings.into_iter().map(|warning| (warning.code, warning.line)).collect()
    }

    const GOOD_LOOP: &str =
        "s = pygame.display.set_mode()\nwhile True:\n    pygame.display.flip()\n    clock.tick(60)\n";

    #[rstest::rstest]
    #[case(GOOD_LOOP, &[])]
    #[case("print('no pygame')\nwhile True: pass\n", &[])]
    #[case("import pygame\nwhile pygame.mixer.get_busy():\n    pygame.time.wait(9)\n", &[])]
    #[case("s = pygame.display.set_mode()\nx = 1\nwhile True:\n    x += 1\n", &[("never_shows", 3)])]
    #[case("s = pygame.display.set_mode()\nwhile True:\n    pygame.display.flip()\n", &[("never_waits", 2)])]
    #[case("import os\nimport urllib.request\n", &[("network", 2)])]
    #[case("from subprocess import run\n", &[("programs", 1)])]
    #[case("import ctypes, tensorflow\n", &[("machine_code", 1), ("absent_module", 1)])]
    #[case("from . import hero\n", &[])]
    #[case("def f():\n    import requests\n", &[("network", 2)])]
    fn advice_names_the_line(#[case] code: &str, #[case] expected: &[(&str, u32)]) {
        let expected: Vec<_> = expected.iter().map(|&(code, line)| (code.to_owned(), line)).collect();
        assert_eq!(codes(code), expected);
    }
}
