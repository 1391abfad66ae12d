import ContextTypes
import Markup

/// What an element's tag, role, class and id say about its content, before its text is looked at.
struct ElementHint {
    var tag = MarkupTag.text
    /// What the tag or the role says: taken at its word.
    var stated: Boilerplate?
    /// What class names say: a hint.
    var named: Boilerplate?
    /// The class names speak of content as well.
    var namesContent = false
    /// Said to be the running text itself (`itemprop="articleBody"`, `entry-content`).
    var isArticleText = false
    /// The class names speak of the caption of a picture.
    var namesCaption = false
    /// Unfolds something else (`aria-expanded`).
    var unfolds = false
    /// The same for elements of the same tag and first class name.
    var make = 0
    /// The body of a page of our own rendering: what its elements are is written on them.
    var isRendered = false
    /// Marked by our own rendering.
    var rendered: Boilerplate?

    /// `data-boilerplate` of the body of a rendered page.
    static let renderedBody = "marked"

    init() {}

    init(node: Int, of tree: MarkupTree) {
        tag = tree.nodes[node].tag
        stated = Self.reason(of: tag)
        make = Int(tag.rawValue)
        if tag == .body { isRendered = tree.value(.boilerplate, of: node) == Self.renderedBody }
        guard tag != .html, tag != .body else { return }
        for attribute in tree.attributes(of: node) {
            read(attribute.name, tree.bytes[attribute.value])
        }
    }

    private mutating func read(_ name: MarkupAttributeName, _ value: ArraySlice<UInt8>) {
        switch name {
        case .ariaModal: stated = .hidden
        case .ariaExpanded: unfolds = true
        case .role: readRole(value)
        case .classNames:
            make = value.prefix { $0 != 0x20 }.reduce(make) { $0 &* 31 &+ Int($1) }
            readNames(value)
        case .id: readNames(value)
        case .itemprop: if value.elementsEqual("articleBody".utf8) { isArticleText = true }
        case .boilerplate: rendered = Boilerplate(attribute: String(decoding: value, as: UTF8.self))
        default: break
        }
    }

    private mutating func readNames(_ value: ArraySlice<UInt8>) {
        let words = BoilerplateWords(value)
        named = named ?? words.reason
        namesContent = namesContent || words.namesContent
        isArticleText = isArticleText || words.namesArticle
        namesCaption = namesCaption || words.namesCaption
    }

    private mutating func readRole(_ value: ArraySlice<UInt8>) {
        switch String(decoding: value, as: UTF8.self) {
        case "navigation", "menu", "menubar", "menuitem", "tablist", "toolbar": stated = .navigation
        case "banner": stated = .header
        case "contentinfo": stated = .footer
        case "complementary": stated = .sidebar
        case "search", "form": stated = .form
        case "dialog", "alertdialog", "tooltip": stated = .hidden
        default: break
        }
    }

    private static func reason(of tag: MarkupTag) -> Boilerplate? {
        switch tag {
        case .nav: .navigation
        case .footer: .footer
        case .aside: .sidebar
        case .select, .button, .textarea, .option, .form, .fieldset: .form
        case .dialog, .noscript: .hidden
        default: nil
        }
    }
}

extension Boilerplate {
    /// The value of `data-boilerplate` in rendered HTML.
    var attribute: String { "\(self)" }

    init?(attribute: String) {
        guard let found = Boilerplate.allCases.first(where: { $0.attribute == attribute }) else { return nil }
        self = found
    }
}
