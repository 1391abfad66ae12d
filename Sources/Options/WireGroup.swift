/// Options that stand together in the parameters of a request: one of its own, or all of one object.
package struct WireGroup: Sendable {
    /// Nil for an option of the parameters themselves.
    package var object: WireObject?
    package var records: [OptionRecord]

    static func groups(of records: [OptionRecord]) -> [WireGroup] {
        var groups: [WireGroup] = []
        for record in records {
            let object = record.wireObject.map { name in
                WireObject.all.first { $0.name == name } ?? WireObject(name: name, explanation: "")
            }
            if let object, let place = groups.firstIndex(where: { $0.object?.name == object.name }) {
                groups[place].records.append(record)
            } else {
                groups.append(WireGroup(object: object, records: [record]))
            }
        }
        return groups
    }
}

/// An object in the parameters of a request that holds several options.
package struct WireObject: Sendable {
    package let name: String
    package let explanation: String

    package static let all = [
        WireObject(
            name: "budget",
            explanation: "A hard limit of the context: a number of tokens, or of characters."),
        WireObject(name: "html", explanation: "How pages are read, and what comes out."),
    ]
}

extension OptionRecord {
    /// The object of the parameters that holds the option; nil for the parameters themselves.
    package var wireObject: String? {
        wirePath.lastIndex(of: ".").map { String(wirePath[..<$0]) }
    }

    /// The name inside that object.
    package var wireMember: String {
        wirePath.lastIndex(of: ".").map { String(wirePath[wirePath.index(after: $0)...]) } ?? wirePath
    }
}
