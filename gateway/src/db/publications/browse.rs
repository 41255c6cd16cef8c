//! Finds games that everybody sees.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::result::Error;
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::db::schema::{publications, users};

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The last published first.
    #[default]
    Newest,
    /// The most played first.
    MostPlayed,
    /// The most liked first.
    MostLiked,
}

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// In which order.
    pub sort: Sort,
    /// Of this kind alone.
    pub game_type: Option<String>,
    /// With these words in the title or the description.
    pub words: Option<String>,
    /// After the game with this sort key, as [`Found::key`] gives it.
    pub after: Option<(i64, Uuid)>,
}

/// A game that was found.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = publications)]
pub struct Found {
    /// Version 7 UUID.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// What its maker says of it.
    pub description: String,
    /// The kind of game.
    pub game_type: Option<String>,
    /// How many people played it, each once a day.
    pub play_count: i32,
    /// How many people like it.
    pub like_count: i32,
    /// How many projects began as it.
    pub remix_count: i32,
    /// Since when it is shown.
    pub published_at: Option<DateTime<Utc>>,
    /// Its picture.
    pub picture_hash: Option<Vec<u8>>,
}

impl Found {
    /// What it is sorted by: a count, or the time in microseconds.
    #[must_use]
    pub fn key(&self, sort: Sort) -> (i64, Uuid) {
        let key = match sort {
            Sort::Newest => self.published_at.map_or(0, |time| time.timestamp_micros()),
            Sort::MostPlayed => self.play_count.into(),
            Sort::MostLiked => self.like_count.into(),
        };
        (key, self.id)
    }
}

/// Games that everybody sees, with the nicknames of their makers.
///
/// # Errors
/// Whatever the database refuses.
pub async fn browse(
    connection: &mut AsyncPgConnection,
    search: &Search,
    rows: i64,
) -> Result<Vec<(Found, Option<String>)>, Error> {
    let mut query = publications::table
        .inner_join(users::table.on(users::id.eq(publications::owner_id)))
        // As the indexes say it: a parameter would not be known to be this state.
        .filter(sql::<Bool>("publications.state = 'published'"))
        .limit(rows)
        .select((Found::as_select(), users::nickname))
        .into_boxed();
    if let Some(game_type) = &search.game_type {
        query = query.filter(publications::game_type.eq(game_type));
    }
    if let Some(words) = &search.words {
        let (whole, begun) = split_begun(words);
        query = query.filter(
            sql::<Bool>(
                "publication_words(publications.title, publications.description) @@ (websearch_to_tsquery('simple', ",
            )
            .bind::<Text, _>(whole)
            .sql(") && to_tsquery('simple', ")
            .bind::<Text, _>(begun)
            .sql("))"),
        );
    }
    let (number, id) = search.after.unwrap_or_default();
    let (time, count) =
        (DateTime::from_timestamp_micros(number).unwrap_or_default(), i32::try_from(number).unwrap_or(i32::MAX));
    macro_rules! sorted {
        ($column:expr, $last:expr) => {{
            if search.after.is_some() {
                // The first condition is the one that the index begins at.
                query = query.filter($column.le($last).and($column.lt($last).or(publications::id.lt(id))));
            }
            query.order(($column.desc(), publications::id.desc()))
        }};
    }
    query = match search.sort {
        Sort::Newest => sorted!(publications::published_at.assume_not_null(), time),
        Sort::MostPlayed => sorted!(publications::play_count, count),
        Sort::MostLiked => sorted!(publications::like_count, count),
    };
    query.load(connection).await
}

/// The words that are whole, and the last one as the beginning of a word, for somebody may still be typing it. One that
/// means something to the search, such as `-fox`, is taken as it is.
fn split_begun(words: &str) -> (&str, String) {
    let (whole, last) = words.rsplit_once(char::is_whitespace).unwrap_or(("", words));
    let in_quotes = whole.matches('"').count() % 2 == 1;
    let after_or = whole.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case("or"));
    let plain = last.chars().all(|letter| letter.is_alphabetic() || letter.is_ascii_digit());
    if last.is_empty() || in_quotes || after_or || !plain {
        return (words, String::new());
    }
    (whole, format!("{last}:*"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("fox", "", "fox:*")]
    #[case("red fo", "red", "fo:*")]
    #[case("red -fox", "red -fox", "")]
    #[case("\"red fox\"", "\"red fox\"", "")]
    #[case("\"red fo", "\"red fo", "")]
    #[case("a:* | b", "a:* |", "b:*")]
    #[case("x') or 1=1 --", "x') or 1=1 --", "")]
    #[case("fox ", "fox ", "")]
    #[case("fox OR wha", "fox OR wha", "")]
    fn only_a_plain_last_word_may_go_on(#[case] words: &str, #[case] whole: &str, #[case] begun: &str) {
        assert_eq!(split_begun(words), (whole, begun.to_owned()));
    }
}
