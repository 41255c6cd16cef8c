//! What an executor is sent when a project, or a version of one, is run.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use diesel::result::Error;
use diesel_async::AsyncPgConnection;
use shared::api::{Encoding, ExecuteRequest, SourceFile};

use crate::db::project_files::{self, WholeFileRow};
use crate::db::project_versions::{self, VersionRow};
use crate::db::projects::ProjectRow;
use crate::domain::is_python;

/// The body of a run request for a project as it is now.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_project(connection: &mut AsyncPgConnection, project: &ProjectRow) -> Result<Bytes, Error> {
    let files = project_files::whole_of_project(connection, project.id).await?;
    Ok(run_body(&project.entry, files))
}

/// The body of a run request for a version, such as one in the gallery.
///
/// # Errors
/// Whatever the database refuses.
pub async fn of_version(connection: &mut AsyncPgConnection, version: &VersionRow) -> Result<Bytes, Error> {
    let files = project_versions::whole_files(connection, version.id).await?;
    Ok(run_body(&version.entry, files))
}

/// The body of a run request for these files.
#[must_use]
pub fn run_body(entry: &str, files: Vec<WholeFileRow>) -> Bytes {
    let files = files.into_iter().map(source_file).collect();
    let request = ExecuteRequest { code: None, files: Some(files), entry: Some(entry.to_owned()) };
    // A structure of texts can always be written.
    serde_json::to_vec(&request).unwrap_or_default().into()
}

/// Python goes as a text, for the executor reads no other; all else as base64, whose length is known beforehand.
fn source_file(file: WholeFileRow) -> SourceFile {
    let base64 = |content: &[u8]| (STANDARD.encode(content), Encoding::Base64);
    let (content, encoding) = if is_python(&file.path) {
        // What is kept as Python is UTF-8.
        String::from_utf8(file.content).map_or_else(|error| base64(error.as_bytes()), |text| (text, Encoding::Utf8))
    } else {
        base64(&file.content)
    };
    SourceFile { path: file.path, content, encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(path: &str, content: &[u8]) -> WholeFileRow {
        let content = content.to_vec();
        WholeFileRow { path: path.to_owned(), blob_hash: Vec::new(), media_type: String::new(), content }
    }

    #[test]
    fn python_goes_as_text_and_all_else_as_base64() {
        let body = run_body("main.py", vec![row("main.py", "print('ä')".as_bytes()), row("a.bin", b"\0\xff")]);
        let request: ExecuteRequest = serde_json::from_slice(&body).unwrap();
        let files = request.files.unwrap();
        assert_eq!(request.entry.as_deref(), Some("main.py"));
        assert_eq!((files[0].content.as_str(), files[0].encoding), ("print('ä')", Encoding::Utf8));
        assert_eq!((files[1].content.as_str(), files[1].encoding), ("AP8=", Encoding::Base64));
    }
}
