//! `/api/users`

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::accounts::{body, refused_for};
use crate::support::{App, problem};

#[actix_web::test]
async fn an_admin_finds_members_by_how_their_nicknames_begin() {
    let app = App::spawn().await;
    let admin = app.admin("Ada").await;
    for nickname in ["Robo Fox", "Robo Owl", "robin"] {
        app.member(nickname).await;
    }
    app.guest().await;
    let names = async |query: &str| {
        let list: Value = body(admin.get(&format!("/api/users{query}")).send().await.unwrap(), 200).await;
        let names: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| item["nickname"].clone()).collect();
        (json!(names), list["next_cursor"].clone())
    };
    assert_eq!(names("").await, (json!(["Ada", "robin", "Robo Fox", "Robo Owl"]), Value::Null));
    assert_eq!(names("?nickname=ROBO").await.0, json!(["Robo Fox", "Robo Owl"]));
    assert_eq!(names("?nickname=%25").await.0, json!([]), "a percent sign is a percent sign");
    let (first, cursor) = names("?nickname=rob&limit=2").await;
    assert_eq!(first, json!(["robin", "Robo Fox"]));
    let next = format!("?nickname=rob&limit=2&cursor={}", cursor.as_str().unwrap());
    assert_eq!(names(&next).await, (json!(["Robo Owl"]), Value::Null));
    for query in ["limit=0", "cursor=x", "nickname=aaaaaaaaaaaaaaaaaaaaaaaaa", "role=admin"] {
        let response = admin.get(&format!("/api/users?{query}")).send().await.unwrap();
        problem(response, 400, "invalid_request").await;
    }
}

#[actix_web::test]
async fn an_admin_gives_roles_and_each_grant_is_recorded() {
    let app = App::spawn().await;
    let (admin, member) = (app.admin("Ada").await, app.member("Mira").await);
    let path = format!("/api/users/{}", member.id);
    let role = format!("{path}/role");
    let give = |role_name: &str| admin.put(&role).json(&json!({"role": role_name})).send();
    let teacher = body(give("teacher").await.unwrap(), 200).await;
    assert_eq!((&teacher["user"]["role"], &teacher["grants"][0]["granted_by"]), (&json!("teacher"), &json!(admin.id)));
    assert_eq!(body(give("teacher").await.unwrap(), 200).await, teacher, "twice is once");
    assert_eq!(body(admin.get(&path).send().await.unwrap(), 200).await, teacher);

    let made = body(member.post("/api/classes").json(&json!({"name": "Blue group"})).send().await.unwrap(), 201).await;
    body(member.patch("/api/auth/me").json(&json!({"email": "mira@school.example"})).send().await.unwrap(), 200).await;
    let learner = body(give("learner").await.unwrap(), 200).await;
    assert_eq!((&learner["user"]["role"], &learner["user"]["email"]), (&json!("learner"), &Value::Null));
    assert_eq!(learner["grants"].as_array().unwrap().len(), 2);
    let join = json!({"code": made["join_code"], "nickname": "Robo Fox"});
    problem(app.post("/api/classes/join").json(&join).send().await.unwrap(), 409, "class_closed").await;
    problem(member.get("/api/classes").send().await.unwrap(), 403, "wrong_role").await;

    refused_for(admin.put(&role), &json!({"role": "king"}), "role").await;
    refused_for(admin.put(&role), &json!({}), "role").await;
    refused_for(admin.put(&role), &json!({"role": "admin", "granted_by": member.id}), "granted_by").await;
    problem(admin.put(&role).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
}

#[actix_web::test]
async fn there_is_always_an_admin() {
    let app = App::spawn().await;
    let (ada, mira) = (app.admin("Ada").await, app.member("Mira").await);
    let role = |id: &str| format!("/api/users/{id}/role");
    let learner = json!({"role": "learner"});
    problem(ada.put(&role(&ada.id)).json(&learner).send().await.unwrap(), 409, "last_admin").await;
    body(ada.put(&role(&mira.id)).json(&json!({"role": "admin"})).send().await.unwrap(), 200).await;
    let (one, other) = futures_util::future::join(
        ada.put(&role(&mira.id)).json(&learner).send(),
        mira.put(&role(&ada.id)).json(&learner).send(),
    )
    .await;
    let mut both = [one.unwrap().status().as_u16(), other.unwrap().status().as_u16()];
    both.sort_unstable();
    assert!(matches!(both, [200, 403 | 409]), "{both:?}");
    assert_eq!(app.count("select count(*) from users where role = 'admin'").await, 1);
}

#[actix_web::test]
async fn guests_have_no_role_and_nobody_has_none_at_all() {
    let app = App::spawn().await;
    let (admin, guest) = (app.admin("Ada").await, app.guest().await);
    let teacher = json!({"role": "teacher"});
    let give = |id: &str| admin.put(&format!("/api/users/{id}/role")).json(&teacher).send();
    problem(give(&guest.id).await.unwrap(), 409, "not_a_member").await;
    for missing in [Uuid::now_v7().to_string(), "nonsense".to_owned()] {
        problem(give(&missing).await.unwrap(), 404, "user_not_found").await;
        problem(admin.get(&format!("/api/users/{missing}")).send().await.unwrap(), 404, "user_not_found").await;
    }
    let found = body(admin.get(&format!("/api/users/{}", guest.id)).send().await.unwrap(), 200).await;
    assert_eq!((&found["user"]["kind"], &found["grants"]), (&json!("guest"), &json!([])));
}

#[actix_web::test]
async fn others_are_refused() {
    let app = App::spawn().await;
    let (admin, teacher, member) = (app.admin("Ada").await, app.teacher("Mira").await, app.member("Robo Fox").await);
    let path = format!("/api/users/{}", teacher.id);
    let role = format!("{path}/role");
    let wish = json!({"role": "admin"});
    for (method, path) in [(Method::GET, "/api/users"), (Method::GET, &path), (Method::PUT, &role)] {
        for person in [&teacher, &member] {
            let response = person.request(method.clone(), path).json(&wish).send().await.unwrap();
            problem(response, 403, "wrong_role").await;
        }
        problem(app.request(method, path).json(&wish).send().await.unwrap(), 401, "not_signed_in").await;
    }
    let key = admin.api_key("read,write").await;
    let by_key = app.request(Method::PUT, &role).bearer_auth(&key).json(&wish).send().await.unwrap();
    problem(by_key, 403, "not_with_api_key").await;
    let key = admin.api_key("write").await;
    problem(app.get("/api/users").bearer_auth(&key).send().await.unwrap(), 403, "missing_scope").await;
    assert_eq!(app.count("select count(*) from users where role = 'admin'").await, 1);
}

#[actix_web::test]
async fn an_admin_draws_pictures_for_who_has_no_secret_any_more() {
    let app = App::spawn().await;
    let (admin, fox) = (app.admin("Ada").await, app.member("Robo Fox").await);
    let path = format!("/api/users/{}/reset-secret", fox.id);
    let told = body(admin.post(&path).json(&json!({})).send().await.unwrap(), 200).await;
    problem(fox.get("/api/auth/me").send().await.unwrap(), 401, "not_signed_in").await;
    let wish = json!({"nickname": "Robo Fox", "pictures": told["pictures"]});
    body(app.post("/api/auth/login").json(&wish).send().await.unwrap(), 200).await;

    refused_for(admin.post(&path), &json!({"password": "short"}), "password").await;
    refused_for(admin.post(&path), &json!({"secret": "x"}), "secret").await;
    problem(admin.post(&path).body("{}").send().await.unwrap(), 415, "unsupported_media_type").await;
    let other = |id: &str| format!("/api/users/{id}/reset-secret");
    let nobody = admin.post(&other(&Uuid::now_v7().to_string())).json(&json!({})).send().await.unwrap();
    problem(nobody, 404, "user_not_found").await;
    let guest = app.guest().await;
    problem(admin.post(&other(&guest.id)).json(&json!({})).send().await.unwrap(), 409, "not_a_member").await;
    problem(admin.post(&other(&admin.id)).json(&json!({})).send().await.unwrap(), 403, "wrong_role").await;
    let teacher = app.teacher("Mira").await;
    problem(teacher.post(&path).json(&json!({})).send().await.unwrap(), 403, "wrong_role").await;
    problem(app.post(&path).json(&json!({})).send().await.unwrap(), 401, "not_signed_in").await;
}
