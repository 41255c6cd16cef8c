//! `GET /api/auth/pictures`

use crate::support::App;
use crate::support::accounts::body;

#[actix_web::test]
async fn everybody_can_see_the_pictures() {
    let app = App::spawn().await;
    let pictures = body(app.get("/api/auth/pictures").send().await.unwrap(), 200).await;
    let items = pictures.get("items").unwrap().as_array().unwrap();
    assert_eq!(items.len(), 24);
    assert!(items.contains(&serde_json::json!({"id": "fox", "label": "Fox"})));
}
