//! Every call but health wants a current token of the gateway for this executor.

use reqwest::Method;
use shared::claims::Claims;
use shared::ids::{ExecutorId, SessionId};

use crate::support::{Palace, problem, sign};

#[tokio::test]
async fn calls_without_a_good_token_are_refused() {
    let palace = Palace::start().await;
    let good = palace.claims(Some(palace.new_session_id()));
    let expired = sign(&Claims { iat: good.iat - 120, exp: good.exp - 61, ..good.clone() });
    let elsewhere = sign(&Claims { aud: "pixel-gateway".into(), ..good.clone() });
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.";
    for (method, path) in [
        (Method::POST, "/api/execute".to_owned()),
        (Method::POST, "/api/compile".to_owned()),
        (Method::GET, "/api/game-types".to_owned()),
        (Method::GET, "/api/sessions".to_owned()),
        (Method::GET, format!("/api/play/{}", palace.new_session_id())),
        (Method::GET, format!("/api/game-stream/{}", palace.new_session_id())),
        (Method::POST, format!("/api/game-input/{}", palace.new_session_id())),
        (Method::POST, format!("/api/stop-game/{}", palace.new_session_id())),
    ] {
        let bare = palace.request(method.clone(), &path);
        assert_eq!(problem(bare.send().await.unwrap(), 401).await.code, "unauthorized", "{path}");
        for token in [&expired, &elsewhere, none, "nonsense"] {
            let request = palace.request(method.clone(), &path).bearer_auth(token);
            assert_eq!(problem(request.send().await.unwrap(), 401).await.code, "unauthorized", "{path}");
        }
    }
    palace.stop().await;
}

#[tokio::test]
async fn a_run_needs_a_session_of_this_executor_in_its_token() {
    let palace = Palace::start().await;
    let foreign = SessionId::new(ExecutorId(palace.executor.0.wrapping_add(1)));
    for session in [None, Some(foreign)] {
        let refused = palace.post("/api/execute", session, &serde_json::json!({ "code": "" })).await;
        assert_eq!(problem(refused, 401).await.code, "unauthorized");
    }
    palace.stop().await;
}
