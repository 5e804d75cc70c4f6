using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Words;

/// <summary>The countries on the shop's list and the markets among them.</summary>
internal static class Markets
{
    /// <summary>All countries, some of which nobody has ordered from yet.</summary>
    public static IReadOnlyList<Country> Countries { get; } =
    [
        new("AT", "Austria", "EUR"), new("BE", "Belgium", "EUR"), new("CH", "Switzerland", "CHF"), new("DE", "Germany", "EUR"),
        new("DK", "Denmark", "DKK"), new("ES", "Spain", "EUR"), new("FI", "Finland", "EUR"), new("FR", "France", "EUR"),
        new("GB", "United Kingdom", "GBP"), new("IE", "Ireland", "EUR"), new("IT", "Italy", "EUR"), new("NL", "Netherlands", "EUR"),
        new("PL", "Poland", "PLN"), new("PT", "Portugal", "EUR"), new("SE", "Sweden", "SEK"), new("US", "United States", "USD"),
    ];

    /// <summary>The countries that customers live in.</summary>
    public static IReadOnlyList<Market> All { get; } =
    [
        new("DE", 0.30, "de", "+49 30 23125 ###", 2,
            [new("Berlin", "10###"), new("Hamburg", "20###"), new("München", "80###"), new("Köln", "50###"),
             new("Leipzig", "04###"), new("Görlitz", "02###")]),
        new("GB", 0.16, "en_GB", "+44 7700 900###", 4,
            [new("London", "SW# #@@"), new("Bristol", "BS# #@@"), new("Leeds", "LS# #@@"), new("Edinburgh",
             "EH# #@@"), new("Norwich", "NR# #@@")]),
        new("FR", 0.13, "fr", "+33 6 39 98 ## ##", 3,
            [new("Paris", "750##"), new("Lyon", "690##"), new("Marseille", "130##"), new("Nantes", "440##"), new("Besançon", "250##")]),
        new("AT", 0.10, "de", "+43 1 55501##", 2,
            [new("Wien", "10##"), new("Graz", "80##"), new("Linz", "40##"), new("Salzburg", "50##")]),
        new("NL", 0.08, "nl", "+31 20 5550 ###", 2,
            [new("Amsterdam", "10## @@"), new("Rotterdam", "30## @@"), new("Utrecht", "35## @@"), new("'s-Hertogenbosch", "52## @@")]),
        new("IT", 0.07, "it", "+39 06 5550 ####", 4,
            [new("Roma", "001##"), new("Milano", "201##"), new("Torino", "101##"), new("L'Aquila", "671##")]),
        new("ES", 0.05, "es", "+34 91 555 ## ##", 4,
            [new("Madrid", "280##"), new("Barcelona", "080##"), new("Málaga", "290##")]),
        new("SE", 0.04, "sv", "+46 8 465 004 ##", 3,
            [new("Stockholm", "11# ##"), new("Göteborg", "41# ##"), new("Malmö", "21# ##")]),
        new("PL", 0.03, "pl", "+48 22 555 0# ##", 3,
            [new("Warszawa", "00-###"), new("Kraków", "30-###"), new("Łódź", "90-###")]),
        new("US", 0.02, "en_US", "+1 202 555 01##", 9,
            [new("New York", "100##"), new("Portland", "972##"), new("Austin", "787##")]),
        new("IE", 0.012, "en_IE", "+353 20 910 ####", 4, [new("Dublin", "D0# @###"), new("Cork", "T1# @###")]),
        new("PT", 0.008, "pt_PT", "+351 21 555 ####", 5, [new("Lisboa", "11##-###"), new("Porto", "41##-###")]),
    ];
}
