/// Why an evaluation cannot run: the file or system, and the cause. A single bad line is an `InputProblem`, not this.
package enum EvaluationError: Error, Sendable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String, reason: String)
    /// The whole input is not what its format says.
    case malformed(path: String, reason: String)
    case system(name: String, reason: String)
    case unwritable(path: String, reason: String)
    /// The settings of the run contradict each other or what is there.
    case settings(String)

    package var description: String {
        switch self {
        case .missing(let path): "\(path): no such file"
        case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
        case .malformed(let path, let reason): "\(path): \(reason)"
        case .system(let name, let reason): "system \"\(name)\": \(reason)"
        case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
        case .settings(let reason): reason
        }
    }
}
