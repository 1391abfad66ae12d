/// Documents and topics of TREC: SGML of which a few elements are read, line by line.
enum TRECRecords {
    static func documents(_ lines: [String]) -> [Collection.Text] {
        var documents: [Collection.Text] = []
        var isText = false
        for line in lines {
            if let number = content(of: "DOCNO", line) {
                documents.append(.init(id: number, title: "", text: ""))
            } else if let title = content(of: "TITLE", line) ?? content(of: "HEADLINE", line),
                !documents.isEmpty
            {
                documents[documents.count - 1].title = title
            } else if line.hasPrefix("<TEXT>") {
                isText = true
            } else if line.hasPrefix("</") {
                isText = false
            } else if isText, !documents.isEmpty {
                let text = documents[documents.count - 1].text
                documents[documents.count - 1].text = text + (text.isEmpty ? "" : " ") + line.trimmed
            }
        }
        return documents
    }

    /// The title of each topic, or its description where the title is `empty`.
    static func topics(_ lines: [String]) -> [Collection.Text] {
        var topics: [Collection.Text] = []
        var description: [String]?
        for line in lines {
            if line.hasPrefix("<num>") {
                let number = line.split { $0 == " " || $0 == ":" }.last.map(String.init) ?? ""
                topics.append(.init(id: number, title: "", text: ""))
            } else if line.hasPrefix("<title>"), !topics.isEmpty {
                let title = line.dropFirst("<title>".count).description.trimmed
                topics[topics.count - 1].text = title == "empty" ? "" : title
            } else if line.hasPrefix("<desc>") {
                description = []
            } else if line.hasPrefix("<") {
                finish(&topics, &description)
            } else {
                description?.append(line.trimmed)
            }
        }
        finish(&topics, &description)
        return topics
    }

    private static func finish(_ topics: inout [Collection.Text], _ description: inout [String]?) {
        if let lines = description, let last = topics.last, last.text.isEmpty {
            topics[topics.count - 1].text = lines.joined(separator: " ").trimmed
        }
        description = nil
    }

    /// The text of an element that opens and closes on one line.
    private static func content(of name: String, _ line: String) -> String? {
        let (start, end) = ("<\(name)>", "</\(name)>")
        guard line.hasPrefix(start), line.trimmed.hasSuffix(end) else { return nil }
        return line.trimmed.dropFirst(start.count).dropLast(end.count).description.trimmed
    }
}
