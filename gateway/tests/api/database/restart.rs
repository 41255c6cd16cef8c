//! PostgreSQL stopped in the middle of requests and started again.

use diesel::QueryableByName;
use diesel::sql_types::BigInt;
use diesel_async::SimpleAsyncConnection as _;
use futures_util::future::join_all;
use futures_util::{SinkExt as _, StreamExt as _};
use gateway::db::private_cluster::PrivateCluster;
use secrecy::ExposeSecret as _;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::support::app::header;
use crate::support::executor::Executor;
use crate::support::keys::Keys;
use crate::support::{App, database, problem};

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Resolves when this many queries wait for a lock.
async fn until_waiting(url: &str, number: i64) {
    use diesel_async::RunQueryDsl as _;

    let mut connection = database::connect(url).await;
    let query = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    while diesel::sql_query(query).get_result::<Count>(&mut connection).await.unwrap().count < number {}
}

#[actix_web::test]
async fn who_asks_meanwhile_is_told_to_come_back_and_finds_everything_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = PrivateCluster::start(folder.path().to_owned()).await.unwrap();
    let url = cluster.url().expose_secret().to_owned();
    let app = App::with(&[("DATABASE_URL", &url), ("DATABASE_POOL_SIZE", "6")]).await;
    let guest = app.guest().await;
    // Every place in the pool has a connection, all of which will be dead.
    join_all((0..6).map(|_| guest.get("/api/auth/me").send())).await;

    let mut lock = database::connect(&url).await;
    lock.batch_execute("begin; lock table users in access exclusive mode").await.unwrap();
    let asking = async {
        let reading = (0..3).map(|_| guest.get("/api/auth/me").send());
        let writing = (0..3).map(|_| app.post("/api/auth/guest").send());
        tokio::join!(join_all(reading), join_all(writing))
    };
    let stopping = async {
        until_waiting(&url, 6).await;
        cluster.stop().await.unwrap();
    };
    let ((reading, writing), ()) = tokio::join!(asking, stopping);
    let mut told = 0;
    for response in reading.into_iter().chain(writing) {
        let response = response.unwrap();
        // Whoever holds the lock may be ended first: then one of those who wait is answered before it is ended too.
        if response.status().is_success() {
            continue;
        }
        assert_eq!(header(&response, "retry-after"), "5");
        let problem = problem(response, 503, "database_unavailable").await;
        assert!(problem.detail.contains("try again"), "{}", problem.detail);
        told += 1;
    }
    assert!(told > 0, "nobody was in the middle of a request");
    drop(lock);

    let cluster = PrivateCluster::start(folder.path().to_owned()).await.unwrap();
    // The first that come after are answered, not only those after them.
    let again = join_all((0..12).map(|_| guest.get("/api/auth/me").send())).await;
    assert!(again.into_iter().all(|response| response.unwrap().status() == 200));
    assert_eq!(app.post("/api/auth/guest").send().await.unwrap().status(), 201);
    cluster.stop().await.unwrap();
}

#[actix_web::test]
async fn games_that_run_play_on() {
    let folder = tempfile::tempdir().unwrap();
    let cluster = PrivateCluster::start(folder.path().to_owned()).await.unwrap();
    let keys = Keys::generate();
    let executor = Executor::start(&keys.public_pem);
    let settings = [("EXECUTOR_URL", executor.url.as_str()), ("DATABASE_URL", cluster.url().expose_secret())];
    let app = App::start(&keys, &settings).await;
    let guest = app.guest().await;
    let id = guest.execute().await;
    let mut request = format!("{}/api/play/{id}", app.url).replacen("http", "ws", 1).into_client_request().unwrap();
    request.headers_mut().insert("cookie", guest.cookie.parse().unwrap());
    request.headers_mut().insert("sec-websocket-protocol", "pixel.play.v1".parse().unwrap());
    let (mut socket, _) = connect_async(request).await.unwrap();
    cluster.stop().await.unwrap();
    problem(guest.get("/api/auth/me").send().await.unwrap(), 503, "database_unavailable").await;
    for number in 0..10_u8 {
        socket.send(Message::binary(vec![number])).await.unwrap();
        assert_eq!(socket.next().await.unwrap().unwrap(), Message::binary(vec![number]));
    }
}
