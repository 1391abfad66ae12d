/// Why a document cannot be read: the thing, the cause, and what to do where that is plain.
package struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    package let reason: String

    package init(_ reason: String) { self.reason = reason }

    package var description: String { reason }
}
