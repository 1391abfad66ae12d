package import Retrieval

/// The open indexes by name.
package struct IndexRegistry: Sendable {
    private let indexes: [String: OpenIndex]
    private let faults: BackgroundFaults?

    /// Opens the index at each path; questions are encoded by `encoder` where an index has token vectors.
    ///
    /// - Parameter reportingMerges: Merges segments in the background, and tells this what went wrong; nil when changes
    ///   merge before they return.
    /// - Throws: `IndexStoreError`; `RegistryError` when two files have one name.
    package init(
        opening paths: [String] = [], encoder: (any QuestionEncoder)? = nil, statistics: String? = nil,
        reportingMerges: (@Sendable (String) -> Void)? = nil
    ) throws {
        faults = reportingMerges.map { BackgroundFaults(report: $0) }
        var indexes: [String: OpenIndex] = [:]
        for path in paths {
            let index = try OpenIndex(
                path, encoder: encoder, statistics: statistics, mergeFaults: faults)
            if let other = indexes[index.name] {
                throw RegistryError(name: index.name, paths: [other.path, path])
            }
            indexes[index.name] = index
        }
        self.indexes = indexes
    }

    private init() { (indexes, faults) = ([:], nil) }

    package static let empty = IndexRegistry()

    /// Leaves every index as one file; nothing may be asked of them any more.
    package func close() { for name in names { indexes[name]?.close() } }

    /// How often work in the background went wrong.
    package var backgroundErrors: Int { faults?.count ?? 0 }

    /// The names, in alphabetical order.
    package var names: [String] { indexes.keys.sorted() }

    package func index(named name: String) -> OpenIndex? { indexes[name] }
}

/// Two index files would have the same name on the wire.
package struct RegistryError: Error, Hashable, CustomStringConvertible {
    package let name: String
    package let paths: [String]

    package var description: String {
        "two indexes are named \"\(name)\": \(paths.joined(separator: " and ")); rename one of the files"
    }
}
