/// Which elements a tag opens and closes.
extension HTMLParser {
    mutating func startTag(_ tag: MarkupTag, isSelfClosing: Bool) {
        switch tag {
        case .html, .head, .body: documentTag(tag)
        case .title, .textarea, .script, .style, .iframe, .noembed, .noframes: rawText(tag)
        case .time:
            leaf(tag)
            startInline()
        case .meta, .link, .base, .br, .img, .hr: leaf(tag)
        case .linkStart:
            startLink()
            startInline()
        case .colgroup, .unknown, .text, .document, .linkEnd: break
        default:
            closeImplied(by: tag)
            push(tag)
            if isSelfClosing, tag == .svg { pop(to: open.count - 1) }
        }
    }

    mutating func endTag(_ tag: MarkupTag) {
        if hasIgnored, ignoredCounts[Int(tag.rawValue)] > 0 {
            ignoredCounts[Int(tag.rawValue)] -= 1
            return
        }
        switch tag {
        case .html, .body: break
        case .unknown, .time: endInline()
        case .br: leaf(.br)
        case .linkStart:
            endLink()
            endInline()
        case .h1, .h2, .h3, .h4, .h5, .h6:
            popNearest {
                $0.headingLevel != nil
            } until: {
                $0.isScope
            }
        case .p:
            popNearest {
                $0 == .p
            } until: {
                $0.isScope || $0 == .button
            }
        case .li:
            popNearest {
                $0 == .li
            } until: {
                $0.isScope || $0 == .ul || $0 == .ol
            }
        case .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption:
            guard isOpen(tag) else { return }
            popNearest {
                $0 == tag
            } until: {
                $0 == .table
            }
        default:
            guard isOpen(tag) else { return }
            popNearest {
                $0 == tag
            } until: {
                $0.isScope
            }
        }
    }

    func isOpen(_ tag: MarkupTag) -> Bool { openCounts[Int(tag.rawValue)] > 0 }

    // MARK: Opening

    private mutating func documentTag(_ tag: MarkupTag) {
        isWholePage = true
        switch tag {
        case .html where htmlNode == nil && open.count == 1:
            push(.html)
            htmlNode = parentNode
        case .body where bodyNode == nil:
            closeHead()
            push(.body)
            bodyNode = parentNode
        case .head where bodyNode == nil && !isOpen(.head) && open.count <= 2: push(.head)
        case .html: if let htmlNode { tree.merge(pending, into: htmlNode) }
        case .body: if let bodyNode { tree.merge(pending, into: bodyNode) }
        default: break
        }
    }

    private mutating func push(_ tag: MarkupTag) {
        guard open.count < limits.depth, tree.nodes.count < limits.nodes else {
            pushBeyondLimits(tag)
            return
        }
        let suppresses = isSuppressed || tag.isWithoutText
        let inner = visibility(inside: tag)
        let node =
            suppresses
            ? 0
            : tree.appendElement(
                tag, parent: parentNode, attributes: pending, hiding: visibilities[inner].kind)
        append(OpenElement(tag: tag, node: node, isSuppressed: suppresses, visibility: inner))
    }

    mutating func append(_ element: OpenElement) {
        open.append(element)
        openCounts[Int(element.tag.rawValue)] += 1
    }

    mutating func ignore(_ tag: MarkupTag) {
        ignoredCounts[Int(tag.rawValue)] += 1
        hasIgnored = true
    }

    private mutating func leaf(_ tag: MarkupTag) {
        if tag == .hr { closeParagraph() }
        if !tag.belongsInHead { closeHead() }
        guard !isSuppressed else { return }
        if tag == .link { noteStyleSheet() }
        guard tree.nodes.count < limits.nodes else {
            if tag == .br { appendSpace() }
            return
        }
        _ = tree.appendElement(tag, parent: parentNode, attributes: pending)
    }

    private mutating func appendSpace() {
        let start = tree.bytes.count
        tree.appendBytes("\n")
        tree.closeText(from: start, parent: parentNode, hiding: visibility.kind)
    }

    /// Elements whose content is not markup. Of scripts only linked data (JSON) is kept.
    private mutating func rawText(_ tag: MarkupTag) {
        if tag == .textarea || tag == .iframe { closeHead() }
        let isLinkedData = tag == .script && typeIsLinkedData()
        let keeps = (tag == .title || tag == .textarea || isLinkedData) && !isSuppressed
        let attributes = pending
        let hiding = keeps ? visibilities[visibility(inside: tag)].kind : nil
        let end: Int
        if let found = endOfRawText(tag, name: tag.rawTextName) {
            end = found
        } else if tag == .title || tag == .textarea {
            // A title without an end would swallow the page.
            end = find(UInt8(ascii: "<"), from: position) ?? source.count
        } else {
            end = source.count
        }
        if tag == .style { readStyleSheet(position..<end) }
        if keeps, tree.nodes.count < limits.nodes {
            let node = tree.appendElement(tag, parent: parentNode, attributes: attributes, hiding: hiding)
            let start = tree.bytes.count
            appendCharacters(
                position..<end, resolvesReferences: tag != .script, inAttribute: false)
            tree.closeText(from: start, parent: node, hiding: hiding)
            tree.close(node)
        }
        position = end
        // The end tag itself.
        if end < source.count, end + 1 < source.count, source[end + 1] == UInt8(ascii: "/") {
            position = find(UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? source.count
        }
    }

    private func typeIsLinkedData() -> Bool {
        guard let type = pending.first(where: { $0.name == .type }) else { return false }
        return tree.bytes[type.value].elementsEqual("application/ld+json".utf8)
    }

    // MARK: Hyperlinks

    private mutating func startLink() {
        closeHead()
        endLink()
        guard !isSuppressed, tree.nodes.count < limits.nodes,
            pending.contains(where: { $0.name == .href && !$0.value.isEmpty })
        else { return }
        _ = tree.appendElement(.linkStart, parent: parentNode, attributes: pending)
        linkDepth = open.count
    }

    mutating func endLink() {
        guard linkDepth != nil else { return }
        linkDepth = nil
        _ = tree.appendElement(.linkEnd, parent: parentNode, attributes: [])
    }

    // MARK: Closing

    /// Closes open elements until `count` are left.
    mutating func pop(to count: Int) {
        guard count < open.count else { return }
        if let depth = linkDepth, count < depth { endLink() }
        var surviving: [Int] = []
        while open.count > max(count, 1) {
            let element = open.removeLast()
            openCounts[Int(element.tag.rawValue)] -= 1
            if let inline = element.inline {
                if inlines[inline].isFormatting { surviving.append(inline) }
            } else {
                // What is opened in a cell ends with it.
                if element.tag.isScope { surviving.removeAll() }
                if !element.isSuppressed { tree.close(element.node) }
            }
        }
        reopen(surviving)
        if hasIgnored, tree.nodes.count < limits.nodes {
            hasIgnored = false
            for index in ignoredCounts.indices { ignoredCounts[index] = 0 }
        }
    }

    mutating func closeHead() {
        guard isOpen(.head), let index = open.lastIndex(where: { $0.tag == .head }) else { return }
        pop(to: index)
    }

    /// Closes the innermost open element that `matches`, unless one that `stops` is nearer.
    private mutating func popNearest(
        _ matches: (MarkupTag) -> Bool, until stops: (MarkupTag) -> Bool
    ) {
        for index in stride(from: open.count - 1, to: 0, by: -1) {
            if matches(open[index].tag) {
                pop(to: index)
                return
            }
            if stops(open[index].tag) { return }
        }
    }

    /// Closes what is open above the innermost element that `matches`; false when there is none before a `stop`.
    private mutating func popAbove(
        _ matches: (MarkupTag) -> Bool, until stops: (MarkupTag) -> Bool
    ) -> Bool {
        for index in stride(from: open.count - 1, to: 0, by: -1) {
            if matches(open[index].tag) {
                pop(to: index + 1)
                return true
            }
            if stops(open[index].tag) { return false }
        }
        return false
    }

    private mutating func closeParagraph() {
        guard isOpen(.p) else { return }
        popNearest {
            $0 == .p
        } until: {
            $0.isScope || $0 == .button
        }
    }

    /// What the start of `tag` closes without an end tag.
    private mutating func closeImplied(by tag: MarkupTag) {
        closeHead()
        if isOpen(.svg) {
            popNearest {
                $0 == .svg
            } until: { _ in
                false
            }
        }
        if isOpen(.select), tag != .option {
            popNearest {
                $0 == .select
            } until: {
                $0.isScope
            }
        }
        switch tag {
        case .li:
            popNearest {
                $0 == .li
            } until: {
                $0.isScope || $0 == .ul || $0 == .ol || $0.isSpecial
            }
        case .dt, .dd:
            popNearest {
                $0 == .dt || $0 == .dd
            } until: {
                $0.isScope || $0 == .dl || $0.isSpecial
            }
        case .option:
            popNearest {
                $0 == .option
            } until: {
                $0 != .option
            }
            return
        case .tr:
            _ = popAbove {
                $0.isTableSection || $0 == .table
            } until: { _ in
                false
            }
            return
        case .td, .th:
            if popAbove({ $0 == .tr }, until: { $0 == .table || $0.isTableSection }) { return }
            let (attributes, said) = (pending, self.said)
            (pending, self.said) = ([], VisibilityAttributes())
            if popAbove({ $0 == .table || $0.isTableSection }, until: { _ in false }) { push(.tr) }
            (pending, self.said) = (attributes, said)
            return
        case .thead, .tbody, .tfoot, .caption:
            _ = popAbove {
                $0 == .table
            } until: { _ in
                false
            }
            return
        case .table:
            popNearest {
                $0 == .table
            } until: {
                $0 == .td || $0 == .th || $0 == .caption
            }
        case .button:
            popNearest {
                $0 == .button
            } until: {
                $0.isScope
            }
        default: break
        }
        guard tag.closesParagraph else { return }
        closeParagraph()
        if tag.headingLevel != nil, open[open.count - 1].tag.headingLevel != nil { pop(to: open.count - 1) }
    }
}
