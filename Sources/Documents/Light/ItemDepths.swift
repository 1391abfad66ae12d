/// How deep items of a list are nested, by their columns.
struct ItemDepths {
    private var indents: [Int] = []

    /// The depth of an item that begins at `indent`, from 0.
    mutating func depth(of indent: Int) -> Int {
        while let last = indents.last, last > indent { indents.removeLast() }
        if indents.last != indent { indents.append(indent) }
        return min(indents.count - 1, 8)
    }

    mutating func reset() { indents = [] }
}
