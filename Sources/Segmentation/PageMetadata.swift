import JSONValues
import Markup

/// What a page states of itself: title, language, address, description, date, author.
struct PageMetadata {
    private(set) var title: String?
    /// The title in every form in which the page states it, headings aside.
    private(set) var titles: [String] = []
    /// The page says that it is one article.
    private(set) var isArticle = false
    private(set) var language: String?
    private(set) var url: String?
    /// Names as found (`description`, `og:site_name`, `article:published_time`), first value of each.
    private var found: [(key: String, value: String)] = []

    init(_ tree: MarkupTree) {
        var heading: String?
        for (index, node) in tree.nodes.enumerated() where node.hiding != .template {
            switch node.tag {
            case .html: language = language ?? nonEmpty(tree.value(.lang, of: index))
            case .body: language = language ?? nonEmpty(tree.value(.lang, of: index))
            case .title: title = title ?? nonEmpty(collapsed(tree.joinedText(below: index)))
            case .meta: meta(index, of: tree)
            case .link: canonical(index, of: tree)
            case .time: note("time", tree.value(.datetime, of: index))
            case .script: linkedData(tree.joinedText(below: index))
            case .h1: heading = heading ?? nonEmpty(collapsed(tree.joinedText(below: index)))
            default: break
            }
        }
        titles = [title, first("og:title")].compactMap(\.self)
        title = titles.first ?? heading
        url = url ?? first("og:url")
    }

    /// `description`, `date`, `author`, `siteName` under fixed names, from the best source that states them.
    var json: JSON {
        .object([
            "description": first("description", "og:description", "ld:description", "twitter:description")
                .map(JSON.string),
            "date": first(
                "article:published_time", "ld:datePublished", "datePublished", "date", "dc.date",
                "dcterms.date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "time"
            ).map(JSON.string),
            "modified": first("article:modified_time", "ld:dateModified", "dateModified", "og:updated_time")
                .map(JSON.string),
            "author": first("author", "ld:author", "article:author", "parsely-author", "dc.creator")
                .map(JSON.string),
            "siteName": first("og:site_name", "application-name").map(JSON.string),
        ])
    }

    static func json(_ pairs: [(key: String, value: String)]) -> JSON {
        .object(pairs.map { JSON.Member($0.key, .string($0.value)) })
    }

    private func first(_ keys: String...) -> String? {
        keys.lazy.compactMap { key in found.first { $0.key == key }?.value }.first
    }

    private mutating func note(_ key: String, _ value: String?) {
        guard let value = nonEmpty(value.map(collapsed)), !found.contains(where: { $0.key == key }) else {
            return
        }
        found.append((key, value))
    }

    private mutating func meta(_ index: Int, of tree: MarkupTree) {
        let names = [MarkupAttributeName.name, .property, .itemprop].compactMap { tree.value($0, of: index) }
        // Older pages put several names into one attribute.
        for name in names.flatMap({ $0.split(separator: " ") }) {
            let lower = name.lowercased()
            guard Self.wanted.contains(lower) || Self.wanted.contains(String(name)) else { continue }
            note(Self.wanted.contains(lower) ? lower : String(name), tree.value(.content, of: index))
            if lower == "og:type", tree.value(.content, of: index)?.contains("article") ?? false {
                isArticle = true
            }
        }
    }

    private static let wanted: Set<String> = [
        "description", "og:description", "twitter:description", "og:title", "og:type", "og:url",
        "og:site_name",
        "og:updated_time", "application-name", "article:published_time", "article:modified_time",
        "article:author", "author", "date", "dc.date", "dcterms.date", "dc.creator", "datePublished",
        "dateModified", "pubdate", "publishdate", "parsely-pub-date", "parsely-author", "sailthru.date",
    ]

    private mutating func canonical(_ index: Int, of tree: MarkupTree) {
        guard url == nil, tree.value(.rel, of: index)?.lowercased() == "canonical" else { return }
        url = nonEmpty(tree.value(.href, of: index))
    }

    /// Dates and authors from linked data; broken JSON states nothing.
    private mutating func linkedData(_ text: String) {
        guard text.utf8.count < 1 << 20, let json = try? JSON(parsing: text) else { return }
        var waiting = [json]
        var visited = 0
        while let value = waiting.popLast(), visited < 200 {
            visited += 1
            if let list = value.array { waiting += list.reversed() }
            if Self.namesArticle(value["@type"]) { isArticle = true }
            for key in ["datePublished", "dateModified", "description"] {
                note("ld:" + key, value[key]?.string)
            }
            if let author = value["author"] {
                note(
                    "ld:author",
                    author.string ?? author["name"]?.string ?? author.array?.first?["name"]?.string)
            }
            if let graph = value["@graph"] { waiting.append(graph) }
        }
    }
}

extension PageMetadata {
    /// Types of schema.org for one text that stands for itself.
    fileprivate static func namesArticle(_ type: JSON?) -> Bool {
        guard let type else { return false }
        let names = type.string.map { [$0] } ?? type.array?.compactMap(\.string) ?? []
        return names.contains { $0.contains("Article") || $0 == "BlogPosting" || $0 == "Report" }
    }
}

/// White space collapsed and trimmed.
func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
