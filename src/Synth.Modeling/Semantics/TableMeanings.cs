using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What the columns of a sampled table mean, found when asked for.</summary>
internal sealed class TableMeanings
{
    private readonly Table table;
    private readonly IReadOnlyDictionary<string, SemanticType> given;
    private readonly Dictionary<string, ColumnMeaning> found = new(StringComparer.Ordinal);
    private readonly Func<string, ColumnVector?> vectorOf;

    /// <summary>The meanings of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="vectorOf">The sampled values of a column; null for one without.</param>
    /// <param name="options">Says what the user has decided.</param>
    public TableMeanings(Table table, Func<string, ColumnVector?> vectorOf, FitOptions options)
    {
        this.table = table;
        this.vectorOf = vectorOf;
        given = options.Meanings.Where(entry => entry.Table == table.Name)
            .ToDictionary(entry => entry.Column, entry => entry.Meaning, StringComparer.Ordinal);
    }

    private TableMeanings(TableMeanings other, string column)
    {
        table = other.table with { Columns = other.table.Columns.Where(candidate => candidate.Name == column).ToValueList() };
        vectorOf = other.vectorOf;
        given = other.given;
        found[column] = other.Of(column);
    }

    /// <summary>The meaning of a single column, without the others of the table.</summary>
    public TableMeanings Alone(string column) => new(this, column);

    /// <summary>The sampled values of a column; null for one without.</summary>
    public ColumnVector? VectorOf(string column) => vectorOf(column);

    /// <summary>What a column means.</summary>
    public ColumnMeaning Of(string column)
    {
        if (!found.TryGetValue(column, out var meaning))
        {
            found.Add(column, meaning = Find(column));
        }

        return meaning;
    }

    /// <summary>The first column of a meaning other than a given one; null when there is none.</summary>
    public string? ColumnOf(SemanticType type, string except) =>
        table.Columns.FirstOrDefault(column => column.Name != except && column.IsWritable && Of(column.Name).Type == type)?.Name;

    /// <summary>The columns that hold dates or timestamps.</summary>
    public IEnumerable<Column> Dates() => table.Columns.Where(column => column.Type is DateType or TimestampType && column.IsWritable);

    private ColumnMeaning Find(string name)
    {
        var column = table.FindColumn(name);
        var vector = vectorOf(name);
        if (column is null || vector is null)
        {
            return ColumnMeaning.None;
        }

        var meaning = MeaningDetector.Detect(table, column, vector);
        return given.TryGetValue(name, out var type) ? new ColumnMeaning(type, 1, meaning.Locale) : meaning;
    }
}
