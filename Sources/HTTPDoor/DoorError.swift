/// Why a server cannot start: one line that names the thing.
package struct DoorError: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
