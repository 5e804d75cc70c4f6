namespace Synth.Modeling;

/// <summary>Chooses the published places that stand in for those of each area: as many as give as many different ones.</summary>
internal sealed class PlacePools
{
    /// <summary>The share of the different texts that there must be published ones for.</summary>
    private const double LeastPublished = 0.8;

    /// <summary>Codes are bytes, and areas take some of them.</summary>
    private const int MostKept = 200;

    private readonly PlaceAreas areas;
    private readonly string[] elsewhere = [];
    private readonly Dictionary<PlaceColumn, Dictionary<PlaceArea, RegionUse>> regions = [];
    private readonly Dictionary<string, string> countryOfRegion = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<PlaceColumn, Dictionary<PlaceArea, (string Text, PublishedPlace Place)[]>> pools = [];

    /// <summary>Chooses.</summary>
    /// <param name="columns">The columns that name one place.</param>
    /// <param name="areas">Where their rows lie.</param>
    public PlacePools(PlaceColumn[] columns, PlaceAreas areas)
    {
        this.areas = areas;
        if (Array.Find(columns, column => column.Type == SemanticType.Country) is { } country)
        {
            string[] others = [.. Gazetteer.Countries.Where(code => !areas.Countries.Contains(code))];
            elsewhere = others[..StandIns.CountOf(RareTexts(country, area => true), others.Length)];
        }

        foreach (var column in columns.Where(column => column.Type == SemanticType.Region))
        {
            regions.Add(column, areas.All.ToDictionary(area => area, area => UseOf(column, area)));
            NoteCountries(column);
        }

        foreach (var type in new[] { SemanticType.Country, SemanticType.City, SemanticType.Region })
        {
            foreach (var column in columns.Where(column => column.Type == type && column.HasRareTexts && column.Kept.Length <= MostKept))
            {
                Choose(column);
            }
        }
    }

    /// <summary>The texts of a column by area, with the places that they name; null where all are kept, or too few published.</summary>
    public IReadOnlyDictionary<PlaceArea, (string Text, PublishedPlace Place)[]>? Of(PlaceColumn column) =>
        pools.GetValueOrDefault(column);

    /// <summary>What a column says of a published place.</summary>
    /// <param name="column">The column.</param>
    /// <param name="area">The area whose places it stands in for.</param>
    /// <param name="place">The place.</param>
    /// <param name="text">The text; null for none.</param>
    /// <returns>Whether that can be told.</returns>
    public bool TryFind(PlaceColumn column, PlaceArea area, PublishedPlace place, out string? text)
    {
        text = column.TextOf(place, CodesIn(column, area));
        if (column.Type == SemanticType.Region && (text is null || !regions[column][area].IsUsual))
        {
            text = null;
            return column.HasNulls;
        }

        return text is not null && (column.IsKept(text) || (Of(column)?.Values.Any(Holds(text)) ?? false));
    }

    private static Func<(string Text, PublishedPlace Place)[], bool> Holds(string text) =>
        entries => Array.Exists(entries, entry => entry.Text == text);

    private bool? CodesIn(PlaceColumn column, PlaceArea area) => regions.GetValueOrDefault(column)?[area].AreCodes;

    private RegionUse UseOf(PlaceColumn column, PlaceArea area)
    {
        var texts = column.Texts.Where((_, row) => areas.OfRows[row] == area).ToArray();
        return new RegionUse(
            PlaceColumn.AreCodes([.. texts.OfType<string>().Where(text => !column.IsKept(text)).Distinct()]),
            texts.Count(text => text is not null) * 2 > texts.Length);
    }

    private string[] RareTexts(PlaceColumn column, Func<PlaceArea, bool> isWanted) =>
        [.. column.Texts.Where((text, row) => text is not null && !column.IsKept(text) && isWanted(areas.OfRows[row]))!];

    // A region says which country it lies in, so no two countries may have the same.
    private void NoteCountries(PlaceColumn column)
    {
        for (var row = 0; row < column.Texts.Length; row++)
        {
            if (column.Texts[row] is { } text && column.IsKept(text) && areas.OfRows[row].Country is { } country)
            {
                countryOfRegion.TryAdd(text, country);
            }
        }

        foreach (var area in areas.All)
        {
            foreach (var place in PlacesOf(area))
            {
                if (column.TextOf(place, CodesIn(column, area)) is { } text)
                {
                    countryOfRegion.TryAdd(text, place.Country);
                }
            }
        }
    }

    private IEnumerable<PublishedPlace> PlacesOf(PlaceArea area) =>
        areas.PlacesOf(area).Where(place => area.Country is not null || elsewhere.Contains(place.Country));

    private bool IsClear(PublishedPlace place, PlaceArea area) => regions.Keys.All(column =>
        column.TextOf(place, CodesIn(column, area)) is not { } text || countryOfRegion.GetValueOrDefault(text) == place.Country);

    private void Choose(PlaceColumn column)
    {
        var chosen = new Dictionary<PlaceArea, (string Text, PublishedPlace Place)[]>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (needed, found) = (0, 0);
        foreach (var area in areas.All)
        {
            var rare = RareTexts(column, other => other == area);
            var candidates = Candidates(column, area)
                .Select(place => (Text: column.TextOf(place, CodesIn(column, area))!, Place: place))
                .Where(entry => entry.Text is not null && !column.IsKept(entry.Text) && taken.Add(entry.Text))
                .ToArray();
            var different = rare.Distinct(StringComparer.Ordinal).Count();
            (needed, found) = (needed + different, found + Math.Min(different, candidates.Length));
            var count = Math.Max(StandIns.CountOf(rare, candidates.Length), Known(column, area, candidates));
            chosen.Add(area, rare.Length == 0 ? [] : candidates[..count]);
        }

        if (found > 0 && found >= LeastPublished * needed)
        {
            pools.Add(column, chosen);
        }
    }

    // Regions of the cities that are chosen come first, and all of them are needed.
    private IEnumerable<PublishedPlace> Candidates(PlaceColumn column, PlaceArea area)
    {
        var cities = column.Type == SemanticType.Region ? CitiesOf(area) : [];
        var places = PlacesOf(area).Where(place => IsClear(place, area));
        return column.Type == SemanticType.Country && area.Country is not null ? [] : cities.Concat(places);
    }

    private int Known(PlaceColumn column, PlaceArea area, (string Text, PublishedPlace Place)[] candidates) => column.Type switch
    {
        SemanticType.Country => candidates.Length,
        SemanticType.Region => CitiesOf(area) is var cities ? candidates.Count(entry => cities.Contains(entry.Place)) : 0,
        _ => 0,
    };

    private HashSet<PublishedPlace> CitiesOf(PlaceArea area) =>
        [.. pools.Where(pool => pool.Key.Type == SemanticType.City).SelectMany(pool => pool.Value[area]).Select(entry => entry.Place)];

    /// <summary>How an area writes regions.</summary>
    /// <param name="AreCodes">Whether as codes rather than names; null where none is rare.</param>
    /// <param name="IsUsual">Whether most of its rows have one.</param>
    private sealed record RegionUse(bool? AreCodes, bool IsUsual);
}
