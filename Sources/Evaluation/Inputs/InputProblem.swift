/// A part of an input that was left out, and why.
package struct InputProblem: Sendable, Hashable, CustomStringConvertible {
    /// `path:line`, or `path#id` where lines mean nothing.
    package var location: String
    package var reason: String

    package init(location: String, reason: String) {
        self.location = location
        self.reason = reason
    }

    package var description: String { "\(location): \(reason)" }
}
