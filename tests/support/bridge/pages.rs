//! The built pages, from the folder they lie in and from nowhere else.

use std::path::{Component, Path, PathBuf};

/// The file a path of the address names, with its media type; `/` is the first page.
pub(crate) fn find(folder: &Path, address: &str) -> Option<(PathBuf, &'static str)> {
    let name = address.trim_start_matches('/');
    let name = Path::new(if name.is_empty() { "index.html" } else { name });
    let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(name);
    (inside && path.is_file()).then(|| (path, media_type(name)))
}

fn media_type(name: &Path) -> &'static str {
    match name.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let pages = folder.path().join("dist");
        std::fs::create_dir(&pages).unwrap();
        std::fs::write(pages.join("index.html"), "x").unwrap();
        std::fs::write(folder.path().join("secret"), "x").unwrap();
        let found = find(&pages, "/").unwrap();
        assert_eq!(
            (found.0.file_name().unwrap(), found.1),
            ("index.html".as_ref(), "text/html; charset=utf-8")
        );
        assert!(find(&pages, "/../secret").is_none());
        assert!(find(&pages, "//etc/hostname").is_none());
        assert!(find(&pages, "/missing.js").is_none());
    }
}
