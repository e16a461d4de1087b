//! How WebKitGTK draws, where its own choice is a bad one.

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// NVIDIA's own driver shows an empty window with the DMABUF renderer.
const WITHOUT_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
/// Layers are put together by OpenGL. Where the processor has to play the graphics card, that takes several
/// times as long as painting the window at once.
const WITHOUT_LAYERS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Starts this program again with the renderer that suits the machine, where nobody has chosen already.
/// Returns where nothing is to be done or the restart failed.
///
/// The variable must stand before any thread does, and setting one's own is unsafe in Rust 2024;
/// `exec` replaces the process, so process id and arguments stay.
pub(crate) fn restart_to_suit() {
    let Some(switch) = switch(Path::new("/")) else { return };
    if env::var_os(WITHOUT_DMABUF).is_some() || env::var_os(WITHOUT_LAYERS).is_some() {
        return;
    }
    if let Ok(program) = env::current_exe() {
        // On success it does not return; on failure the window is tried as it is.
        let _ = Command::new(program).args(env::args_os().skip(1)).env(switch, "1").exec();
    }
}

/// The variable to set on the machine whose files lie under `root`.
fn switch(root: &Path) -> Option<&'static str> {
    if root.join("proc/driver/nvidia").exists() {
        return Some(WITHOUT_DMABUF);
    }
    let devices = fs::read_dir(root.join("dev/dri")).into_iter().flatten().flatten();
    let mut names = devices.map(|device| device.file_name());
    let can_render = names.any(|name| name.as_encoded_bytes().starts_with(b"renderD"));
    (!can_render).then_some(WITHOUT_LAYERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        root
    }

    #[test]
    fn the_renderer_suits_the_graphics_card() {
        let chosen = |files: &[&str]| switch(machine(files).path());
        assert_eq!(chosen(&["dev/dri/card0", "dev/dri/renderD128"]), None);
        assert_eq!(chosen(&["dev/dri/renderD128", "proc/driver/nvidia/version"]), Some(WITHOUT_DMABUF));
        assert_eq!(chosen(&["dev/dri/card0"]), Some(WITHOUT_LAYERS), "a screen that cannot render");
        assert_eq!(chosen(&[]), Some(WITHOUT_LAYERS));
    }
}
