import Glibc
import Inference
import Pipeline

extension Settings {
    /// The pipeline that these settings ask for. A model is loaded when a request first needs it.
    ///
    /// - Parameter threads: threads of one request; nil: one per core.
    func pipeline(threads: Int? = nil) -> ContextPipeline {
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return ContextPipeline(modelFolder: models.prunerFolder, threads: threads ?? cores)
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
}
