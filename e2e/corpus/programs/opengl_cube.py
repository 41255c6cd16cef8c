"""A spinning cube, drawn with OpenGL in a pygame window."""

import pygame
from OpenGL import GL, GLU

WIDTH = 480
HEIGHT = 360
FRAMES_PER_SECOND = 60
DEGREES_IN_A_FRAME = 2

CORNERS = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
FACES = [
    ((0.9, 0.3, 0.3), (0, 1, 3, 2)),
    ((0.9, 0.6, 0.2), (4, 5, 7, 6)),
    ((0.9, 0.8, 0.3), (0, 1, 5, 4)),
    ((0.4, 0.7, 0.4), (2, 3, 7, 6)),
    ((0.3, 0.5, 0.8), (0, 2, 6, 4)),
    ((0.6, 0.4, 0.7), (1, 3, 7, 5)),
]


def draw_cube():
    """Draw the six faces, each in its colour."""
    GL.glBegin(GL.GL_QUADS)
    for colour, corners in FACES:
        GL.glColor3f(*colour)
        for corner in corners:
            GL.glVertex3f(*CORNERS[corner])
    GL.glEnd()


pygame.init()
pygame.display.set_mode((WIDTH, HEIGHT), pygame.OPENGL | pygame.DOUBLEBUF)
pygame.display.set_caption("Cube")
clock = pygame.time.Clock()
GL.glEnable(GL.GL_DEPTH_TEST)
GL.glClearColor(0.98, 0.96, 0.92, 1)
GLU.gluPerspective(45, WIDTH / HEIGHT, 0.1, 50)
GL.glTranslatef(0, 0, -6)

running = True
while running:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            running = False
    GL.glRotatef(DEGREES_IN_A_FRAME, 1, 2, 1)
    GL.glClear(GL.GL_COLOR_BUFFER_BIT | GL.GL_DEPTH_BUFFER_BIT)
    draw_cube()
    pygame.display.flip()
    clock.tick(FRAMES_PER_SECOND)

pygame.quit()
