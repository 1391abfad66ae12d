import ContextTypes
import Inference
package import Screening
import Synchronization

/// The tables that texts are judged by, read when first asked for.
package final class ScreenShelf: Sendable {
    private let folder: String?
    private let loaded = Mutex<TextScreen?>(nil)

    /// - Parameter folder: nil where no tables are to be found.
    package init(folder: String?) { self.folder = folder }

    /// The tables that come with the program.
    package convenience init() { self.init(folder: ModelFolders.find("screening")) }

    /// Nothing is judged.
    package static let none = ScreenShelf(folder: nil)

    /// Nil where there are no tables.
    ///
    /// - Throws: `ScreeningError`.
    package func screen() throws -> TextScreen? {
        guard let folder else { return nil }
        return try loaded.withLock { screen in
            if let screen { return screen }
            let fresh = try TextScreen(folder: folder)
            screen = fresh
            return fresh
        }
    }

    /// - Throws: `EngineError.model` where there are no tables, or they cannot be used.
    package func neededScreen() throws -> TextScreen {
        do { if let screen = try screen() { return screen } } catch { throw EngineError.model("\(error)") }
        throw EngineError.model(
            "texts cannot be judged: no tables were found in "
                + ModelFolders.places("screening").joined(separator: ", ")
                + "; name their folder's parent in WINNOW_MODELS")
    }
}
