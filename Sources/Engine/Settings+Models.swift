import FoundationEssentials
import IndexStore
import Inference
package import Labelling
package import Options
package import Retrieval
import TextAnalysis
import Threads
package import Tokenization

extension TokenizerSettings {
    /// The counters that these settings ask for; files are read when first asked for.
    package var shelf: TokenizerShelf {
        TokenizerShelf(
            standard: EstimatedTokenCounter(), places: places, first: name, allowsFiles: allowsFiles)
    }
}

extension ModelSettings {
    /// The labellers that these settings ask for.
    ///
    /// - Parameter threads: threads of one request; nil: one per core.
    /// - Throws: `ModelError` when the calibration cannot be read.
    package func labellers(threads: Int? = nil) throws -> PrunerShelf {
        let folder = prunerFolder
        let smallFolder = pruner.isEmpty ? ModelFolders.find("pruner-small") : nil
        let isMissing = pruner.isEmpty && folder == nil && smallFolder == nil
        return PrunerShelf(
            modelFolder: folder, smallModelFolder: smallFolder,
            multilingualModelFolder: pruner.isEmpty ? ModelFolders.find("pruner-multilingual") : nil,
            missingPlaces: isMissing ? ModelFolders.places("pruner-small") : [],
            coverageFolder: lateInteractionFolder, threads: threads ?? ProcessorCores.count,
            calibrations: try CalibrationFile(path: calibrationFile))
    }

    /// The encoder of questions, loaded only when one of the indexes has token vectors to compare them with.
    ///
    /// - Returns: nil when no index has token vectors or no encoder is to be found; a search that needs one says so.
    package func questionEncoder(for indexes: [String]) throws -> (any QuestionEncoder)? {
        let isEncoded = try indexes.contains { path in
            try IndexFile(path, cacheBytes: 0).read { $0.tokenVectors != nil }
        }
        guard isEncoded, let folder = lateInteractionFolder else { return nil }
        return try LateInteractionEncoder(folder: folder)
    }

    /// The folder of the late-interaction model: the one that is named, or the one that comes with the program; nil when
    /// there is neither.
    package var lateInteractionFolder: String? {
        lateInteraction.isEmpty ? ModelFolders.find("late-interaction") : lateInteraction
    }

    /// The folder of the pruner's model; nil when there is none.
    private var prunerFolder: String? {
        switch pruner {
        case "": ModelFolders.find("pruner")
        case "none": nil
        default: pruner
        }
    }

    /// Where `winnow calibrate` writes and requests with a `retention` look.
    package var calibrationFile: String {
        guard calibration.isEmpty else { return calibration }
        let environment = ProcessInfo.processInfo.environment
        let folder =
            environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? ".") + "/.config"
        return folder + "/winnow/calibration.json"
    }
}
