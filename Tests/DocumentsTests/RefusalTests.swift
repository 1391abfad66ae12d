import Segmentation
import TestSupport
import Testing

@testable import Documents

@Suite("What is dangerous or damaged is refused by its name")
struct RefusalTests {
    private func reason(
        _ bytes: [UInt8], _ format: DocumentFormat = .office, _ limits: DocumentLimits = .init()
    ) -> String {
        do {
            _ = try DocumentReader(limits: limits).read(bytes, as: format)
            return "it was read"
        } catch { return error.reason }
    }

    @Test("a bomb, by what its directory says and by what all entries make together")
    func bombs() {
        var archive = SampleDocuments.word
        archive.statedSize = 900_000_000
        #expect(reason(archive.bytes).contains("a bomb"))
        var limits = DocumentLimits()
        limits.archiveBytes = 100
        #expect(reason(SampleDocuments.word.bytes, .office, limits).contains("limit of 100 bytes"))
        limits = DocumentLimits()
        limits.archiveEntries = 2
        #expect(reason(SampleDocuments.word.bytes, .office, limits).contains("5 entries"))
    }

    @Test("names that leave the archive, twice the same name, encryption, macros, no document")
    func archives() {
        #expect(reason(ZipFile([("../../etc/passwd", "x")]).bytes).contains("leaves the archive"))
        #expect(reason(ZipFile([("/word/document.xml", "x")]).bytes).contains("leaves the archive"))
        #expect(reason(ZipFile([("a", "x"), ("a", "y")]).bytes).contains("stands twice"))
        var locked = SampleDocuments.word
        locked.flags = 1
        #expect(reason(locked.bytes).contains("encrypted"))
        let macros = ZipFile([("word/document.xml", "<d/>"), ("word/vbaProject.bin", "x")])
        #expect(reason(macros.bytes).contains("macros (word/vbaProject.bin)"))
        #expect(reason(ZipFile([("inner.zip", "PK")]).bytes).contains("no docx"))
        let rights = ZipFile([
            ("META-INF/container.xml", "<c/>"),
            ("META-INF/encryption.xml", "<e><CipherReference URI=\"a.xhtml\"/></e>"),
        ])
        #expect(reason(rights.bytes).contains("is encrypted"))
    }

    @Test("every cut of an archive says that it is damaged, or reads what is whole")
    func cutArchives() {
        let bytes = SampleDocuments.word.bytes
        for length in stride(from: 0, to: bytes.count, by: 37) {
            #expect(reason(Array(bytes.prefix(length))).contains("damaged"))
        }
        var flipped = bytes
        flipped[200] ^= 1
        #expect(reason(flipped).contains("damaged"))
    }

    @Test("entities and types that XML defines itself, and elements without end")
    func xml() {
        let bomb = "<!DOCTYPE d [<!ENTITY a \"&b;&b;\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><d>&a;</d>"
        #expect(reason(ZipFile([("word/document.xml", bomb)]).bytes).contains("DOCTYPE"))
        #expect(reason(Array(("<?xml version=\"1.0\"?>" + bomb).utf8), .feed).contains("DOCTYPE"))
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(reason(Array(deep.utf8), .feed).contains("nested deeper"))
        #expect(reason(Array("<rss><item><title>a".utf8), .feed).contains("cut off"))
        #expect(reason(Array("<rss></feed>".utf8), .feed).contains("closes"))
    }

    @Test("parts in parts of a mail, groups in groups of RTF")
    func nesting() {
        let header = "Content-Type: message/rfc822\n\n"
        #expect(reason(Array(String(repeating: header, count: 200).utf8), .mail).contains("nested"))
        #expect(
            reason(Array(("{\\rtf1" + String(repeating: "{", count: 5_000)).utf8), .rtf).contains("nested"))
        #expect(reason(Array("{\\rtf1 {a".utf8), .rtf).contains("cut off"))
        #expect(reason(Array("\n\nno field".utf8), .mail).contains("no mail"))
    }
}
