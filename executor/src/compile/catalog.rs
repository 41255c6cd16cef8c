//! Every kind of game, ready to be made.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, context};
use shared::api::{CompileRequest, CompileResponse, GameType, GameTypes};

use super::choice::{choose_options, choose_theme};
use super::description::Description;
use super::error::{CatalogError, CompileError};
use super::game_name::GameName;
use super::game_source::{GAME_SOURCES, GameSource};
use super::python_string::python_string;

/// Every kind of game, ready to be made.
pub struct Catalog {
    descriptions: Vec<Description>,
    templates: Environment<'static>,
}

impl Catalog {
    /// Reads the embedded games, and makes each once so that a broken one is found now.
    ///
    /// # Errors
    /// [`CatalogError`] names the file and what is wrong with it.
    pub fn load() -> Result<Self, CatalogError> {
        Self::from_sources(GAME_SOURCES)
    }

    fn from_sources(sources: &[GameSource]) -> Result<Self, CatalogError> {
        let mut catalog = Self { descriptions: Vec::new(), templates: empty_environment()? };
        for &source in sources {
            let broken = |reason: String| CatalogError::Template { game: source.id, reason };
            catalog.descriptions.push(Description::read(source)?);
            catalog.templates.add_template(source.id, source.template).map_err(|error| broken(error.to_string()))?;
            let request = CompileRequest { game_type: source.id.to_owned(), ..CompileRequest::default() };
            catalog.compile(&request).map_err(|error| match error {
                CompileError::Template { cause, .. } => broken(cause),
                other => broken(other.to_string()),
            })?;
        }
        Ok(catalog)
    }

    /// What can be made.
    #[must_use]
    pub fn game_types(&self) -> GameTypes {
        GameTypes { items: self.game_types_iter().cloned().collect() }
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
            .templates
            .get_template(&game.id)
            .and_then(|template| template.render(context! { name => name.as_str(), choices, theme }))
            .map_err(|error| CompileError::Template { game: game.id.clone(), cause: error.to_string() })?;
        Ok(CompileResponse { code, files: Vec::new() })
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

/// Templates may use what they are given and nothing else: no includes, and a misspelt variable is an error.
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
mod tests {
    use proptest::prelude::*;
    use ruff_python_ast::{Expr, Stmt};
    use ruff_python_parser::parse_module;

    use super::*;

    const DESCRIPTION: &str = r#"
        id = "maze"
        name = "Maze"
        default_name = "Lost"
        themes = [{ id = "ice", label = "Ice" }, { id = "lava", label = "Lava" }]
        [[slots]]
        id = "hero"
        label = "Who are you?"
        options = [{ id = "cat", label = "A cat" }, { id = "dog", label = "A dog" }]
    "#;

    fn maze(template: &'static str) -> Result<Catalog, CatalogError> {
        Catalog::from_sources(&[GameSource { id: "maze", description: DESCRIPTION, template }])
    }

    fn request(game_type: &str, name: Option<&str>) -> CompileRequest {
        CompileRequest { game_type: game_type.to_owned(), name: name.map(str::to_owned), ..CompileRequest::default() }
    }

    /// The text that the program assigns to `GAME_NAME`, as Python reads it.
    fn game_name(code: &str) -> Option<String> {
        let module = parse_module(code).ok()?.into_syntax();
        module.body.iter().find_map(|statement| match statement {
            Stmt::Assign(assign) => match (assign.targets.as_slice(), assign.value.as_ref()) {
                ([Expr::Name(target)], Expr::StringLiteral(literal)) if target.id == "GAME_NAME" => {
                    Some(literal.value.to_str().to_owned())
                }
                _ => None,
            },
            _ => None,
        })
    }

    #[test]
    fn every_game_is_python_and_carries_its_default_name() {
        let catalog = Catalog::load().unwrap();
        for game in catalog.game_types().items {
            let made = catalog.compile(&request(&game.id, None)).unwrap();
            let name = catalog.find(&game.id).unwrap().default_name.as_str().to_owned();
            assert_eq!(game_name(&made.code), Some(name), "{}", game.id);
            assert!(made.code.ends_with('\n') && !made.code.contains("{{"), "{}", game.id);
        }
    }

    #[test]
    fn the_first_game_is_pixels_leap() {
        let made = Catalog::load().unwrap().compile(&request("platformer", None)).unwrap();
        assert!(made.code.contains("GAME_NAME = \"Pixel's Leap\"\n"));
        assert!(made.files.is_empty());
    }

    #[test]
    fn the_same_request_gives_the_same_bytes() {
        let request = request("platformer", Some("Twice"));
        let first = Catalog::load().unwrap().compile(&request).unwrap();
        let second = Catalog::load().unwrap().compile(&request).unwrap();
        assert_eq!(first, second);
    }

    #[test]
    fn an_unknown_game_type_is_named() {
        let error = Catalog::load().unwrap().compile(&request("opera", None)).unwrap_err();
        assert_eq!(error.field(), "game_type");
        assert_eq!(error.to_string(), "There is no kind of game “opera”; choose one of: platformer.");
    }

    #[test]
    fn a_name_that_is_too_long_is_refused() {
        let error = Catalog::load().unwrap().compile(&request("platformer", Some(&"x".repeat(61)))).unwrap_err();
        assert_eq!(
            (error.field().as_str(), error.to_string().as_str()),
            ("name", "The name is longer than 60 characters.")
        );
    }

    #[test]
    fn choices_and_theme_reach_the_template() {
        let template = "{{ choices.hero }}\n{% if theme == 'lava' %}\nhot\n{% else %}\ncold\n{% endif %}\n";
        let catalog = maze(template).unwrap();
        let mut request = request("maze", None);
        assert_eq!(catalog.compile(&request).unwrap().code, "cat\ncold\n");
        request.choices.insert("hero".to_owned(), "dog".to_owned());
        request.theme = Some("lava".to_owned());
        assert_eq!(catalog.compile(&request).unwrap().code, "dog\nhot\n");
    }

    #[rstest::rstest]
    #[case("{{ nmae | python_string }}")]
    #[case("{{ choices.villain }}")]
    #[case("{{ name | upper }}")]
    #[case("{% if")]
    #[case("{% include 'maze' %}")]
    fn a_broken_template_is_found_when_the_catalog_is_loaded(#[case] template: &'static str) {
        assert!(matches!(maze(template), Err(CatalogError::Template { game: "maze", .. })));
    }

    proptest! {
        #[test]
        fn any_name_that_is_accepted_stays_a_string(name: String) {
            let catalog = Catalog::load().unwrap();
            if let Ok(made) = catalog.compile(&request("platformer", Some(&name))) {
                let default = || "Pixel's Leap".to_owned();
                let expected = GameName::parse(&name).unwrap().map_or_else(default, |name| name.as_str().to_owned());
                prop_assert_eq!(game_name(&made.code), Some(expected));
            }
        }
    }
}
