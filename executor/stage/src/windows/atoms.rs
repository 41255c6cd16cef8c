//! Names from the Extended Window Manager Hints and the Inter-Client Communication Conventions.

x11rb::atom_manager! {
    /// The names, as numbers of this display.
    pub Atoms: AtomsCookie {
        UTF8_STRING,
        WM_STATE,
        _NET_ACTIVE_WINDOW,
        _NET_SUPPORTED,
        _NET_SUPPORTING_WM_CHECK,
        _NET_WM_NAME,
        _NET_WM_STATE,
        _NET_WM_STATE_FULLSCREEN,
        _NET_WORKAREA,
    }
}
