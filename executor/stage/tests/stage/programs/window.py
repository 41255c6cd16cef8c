"""Windows by way of libX11, which is there wherever Xvfb is: the programs of these tests need no game library."""

import ctypes

KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, EXPOSE, UNMAP, CONFIGURE = 2, 3, 4, 5, 12, 18, 22
EVENTS = 1 | 2 | 4 | 8 | 1 << 15 | 1 << 17

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XCreateGC.restype = ctypes.c_void_p
x11.XCreateSimpleWindow.restype = x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XCreateBitmapFromData.restype = x11.XCreatePixmapCursor.restype = ctypes.c_ulong
x11.XLookupString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]


class InputEvent(ctypes.Structure):
    """XKeyEvent and XButtonEvent: they differ in the meaning of `detail` only."""

    _fields_ = [
        ("kind", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("root", ctypes.c_ulong),
        ("child", ctypes.c_ulong),
        ("time", ctypes.c_ulong),
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("x_root", ctypes.c_int),
        ("y_root", ctypes.c_int),
        ("state", ctypes.c_uint),
        ("detail", ctypes.c_uint),
        ("padding", ctypes.c_char * 128),
    ]

    def text(self):
        """The text a key makes."""
        buffer = ctypes.create_string_buffer(8)
        length = x11.XLookupString(ctypes.byref(self), buffer, 8, None, None)
        return buffer.raw[:length].decode()


display = ctypes.c_void_p(x11.XOpenDisplay(None))
root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
pen = ctypes.c_void_p(x11.XCreateGC(display, root, 0, None))


class Window:
    """A window that has been shown."""

    def __init__(self, width, height, colour, x=0, y=0, owner=None):
        self.id = ctypes.c_ulong(x11.XCreateSimpleWindow(display, root, x, y, width, height, 0, 0, colour))
        x11.XSelectInput(display, self.id, EVENTS)
        if owner:
            x11.XSetTransientForHint(display, self.id, owner.id)
        x11.XMapWindow(display, self.id)
        wait_for(EXPOSE)

    def fill(self, colour, x, y, width, height):
        x11.XSetForeground(display, pen, ctypes.c_ulong(colour))
        x11.XFillRectangle(display, self.id, pen, x, y, width, height)
        x11.XSync(display, 0)

    def hide_cursor(self):
        nothing = ctypes.c_ulong(x11.XCreateBitmapFromData(display, self.id, b"\0", 1, 1))
        colour = ctypes.create_string_buffer(16)
        cursor = ctypes.c_ulong(x11.XCreatePixmapCursor(display, nothing, nothing, colour, colour, 0, 0))
        x11.XDefineCursor(display, self.id, cursor)
        x11.XSync(display, 0)

    def show_cursor(self):
        x11.XUndefineCursor(display, self.id)
        x11.XSync(display, 0)

    def grab_pointer(self):
        """Takes the pointer as a game does that hides it; returns whether it was free."""
        return x11.XGrabPointer(display, self.id, 1, 4 | 8, 1, 1, self.id, None, None) == 0

    def resize(self, width, height):
        x11.XResizeWindow(display, self.id, width, height)
        wait_for(CONFIGURE)

    def close(self):
        x11.XUnmapWindow(display, self.id)
        wait_for(UNMAP)


def next_event():
    event = InputEvent()
    x11.XNextEvent(display, ctypes.byref(event))
    return event


def wait_for(kind):
    while True:
        event = next_event()
        if event.kind == kind:
            return event
