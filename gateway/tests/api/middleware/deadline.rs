//! No request goes on for ever.

use bytes::Bytes;

use crate::support::app::header;
use crate::support::{App, problem};

#[actix_web::test]
async fn a_request_that_takes_too_long_is_answered() {
    let app = App::with(&[("REQUEST_TIMEOUT_SECONDS", "1")]).await;
    let guest = app.guest().await;
    // A body of which only the beginning comes.
    let begun = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"{"))]);
    let endless = futures_util::StreamExt::chain(begun, futures_util::stream::pending());
    let request = guest.post("/api/execute").header("content-type", "application/json");
    let response = request.body(reqwest::Body::wrap_stream(endless)).send().await.unwrap();
    assert_eq!(header(&response, "retry-after"), "5");
    problem(response, 503, "too_slow").await;
    let counted = app.get("/metrics").send().await.unwrap().text().await.unwrap();
    assert!(counted.contains(r#"method="POST",route="/api/execute",status="503""#), "{counted}");
}
