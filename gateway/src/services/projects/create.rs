//! New projects, as many as a person may have.

use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::Contents;
use crate::db::Abort;
use crate::db::project_files::FileRow;
use crate::db::projects::{self, Counts, NewProject, ProjectRow};
use crate::domain::Principal;
use crate::error::{ApiError, Code};

/// Most projects of a member that are not in the trash.
const MAX_PROJECTS: i64 = 200;
/// The same for a guest, of whom anybody can make many.
const MAX_PROJECTS_OF_GUEST: i64 = 20;
/// Most versions of a project that its owner asked for.
pub const MAX_KEPT_VERSIONS: i64 = 200;

/// Whose project it is going to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The person.
    pub id: Uuid,
    /// Whether the person has a nickname.
    pub is_member: bool,
}

impl Owner {
    const fn limit(self) -> i64 {
        if self.is_member { MAX_PROJECTS } else { MAX_PROJECTS_OF_GUEST }
    }
}

impl From<&Principal> for Owner {
    fn from(principal: &Principal) -> Self {
        Self { id: principal.id().0, is_member: principal.is_member() }
    }
}

/// Makes a project with files whose contents are kept already (`blobs::put`). In a transaction, so that the limit holds.
///
/// # Errors
/// `limit_reached`, or what [`Contents::check`] finds.
pub async fn create(
    connection: &mut AsyncPgConnection,
    owner: Owner,
    new: &NewProject<'_>,
    files: &[FileRow],
) -> Result<ProjectRow, Abort> {
    let (name, entry) = (new.name.to_owned(), new.entry.to_owned());
    let contents = Contents { name, entry, choices: new.choices.clone(), files: files.to_vec() };
    contents.check()?;
    make_room_for_new(connection, owner).await?;
    Ok(projects::insert(connection, new, files).await?)
}

/// Whether there is room for a project of this owner that is in neither place yet, until the transaction is over.
///
/// # Errors
/// `limit_reached`.
pub async fn make_room_for_new(connection: &mut AsyncPgConnection, owner: Owner) -> Result<(), Abort> {
    let counts = make_room(connection, owner).await?;
    if counts.live + counts.trash >= 2 * owner.limit() {
        let advice = "Your trash is full. Empty it first: POST /api/projects/trash/empty.";
        return Err(ApiError::new(Code::LimitReached).detail(advice).into());
    }
    Ok(())
}

/// Whether there is room for another project of this owner outside the trash, until the transaction is over.
///
/// # Errors
/// `limit_reached`.
pub async fn make_room(connection: &mut AsyncPgConnection, owner: Owner) -> Result<Counts, Abort> {
    let counts = projects::count_alone(connection, owner.id).await?;
    if counts.live < owner.limit() {
        return Ok(counts);
    }
    let advice = format!("You have {} projects, as many as you may. Delete one first.", owner.limit());
    Err(ApiError::new(Code::LimitReached).detail(advice).into())
}
