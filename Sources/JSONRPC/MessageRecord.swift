/// One whole message of a conversation, without its framing.
package struct MessageRecord: Sendable, Hashable {
    package enum Direction: String, Sendable {
        case received
        case sent
    }

    package let direction: Direction
    package let bytes: [UInt8]

    package init(_ direction: Direction, _ bytes: [UInt8]) {
        self.direction = direction
        self.bytes = bytes
    }
}
