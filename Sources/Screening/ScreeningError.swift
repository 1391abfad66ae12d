/// Why a text cannot be screened.
package enum ScreeningError: Error, Sendable, Hashable, CustomStringConvertible {
    case missing(String, reason: String)
    case malformed(String, reason: String)

    package var description: String {
        switch self {
        case .missing(let path, let reason): "\(path): a table of runs of words cannot be read: \(reason)"
        case .malformed(let path, let reason): "\(path) is no table of runs of words: \(reason)"
        }
    }
}
