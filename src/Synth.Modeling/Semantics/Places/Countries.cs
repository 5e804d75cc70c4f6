using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>The countries whose addresses and numbers are known, and how to recognise them.</summary>
internal static class Countries
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<Country> All { get; } =
    [
        new("AR", "ARG", ["Argentina"], "es", "54", ["9999", "A9999AAA"]),
        new("AT", "AUT", ["Austria", "Österreich"], "de", "43", ["9999"]),
        new("AU", "AUS", ["Australia"], "en", "61", ["9999"]),
        new("BE", "BEL", ["Belgium", "België", "Belgique", "Belgien"], "nl", "32", ["9999"]),
        new("BG", "BGR", ["Bulgaria", "България"], null, "359", ["9999"]),
        new("BR", "BRA", ["Brazil", "Brasil"], "pt_BR", "55", ["99999-999"]),
        new("CA", "CAN", ["Canada"], "en", "1", ["A9A 9A9"]),
        new("CH", "CHE", ["Switzerland", "Schweiz", "Suisse", "Svizzera"], "de", "41", ["9999"]),
        new("CL", "CHL", ["Chile"], "es", "56", ["9999999", "999-9999"]),
        new("CN", "CHN", ["China", "中国"], "zh_CN", "86", ["999999"]),
        new("CO", "COL", ["Colombia"], "es", "57", ["999999"]),
        new("CY", "CYP", ["Cyprus", "Κύπρος"], "el", "357", ["9999"]),
        new("CZ", "CZE", ["Czech Republic", "Czechia", "Česká republika", "Česko"], "cz", "420", ["999 99", "99999"]),
        new("DE", "DEU", ["Germany", "Deutschland", "Allemagne", "Alemania"], "de", "49", ["99999"]),
        new("DK", "DNK", ["Denmark", "Danmark"], "sv", "45", ["9999"]),
        new("EE", "EST", ["Estonia", "Eesti"], null, "372", ["99999"]),
        new("EG", "EGY", ["Egypt", "مصر"], "ar", "20", ["99999"]),
        new("ES", "ESP", ["Spain", "España", "Espagne", "Spanien"], "es", "34", ["99999"]),
        new("FI", "FIN", ["Finland", "Suomi"], "fi", "358", ["99999"]),
        new("FR", "FRA", ["France", "Frankreich", "Francia"], "fr", "33", ["99999"]),
        new("GB", "GBR", ["United Kingdom", "UK", "Great Britain", "England"], "en", "44",
            ["A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA"]),
        new("GR", "GRC", ["Greece", "Ελλάδα"], "el", "30", ["999 99"]),
        new("HR", "HRV", ["Croatia", "Hrvatska"], "hr", "385", ["99999"]),
        new("HU", "HUN", ["Hungary", "Magyarország"], null, "36", ["9999"]),
        new("ID", "IDN", ["Indonesia"], "id_ID", "62", ["99999"]),
        new("IE", "IRL", ["Ireland", "Éire"], "en", "353", ["A99 A9A9", "A99 AA99"]),
        new("IL", "ISR", ["Israel", "ישראל"], null, "972", ["9999999"]),
        new("IN", "IND", ["India"], "en_IND", "91", ["999999"]),
        new("IR", "IRN", ["Iran", "ایران"], "fa", "98", ["9999999999"]),
        new("IS", "ISL", ["Iceland", "Ísland"], "sv", "354", ["999"]),
        new("IT", "ITA", ["Italy", "Italia", "Italie", "Italien"], "it", "39", ["99999"]),
        new("JP", "JPN", ["Japan", "日本"], "ja", "81", ["999-9999"]),
        new("KR", "KOR", ["South Korea", "Korea", "대한민국"], "ko", "82", ["99999"]),
        new("LT", "LTU", ["Lithuania", "Lietuva"], null, "370", ["99999", "LT-99999"]),
        new("LU", "LUX", ["Luxembourg", "Luxemburg"], "fr", "352", ["9999", "L-9999"]),
        new("LV", "LVA", ["Latvia", "Latvija"], "lv", "371", ["LV-9999", "9999"]),
        new("MX", "MEX", ["Mexico", "México"], "es_MX", "52", ["99999"]),
        new("MY", "MYS", ["Malaysia"], null, "60", ["99999"]),
        new("NG", "NGA", ["Nigeria"], "en_NG", "234", ["999999"]),
        new("NL", "NLD", ["Netherlands", "The Netherlands", "Nederland", "Holland", "Niederlande"], "nl", "31", ["9999 AA", "9999AA"]),
        new("NO", "NOR", ["Norway", "Norge"], "nb_NO", "47", ["9999"]),
        new("NZ", "NZL", ["New Zealand"], "en", "64", ["9999"]),
        new("PE", "PER", ["Peru", "Perú"], "es", "51", ["99999"]),
        new("PH", "PHL", ["Philippines"], null, "63", ["9999"]),
        new("PL", "POL", ["Poland", "Polska", "Polen"], "pl", "48", ["99-999"]),
        new("PT", "PRT", ["Portugal"], "pt_PT", "351", ["9999-999", "9999"]),
        new("RO", "ROU", ["Romania", "România"], "ro", "40", ["999999"]),
        new("RS", "SRB", ["Serbia", "Србија"], "hr", "381", ["99999"]),
        new("RU", "RUS", ["Russia", "Russian Federation", "Россия"], "ru", "7", ["999999"]),
        new("SA", "SAU", ["Saudi Arabia", "السعودية"], "ar", "966", ["99999"]),
        new("SE", "SWE", ["Sweden", "Sverige", "Schweden"], "sv", "46", ["999 99", "99999"]),
        new("SG", "SGP", ["Singapore"], "en", "65", ["999999"]),
        new("SI", "SVN", ["Slovenia", "Slovenija"], "hr", "386", ["9999"]),
        new("SK", "SVK", ["Slovakia", "Slovensko"], "sk", "421", ["999 99", "99999"]),
        new("TH", "THA", ["Thailand", "ประเทศไทย"], null, "66", ["99999"]),
        new("TR", "TUR", ["Turkey", "Türkiye"], "tr", "90", ["99999"]),
        new("TW", "TWN", ["Taiwan", "臺灣"], "zh_TW", "886", ["999", "99999"]),
        new("UA", "UKR", ["Ukraine", "Україна"], "uk", "380", ["99999"]),
        new("US", "USA", ["United States", "USA", "U.S.A.", "United States of America"], "en", "1", ["99999", "99999-9999"]),
        new("VE", "VEN", ["Venezuela"], "es", "58", ["9999"]),
        new("VN", "VNM", ["Vietnam", "Viet Nam", "Việt Nam"], "vi", "84", ["999999"]),
        new("ZA", "ZAF", ["South Africa"], "en_ZA", "27", ["9999"]),
    ];

    private static readonly FrozenDictionary<string, Country> ByName = All
        .SelectMany(country => country.Names.Append(country.Code).Append(country.LongCode).Concat(Gazetteer.NamesOf(country.Code))
            .Select(name => (Name: name, Country: country)))
        .DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Country, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Country>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The country of a name or code in any case; null when it is not known.</summary>
    public static Country? Find(ReadOnlySpan<char> text) => BySpan.TryGetValue(text.Trim(), out var country) ? country : null;
}
