import Glibc
import Synchronization

/// Standard output of a command.
///
/// A result that cannot be written is lost without a word unless somebody looks: what a write failed with is remembered,
/// and `finish` makes it the command's error. On a terminal nothing but styles gets through of what would steer it:
/// texts, titles and names come from anywhere.
enum Output {
    private struct State {
        var waiting: [UInt8] = []
        /// `errno` of the first write that failed; what comes later is dropped.
        var failure: Int32?
    }

    private static let state = Mutex(State())
    private static let terminal = Terminal(descriptor: STDOUT_FILENO)
    private static let chunk = 1 << 16

    /// Writes one line, styled where a terminal shows it.
    static func line(_ text: String, _ style: Terminal.Style?) {
        let shown = shown(text)
        write(Array((style.map { terminal.styled(shown, $0) } ?? shown).utf8) + [0x0A])
    }

    static func text(_ text: String) { write(Array(shown(text).utf8)) }

    /// Writes bytes as they are, at the latest with the next `flush`.
    static func write(_ bytes: [UInt8]) {
        state.withLock { state in
            state.waiting += bytes
            if terminal.isTerminal || state.waiting.count >= chunk { flush(&state) }
        }
    }

    static func flush() { state.withLock { flush(&$0) } }

    /// Writes what waits; throws when anything could not be written.
    static func finish() throws {
        let failure = state.withLock { state in
            flush(&state)
            return state.failure
        }
        guard let failure else { return }
        throw CommandFailure("standard output cannot be written: \(String(cString: strerror(failure)))")
    }

    private static func shown(_ text: String) -> String {
        terminal.isTerminal ? text.showingControls(keepsLines: true) : text
    }

    private static func flush(_ state: inout State) {
        defer { state.waiting.removeAll(keepingCapacity: true) }
        guard state.failure == nil else { return }
        state.failure = state.waiting.withUnsafeBytes { writeAll($0, to: STDOUT_FILENO) }
    }
}

// In this module these take the place of the standard library's, which loses errors. Without defaults: of two functions that
// both need some, the compiler takes the other.

/// Prints a line to standard output.
func print(_ text: String) { Output.text(text + "\n") }

/// Prints an empty line.
func print() { Output.text("\n") }

func print(_ text: String, terminator: String) { Output.text(text + terminator) }

/// Writes everything, however many calls it takes; gives the `errno` of the one that failed.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
        let written = write(descriptor, base, rest.count)
        if written < 0, errno == EINTR { continue }
        if written < 0, errno == EAGAIN {
            var target = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&target, 1, -1)
            continue
        }
        guard written > 0 else { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    return nil
}
