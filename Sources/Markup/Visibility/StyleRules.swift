/// The simple rules of a page's own style sheets: one class or id (`.note`, `div.note`, `#note`), wherever it is used.
///
/// Only rules that always hold count: none under a condition (`@media`), none that waits for a state (`:hover`) or for
/// other elements around. A class that any other rule can show again (`.tab.active`) is taken for visible, since
/// readers get to see it.
struct StyleRules {
    private struct Rule {
        var style: ElementStyle
        /// The element's name when the selector gives one.
        var tag: NameKey?
    }

    private var rules: [UInt64: [Rule]] = [:]
    private var reader = StyleReader()
    /// What is said of the page as a whole: `body` and `html`.
    private(set) var page = ElementStyle()

    var isEmpty: Bool { rules.isEmpty }

    /// Rules beyond this many are not read.
    private static let limit = 4_096

    // MARK: Looking up

    /// What the rules say of an element.
    /// - Parameters:
    ///   - names: the value of its attribute `class` or `id`.
    ///   - mark: `.` for classes, `#` for ids.
    func style(of names: UnsafeBufferPointer<UInt8>.SubSequence, mark: UInt8, tag: NameKey) -> ElementStyle {
        var style = ElementStyle()
        for name in names.split(whereSeparator: \.isHTMLSpace) {
            for rule in rules[Self.key(mark, name)] ?? [] where rule.tag == nil || rule.tag == tag {
                style = style.overridden(by: rule.style)
            }
        }
        return style
    }

    private static func key(_ mark: UInt8, _ name: some Sequence<UInt8>) -> UInt64 {
        name.nameHash ^ UInt64(mark)
    }

    // MARK: Reading

    /// - Parameter isConditional: the sheet does not hold for every reader (`media="print"`).
    mutating func read(_ sheet: UnsafeBufferPointer<UInt8>, isConditional: Bool) {
        if !isConditional {
            forEachRule(in: sheet) { selectors, block, isConditional in
                if !isConditional { add(selectors, block) }
            }
        }
        guard !rules.isEmpty else { return }
        forEachRule(in: sheet) { selectors, block, isInner in
            withdraw(selectors, block, isConditional: isConditional || isInner)
        }
    }

    private typealias Slice = UnsafeBufferPointer<UInt8>.SubSequence

    private mutating func add(_ selectors: Slice, _ block: Slice) {
        let simple = selectors.split(separator: UInt8(ascii: ",")).compactMap { SimpleSelector($0) }
        guard !simple.isEmpty, rules.count < Self.limit else { return }
        var style = reader.style(of: UnsafeBufferPointer(rebasing: block))
        // What an animation brings in does not stay hidden.
        if style.said.contains(.animation) { style.say(.opacity, hides: false) }
        let hidesNothing = style.hiding.isEmpty && style.color == nil && style.background == nil
        for selector in simple {
            guard let name = selector.name else {
                page = page.overridden(by: style)
                continue
            }
            let key = Self.key(selector.mark, name)
            // A rule that hides nothing only matters where it can undo another.
            if hidesNothing, rules[key] == nil { continue }
            rules[key, default: []].append(Rule(style: style, tag: selector.tag))
        }
    }

    /// Takes back what another rule can show.
    private mutating func withdraw(_ selectors: Slice, _ block: Slice, isConditional: Bool) {
        var names: [UInt64] = []
        for selector in selectors.split(separator: UInt8(ascii: ",")) {
            guard isConditional || SimpleSelector(selector) == nil else { continue }
            names += Self.names(in: SimpleSelector.lastCompound(of: selector)).filter { rules[$0] != nil }
        }
        guard !names.isEmpty, reader.style(of: UnsafeBufferPointer(rebasing: block)).shows else { return }
        for name in names { rules[name] = nil }
    }

    /// The keys of all classes and ids of a selector.
    private static func names(in compound: Slice) -> [UInt64] {
        var names: [UInt64] = []
        var index = compound.startIndex
        while index < compound.endIndex {
            let mark = compound[index]
            index += 1
            guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: "#") else { continue }
            let start = index
            while index < compound.endIndex, compound[index].isCSSName { index += 1 }
            names.append(key(mark, compound[start..<index]))
        }
        return names
    }

    /// Calls `body` with the selectors and the declarations of each rule, and whether the rule stands under a condition.
    private func forEachRule(
        in sheet: UnsafeBufferPointer<UInt8>, _ body: (Slice, Slice, _ isConditional: Bool) -> Void
    ) {
        var scanner = StyleSheetScanner(sheet)
        while let rule = scanner.next() { body(rule.selectors, rule.block, rule.isConditional) }
    }
}

/// A selector of one class or id, with or without the element's name; or `body` or `html` alone.
struct SimpleSelector {
    let tag: NameKey?
    let mark: UInt8
    /// nil for the page as a whole.
    let name: UnsafeBufferPointer<UInt8>.SubSequence?

    init?(_ selector: UnsafeBufferPointer<UInt8>.SubSequence) {
        var selector = selector
        while let byte = selector.first, byte.isHTMLSpace { selector.removeFirst() }
        while let byte = selector.last, byte.isHTMLSpace { selector.removeLast() }
        guard selector.count <= 128, selector.allSatisfy({ $0.isCSSName || $0 == 0x2E || $0 == 0x23 }) else {
            return nil
        }
        let parts = selector.split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "#") })
        let first = parts[0]
        if parts.count == 1 {
            guard first.elementsEqual("body".utf8) || first.elementsEqual("html".utf8) else { return nil }
            (tag, mark, name) = (nil, 0, nil)
            return
        }
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        tag = first.isEmpty ? nil : NameKey(UnsafeBufferPointer(rebasing: first))
        mark = selector[parts[1].startIndex - 1]
        name = parts[1]
    }

    /// What stands after the last blank or combinator.
    static func lastCompound(
        of selector: UnsafeBufferPointer<UInt8>.SubSequence
    ) -> UnsafeBufferPointer<UInt8>.SubSequence {
        var end = selector.endIndex
        while end > selector.startIndex, selector[end - 1].isHTMLSpace { end -= 1 }
        var start = end
        while start > selector.startIndex {
            let byte = selector[start - 1]
            if byte.isHTMLSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "~")
            {
                break
            }
            start -= 1
        }
        return selector[start..<end]
    }
}

extension UInt8 {
    /// May stand in the name of a class, an id or an element.
    var isCSSName: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
            || self >= 0x80
    }
}
