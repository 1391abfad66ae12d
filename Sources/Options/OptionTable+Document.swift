import JSONValues

extension OptionTable {
    /// `config/winnow.toml`: every option of the file with its default, what it does and what it takes; unset ones
    /// commented out.
    package var document: String {
        var lines = [
            "# Every setting of Winnow with its default. Copy what you change; flags win over the file.",
            "# Written by `winnow config`.",
        ]
        for section in OptionSection.allCases {
            lines += ["", "[\(section.rawValue)]"]
            for record in records(of: section, through: .file) { lines += [""] + paragraph(record) }
        }
        lines += ["", "[tokenizers]", ""] + Self.tokenizers
        return lines.joined(separator: "\n") + "\n"
    }

    private func paragraph(_ record: OptionRecord) -> [String] {
        let text =
            explanation(of: record, through: .file, spelling: \.fileName)
            + (record.unset.map { " Unset: \($0)." } ?? "")
        let value = record.literal(of: record.value(in: Settings()))
        return [
            "# \(text)", "# Must be \(record.kind.expected).",
            value.map { "\(record.fileName) = \($0)" } ?? "# \(record.fileName) =",
        ]
    }

    private static let tokenizers = [
        "# Tokenizers that `prune.tokenizer` and requests may name: a name of your choice and the file.",
        "# Must be a tokenizer.json, a rank file of tiktoken, or { file = \"…\", pattern = \"…\" } for a rank file of no",
        "# published encoding.",
        "# o200k = \"o200k_base.tiktoken\"",
    ]
}

extension OptionRecord {
    /// The name below the table's in the configuration file.
    package var fileName: String { String(key.dropFirst(section.rawValue.count + 1)) }

    /// A value as TOML, and as the handbook shows it; nil when it is unset.
    func literal(of value: JSON) -> String? {
        guard !value.isNull else { return nil }
        let text = value.description
        // A float of TOML has a point.
        if case .number = kind, !text.contains(".") { return text + ".0" }
        return text
    }
}
