/// Lets numbered batches pass one by one in the order of their numbers, whichever thread holds them.
package final class OrderedGate: Sendable {
    private let next = Monitor(0)

    package init() {}

    /// Runs `body` when all batches before `number` have passed. Every number must come, or those after it wait on.
    package func pass<Result>(_ number: Int, _ body: () -> Result) -> Result {
        next.wait { next in
            guard next == number else { return nil }
            defer { next += 1 }
            return .some(body())
        }
    }
}
