//! Migrations go up and down, together and apart.

use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl as _;
use futures_util::future::join_all;
use gateway::db::migrations::{Direction, migrate};
use secrecy::SecretString;

use crate::support::database;

#[derive(QueryableByName)]
struct Thing {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Everything in the database that a migration can leave behind.
async fn things(url: &str) -> Vec<String> {
    let query = "
        select 'relation ' || relname as name from pg_class where relnamespace = 'public'::regnamespace
        union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
        union all select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace
        union all select 'comment ' || description from pg_description
            join pg_class on pg_class.oid = objoid where relnamespace = 'public'::regnamespace
        order by name";
    let things: Vec<Thing> = diesel::sql_query(query).load(&mut database::connect(url).await).await.unwrap();
    things.into_iter().map(|thing| thing.name).collect()
}

#[actix_web::test]
async fn down_takes_back_what_up_did_and_up_does_it_again() {
    let database = database::empty().await;
    let url = &database.url;
    let secret = SecretString::from(url.clone());
    let ran = migrate(&secret, Direction::Up).await.unwrap();
    assert!(!ran.is_empty());
    let up = things(url).await;
    assert!(up.contains(&"relation user_sessions".to_owned()));

    assert_eq!(migrate(&secret, Direction::Up).await.unwrap(), Vec::<String>::new(), "nothing is run twice");
    assert_eq!(migrate(&secret, Direction::DownAll).await.unwrap().len(), ran.len());
    let left: Vec<_> = things(url).await.into_iter().filter(|name| !name.contains("__diesel_schema")).collect();
    assert_eq!(left, Vec::<String>::new());

    migrate(&secret, Direction::Up).await.unwrap();
    assert_eq!(things(url).await, up);
}

#[actix_web::test]
async fn several_gateways_may_start_at_once() {
    let database = database::empty().await;
    let url = SecretString::from(database.url.clone());
    let runs = join_all((0..4).map(|_| migrate(&url, Direction::Up))).await;
    let mut counts: Vec<_> = runs.into_iter().map(|run| run.unwrap().len()).collect();
    counts.sort_unstable();
    assert!(matches!(counts.as_slice(), [0, 0, 0, all] if *all > 0), "{counts:?}");
}
