//! `POST /api/check`.

use serde_json::json;
use shared::api::CheckResponse;
use shared::problem::SyntaxReason;

use crate::support::{Palace, problem};

#[tokio::test]
async fn mistakes_and_advice_are_told_without_a_run() {
    let palace = Palace::start().await;
    let body = json!({
        "files": [
            { "path": "main.py", "content": "import hero\nimport socket\n" },
            { "path": "hero.py", "content": "SPEED = 3\nif SPEED\n    pass\n" },
        ],
    });
    let found: CheckResponse = palace.post("/api/check", None, &body).await.json().await.unwrap();
    let places = |found: &[shared::api::Warning]| -> Vec<_> {
        found.iter().map(|it| (it.code.clone(), it.path.clone(), it.line, it.column)).collect()
    };
    assert_eq!(places(&found.errors), [("syntax_error".into(), "hero.py".into(), 2, 9)]);
    assert!(found.errors[0].message.contains("`:` is missing"), "{:?}", found.errors);
    assert_eq!(found.errors[0].reason, Some(SyntaxReason::ColonMissing));
    assert_eq!(places(&found.warnings), [("network".into(), "main.py".into(), 2, 8)]);
    assert_eq!(found.warnings[0].subject.as_deref(), Some("socket"));
    palace.stop().await;
}

#[tokio::test]
async fn nothing_is_found_in_a_program_without_faults() {
    let palace = Palace::start().await;
    let answer = palace.post("/api/check", None, &json!({ "code": "print('hello')\n" })).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.json::<CheckResponse>().await.unwrap(), CheckResponse::default());
    palace.stop().await;
}

#[tokio::test]
async fn what_could_never_run_is_refused_as_a_run_would_be() {
    let palace = Palace::start().await;
    let refused = problem(palace.post("/api/check", None, &json!({})).await, 400).await;
    assert_eq!(refused.errors[0].field, "code");
    let refused = problem(palace.post("/api/check", None, &json!({ "code": "x = '\u{0}'" })).await, 400).await;
    assert_eq!(refused.code, "nul_in_code");
    palace.stop().await;
}
