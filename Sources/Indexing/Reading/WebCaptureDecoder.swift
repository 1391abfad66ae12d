import ContextTypes
import Documents
import JSONValues

/// Makes a document of the block of a WARC record.
struct WebCaptureDecoder {
    let capture: WebCapture
    let place: CorpusPlace
    let limits: ReadingLimits
    let texts: SourceDecoder

    private struct Page {
        var bytes: [UInt8]
        var contentType: String?
        var language: String?
    }

    /// Nil when there is no page: an image, a redirect, an error.
    func record(from bytes: [UInt8]) throws(CorpusProblem) -> SourceRecord? {
        do throws(InputError) {
            guard let page = try page(in: bytes), let format = format(of: page) else { return nil }
            guard !capture.target.isEmpty else {
                throw InputError(reason: "the record has no WARC-Target-URI; it was left out")
            }
            let text = try text(of: page, as: format)
            return SourceRecord(
                id: capture.target, format: format, text: text, url: capture.target, language: page.language,
                metadata: .object([
                    "date": capture.date.map { .string($0) },
                    "contentType": page.contentType.map { .string($0) },
                ]),
                place: place)
        } catch { throw CorpusProblem(location: place.description, reason: error.reason) }
    }

    private func text(of page: Page, as format: SourceFormat) throws(InputError) -> String {
        do {
            return try texts.text(from: page.bytes, format: format, charset: charset(in: page.contentType))
        } catch { throw InputError(reason: error.reason) }
    }

    private func page(in bytes: [UInt8]) throws(InputError) -> Page? {
        guard capture.isHTTPResponse else { return Page(bytes: bytes, contentType: capture.contentType) }
        let response = try HTTPResponse(bytes, limit: limits.documentBytes) { header in
            WebCaptureDecoder.isPage(header["content-type"])
        }
        guard let response, (200..<300).contains(response.status), !response.body.isEmpty else { return nil }
        let language = response.header["content-language"].flatMap { $0.contains(",") ? nil : $0 }
        return Page(bytes: response.body, contentType: response.header["content-type"], language: language)
    }

    private func format(of page: Page) -> SourceFormat? {
        switch WebCaptureDecoder.mediaType(page.contentType) {
        case "text/html", "application/xhtml+xml": .html
        case "text/markdown", "text/x-markdown": .markdown
        case "text/plain": .text
        case nil:
            page.bytes.withUnsafeBytes { CorpusFormat(sniffing: $0) == .html ? .html : nil }
        default: nil
        }
    }

    /// Whether it is worth decoding a body of this type.
    private static func isPage(_ contentType: String?) -> Bool {
        guard let type = mediaType(contentType) else { return true }
        return type.hasPrefix("text/") || type == "application/xhtml+xml"
    }

    private static func mediaType(_ contentType: String?) -> String? {
        let type = contentType?.split(separator: ";").first.map { $0.trimmed.lowercased() }
        return type?.isEmpty == false ? type : nil
    }

    private func charset(in contentType: String?) -> String? {
        for parameter in contentType?.split(separator: ";").dropFirst() ?? [] {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].trimmed.lowercased() == "charset" else { continue }
            return parts[1].filter { $0 != "\"" && $0 != "'" }.trimmed
        }
        return nil
    }
}
