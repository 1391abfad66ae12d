/// One judgement in any of the forms that collections use.
struct JudgementLine {
    let query: String
    let document: String
    let grade: Int

    /// Nil when the fields are no judgement.
    init?(_ fields: [String]) {
        guard fields.count >= 2 else { return nil }
        query = fields[0].count > 1 ? String(fields[0].drop { $0 == "0" }) : fields[0]
        if fields.count == 3, let grade = Int(fields[2]) {
            // BEIR's three columns are query, document, grade; so are Cranfield's, with codes from 1 (best) to 4.
            (document, self.grade) = (fields[1], grade)
        } else if fields.count == 4, fields[1] == "0" || fields[1] == "Q0", let grade = Int(fields[3]) {
            (document, self.grade) = (fields[2], grade)
        } else if fields.count == 4, Double(fields[2]) == 0, Double(fields[3]) == 0 {
            // CISI and CACM list the relevant documents and fill two columns with zeros.
            (document, grade) = (fields[1], 1)
        } else if fields.count == 2 {
            (document, grade) = (fields[1], 1)
        } else {
            return nil
        }
    }
}
