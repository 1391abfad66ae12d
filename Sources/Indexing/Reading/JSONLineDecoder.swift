import ContextTypes
import Documents
import JSONValues

/// Makes a document of one JSON object, or of a notebook.
///
/// id: `_id`, `id`, `docid` or `doc_id`, else the URL, else file and line. Text: the first that is not empty of
/// `html`, `markdown`, `text` and `contents`. `title`, `url`, `language` (or `lang`) are taken as such. Every other
/// member is metadata, untouched; the members of an object `metadata` stand beside them and win over the same name.
struct JSONLineDecoder {
    let place: CorpusPlace

    private static let ids = ["_id", "id", "docid", "doc_id"]
    private static let texts: [(String, SourceFormat)] = [
        ("html", .html), ("markdown", .markdown), ("text", .text), ("contents", .text),
    ]

    /// Whether `value` is an object from which a document can be made.
    static func isDocument(_ value: JSON) -> Bool {
        NotebookReader(value) != nil || texts.contains { value[$0.0]?.string != nil }
    }

    func record(from bytes: [UInt8]) throws(CorpusProblem) -> SourceRecord {
        var loneSurrogates = 0
        let members = try parse(bytes, &loneSurrogates)
        var record = SourceRecord(id: "", format: .text, text: "", place: place)
        if loneSurrogates > 0 { record.warning = Self.warning(loneSurrogates) }
        if let notebook = NotebookReader(.object(members)) {
            return SourceRecord(id: place.description, document: notebook.source, place: place)
        }
        var fields: [String: JSON] = [:]
        var metadata: [JSON.Member] = []
        var inner: [JSON.Member] = []
        for member in members {
            switch member.key {
            case "_id", "id", "docid", "doc_id", "html", "markdown", "text", "contents", "title", "url":
                fields[member.key] = member.value
            case "metadata":
                if case .object(let own) = member.value { inner = own } else { metadata.append(member) }
            default: metadata.append(member)
            }
        }
        record.title = try string(fields["title"], "title")
        record.url = try string(fields["url"], "url")
        record.id = try id(fields, url: record.url)
        (record.format, record.text) = try content(fields)
        record.metadata = merged(metadata, with: inner)
        record.language = (record.metadata["language"] ?? record.metadata["lang"])?.string
        return record
    }

    static func warning(_ loneSurrogates: Int) -> String {
        "\(loneSurrogates) lone surrogates (halves of a character) became U+FFFD"
    }

    private func parse(
        _ bytes: [UInt8], _ loneSurrogates: inout Int
    ) throws(CorpusProblem) -> [JSON.Member] {
        do {
            let value = try JSON(parsing: bytes, loneSurrogates: &loneSurrogates)
            guard case .object(let members) = value else {
                throw problem(
                    "a document must be a JSON object, this is \(value.kind == "array" ? "an" : "a") \(value.kind)"
                )
            }
            return members
        } catch let error as JSONError {
            throw problem("\(error); mend or remove the line")
        } catch let error as CorpusProblem {
            throw error
        } catch { throw problem("\(error)") }
    }

    private func id(_ fields: [String: JSON], url: String?) throws(CorpusProblem) -> String {
        for name in Self.ids {
            switch fields[name] {
            case .string(let id) where !id.isEmpty: return id.withoutNUL
            case .number(let literal): return literal
            case nil, .null, .string: continue
            case .some(let value):
                throw problem("the member \"\(name)\" must be a string, this is \(value.kind)")
            }
        }
        return url ?? place.description
    }

    private func content(_ fields: [String: JSON]) throws(CorpusProblem) -> (SourceFormat, String) {
        var empty: (SourceFormat, String)?
        for (name, format) in Self.texts {
            guard let text = try string(fields[name], name) else { continue }
            if !text.isEmpty { return (format, text) }
            empty = empty ?? (format, text)
        }
        guard let empty else {
            throw problem(
                "the object has none of the members \"text\", \"html\", \"markdown\" and \"contents\"")
        }
        return empty
    }

    private func string(_ value: JSON?, _ name: String) throws(CorpusProblem) -> String? {
        switch value {
        case nil, .null: return nil
        case .string(let text): return text.withoutNUL
        case .number(let literal) where name == "title": return literal
        case .some(let value): throw problem("the member \"\(name)\" must be a string, this is \(value.kind)")
        }
    }

    private func merged(_ outer: [JSON.Member], with inner: [JSON.Member]) -> JSON {
        guard !inner.isEmpty else { return .object(outer) }
        let own = Set(inner.map(\.key))
        return .object(outer.filter { !own.contains($0.key) } + inner)
    }

    private func problem(_ reason: String) -> CorpusProblem {
        CorpusProblem(location: place.description, reason: reason)
    }
}
