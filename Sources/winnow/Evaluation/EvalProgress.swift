import Evaluation
import Synchronization

/// Progress of an evaluation on standard error: one redrawn line on a terminal, a plain line now and then elsewhere.
final class EvalProgress: Sendable {
    private let terminal = Terminal(descriptor: 2)
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let lastDrawn: Mutex<ContinuousClock.Instant?> = Mutex(nil)

    init() { start = clock.now }

    func show(_ progress: EvaluationProgress) {
        let now = clock.now
        let pause: Duration = terminal.isTerminal ? .milliseconds(100) : .seconds(10)
        let isDue = lastDrawn.withLock { last in
            if let last, now - last < pause { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let seconds = Int((now - start) / .seconds(1))
        let expected = progress.expected.map { " of \(grouped($0))" } ?? ""
        let line =
            "\(progress.set.showingControls(keepsLines: false)) (\(progress.setNumber + 1)/\(progress.setCount)): "
            + "\(grouped(progress.questions))\(expected) questions, \(seconds) s"
        if terminal.isTerminal {
            writeError("\r\u{1B}[2K" + String(line.prefix(terminal.width - 1)))
        } else {
            printError(line)
        }
    }

    /// Removes the line, so that what is printed next stands alone.
    func finish() { if terminal.isTerminal { writeError("\r\u{1B}[2K") } }
}
