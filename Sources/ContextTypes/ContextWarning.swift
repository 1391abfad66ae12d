/// Something about an answer that its reader should know: nothing was kept, something was not read, an option did nothing.
package struct ContextWarning: Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        /// The context is empty.
        case emptyContext
        /// A model has not read all windows; the others have the score of their words.
        case unreadWindows
        /// An option that was asked for changed nothing.
        case noEffect
        /// Text that a reader of the page cannot see was left out.
        case hiddenText
        /// Text that is not Unicode was replaced by U+FFFD.
        case replacedText
        /// The model's folder holds no calibrator: its scores and its threshold are others than with one.
        case uncalibrated
        /// No model is installed where models are looked for, so `auto` went by the words.
        case noModel
        /// Lines came back whole, because dropping some would have saved little.
        case unpruned
        /// A passage of the context reads like orders to a model.
        case instructions
        /// A passage of the context is like hate or abuse.
        case harm
        /// What the marks of the context stand for could not be written where a later command would find it.
        case gapsNotKept
    }

    package var code: Code
    /// A sentence for people.
    package var message: String
    /// What it is about: a passage's id, an option's name; nil for the answer as a whole.
    package var place: String?

    package init(_ code: Code, _ message: String, place: String? = nil) {
        self.code = code
        self.message = message
        self.place = place
    }
}
