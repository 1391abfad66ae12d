import ContextTypes
import Segmentation

/// Reads feeds: each entry with its title, its date and its text. (RSS 0.9 to 2.0, RFC 4287.)
struct FeedReader {
    let limits: DocumentLimits

    private struct Entry {
        var values: [String: String] = [:]
        /// The longest of its texts.
        var text = ""
    }

    func read(_ bytes: [UInt8]) throws(DocumentError) -> StructuredSource {
        var xml = try XMLScanner(bytes, name: "the feed", limits: limits)
        var builder = DocumentBuilder()
        var feed = Entry()
        var entry: Entry?
        var count = 0
        while let event = try xml.next() {
            switch event {
            case .open("item"), .open("entry"): entry = Entry()
            case .open(let name) where Self.texts.contains(name):
                let link = xml.attributes["href"]
                let text = try xml.elementText().trimmed
                Self.set(name, text.isEmpty ? link ?? "" : text, of: &feed, &entry)
            case .close("item"), .close("entry"):
                count += 1
                if let entry { write(entry, at: .entry(count), to: &builder) }
                entry = nil
            default: break
            }
        }
        guard count > 0 || !feed.values.isEmpty else {
            throw DocumentError("this XML is no feed: it has no entries")
        }
        builder.end()
        return StructuredSource(builder.writer, title: feed.values["title"], url: feed.values["link"])
    }

    private static let texts: Set<String> = [
        "title", "link", "description", "summary", "content", "encoded", "pubDate", "published", "updated",
        "date",
        "creator", "name",
    ]

    private static func set(_ name: String, _ text: String, of feed: inout Entry, _ entry: inout Entry?) {
        guard !text.isEmpty else { return }
        guard var found = entry else {
            if feed.values[name] == nil { feed.values[name] = text }
            return
        }
        if ["description", "summary", "content", "encoded"].contains(name) {
            if text.utf8.count > found.text.utf8.count { found.text = text }
        } else if found.values[name] == nil {
            found.values[name] = text
        }
        entry = found
    }

    private func write(_ entry: Entry, at place: Place, to builder: inout DocumentBuilder) {
        let values = entry.values
        builder.heading(
            [PlacedText(values["title"] ?? "(no title)", place, target: values["link"])], level: 2)
        let date = values["pubDate"] ?? values["published"] ?? values["updated"] ?? values["date"]
        let facts = [date, values["creator"] ?? values["name"]].compactMap { $0 }
        builder.block(.paragraph, [PlacedText(facts.joined(separator: ", "), place)])
        builder.page(entry.text, as: .html, at: place)
    }
}
