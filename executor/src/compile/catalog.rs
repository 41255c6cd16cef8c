//! Every kind of game, ready to be made.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use figment::Figment;
use figment::providers::{Format, Toml};
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, context};
use serde::Deserialize;
use shared::api::{CompileRequest, CompileResponse, Encoding, GameType, GameTypes, SourceFile};

use super::choice::{choose_options, choose_theme};
use super::description::{Description, Look};
use super::error::{CatalogError, CompileError};
use super::game_files::GameFiles;
use super::game_name::GameName;
use super::imports::imports;
use super::palette::Palette;
use super::preview;
use super::python_string::python_string;

/// What every game stands on, beside its `main.py`.
const BACKSTAGE: &str = "backstage.py";
/// Plays the games of a kind when they are checked; part of none.
const ROBOT: &str = "robot.py";
/// Names the kinds of games in the order in which people are asked.
const KINDS: &str = "kinds.toml";

#[derive(Deserialize)]
struct Kinds {
    kinds: Vec<String>,
}

/// Every kind of game, ready to be made.
pub struct Catalog {
    files: GameFiles,
    descriptions: Vec<Description>,
    templates: Environment<'static>,
}

impl Catalog {
    /// Reads the games, and makes each once so that a broken one is found now.
    ///
    /// # Errors
    /// [`CatalogError`] names the file and what is wrong with it.
    pub fn load(files: GameFiles) -> Result<Self, CatalogError> {
        let wrong = |path: &str, reason: String| CatalogError::Description { path: path.to_owned(), reason };
        let text = |path: &str| files.text(path).ok_or_else(|| wrong(path, "is not there".to_owned()));
        let palette = Palette::read(&text("palette.toml")?).map_err(|reason| wrong("palette.toml", reason))?;
        let Kinds { kinds } =
            Figment::from(Toml::string(&text(KINDS)?)).extract().map_err(|error| wrong(KINDS, error.to_string()))?;
        let mut catalog = Self { files, descriptions: Vec::new(), templates: empty_environment()? };
        for kind in &kinds {
            let description = Description::read(&catalog.files, kind, &palette)?;
            catalog.descriptions.push(description);
            catalog.add_templates(kind)?;
        }
        Ok(catalog)
    }

    fn add_templates(&mut self, game: &str) -> Result<(), CatalogError> {
        let broken = |reason: String| CatalogError::Template { game: game.to_owned(), reason };
        for name in self.files.names(game, ".jinja") {
            let path = format!("{game}/{name}");
            let template = self.files.text(&path).ok_or_else(|| broken(format!("{name} is not text")))?;
            self.templates.add_template_owned(path, template).map_err(|error| broken(error.to_string()))?;
        }
        let request = CompileRequest { game_type: game.to_owned(), ..CompileRequest::default() };
        self.compile(&request).map(drop).map_err(|error| match error {
            CompileError::Template { cause, .. } => broken(cause),
            other => broken(other.to_string()),
        })
    }

    /// What can be made, in the words of a language: English where a kind does not speak it.
    #[must_use]
    pub fn game_types(&self, language: &str) -> GameTypes {
        GameTypes {
            items: self.descriptions.iter().map(|description| description.in_language(language).clone()).collect(),
        }
    }

    /// A recorded picture of a kind of game, an animated or a still WebP, and the `v` of its address.
    #[must_use]
    pub fn preview(&self, game_type: &str, name: &str) -> Option<(Cow<'static, [u8]>, String)> {
        let game = self.find(game_type).ok()?;
        let known = game.game_type.themes.iter().any(|theme| {
            name.strip_suffix(".webp").is_some_and(|name| name.strip_suffix("-still").unwrap_or(name) == theme.id)
        });
        let content = known.then(|| self.files.read(&format!("{}/previews/{name}", game.game_type.id)))??;
        let version = preview::version(&content);
        Some((content, version))
    }

    /// Makes a game.
    ///
    /// # Errors
    /// [`CompileError`] names the wrong field and what is allowed there.
    pub fn compile(&self, request: &CompileRequest) -> Result<CompileResponse, CompileError> {
        let description = self.find(&request.game_type)?;
        let game = &description.game_type;
        let given_name = GameName::parse(request.name.as_deref().unwrap_or_default())?;
        let name = given_name.as_ref().unwrap_or(&description.default_name);
        let choices = choose_options(game, &request.choices)?;
        let theme = choose_theme(game, request.theme.as_deref())?;
        let code = self
            .render(&game.id, name, &choices, &theme, description.looks.get(&theme))
            .map_err(|error| CompileError::Template { game: game.id.clone(), cause: error.to_string() })?;
        let files = self.files_of(&game.id, &theme, &code);
        Ok(CompileResponse { code, files })
    }

    fn render(
        &self,
        game: &str,
        name: &GameName,
        choices: &BTreeMap<String, String>,
        theme: &str,
        look: Option<&Look>,
    ) -> Result<String, minijinja::Error> {
        let Look { colours, words } = look.cloned().unwrap_or_default();
        let template = self.templates.get_template(&format!("{game}/main.py.jinja"))?;
        template.render(context! { name => name.as_str(), choices, theme, colours, words })
    }

    /// What the program needs beside itself: modules, and the pictures and sounds that they and the program name in quotes.
    fn files_of(&self, game: &str, theme: &str, code: &str) -> Vec<SourceFile> {
        let modules = self.modules_of(game, code);
        let named = |name: &str| {
            let quoted = format!("\"{}\"", name.rsplit_once('.').map_or(name, |(stem, _)| stem));
            code.contains(&quoted) || modules.values().any(|text| text.contains(&quoted))
        };
        let mut files = Vec::new();
        for (folder, suffix) in [("art", ".png"), ("sounds", ".wav")] {
            let from = format!("{game}/{theme}/{folder}");
            for name in self.files.names(&from, suffix).into_iter().filter(|name| named(name)) {
                let Some(content) = self.files.read(&format!("{from}/{name}")) else { continue };
                let path = format!("{folder}/{name}");
                files.push(SourceFile { path, content: STANDARD.encode(content), encoding: Encoding::Base64 });
            }
        }
        let module = |(path, content)| SourceFile { path, content, encoding: Encoding::Utf8 };
        files.extend(modules.into_iter().map(module));
        files
    }

    /// The modules of ours that the program imports, itself or through one of them, by their paths: `backstage.py`, and those of
    /// the kind's folder.
    fn modules_of(&self, game: &str, code: &str) -> BTreeMap<String, String> {
        let mut modules = BTreeMap::new();
        let mut wanted = imports(code);
        while let Some(name) = wanted.pop() {
            let path = format!("{name}.py");
            if modules.contains_key(&path) || path == ROBOT {
                continue;
            }
            let from = if path == BACKSTAGE { path.clone() } else { format!("{game}/{path}") };
            let Some(text) = self.files.text(&from) else { continue };
            wanted.extend(imports(&text));
            modules.insert(path, text);
        }
        modules
    }

    fn find(&self, game_type: &str) -> Result<&Description, CompileError> {
        self.descriptions.iter().find(|description| description.game_type.id == game_type).ok_or_else(|| {
            let offered = self.game_types_iter().map(|game| game.id.as_str());
            CompileError::unknown("game_type", "kind of game", game_type, offered)
        })
    }

    fn game_types_iter(&self) -> impl Iterator<Item = &GameType> {
        self.descriptions.iter().map(|description| &description.game_type)
    }
}

/// Templates may use what they are given and each other; a misspelt variable is an error.
/// A line that holds nothing but a block leaves no trace in the program.
fn empty_environment() -> Result<Environment<'static>, CatalogError> {
    let syntax = SyntaxConfig::builder()
        .keep_trailing_newline(true)
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .map_err(|error| CatalogError::Syntax { reason: error.to_string() })?;
    let mut environment = Environment::empty();
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("python_string", python_string);
    Ok(environment)
}

#[cfg(test)]
mod tests;
