namespace Synth.Modeling;

/// <summary>
/// The columns that name one place: a city, its region, its country. Places that too few families share give way to places of
/// <see cref="Gazetteer"/> that lie in the same country where enough families share that, and in any other one where not. Which ones they
/// are depends on how many there are, and not on what they are called.
/// </summary>
internal sealed class PlaceSet
{
    private readonly PlaceColumn[] columns;
    private readonly PlaceAreas areas;
    private readonly PlacePools pools;

    private PlaceSet(PlaceColumn[] columns, PlaceAreas areas)
    {
        this.columns = columns;
        this.areas = areas;
        pools = new PlacePools(columns, areas);
    }

    /// <summary>The set of some columns; null where nothing is known of where they lie.</summary>
    /// <param name="columns">The columns.</param>
    public static PlaceSet? Of(PlaceColumn[] columns)
    {
        var first = columns.GroupBy(column => column.Type).ToDictionary(group => group.Key, group => group.First());
        var areas = PlaceAreas.Of(
            first.GetValueOrDefault(SemanticType.City),
            first.GetValueOrDefault(SemanticType.Region),
            first.GetValueOrDefault(SemanticType.Country));
        return areas is null ? null : new PlaceSet(columns, areas);
    }

    /// <summary>How a column is coded, and the codes of its sampled rows; null where all texts are kept, or too few published.</summary>
    /// <param name="name">The column.</param>
    public (CategoryEncoder Encoder, byte[][] Codes)? EncoderOf(string name)
    {
        if (Find(name) is not { } column || pools.Of(column) is not { } found)
        {
            return null;
        }

        var told = areas.All.Where(area => found[area].Length > 0).ToArray();
        var encoder = CategoryEncoder.Of(
            column.Name, column.Kept, told.Select(area => Array.ConvertAll(found[area], entry => new CategoryValue(entry.Text, 1))));
        var first = encoder.Groups.Length - told.Length + 1;
        var codes = new byte[column.Texts.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.Texts[row] is not { } text ? (byte)0
                : column.IsKept(text) ? encoder.CodeOf(text)
                : (byte)(first + (Array.IndexOf(told, areas.OfRows[row]) is >= 0 and var place ? place : told.Length - 1));
        }

        return (encoder, [codes]);
    }

    /// <summary>Where the published places of a column lie by another column.</summary>
    /// <param name="name">The column that decides.</param>
    /// <param name="decided">The column that is decided.</param>
    /// <returns>Pairs of texts, the second one null where there is none.</returns>
    public IEnumerable<(string Deciding, string? Decided)> Pairs(string name, string decided)
    {
        if (Find(name) is not { } inner || Find(decided) is not { } outer || pools.Of(inner) is not { } found)
        {
            yield break;
        }

        foreach (var area in areas.All)
        {
            foreach (var (text, place) in found[area])
            {
                if (pools.TryFind(outer, area, place, out var answer))
                {
                    yield return (text, answer);
                }
            }
        }
    }

    private PlaceColumn? Find(string name) => Array.Find(columns, column => column.Name == name);
}
