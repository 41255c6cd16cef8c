//! Whether words that others will read are kind.

use rustrict::{Censor, Type};

/// Harmless words that the filter takes for others.
const HARMLESS: &[&str] = &[
    "cum laude",
    "dickson",
    "great tit",
    "hancock",
    "lesbian",
    "moby dick",
    "nut cracker",
    "nutcracker",
    "pussy cat",
    "pussycat",
    "queer",
    "sextant",
    "shiitake",
];

/// Words that the filter takes for mild, and that do not belong among children.
const UNKIND: &[&str] = &["crap", "cocaine", "heroin", "puta", "scheisse", "scheiße", "spic", "suicide", "swastika"];

/// Whether a name, title or description can be shown to children. Looks through other spellings, spacing and look-alike
/// letters, and lets words through that only contain an unkind one, such as "grasshopper".
///
/// What the filter finds mildly rude stays: children's games have butts, poop and dodge balls.
#[must_use]
pub fn is_kind(text: &str) -> bool {
    let lower = text.to_lowercase();
    if lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| UNKIND.contains(&word)) {
        return false;
    }
    let rest = HARMLESS.iter().fold(lower, |text, harmless| text.replace(harmless, " "));
    let found = Censor::from_str(&rest).analyze();
    let rude = Type::PROFANE | Type::OFFENSIVE | Type::SEXUAL;
    found.isnt(rude & Type::MODERATE_OR_HIGHER) && found.isnt(Type::MEAN & Type::SEVERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("")]
    #[case("grasshopper")]
    #[case("Scunthorpe")]
    #[case("class")]
    #[case("assassin bug")]
    #[case("Assassin's Class")]
    #[case("Sussex Penistone Essex")]
    #[case("Grape Escape")]
    #[case("Cockpit Pilot")]
    #[case("Hot dog shop")]
    #[case("Push it to the limit")]
    #[case("Zombie Killer 3")]
    #[case("Shoot the aliens before they shoot you")]
    #[case("Kill all monsters with a bomb")]
    #[case("The Dungeon of Doom")]
    #[case("Death Star Racer")]
    #[case("Space Invaders")]
    #[case("Dodge balls of fire")]
    #[case("Pixel's night in Saturn's rings")]
    #[case("Der dicke Drache")]
    #[case("Les aventures de Zoé")]
    #[case("Робот и лиса")]
    #[case("ロボットのゲーム")]
    #[case("Robo Fox 123")]
    #[case("therapist")]
    #[case("magna cum laude")]
    #[case("Made by Dickson and Hancock")]
    #[case("The Ugly Duckling")]
    #[case("Hell Racer and the Butt of Doom")]
    #[case("Two lesbian penguins")]
    #[case("Nutcracker")]
    fn kind_words_pass(#[case] text: &str) {
        assert!(is_kind(text));
    }

    #[rstest::rstest]
    #[case("fuck")]
    #[case("You are a b1tch")]
    #[case("sh1t game")]
    #[case("$h!t")]
    #[case("f u c k")]
    #[case("f.u.c.k this")]
    #[case("fuuuuuck")]
    #[case("phuck")]
    #[case("nigger")]
    #[case("n1gg3r")]
    #[case("faggot")]
    #[case("f4gg0t")]
    #[case("retard")]
    #[case("kill yourself")]
    #[case("kys")]
    #[case("𝓯𝓾𝓬𝓴")]
    #[case("fück")]
    #[case("f\u{200b}uck")]
    #[case("p0rn")]
    #[case("Crap!")]
    #[case("fu hancock ck")]
    #[case("a55")]
    #[case("SHIT")]
    #[case("сука")]
    #[case("Hitler was right, heil hitler")]
    fn unkind_words_do_not(#[case] text: &str) {
        assert!(!is_kind(text));
    }
}
