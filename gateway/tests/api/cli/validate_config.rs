//! `gateway validate-config`: settings that cannot be used stop the start, and each names itself on one line.

use rstest::rstest;

use super::gateway;
use crate::support::keys::Keys;

/// Exit code, standard output and standard error.
fn validate(environment: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let output = gateway().arg("validate-config").envs(environment.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_private_key_is_all_that_is_needed() {
    let keys = Keys::generate();
    assert_eq!(validate(&[("JWT_PRIVATE_KEY", &keys.private_pem)]).0, Some(0));
    let one_line = keys.private_pem.replace('\n', "\\n");
    assert_eq!(validate(&[("JWT_PRIVATE_KEY", &one_line)]).0, Some(0));
    assert_eq!(validate(&[("JWT_PRIVATE_KEY", &keys.private_pem), ("DATABASE_URL", "")]).0, Some(0));
}

#[rstest]
#[case("PORT", "abc")]
#[case("PORT", "70000")]
#[case("BIND_ADDRESS", "everywhere")]
#[case("EXECUTOR_URL", "executor:5001")]
#[case("EXECUTOR_URLS", "http://one:5001,two:5001")]
#[case("EXECUTOR_URLS", "http://one:5001,http://one:5001")]
#[case("EXECUTOR_URLS", ",")]
#[case("MAX_SESSIONS_PER_USER", "0")]
#[case("MAX_SESSIONS_PER_USER", "some")]
#[case("MAX_SESSIONS", "0")]
#[case("DATABASE_URL", "mysql://secret@host/db")]
#[case("DATABASE_POOL_SIZE", "0")]
#[case("REDIS_URL", "http://secret@host")]
#[case("REDIS_URL", "redis://secret@host:secret")]
#[case("RATE_LIMIT_GENERAL", "many")]
#[case("RATE_LIMIT_STRICT", "0,10")]
#[case("RATE_LIMIT_EXECUTION", "30")]
#[case("TRUSTED_PROXIES", "10.0.0.0/8,proxy")]
#[case("CORS_ORIGINS", "https://one.example,two.example")]
#[case("REQUEST_TIMEOUT_SECONDS", "0")]
#[case("LOG_LEVEL", "a=b=c")]
#[case("ENABLE_METRICS", "perhaps")]
#[case("PUBLIC_ORIGIN", "palace.example/path")]
#[case("JWT_PRIVATE_KEY", "secret nonsense")]
#[case("JWT_PRIVATE_KEY_FILE", "/nowhere/at/all")]
#[case("PALACE_PROT", "5000")]
#[case("PALACE_CONFIG", "/nowhere/at/all.toml")]
fn a_bad_setting_names_itself(#[case] name: &str, #[case] value: &str) {
    let keys = Keys::generate();
    let key = if name.starts_with("JWT_PRIVATE_KEY") {
        ("NO_KEY", "")
    } else {
        ("JWT_PRIVATE_KEY", keys.private_pem.as_str())
    };
    let (code, _, error) = validate(&[key, (name, value)]);
    assert_eq!(code, Some(2));
    assert!(error.starts_with(&format!("gateway: {name}: ")), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(!error.contains("secret"), "a secret is not repeated: {error}");
}

#[test]
fn one_executor_and_several_exclude_each_other() {
    let keys = Keys::generate();
    let key = ("JWT_PRIVATE_KEY", keys.private_pem.as_str());
    let several = ("EXECUTOR_URLS", "http://one:5001, http://two:5001");
    assert_eq!(validate(&[key, several]).0, Some(0));
    assert_eq!(validate(&[key, several, ("EXECUTOR_URL", "")]).0, Some(0));
    let (code, _, error) = validate(&[key, several, ("EXECUTOR_URL", "http://one:5001")]);
    assert_eq!(code, Some(2));
    assert!(error.starts_with("gateway: EXECUTOR_URLS: ") && error.contains("EXECUTOR_URL;"), "{error}");
}

#[test]
fn without_a_key_there_is_no_start() {
    let (code, _, error) = validate(&[]);
    assert_eq!(code, Some(2));
    assert!(error.contains("JWT_PRIVATE_KEY_FILE") && error.contains("generate-keys"), "{error}");
}

#[test]
fn the_public_key_is_not_taken_for_the_private_one() {
    assert_eq!(validate(&[("JWT_PRIVATE_KEY", &Keys::generate().public_pem)]).0, Some(2));
}

#[test]
fn the_environment_goes_over_the_file_and_the_file_over_the_defaults() {
    let keys = Keys::generate();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("palace.toml");
    let check = |content: &str, more: &[(&str, &str)]| {
        std::fs::write(&file, content).unwrap();
        let mut environment =
            vec![("PALACE_CONFIG", file.to_str().unwrap()), ("JWT_PRIVATE_KEY", keys.private_pem.as_str())];
        environment.extend_from_slice(more);
        validate(&environment)
    };
    assert_eq!(check("port = 6000\nlog_level = \"debug\"\n", &[]).0, Some(0));
    let bad_file = "database_pool_size = 0\n";
    assert!(check(bad_file, &[]).2.contains("DATABASE_POOL_SIZE"), "the file counts");
    assert_eq!(check(bad_file, &[("DATABASE_POOL_SIZE", "4")]).0, Some(0), "the environment counts more");
    for (content, name) in
        [("prot = 6000\n", "PROT"), ("port = \"many\"\n", "PORT"), ("[gateway]\nport = 1\n", "GATEWAY")]
    {
        let (code, _, error) = check(content, &[]);
        assert_eq!(code, Some(2));
        assert!(error.contains(name) && error.lines().count() == 1, "{error}");
    }
    assert!(check("port = \n", &[]).2.contains("PALACE_CONFIG"), "a file that is no TOML");
}
