using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>The cities, regions and countries of a table, as far as published ones stand in for rare ones.</summary>
internal sealed class PlaceColumns
{
    private static readonly SemanticType[] Types = [SemanticType.City, SemanticType.Region, SemanticType.Country];

    private static readonly string[] Endings = ["code", "name", "iso", "iso2", "iso3", "abbr"];

    private const double MostShared = 0.1;

    private readonly Lazy<PlaceSet[]> sets;
    private readonly SourceTable table;
    private readonly EncodingContext context;

    /// <summary>Prepares a table; columns are looked at when they are first asked for.</summary>
    /// <param name="table">The sampled rows.</param>
    /// <param name="context">Who the rows belong to, and what the columns mean.</param>
    /// <param name="isNamed">Whether a column's values may repeat and are its own: those of keys are made otherwise.</param>
    public PlaceColumns(SourceTable table, EncodingContext context, Func<string, bool> isNamed)
    {
        this.table = table;
        this.context = context;
        sets = new Lazy<PlaceSet[]>(() => [.. Read(isNamed)]);
    }

    /// <summary>How a column is coded, and the codes of its sampled rows; null where no published places stand in.</summary>
    /// <param name="column">The column.</param>
    public (CategoryEncoder Encoder, byte[][] Codes)? EncoderOf(string column) =>
        sets.Value.Select(set => set.EncoderOf(column)).FirstOrDefault(found => found is not null);

    /// <summary>
    /// Whether what decides a column is only a postal code that hardly any families share: then published places, whose country settles the
    /// form of the code, say more.
    /// </summary>
    /// <param name="column">The decided column.</param>
    /// <param name="found">What decides it.</param>
    public bool Overrule(string column, Determination found) =>
        found.Columns.Any() && found.Columns.All(name => PlaceNames.IsPostal(name) && IsRarelyShared(name))
        && sets.Value.Any(set => set.EncoderOf(column) is not null);

    /// <summary>Adds where published places lie to what is known of the source's.</summary>
    /// <param name="way">The deciding columns.</param>
    /// <param name="column">The decided one.</param>
    /// <param name="known">What enough families share: the deciding columns, then the decided one; not changed.</param>
    public KnownValues Complete(ValueList<string> way, string column, KnownValues known)
    {
        var pairs = way.Count == 1 ? sets.Value.SelectMany(set => set.Pairs(way[0], column)).ToArray() : [];
        if (pairs.Length == 0)
        {
            return known;
        }

        var deciding = (BytesVector)ColumnVector.Create(known.Columns[0].Kind);
        var decided = (BytesVector)ColumnVector.Create(known.Columns[1].Kind);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < known.Columns[0].Count; row++)
        {
            deciding.AppendFrom(known.Columns[0], row);
            decided.AppendFrom(known.Columns[1], row);
            seen.Add(((BytesVector)known.Columns[0]).GetString(row) ?? "");
        }

        foreach (var (text, answer) in pairs.Where(pair => seen.Add(pair.Deciding)))
        {
            deciding.Append(text);
            if (answer is null)
            {
                decided.AppendNull();
            }
            else
            {
                decided.Append(answer);
            }
        }

        return new KnownValues([deciding, decided]);
    }

    private bool IsRarelyShared(string column)
    {
        if (table.Columns[table.IndexOf(column)] is not BytesVector { Kind: StorageKind.Utf8 } values)
        {
            return false;
        }

        var (kept, total) = CategoryEncoder.Shared(values, context);
        return kept.Sum(value => (long)value.Rows) <= MostShared * total;
    }

    private IEnumerable<PlaceSet> Read(Func<string, bool> isNamed) => table.Layout
        .Where(column => column.Type.WithoutDomain() is TextType && isNamed(column.Name))
        .Where(column => Types.Contains(context.Meanings!.Of(column.Name).Type))
        .Select(column => (Column: column, Values: (BytesVector)table.Columns[table.IndexOf(column.Name)]))
        .Where(entry => context.Meanings!.Of(entry.Column.Name).Type == SemanticType.City || !DistinctTexts.Are(entry.Values))
        .GroupBy(entry => ConcernOf(entry.Column.Name), entry => new PlaceColumn(
            entry.Column.Name,
            context.Meanings!.Of(entry.Column.Name).Type,
            entry.Values,
            ((TextType)entry.Column.Type.WithoutDomain()).MaxLength,
            context))
        .Where(group => group.Count() > 1 || !group.First().AreDistinct)
        .Select(group => PlaceSet.Of([.. group]))
        .OfType<PlaceSet>();

    // What the place is of: billing for billing_city and billing_country_code, nothing for city.
    private static string ConcernOf(string column)
    {
        var words = NameWords.Split(column);
        var kind = words.Length > 1 && Endings.Contains(words[^1]) ? 2 : 1;
        return string.Join(' ', words.SkipLast(kind));
    }
}
