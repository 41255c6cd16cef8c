//! What the program does besides serving: making games for those who write their templates.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::{Parser, Subcommand};
use shared::api::{CompileRequest, Encoding};

use crate::compile::{Catalog, GameFiles};

/// Checks code, runs games in Docker sandboxes and streams their picture.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Arguments {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do instead of serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print what can be made, as `GET /api/game-types` answers it.
    GameTypes {
        /// A folder like `executor/games` to read instead of the games in this program.
        #[arg(long)]
        games: Option<PathBuf>,
        /// Language of the words.
        #[arg(long, default_value = "en")]
        language: String,
    },
    /// Make a game, as `POST /api/compile` does, and write its files into a folder.
    Compile {
        /// The kind of game.
        game_type: String,
        /// The folder, which is made if it is not there.
        folder: PathBuf,
        /// A folder like `executor/games` to read instead of the games in this program.
        #[arg(long)]
        games: Option<PathBuf>,
        /// The game's name.
        #[arg(long)]
        name: Option<String>,
        /// The look.
        #[arg(long)]
        theme: Option<String>,
        /// An answer, `slot=option`; may be given several times.
        #[arg(long = "choice", value_parser = choice)]
        choices: Vec<(String, String)>,
    },
}

fn choice(text: &str) -> Result<(String, String), String> {
    let (slot, option) = text.split_once('=').ok_or("a choice is slot=option")?;
    Ok((slot.to_owned(), option.to_owned()))
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Whatever is wrong with the games, the choices or the folder.
    pub fn run(self) -> anyhow::Result<()> {
        match self {
            Self::GameTypes { games, language } => {
                let types = load(games)?.game_types(&language);
                serde_json::to_writer_pretty(std::io::stdout(), &types)?;
                writeln!(std::io::stdout())?;
                Ok(())
            }
            Self::Compile { game_type, folder, games, name, theme, choices } => {
                let choices = BTreeMap::from_iter(choices);
                write_game(&load(games)?, &CompileRequest { game_type, name, choices, theme }, &folder)
            }
        }
    }
}

fn load(games: Option<PathBuf>) -> anyhow::Result<Catalog> {
    Ok(Catalog::load(games.map_or(GameFiles::Embedded, GameFiles::Folder))?)
}

fn write_game(catalog: &Catalog, request: &CompileRequest, folder: &Path) -> anyhow::Result<()> {
    let made = catalog.compile(request)?;
    write(&folder.join("main.py"), made.code.as_bytes())?;
    for file in made.files {
        let content = match file.encoding {
            Encoding::Utf8 => file.content.into_bytes(),
            Encoding::Base64 => STANDARD.decode(&file.content)?,
        };
        write(&folder.join(&file.path), &content)?;
    }
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let wrong = || path.display().to_string();
    fs::create_dir_all(path.parent().unwrap_or(path)).with_context(wrong)?;
    fs::write(path, content).with_context(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_game_is_written_into_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("made");
        let arguments = ["executor", "compile", "platformer", made.to_str().unwrap(), "--name", "Frog"];
        Arguments::parse_from(arguments).command.unwrap().run().unwrap();
        assert!(fs::read_to_string(made.join("main.py")).unwrap().contains("GAME_NAME = \"Frog\""));
    }

    #[test]
    fn what_is_not_offered_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["executor", "compile", "platformer", folder.path().to_str().unwrap(), "--theme", "mud"];
        let error = Arguments::parse_from(arguments).command.unwrap().run().unwrap_err();
        assert!(error.to_string().contains("mud"), "{error}");
        assert!(Arguments::try_parse_from(["executor", "compile", "platformer", "x", "--choice", "hero"]).is_err());
    }
}
