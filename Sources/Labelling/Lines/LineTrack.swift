/// One measure along the lines of a text, and how strong it is around each line.
struct LineTrack {
    private static let decay: Float = 0.8

    let own: [Float]
    /// The strongest before each line, less with every line between.
    private(set) var before: [Float]
    private(set) var after: [Float]

    init(_ own: [Float]) {
        self.own = own
        before = own.map { _ in 0 }
        after = before
        guard own.count > 1 else { return }
        for line in 1..<own.count { before[line] = Self.decay * max(own[line - 1], before[line - 1]) }
        for line in (0..<(own.count - 1)).reversed() {
            after[line] = Self.decay * max(own[line + 1], after[line + 1])
        }
    }
}
