//! Two real executors, real Docker, a real gateway: what people see when an executor dies, stops, is full or hangs.

mod died;
mod drained;
mod full;
mod hung;
mod placed;
mod queued;
mod silent;

/// A game that draws on and on.
const GAME: &str = "
import pygame
pygame.init()
screen = pygame.display.set_mode((160, 120))
clock = pygame.time.Clock()
x = 0
while True:
    for event in pygame.event.get():
        pass
    x = (x + 1) % 160
    screen.fill((0, 0, 60))
    pygame.draw.rect(screen, (250, 200, 0), (x, 40, 20, 20))
    pygame.display.flip()
    clock.tick(60)
";
