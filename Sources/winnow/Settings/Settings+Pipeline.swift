import FoundationEssentials
import Glibc
import Inference
import Labelling
import Options
import Pipeline
import TextAnalysis
import Tokenization

extension Settings {
    /// The pipeline that these settings ask for. A model is loaded when a request first needs it.
    ///
    /// - Parameter threads: threads of one request; nil: one per core.
    /// - Throws: `ModelError` when the calibration cannot be read.
    func pipeline(threads: Int? = nil) throws -> ContextPipeline {
        ContextPipeline(pruners: try pruners(threads: threads), shelf: tokenizers.shelf)
    }

    /// The labellers that these settings ask for.
    func pruners(threads: Int? = nil) throws -> PrunerShelf {
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return PrunerShelf(
            modelFolder: models.prunerFolder,
            smallModelFolder: models.pruner.isEmpty ? ModelFolders.find("pruner-small") : nil,
            coverageFolder: EncoderFlags.folder(nil, over: models.lateInteraction),
            threads: threads ?? cores,
            calibrations: try CalibrationFile(path: models.calibrationFile))
    }
}

extension TokenizerSettings {
    /// The counters that these settings ask for; files are read when first asked for.
    var shelf: TokenizerShelf {
        TokenizerShelf(
            standard: EstimatedTokenCounter(), places: places, first: name, allowsFiles: allowsFiles)
    }
}

extension ModelSettings {
    /// The folder of the pruner's model; nil when there is none.
    var prunerFolder: String? {
        switch pruner {
        case "": ModelFolders.find("pruner")
        case "none": nil
        default: pruner
        }
    }

    /// Where `winnow calibrate` writes and requests with a `retention` look.
    var calibrationFile: String {
        guard calibration.isEmpty else { return calibration }
        let environment = ProcessInfo.processInfo.environment
        let folder =
            environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? ".") + "/.config"
        return folder + "/winnow/calibration.json"
    }
}
