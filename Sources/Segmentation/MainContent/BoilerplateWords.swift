import ContextTypes

/// What the words in class names and ids say about an element.
///
/// Names are divided at hyphens, underscores, digits and inner capitals; the lists hold the words that site builders use
/// across languages of pages, since class names are English nearly everywhere.
struct BoilerplateWords {
    /// The first reason that a name gives.
    private(set) var reason: Boilerplate?
    private(set) var namesContent = false
    /// Names that mean the running text itself.
    private(set) var namesArticle = false
    private(set) var namesCaption = false

    private var word = WordKey()
    private var previous = WordKey()
    private var wasLower = false

    /// - Parameter names: the value of an attribute `class` or `id`.
    init(_ names: ArraySlice<UInt8>) {
        var token = WordKey()
        for byte in names.prefix(512) {
            let isUpper = byte >= 0x41 && byte <= 0x5A
            if isUpper, wasLower { finishWord() }
            let lower = isUpper ? byte | 0x20 : byte
            wasLower = !isUpper
            if lower >= 0x61, lower <= 0x7A { word.append(lower) } else { finishWord() }
            if byte == 0x20 {
                finish(token)
                token = WordKey()
            } else {
                token.append(lower)
            }
        }
        finishWord()
        finish(token)
    }

    private mutating func finishWord() {
        defer {
            previous = word
            word = WordKey()
        }
        guard word.count > 1, !word.isTooLong else { return }
        judge(Self.words[word])
        if previous.count > 0 { judge(Self.words[previous.followed(by: word)]) }
    }

    private mutating func finish(_ token: WordKey) {
        previous = WordKey()
        if reason == nil, Self.wholeNames.contains(token) { reason = .hidden }
    }

    private mutating func judge(_ meaning: Meaning?) {
        switch meaning {
        case .reason(let found): reason = reason ?? found
        case .content: namesContent = true
        case .article: namesArticle = true
        case .caption: namesCaption = true
        case nil: break
        }
    }

    // MARK: Lists

    private enum Meaning {
        case reason(Boilerplate)
        case content, article, caption
    }

    private static let words: [WordKey: Meaning] = {
        var table: [WordKey: Meaning] = [:]
        func add(_ list: String, _ meaning: Meaning) {
            for word in list.split(separator: " ") { table[WordKey(word.utf8)] = meaning }
        }
        add(contentWords, .content)
        add(articleNames, .article)
        add("caption captions figcaption imagecaption photocaption cutline", .caption)
        for (reason, list) in reasons { add(list, .reason(reason)) }
        return table
    }()

    private static let contentWords =
        "article body content entry main post story text page container wrapper layout column blog news hentry"

    private static let articleNames = """
        articlebody entrycontent postcontent articlecontent storybody articletext storycontent postbody storytext \
        maincontent bodycopy articlecopy contentbody bodytext newstext textcontent entrytext articlemain
        """

    /// Names that only as a whole say that an element is out of sight: `hidden-xs` hides from some screens alone.
    private static let wholeNames: Set<WordKey> = Set(
        [
            "hidden", "hide", "invisible", "is-hidden", "d-none", "sr-only", "visually-hidden",
            "visuallyhidden",
            "screenreader", "noscript",
        ].map { WordKey($0.utf8) })

    private static let reasons: [(Boilerplate, String)] = [
        (
            .navigation,
            """
            nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager paginator sitemap \
            skiplink hamburger topnav subnav prevnext
            """
        ),
        (.cookieBanner, "cookie cookies consent gdpr ccpa onetrust cookiebar cookiebanner cookielaw"),
        (.header, "masthead siteheader pageheader topbar globalheader"),
        (.footer, "footer colophon copyright foot sitefooter legal disclaimer"),
        (
            .sidebar,
            """
            sidebar rail rightrail widget widgets related recommended recommendation recommendations recirc \
            recirculation trending popular mostread mostpopular morestories readmore readnext upnext morefrom \
            morenews promo promos promotion newsletter newsletters subscribe subscription outbrain taboola \
            zergnet revcontent latestnews alsolike seealso suggested inset pullquote factbox infobox authorbio \
            aboutauthor authorbox
            """
        ),
        (
            .linkList,
            """
            share shares sharing sharebar sharetools sharedaddy sharethis addthis addtoany social socials \
            socialmedia follow followus tag tags taglist topics keywords articletags posttags articletools \
            tools toolbar utility
            """
        ),
        (.form, "form search searchbox login signin signup register registration paywall donate donation"),
        (
            .comments,
            "comment comments disqus respond livefyre commentlist commentsection replies reply discussion"
        ),
        (
            .advertisement,
            """
            ad ads adv advert adverts advertisement advertisements advertising adslot adunit adbox adwrapper \
            adcontainer dfp gpt sponsor sponsored sponsors sponsorship banner banners googlead adsbygoogle
            """
        ),
        (.hidden, "offscreen modal popup lightbox tooltip"),
        (
            .other,
            """
            byline bylines dateline timestamp credit credits photocredit publishdate pubdate postmeta \
            articlemeta entrymeta metadata copyrightnotice correction timestamps
            """
        ),
    ]
}

/// A word of at most sixteen bytes in two machine words, so that looking it up allocates nothing.
private struct WordKey: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }

    var isTooLong: Bool { count > 16 }

    /// What goes beyond sixteen bytes is only counted.
    mutating func append(_ byte: UInt8) {
        if count < 8 {
            low |= UInt64(byte) << UInt64(8 * count)
        } else if count < 16 {
            high |= UInt64(byte) << UInt64(8 * (count - 8))
        }
        count += 1
    }

    func followed(by other: WordKey) -> WordKey {
        var joined = self
        for index in 0..<min(other.count, 16) {
            let byte = index < 8 ? other.low >> UInt64(8 * index) : other.high >> UInt64(8 * (index - 8))
            joined.append(UInt8(truncatingIfNeeded: byte))
        }
        return joined
    }
}
