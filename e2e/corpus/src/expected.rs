//! What is known of programs that cannot show a changing picture, and why.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use shared::api::EndReason;

/// What a listed program shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Shows {
    /// A picture that changes, like any program that is not listed.
    Changing,
    /// One picture that is right as it is.
    Still,
    /// Nothing.
    Nothing,
}

/// One listed program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expectation {
    pub(crate) shows: Shows,
    /// How it ends, where it does so by itself.
    #[serde(default)]
    pub(crate) ends: Option<EndReason>,
    /// Why: a sentence for readers of the report.
    pub(crate) reason: String,
}

/// The listed programs.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expectations {
    #[serde(default)]
    programs: BTreeMap<String, Expectation>,
}

impl Expectations {
    /// Reads the list; without a file, nothing is listed.
    pub(crate) fn read(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else { return Ok(Self::default()) };
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Self::parse(&text).with_context(|| path.display().to_string())
    }

    pub(crate) fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// What is known of a program, if it is listed.
    pub(crate) fn of(&self, program: &str) -> Option<&Expectation> {
        self.programs.get(program)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_by_its_name() {
        let list =
            Expectations::parse("[programs.camera]\nshows = \"nothing\"\nends = \"crashed\"\nreason = \"r\"").unwrap();
        let camera = list.of("camera").unwrap();
        assert_eq!((camera.shows, camera.ends), (Shows::Nothing, Some(EndReason::Crashed)));
        assert_eq!(list.of("other"), None);
    }

    #[rstest::rstest]
    #[case("[programs.camera]\nshows = \"nothing\"")]
    #[case("[programs.camera]\nshows = \"magic\"\nreason = \"r\"")]
    #[case("[programs.camera]\nshows = \"still\"\nreason = \"r\"\nwhy = \"typo\"")]
    #[case("[camera]\nshows = \"still\"\nreason = \"r\"")]
    fn a_wrong_list_is_refused(#[case] text: &str) {
        assert!(Expectations::parse(text).is_err());
    }

    #[test]
    fn the_standing_list_can_be_read() {
        let list = Expectations::parse(include_str!("../expected.toml")).unwrap();
        assert_eq!(list.of("camera").map(|camera| camera.shows), Some(Shows::Nothing));
    }
}
