import JSONValues

/// The parts of an office document, and how they refer to each other.
struct OfficePackage {
    private var archive: ZipArchive
    let limits: DocumentLimits
    var names: [String] { archive.names }

    init(_ archive: ZipArchive, limits: DocumentLimits) {
        self.archive = archive
        self.limits = limits
    }

    /// Nil when there is no such part.
    mutating func bytes(_ part: String) throws(DocumentError) -> [UInt8]? { try archive.entry(part) }

    /// Nil when there is no such part.
    mutating func xml(_ part: String) throws(DocumentError) -> XMLScanner? {
        guard let bytes = try archive.entry(part) else { return nil }
        return try XMLScanner(bytes, name: part, limits: limits)
    }

    /// What the parts are called that `part` refers to, by the id of the reference. Addresses outside stay as they are.
    mutating func references(of part: String) throws(DocumentError) -> [String: String] {
        let folder = Self.folder(of: part)
        let name = part.dropFirst(folder.isEmpty ? 0 : folder.utf8.count + 1)
        let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
        guard var xml = try xml(path) else { return [:] }
        var found: [String: String] = [:]
        while let event = try xml.next() {
            guard case .open("Relationship") = event, let id = xml.attributes["Id"],
                let target = xml.attributes["Target"]
            else { continue }
            let isOutside = xml.attributes["TargetMode"] == "External"
            found[id] = isOutside ? target : Self.resolved(target, in: folder)
        }
        return found
    }

    /// Title, author and date as the document states them (Dublin Core).
    mutating func properties(_ part: String) throws(DocumentError) -> (
        title: String?, language: String?, metadata: JSON
    ) {
        guard var xml = try xml(part) else { return (nil, nil, .object([])) }
        var values: [String: String] = [:]
        while let event = try xml.next() {
            guard case .open(let name) = event, Self.properties.contains(name) else { continue }
            let text = try xml.elementText().trimmed
            if values[name] == nil, !text.isEmpty { values[name] = text }
        }
        let metadata: JSON = .object([
            "author": (values["creator"] ?? values["initial-creator"]).map(JSON.string),
            "date": (values["modified"] ?? values["date"] ?? values["created"]).map(JSON.string),
            "description": (values["description"] ?? values["subject"]).map(JSON.string),
        ])
        return (values["title"], values["language"], metadata)
    }

    private static let properties: Set<String> = [
        "title", "creator", "initial-creator", "modified", "date", "created", "description", "subject",
        "language",
    ]

    static func folder(of part: String) -> String {
        part.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// A reference as a name of the archive; one that leaves it is a name that is not there.
    static func resolved(_ target: String, in folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in percentDecoded(target).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    private static func percentDecoded(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16)
            else {
                result.append(byte)
                continue
            }
            result.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
