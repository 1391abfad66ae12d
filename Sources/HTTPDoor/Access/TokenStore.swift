import FoundationEssentials
import Glibc
import Logging
import Service
import Threads

/// The tokens of a file, read again whenever the file changes.
///
/// A file that is gone or cannot be read lets nobody in, until it is there again.
final class TokenStore: Sendable {
    /// What tells one state of a file from the next.
    private struct Stamp: Equatable {
        var device: UInt
        var file: UInt
        var bytes: Int
        var seconds: Int
        var nanoseconds: Int
    }

    private struct State {
        var stamp: Stamp?
        var tokens = TokenFile.empty
    }

    private let path: String
    private let logger: Logger
    private let state: Monitor<State>

    /// - Throws: what is wrong with the file, so that a server does not start with one that lets nobody in.
    init(path: String, logger: Logger) throws {
        self.path = path
        self.logger = logger
        state = Monitor(State(stamp: TokenStore.stamp(of: path), tokens: try TokenStore.read(path)))
    }

    /// The tokens as the file has them now.
    var current: TokenFile {
        let stamp = TokenStore.stamp(of: path)
        return state.withLock { state in
            guard stamp != state.stamp else { return state.tokens }
            state.stamp = stamp
            do {
                state.tokens = try TokenStore.read(path)
                logger.notice("\(path): tokens read again")
            } catch {
                state.tokens = .empty
                logger.error("\(error); nobody is let in")
            }
            return state.tokens
        }
    }

    private static func read(_ path: String) throws(DoorError) -> TokenFile {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DoorError("\(path): no such file of tokens, or it cannot be read")
        }
        do { return try TokenFile(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
            throw DoorError("\(path): \(error)")
        }
    }

    /// Nil when there is no such file.
    private static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(
            device: UInt(status.st_dev), file: UInt(status.st_ino), bytes: Int(status.st_size),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
}
