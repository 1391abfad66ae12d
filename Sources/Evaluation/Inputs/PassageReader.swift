import ContextTypes
import FoundationEssentials
import JSONValues

/// Reads the passages of one question: strings, objects, HotpotQA's pairs of title and sentences.
struct PassageReader {
    let maker: PassageMaker
    /// What relative paths of pages start from.
    let folder: String

    private static let names = [
        "passages", "contexts", "ctxs", "retrieved_contexts", "texts", "documents", "context",
    ]

    func passages(of json: JSON, _ location: String) throws(InputProblem) -> [JudgedPassage] {
        guard let value = json.first(of: PassageReader.names) ?? ownPage(json) else {
            throw InputProblem(location: location, reason: "no \"passages\"")
        }
        guard let values = value.array ?? value.string.map({ [.string($0)] }) else {
            throw InputProblem(
                location: location, reason: "\"passages\" must be an array, not \(value.kind)")
        }
        guard !values.isEmpty else { throw InputProblem(location: location, reason: "no passages") }
        let title = json["title"]?.string ?? ""
        var passages: [JudgedPassage] = []
        for (index, value) in values.enumerated() {
            let place = "passage \(index + 1)"
            passages.append(try passage(value, "p\(index + 1)", title, location, place))
        }
        return passages
    }

    /// A page stands beside its question: `html`, `markdown` or `file`.
    private func ownPage(_ json: JSON) -> JSON? {
        json.first(of: ["html", "markdown", "file"]) == nil ? nil : .array([json])
    }

    private func passage(
        _ json: JSON, _ id: String, _ title: String, _ location: String, _ place: String
    ) throws(InputProblem) -> JudgedPassage {
        if let text = json.string {
            return JudgedPassage(passage: maker.passage(id: id, document: id, title: title, text: text))
        }
        if let pair = json.array, pair.count == 2, let title = pair[0].string,
            let sentences = strings(pair[1])
        {
            return JudgedPassage(
                passage: maker.passage(id: id, document: id, title: title, joining: sentences))
        }
        guard json.members != nil else {
            throw InputProblem(
                location: location, reason: "\(place) must be a string or an object, not \(json.kind)")
        }
        let name = json.first(of: ["id", "_id", "docid", "document", "pid"])
        let id = name?.string ?? name?.integer.map(String.init) ?? id
        let own = json["title"]?.string ?? title
        return JudgedPassage(
            passage: try content(json, id, own, location, place), grade: grade(json),
            gold: try labels(json, location, place))
    }

    private func content(
        _ json: JSON, _ id: String, _ title: String, _ location: String, _ place: String
    ) throws(InputProblem) -> Passage {
        if let sentences = json["sentences"].flatMap(strings) {
            return maker.passage(id: id, document: id, title: title, joining: sentences)
        }
        if let html = json["html"]?.string {
            return maker.passage(id: id, title: title, markup: html, as: .html)
        }
        if let markdown = json["markdown"]?.string {
            return maker.passage(id: id, title: title, markup: markdown, as: .markdown)
        }
        if let text = json.first(of: [
            "text", "contents", "content", "passage", "passage_text", "page_content",
        ])?
        .string {
            return maker.passage(id: id, document: id, title: title, text: text)
        }
        if let file = json["file"]?.string { return try page(file, id, title, location, place) }
        throw InputProblem(location: location, reason: "\(place) has no text")
    }

    private func page(
        _ file: String, _ id: String, _ title: String, _ location: String, _ place: String
    ) throws(InputProblem) -> Passage {
        let path = file.hasPrefix("/") ? file : "\(folder)/\(file)"
        do {
            let text = String(decoding: try InputFile(path).rest(), as: UTF8.self)
            let plain = [".txt", ".text"].contains { path.hasSuffix($0) }
            let format: SourceFormat = plain ? .text : path.hasSuffix(".md") ? .markdown : .html
            return maker.passage(id: id, title: title, markup: text, as: format)
        } catch {
            throw InputProblem(location: location, reason: "\(place): \(error.description)")
        }
    }

    private func strings(_ json: JSON) -> [String]? {
        guard let values = json.array else { return nil }
        let strings = values.compactMap(\.string)
        return strings.count == values.count ? strings : nil
    }

    private func grade(_ json: JSON) -> Int? {
        let value = json.first(of: [
            "relevance", "relevant", "grade", "isgold", "is_gold", "is_selected", "label",
        ])
        return value?.integer ?? value?.bool.map { $0 ? 1 : 0 }
    }

    private func labels(_ json: JSON, _ location: String, _ place: String) throws(InputProblem) -> [Bool?] {
        guard let value = json.first(of: ["gold", "labels", "pruning_labels", "sentence_labels"]) else {
            return []
        }
        guard let labels = value.array.map(SupportLabels.flags) ?? nil else {
            throw InputProblem(
                location: location, reason: "the labels of \(place) must be true, false, 1, 0 or null")
        }
        return labels
    }
}
