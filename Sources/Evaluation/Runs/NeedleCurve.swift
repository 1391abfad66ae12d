import JSONValues

/// How many gold sentences survive, by where they stand in the context and how long that is.
package struct NeedleCurve: Sendable, Hashable {
    /// Tenths of the context, from its beginning.
    package static let positions = 10
    /// Upper bounds of the context's length in tokens; the last is open.
    package static let lengths = [512, 1024, 4096, Int.max]

    package private(set) var tallies: [Tally]

    package init() {
        tallies = Array(repeating: .undefined, count: NeedleCurve.positions * NeedleCurve.lengths.count)
    }

    package init(tallies: [Tally]) { self.tallies = tallies }

    /// Counts one gold sentence whose middle stands at `position` (0...1) of a context of `tokens`.
    package mutating func add(position: Double, tokens: Int, isKept: Bool) {
        let column = min(Int(position * Double(NeedleCurve.positions)), NeedleCurve.positions - 1)
        let row = NeedleCurve.lengths.firstIndex { tokens <= $0 } ?? 0
        tallies[row * NeedleCurve.positions + column] += Tally(isKept ? 1 : 0, of: 1)
    }

    package static func += (left: inout NeedleCurve, right: NeedleCurve) {
        for index in left.tallies.indices { left.tallies[index] += right.tallies[index] }
    }

    /// One row for each length: the share kept at each position (null without sentences) and how many there were.
    var json: JSON {
        .array(
            NeedleCurve.lengths.enumerated().map { row, bound in
                let cells = tallies[row * NeedleCurve.positions..<(row + 1) * NeedleCurve.positions]
                return .object([
                    .init("tokens", bound == .max ? .null : .integer(bound)),
                    .init("kept", .array(cells.map { $0.value.map(JSON.double) ?? .null })),
                    .init("sentences", .array(cells.map { .double($0.denominator) })),
                ])
            })
    }
}
