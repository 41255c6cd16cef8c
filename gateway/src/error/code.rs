//! The one table of error codes: every problem's status, title and standard advice derive from it.

use actix_web::http::StatusCode;

macro_rules! codes {
    ($($variant:ident = $name:literal, $status:ident, $title:literal, $advice:literal;)*) => {
        /// A kind of problem. Its name is stable: programs may rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name, in `snake_case`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The HTTP status.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),* }
            }

            /// The kind of problem in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// What happened and what to try, where nothing more precise is known.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$variant => $advice),* }
            }
        }
    };
}

codes! {
    InvalidRequest = "invalid_request", BAD_REQUEST, "The request is not right",
        "The request could not be read. Check it against the documentation at /api/docs.";
    NotSignedIn = "not_signed_in", UNAUTHORIZED, "Not signed in",
        "Sign in first: POST /api/auth/guest makes a guest.";
    WrongCredentials = "wrong_credentials", UNAUTHORIZED, "That does not fit",
        "The nickname and the secret do not belong together. Check both and try again.";
    InvalidApiKey = "invalid_api_key", UNAUTHORIZED, "That API key does not work",
        "The API key is unknown, over or revoked. Make a new one while signed in: POST /api/api-keys.";
    CrossSiteRequest = "cross_site_request", FORBIDDEN, "Request from another site",
        "This request came from a page of another site and was refused.";
    MissingScope = "missing_scope", FORBIDDEN, "The API key may not do this",
        "The API key lacks the scope for this. Make one that has it.";
    NotWithApiKey = "not_with_api_key", FORBIDDEN, "Not with an API key",
        "Accounts are looked after in a browser, signed in; a program's key cannot do this.";
    MembersOnly = "members_only", FORBIDDEN, "Pick a nickname first",
        "Guests cannot do this yet. Pick a nickname: POST /api/auth/register keeps everything you made.";
    WrongRole = "wrong_role", FORBIDDEN, "Not with your role",
        "This is for teachers or admins.";
    NotFound = "not_found", NOT_FOUND, "Not found",
        "There is nothing at this address.";
    SessionNotFound = "session_not_found", NOT_FOUND, "No such game session",
        "This game is not running. Press Run to start it again.";
    SignInNotFound = "sign_in_not_found", NOT_FOUND, "No such sign-in",
        "None of your browsers is signed in under this id.";
    ApiKeyNotFound = "api_key_not_found", NOT_FOUND, "No such API key",
        "You have no API key with this id.";
    UserNotFound = "user_not_found", NOT_FOUND, "No such person",
        "Nobody is known under this name or id.";
    ClassNotFound = "class_not_found", NOT_FOUND, "No such class",
        "There is no class with this id or code that you can see. Check the code with your teacher.";
    MemberNotFound = "member_not_found", NOT_FOUND, "No such member",
        "Nobody with this id learns in this class.";
    ProjectNotFound = "project_not_found", NOT_FOUND, "No such project",
        "You have no project with this id.";
    FileNotFound = "file_not_found", NOT_FOUND, "No such file",
        "The project has no file at this path.";
    PictureNotFound = "picture_not_found", NOT_FOUND, "No such picture",
        "There is no picture of this game, or not yet.";
    VersionNotFound = "version_not_found", NOT_FOUND, "No such version",
        "The project has no version with this id.";
    PublicationNotFound = "publication_not_found", NOT_FOUND, "Not in the gallery",
        "There is no such game in the gallery, or not any more.";
    ReportNotFound = "report_not_found", NOT_FOUND, "No such report",
        "There is no report with this id.";
    LessonNotFound = "lesson_not_found", NOT_FOUND, "No such lesson",
        "There is no lesson with this name.";
    StepNotFound = "step_not_found", NOT_FOUND, "No such step",
        "The lesson has no step with this name.";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "Method not allowed",
        "This address exists, but not for this method.";
    RequestTimeout = "request_timeout", REQUEST_TIMEOUT, "The request took too long to arrive",
        "The connection is slow. Try again.";
    NicknameTaken = "nickname_taken", CONFLICT, "Somebody has this nickname",
        "Somebody has this nickname already. Try another one.";
    AlreadyMember = "already_member", CONFLICT, "You have a nickname already",
        "You are signed in with a nickname. Sign out first to make another account.";
    NotAMember = "not_a_member", CONFLICT, "A guest has no role",
        "Only members can have a role. They pick a nickname first.";
    LastAdmin = "last_admin", CONFLICT, "There must be an admin",
        "This is the only admin. Make somebody else an admin first.";
    OwnClass = "own_class", CONFLICT, "You lead this class",
        "You lead this class, so you cannot learn in it.";
    ClassClosed = "class_closed", CONFLICT, "The class takes nobody new",
        "The teacher has closed the class for now. Ask them to open it.";
    LessonLocked = "lesson_locked", CONFLICT, "Another lesson comes first",
        "Finish the lessons that come before this one first.";
    NotPublishable = "not_publishable", CONFLICT, "This cannot be shown",
        "The project cannot be shown in the gallery as it is.";
    LimitReached = "limit_reached", CONFLICT, "No room for more",
        "You have as many of these as one person may. Delete one first.";
    NotInTrash = "not_in_trash", CONFLICT, "Not in the trash",
        "Only what is in the trash can be deleted for ever. Put it there first.";
    NotCompiled = "not_compiled", CONFLICT, "This game was not made out of choices",
        "Only a game that was made out of choices has questions to answer. Change its code instead.";
    ChoiceConflict = "choice_conflict", CONFLICT, "You changed the same lines",
        "The answer would change lines that you have changed yourself. Send `overwrite` to use the new part; what is there is kept as a version.";
    RequestInProgress = "request_in_progress", CONFLICT, "The same request is still running",
        "A request with this idempotency key is still running. Ask again in a moment.";
    PreconditionFailed = "precondition_failed", PRECONDITION_FAILED, "It has changed meanwhile",
        "It was changed somewhere else since you last looked, perhaps in another tab. Nothing is lost: look at both.";
    PayloadTooLarge = "payload_too_large", PAYLOAD_TOO_LARGE, "Too large",
        "The request is larger than this address accepts.";
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "Not the right kind of content",
        "Send the body as JSON, with `Content-Type: application/json`.";
    UnknownFileType = "unknown_file_type", UNSUPPORTED_MEDIA_TYPE, "This kind of file does not work here",
        "Pictures can be PNG, JPEG, GIF, WebP or BMP; sounds WAV, OGG or MP3.";
    IdempotencyKeyReused = "idempotency_key_reused", UNPROCESSABLE_ENTITY, "The key was used for something else",
        "This idempotency key belongs to another request. Make a new key for each new request.";
    InvalidArchive = "invalid_archive", UNPROCESSABLE_ENTITY, "This zip cannot be opened",
        "The zip is damaged, or holds something that does not belong into a project.";
    UpgradeRequired = "upgrade_required", UPGRADE_REQUIRED, "A WebSocket is needed here",
        "Open this address as a WebSocket with the subprotocol pixel.play.v1.";
    PreconditionRequired = "precondition_required", PRECONDITION_REQUIRED, "Say what you have seen",
        "Send the ETag of what you last read as `If-Match`, so that nobody's work is written over.";
    TooManyRequests = "too_many_requests", TOO_MANY_REQUESTS, "A little slower, please",
        "That was a lot at once. Wait a moment and try again.";
    TooManySessions = "too_many_sessions", TOO_MANY_REQUESTS, "As many games run as may",
        "As many games run as may run at once. Try again in a moment.";
    TooManySessionsOfYours = "too_many_sessions_of_yours", TOO_MANY_REQUESTS, "You have as many games as you may",
        "You have as many games running as one person may. Stop one of them first.";
    InternalError = "internal_error", INTERNAL_SERVER_ERROR, "Something went wrong",
        "Something went wrong on our side. Try again in a moment.";
    TooSlow = "too_slow", SERVICE_UNAVAILABLE, "That took too long",
        "The answer was not ready in time. Try again in a few seconds.";
    ExecutorUnavailable = "executor_unavailable", SERVICE_UNAVAILABLE, "The game machine is away",
        "The machine that runs the games does not answer right now. Your code is safe; try again in a few seconds.";
    TooBusy = "too_busy", SERVICE_UNAVAILABLE, "Too many at once",
        "Very many people are signing in right now. Try again in a few seconds.";
    DatabaseUnavailable = "database_unavailable", SERVICE_UNAVAILABLE, "The memory is away",
        "We cannot look things up right now. Nothing is lost; try again in a few seconds.";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique_and_snake_case() {
        let names: HashSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')));
    }

    #[test]
    fn every_code_is_an_error() {
        assert!(Code::ALL.iter().all(|code| code.status().as_u16() >= 400));
    }
}
