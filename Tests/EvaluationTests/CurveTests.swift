import Evaluation
import Testing

@Suite("Curves and choices")
struct CurveTests {
    @Test("between two settings the curve is the line that drawing one of them reaches")
    func interpolates() {
        let curve = OperatingCurve([
            .init(compression: 0.4, kept: 1), .init(compression: 0.8, kept: 0.5),
        ])
        #expect(abs(curve.kept(at: 0.6) - 0.75) < 1e-12)
        #expect(abs(curve.kept(at: 0.9) - 0.25) < 1e-12)
        #expect(abs(curve.area - (0.875 + 0.75 + 0.625 + 0.5 + 0.25) / 5) < 1e-12)
    }

    @Test("the front holds what nothing beats in both directions")
    func front() {
        let points: [OperatingCurve.Point] = [
            .init(compression: 0.5, kept: 0.9), .init(compression: 0.4, kept: 0.8),
            .init(compression: 0.2, kept: 1), .init(compression: 0.5, kept: 0.7),
        ]
        #expect(OperatingCurve.front(of: points) == [2, 0])
    }

    @Test("twenty successes of twenty promise no more than 84 %")
    func wilson() {
        #expect(abs(SettingChoice.wilsonLowerBound(1, of: 20) - 0.8388747) < 1e-6)
        #expect(abs(SettingChoice.wilsonLowerBound(0.5, of: 100) - 0.4038315) < 1e-6)
        #expect(SettingChoice.wilsonLowerBound(1, of: 0) == 0)
    }

    @Test("numbers print the same everywhere")
    func decimals() {
        #expect(Decimals.text(0.12345, places: 3) == "0.123")
        #expect(Decimals.text(-1.5, places: 2) == "-1.5")
        #expect(Decimals.text(2, places: 2) == "2")
        #expect(Decimals.percent(0.5) == "50.0 %")
        #expect(Decimals.percent(0.123) == "12.3 %")
    }

    @Test("a mask holds four sentences in one digit")
    func mask() {
        #expect(SentenceMask.text([true, false, false, true, true]) == "98")
        #expect(SentenceMask.text([]) == "")
    }
}
