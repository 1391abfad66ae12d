/// Progress on standard error: a bar that redraws itself on a terminal, a plain line every few seconds elsewhere.
///
/// Used from one thread at a time (the one that reports).
final class ProgressLine {
    private let terminal = Terminal(descriptor: 2)
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant?
    private var isDrawn = false

    /// What is counted.
    enum Unit {
        case bytes
        case passages
        case questions
    }

    private let unit: Unit

    init(unit: Unit = .bytes) {
        self.unit = unit
        start = clock.now
    }

    /// Shows `done` of `total` (nil when unknown) and `note`, at most ten times a second on a terminal and every
    /// five seconds elsewhere.
    func update(done: Int, total: Int?, note: String) {
        let now = clock.now
        let pause: Duration = terminal.isTerminal ? .milliseconds(100) : .seconds(5)
        if let lastDrawn, now - lastDrawn < pause { return }
        if lastDrawn == nil, !terminal.isTerminal {
            lastDrawn = now
            return
        }
        lastDrawn = now
        let line = self.line(done: done, total: total, note: note, elapsed: now - start)
        if terminal.isTerminal {
            writeError("\r\u{1B}[2K" + String(line.prefix(terminal.width - 1)))
            isDrawn = true
        } else {
            printError(line)
        }
    }

    /// Removes the bar, so that what is printed next stands alone.
    func finish() {
        guard isDrawn else { return }
        writeError("\r\u{1B}[2K")
        isDrawn = false
    }

    private func line(done: Int, total: Int?, note: String, elapsed: Duration) -> String {
        let seconds = elapsed / .seconds(1)
        let rate = seconds > 0 ? Double(done) / seconds : 0
        guard let total, total > 0 else {
            return "\(amount(Double(done))) done  \(amount(rate))/s  \(note)"
        }
        let share = min(1, Double(done) / Double(total))
        let left = rate > 0 ? Double(max(0, total - done)) / rate : 0
        let filled = Int(share * 24)
        let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: 24 - filled)
        return "\(bar) \(Int(share * 100)) %  \(amount(rate))/s  \(timeLeft(left)) left  \(note)"
    }

    private func amount(_ count: Double) -> String {
        unit == .bytes ? byteCount(Int(count)) : "\(oneDecimal(count)) \(unit)"
    }

    private func timeLeft(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
    }
}

/// A number of bytes as people read it: `812 B`, `4.2 kB`, `55.1 MB`.
func byteCount(_ bytes: Int) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    guard bytes >= 1_000 else { return "\(bytes) B" }
    var value = Double(bytes) / 1_000
    var unit = 0
    while value >= 999.95, unit < units.count - 1 {
        value /= 1_000
        unit += 1
    }
    return "\(oneDecimal(value)) \(units[unit])"
}

/// `value` with exactly one digit behind the point.
func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
}

/// `1234567` as `1,234,567`.
func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var groups: [Substring] = []
    var end = digits.endIndex
    while end > digits.startIndex {
        let start = digits.index(end, offsetBy: -3, limitedBy: digits.startIndex) ?? digits.startIndex
        groups.append(digits[start..<end])
        end = start
    }
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
}
