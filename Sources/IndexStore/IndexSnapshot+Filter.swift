extension IndexSnapshot {
    /// Rows in `passage` of the documents that meet `filter`.
    package func rows(meeting filter: MetadataFilter, _ columns: FieldColumns) throws -> RowSet {
        try rows(meeting: filter.condition, columns)
    }

    private func rows(meeting condition: MetadataFilter.Condition, _ columns: FieldColumns) throws -> RowSet {
        switch condition {
        case .all(let parts):
            guard let first = parts.first else { return try columns.everything(self) }
            var rows = try rows(meeting: first, columns)
            for part in parts.dropFirst() { rows.formIntersection(try self.rows(meeting: part, columns)) }
            return rows
        case .any(let parts):
            var rows = RowSet()
            for part in parts { rows.formUnion(try self.rows(meeting: part, columns)) }
            return rows
        case .not(let other):
            var rows = try columns.everything(self)
            rows.subtract(try self.rows(meeting: other, columns))
            return rows
        case .some(let field, let test): return try columns.column(field, self).rows(where: test)
        }
    }

    /// For each segment, by its number, the passages in `rows` that are there.
    package func passages(in rows: RowSet) throws -> [Int: Bitmap] {
        var result: [Int: Bitmap] = [:]
        for segment in segments {
            let passages = try SegmentFile.readPassageRows(segment.file.row, connection)
            var bitmap = Bitmap(passages: segment.passages)
            for (number, row) in passages.enumerated() where rows.contains(Int(row)) { bitmap[number] = true }
            if let live = segment.live { bitmap.formIntersection(live) }
            result[segment.number] = bitmap
        }
        return result
    }
}
