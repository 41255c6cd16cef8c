//! What a sandbox is made of: a pure function from its settings to a Docker container.

use std::collections::HashMap;
use std::path::Path;

use bollard::models::{ContainerCreateBody, HostConfig, HostConfigLogConfig, ResourcesUlimits};
use shared::ids::ExecutorId;

use crate::config::Settings;

/// Marks every container of ours; the value names the executor that made it.
pub const LABEL: &str = "palace.executor";
/// Says when a container has certainly outlived its use, in seconds since 1970.
pub const EXPIRY_LABEL: &str = "palace.expires_at";

/// System calls a sandbox may make; see the profile's own comments for the reasons.
const SECCOMP_PROFILE: &str = include_str!("../../image/seccomp.json");

const MIB: i64 = 1024 * 1024;
const GAME_TMPFS: &str = "rw,noexec,nosuid,nodev,size=64m,nr_inodes=4096,mode=1777";
const TMP_TMPFS: &str = "rw,noexec,nosuid,nodev,size=64m,nr_inodes=1024,mode=1777";
/// Shared memory through which a game hands its picture to the display (MIT-SHM) and Python its semaphores.
const SHM_BYTES: i64 = 64 * MIB;
const MAX_OPEN_FILES: i64 = 512;
const MAX_FILE_BYTES: i64 = 64 * MIB;
/// How often processor time is dealt out, in microseconds. The usual 100 ms would freeze a game that used up its share
/// for most of that time; with 10 ms no gap between two pictures is longer than the eye forgives.
const CPU_PERIOD_US: i32 = 10_000;

/// What differs from sandbox to sandbox.
#[derive(Debug, Clone, Copy)]
pub struct SandboxSpec<'a> {
    /// The executor that makes it.
    pub executor: ExecutorId,
    /// Its user and group.
    pub uid: u32,
    /// The folder with the stage's socket.
    pub directory: &'a Path,
    /// When it has certainly outlived its use, in seconds since 1970.
    pub expires_at: i64,
}

/// The container for a sandbox.
#[must_use]
pub fn container(settings: &Settings, spec: SandboxSpec<'_>) -> ContainerCreateBody {
    ContainerCreateBody {
        image: Some(settings.sandbox_image.clone()),
        user: Some(format!("{0}:{0}", spec.uid)),
        hostname: Some("palace".to_owned()),
        network_disabled: Some(true),
        labels: Some(HashMap::from([
            (LABEL.to_owned(), spec.executor.to_string()),
            (EXPIRY_LABEL.to_owned(), spec.expires_at.to_string()),
        ])),
        host_config: Some(host_config(settings, spec)),
        ..ContainerCreateBody::default()
    }
}

fn host_config(settings: &Settings, spec: SandboxSpec<'_>) -> HostConfig {
    let memory = i64::from(settings.sandbox_memory_mib) * MIB;
    let link_directory = Path::new(shared::link::SOCKET_PATH).parent().unwrap_or(Path::new("/"));
    HostConfig {
        network_mode: Some("none".to_owned()),
        readonly_rootfs: Some(true),
        cap_drop: Some(vec!["ALL".to_owned()]),
        security_opt: Some(vec!["no-new-privileges".to_owned(), format!("seccomp={SECCOMP_PROFILE}")]),
        memory: Some(memory),
        memory_swap: Some(memory),
        cpu_period: Some(i64::from(CPU_PERIOD_US)),
        cpu_quota: Some(cpu_quota_us(settings.sandbox_cpus)),
        pids_limit: Some(i64::from(settings.sandbox_pids)),
        ulimits: Some(vec![ulimit("nofile", MAX_OPEN_FILES), ulimit("fsize", MAX_FILE_BYTES), ulimit("core", 0)]),
        tmpfs: Some(HashMap::from([
            (shared::link::GAME_DIRECTORY.to_owned(), GAME_TMPFS.to_owned()),
            ("/tmp".to_owned(), TMP_TMPFS.to_owned()),
        ])),
        binds: Some(vec![format!("{}:{}:ro", spec.directory.display(), link_directory.display())]),
        ipc_mode: Some("private".to_owned()),
        shm_size: Some(SHM_BYTES),
        log_config: Some(HostConfigLogConfig { typ: Some("none".to_owned()), config: None }),
        // The stage is the first process and reaps what the game leaves behind.
        init: Some(false),
        runtime: settings.sandbox_runtime.clone(),
        ..HostConfig::default()
    }
}

fn ulimit(name: &str, value: i64) -> ResourcesUlimits {
    ResourcesUlimits { name: Some(name.to_owned()), soft: Some(value), hard: Some(value) }
}

#[expect(clippy::cast_possible_truncation, reason = "the settings keep the number of cores between 0.1 and 64")]
fn cpu_quota_us(cores: f64) -> i64 {
    (cores * f64::from(CPU_PERIOD_US)).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_profile_is_as_reviewed() {
        let spec = SandboxSpec {
            executor: ExecutorId(7),
            uid: 2_000_001,
            directory: Path::new("/tmp/palace-executor-7/box"),
            expires_at: 1_800_000_000,
        };
        let mut body = container(&Settings::default(), spec);
        let options = body.host_config.as_mut().and_then(|host| host.security_opt.as_mut()).unwrap();
        assert_eq!(options[1], format!("seccomp={SECCOMP_PROFILE}"));
        options[1] = "seccomp=[executor/image/seccomp.json]".to_owned();
        insta::assert_json_snapshot!(serde_json::to_value(&body).unwrap());
    }

    #[test]
    fn a_configured_runtime_is_asked_for() {
        let settings = Settings { sandbox_runtime: Some("runsc".into()), ..Settings::default() };
        let spec = SandboxSpec { executor: ExecutorId(7), uid: 1, directory: Path::new("/x"), expires_at: 0 };
        assert_eq!(container(&settings, spec).host_config.unwrap().runtime.as_deref(), Some("runsc"));
    }
}
