/// What hides and what shows: attributes, simple style rules, and inline elements that are open for their sake.
extension HTMLParser {
    /// An inline element that changes what shows. It has no node: its text flows into what is around it.
    struct InlineElement {
        var name: NameKey
        var statement: Visibility.Statement
        /// Reopens by itself after the block in which it was opened, as browsers have it.
        var isFormatting: Bool
    }

    // MARK: Elements

    /// The entry of what shows inside the element whose tag is being read: a new one when the tag changes anything.
    mutating func visibility(inside tag: MarkupTag) -> Int {
        let around = open[open.count - 1].visibility
        guard let statement = statement(of: tag) else { return around }
        return entry(visibilities[around].inside(statement), around: around)
    }

    private mutating func entry(_ inner: Visibility, around: Int) -> Int {
        guard inner != visibilities[around] else { return around }
        // Entries after the one around belong to elements that are closed.
        visibilities.removeSubrange((around + 1)...)
        visibilities.append(inner)
        return visibilities.count - 1
    }

    /// An element beyond the limits has no node, and hides its text all the same.
    mutating func pushBeyondLimits(_ tag: MarkupTag) {
        let around = open[open.count - 1]
        let inner = visibility(inside: tag)
        guard open.count < 2 * limits.depth, visibilities[inner].kind != visibilities[around.visibility].kind
        else {
            ignore(tag)
            return
        }
        append(
            OpenElement(tag: tag, node: around.node, isSuppressed: around.isSuppressed, visibility: inner))
    }

    // MARK: Inline elements

    /// Opens the inline element whose tag is being read if it changes what shows, or if an end tag could be taken for
    /// that of one that is open.
    mutating func startInline() {
        let around = open[open.count - 1]
        let statement = statement(of: .unknown)
        let inner = statement.map {
            entry(visibilities[around.visibility].inside($0), around: around.visibility)
        }
        guard inner ?? around.visibility != around.visibility || isInlineOpen(tagName) else { return }
        guard !Self.voidNames.contains(tagName) else { return }
        push(
            InlineElement(
                name: tagName, statement: statement ?? Visibility.Statement(),
                isFormatting: Self.formattingNames.contains(tagName)),
            visibility: inner ?? around.visibility)
    }

    private mutating func push(_ inline: InlineElement, visibility: Int) {
        guard open.count < 2 * limits.depth else { return ignore(.unknown) }
        if !isOpen(.unknown) { inlines.removeAll(keepingCapacity: true) }
        inlines.append(inline)
        append(
            OpenElement(
                tag: .unknown, node: parentNode, isSuppressed: isSuppressed, visibility: visibility,
                inline: inlines.count - 1))
    }

    private func isInlineOpen(_ name: NameKey) -> Bool {
        isOpen(.unknown) && open.contains { $0.inline.map { inlines[$0].name == name } ?? false }
    }

    /// Closes the inline element of the end tag that is being read, if one is open.
    mutating func endInline() {
        guard isOpen(.unknown) else { return }
        let isFormatting = Self.formattingNames.contains(tagName)
        for index in stride(from: open.count - 1, to: 0, by: -1) {
            if let inline = open[index].inline {
                guard inlines[inline].name == tagName else { continue }
                close(inlineAt: index)
                return
            }
            // Blocks inside keep an inline element open, but not the formatting ones.
            if isFormatting ? open[index].tag.isScope : open[index].tag.isSpecial || open[index].tag == .div {
                return
            }
        }
    }

    private mutating func close(inlineAt index: Int) {
        if index == open.count - 1 {
            open.removeLast()
        } else {
            open.remove(at: index)
        }
        openCounts[Int(MarkupTag.unknown.rawValue)] -= 1
    }

    /// Opens formatting elements again after the block around them was closed.
    mutating func reopen(_ surviving: [Int]) {
        for inline in surviving.reversed() {
            let around = open[open.count - 1].visibility
            let inner = entry(visibilities[around].inside(inlines[inline].statement), around: around)
            append(
                OpenElement(
                    tag: .unknown, node: parentNode, isSuppressed: isSuppressed, visibility: inner,
                    inline: inline))
        }
    }

    private static let formattingNames: Set<NameKey> = [
        NameKey("a"), NameKey("b"), NameKey("big"), NameKey("code"), NameKey("em"), NameKey("font"),
        NameKey("i"),
        NameKey("nobr"), NameKey("s"), NameKey("small"), NameKey("strike"), NameKey("strong"), NameKey("tt"),
        NameKey("u"),
    ]

    private static let voidNames: Set<NameKey> = [
        NameKey("input"), NameKey("wbr"), NameKey("embed"), NameKey("source"), NameKey("track"),
        NameKey("area"),
        NameKey("col"), NameKey("param"), NameKey("keygen"), NameKey("frame"), NameKey("image"),
        NameKey("bgsound"),
    ]

    // MARK: What a tag says

    /// What the tag being read says about what shows; nil when that is nothing.
    private mutating func statement(of tag: MarkupTag) -> Visibility.Statement? {
        let around = visibility
        if tag == .html || tag == .body { return pageStatement() }
        let isNamed = said.classNames != nil || said.id != nil
        let mayBePainted = isNamed && around.knowsBackground && (hasOtherRules || !isWholePage)
        let namesHiddenSection = tag.headingLevel != nil && around.kind == .clipped
        guard
            said.saysMoreThanNames || tag == .template || isNamed && !rules.isEmpty || mayBePainted
                || namesHiddenSection
        else { return nil }
        var statement = Visibility.Statement(style: namedStyle().overridden(by: ownStyle()))
        statement.mayHaveBackground = mayBePainted
        statement.isHeading = tag.headingLevel != nil || isHeadingOpen
        statement.isForScreenReaders = statement.isHeading && said.isForScreenReaders(source)
        if tag == .template, !said.isShadowRoot {
            statement.stated = .template
        } else {
            statement.stated = said.isHidden ? .attribute : said.isAriaHidden ? .ariaHidden : nil
        }
        return statement
    }

    /// Pages hide themselves until their scripts run: of `html` and `body` only the colours count.
    private mutating func pageStatement() -> Visibility.Statement {
        let style = rules.page.overridden(by: ownStyle())
        var statement = Visibility.Statement()
        (statement.style.color, statement.style.background) = (style.color, style.background)
        statement.mayHaveBackground = hasOtherRules && style.background == nil
        return statement
    }

    private var isHeadingOpen: Bool {
        isOpen(.h1) || isOpen(.h2) || isOpen(.h3) || isOpen(.h4) || isOpen(.h5) || isOpen(.h6)
    }

    /// By the rules of the page.
    private func namedStyle() -> ElementStyle {
        var style = ElementStyle()
        guard !rules.isEmpty else { return style }
        for (names, mark) in [(said.classNames, UInt8(ascii: ".")), (said.id, UInt8(ascii: "#"))] {
            guard let names else { continue }
            style = style.overridden(by: rules.style(of: source[names], mark: mark, tag: tagName))
        }
        return style
    }

    /// By its attributes.
    private mutating func ownStyle() -> ElementStyle {
        var style = ElementStyle()
        if let color = said.color { style.color = CSSColor(attribute: source[color]) }
        if let background = said.background.flatMap({ CSSColor(attribute: source[$0]) }) {
            style.background = .color(background)
        }
        guard let range = said.style else { return style }
        guard source[range].contains(UInt8(ascii: "&")) else {
            return style.overridden(by: styleReader.style(of: UnsafeBufferPointer(rebasing: source[range])))
        }
        let start = tree.bytes.count
        appendCharacters(range, resolvesReferences: true, inAttribute: true)
        let value = Array(tree.bytes[start...])
        tree.removeBytes(from: start)
        return style.overridden(by: value.withUnsafeBufferPointer { styleReader.style(of: $0) })
    }

    // MARK: Style sheets and comments

    /// A sheet elsewhere may paint anything.
    mutating func noteStyleSheet() {
        guard let relation = pending.first(where: { $0.name == .rel }),
            String(decoding: tree.bytes[relation.value], as: UTF8.self).lowercased().contains("stylesheet")
        else { return }
        hasOtherRules = true
        for index in visibilities.indices { visibilities[index].forgetBackground() }
    }

    /// Reads a `style` element; what stands in `noscript` holds for nobody.
    mutating func readStyleSheet(_ range: Range<Int>) {
        guard !isOpen(.noscript), !isSuppressed else { return }
        hasOtherRules = true
        func value(_ name: MarkupAttributeName) -> String? {
            pending.first { $0.name == name }.map {
                String(decoding: tree.bytes[$0.value], as: UTF8.self).lowercased()
            }
        }
        guard ["", "text/css"].contains(value(.type) ?? "") else { return }
        rules.read(
            UnsafeBufferPointer(rebasing: source[range]),
            isConditional: !["", "all", "screen"].contains(value(.media) ?? ""))
    }

    /// A comment with words in it is a hidden text; conditional ones are not for reading at all.
    mutating func keepComment(_ range: Range<Int>) {
        guard !isSuppressed, tree.nodes.count < limits.nodes, !isOpen(.head) else { return }
        let text = source[range]
        guard text.contains(where: { $0.isASCIILetter || $0 >= 0x80 }), !text.starts(with: "[if".utf8),
            !text.starts(with: "<![".utf8)
        else { return }
        let start = tree.bytes.count
        appendCharacters(range, resolvesReferences: false, inAttribute: false)
        tree.closeText(from: start, parent: parentNode, hiding: .comment)
    }
}
