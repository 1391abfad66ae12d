/// Records of the SMART system: `.I` and a number, then fields of which `.T` (title) and `.W` (text) are read.
enum SMARTRecords {
    static func texts(_ lines: [String]) -> [Collection.Text] {
        var records: [Collection.Text] = []
        var field: Character?
        for line in lines {
            if line.hasPrefix(".I") {
                records.append(.init(id: line.dropFirst(2).description.trimmed, title: "", text: ""))
                field = nil
            } else if line.count == 2, line.hasPrefix("."), let letter = line.last, letter.isUppercase {
                field = letter
            } else if !records.isEmpty {
                append(line.trimmed, to: field, of: &records[records.count - 1])
            }
        }
        return records
    }

    private static func append(_ line: String, to field: Character?, of record: inout Collection.Text) {
        switch field {
        case "T": record.title += (record.title.isEmpty ? "" : " ") + line
        case "W": record.text += (record.text.isEmpty ? "" : " ") + line
        default: break
        }
    }
}
