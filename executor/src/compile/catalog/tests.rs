//! What must be true of every kind of game, and of how one is made.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_module;
use shared::api::{CheckResponse, ExecuteRequest};
use shared::limits::DEFAULT_MAX_CODE_SIZE_BYTES;
use tempfile::TempDir;

use super::*;
use crate::validate;

const DESCRIPTION: &str = r#"
        id = "maze"
        name = "Maze"
        pitch = "Find the way."
        colour = "sky"
        default_name = "Lost"
        names = []
        themes = [
            { id = "ice", label = "Ice", colours = { wall = "sky" }, words = { exit = "door" } },
            { id = "lava", label = "Lava", colours = { wall = "sky" }, words = { exit = "hatch" } },
        ]
        [[slots]]
        id = "hero"
        label = "Who are you?"
        options = [{ id = "cat", label = "A cat" }, { id = "dog", label = "A dog" }]
    "#;

const SPANISH: &str = r#"
        name = "Laberinto"
        pitch = "Encuentra el camino."
        default_name = "Perdido"
        names = []
        slots = { hero = { label = "¿Quién eres?", options = { cat = "Un gato", dog = "Un perro" } } }
        themes = { ice = "Hielo", lava = "Lava" }
    "#;

/// More would be no pleasure to read.
const LONGEST_PROGRAM_LINES: usize = 400;

fn write(folder: &Path, path: &str, content: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn maze_folder(template: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in [
        ("kinds.toml", "kinds = [\"maze\"]"),
        ("palette.toml", "sky = { rgb = [1, 2, 3] }"),
        ("backstage.py", "sounds.play(\"win\")\n"),
        ("maze/game.toml", DESCRIPTION),
        ("maze/es.toml", SPANISH),
        ("maze/main.py.jinja", template),
        ("maze/exit.jinja", "leave by the {{ words.exit }}\n"),
        ("maze/walls.py", "import random\nfrom doors import open_door\nload(\"wall\")\n"),
        ("maze/doors.py", "import walls\n"),
        ("maze/traps.py", "load(\"trap\")\n"),
        ("maze/robot.py", "load(\"dog\")\n"),
        ("maze/ice/art/cat.png", "picture of a cat"),
        ("maze/ice/art/dog.png", "picture of a dog"),
        ("maze/ice/art/trap.png", "picture of a trap"),
        ("maze/ice/art/wall.png", "picture of a wall"),
        ("maze/ice/sounds/win.wav", "sound of winning"),
        ("maze/previews/ice.webp", "moving"),
    ] {
        write(folder.path(), path, content);
    }
    folder
}

fn maze(template: &str) -> Result<Catalog, CatalogError> {
    Catalog::load(GameFiles::Folder(maze_folder(template).path().to_owned()))
}

fn embedded() -> Catalog {
    Catalog::load(GameFiles::Embedded).unwrap()
}

/// The paths of what comes with the program that this template makes.
fn shipped(template: &str) -> Vec<String> {
    let folder = maze_folder(template);
    let catalog = Catalog::load(GameFiles::Folder(folder.path().to_owned())).unwrap();
    let made = catalog.compile(&request("maze", None)).unwrap();
    made.files.into_iter().map(|file| file.path).collect()
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
    let catalog = embedded();
    for game in catalog.game_types("en").items {
        let made = catalog.compile(&request(&game.id, None)).unwrap();
        let name = catalog.find(&game.id).unwrap().default_name.as_str().to_owned();
        assert_eq!(game_name(&made.code), Some(name), "{}", game.id);
        assert!(made.code.ends_with('\n') && !made.code.contains("{{"), "{}", game.id);
    }
}

/// Every way to choose an option of each slot.
fn all_choices(game: &GameType) -> Vec<BTreeMap<String, String>> {
    game.slots.iter().fold(vec![BTreeMap::new()], |rows, slot| {
        let with = |row: &BTreeMap<_, _>, option: &str| {
            let mut row = row.clone();
            row.insert(slot.id.clone(), option.to_owned());
            row
        };
        rows.iter().flat_map(|row| slot.options.iter().map(|option| with(row, &option.id))).collect()
    })
}

#[rstest::rstest]
#[case("platformer")]
#[case("rpg")]
#[case("dungeon")]
#[case("racing")]
#[case("puzzle")]
#[case("space")]
fn every_combination_is_a_program_that_a_child_can_read_through(#[case] kind: &str) {
    let catalog = embedded();
    let description = catalog.find(kind).unwrap();
    let game = &description.game_type;
    let mut too_long = Vec::new();
    for choices in all_choices(game) {
        for (theme, look) in &description.looks {
            let code = catalog.render(kind, &description.default_name, &choices, theme, Some(look));
            let lines = code.unwrap_or_else(|error| panic!("{theme} {choices:?}: {error:#}")).lines().count();
            if lines > LONGEST_PROGRAM_LINES {
                too_long.push((lines, theme, choices.clone()));
            }
        }
    }
    assert!(too_long.is_empty(), "{} programs are too long, such as {:?}", too_long.len(), too_long.iter().max());
}

#[test]
fn every_theme_alone_can_be_made() {
    let catalog = embedded();
    for game in catalog.game_types("en").items {
        for theme in &game.themes {
            let request = CompileRequest { theme: Some(theme.id.clone()), ..request(&game.id, None) };
            assert!(parse_module(&catalog.compile(&request).unwrap().code).is_ok(), "{} {}", game.id, theme.id);
        }
    }
}

/// Sounds of a kind that are there twice, by their paths.
fn sounds_that_are_there_twice(catalog: &Catalog) -> Vec<(String, String)> {
    let mut twice = Vec::new();
    for game in catalog.game_types("en").items {
        let mut known: BTreeMap<Cow<'static, [u8]>, String> = BTreeMap::new();
        for theme in &game.themes {
            let folder = format!("{}/{}/sounds", game.id, theme.id);
            for name in catalog.files.names(&folder, ".wav") {
                let path = format!("{folder}/{name}");
                if let Some(other) = known.insert(catalog.files.read(&path).unwrap(), path.clone()) {
                    twice.push((other, path));
                }
            }
        }
    }
    twice
}

#[test]
fn every_theme_has_its_own_sounds() {
    assert_eq!(sounds_that_are_there_twice(&embedded()), []);
}

#[test]
fn every_theme_of_a_kind_has_sounds_of_the_same_names() {
    let catalog = embedded();
    for game in catalog.game_types("en").items {
        let names = |theme: &str| catalog.files.names(&format!("{}/{theme}/sounds", game.id), ".wav");
        let expected = names(&game.themes[0].id);
        assert!(!expected.is_empty(), "{}", game.id);
        for theme in &game.themes {
            assert_eq!(names(&theme.id), expected, "{} {}", game.id, theme.id);
        }
    }
}

#[test]
fn a_sound_that_two_themes_share_is_found() {
    let folder = maze_folder("");
    write(folder.path(), "maze/lava/sounds/win.wav", "another sound of winning");
    let catalog = Catalog::load(GameFiles::Folder(folder.path().to_owned())).unwrap();
    assert_eq!(sounds_that_are_there_twice(&catalog), []);
    write(folder.path(), "maze/lava/sounds/lose.wav", "sound of winning");
    let shared = ("maze/ice/sounds/win.wav".to_owned(), "maze/lava/sounds/lose.wav".to_owned());
    assert_eq!(sounds_that_are_there_twice(&catalog), [shared]);
}

#[test]
fn every_kind_asks_enough_and_not_too_much() {
    let kinds = embedded().game_types("en").items;
    let ids: std::collections::BTreeSet<_> = kinds.iter().map(|game| &game.id).collect();
    assert_eq!((kinds.len(), ids.len()), (6, 6));
    for game in &kinds {
        assert!(game.slots.len() >= 5 && game.themes.len() >= 3, "{}", game.id);
        for slot in &game.slots {
            assert!((2..=4).contains(&slot.options.len()), "{} {}", game.id, slot.id);
        }
    }
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let request = request("platformer", Some("Twice"));
    let first = embedded().compile(&request).unwrap();
    let second = embedded().compile(&request).unwrap();
    assert_eq!(first, second);
}

#[test]
fn an_unknown_game_type_is_named() {
    let error = maze("").unwrap().compile(&request("opera", None)).unwrap_err();
    assert_eq!(error.field(), "game_type");
    assert_eq!(error.to_string(), "There is no kind of game “opera”; choose one of: maze.");
}

#[test]
fn a_name_that_is_too_long_is_refused() {
    let error = embedded().compile(&request("platformer", Some(&"x".repeat(61)))).unwrap_err();
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

#[test]
fn a_theme_gives_colours_and_words_also_to_included_templates() {
    let catalog = maze("{{ colours.wall }}\n{% include 'maze/exit.jinja' %}\n").unwrap();
    let request = CompileRequest { theme: Some("lava".to_owned()), ..request("maze", None) };
    assert_eq!(catalog.compile(&request).unwrap().code, "(1, 2, 3)\nleave by the hatch\n");
}

#[test]
fn the_pictures_and_sounds_that_a_program_names_come_with_it() {
    let folder = maze_folder("import backstage\nload(\"{{ choices.hero }}\")\n");
    let catalog = Catalog::load(GameFiles::Folder(folder.path().to_owned())).unwrap();
    let made = catalog.compile(&request("maze", None)).unwrap();
    let paths: Vec<_> = made.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["art/cat.png", "sounds/win.wav", "backstage.py"]);
    assert_eq!(STANDARD.decode(&made.files[0].content).unwrap(), b"picture of a cat");
}

#[rstest::rstest]
#[case("from walls import build\n", &["art/wall.png", "doors.py", "walls.py"])]
#[case("import random, doors as d\n", &["art/wall.png", "doors.py", "walls.py"])]
#[case("import traps\n", &["art/trap.png", "traps.py"])]
#[case("import pygame\n# import traps\nprint(\"walls\")\n", &[])]
fn the_modules_that_a_program_imports_come_with_it(#[case] template: &str, #[case] paths: &[&str]) {
    assert_eq!(shipped(template), paths);
}

#[test]
fn the_robot_stays_at_home_even_if_it_is_imported() {
    assert_eq!(shipped("import robot\nimport backstage\n"), ["sounds/win.wav", "backstage.py"]);
}

/// A kind's games, each with one option chosen.
fn with_each_option(catalog: &Catalog, game: &GameType) -> Vec<CompileResponse> {
    let options = game.slots.iter().flat_map(|slot| slot.options.iter().map(|option| (&slot.id, &option.id)));
    let request = |(slot, option): (&String, &String)| CompileRequest {
        choices: BTreeMap::from([(slot.clone(), option.clone())]),
        ..request(&game.id, None)
    };
    options.map(|option| catalog.compile(&request(option)).unwrap()).collect()
}

#[test]
fn every_game_finds_what_it_imports() {
    let catalog = embedded();
    for game in catalog.game_types("en").items {
        for made in with_each_option(&catalog, &game) {
            let main = SourceFile { path: "main.py".to_owned(), content: made.code, encoding: Encoding::Utf8 };
            let files = Some(made.files.into_iter().chain([main]).collect());
            let program = ExecuteRequest { files, ..ExecuteRequest::default() };
            let read = validate::read(program, DEFAULT_MAX_CODE_SIZE_BYTES).unwrap();
            assert_eq!(read, CheckResponse::default(), "{}", game.id);
        }
    }
}

/// Answering another question brings or takes no Python.
#[test]
fn all_games_of_a_kind_have_the_same_modules() {
    let catalog = embedded();
    for game in catalog.game_types("en").items {
        let modules = |made: CompileResponse| made.files.into_iter().filter(|file| file.encoding == Encoding::Utf8);
        let first = modules(catalog.compile(&request(&game.id, None)).unwrap()).collect::<Vec<_>>();
        assert!(first.iter().any(|file| file.path == BACKSTAGE), "{}", game.id);
        for made in with_each_option(&catalog, &game) {
            assert!(modules(made).eq(first.iter().cloned()), "{}", game.id);
        }
    }
}

#[test]
fn previews_are_found_by_the_themes_they_show() {
    let folder = maze_folder("");
    let catalog = Catalog::load(GameFiles::Folder(folder.path().to_owned())).unwrap();
    let (content, version) = catalog.preview("maze", "ice.webp").unwrap();
    assert_eq!(&*content, b"moving");
    let address = &catalog.game_types("en").items[0].themes[0].moving;
    assert_eq!(*address, format!("/api/game-types/maze/previews/ice.webp?v={version}"));
    for name in ["lava.webp", "../game.toml", "ice.png", "ice-still-still.webp"] {
        assert!(catalog.preview("maze", name).is_none(), "{name}");
    }
}

#[rstest::rstest]
#[case("{{ nmae | python_string }}")]
#[case("{{ choices.villain }}")]
#[case("{{ name | upper }}")]
#[case("{% if")]
#[case("{% include 'maze' %}")]
fn a_broken_template_is_found_when_the_catalog_is_loaded(#[case] template: &str) {
    assert!(matches!(maze(template), Err(CatalogError::Template { game, .. }) if game == "maze"));
}

proptest! {
    #[test]
    fn any_name_that_is_accepted_stays_a_string(name: String) {
        let catalog = maze("GAME_NAME = {{ name | python_string }}\n").unwrap();
        if let Ok(made) = catalog.compile(&request("maze", Some(&name))) {
            let default = || "Lost".to_owned();
            let expected = GameName::parse(&name).unwrap().map_or_else(default, |name| name.as_str().to_owned());
            prop_assert_eq!(game_name(&made.code), Some(expected));
        }
    }
}
