/// A currency of ISO 4217 that is in use, by its three capital letters.
public struct CurrencyCode: Hashable, Sendable {
    /// The three letters, for instance `USD`.
    public let code: String
    /// How many decimals the currency's minor unit has: 2 for USD, 0 for JPY, 3 for KWD, 4 for CLF.
    public let exponent: Int

    /// The currency with that code; nil when ISO 4217 lists none in use. Capital letters only.
    public init?(_ code: String) {
        guard let exponent = Self.exponents[code] else { return nil }
        self.code = code
        self.exponent = exponent
    }

    /// Every code, in alphabetical order.
    public static let allCodes: [String] = exponents.keys.sorted()

    private static let exponents: [String: Int] = {
        var table: [String: Int] = [:]
        for (exponent, codes) in listed {
            for code in codes.split(whereSeparator: \.isWhitespace) { table[String(code)] = exponent }
        }
        return table
    }()

    // ISO 4217 list one without funds, metals, test codes and codes without a minor unit.
    private static let listed: [(exponent: Int, codes: String)] = [
        (
            2,
            """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
            CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
            HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT
            MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR
            SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU
            UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
            """
        ),
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ]
}

extension CurrencyCode: CustomStringConvertible {
    /// The three letters.
    public var description: String { code }
}

extension CurrencyCode: Codable {
    /// Reads the three letters.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let code = try container.decode(String.self)
        guard let currency = CurrencyCode(code) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(code) is no ISO 4217 currency")
        }
        self = currency
    }

    /// Writes the three letters.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
