//! What a game does with the pointer, and what its player's hand then does to the game.

use shared::api::{GameEvent, InputEvent};

use crate::support::{Palace, press};

/// A game that steers by the mouse: hidden and held until a key is pressed, it prints the sums of its movements.
const STEERED: &str = r#"
import pygame
pygame.init()
screen = pygame.display.set_mode((320, 240))
pygame.mouse.set_visible(False)
pygame.event.set_grab(True)
x = y = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.MOUSEMOTION:
            x += event.rel[0]
            y += event.rel[1]
        if event.type == pygame.MOUSEBUTTONDOWN:
            print("sum", x, y, flush=True)
            x = y = 0
        if event.type == pygame.KEYDOWN:
            pygame.event.set_grab(False)
            pygame.mouse.set_visible(True)
    screen.fill((0, 0, 60))
    pygame.display.flip()
    pygame.time.wait(10)
"#;

fn click() -> Vec<InputEvent> {
    vec![InputEvent::PointerDown { x: 9.0, y: 9.0, button: 0 }, InputEvent::PointerUp { x: 9.0, y: 9.0, button: 0 }]
}

#[tokio::test]
async fn a_game_that_steers_by_the_mouse_gets_exact_movements() {
    let palace = Palace::start().await;
    let session = palace.run(STEERED).await;
    let mut socket = palace.watch(session).await;
    socket.until(|watched| watched.pictures > 0).await;
    socket.input(vec![InputEvent::PointerMove { x: 50.0, y: 60.0 }]).await;
    let told = |captured, visible| GameEvent::Pointer { captured, visible };
    socket.until(|watched| watched.events.contains(&told(true, false))).await;
    // What moved before is left out of the sum.
    socket.input(click()).await;
    socket.until(|watched| watched.output().contains("sum")).await;
    let mut events = vec![InputEvent::PointerMoveBy { dx: 30.0, dy: -7.0 }; 40];
    events.extend(click());
    socket.input(events).await;
    socket.until(|watched| watched.output().contains("sum 1200 -280\n")).await;
    socket.input(press("KeyA")).await;
    socket.until(|watched| watched.events.contains(&told(false, true))).await;
    palace.stop().await;
}
