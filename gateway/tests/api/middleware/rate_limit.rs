//! Rate limits: a class is never told to wait, who guesses is.

use reqwest::{Method, RequestBuilder, Response};
use serde_json::json;

use crate::support::app::header;
use crate::support::database;
use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::redis::RedisServer;
use crate::support::{App, Guest, problem};

/// A guess at a password: nobody has to look at it, as it is refused before that.
async fn guess(request: RequestBuilder) -> Response {
    request.json(&json!({})).send().await.unwrap()
}

async fn run(guest: &Guest<'_>) -> Response {
    guest.post("/api/execute").json(&json!({"code": "pass"})).send().await.unwrap()
}

/// How many guesses pass before one is refused.
async fn guesses_until_refused(app: &App, change: impl Fn(RequestBuilder, u32) -> RequestBuilder) -> u32 {
    for number in 0..2_000 {
        if guess(change(app.post("/api/auth/login"), number)).await.status() == 429 {
            return number;
        }
    }
    panic!("a loop of guesses met no limit");
}

#[actix_web::test]
async fn twenty_runs_in_a_row_pass() {
    let keys = Keys::generate();
    let executor = Executor::start(&keys.public_pem);
    let app = App::start(&keys, &[("EXECUTOR_URL", &executor.url), ("MAX_SESSIONS_PER_USER", "100")]).await;
    let guest = app.guest().await;
    for _ in 0..20 {
        assert_eq!(run(&guest).await.status(), 201);
    }
}

#[actix_web::test]
async fn thirty_children_behind_one_address_pass() {
    let app = App::spawn().await;
    for child in 0..30 {
        // Each mistypes the code of the class, and then finds another way in.
        for _ in 0..3 {
            let join = json!({"code": "MISTYPED", "nickname": format!("Child {child}")});
            let response = app.post("/api/classes/join").json(&join).send().await.unwrap();
            assert_ne!(response.status(), 429, "child {child}");
            assert_eq!(tier(&response), "strict");
        }
        let guest = app.guest().await;
        assert_eq!(guest.get("/api/auth/me").send().await.unwrap().status(), 200);
    }
}

#[actix_web::test]
async fn a_loop_of_guesses_is_told_to_wait() {
    let app = App::spawn().await;
    let passed = guesses_until_refused(&app, |request, _| request).await;
    assert!(passed >= 120, "a class of thirty has more than {passed} tries");
    let response = guess(app.post("/api/auth/login")).await;
    let wait: u64 = header(&response, "retry-after").parse().unwrap();
    assert!((1..=6).contains(&wait), "{wait}");
    assert_eq!(header(&response, "ratelimit-policy"), "\"strict\";q=200;w=120");
    assert!(header(&response, "ratelimit").starts_with("\"strict\";r=0;t="), "{:?}", response.headers());
    problem(response, 429, "too_many_requests").await;
    assert_eq!(app.get("/api/health").send().await.unwrap().status(), 200, "the other tiers are not used up");
}

#[actix_web::test]
async fn a_path_that_is_written_otherwise_is_in_the_same_tier() {
    let app = App::spawn().await;
    for path in ["/api/auth/%6Cogin", "/%61pi/auth/login"] {
        assert_eq!(tier(&guess(app.post(path)).await), "strict", "{path}");
    }
}

#[actix_web::test]
async fn a_new_guest_for_every_few_guesses_does_not_help() {
    let app = App::with(&[("RATE_LIMIT_STRICT", "5,1")]).await;
    for round in 0..20 {
        let response = app.post("/api/auth/guest").send().await.unwrap();
        if response.status() == 429 {
            assert!(round > 5, "a limit of fifty holds {round} guests and five guesses of each");
            return;
        }
        let cookie = header(&response, "set-cookie").split(';').next().unwrap().to_owned();
        for _ in 0..5 {
            guess(app.post("/api/auth/login").header("cookie", &cookie)).await;
        }
    }
    panic!("there was always another guest");
}

#[actix_web::test]
async fn a_new_member_for_every_few_guesses_does_not_help_either() {
    let app = App::with(&[("RATE_LIMIT_STRICT", "5,1")]).await;
    let mut guesses = 0;
    for number in 0..12 {
        let member = app.member_who_was_there(&format!("Fox {number}")).await;
        for _ in 0..5 {
            if guess(app.post("/api/auth/login").header("cookie", &member)).await.status() == 429 {
                assert!(guesses >= 45, "a limit of fifty holds after {guesses}");
                return;
            }
            guesses += 1;
        }
    }
    panic!("there was always another member");
}

#[actix_web::test]
async fn two_people_behind_one_address_do_not_share() {
    let (app, _executor) = limited_to_two_runs().await;
    let (one, other) = (app.guest().await, app.guest().await);
    assert_eq!(run(&one).await.status(), 201);
    assert_eq!(run(&one).await.status(), 201);
    problem(run(&one).await, 429, "too_many_requests").await;
    let response = run(&other).await;
    assert_eq!(response.status(), 201);
    assert_eq!(header(&response, "ratelimit-policy"), "\"execution\";q=2;w=120");
    assert_eq!(header(&response, "ratelimit"), "\"execution\";r=1;t=60");
}

#[actix_web::test]
async fn a_person_is_the_same_from_another_address() {
    let keys = Keys::generate();
    let executor = Executor::start(&keys.public_pem);
    let settings =
        [("EXECUTOR_URL", executor.url.as_str()), ("RATE_LIMIT_EXECUTION", "1,1"), ("TRUSTED_PROXIES", "127.0.0.1")];
    let app = App::start(&keys, &settings).await;
    let guest = app.guest().await;
    let from = |address: &'static str| {
        guest.post("/api/execute").json(&json!({"code": ""})).header("x-forwarded-for", address).send()
    };
    assert_eq!(from("192.0.2.1").await.unwrap().status(), 201);
    assert_eq!(from("192.0.2.2").await.unwrap().status(), 429);
}

async fn limited_to_two_runs() -> (App, Executor) {
    let keys = Keys::generate();
    let executor = Executor::start(&keys.public_pem);
    let settings = [("EXECUTOR_URL", executor.url.as_str()), ("RATE_LIMIT_EXECUTION", "2,1")];
    (App::start(&keys, &settings).await, executor)
}

#[actix_web::test]
async fn what_a_stranger_says_about_addresses_is_not_believed() {
    let app = App::with(&[("RATE_LIMIT_STRICT", "1,1")]).await;
    let pretend = |request: RequestBuilder, number: u32| {
        let address = format!("192.0.2.{}", number % 250);
        request
            .header("x-forwarded-for", &address)
            .header("forwarded", format!("for={address}"))
            .header("x-real-ip", address)
    };
    assert!(guesses_until_refused(&app, pretend).await <= 40);
}

#[actix_web::test]
async fn what_a_trusted_proxy_says_is_believed_as_far_as_it_saw_it() {
    let app = App::with(&[("RATE_LIMIT_STRICT", "1,1"), ("TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.0/8")]).await;
    // Each from another line, as the proxy says: none is refused.
    for number in 0..40 {
        let request = app.post("/api/auth/login").header("x-forwarded-for", format!("192.0.2.{number}, 10.0.0.1"));
        assert_ne!(guess(request).await.status(), 429);
    }
    // What stands before the client's own address, the client wrote.
    let pretend = |request: RequestBuilder, number: u32| {
        request.header("x-forwarded-for", format!("192.0.2.{number}, 203.0.113.7"))
    };
    assert!(guesses_until_refused(&app, pretend).await <= 40);
    // One line has a whole /64.
    let rotate =
        |request: RequestBuilder, number: u32| request.header("x-forwarded-for", format!("2001:db8::{number:x}"));
    assert!(guesses_until_refused(&app, rotate).await <= 40);
}

#[actix_web::test]
async fn pages_and_probes_are_not_counted() {
    let app = App::with(&[("RATE_LIMIT_GENERAL", "1,1")]).await;
    for _ in 0..15 {
        for path in ["/livez", "/readyz", "/metrics"] {
            let response = app.request(Method::GET, path).send().await.unwrap();
            assert_eq!(response.status(), 200);
            assert_eq!(header(&response, "ratelimit"), "");
        }
    }
}

#[actix_web::test]
async fn two_gateways_count_together_in_redis() {
    let (redis, database) = (RedisServer::start(), database::migrated().await);
    let settings = [("DATABASE_URL", database.url.as_str()), ("REDIS_URL", &redis.url), ("RATE_LIMIT_STRICT", "1,1")];
    let (one, other) = (App::with(&settings).await, App::with(&settings).await);
    for _ in 0..5 {
        assert_ne!(guess(one.post("/api/auth/login")).await.status(), 429);
    }
    // Counted for itself, this would be the first of ten.
    let response = guess(other.post("/api/auth/login")).await;
    let left: u32 = header(&response, "ratelimit").split(['=', ';']).nth(2).unwrap().parse().unwrap();
    assert!(left < 9, "{left}");
    assert!(guesses_until_refused(&one, |request, _| request).await <= 40);
    let response = guess(other.post("/api/auth/login")).await;
    let wait: u64 = header(&response, "retry-after").parse().unwrap();
    assert!((1..=6).contains(&wait), "{wait}");
    problem(response, 429, "too_many_requests").await;
}

#[actix_web::test]
async fn without_its_redis_a_gateway_counts_for_itself() {
    let mut redis = RedisServer::start();
    let app = App::with(&[("REDIS_URL", &redis.url), ("RATE_LIMIT_STRICT", "1,1")]).await;
    assert!(guesses_until_refused(&app, |request, _| request).await <= 40);
    redis.stop();
    // The process has counted nothing yet: it begins anew, and refuses too.
    assert_ne!(guess(app.post("/api/auth/login")).await.status(), 429);
    assert!(guesses_until_refused(&app, |request, _| request).await <= 40);
}

/// The tier that an answer says it was counted in.
fn tier(response: &Response) -> &str {
    header(response, "ratelimit-policy").split('"').nth(1).unwrap_or_default()
}
