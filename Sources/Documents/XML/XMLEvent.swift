/// One step through XML. Names are local: without the prefix of their namespace.
enum XMLEvent {
    case open(String)
    case close(String)
    case text(String)
}
