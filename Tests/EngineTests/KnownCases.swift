import ContextTypes
import TestSupport

/// Passages of the literature that pruners are tried on.
enum KnownCases {
    /// The example of Provence's model card: the first sentence and the title answer.
    static let pieQuestion = "What goes on the bottom of Shepherd's pie?"
    static let pie = PassageSketch.passage(
        [
            "In early cookery books, the dish was a means of using leftover roasted meat of any kind, and the "
                + "pie dish was lined on the sides and bottom with mashed potato, as well as having a mashed "
                + "potato crust on top.",
            "Variations and similar dishes Other potato-topped pies include: The modern Cumberland pie is a "
                + "version with either beef or lamb and a layer of bread-crumbs and cheese on top.",
            "In medieval times, and modern-day Cumbria, the pastry crust had a filling of meat with fruits and "
                + "spices.",
            "In Québec, a variation on the cottage pie is called pâté chinois.",
            "It is made with ground beef on the bottom layer, canned corn in the middle, and mashed potato on "
                + "top.",
            "The shepherdess pie is a vegetarian version made without meat, or a vegan version made without "
                + "meat and dairy.",
            "In the Netherlands, a very similar dish called philosopher's stew often adds ingredients like "
                + "beans, apples, prunes, or apple sauce.",
            "In Brazil, a dish called refers to the fact that a manioc puree hides a layer of sun-dried meat.",
        ], id: "pie", title: "Shepherd's pie")

    /// A keyword trap: "playwright" and "play" stand in the wrong sentence.
    static let deerQuestion = "Who wrote the film The Killing of a Sacred Deer?"
    static let deer = PassageSketch.passage(
        [
            "The Killing of a Sacred Deer is a 2017 psychological horror film directed by Yorgos Lanthimos, with "
                + "a screenplay by Lanthimos and Efthymis Filippou.",
            "The film stars Colin Farrell, Nicole Kidman, Barry Keoghan, Raffey Cassidy, Sunny Suljic, Alicia "
                + "Silverstone, and Bill Camp.",
            "The story is based on the ancient Greek playwright Euripides' play Iphigenia in Aulis.",
            "The film tells the story of a cardiac surgeon who secretly befriends a teenager connected to his "
                + "past.",
            "He introduces the boy to his family, who then mysteriously fall ill.",
        ], id: "deer", title: "The Killing of a Sacred Deer")
}
