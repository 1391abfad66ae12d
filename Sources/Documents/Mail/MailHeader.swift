import ContextTypes

/// The fields of a message (RFC 5322), their encoded words decoded (RFC 2047).
struct MailHeader {
    private var values: [String: String] = [:]
    /// Where the body begins.
    let end: Int

    /// Reads from `start` up to a blank line.
    init(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        var last: String?
        while position < bytes.endIndex {
            let lineEnd = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[position..<lineEnd]
            let isFolded = line.first == 0x20 || line.first == 0x09
            let text = SourceText.utf8OrWindows(line).trimmed
            guard !text.isEmpty else {
                position = min(lineEnd + 1, bytes.endIndex)
                break
            }
            position = min(lineEnd + 1, bytes.endIndex)
            if isFolded, let last {
                values[last]? += " " + text
            } else if let colon = text.firstIndex(of: ":") {
                let name = text[..<colon].lowercased()
                last = values[name] == nil ? name : nil
                if values[name] == nil { values[name] = text[text.index(after: colon)...].trimmed }
            }
        }
        end = position
    }

    /// As it stands, by a name in small letters.
    subscript(name: String) -> String? { values[name] }

    var isEmpty: Bool { values.isEmpty }

    /// With its encoded words decoded.
    func decoded(_ name: String) -> String? { values[name].map(EncodedWords.decoded) }

    /// The value in front of the first semicolon, in small letters, and what follows by name.
    func parameters(of name: String) -> (value: String, parameters: [String: String]) {
        var parts: [String] = [""]
        var isQuoted = false
        for character in values[name] ?? "" {
            if character == "\"" { isQuoted.toggle() }
            if character == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let key = part[..<equals].trimmed.lowercased()
            let value = part[part.index(after: equals)...].trimmed.filter { $0 != "\"" }
            parameters[key] = EncodedWords.decoded(value)
        }
        if parameters["filename"] == nil, let extended = parameters["filename*"] {
            parameters["filename"] = EncodedWords.percentDecoded(extended)
        }
        return (parts[0].trimmed.lowercased(), parameters)
    }
}

/// Bytes that state no charset.
enum SourceText {
    static func utf8OrWindows(_ bytes: ArraySlice<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self) ?? bytes.withUnsafeBytes { Windows1252.text($0) }
    }

    /// In a charset that is stated; one that is unknown counts as none.
    static func decoded(_ bytes: ArraySlice<UInt8>, charset: String?) -> String {
        let decoder = SourceDecoder()
        return bytes.withUnsafeBytes { bytes in
            (try? decoder.text(from: bytes, format: .text, charset: charset))
                ?? (try? decoder.text(from: bytes, format: .text)) ?? ""
        }
    }
}
