//! Plays a folder of Python programs through the public API of a running Palace and reports what each showed.

mod arguments;
mod expected;
mod outcome;
mod play;
mod script;
mod sheet;
mod table;
mod verdict;

use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use client::palace::Palace;
use client::program;

use arguments::Arguments;
use expected::Expectations;
use verdict::Verdict;

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let expected = Expectations::read(arguments.expected.as_deref())?;
    let programs = program::find(&arguments.folders, arguments.only.as_deref())?;
    let palace = Palace::sign_in(&arguments.url).await.context("signing in as a guest")?;
    let outcomes = play::play_all(&palace, programs, arguments.seconds, arguments.jobs).await;
    let verdict = Verdict::new(&outcomes, &expected, arguments.min_alive);
    table::write(&arguments.out, &outcomes, &verdict)?;
    sheet::write(&arguments.out.join("sheet.png"), &outcomes)?;
    print!("{verdict}");
    Ok(if verdict.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
