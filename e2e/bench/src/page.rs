//! What is measured in a real browser: the scripts in `page/` do it, and print what they found as JSON.

use std::process::Stdio;
use std::time::Duration;

use anyhow::Context;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::time::timeout;

use crate::arguments::Arguments;

/// Measures how long a player waits.
pub(crate) const MEASURE: &str = "measure.mjs";

/// What [`MEASURE`] is asked.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Question<'a> {
    pub(crate) url: &'a str,
    pub(crate) measure: Measure,
    /// The program to run.
    pub(crate) code: &'a str,
    /// How often.
    pub(crate) count: usize,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Measure {
    /// From the click on Run to the first picture, each time of the other colour.
    Start,
    /// From a key to the other colour at the top left.
    Keys,
}

/// What [`MEASURE`] answers.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Answer {
    pub(crate) milliseconds: Vec<f64>,
    /// How often nothing came in time.
    pub(crate) lost: usize,
}

/// Asks a script in `page/`.
pub(crate) async fn ask<Found: DeserializeOwned>(
    arguments: &Arguments,
    script: &str,
    question: &impl Serialize,
    within: Duration,
) -> anyhow::Result<Found> {
    let mut command = Command::new("node");
    command.arg(arguments.own.join("page").join(script));
    command.env("JOURNEYS", std::path::absolute(&arguments.journeys)?).env("CHROMIUM", &arguments.chromium);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    // The browser's profile goes with it, also when the script is ended in the middle.
    let scratch = tempfile::tempdir()?;
    command.env("TMPDIR", scratch.path());
    let mut script = command.spawn().context("starting node")?;
    let mut input = script.stdin.take().context("node has no input")?;
    input.write_all(&serde_json::to_vec(question)?).await?;
    drop(input);
    let output = timeout(within, script.wait_with_output()).await.context("the page took too long")??;
    anyhow::ensure!(output.status.success(), "the page's script failed");
    serde_json::from_slice(&output.stdout).context("the page's script printed no answer")
}
