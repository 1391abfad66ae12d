#if canImport(Glibc)
    import Glibc
#endif

/// Numbers as people read them: a fixed number of places, the same text on every machine.
package enum Decimals {
    /// Rounded half away from zero; without trailing zeros when `places` are more than are needed.
    package static func text(_ value: Double, places: Int) -> String {
        guard value.isFinite else { return "null" }
        let scale = pow(10, Double(places))
        let scaled = (value * scale).rounded()
        guard abs(scaled) < 1e15 else { return "\(value)" }
        let whole = Int(abs(scaled))
        let unit = Int(scale)
        var fraction = String(whole % unit)
        fraction = String(repeating: "0", count: max(places - fraction.count, 0)) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        let sign = scaled < 0 ? "-" : ""
        return sign + String(whole / unit) + (fraction.isEmpty || places == 0 ? "" : "." + fraction)
    }

    /// A share as a percentage with one place, `93.4 %`.
    package static func percent(_ share: Double) -> String {
        let text = text(share * 100, places: 1)
        return text + (text.contains(".") ? "" : ".0") + " %"
    }
}
