import ContextTypes
import JSONValues
import Options

extension TokenizerSettings {
    /// A key of the table `[tokenizers]`: `name`, `name.file` or `name.pattern`.
    struct Key {
        enum Member {
            case file, pattern
        }

        let name: String
        let member: Member

        /// Nil for a key of another table.
        init?(_ key: String) {
            let table = "tokenizers."
            guard key.hasPrefix(table) else { return nil }
            let rest = String(key.dropFirst(table.count))
            if rest.hasSuffix(".pattern") {
                (name, member) = (String(rest.dropLast(".pattern".count)), .pattern)
            } else {
                (name, member) = (
                    rest.hasSuffix(".file") ? String(rest.dropLast(".file".count)) : rest, .file
                )
            }
        }
    }

    static let expected = "a file, or { file = \"…\", pattern = \"…\" }, under another name than \"estimate\""

    /// False when the value does not fit.
    mutating func set(_ key: Key, to value: JSON) -> Bool {
        guard let text = value.string, !text.isEmpty, !key.name.isEmpty, key.name != "estimate" else {
            return false
        }
        switch key.member {
        case .file: places[key.name, default: TokenizerPlace()].file = text
        case .pattern: places[key.name, default: TokenizerPlace()].pattern = text
        }
        return true
    }
}
