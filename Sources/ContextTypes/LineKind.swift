/// What a text is whose lines are units of their own.
package enum LineKind: String, Sendable, CaseIterable {
    /// Logs, test reports, the output of compilers and other programs.
    case log
    /// Stack traces and tracebacks alone.
    case trace
    case diff
    case json
    case csv
    /// Programs, and what is indented like them: YAML, TOML, INI.
    case code
    /// Messages, each with its author; subtitles; mails.
    case chat
    /// Tables with a header, listings of files, processes or packages, matches of a search.
    case listing
    case prose
}
