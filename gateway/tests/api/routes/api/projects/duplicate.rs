//! `POST /api/projects/{project_id}/duplicate`

use reqwest::StatusCode;
use serde_json::Value;

use super::{make, place, read, save, text, texts};
use crate::support::App;
use crate::support::app::header;

#[actix_web::test]
async fn a_copy_goes_its_own_way() {
    let app = App::spawn().await;
    let guest = app.guest().await;
    let original = place(&make(&guest, "Mine").await);
    let response = guest.post(&format!("{original}/duplicate")).send().await.unwrap();
    assert_eq!((response.status(), header(&response, "etag")), (StatusCode::CREATED, "\"r1\""));
    let location = header(&response, "location").to_owned();
    let copy: Value = response.json().await.unwrap();
    assert_eq!((text(&copy, "/name"), location.as_str()), ("Mine (copy)", place(&copy).as_str()));
    save(&guest, &location, "*", "print('copy')").await;
    assert_eq!(texts(&read(&guest, &original).await)[0].1, Some("print('one')\n"));
    assert_eq!(texts(&read(&guest, &location).await)[0].1, Some("print('copy')"));
}
