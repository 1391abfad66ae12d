import CCompression
import ContextTypes
import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@testable import Documents
@testable import Indexing

/// Damaged and random corpora. `WINNOW_FUZZ_INPUTS=100000` makes so many of each kind; see benchmarks/robustness.
@Suite("Reading damaged corpora", .serialized)
struct ReadingFuzzTests {
    private static let inputs =
        ProcessInfo.processInfo.environment["WINNOW_FUZZ_INPUTS"].flatMap(Int.init) ?? 400
    private let decoder = RecordDecoder(limits: ReadingLimits(documentBytes: 1 << 16))

    /// All that a source gives, decoded. Fails when it gives more items than its bytes could hold, which is a hang.
    private func drain(_ source: any RecordSource, bytes: Int) -> (records: [SourceRecord], problems: Int) {
        var records: [SourceRecord] = []
        var problems = 0
        var items = 0
        while let item = source.next() {
            items += 1
            guard items <= bytes + 8 else {
                Issue.record("\(items) items from \(bytes) bytes")
                break
            }
            guard case .record(let raw) = item, let record = try? decoder.record(from: raw) else {
                problems += 1
                continue
            }
            #expect(!record.id.isEmpty && !record.text.utf8.contains(0))
            records.append(record)
        }
        return (records, problems)
    }

    private func run(_ name: String, seed: UInt64, _ body: (inout SeededGenerator) throws -> Void) rethrows {
        var generator = SeededGenerator(seed: seed)
        let start = ContinuousClock.now
        for _ in 0..<Self.inputs { try body(&generator) }
        if Self.inputs > 10_000 {
            print("fuzz \(name): \(Self.inputs) inputs in \(ContinuousClock.now - start)")
        }
    }

    private let limits = ReadingLimits(documentBytes: 1 << 16)

    @Test("damage inside one line of JSONL costs that line only")
    func jsonLines() {
        run("JSONL, one line damaged", seed: 11) { generator in
            var lines = (0..<6).map { number in
                Array(
                    #"{"_id":"\#(number)","title":"Tïtle","text":"some \u00e9 text \n","m":[1,{"a":null}]}"#
                        .utf8)
            }
            let damaged = Int.random(in: 0..<6, using: &generator)
            lines[damaged] = lines[damaged].damaged(using: &generator).map { $0 == 0x0A ? 0x20 : $0 }
            let bytes = Array(lines.joined(separator: [0x0A]))
            let input = BufferedInput(MemoryInput(bytes))
            let (records, _) = drain(
                JSONLinesSource(input, path: "f", limits: limits), bytes: bytes.count)
            let others = (0..<6).filter { $0 != damaged }.map { "f:\($0 + 1)" }
            let found = Set(records.map(\.location))
            // A first line that opens an array is taken for a file that is no JSONL.
            if damaged > 0 { #expect(found.isSuperset(of: others)) }
        }
    }

    @Test("random and damaged bytes never crash or hang the JSONL and WikiExtractor readers")
    func linesOfAnything() {
        let sample = Array(
            """
            <doc id="1" url="u" title="T">
            T

            text &amp; more
            </doc>
            {"_id":"a","html":"<p>x</p>","metadata":{"b":1}}

            """.utf8)
        run("lines of anything", seed: 12) { generator in
            let bytes = (sample + sample).damaged(using: &generator)
            _ = drain(
                JSONLinesSource(BufferedInput(MemoryInput(bytes)), path: "f", limits: limits),
                bytes: bytes.count)
            _ = drain(
                WikiSource(BufferedInput(MemoryInput(bytes)), path: "f", limits: limits), bytes: bytes.count)
        }
    }

    @Test("damage inside one WARC record costs no record before it")
    func warc() {
        run("WARC", seed: 13) { generator in
            var records = (0..<5).map { warcRecord("http://e.org/\($0)", using: &generator) }
            let damaged = Int.random(in: 0..<5, using: &generator)
            records[damaged] = records[damaged].damaged(using: &generator)
            let bytes = records.flatMap { $0 }
            let input = BufferedInput(MemoryInput(bytes))
            let found = drain(WARCSource(input, path: "f", limits: limits), bytes: bytes.count)
            #expect(found.records.map(\.id).starts(with: (0..<damaged).map { "http://e.org/\($0)" }))
            if damaged < 3 { #expect(found.records.contains { $0.id == "http://e.org/4" }) }
        }
    }

    @Test("damage inside one gzip member costs no member before it, and the last one is found again")
    func gzip() throws {
        let folder = try TemporaryFolder()
        let members = try (0..<4).map { number in
            try folder.gzip(
                Array(
                    "{\"_id\":\"\(number)\",\"text\":\"\(String(repeating: "xy\(number)", count: 20))\"}\n"
                        .utf8))
        }
        try run("gzip", seed: 14) { generator in
            var damaged = members
            let place = Int.random(in: 0..<4, using: &generator)
            damaged[place] = members[place].damaged(using: &generator)
            let bytes = damaged.flatMap { $0 }
            let input = BufferedInput(try GzipInput(MemoryInput(bytes)))
            // Inflated, 100 bytes can become 100,000 lines of nothing.
            let found = drain(JSONLinesSource(input, path: "f", limits: limits), bytes: bytes.count * 1_100)
            #expect(found.records.map(\.id).starts(with: (0..<place).map(String.init)))
            if place < 2 { #expect(found.records.contains { $0.id == "3" }) }
        }
    }

    @Test("damaged zstd never crashes or hangs")
    func zstdFrames() throws {
        let frame = zstd(Array(String(repeating: "{\"_id\":\"1\",\"text\":\"x\"}\n", count: 9).utf8))
        try run("zstd", seed: 15) { generator in
            let bytes = frame + frame.damaged(using: &generator)
            let input = BufferedInput(try ZstdInput(MemoryInput(bytes)))
            let found = drain(JSONLinesSource(input, path: "f", limits: limits), bytes: 1 << 22)
            #expect(found.records.count >= 9)
        }
    }

    @Test("any bytes under any charset become text, or a reason")
    func charsets() {
        let charsets: [String?] = [
            nil, "utf-8", "utf-16", "shift_jis", "gb18030", "euc-kr", "iso-2022-jp", "big5", "koi8-r",
            "x-none",
        ]
        let sample = Array("<meta charset=windows-1251><p>Grüße 日本語 текст 😀".utf8)
        run("charsets", seed: 16) { generator in
            let bytes = sample.damaged(using: &generator)
            let charset = charsets[Int.random(in: 0..<charsets.count, using: &generator)]
            if let text = try? SourceDecoder().text(from: bytes, format: .html, charset: charset) {
                #expect(!text.utf8.contains(0))
            }
        }
    }

    private func warcRecord(_ uri: String, using generator: inout SeededGenerator) -> [UInt8] {
        let body =
            Array("<p>".utf8)
            + (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
                UInt8.random(in: 0x20..<0x7F, using: &generator)
            }
        let chunked = Bool.random(using: &generator)
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(chunked ? "Transfer-Encoding: chunked\r\n" : "")\r\n"
        let block =
            Array(head.utf8)
            + (chunked
                ? Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)
                : body)
        let header = """
            WARC/1.1\r
            WARC-Type: response\r
            WARC-Target-URI: \(uri)\r
            Content-Type: application/http;msgtype=response\r
            Content-Length: \(block.count)\r
            \r

            """
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }
}

extension [UInt8] {
    /// The same with one to four places flipped, replaced, inserted, removed, repeated or cut off.
    func damaged(using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = Swift.min(bytes.count, place + Int.random(in: 1...40, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 2:
                let tokens = [
                    "\"", "\\u", "{", "]", "\0", "\n", "</doc>", "0", "\u{FEFF}", "WARC/1.", "\r\n\r\n",
                ]
                bytes.insert(
                    contentsOf: Array((tokens.randomElement(using: &generator) ?? "").utf8), at: place)
            case 3: bytes.removeSubrange(place..<end)
            case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: if Int.random(in: 0..<4, using: &generator) == 0 { bytes.removeSubrange(place...) }
            }
        }
        return bytes
    }
}
