//! What is told of the executors: each by itself, and all of them in one account.

use serde::Serialize;
use shared::api::{ExecutorHealth, HealthStatus};
use shared::ids::ExecutorId;
use utoipa::ToSchema;

use crate::services::Member;

/// One executor. Its address is told to nobody outside; the gateway's log names it.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own, and each can be read alone")]
pub(crate) struct ExecutorStanding {
    /// Its number, which the ids of its sessions carry; absent until it has answered once.
    executor_id: Option<ExecutorId>,
    /// The whole in one word.
    status: HealthStatus,
    /// Whether it answers.
    answers: bool,
    /// Whether it runs games.
    ready: bool,
    /// Whether it is stopping: it takes no new sessions.
    draining: bool,
    /// Whether another bears the same number; neither takes new sessions then.
    shares_number: bool,
    /// Sessions that run there now.
    active_sessions: u32,
    /// Most sessions there at once.
    max_sessions: u32,
    /// Sessions that wait there for a free place.
    queued_sessions: u32,
}

impl ExecutorStanding {
    /// `shared` are the numbers that more than one executor bears.
    pub(crate) fn of(member: &Member, shared: &[ExecutorId]) -> Self {
        let current = member.current();
        Self {
            executor_id: member.id(),
            status: current.map_or(HealthStatus::Degraded, |health| health.status),
            answers: current.is_some(),
            ready: member.is_ready(),
            draining: member.is_draining(),
            shares_number: current.is_some_and(|health| shared.contains(&health.executor_id)),
            active_sessions: current.map_or(0, |health| health.active_sessions),
            max_sessions: current.map_or(0, |health| health.max_sessions),
            queued_sessions: current.map_or(0, |health| health.queued_sessions),
        }
    }

    fn takes_games(&self) -> bool {
        self.ready && !self.draining && !self.shares_number
    }
}

/// All executors in one account: of one the very same, of several the sums. `None` when none answers.
pub(crate) fn together(members: &[Member], standings: &[ExecutorStanding]) -> Option<ExecutorHealth> {
    let all: Vec<&ExecutorHealth> = members.iter().filter_map(Member::current).collect();
    let (first, rest) = all.split_first()?;
    let mut sum = ExecutorHealth::clone(first);
    for health in rest {
        sum.docker = better(sum.docker, health.docker);
        sum.image = better(sum.image, health.image);
        sum.active_sessions += health.active_sessions;
        sum.max_sessions += health.max_sessions;
        sum.queued_sessions += health.queued_sessions;
        sum.warm_sandboxes += health.warm_sandboxes;
        sum.memory_bytes += health.memory_bytes;
        sum.draining &= health.draining;
        if !health.detail.is_empty() {
            let separator = if sum.detail.is_empty() { "" } else { " " };
            sum.detail.push_str(separator);
            sum.detail.push_str(&health.detail);
        }
    }
    let games_can_run = standings.iter().any(ExecutorStanding::takes_games);
    // One executor alone speaks for itself, also while it drains.
    if !rest.is_empty() {
        sum.status = if games_can_run { HealthStatus::Ok } else { HealthStatus::Degraded };
    }
    Some(sum)
}

fn better(one: HealthStatus, other: HealthStatus) -> HealthStatus {
    if one == HealthStatus::Ok { one } else { other }
}

/// What is wrong with the executors, in words for operators. Empty when all is well.
pub(crate) fn complaints(standings: &[ExecutorStanding], shared: &[ExecutorId]) -> String {
    let mut found = Vec::new();
    let away = standings.iter().filter(|standing| !standing.answers).count();
    if away > 0 {
        found.push(format!("{away} of {} executors do not answer.", standings.len()));
    }
    for standing in standings.iter().filter(|standing| standing.answers && !standing.ready) {
        if let Some(id) = standing.executor_id {
            found.push(format!("Executor {id} is not well."));
        }
    }
    for id in shared {
        found.push(format!(
            "More than one executor bears the number {id}; they get no new games. Give each its own EXECUTOR_ID."
        ));
    }
    found.join(" ")
}
