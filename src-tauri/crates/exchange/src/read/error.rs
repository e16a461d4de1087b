//! Why a file cannot be read at all. Doubtful data is not an error: it is a finding.

/// Why nothing could be imported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The system refused to give the bytes.
    #[error("`{file}` cannot be read: {source}")]
    NotReadable {
        /// The file's name.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// No bytes, or nothing but white space.
    #[error("`{file}` is empty")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// A picture, a workbook, a database: anything that is not a table of text.
    #[error("`{file}` is not a table of text")]
    NotText {
        /// The file's name.
        file: String,
    },
    /// A workbook that asks for a password.
    #[error("`{file}` is protected by a password")]
    Protected {
        /// The file's name.
        file: String,
    },
    /// A workbook or a directory's export that is damaged or cut off.
    #[error("`{file}` is broken: {why}")]
    Broken {
        /// The file's name.
        file: String,
        /// What its reader said.
        why: String,
    },
    /// A workbook that unpacks to more than can be held.
    #[error("`{file}` unpacks to more than {limit} bytes")]
    Unpacked {
        /// The file's name.
        file: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A sheet of more cells than can be held.
    #[error("`{file}` has a sheet of more than {limit} cells")]
    TooManyCells {
        /// The file's name.
        file: String,
        /// The limit.
        limit: usize,
    },
    /// A web page, or Excel's XML of 2003, whatever its name says.
    #[error("`{file}` is a web page and no workbook")]
    WebPage {
        /// The file's name.
        file: String,
    },
    /// JSON without a list of users.
    #[error("`{file}` holds no list of users")]
    NoUsers {
        /// The file's name.
        file: String,
    },
    /// A header and nothing below it.
    #[error("`{file}` has no rows below its header")]
    NoRows {
        /// The file's name.
        file: String,
    },
    /// No column that this kind of file needs.
    #[error("`{file}` has none of the columns {wanted}")]
    NoColumns {
        /// The file's name.
        file: String,
        /// The columns, one of which must be there.
        wanted: &'static str,
        /// The headings that are there.
        found: Vec<String>,
    },
    /// A line longer than anything a person would write.
    #[error("line {line} of `{file}` is longer than {limit} bytes")]
    LineTooLong {
        /// The file's name.
        file: String,
        /// The line, counted from 1.
        line: u32,
        /// The limit in bytes.
        limit: usize,
    },
    /// More bytes than can be held.
    #[error("`{file}` is larger than {limit} bytes")]
    TooLarge {
        /// The file's name.
        file: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// `--column` names a field that no file has.
    #[error("there is no field `{name}`")]
    UnknownField {
        /// The field named.
        name: String,
        /// The fields of the files given.
        known: Vec<&'static str>,
    },
    /// `--column` names a column that no file has.
    #[error("no file has a column `{name}`")]
    UnknownColumn {
        /// The column named.
        name: String,
        /// The headings of the files given.
        known: Vec<String>,
    },
    /// The caller asked to stop.
    #[error("the import was cancelled")]
    Cancelled,
}
