import FoundationEssentials

/// The Swift files below a folder of the project, in a fixed order.
struct SwiftFiles {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let paths: [String]

    init(below folder: String) throws {
        let folder = Self.root + "/" + folder
        paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".swift") && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
            .map { folder + "/" + $0 }
    }
}
