//! The pictures that a picture password is made of.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! pictures {
    ($($name:ident = $id:literal, $label:literal;)+) => {
        /// A picture. Pages draw it; here it is a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Picture {
            $(#[doc = $label] $name,)+
        }

        impl Picture {
            /// Every picture.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its id.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// What children call it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }
        }
    };
}

// Ids are part of what was hashed: none may be renamed or taken away.
pictures! {
    Apple = "apple", "Apple";
    Balloon = "balloon", "Balloon";
    Bicycle = "bicycle", "Bicycle";
    Boat = "boat", "Boat";
    Cactus = "cactus", "Cactus";
    Castle = "castle", "Castle";
    Cat = "cat", "Cat";
    Cloud = "cloud", "Cloud";
    Crown = "crown", "Crown";
    Dragon = "dragon", "Dragon";
    Drum = "drum", "Drum";
    Fish = "fish", "Fish";
    Flower = "flower", "Flower";
    Fox = "fox", "Fox";
    Ghost = "ghost", "Ghost";
    Key = "key", "Key";
    Moon = "moon", "Moon";
    Mushroom = "mushroom", "Mushroom";
    Owl = "owl", "Owl";
    Robot = "robot", "Robot";
    Rocket = "rocket", "Rocket";
    Snail = "snail", "Snail";
    Star = "star", "Star";
    Umbrella = "umbrella", "Umbrella";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_are_what_is_sent_and_labels_differ() {
        for &picture in Picture::ALL {
            assert_eq!(serde_json::to_value(picture).unwrap(), picture.id());
        }
        let labels: HashSet<_> = Picture::ALL.iter().map(|picture| picture.label()).collect();
        assert_eq!(labels.len(), 24);
    }
}
