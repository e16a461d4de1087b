//! Folders that cannot be written and disks that are full.

#![cfg(unix)]

use crate::nusantara;
use simpul_tests::program::{program, run_of};
use simpul_tests::{Run, Simpul};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Somebody without rights of their own.
const NOBODY: u32 = 65_534;

fn is_root(simpul: &Simpul) -> bool {
    std::fs::metadata(simpul.write("owned", "")).expect("a file").uid() == 0
}

fn allow(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("our own file");
}

/// Runs it as somebody whom permissions hold back, which they do not root.
fn run_held_back(simpul: &Simpul, words: &[&str]) -> Run {
    if !is_root(simpul) {
        return simpul.run(words);
    }
    let copy = simpul.path("simpul");
    std::fs::copy(program(), &copy).expect("a copy anybody may run");
    allow(&copy, 0o755);
    run_of(simpul.command(&copy).args(words).uid(NOBODY).gid(NOBODY).output().expect("it starts"))
}

#[test]
fn a_folder_that_cannot_be_written_opens_for_reading() {
    let simpul = nusantara();
    simpul.write("people.csv", "id,name\n1,Rina\n");
    allow(&simpul.path("n.simpul"), 0o444);
    is_root(&simpul);
    let root = simpul.path("");
    std::fs::create_dir(simpul.path("shelf")).expect("a folder");
    std::fs::rename(simpul.path("n.simpul"), simpul.path("shelf/n.simpul")).expect("a move");
    allow(&simpul.path("shelf"), 0o555);
    allow(&root, 0o755);

    let read = run_held_back(&simpul, &["analyze", "shelf/n.simpul"]).expect(0);
    assert!(read.out.contains("12 two-way"), "{read:?}");
    let new =
        run_held_back(&simpul, &["import", "--out", "shelf/x.simpul", "--people", "people.csv"]).expect(3);
    assert!(new.err.contains("access"), "{new:?}");
    let into =
        run_held_back(&simpul, &["import", "--into", "shelf/n.simpul", "--people", "people.csv"]).expect(3);
    assert!(!into.err.is_empty());
    allow(&simpul.path("shelf"), 0o755);
    assert_eq!(
        std::fs::read_dir(simpul.path("shelf")).expect("a folder").count(),
        1,
        "nothing was left behind"
    );
}

#[test]
fn a_picture_on_a_full_disk_says_so() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let simpul = nusantara();
    let run = simpul
        .run(["export", "n.simpul", "--view", "map", "--format", "svg", "--out", "/dev/full"])
        .expect(3);
    assert!(run.err.contains("full"), "{run:?}");
}

/// A small disk; only root can have one, and not everywhere.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn at(path: &'a Path, size: &str) -> Option<Self> {
        std::fs::create_dir(path).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(path);
        mount.output().is_ok_and(|done| done.status.success()).then_some(Self(path))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(self.0).status());
    }
}

#[test]
fn a_file_on_a_full_disk_is_not_begun() {
    let simpul = Simpul::default();
    simpul.write("people.csv", many_people());
    let path = simpul.path("disk");
    let Some(disk) = SmallDisk::at(&path, "256k") else { return };
    let run = simpul.run(["import", "--out", "disk/x.simpul", "--people", "people.csv"]).expect(3);
    assert!(run.err.contains("full"), "{run:?}");
    assert_eq!(std::fs::read_dir(&path).expect("a folder").count(), 0, "nothing is left behind");
    drop(disk);
}

#[test]
fn a_disk_that_fills_up_while_a_file_is_changed_leaves_it_as_it_was() {
    let simpul = Simpul::default();
    simpul.write("people.csv", many_people());
    simpul.write("few.csv", "id,name\n1,Rina\n");
    let path = simpul.path("disk");
    let Some(disk) = SmallDisk::at(&path, "400k") else { return };
    simpul.run(["import", "--out", "disk/x.simpul", "--people", "few.csv"]).expect(0);
    let before = std::fs::read(path.join("x.simpul")).expect("a file");
    for words in [
        ["import", "--into", "disk/x.simpul", "--people", "people.csv", "--lang", "id"].as_slice(),
        &["import", "--out", "disk/x.simpul", "--people", "people.csv", "--lang", "id", "--force"],
    ] {
        let run = simpul.run(words).expect(3);
        assert!(run.err.contains("Ruang disk habis"), "{run:?}");
        let left: Vec<_> =
            std::fs::read_dir(&path).expect("a folder").flatten().map(|f| f.file_name()).collect();
        assert_eq!(left, ["x.simpul"], "nothing is left behind");
        assert!(std::fs::read(path.join("x.simpul")).expect("a file") == before);
        simpul.run(["analyze", "disk/x.simpul"]).expect(0);
    }
    // No room even for the lease: it is the disk that is to be named, not the file.
    drop(std::fs::write(path.join("rest"), vec![0; 1 << 20]));
    let run = simpul.run(["import", "--into", "disk/x.simpul", "--people", "few.csv"]).expect(3);
    assert!(run.err.contains("disk is full"), "{run:?}");
    simpul.run(["analyze", "disk/x.simpul"]).expect(0);
    drop(disk);
}

fn many_people() -> String {
    let rows: String = (0..20_000).map(|at| format!("{at},Person {at},Clerk,Unit {},\n", at % 50)).collect();
    format!("id,name,title,unit,manager_id\n{rows}")
}
