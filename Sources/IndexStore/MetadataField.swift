import JSONValues

/// A field of documents that a filter may name: one of the document itself, or a member of its metadata.
enum MetadataField: Hashable, Sendable {
    /// A column of the table `document`.
    case column(String)
    /// A path into the metadata, as SQLite writes one.
    case member(String)

    /// Nil for names that no path can hold.
    init?(_ name: String) {
        if let column = ["id": "name", "title": "title", "url": "url", "language": "language"][name] {
            self = .column(column)
            return
        }
        guard !name.isEmpty, !name.contains("\"") else { return nil }
        let keys = name.split(separator: ".", omittingEmptySubsequences: false)
        // SQLite compares names as they are written in JSON: with the escapes of the metadata's own writer.
        self = .member("$" + keys.map { ".\(JSON.string(String($0)))" }.joined())
    }
}
