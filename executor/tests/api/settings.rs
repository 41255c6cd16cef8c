//! Settings that stop the start, seen from outside: exit code 2 and one line that names the setting.

use std::process::Command;

fn refusal(variables: &[(&str, &str)]) -> String {
    let mut executor = Command::new(env!("CARGO_BIN_EXE_executor"));
    executor.env("JWT_PUBLIC_KEY_FILE", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys/verifying.pem"));
    executor.env("PORT", "0").envs(variables.iter().copied());
    let output = executor.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn running_without_docker_is_refused_and_the_reason_is_given() {
    let words = refusal(&[("FORCE_DOCKER_EXECUTION", "false")]);
    assert!(words.contains("FORCE_DOCKER_EXECUTION"), "{words}");
    assert!(words.contains("only inside a Docker sandbox"), "{words}");
}

#[rstest::rstest]
#[case("MAX_CONCURRENT_SESSIONS", "0")]
#[case("MAX_SESSION_TIME", "soon")]
#[case("SANDBOX_CPUS", "-1")]
#[case("PALACE_COLOUR", "red")]
fn a_bad_or_unknown_setting_is_named(#[case] name: &str, #[case] value: &str) {
    let words = refusal(&[(name, value)]);
    assert!(words.to_uppercase().contains(name), "{words}");
}

#[test]
fn an_unknown_name_in_the_file_is_named() {
    let file = std::env::temp_dir().join(format!("palace-settings-{}.toml", std::process::id()));
    std::fs::write(&file, "max_sesion_time = 5\n").unwrap();
    let words = refusal(&[("PALACE_CONFIG", file.to_str().unwrap())]);
    std::fs::remove_file(&file).unwrap();
    assert!(words.contains("max_sesion_time"), "{words}");
}
