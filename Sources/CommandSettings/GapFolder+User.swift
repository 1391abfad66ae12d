package import Engine
import FoundationEssentials

extension GapFolder {
    /// Where the commands of this user keep what they dropped.
    package static var ofUser: GapFolder {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? ".") + "/.cache"
        return GapFolder(path: cache + "/winnow/dropped")
    }
}

extension GapStore {
    /// Of a command, whose memory ends with its answer.
    package static var ofCommand: GapStore { GapStore(folder: .ofUser, writesFolder: true) }
}
