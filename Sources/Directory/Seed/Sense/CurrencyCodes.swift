/// The codes of currencies (ISO 4217).
enum CurrencyCodes {
    /// What is wrong with a code, to follow its path; nil where nothing is.
    static func problem(in code: String) -> String? {
        guard !known.contains(code) else { return nil }
        let capital = code.uppercased()
        let remedy = known.contains(capital) ? "write \(capital)" : "write its three capitals, such as EUR"
        return "\"\(code.abbreviated)\" is no currency code of ISO 4217; \(remedy)"
    }

    private static let known = Set((current + " " + former).split(separator: " ").map(String.init))

    /// Those of countries and the euro that are in use, as the package iso-codes 4.15 of Debian has them.
    private static let current = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD \
        CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
        GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD \
        KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR \
        NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN \
        SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST YER ZAR \
        ZMW ZWL
        """

    /// Those that ended since the CSCE had a budget (table A.3 of the standard).
    private static let former = """
        ADP ATS AZM BEF BGL BYB BYR CSD CSK CYP DDM DEM ECS EEK ESP FIM FRF GEK GHC GRD HRD IEP ITL LTL LUF LVL LVR \
        MTL MZM NLG PLZ PTE ROL RUR SDD SIT SKK SRG SUR TJR TMM TRL UAK VEB XEU YUM ZMK ZWD
        """
}
