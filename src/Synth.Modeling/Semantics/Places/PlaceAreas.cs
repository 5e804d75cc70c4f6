namespace Synth.Modeling;

/// <summary>
/// The areas that a table's rows lie in: the countries that enough families share, in them the regions that enough families share, and all
/// the rest of the world.
/// </summary>
internal sealed class PlaceAreas
{
    /// <summary>As many areas are told apart, those with the most rows: each takes a code.</summary>
    private const int MostAreas = 16;

    private const double LeastAtHome = 0.5;

    private PlaceAreas(string?[] countries, PlaceColumn? region, HashSet<string> kept)
    {
        Countries = kept;
        var all = new PlaceArea[countries.Length];
        var known = new Dictionary<(string Country, string Region), bool>();
        for (var row = 0; row < all.Length; row++)
        {
            var country = countries[row] is { } code && kept.Contains(code) ? code : null;
            var isRegion = country is not null && region?.Texts[row] is { } text && region.IsKept(text)
                && (known.TryGetValue((country, text), out var found) ? found : known[(country, text)] = HasPlaces(country, text));
            all[row] = country is null ? PlaceArea.Elsewhere : new PlaceArea(country, isRegion ? region!.Texts[row] : null);
        }

        // The rarest areas are told from the rest of their country, and these from the world, only as far as there are codes.
        var told = all.CountBy(area => area)
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key.Country, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Region, StringComparer.Ordinal)
            .Take(MostAreas)
            .Select(entry => entry.Key)
            .ToHashSet();
        OfRows = Array.ConvertAll(all, area => told.Contains(area) ? area
            : told.Contains(area with { Region = null }) ? area with { Region = null } : PlaceArea.Elsewhere);
        All = [.. OfRows.Distinct().Where(area => area != PlaceArea.Elsewhere), PlaceArea.Elsewhere];
    }

    /// <summary>The areas; the last one is elsewhere.</summary>
    public IReadOnlyList<PlaceArea> All { get; }

    /// <summary>The area of each sampled row. Shape [rows].</summary>
    public PlaceArea[] OfRows { get; }

    /// <summary>The countries that enough families share.</summary>
    public IReadOnlySet<string> Countries { get; }

    /// <summary>Tells the areas of the rows; null where nothing says which country they lie in.</summary>
    /// <param name="city">The column of cities; null for none.</param>
    /// <param name="region">The column of regions; null for none.</param>
    /// <param name="country">The column of countries; null where all rows lie in the same.</param>
    public static PlaceAreas? Of(PlaceColumn? city, PlaceColumn? region, PlaceColumn? country)
    {
        if (country is not null)
        {
            var kept = country.Kept.Select(value => Modeling.Countries.Find(value.Text)?.Code).OfType<string>();
            return new PlaceAreas(
                Array.ConvertAll(country.Texts, text => text is null ? null : Modeling.Countries.Find(text)?.Code), region, [.. kept]);
        }

        return (region ?? city) is { } inner && HomeOf(inner) is { } home
            ? new PlaceAreas(Array.ConvertAll(inner.Texts, _ => (string?)home), region, [home])
            : null;
    }

    /// <summary>The places of an area, in turn from each region or, elsewhere, from each country, the largest first.</summary>
    /// <param name="area">The area.</param>
    public IEnumerable<PublishedPlace> PlacesOf(PlaceArea area) => Gazetteer.Places
        .Where(place => area.Country is null ? !Countries.Contains(place.Country)
            : place.Country == area.Country && (area.Region is { } region ? IsIn(place, region) : !IsTold(place)))
        .GroupBy(place => area.Country is null ? place.Country : place.Region)
        .SelectMany(group => group.Index())
        .OrderBy(entry => entry.Index)
        .Select(entry => entry.Item);

    private bool IsTold(PublishedPlace place) =>
        All.Any(area => area.Country == place.Country && area.Region is { } region && IsIn(place, region));

    private static bool HasPlaces(string country, string region) =>
        Gazetteer.Places.Any(place => place.Country == country && IsIn(place, region));

    private static bool IsIn(PublishedPlace place, string region) =>
        region.Equals(place.RegionCode, StringComparison.OrdinalIgnoreCase)
        || region.Equals(place.Region, StringComparison.OrdinalIgnoreCase);

    // The country that most of the different texts are places of.
    private static string? HomeOf(PlaceColumn column)
    {
        string[] texts = [.. column.Texts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        var countries = Gazetteer.Places
            .SelectMany(place => column.Type == SemanticType.City ? [place.City] : new[] { place.RegionCode, place.Region },
                (place, name) => (Name: name, place.Country))
            .Where(entry => entry.Name.Length > 0)
            .DistinctBy(entry => (entry.Name.ToUpperInvariant(), entry.Country))
            .ToLookup(entry => entry.Name, entry => entry.Country, StringComparer.OrdinalIgnoreCase);
        var (home, count) = texts.SelectMany(text => countries[text])
            .CountBy(country => country)
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return count > 0 && count >= LeastAtHome * texts.Length ? home : null;
    }
}
