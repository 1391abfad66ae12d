import ContextTypes
import Documents

/// Reads corpora one record at a time: folders, files and standard input, in a deterministic order and with bounded
/// memory.
///
/// Pulled from one thread. Either `next` gives decoded records, or `nextRaw` gives bytes that `RecordDecoder` decodes
/// on other threads; then the caller passes the records, in their order, through a `DuplicateFilter`.
package final class CorpusReader {
    /// Bytes taken from disk so far, before decompression.
    package var bytesRead: Int { meter.bytesRead }
    /// Bytes on disk of everything that will be read; nil when part of it is a stream.
    package private(set) var bytesTotal: Int? = 0
    /// Files of walked folders that no reader knows.
    package private(set) var filesPassedOver = 0

    private let options: CorpusOptions
    private let meter = ByteMeter()
    private let decoder: RecordDecoder
    private var duplicates = DuplicateFilter()
    private var paths: ArraySlice<String>
    private var walk: FolderWalk?
    private var current: (any RecordSource)?

    /// Reads `paths` in their order; `-` is standard input. Nothing is opened yet but the folders, whose files are
    /// counted for `bytesTotal`.
    package init(paths: [String], options: CorpusOptions = CorpusOptions()) {
        self.options = options
        self.paths = paths[...]
        decoder = RecordDecoder(limits: options.limits)
        for path in paths { bytesTotal = bytesTotal.flatMap { total in size(of: path).map { total + $0 } } }
    }

    /// The next document or problem; nil at the end. Duplicate ids are problems, records without a page are left out.
    /// What a document warns of is in its record.
    package func next() -> CorpusItem? {
        while let item = nextRaw() {
            switch item {
            case .problem(let problem): return .problem(problem)
            case .record(let raw):
                do {
                    guard let record = try decoder.record(from: raw) else { continue }
                    if let problem = duplicates.admit(record) { return .problem(problem) }
                    return .record(record)
                } catch { return .problem(error) }
            }
        }
        return nil
    }

    /// The next record as bytes, or a problem; nil at the end.
    package func nextRaw() -> RawItem? {
        while true {
            if let item = current?.next() { return item }
            current = nil
            if let problem = openNext() { return .problem(problem) }
            if current == nil { return nil }
        }
    }

    /// Opens the next file into `current`, which stays nil at the end of the corpus.
    private func openNext() -> CorpusProblem? {
        while current == nil {
            switch walk?.next() {
            case .problem(let problem): return problem
            case .file(let file):
                guard isRead(file) else {
                    filesPassedOver += 1
                    continue
                }
                if let problem = open(file) { return problem }
            case nil:
                walk = nil
                guard let path = paths.popFirst() else { return nil }
                if let problem = start(path) { return problem }
            }
        }
        return nil
    }

    private func start(_ path: String) -> CorpusProblem? {
        if path == "-" {
            let input = FileInput(descriptor: options.standardInput, meter: meter)
            return open(input, path: "standard input", id: "standard input", name: nil, modified: nil)
        }
        switch Result<FileStatus, InputError>(path: path) {
        case .failure(let error): return CorpusProblem(location: path, reason: error.reason)
        case .success(let status) where status.isFolder:
            walk = FolderWalk(folder: path)
            return nil
        case .success(let status):
            let file = FolderWalk.File(
                path: path, relativePath: path, bytes: status.bytes, modified: status.modified)
            return open(file)
        }
    }

    private func open(_ file: FolderWalk.File) -> CorpusProblem? {
        do {
            let input = try FileInput(path: file.path, meter: meter)
            return open(
                input, path: file.path, id: file.relativePath, name: file.relativePath,
                modified: file.modified)
        } catch { return CorpusProblem(location: file.path, reason: error.reason) }
    }

    private func open(
        _ file: FileInput, path: String, id: String, name: String?, modified: Int?
    ) -> CorpusProblem? {
        do {
            let input = try BufferedInput(ByteInputs.decompressed(file))
            let format = try format(of: input, name: name)
            switch format {
            case .jsonl: current = JSONLinesSource(input, path: path, limits: options.limits)
            case .warc: current = WARCSource(input, path: path, limits: options.limits)
            case .wikiextractor: current = WikiSource(input, path: path, limits: options.limits)
            default:
                current = DocumentSource(
                    input, path: path, id: id, content: format.content ?? .source(.text), modified: modified,
                    limits: options.limits)
            }
            return nil
        } catch { return CorpusProblem(location: path, reason: error.reason) }
    }

    private func format(of input: BufferedInput, name: String?) throws(InputError) -> CorpusFormat {
        if let format = options.format { return format }
        do { return try CorpusFormat.of(name, input.peek(4_096)) } catch {
            throw InputError(reason: error.reason)
        }
    }

    /// In a folder only files that look like documents are read: those with a known ending, and those without any.
    private func isRead(_ file: FolderWalk.File) -> Bool {
        if options.format != nil || CorpusFormat(fileName: file.relativePath) != nil { return true }
        let name = file.relativePath.split(separator: "/").last.map(String.init) ?? ""
        return CorpusFormat.ending(of: name) == nil
    }

    /// Bytes that reading `path` will take; nil for streams.
    private func size(of path: String) -> Int? {
        if path == "-" { return nil }
        guard case .success(let status) = Result<FileStatus, InputError>(path: path) else { return 0 }
        guard status.isFolder else { return status.isRegularFile ? status.bytes : nil }
        let walk = FolderWalk(folder: path)
        var total = 0
        while let step = walk.next() {
            if case .file(let file) = step, isRead(file) { total += file.bytes }
        }
        return total
    }
}
