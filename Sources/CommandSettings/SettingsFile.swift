import FoundationEssentials
package import JSONValues
package import Options
package import TOMLKit

/// Reads a TOML file of settings over the defaults.
package struct SettingsFile {
    private let path: String
    private let text: String
    private let table: OptionTable

    package static func settings(from path: String, _ table: OptionTable = .winnow) throws -> Settings {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw SettingsError.missing(file: path)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return try SettingsFile(path: path, text: text, table: table).settings()
    }

    private func settings() throws -> Settings {
        var settings = Settings()
        let records = table.records(through: .file)
        var given: [OptionRecord] = []
        for entry in try entries() {
            if let key = TokenizerSettings.Key(entry.key) {
                guard settings.tokenizers.set(key, to: entry.value) else {
                    throw unfit(entry.key, TokenizerSettings.expected, entry.value)
                }
                continue
            }
            guard let record = records.first(where: { $0.key == entry.key }) else {
                let nearest = Self.nearest(to: entry.key, among: records)
                throw SettingsError.unknown(
                    file: path, line: line(of: entry.key), key: entry.key, nearest: nearest)
            }
            do {
                try record.apply(entry.value, to: &settings)
            } catch {
                throw unfit(entry.key + (error.entry.map { "[\($0)]" } ?? ""), error.expected, error.got)
            }
            given.append(record)
        }
        if let (first, second) = table.conflict(among: given) {
            throw SettingsError.conflict(
                file: path, line: line(of: second.key), key: second.key, other: first.key)
        }
        return settings
    }

    /// The setting that a key may have meant: one of its own table, the one of that name in another table, or one of a table
    /// whose name is misspelt.
    private static func nearest(to key: String, among records: [OptionRecord]) -> String? {
        let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let section = OptionSection(rawValue: parts[0]) else {
            return NearestName.of(key, among: records.map(\.key))
        }
        let own = records.filter { $0.section == section }
        return NearestName.of(parts[1], among: own.map(\.fileName)).map { "\(parts[0]).\($0)" }
            ?? records.first { $0.fileName == parts[1] }?.key
    }

    private func unfit(_ key: String, _ expected: String, _ got: JSON) -> SettingsError {
        .unfit(file: path, line: line(of: key), key: key, expected: expected, got: got.description)
    }

    /// Every leaf of the file as `section.name`, in a fixed order.
    private func entries() throws -> [(key: String, value: JSON)] {
        if let line = TOMLNesting.excess(in: text) {
            throw SettingsError.malformed(
                file: path, line: line, reason: "nested deeper than \(TOMLNesting.limit) levels")
        }
        do {
            return Self.leaves(of: try TOMLTable(string: text), prefix: []).map {
                ($0.joined(separator: "."), $1)
            }
        } catch let error as TOMLParseError {
            throw SettingsError.malformed(
                file: path, line: error.source.begin.line, reason: error.reason(in: text))
        }
    }

    /// Every value of a table with the names that lead to it, in a fixed order.
    package static func leaves(of table: TOMLTable, prefix: [String]) -> [(key: [String], value: JSON)] {
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
    private func line(of key: String) -> Int? {
        let parts = key.prefix { $0 != "[" }.split(separator: ".")
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
