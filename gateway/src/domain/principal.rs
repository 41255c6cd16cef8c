//! Who calls, and by what right.

use std::collections::BTreeSet;

use shared::ids::UserId;
use uuid::Uuid;

use super::{Role, Scope, SessionToken, User, UserKind};

/// A person, and how the request came to act for them.
#[derive(Debug)]
pub struct Principal {
    /// The person.
    pub user: User,
    /// By what right.
    pub credential: Credential,
}

/// What a request brought with it.
#[derive(Debug)]
pub enum Credential {
    /// The cookie of a signed-in browser.
    Browser {
        /// The sign-in's row.
        sign_in: Uuid,
        /// The cookie's secret.
        token: SessionToken,
    },
    /// An API key.
    Program {
        /// The key's row.
        key: Uuid,
        /// What it may do.
        scopes: BTreeSet<Scope>,
    },
}

impl Principal {
    /// The person.
    #[must_use]
    pub const fn id(&self) -> UserId {
        self.user.id
    }

    /// The row of the browser's sign-in, if it is a browser.
    #[must_use]
    pub const fn sign_in(&self) -> Option<Uuid> {
        match &self.credential {
            Credential::Browser { sign_in, .. } => Some(*sign_in),
            Credential::Program { .. } => None,
        }
    }

    /// Whether the person has a nickname.
    #[must_use]
    pub fn is_member(&self) -> bool {
        self.user.kind == UserKind::Member
    }

    /// Whether the person has at least this role.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.user.role >= role
    }

    /// Whether the credential is good for this: a browser's is good for everything its person may do.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        match &self.credential {
            Credential::Browser { .. } => true,
            Credential::Program { scopes, .. } => scopes.contains(&scope),
        }
    }
}
