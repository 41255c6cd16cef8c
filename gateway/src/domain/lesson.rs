//! A lesson as its files describe it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A lesson with all that is in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The name of its folder without the number.
    pub id: String,
    /// The number before it.
    pub position: i32,
    /// SHA-256 of its files and their names.
    pub checksum: [u8; 32],
    /// What is said of it.
    pub about: LessonAbout,
    /// Its steps in order, at least one.
    pub steps: Vec<LessonStep>,
}

/// What `lesson.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonAbout {
    /// What it is called.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// About how long it takes.
    pub minutes: i32,
    /// Ids of lessons that must be finished before.
    #[serde(default)]
    pub requires: Vec<String>,
    /// What finishing it earns.
    pub badge: LessonBadge,
}

/// What finishing a lesson earns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonBadge {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub description: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonStep {
    /// The name of its file without the number.
    pub id: String,
    /// Where it stands, from 1.
    pub position: i32,
    /// What it is called.
    pub title: String,
    /// What is in it.
    pub content: StepContent,
}

/// What is in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepContent {
    /// What to read, in Markdown.
    #[schema(example = "Every game starts with a **window**.")]
    pub text: String,
    /// The program to begin with.
    #[schema(example = "import pygame\n")]
    pub starter: String,
    /// A program that does what the step asks for.
    #[schema(example = "import pygame\n\npygame.init()\n")]
    pub solution: String,
    /// Help, from a nudge to nearly the answer.
    pub hints: Vec<String>,
    /// How it is found out whether the step is done.
    pub checks: Vec<Check>,
}

/// One thing that a finished step's program does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What is looked at.
    pub kind: CheckKind,
    /// What is looked for: the dotted name of what is called, the name that is assigned or defined, or the text that is
    /// printed. Null where the kind says it all.
    #[schema(required = true, example = "pygame.display.set_mode")]
    pub target: Option<String>,
    /// What to say when it is not so.
    #[schema(example = "Make a window with pygame.display.set_mode.")]
    pub message: String,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// The program runs for two seconds without an error.
    Runs,
    /// The program opens a window.
    OpensWindow,
    /// The program calls the function `target`.
    Calls,
    /// The program gives the name `target` a value.
    Assigns,
    /// The program defines the function or class `target`.
    Defines,
    /// The program prints a line that holds `target`.
    Prints,
}

impl CheckKind {
    /// Whether a check of this kind says what it looks for.
    #[must_use]
    pub const fn has_target(self) -> bool {
        !matches!(self, Self::Runs | Self::OpensWindow)
    }
}
