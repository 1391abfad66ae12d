import CCompression
import FoundationEssentials

/// Real pages that lie beside the project, gzipped.
package enum SharedPages {
    package struct Page {
        package var name: String
        package var bytes: [UInt8]
    }

    /// The pages of a folder under `html`, sorted by name; empty, with a line that says so, when they are absent.
    package static func all(of folder: String) -> [Page] {
        guard let path = SharedData.path("html/\(folder)") else { return [] }
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        let pages = files.filter { $0.hasSuffix(".html.gz") && !$0.hasSuffix("expected.html.gz") }.sorted()
        return pages.compactMap { name in
            guard let packed = FileManager.default.contents(atPath: "\(path)/\(name)") else { return nil }
            return Page(name: name, bytes: unpacked(Array(packed)))
        }
    }

    private static func unpacked(_ packed: [UInt8]) -> [UInt8] {
        var packed = packed
        var result: [UInt8] = []
        var stream = z_stream()
        guard winnow_inflate_init(&stream, 15 + 16) == Z_OK else { return [] }
        defer { inflateEnd(&stream) }
        let capacity = 1 << 20
        var buffer = [UInt8](repeating: 0, count: capacity)
        packed.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            var status = Z_OK
            while status == Z_OK {
                buffer.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(capacity)
                    status = inflate(&stream, Z_NO_FLUSH)
                }
                result += buffer[..<(capacity - Int(stream.avail_out))]
            }
        }
        return result
    }
}
