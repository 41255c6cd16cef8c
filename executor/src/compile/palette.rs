//! The sixteen colours of the palace, which games share with the pages.

use std::collections::BTreeMap;

use figment::Figment;
use figment::providers::{Format, Toml};
use serde::Deserialize;

/// Red, green and blue of each colour, by its name.
#[derive(Debug, Clone, Default)]
pub(super) struct Palette(BTreeMap<String, [u8; 3]>);

#[derive(Deserialize)]
struct Colour {
    rgb: [u8; 3],
}

impl Palette {
    /// Reads `palette.toml`.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let colours: BTreeMap<String, Colour> =
            Figment::from(Toml::string(text)).extract().map_err(|error| error.to_string())?;
        Ok(Self(colours.into_iter().map(|(name, colour)| (name, colour.rgb)).collect()))
    }

    /// A colour as Python writes it, `(red, green, blue)`.
    pub(super) fn python(&self, name: &str) -> Result<String, String> {
        let [red, green, blue] =
            self.0.get(name).ok_or_else(|| format!("there is no colour {name:?} in palette.toml"))?;
        Ok(format!("({red}, {green}, {blue})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::GameFiles;

    fn palette() -> Palette {
        Palette::read(&GameFiles::Embedded.text("palette.toml").unwrap()).unwrap()
    }

    #[test]
    fn the_pages_have_the_same_colours() {
        let css = include_str!("../../../gateway/web/src/design/palette.css");
        let of_pages: BTreeMap<String, [u8; 3]> = css
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--color-")?.strip_suffix(';')?.split_once(": #"))
            .map(|(name, hex)| {
                let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
                (name.to_owned(), [part(0), part(2), part(4)])
            })
            .collect();
        assert_eq!(of_pages.len(), 16);
        assert_eq!(palette().0, of_pages);
    }

    #[test]
    fn colours_are_written_as_python() {
        assert_eq!(palette().python("ink"), Ok("(30, 27, 43)".to_owned()));
        assert!(palette().python("mauve").is_err());
    }
}
