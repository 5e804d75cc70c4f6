namespace Synth.Modeling;

/// <summary>
/// Knows columns that name places by what they are called. A postal code lies in a city, a city in a region, a region in a country: what is
/// known of the world beforehand needs less evidence in the rows.
/// </summary>
internal static class PlaceNames
{
    private static readonly string[][] Levels =
    [
        ["postal", "postcode", "postalcode", "zip", "zipcode", "plz"],
        ["city", "town", "ville", "ort", "stadt", "ciudad", "municipality"],
        ["state", "region", "province", "county", "bundesland", "provincia"],
        ["country", "land", "pays", "pais", "nation"],
    ];

    /// <summary>Whether a place of the first column lies in one of the second.</summary>
    public static bool LiesIn(string inner, string outer) =>
        LevelOf(inner) is >= 0 and var small && LevelOf(outer) is var large && small < large;

    /// <summary>Whether a column holds postal codes, which may be too few to say where they lie.</summary>
    public static bool IsPostal(string column) => LevelOf(column) == 0;

    private static int LevelOf(string column)
    {
        var words = Words(column);
        return Array.FindIndex(Levels, level => words.Exists(word => level.Contains(word)));
    }

    // The words of ship_postal_code and BillingPostalCode.
    private static List<string> Words(string column)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= column.Length; i++)
        {
            if (i == column.Length || !char.IsLetter(column[i]) || (char.IsUpper(column[i]) && !char.IsUpper(column[i - 1])))
            {
                words.Add(column[start..i].Trim('_', ' ', '-').ToLowerInvariant());
                start = i;
            }
        }

        return words;
    }
}
