import FoundationEssentials
import Glibc
import JSONValues

/// The folder of an evaluation. Its files have plain names that others use too, so a folder is written to only when it
/// has none of them, or is known for an evaluation's by its state or its summary.
struct RunFolder {
    private static let names = [
        "state", "questions.jsonl", "run.trec", "contexts.jsonl", "answers.jsonl", "summary.json",
        "timings.json",
        "summary.md", "pareto.svg", "report.html", "chosen.toml",
    ]

    let path: String

    /// Makes the folder when it is missing.
    ///
    /// - Throws: `EvaluationError.unwritable` when it cannot be made, or holds files of somebody else.
    init(_ path: String) throws(EvaluationError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        let there = RunFolder.names.filter { RunFolder.kind(of: "\(path)/\($0)") != nil }
        // A link may lead to any file of the user's.
        if let link = there.first(where: { RunFolder.kind(of: "\(path)/\($0)") != S_IFREG }) {
            throw .unwritable(path: "\(path)/\(link)", reason: "it is a link or no regular file")
        }
        if let foreign = there.first, !isEvaluation {
            throw .unwritable(
                path: "\(path)/\(foreign)",
                reason: "it was not written by winnow eval; name another folder with --out")
        }
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    private var isEvaluation: Bool {
        if let state = FileManager.default.contents(atPath: file("state")),
            let json = try? JSON(parsing: Array(state.prefix { $0 != 0x0A }))
        {
            return json["description"] != nil && json["questionsLength"] != nil
        }
        guard let summary = FileManager.default.contents(atPath: file("summary.json")),
            let json = try? JSON(parsing: Array(summary))
        else { return false }
        return json["reference"] != nil && json["sets"] != nil
    }

    /// nil when there is nothing.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
