import Glibc

/// SIGTERM and SIGINT as requests to end: the first is heard here, the second ends the process as it always does.
enum TerminationSignals {
    // Written once, before the handlers that read it are there.
    nonisolated(unsafe) private static var descriptor: Int32 = -1
    nonisolated(unsafe) private static var received: Int32 = 0

    /// The signal that came; 0 for none.
    static var number: Int32 { received }

    /// From now on a byte is written to `descriptor` when the process shall end; -1 for a note alone (`number`).
    static func hear(writingTo descriptor: Int32 = -1) {
        self.descriptor = descriptor
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            // Nothing but what a handler may do: an assignment and a write.
            TerminationSignals.received = number
            var byte: UInt8 = 0
            if TerminationSignals.descriptor >= 0 { _ = write(TerminationSignals.descriptor, &byte, 1) }
        }
        action.sa_flags = Int32(truncatingIfNeeded: Int64(SA_RESETHAND) | Int64(SA_RESTART))
        for signal in [SIGTERM, SIGINT] { sigaction(signal, &action, nil) }
    }
}
