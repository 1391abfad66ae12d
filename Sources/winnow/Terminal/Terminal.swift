import Glibc

/// What the person at the other end can see: colours and a redrawn line on a terminal, plain lines elsewhere.
struct Terminal: Sendable {
    let isTerminal: Bool
    let usesColour: Bool
    /// Columns; 80 where nobody can tell.
    let width: Int

    /// `descriptor` is 1 for results and 2 for progress and errors. `NO_COLOR` is honoured (no-color.org).
    init(descriptor: Int32) {
        isTerminal = isatty(descriptor) == 1
        let refused = Self.variable("NO_COLOR").map { !$0.isEmpty } ?? false
        usesColour = isTerminal && !refused && Self.variable("TERM") != "dumb"
        var size = winsize()
        let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = known ? Int(size.ws_col) : 80
    }

    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case cyan = "36"
    }

    func styled(_ text: String, _ style: Style) -> String {
        usesColour && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Writes one line to standard error, styled where a terminal shows it; names and texts in it steer no terminal and
/// forge no other line.
func printError(_ text: String, _ style: Terminal.Style? = nil) {
    let shown = text.showingControls(keepsLines: false)
    writeError((style.map { Terminal(descriptor: STDERR_FILENO).styled(shown, $0) } ?? shown) + "\n")
}

/// Writes to standard error as it is, without a newline.
///
/// What was printed before comes out before.
func writeError(_ text: String) {
    Output.flush()
    var text = text
    // Nobody is left who could be told that errors cannot be written.
    text.withUTF8 { _ = writeAll(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
}
