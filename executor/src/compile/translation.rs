//! The words of one kind of game in another language than English.

use std::collections::BTreeMap;

use figment::Figment;
use figment::providers::{Format, Toml};
use serde::Deserialize;
use shared::api::{ChoiceOption, GameType, Slot, Theme};

/// Languages that every kind of game speaks besides English, each a file `LANGUAGE.toml`.
pub(super) const LANGUAGES: &[&str] = &["es"];

/// A file such as `es.toml`: everything people read of a `game.toml`, by the same ids.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslationFile {
    name: String,
    pitch: String,
    default_name: String,
    names: Vec<String>,
    slots: BTreeMap<String, SlotWords>,
    themes: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotWords {
    label: String,
    options: BTreeMap<String, String>,
}

/// The kind of game with the words of a translation; what is missing or too much there is an error.
pub(super) fn translate(game: &GameType, text: &str) -> Result<GameType, String> {
    let file: TranslationFile = Figment::from(Toml::string(text)).extract().map_err(|error| error.to_string())?;
    let TranslationFile { name, pitch, default_name, names, mut slots, mut themes } = file;
    let translated = GameType {
        name,
        pitch,
        default_name,
        names,
        slots: game.slots.iter().map(|slot| translate_slot(slot, slots.remove(&slot.id))).collect::<Result<_, _>>()?,
        themes: game
            .themes
            .iter()
            .map(|theme| Ok(Theme { label: take(&mut themes, "theme", &theme.id)?, ..theme.clone() }))
            .collect::<Result<_, String>>()?,
        ..game.clone()
    };
    nothing_left("slot", &slots)?;
    nothing_left("theme", &themes)?;
    Ok(translated)
}

fn translate_slot(slot: &Slot, words: Option<SlotWords>) -> Result<Slot, String> {
    let SlotWords { label, mut options } = words.ok_or_else(|| format!("slot {:?} is missing", slot.id))?;
    let translated = slot
        .options
        .iter()
        .map(|option| Ok(ChoiceOption { id: option.id.clone(), label: take(&mut options, "option", &option.id)? }))
        .collect::<Result<_, String>>()?;
    nothing_left("option", &options)?;
    Ok(Slot { id: slot.id.clone(), label, options: translated })
}

fn take(words: &mut BTreeMap<String, String>, kind: &str, id: &str) -> Result<String, String> {
    words.remove(id).ok_or_else(|| format!("{kind} {id:?} is missing"))
}

fn nothing_left<Words>(kind: &str, words: &BTreeMap<String, Words>) -> Result<(), String> {
    words.keys().next().map_or(Ok(()), |id| Err(format!("there is no {kind} {id:?}")))
}
