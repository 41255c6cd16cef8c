//! What `game.toml` says of one kind of game.

use std::collections::BTreeSet;

use figment::Figment;
use figment::providers::{Format, Toml};
use serde::Deserialize;
use shared::api::{GameType, Slot, Theme};

use super::error::CatalogError;
use super::game_name::GameName;
use super::game_source::GameSource;

/// One kind of game: what it is called and what can be chosen about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Description {
    pub(super) game_type: GameType,
    /// The name of a game whose maker gave none.
    pub(super) default_name: GameName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DescriptionFile {
    id: String,
    name: String,
    default_name: String,
    slots: Vec<Slot>,
    themes: Vec<Theme>,
}

impl Description {
    /// Reads and checks a `game.toml`.
    pub(super) fn read(source: GameSource) -> Result<Self, CatalogError> {
        let wrong = |reason: String| CatalogError::Description { game: source.id, reason };
        let file: DescriptionFile =
            Figment::from(Toml::string(source.description)).extract().map_err(|error| wrong(error.to_string()))?;
        if file.id != source.id {
            return Err(wrong(format!("`id` is {:?}, its folder is {:?}", file.id, source.id)));
        }
        check_ids("theme", file.themes.iter().map(|theme| theme.id.as_str())).map_err(wrong)?;
        check_ids("slot", file.slots.iter().map(|slot| slot.id.as_str())).map_err(wrong)?;
        for slot in &file.slots {
            if slot.options.is_empty() {
                return Err(wrong(format!("slot {:?} has no options", slot.id)));
            }
            check_ids("option", slot.options.iter().map(|option| option.id.as_str())).map_err(wrong)?;
        }
        let default_name = GameName::parse(&file.default_name)
            .map_err(|error| wrong(format!("`default_name` {error}")))?
            .ok_or_else(|| wrong("`default_name` is blank".to_owned()))?;
        let DescriptionFile { id, name, slots, themes, .. } = file;
        Ok(Self { game_type: GameType { id, name, slots, themes }, default_name })
    }
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
    use super::*;
    use crate::compile::game_source::GAME_SOURCES;

    const GOOD: &str = r#"
        id = "maze"
        name = "Maze"
        default_name = "Lost"
        themes = [{ id = "ice", label = "Ice" }]
        [[slots]]
        id = "hero"
        label = "Who are you?"
        options = [{ id = "cat", label = "A cat" }]
    "#;

    fn read(description: String) -> Result<Description, CatalogError> {
        Description::read(GameSource { id: "maze", description: description.leak(), template: "" })
    }

    #[test]
    fn every_embedded_description_is_valid() {
        for &source in GAME_SOURCES {
            Description::read(source).unwrap();
        }
    }

    #[test]
    fn a_description_is_read_whole() {
        let description = read(GOOD.to_owned()).unwrap();
        assert_eq!(description.game_type.slots[0].options[0].label, "A cat");
        assert_eq!(description.game_type.themes[0].id, "ice");
        assert_eq!(description.default_name.as_str(), "Lost");
    }

    #[rstest::rstest]
    #[case("id = \"maze\"", "id = \"other\"", "its folder")]
    #[case("id = \"maze\"", "id = \"maze\"\ncolour = 1", "colour")]
    #[case("default_name = \"Lost\"", "default_name = \" \"", "blank")]
    #[case("{ id = \"cat\", label = \"A cat\" }", "", "no options")]
    #[case("id = \"cat\"", "id = \"Cat!\"", "Cat!")]
    #[case(
        "{ id = \"ice\", label = \"Ice\" }",
        "{ id = \"a\", label = \"A\" }, { id = \"a\", label = \"B\" }",
        "twice"
    )]
    fn a_wrong_description_is_refused(#[case] right: &str, #[case] wrong: &str, #[case] says: &str) {
        let error = read(GOOD.replace(right, wrong)).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}
