//! Where the project's things lie, as Cargo tells it.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process::{Call, Failure};

/// The workspace. Paths are absolute.
pub(crate) struct House {
    root: PathBuf,
    target: PathBuf,
    packages: Vec<Package>,
}

/// A member of the workspace.
pub(crate) struct Package {
    pub(crate) name: String,
    /// The folder that holds its `Cargo.toml`.
    pub(crate) folder: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a `[dependencies]` table.
pub(crate) struct Dependency {
    /// The name that the code uses, with dashes where the table has them.
    pub(crate) name: String,
    /// `normal`, `dev` or `build`.
    pub(crate) kind: String,
}

impl House {
    /// Asks Cargo, from whichever folder of the project the task was started in.
    pub(crate) fn find() -> Result<Self, Failure> {
        let text = Call::cargo("metadata").args(["--no-deps", "--format-version", "1"]).output()?;
        let metadata: Value = serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("cargo metadata is unreadable: {error}")))?;
        let path = |name: &str| PathBuf::from(text_of(&metadata, name));
        Ok(Self {
            root: path("workspace_root"),
            target: path("target_directory"),
            packages: list_of(&metadata, "packages").map(Package::read).collect(),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// Cargo's output folder; nothing in it is committed.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Where Cargo puts the programs of a profile.
    pub(crate) fn programs(&self, profile: &str) -> PathBuf {
        self.target.join(match profile {
            "dev" => "debug",
            other => other,
        })
    }

    /// In the order of the workspace's members.
    pub(crate) fn packages(&self) -> &[Package] {
        &self.packages
    }
}

impl Package {
    fn read(value: &Value) -> Self {
        let manifest = PathBuf::from(text_of(value, "manifest_path"));
        Self {
            name: text_of(value, "name"),
            folder: manifest.parent().unwrap_or(&manifest).to_path_buf(),
            dependencies: list_of(value, "dependencies")
                .map(|dependency| Dependency {
                    name: Some(text_of(dependency, "rename"))
                        .filter(|name| !name.is_empty())
                        .unwrap_or_else(|| text_of(dependency, "name")),
                    kind: Some(text_of(dependency, "kind"))
                        .filter(|kind| !kind.is_empty())
                        .unwrap_or_else(|| "normal".into()),
                })
                .collect(),
        }
    }
}

/// The text under `name`, empty where there is none.
fn text_of(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn list_of<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

/// The file name of a program on this system.
pub(crate) fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
