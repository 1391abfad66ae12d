import FoundationEssentials

/// Where models that come with the program lie.
package enum ModelFolders {
    /// The first place that holds the model `name`; nil when none does.
    package static func find(_ name: String) -> String? {
        places(name).first { FileManager.default.fileExists(atPath: "\($0)/config.json") }
    }

    /// Where the model `name` is looked for: below `WINNOW_MODELS`, where an installed program has its models, beside the
    /// program, in the source tree that it was built in, and below the working folder.
    package static func places(_ name: String) -> [String] {
        var folders: [String] = []
        if let folder = ProcessInfo.processInfo.environment["WINNOW_MODELS"] { folders.append(folder) }
        if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            let parts = program.split(separator: "/").map(String.init)
            folders.append("/" + (parts.dropLast(2) + ["share", "winnow", "models"]).joined(separator: "/"))
            for above in stride(from: parts.count - 1, to: max(0, parts.count - 6), by: -1) {
                folders.append("/" + (parts.prefix(above) + ["models"]).joined(separator: "/"))
            }
        }
        folders.append("models")
        return folders.map { "\($0)/\(name)" }
    }
}
