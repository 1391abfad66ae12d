import FoundationEssentials
import Glibc
import Pipeline

/// Where the models that came with Winnow lie: `$WINNOW_MODELS`, `../share/winnow/models` beside the program, or the
/// folder `models` of the checkout that the program was built in.
enum ModelFolder {
    static func shipped(_ name: String) -> String? {
        places.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: "\($0)/config.json") }
    }

    private static var places: [String] {
        var places = ProcessInfo.processInfo.environment["WINNOW_MODELS"].map { [$0] } ?? []
        guard let program = realpath("/proc/self/exe", nil) else { return places }
        defer { free(program) }
        var folder = String(cString: program).split(separator: "/").dropLast()
        places.append("/" + (folder.dropLast() + ["share", "winnow", "models"]).joined(separator: "/"))
        // .build/release/winnow, with or without the machine's name between them
        for _ in 0..<4 where !folder.isEmpty {
            if folder.last == ".build" {
                places.append("/" + (folder.dropLast() + ["models"]).joined(separator: "/"))
            }
            folder = folder.dropLast()
        }
        return places
    }
}

extension Settings {
    /// The pipeline that these settings ask for. A model is loaded when a request first needs it.
    ///
    /// - Parameter threads: threads of one request; nil: one per core.
    func pipeline(threads: Int? = nil) -> ContextPipeline {
        let folder: String? =
            switch model {
            case "auto": ModelFolder.shipped("pruner")
            case "none", "": nil
            default: model
            }
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return ContextPipeline(modelFolder: folder, threads: threads ?? cores)
    }
}
