//! Warm sandboxes: how many there are.

use executor::config::Settings;

use crate::support::{Palace, SQUARE, settings};

async fn until_warm(palace: &Palace, count: u32) {
    while palace.health().await.warm_sandboxes != count {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_rush_makes_the_pool_grow_but_not_beyond_its_bounds() {
    let size = Settings { warm_sandboxes: 1, warm_sandboxes_max: 3, max_concurrent_sessions: 6, ..settings() };
    let palace = Palace::with(size).await;
    until_warm(&palace, 1).await;
    assert_eq!(palace.counter("palace_sandboxes_warm_target ").await, 1);
    let mut sessions = Vec::new();
    for expected in [1, 2, 3, 2] {
        sessions.push(palace.run(SQUARE).await);
        let target = palace.counter("palace_sandboxes_warm_target ").await;
        // With four of six places taken there is no use for three more sandboxes.
        assert_eq!(target, expected, "after {} starts", sessions.len());
    }
    until_warm(&palace, 2).await;
    for session in sessions {
        assert_eq!(palace.stop_game(session).await.status(), 204);
    }
    until_warm(&palace, 3).await;
    palace.stop().await;
}
