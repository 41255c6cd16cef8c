//! Values that exist only when valid.

mod api_key;
mod email;
mod game_choices;
mod join_code;
pub mod kind_words;
mod label;
mod lesson;
mod moment;
mod nickname;
mod origin;
mod picture;
mod principal;
mod project_file;
mod project_name;
mod project_path;
mod publication;
mod remix_credit;
mod role;
mod scope;
mod secret;
mod session_token;
mod trusted_proxies;
mod user;
mod version_reason;

pub use api_key::ApiKey;
pub use email::{Email, InvalidEmail};
pub use game_choices::GameChoices;
pub use join_code::{InvalidJoinCode, JoinCode};
pub use label::{InvalidLabel, Label};
pub use lesson::{Check, CheckKind, Lesson, LessonAbout, LessonBadge, LessonStep, StepContent};
pub use moment::{Moment, OutOfCalendar};
pub use nickname::{InvalidNickname, NewNickname, Nickname, NicknameKey};
pub use origin::{InvalidOrigin, Origin};
pub use picture::Picture;
pub use principal::{Credential, Principal};
pub use project_file::{MediaType, ProjectFile, is_python, is_text};
pub use project_name::{InvalidName, MAX_NAME_CHARS, ProjectName};
pub use project_path::{InvalidPath, ProjectPath, first_clash};
pub use publication::{
    DeclineReason, Description, PublicationState, ReportNote, ReportReason, Resolution, Title, Unshowable,
};
pub use remix_credit::{KeptCredit, RemixCredit};
pub use role::{Role, UnknownRole};
pub use scope::{Scope, UnknownScope};
pub use secret::{InvalidSecret, Password, PicturePassword, Secret};
pub use session_token::{SessionToken, TokenHash};
pub use trusted_proxies::{InvalidNetwork, TrustedProxies, line_of};
pub use user::{User, UserKind};
pub use version_reason::VersionReason;
