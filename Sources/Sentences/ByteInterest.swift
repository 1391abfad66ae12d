/// Which bytes the scanner must look at: everything else is skipped at the speed of a table walk.
enum ByteInterest {
    /// 1 for newlines, ASCII terminators, what list markers, emoticons, addresses and separator lines are made of, and
    /// the lead bytes of terminators, newlines and bullets beyond ASCII.
    static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 256)
        for byte: UInt8 in Array("\n\u{B}\u{C}\r.!?);:-_=*~#".utf8) { table[Int(byte)] = 1 }
        for lead: UInt8 in [
            0xC2, 0xCD, 0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF, 0xF0,
        ] {
            table[Int(lead)] = 1
        }
        return table
    }()
}
