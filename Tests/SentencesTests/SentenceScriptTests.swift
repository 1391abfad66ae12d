import Testing

@testable import Sentences

/// Where sentences end in text without blanks, and where pictures stand beside their marks.
@Suite("Sentences in Chinese and Japanese")
struct SentenceScriptTests {
    private static let symbols = [
        "①", "②", "⑳", "❶", "㊟", "Ⅲ", "※", "★", "☆", "■", "□", "◆", "●", "○", "▲", "△", "▼", "→", "⇒", "♪",
        "♥", "☎",
        "✓", "🎉", "🎌", "👍🏽", "👨‍👩‍👧", "🇯🇵", "❤️", "〒", "〜", "－", "＊", "＃", "＠", "℃", "№", "€", "£", "§", "†", "©",
        "#", "*", "-", "+", "&", "@", "$", "%", "~", "/", "=", "<", ">", "^", "_", "\\",
    ]

    @Test("a full stop ends a sentence before any symbol", arguments: ["。", "！", "？", "｡", "。」", "！？", "。）"])
    func endsBeforeSymbols(stop: String) {
        for symbol in Self.symbols {
            expectSentences("最初です\(stop)|\(symbol)次です。", language: nil)
            expectSentences("他来了\(stop)|\(symbol)我走了。", language: "zh")
        }
    }

    @Test(
        "so does an exclamation or a question mark of ASCII, or an ellipsis",
        arguments: ["!", "?", "…", "?!"])
    func endsBeforePictures(mark: String) {
        for symbol in ["②", "★", "■", "🎉", "※", "♪", "→", "◆", "〜", "❤️"] {
            expectSentences("すごい\(mark)|\(symbol)次です。", language: nil)
        }
    }

    @Test("a mark that parts clauses goes on", arguments: ["、", "，", "；", "：", ",", ";", ":"])
    func goesOnBehindCommas(mark: String) { expectSentences("「行く。」\(mark)と言った。", language: nil) }

    @Test(
        "pictures that nothing follows belong to the sentence before them",
        arguments: [
            "楽しい。🎉", "楽しい。♪| 次です。", "楽しい！👍🏽👍🏽| 次です。", "Great!🎉| Next one.", "Done.✅| Go on.", "Really?🤔🤔",
            "Super!❤️| Weiter so.", "C'est fini.★| On y va.", "好。👨‍👩‍👧\n|下一个。", "Yes!→| It is.",
        ])
    func keepsPictures(_ text: String) { expectSentences(text, language: nil) }

    @Test(
        "brackets, quotations that go on and decimals stay whole",
        arguments: [
            "彼は「行く。★明日。」と言った。|そして帰った。", "売上は３．５倍だ。|次です。", "（最初。※注意。）です。", "「本当？」と聞いた。|②次です。",
            "版本３．０来了。|★好。",
        ])
    func keepsWholes(_ text: String) { expectSentences(text, language: nil) }
}
