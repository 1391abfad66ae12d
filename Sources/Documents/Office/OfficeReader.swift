import Segmentation

/// Tells what an archive is, and reads it: docx, pptx, xlsx, odt, epub.
struct OfficeReader {
    let limits: DocumentLimits

    func read(_ bytes: [UInt8]) throws(DocumentError) -> StructuredSource {
        let archive = try ZipArchive(bytes, limits: limits)
        if let macros = archive.names.first(where: { $0.hasSuffix("vbaProject.bin") }) {
            throw DocumentError("it holds macros (\(macros)), which are refused; save it without them")
        }
        let package = OfficePackage(archive, limits: limits)
        if archive.contains("word/document.xml") { return try WordReader(package).source() }
        if archive.contains("ppt/presentation.xml") { return try SlidesReader(package).source() }
        if archive.contains("xl/workbook.xml") { return try WorkbookReader(package).source() }
        if archive.contains("META-INF/container.xml") { return try BookReader(package).source() }
        if archive.contains("content.xml") { return try OpenDocumentReader(package).source() }
        throw DocumentError(
            "this is a ZIP archive that is no docx, pptx, xlsx, odt or epub; unpack it and name its files")
    }
}
