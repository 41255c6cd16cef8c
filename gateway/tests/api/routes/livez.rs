//! `GET /livez`

use crate::support::App;

#[actix_web::test]
async fn a_running_process_is_alive() {
    let app = App::spawn().await;
    assert_eq!(app.get("/livez").send().await.unwrap().text().await.unwrap(), "ok\n");
}
