import Markup

/// Which texts of a page are read: those that show, or all of them.
///
/// What `aria-hidden` hides shows on a screen. It is read all the same where it is most of the page (a page behind an
/// open dialog), and where what stands beside it is the same for those who listen, itself out of sight.
struct TextVisibility {
    let keepsHidden: Bool
    private var readsAriaHidden = false
    /// Texts that are read although they are marked as hidden.
    private var exempt: Set<Int> = []
    /// What its readers do not see.
    private(set) var hidden = HiddenText()

    init(_ tree: MarkupTree, keepsHidden: Bool) {
        self.keepsHidden = keepsHidden
        let texts = Self.texts(of: tree)
        var visible = 0
        var ariaHidden = 0
        for text in texts {
            if tree.nodes[text].hiding == nil { visible += tree.text(of: text).count }
            if tree.nodes[text].hiding == .ariaHidden { ariaHidden += tree.text(of: text).count }
        }
        readsAriaHidden = ariaHidden > visible
        exempt = Self.spoken(texts, of: tree)
        for text in texts where !shows(text, tree) {
            guard let kind = tree.nodes[text].hiding else { continue }
            hidden.add(HiddenText.Kind(kind), characters: Self.characters(of: text, in: tree))
        }
    }

    /// Whether the text of a node becomes text of the page.
    func isRead(_ node: Int, of tree: MarkupTree) -> Bool { keepsHidden || shows(node, tree) }

    mutating func note(_ kind: HiddenText.Kind, characters: Int) { hidden.add(kind, characters: characters) }

    private func shows(_ node: Int, _ tree: MarkupTree) -> Bool {
        switch tree.nodes[node].hiding {
        case nil: true
        case .ariaHidden: readsAriaHidden || exempt.contains(node)
        default: false
        }
    }

    /// Texts that are more than white space, outside of the head and of scripts.
    private static func texts(of tree: MarkupTree) -> [Int] {
        var texts: [Int] = []
        var index = 1
        while index < tree.nodes.count {
            switch tree.nodes[index].tag {
            case .head, .title, .script:
                index = Int(tree.nodes[index].end)
                continue
            case .text where tree.bytes[tree.text(of: index)].contains { !$0.isWhite }: texts.append(index)
            default: break
            }
            index += 1
        }
        return texts
    }

    /// Texts hidden from those who listen beside one that only they get.
    private static func spoken(_ texts: [Int], of tree: MarkupTree) -> Set<Int> {
        var found: Set<Int> = []
        for (left, right) in zip(texts, texts.dropFirst())
        where tree.nodes[left].parent == tree.nodes[right].parent {
            let kinds = (tree.nodes[left].hiding, tree.nodes[right].hiding)
            if kinds.0 == .ariaHidden, kinds.1 == .clipped || kinds.1 == .offScreen { found.insert(left) }
            if kinds.1 == .ariaHidden, kinds.0 == .clipped || kinds.0 == .offScreen { found.insert(right) }
        }
        return found
    }

    /// Unicode scalars, white space collapsed.
    private static func characters(of node: Int, in tree: MarkupTree) -> Int {
        var count = 0
        var isAfterSpace = true
        for byte in tree.bytes[tree.text(of: node)] {
            if byte.isWhite {
                if !isAfterSpace { count += 1 }
                isAfterSpace = true
            } else {
                if byte & 0xC0 != 0x80 { count += 1 }
                isAfterSpace = false
            }
        }
        return count - (isAfterSpace && count > 0 ? 1 : 0)
    }
}
