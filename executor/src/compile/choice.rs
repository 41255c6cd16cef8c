//! Reads the choices of a request against what a kind of game offers.

use std::collections::BTreeMap;

use shared::api::{GameType, Slot};

use super::error::CompileError;

/// The chosen option of every slot: the given one, or the slot's first.
pub(super) fn choose_options(
    game: &GameType,
    choices: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, CompileError> {
    for slot in choices.keys() {
        if !game.slots.iter().any(|offered| offered.id == *slot) {
            let offered = game.slots.iter().map(|offered| offered.id.as_str());
            return Err(CompileError::unknown(&format!("choices.{slot}"), "choice", slot, offered));
        }
    }
    game.slots.iter().map(|slot| Ok((slot.id.clone(), choose_option(slot, choices.get(&slot.id))?))).collect()
}

fn choose_option(slot: &Slot, chosen: Option<&String>) -> Result<String, CompileError> {
    let ids = || slot.options.iter().map(|option| option.id.as_str());
    match chosen {
        None => Ok(ids().next().unwrap_or_default().to_owned()),
        Some(chosen) if ids().any(|id| id == chosen) => Ok(chosen.clone()),
        Some(chosen) => Err(CompileError::unknown(&format!("choices.{}", slot.id), "option", chosen, ids())),
    }
}

/// The chosen look: the given one, or the first. A kind of game without themes has none.
pub(super) fn choose_theme(game: &GameType, chosen: Option<&str>) -> Result<String, CompileError> {
    let ids = || game.themes.iter().map(|theme| theme.id.as_str());
    match chosen {
        None => Ok(ids().next().unwrap_or_default().to_owned()),
        Some(chosen) if ids().any(|id| id == chosen) => Ok(chosen.to_owned()),
        Some(chosen) => Err(CompileError::unknown("theme", "theme", chosen, ids())),
    }
}

#[cfg(test)]
mod tests {
    use shared::api::{ChoiceOption, Theme};

    use super::*;

    fn option(id: &str) -> ChoiceOption {
        ChoiceOption { id: id.to_owned(), label: id.to_owned() }
    }

    fn game() -> GameType {
        let slot = Slot { id: "hero".to_owned(), label: String::new(), options: vec![option("cat"), option("dog")] };
        let theme =
            |id: &str| Theme { id: id.to_owned(), label: String::new(), moving: String::new(), still: String::new() };
        GameType {
            id: "maze".to_owned(),
            name: String::new(),
            pitch: String::new(),
            colour: String::new(),
            default_name: String::new(),
            names: vec![],
            slots: vec![slot],
            themes: vec![theme("ice"), theme("lava")],
        }
    }

    fn choices(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|&(slot, option)| (slot.to_owned(), option.to_owned())).collect()
    }

    #[test]
    fn what_is_left_out_takes_the_first() {
        assert_eq!(choose_options(&game(), &choices(&[])), Ok(choices(&[("hero", "cat")])));
        assert_eq!(choose_theme(&game(), None), Ok("ice".to_owned()));
    }

    #[test]
    fn what_is_given_is_taken() {
        assert_eq!(choose_options(&game(), &choices(&[("hero", "dog")])), Ok(choices(&[("hero", "dog")])));
        assert_eq!(choose_theme(&game(), Some("lava")), Ok("lava".to_owned()));
    }

    #[rstest::rstest]
    #[case(&[("villain", "cat")], "choices.villain", "no choice “villain”; choose one of: hero")]
    #[case(&[("hero", "cow")], "choices.hero", "no option “cow”; choose one of: cat, dog")]
    fn unknown_choices_are_named(#[case] pairs: &[(&str, &str)], #[case] field: &str, #[case] message: &str) {
        let error = choose_options(&game(), &choices(pairs)).unwrap_err();
        assert_eq!((error.field(), error.to_string()), (field.to_owned(), format!("There is {message}.")));
    }

    #[test]
    fn unknown_themes_are_named() {
        let error = choose_theme(&game(), Some("mud")).unwrap_err();
        assert_eq!(error.field(), "theme");
        assert_eq!(error.to_string(), "There is no theme “mud”; choose one of: ice, lava.");
    }

    #[test]
    fn a_game_without_themes_says_so() {
        let error = choose_theme(&GameType { themes: vec![], ..game() }, Some("ice")).unwrap_err();
        assert_eq!(error.to_string(), "There is no theme “ice”; this kind of game has none to choose from.");
    }
}
