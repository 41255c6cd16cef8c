//! What `game.toml` and its translations say of one kind of game.

use std::collections::{BTreeMap, BTreeSet};

use figment::Figment;
use figment::providers::{Format, Toml};
use serde::Deserialize;
use shared::api::{GameType, Slot, Theme};

use super::error::CatalogError;
use super::game_files::GameFiles;
use super::game_name::GameName;
use super::palette::Palette;
use super::preview;
use super::translation::{LANGUAGES, translate};

/// One kind of game: what it is called, what can be chosen about it, and what its themes give its template.
#[derive(Debug, Clone)]
pub(super) struct Description {
    /// In English.
    pub(super) game_type: GameType,
    /// In each other language.
    pub(super) translations: BTreeMap<&'static str, GameType>,
    /// The name of a game whose maker gave none.
    pub(super) default_name: GameName,
    /// What each theme gives the template, by its id.
    pub(super) looks: BTreeMap<String, Look>,
}

/// What a theme gives the template.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// Colours as Python writes them, by the theme's own names for them.
    pub(super) colours: BTreeMap<String, String>,
    /// Words of the game, by the theme's own names for them.
    pub(super) words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DescriptionFile {
    id: String,
    name: String,
    pitch: String,
    colour: String,
    default_name: String,
    names: Vec<String>,
    slots: Vec<Slot>,
    themes: Vec<ThemeWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeWords {
    id: String,
    label: String,
    /// Names of the palette's colours.
    #[serde(default)]
    colours: BTreeMap<String, String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

impl Description {
    /// Reads and checks the `game.toml` and the translations in the folder `id`.
    pub(super) fn read(files: &GameFiles, id: &str, palette: &Palette) -> Result<Self, CatalogError> {
        let path = format!("{id}/game.toml");
        let wrong = |reason: String| CatalogError::Description { path: path.clone(), reason };
        let text = files.text(&path).ok_or_else(|| wrong("is not there".to_owned()))?;
        let file: DescriptionFile =
            Figment::from(Toml::string(&text)).extract().map_err(|error| wrong(error.to_string()))?;
        check(&file, id).map_err(wrong)?;
        palette.python(&file.colour).map_err(wrong)?;
        let default_name = game_name(&file.default_name).map_err(wrong)?;
        for name in &file.names {
            game_name(name).map_err(wrong)?;
        }
        let DescriptionFile { id, name, pitch, colour, default_name: shown_name, names, slots, themes } = file;
        let mut looks = BTreeMap::new();
        let mut shown = Vec::new();
        for theme in themes {
            let (moving, still) = preview::addresses(files, &id, &theme.id);
            let colours = theme.colours.into_iter().map(|(name, colour)| Ok((name, palette.python(&colour)?)));
            let colours = colours.collect::<Result<_, String>>().map_err(wrong)?;
            looks.insert(theme.id.clone(), Look { colours, words: theme.words });
            shown.push(Theme { id: theme.id, label: theme.label, moving, still });
        }
        let game_type = GameType { id, name, pitch, colour, default_name: shown_name, names, slots, themes: shown };
        let translations = translations(files, &game_type)?;
        Ok(Self { game_type, translations, default_name, looks })
    }

    /// The kind of game in a language; in English where it does not speak it.
    pub(super) fn in_language(&self, language: &str) -> &GameType {
        self.translations.get(language).unwrap_or(&self.game_type)
    }
}

fn translations(files: &GameFiles, game: &GameType) -> Result<BTreeMap<&'static str, GameType>, CatalogError> {
    let mut translations = BTreeMap::new();
    for &language in LANGUAGES {
        let path = format!("{}/{language}.toml", game.id);
        let wrong = |reason: String| CatalogError::Description { path: path.clone(), reason };
        let text = files.text(&path).ok_or_else(|| wrong("is not there".to_owned()))?;
        translations.insert(language, translate(game, &text).map_err(wrong)?);
    }
    Ok(translations)
}

fn check(file: &DescriptionFile, folder: &str) -> Result<(), String> {
    if file.id != folder {
        return Err(format!("`id` is {:?}, its folder is {folder:?}", file.id));
    }
    check_ids("theme", file.themes.iter().map(|theme| theme.id.as_str()))?;
    check_ids("slot", file.slots.iter().map(|slot| slot.id.as_str()))?;
    for slot in &file.slots {
        if slot.options.is_empty() {
            return Err(format!("slot {:?} has no options", slot.id));
        }
        check_ids("option", slot.options.iter().map(|option| option.id.as_str()))?;
    }
    Ok(())
}

fn game_name(text: &str) -> Result<GameName, String> {
    GameName::parse(text)
        .map_err(|error| format!("the name {text:?} {error}"))?
        .ok_or_else(|| "a name is blank".to_owned())
}

/// Ids are what programs send, so they are plain, and no two are the same.
fn check_ids<'a>(kind: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for id in ids {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if id.is_empty() || !id.bytes().all(plain) {
            return Err(format!("{kind} id {id:?} is not made of a-z, 0-9 and _"));
        }
        if !seen.insert(id) {
            return Err(format!("{kind} id {id:?} is there twice"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const GOOD: &str = r#"
        id = "maze"
        name = "Maze"
        pitch = "Find the way."
        colour = "moss"
        default_name = "Lost"
        names = ["Found"]
        themes = [{ id = "ice", label = "Ice", colours = { wall = "sky" }, words = { exit = "door" } }]
        [[slots]]
        id = "hero"
        label = "Who are you?"
        options = [{ id = "cat", label = "A cat" }]
    "#;
    const SPANISH: &str = r#"
        name = "Laberinto"
        pitch = "Encuentra el camino."
        default_name = "Perdido"
        names = ["Encontrado"]
        slots = { hero = { label = "¿Quién eres?", options = { cat = "Un gato" } } }
        themes = { ice = "Hielo" }
    "#;

    fn read(description: &str, spanish: &str) -> Result<Description, CatalogError> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("maze")).unwrap();
        fs::write(folder.path().join("maze/game.toml"), description).unwrap();
        fs::write(folder.path().join("maze/es.toml"), spanish).unwrap();
        let palette = Palette::read("moss = { rgb = [1, 2, 3] }\nsky = { rgb = [4, 5, 6] }").unwrap();
        Description::read(&GameFiles::Folder(folder.path().to_owned()), "maze", &palette)
    }

    #[test]
    fn a_description_is_read_whole() {
        let description = read(GOOD, SPANISH).unwrap();
        assert_eq!(description.game_type.slots[0].options[0].label, "A cat");
        assert_eq!(description.game_type.themes[0].id, "ice");
        assert_eq!(description.default_name.as_str(), "Lost");
        let look = &description.looks["ice"];
        assert_eq!((look.colours["wall"].as_str(), look.words["exit"].as_str()), ("(4, 5, 6)", "door"));
    }

    #[test]
    fn other_languages_have_their_own_words_for_the_same_ids() {
        let description = read(GOOD, SPANISH).unwrap();
        let spanish = description.in_language("es");
        assert_eq!((spanish.id.as_str(), spanish.name.as_str()), ("maze", "Laberinto"));
        assert_eq!(spanish.slots[0].options[0].label, "Un gato");
        assert_eq!(spanish.themes[0].label, "Hielo");
        assert_eq!(description.in_language("tlh").name, "Maze");
    }

    #[rstest::rstest]
    #[case("id = \"maze\"", "id = \"other\"", "its folder")]
    #[case("id = \"maze\"", "id = \"maze\"\nsize = 1", "size")]
    #[case("default_name = \"Lost\"", "default_name = \" \"", "blank")]
    #[case("[\"Found\"]", "[\"\"]", "blank")]
    #[case("{ id = \"cat\", label = \"A cat\" }", "", "no options")]
    #[case("id = \"cat\"", "id = \"Cat!\"", "Cat!")]
    #[case("wall = \"sky\"", "wall = \"mauve\"", "mauve")]
    #[case("colour = \"moss\"", "colour = \"mauve\"", "mauve")]
    #[case("{ id = \"ice\",", "{ id = \"ice\", label = \"I\" }, { id = \"ice\",", "twice")]
    fn a_wrong_description_is_refused(#[case] right: &str, #[case] wrong: &str, #[case] says: &str) {
        let error = read(&GOOD.replace(right, wrong), SPANISH).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }

    #[rstest::rstest]
    #[case("cat = \"Un gato\"", "", "\"cat\" is missing")]
    #[case("ice = \"Hielo\"", "ice = \"Hielo\", lava = \"Lava\"", "no theme \"lava\"")]
    #[case("name = \"Laberinto\"", "", "name")]
    fn a_translation_that_is_not_whole_is_refused(#[case] right: &str, #[case] wrong: &str, #[case] says: &str) {
        let error = read(GOOD, &SPANISH.replacen(right, wrong, 1)).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
