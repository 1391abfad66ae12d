package import JSONValues

/// The smallest unit that pruning keeps or drops: a sentence, or a unit that must not be cut (table row, code block).
package struct Sentence: Hashable, Sendable {
    /// In the passage's text.
    package var span: SourceSpan
    /// Index into the passage's `blocks` of the innermost block that holds it.
    package var block: Int

    package init(span: SourceSpan, block: Int) {
        self.span = span
        self.block = block
    }
}

/// Text that stands before a passage in its document and that parts of it need to be understood: the header row of a
/// table that was cut, the sentence that leads into a list.
package struct LeadIn: Hashable, Sendable {
    package var text: String
    /// Where `text` starts in the document.
    package var origin: SourceOffset

    package init(text: String, origin: SourceOffset) {
        self.text = text
        self.origin = origin
    }
}

/// A stretch of a document, cut at sentences or blocks inside one section: what is retrieved, scored and pruned.
package struct Passage: Hashable, Sendable {
    /// `document#ordinal`, stable as long as the document's content is unchanged.
    package var id: String
    package var document: String
    package var title: String
    package var url: String?
    /// Texts of the headings above, outermost first.
    package var headings: [String]
    package var text: String
    /// Where `text` starts in the document's stored text.
    package var origin: SourceOffset
    /// The blocks that the passage covers; spans in `text`, parents inside this array. Block 0 is the passage itself
    /// (kind `document`).
    package var blocks: [Block]
    /// Spans in `text`.
    package var links: [Link]
    /// Where the document has places; spans in `text`.
    package var places: [PlacedSpan]
    /// In document order; they cover all text but the white space between them.
    package var sentences: [Sentence]
    package var leadIn: LeadIn?
    package var metadata: JSON
    /// The units are a client's own, and what stands between them in `text` is not of the client.
    package var isJoined: Bool
    /// Where else the index has it, when it is searched once for all of its places.
    package var alsoIn: [OtherPlace] = []

    package init(
        id: String, document: String, title: String = "", url: String? = nil, headings: [String] = [],
        text: String,
        origin: SourceOffset = .zero, blocks: [Block], links: [Link] = [],
        places: [PlacedSpan] = [], sentences: [Sentence],
        leadIn: LeadIn? = nil, metadata: JSON = .object([]), isJoined: Bool = false
    ) {
        self.id = id
        self.document = document
        self.title = title
        self.url = url
        self.headings = headings
        self.text = text
        self.origin = origin
        self.blocks = blocks
        self.links = links
        self.places = places
        self.sentences = sentences
        self.leadIn = leadIn
        self.metadata = metadata
        self.isJoined = isJoined
    }

    /// Title and headings, outermost first, without those that are empty: what a reader is shown.
    package var headingPath: [String] { ([title] + headings).filter { !$0.isEmpty } }

    /// The title, empty or not, and the headings that do not repeat it: what is searched.
    package var titleAndHeadings: [String] { [title] + headings.filter { $0 != title } }
}

/// A passage with its score for one question. Ordered by score, falling; ties by passage id, rising.
package struct ScoredPassage: Hashable, Sendable {
    package var passage: Passage
    package var score: Double
    /// By token vectors of an index; nil when none took part or the passage has none.
    package var coverage: TokenCoverage?

    package init(passage: Passage, score: Double, coverage: TokenCoverage? = nil) {
        self.passage = passage
        self.score = score
        self.coverage = coverage
    }
}
