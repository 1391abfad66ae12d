import Glibc

/// Writes to standard error, and ends the program with the code for a wrong call.
package func refuse(_ usage: String) -> Never {
    let line = usage + "\n"
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(64)
}
