using System.Globalization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Recognises reference tables (countries, statuses, categories): few rows, much referenced, a key with names, codes or labels,
/// and nothing personal, measured, or dated. Few rows alone do not make one: it would catch the customers of a small shop.
/// </summary>
internal static class ReferenceTableRule
{
    private const int MostRows = 1000;
    private const int LeastReferencesPerRow = 5;

    // Lists that are published, whoever looks things up in them.
    private static readonly HashSet<string> Published = new(StringComparer.OrdinalIgnoreCase)
    {
        "country", "countries", "state", "states", "province", "provinces", "continent", "continents", "currency", "currencies",
        "language", "languages", "timezone", "timezones",
    };

    public static (bool IsReference, string Reason) Explain(
        Table table, DatabaseSchema schema, IReadOnlyDictionary<TableName, long> rowCounts)
    {
        var rows = rowCounts.GetValueOrDefault(table.Name);
        if (rows > MostRows)
        {
            return (false, string.Create(CultureInfo.InvariantCulture, $"more than {MostRows} rows"));
        }

        var references = schema.Tables
            .Where(other => other.Name != table.Name)
            .SelectMany(other => other.ForeignKeys.Where(key => key.ReferencedTable == table.Name)
                .Select(_ => rowCounts.GetValueOrDefault(other.Name)))
            .Sum();
        var isPublished = references == 0 && rows > 1 && table.ForeignKeys.Count == 0
            && Published.Contains(PersonalNames.Split(table.Name.Name).Last());
        if (references < LeastReferencesPerRow * rows && !isPublished)
        {
            return (false, references == 0 ? "nothing references it" : "it is referenced too seldom for a reference table");
        }

        if (PersonalNames.IsPersonal(table.Name.Name))
        {
            return (false, "its name says that it holds persons or companies");
        }

        var keys = table.ForeignKeys.SelectMany(key => key.ReferencingColumns)
            .Concat(table.PrimaryKey?.Columns ?? [])
            .ToHashSet();
        foreach (var column in table.Columns.Where(column => !keys.Contains(column.Name)))
        {
            if (PersonalNames.IsPersonal(column.Name))
            {
                return (false, $"column {column.Name} may be personal");
            }

            if (IsMeasured(column.Type))
            {
                return (false, $"column {column.Name} holds measurements or times");
            }
        }

        return (true, string.Create(
            CultureInfo.InvariantCulture,
            $"reference table: {rows} rows of names or codes, {(isPublished ? "a published list" : $"referenced {references} times")}; "
            + $"copied as it is"));
    }

    private static bool IsMeasured(ColumnType type) => type switch
    {
        DomainType domain => IsMeasured(domain.Underlying),
        IntegerType { Bits: > 8 } or DecimalType or FloatType or DateType or TimeType or TimestampType or IntervalType => true,
        _ => false,
    };
}
