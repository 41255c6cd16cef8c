//! One page of a list: how much is asked for, from where on, and the answer.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::ApiError;

/// Most items on one page.
pub const MAX_LIMIT: i64 = 100;
/// Items on a page where nothing is said.
pub const DEFAULT_LIMIT: i64 = 20;
/// Longer than any cursor of ours.
const MAX_CURSOR_BYTES: usize = 1024;

/// The parameters of a list that has no others. serde cannot flatten numbers out of a query, so that lists with more
/// parameters repeat these two and call [`Page::new`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Most items.
    pub limit: Option<i64>,
    /// Where the last page ended.
    pub cursor: Option<String>,
}

impl PageQuery {
    /// The page that is asked for.
    ///
    /// # Errors
    /// As [`Page::new`].
    pub fn page<C: DeserializeOwned>(&self) -> Result<Page<C>, ApiError> {
        Page::new(self.limit, self.cursor.as_deref())
    }
}

/// The page that is asked for. `C` is the sort key of an item, with everything that makes it unique.
#[derive(Debug, PartialEq, Eq)]
pub struct Page<C> {
    /// Most items, 1 to [`MAX_LIMIT`].
    pub limit: i64,
    /// The last item of the page before.
    pub after: Option<C>,
}

/// A page of a list.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct List<T> {
    /// The items.
    pub items: Vec<T>,
    /// What to send as `cursor` for the next page; null on the last one.
    #[schema(required = true)]
    pub next_cursor: Option<String>,
}

impl<C: DeserializeOwned> Page<C> {
    /// Reads the two parameters.
    ///
    /// # Errors
    /// `invalid_request` that names `limit` or `cursor`.
    pub fn new(limit: Option<i64>, cursor: Option<&str>) -> Result<Self, ApiError> {
        let limit = limit.unwrap_or(DEFAULT_LIMIT);
        if !(1..=MAX_LIMIT).contains(&limit) {
            return Err(ApiError::field("limit", format!("must be 1 to {MAX_LIMIT}")));
        }
        let after = cursor.map(decode).transpose()?;
        Ok(Self { limit, after })
    }
}

impl<C> Page<C> {
    /// How many rows to ask the database for: one more than fits, which shows whether there is another page.
    #[must_use]
    pub const fn rows(&self) -> i64 {
        self.limit + 1
    }

    /// The answer, from at most [`Self::rows`] rows. `key` is the sort key of a row.
    pub fn list<R, T>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> C, item: impl FnMut(R) -> T) -> List<T>
    where
        C: Serialize,
    {
        let fits = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > fits;
        rows.truncate(fits);
        let next_cursor = rows.last().filter(|_| more).map(|last| encode(&key(last)));
        List { items: rows.into_iter().map(item).collect(), next_cursor }
    }
}

fn encode<C: Serialize>(key: &C) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

fn decode<C: DeserializeOwned>(cursor: &str) -> Result<C, ApiError> {
    let bytes =
        Some(cursor).filter(|text| text.len() <= MAX_CURSOR_BYTES).and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    // A cursor may be made up: a text in it must be one that PostgreSQL takes.
    bytes
        .filter(|bytes| !bytes.windows(6).any(|part| part == b"\\u0000"))
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| ApiError::field("cursor", "is none that this list gave; begin without one"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(cursor: Option<&str>) -> Page<(i64, String)> {
        Page::new(Some(2), cursor).unwrap()
    }

    #[test]
    fn pages_follow_each_other() {
        let rows = |from: i64| (from..5).map(|number| (number, format!("row {number}"))).collect::<Vec<_>>();
        let first = page(None).list(rows(0).into_iter().take(3).collect(), Clone::clone, |row| row.0);
        assert_eq!(first.items, [0, 1]);
        let second = page(first.next_cursor.as_deref());
        assert_eq!(second.after, Some((1, "row 1".to_owned())));
        let last = second.list(rows(3), Clone::clone, |row| row.0);
        assert_eq!((last.items, last.next_cursor), (vec![3, 4], None));
    }

    #[rstest::rstest]
    #[case("!")]
    #[case("AAAA")]
    #[case("WzEsIlx1MDAwMCJd")] // [1,"\u0000"]
    #[case(&"A".repeat(5000))]
    fn made_up_cursors_are_refused(#[case] cursor: &str) {
        assert!(Page::<(i64, String)>::new(None, Some(cursor)).is_err());
    }

    #[rstest::rstest]
    #[case(0)]
    #[case(-1)]
    #[case(101)]
    fn pages_have_a_size(#[case] limit: i64) {
        assert!(Page::<i64>::new(Some(limit), None).is_err());
    }
}
