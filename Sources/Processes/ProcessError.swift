/// Why a program gave no answer.
package enum ProcessError: Error, Hashable, CustomStringConvertible {
    /// No program of this name is to be found.
    case missing(program: String)
    case notStarted(program: String, reason: String)
    /// It closed its input or output before it was done.
    case ended(reason: String)
    /// It passed a bound and was stopped.
    case overLimit(program: String, reason: String)
    /// It said that it failed: its code, and the last of its words.
    case failed(program: String, code: Int, words: String)

    package var description: String {
        switch self {
        case .missing(let program): "the program \(program) is not installed"
        case .notStarted(let program, let reason): "\(program): \(reason)"
        case .ended(let reason): reason
        case .overLimit(let program, let reason): "\(program) was stopped: \(reason)"
        case .failed(let program, let code, let words): "\(program) failed with code \(code): \(words)"
        }
    }
}
