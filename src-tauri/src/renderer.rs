//! WebKitGTK's DMABUF renderer shows an empty window on NVIDIA's own driver.

use std::env;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts this program again with that renderer off, where NVIDIA's driver is loaded and nobody
/// has chosen already. Returns where nothing is to be done or the restart failed.
///
/// The variable must stand before any thread does, and setting one's own is unsafe in Rust 2024;
/// `exec` replaces the process, so process id and arguments stay.
pub(crate) fn restart_for_nvidia() {
    if env::var_os(SWITCH).is_some() || !Path::new("/proc/driver/nvidia").exists() {
        return;
    }
    if let Ok(program) = env::current_exe() {
        // On success it does not return; on failure the window is tried as it is.
        let _ = Command::new(program).args(env::args_os().skip(1)).env(SWITCH, "1").exec();
    }
}
