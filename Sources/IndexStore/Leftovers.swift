import Glibc

/// Files beside an index that writers and merges left when they were killed: halves of new files, a merged segment that
/// nobody put in its place.
enum Leftovers {
    /// To be called by the holder of the index's writer lock.
    static func remove(beside index: String) {
        let slash = index.lastIndex(of: "/")
        let folder = slash.map { String(index[...$0]) } ?? "./"
        let name = slash.map { String(index[index.index(after: $0)...]) } ?? index
        let found = names(in: folder).compactMap { entry in
            entry.hasPrefix(name + ".") ? String(entry.dropFirst(name.count + 1)) : nil
        }
        let (merging, own) = (found.filter(isOfMerge), found.filter(isHalfMade))
        for ending in own { unlink("\(index).\(ending)") }
        // A merge that is under way holds a lock of its own.
        guard !merging.isEmpty, let lock = try? WriterLock(of: BackgroundMerge.sidePath(of: index)) else {
            return
        }
        for ending in merging { unlink("\(index).\(ending)") }
        withExtendedLifetime(lock) {}
    }

    /// `new`, `new.new` and what belongs to them; earlier versions put a process id behind.
    private static func isHalfMade(_ ending: String) -> Bool {
        var stem = withoutCompanion(ending)
        if let dash = stem.lastIndex(of: "-"), stem[stem.index(after: dash)...].allSatisfy(isDigit),
            stem.index(after: dash) < stem.endIndex
        {
            stem = stem[..<dash]
        }
        return ["new", "new.new"].contains(String(stem))
    }

    private static func isOfMerge(_ ending: String) -> Bool {
        if ending == "merge.writer" { return true }
        guard ending.hasPrefix("merge") else { return false }
        let rest = ending.dropFirst("merge".count)
        return withoutCompanion(String(rest)).isEmpty
            || rest.first == "." && isHalfMade(String(rest.dropFirst()))
    }

    private static func withoutCompanion(_ ending: String) -> Substring {
        for companion in DatabaseCompanions.endings where ending.hasSuffix(companion) {
            return ending.dropLast(companion.count)
        }
        return ending[...]
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }
}

/// The files that SQLite keeps beside a database of its own accord.
enum DatabaseCompanions {
    static let endings = ["-journal", "-wal", "-shm"]

    /// Removes the database at `path` with them.
    static func remove(with path: String) { for ending in [""] + endings { unlink(path + ending) } }
}
