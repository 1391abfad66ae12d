/// Why a configuration file cannot be used: the file, the line, what was expected and what came.
package enum SettingsError: Error, CustomStringConvertible {
    case missing(file: String)
    case malformed(file: String, line: Int, reason: String)
    case unknown(file: String, line: Int?, key: String, nearest: String?)
    /// Two settings that exclude each other.
    case conflict(file: String, line: Int?, key: String, other: String)
    case unfit(file: String, line: Int?, key: String, expected: String, got: String)

    package var description: String {
        switch self {
        case .missing(let file):
            return "\(file): no such configuration file"
        case .malformed(let file, let line, let reason):
            return "\(file):\(line): not TOML: \(reason)"
        case .unknown(let file, let line, let key, let nearest):
            let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
            return "\(place(file, line)): unknown setting '\(key)'\(hint) (`winnow config` lists them all)"
        case .conflict(let file, let line, let key, let other):
            return "\(place(file, line)): '\(other)' and '\(key)' exclude each other; leave one out"
        case .unfit(let file, let line, let key, let expected, let got):
            return "\(place(file, line)): '\(key)' must be \(expected), not \(got)"
        }
    }

    private func place(_ file: String, _ line: Int?) -> String { line.map { "\(file):\($0)" } ?? file }
}
