using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests;

/// <summary>The rows that a model gives, put in the order of their tables' positions.</summary>
internal sealed class SyntheticDatabase
{
    private readonly Dictionary<TableName, List<object?[]>> rows;

    private SyntheticDatabase(RelationalModel model,
        IReadOnlyDictionary<TableName, long> rowCounts, Dictionary<TableName, List<object?[]>> rows)
    {
        Model = model;
        RowCounts = rowCounts;
        this.rows = rows;
    }

    public RelationalModel Model { get; }

    /// <summary>How many rows the sampler announced.</summary>
    public IReadOnlyDictionary<TableName, long> RowCounts { get; }

    /// <summary>The tables of which some rows were not drawn again.</summary>
    public IReadOnlyList<string> KeptTables { get; private init; } = [];

    public static SyntheticDatabase Generate(
        RelationalModel model, SampleOptions options, int workers = 1, bool backwards = false, string? folder = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var sampler = RelationalSampler.Create(model, options, folder ?? Path.GetTempPath(), workers, cancellationToken);
        var blocks = new IReadOnlyList<TableRows>[sampler.BlockCount];
        var order = Enumerable.Range(0, blocks.Length).Select(i => backwards ? blocks.Length - 1 - i : i);
        if (workers == 1)
        {
            foreach (var block in order)
            {
                blocks[block] = sampler.Generate(block, cancellationToken);
            }
        }
        else
        {
            var settings = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
            Parallel.ForEach(order, settings, block => blocks[block] = sampler.Generate(block, cancellationToken));
        }

        var rows = model.Schema.Tables.ToDictionary(table => table.Name, _ => new List<object?[]>());
        foreach (var part in blocks.SelectMany(block => block))
        {
            using var batch = part.Rows;
            rows[part.Table].AddRange(Enumerable.Range(0, batch.RowCount)
                .Select(row => batch.Columns.Select(column => ValueAt(column, row)).ToArray()));
        }

        return new SyntheticDatabase(model, sampler.RowCounts, rows)
        {
            KeptTables = [.. rows.Keys.Where(table => sampler.CountKept(table) > 0).Select(table => table.Name)],
        };
    }

    public IReadOnlyList<object?[]> RowsOf(string table) => rows[new TableName(table)];

    public IReadOnlyList<object?[]> RowsOf(TableName table) => rows[table];

    /// <summary>The values of a column, nulls included.</summary>
    public object?[] Column(string table, string column)
    {
        var index = Model.Schema.GetTable(new TableName(table)).IndexOf(column);
        return [.. RowsOf(table).Select(row => row[index])];
    }

    /// <summary>The values of a column of a reference type or type of numbers, without nulls.</summary>
    public T[] Column<T>(string table, string column) => [.. Column(table, column).OfType<T>()];

    /// <summary>All rows as text; equal when the databases are.</summary>
    public string Text() => string.Join('\n', rows.OrderBy(entry => entry.Key)
        .SelectMany(entry => entry.Value.Select(row => $"{entry.Key}: {string.Join(" | ", row.Select(TextOf))}")));

    /// <summary>A value of a vector, as <see cref="BatchBuilder"/> takes it.</summary>
    public static object? ValueAt(ColumnVector column, int row) => column.IsNull(row) ? null : column switch
    {
        FixedVector<long> numbers => numbers.Values[row],
        FixedVector<double> numbers => numbers.Values[row],
        FixedVector<Int128> numbers => numbers.Values[row],
        FixedVector<Guid> identifiers => identifiers.Values[row],
        BytesVector { Kind: StorageKind.Binary } bytes => bytes[row].ToArray(),
        BytesVector texts => texts.GetString(row),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown vector."),
    };

    private static string TextOf(object? value) => value switch
    {
        null => "∅",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"'{value}'",
    };
}
