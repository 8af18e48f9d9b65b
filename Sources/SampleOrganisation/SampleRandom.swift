/// SplitMix64: small, fast and the same on every machine.
///
/// Every person, team and territory draws from a stream of its own, so that nothing depends on the
/// order in which they are visited and the truth can be told in a pass apart from the files.
struct SampleRandom {
    /// What a stream decides; keeps the streams of one subject apart.
    enum Purpose: UInt64 {
        case structure = 1
        case profile, deals, personQuota, teamQuota, territoryQuota, accountQuota, absence, shares, later, rates
    }

    private var state: UInt64

    init(seed: UInt64, purpose: Purpose, subject: Int = 0) {
        let stream = purpose.rawValue << 48 ^ UInt64(truncatingIfNeeded: subject)
        state = Self.mix(seed &+ Self.mix(stream))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A number in `0 ..< bound`; 0 when the bound is not positive.
    ///
    /// Spelled out instead of the standard library's `random(in:using:)`, whose way from bits to numbers may change.
    mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(next().multipliedFullWidth(by: UInt64(bound)).high) : 0
    }

    /// A number from `low` to `high`, both included.
    mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    /// True in `perMille` of a thousand draws.
    mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
