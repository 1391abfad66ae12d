import ContextTypes
package import JSONValues
package import Lines

/// A text whose lines are units.
package struct LinedText: Sendable {
    package let id: String
    package var title: String
    package var metadata: JSON
    package let sheet: LineSheet
    /// The lines are a client's own, and the line breaks between them in the text are not of the client.
    package var isJoined: Bool

    package init(
        id: String, title: String = "", metadata: JSON = .object([]), sheet: LineSheet, isJoined: Bool = false
    ) {
        self.id = id
        self.title = title
        self.metadata = metadata
        self.sheet = sheet
        self.isJoined = isJoined
    }

    package var byteCount: Int { sheet.source.bytes.count }
}
