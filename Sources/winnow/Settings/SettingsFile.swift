import FoundationEssentials
import JSONValues
import TOMLKit

/// Reads a TOML file of settings over the defaults.
enum SettingsFile {
    static func settings(from path: String) throws -> Settings {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw SettingsError.missing(file: path)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var settings = Settings()
        try apply(try entries(of: text, file: path), text: text, file: path, to: &settings)
        return settings
    }

    private static func apply(
        _ entries: [(key: String, value: JSON)], text: String, file: String, to settings: inout Settings
    ) throws {
        for entry in entries {
            let line = line(of: entry.key, in: text)
            if let key = TokenizerSettings.Key(entry.key) {
                guard settings.tokenizers.set(key, to: entry.value) else {
                    throw SettingsError.unfit(
                        file: file, line: line, key: entry.key, expected: TokenizerSettings.expected,
                        got: entry.value.description)
                }
                continue
            }
            guard let setting = Setting.table.first(where: { $0.key == entry.key }) else {
                let nearest = nearestName(to: entry.key, among: Setting.table.map(\.key))
                throw SettingsError.unknown(file: file, line: line, key: entry.key, nearest: nearest)
            }
            guard setting.apply(&settings, entry.value) else {
                throw SettingsError.unfit(
                    file: file, line: line, key: entry.key, expected: setting.expected,
                    got: entry.value.description)
            }
        }
    }

    /// Every leaf of the file as `section.name`, in a fixed order.
    private static func entries(of text: String, file: String) throws -> [(key: String, value: JSON)] {
        if let line = TOMLNesting.excess(in: text) {
            throw SettingsError.malformed(
                file: file, line: line, reason: "nested deeper than \(TOMLNesting.limit) levels")
        }
        do {
            return leaves(of: try TOMLTable(string: text), prefix: []).map { ($0.joined(separator: "."), $1) }
        } catch let error as TOMLParseError {
            throw SettingsError.malformed(
                file: file, line: error.source.begin.line, reason: error.description)
        }
    }

    /// Every value of a table with the names that lead to it, in a fixed order.
    static func leaves(of table: TOMLTable, prefix: [String]) -> [(key: [String], value: JSON)] {
        table.keys.sorted().flatMap { name -> [(key: [String], value: JSON)] in
            guard let value = table[name] else { return [] }
            if let inner = value.table { return leaves(of: inner, prefix: prefix + [name]) }
            return [(prefix + [name], json(of: value))]
        }
    }

    private static func json(of value: any TOMLValueConvertible) -> JSON {
        if let flag = value.bool { return .bool(flag) }
        if let number = value.int { return .integer(number) }
        if let number = value.double { return .number("\(number)") }
        if let text = value.string { return .string(text) }
        if let values = value.array { return .array(values.map { json(of: $0) }) }
        return .null
    }

    /// The line that sets `key`, as a person would look for it: by its last name, below its section.
    private static func line(of key: String, in text: String) -> Int? {
        let parts = key.split(separator: ".")
        guard let name = parts.last else { return nil }
        let section = parts.dropLast().joined(separator: ".")
        var current = ""
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.drop { $0 == " " || $0 == "\t" }
            if words.hasPrefix("[") {
                current = String(words.dropFirst().prefix { $0 != "]" })
            } else if current == section, words.hasPrefix(name) {
                return number + 1
            }
        }
        return nil
    }
}

/// The candidate that `name` was most likely meant to be; nil when none is near.
func nearestName(to name: String, among candidates: [String]) -> String? {
    // Longer names are no typing errors.
    guard name.utf8.count <= 64 else { return nil }
    let ranked = candidates.map { (distance: editDistance(name, $0), name: $0) }.min {
        $0.distance < $1.distance
    }
    guard let ranked, ranked.distance <= max(2, name.utf8.count / 3) else { return nil }
    return ranked.name
}

/// Levenshtein distance in UTF-8 bytes.
private func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (index, byte) in left.utf8.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let substituted = diagonal + (byte == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(substituted, row[column] + 1, row[column + 1] + 1)
        }
    }
    return row[right.count]
}
