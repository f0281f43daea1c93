//! Bytes that are handed over as they come.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName};
use percent_encoding::percent_decode_str;

/// What a call downloads: bytes that are handed over as they come, with what the server says of them.
///
/// ```no_run
/// # async fn save(mut download: runtime::Download, mut file: std::fs::File) -> Result<(), Box<dyn std::error::Error>> {
/// use std::io::Write as _;
///
/// while let Some(chunk) = download.chunk().await? {
///     file.write_all(&chunk)?;
/// }
/// # Ok(())
/// # }
/// ```
pub struct Download {
    headers: HeaderMap,
    rest: Rest,
}

/// What is still to come of a download.
enum Rest {
    /// All of it is here.
    Here(Bytes),
    /// It comes over a connection.
    #[cfg(feature = "reqwest")]
    Coming(reqwest::Response),
}

impl Download {
    /// A download that is here as a whole.
    pub(crate) fn whole(headers: &HeaderMap, body: Bytes) -> Self {
        Self { headers: headers.clone(), rest: Rest::Here(body) }
    }

    /// A download that comes over a connection.
    #[cfg(feature = "reqwest")]
    pub(crate) fn coming(headers: &HeaderMap, response: reqwest::Response) -> Self {
        Self { headers: headers.clone(), rest: Rest::Coming(response) }
    }

    /// The content type, as `application/zip`, where the server says it.
    pub fn content_type(&self) -> Option<&str> {
        self.header(&CONTENT_TYPE)
    }

    /// How many bytes there are in all, where the server says it; of what it compresses on its way it does not.
    pub fn length(&self) -> Option<u64> {
        self.header(&CONTENT_LENGTH)?.parse().ok()
    }

    /// The name that the server suggests for a file, without any folder: what stands in front of a slash or a
    /// backslash is left out, and so are names that mean a folder. It may still be the name of a file that is there.
    pub fn file_name(&self) -> Option<String> {
        let disposition = self.headers.get(CONTENT_DISPOSITION)?;
        let disposition = String::from_utf8_lossy(disposition.as_bytes());
        let parameters = parameters(&disposition);
        let find = |wanted: &str| {
            let found = parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.as_str())
        };
        let name = find("filename*").and_then(extended).or_else(|| find("filename").map(str::to_owned))?;
        let name: String = name.rsplit(['/', '\\']).next()?.chars().filter(|char| !char.is_control()).collect();
        let name = name.trim();
        (!matches!(name, "" | "." | "..")).then(|| name.to_owned())
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// If the connection breaks, or nothing comes for too long.
    #[cfg_attr(not(feature = "reqwest"), expect(clippy::unused_async, reason = "only connections are waited for"))]
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, DownloadError> {
        match &mut self.rest {
            Rest::Here(bytes) => Ok(Some(std::mem::take(bytes)).filter(|bytes| !bytes.is_empty())),
            #[cfg(feature = "reqwest")]
            Rest::Coming(response) => response.chunk().await.map_err(|error| DownloadError(error.without_url())),
        }
    }

    /// All bytes that are still to come.
    ///
    /// # Errors
    /// If the connection breaks, or nothing comes for too long.
    pub async fn bytes(mut self) -> Result<Bytes, DownloadError> {
        let first = self.chunk().await?.unwrap_or_default();
        let Some(second) = self.chunk().await? else { return Ok(first) };
        let mut bytes = bytes::BytesMut::from(first);
        bytes.extend_from_slice(&second);
        while let Some(chunk) = self.chunk().await? {
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes.freeze())
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// What the server says of it, and not a byte.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("content_type", &self.content_type())
            .field("file_name", &self.file_name())
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}

/// The parameters of a header's value, quotes and escapes resolved.
fn parameters(value: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = value.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = if let Some(quoted) = after.trim_start().strip_prefix('"') {
            unquote(quoted)
        } else {
            let (value, after) = after.split_once(';').unwrap_or((after, ""));
            (value.trim().to_owned(), after)
        };
        parameters.push((name.trim_matches([' ', '\t', ';']).to_owned(), value));
        rest = after;
    }
    parameters
}

/// A text whose first quote was read, and what follows its last one. A backslash is taken as it is unless it escapes a
/// quote or itself: some servers put paths of Windows there.
fn unquote(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match (char, chars.peek()) {
            ('"', _) => return (value, &text[at + 1..]),
            ('\\', Some((_, escaped @ ('"' | '\\')))) => {
                value.push(*escaped);
                chars.next();
            }
            _ => value.push(char),
        }
    }
    (value, "")
}

/// A value with an encoding, as RFC 8187 has it: `UTF-8''na%C3%AFve.txt`.
fn extended(value: &str) -> Option<String> {
    let (charset, rest) = value.split_once('\'')?;
    let (_, encoded) = rest.split_once('\'')?;
    let decoded = percent_decode_str(encoded);
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" => Some(decoded.decode_utf8_lossy().into_owned()),
        "iso-8859-1" => Some(decoded.map(char::from).collect()),
        _ => None,
    }
}

/// Why a download broke off.
#[derive(Debug)]
pub struct DownloadError(
    #[cfg(feature = "reqwest")] reqwest::Error,
    // Without connections nothing can break.
    #[cfg(not(feature = "reqwest"))] std::convert::Infallible,
);

impl DownloadError {
    /// Whether nothing came for too long.
    #[cfg(feature = "reqwest")]
    pub fn is_timeout(&self) -> bool {
        self.0.is_timeout()
    }
}

impl fmt::Display for DownloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the download broke off: {}", self.0)
    }
}

impl std::error::Error for DownloadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_name(disposition: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_DISPOSITION, disposition.parse().unwrap());
        Download::whole(&headers, Bytes::new()).file_name()
    }

    #[test]
    fn file_names_are_read_in_every_spelling() {
        for (disposition, name) in [
            ("attachment; filename=a.zip", "a.zip"),
            ("attachment; filename=\"a b; c.zip\"", "a b; c.zip"),
            (r#"attachment; filename="a \"b\".zip""#, "a \"b\".zip"),
            ("attachment; filename=a.zip; filename*=UTF-8''na%C3%AFve%20b.zip", "naïve b.zip"),
            ("attachment; FileName*=iso-8859-1'en'na%EFve.zip", "naïve.zip"),
            ("inline;filename = a.zip ; size=3", "a.zip"),
            ("attachment; filename*=klingon''x; filename=a.zip", "a.zip"),
        ] {
            assert_eq!(file_name(disposition).as_deref(), Some(name), "{disposition}");
        }
        assert_eq!(file_name("attachment"), None);
    }

    #[test]
    fn file_names_lead_out_of_no_folder() {
        for (disposition, name) in [
            ("attachment; filename=\"../../etc/passwd\"", Some("passwd")),
            (r#"attachment; filename="C:\temp\a.zip""#, Some("a.zip")),
            ("attachment; filename*=UTF-8''..%2F..%5Ca%00.zip", Some("a.zip")),
            ("attachment; filename=..", None),
            ("attachment; filename=\"a/\"", None),
        ] {
            assert_eq!(file_name(disposition).as_deref(), name, "{disposition}");
        }
    }
}
