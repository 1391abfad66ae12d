/// Why a reader of a page cannot see a text that stands in its source.
package enum HiddenKind: UInt8, Sendable, CaseIterable {
    /// `display: none`.
    case display
    /// `visibility: hidden`.
    case visibility
    /// `opacity: 0`.
    case opacity
    /// The attribute `hidden`.
    case attribute
    /// `aria-hidden="true"`: it shows, but the page says that it is no content.
    case ariaHidden
    /// Letters too small to see.
    case fontSize
    /// A box of no size that cuts off what overflows it, or a clip that leaves nothing.
    case clipped
    /// Moved out of the page.
    case offScreen
    /// In the colour of its background.
    case colour
    case template
    case comment
}
