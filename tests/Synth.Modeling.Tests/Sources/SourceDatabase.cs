using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests;

/// <summary>A source database in memory. Values are written as <see cref="BatchBuilder"/> takes them.</summary>
internal sealed class SourceDatabase
{
    private readonly Dictionary<TableName, object?[][]> rows;

    private SourceDatabase(DatabaseSchema schema, Dictionary<TableName, object?[][]> rows)
    {
        Schema = schema;
        this.rows = rows;
    }

    public DatabaseSchema Schema { get; }

    /// <summary>A fit that is quick rather than good.</summary>
    public static FitOptions QuickFit { get; } = new() { TreeCount = 2, Workers = 2 };

    public static SourceDatabase Of(params IEnumerable<(Table Table, IEnumerable<object?[]> Rows)> tables) => Of(null, tables);

    /// <summary>Tables whose expressions are in the dialect of an engine.</summary>
    public static SourceDatabase Of(string? engine, IEnumerable<(Table Table, IEnumerable<object?[]> Rows)> tables)
    {
        var all = tables.ToArray();
        var neutral = SchemaBuilder.Database(all.Select(entry => entry.Table));
        return new SourceDatabase(
            neutral with { Engine = engine ?? neutral.Engine },
            all.ToDictionary(entry => entry.Table.Name, entry => entry.Rows.ToArray()));
    }

    /// <summary>The same tables without rows.</summary>
    public SourceDatabase Empty() => new(Schema, rows.ToDictionary(entry => entry.Key, _ => Array.Empty<object?[]>()));

    public object?[][] RowsOf(string table) => rows[new TableName(table)];

    public DatabaseProfile Profile() => new(
        rows.ToDictionary(entry => entry.Key, entry => (long)entry.Value.Length),
        Schema.Tables.SelectMany(table => table.ForeignKeys.Select(key => (table.Name, Key: key)))
            .ToDictionary(entry => entry, entry => Measure(entry.Name, entry.Key)));

    public GenerationPlan Plan() => GenerationPlanner.Create(Schema, Profile());

    /// <summary>A sample of the rows as they stand.</summary>
    public SourceSample Sample(long rowLimit = 1_000_000) => Sample(rowLimit, (_, table) => [table]);

    /// <summary>A sample of the rows as they arrive.</summary>
    /// <param name="rowLimit">About how many rows of the largest table are kept.</param>
    /// <param name="arrive">The batches in which the rows of a table arrive.</param>
    public SourceSample Sample(long rowLimit, Func<TableName, object?[][], IEnumerable<object?[][]>> arrive)
    {
        var plan = Plan();
        var builder = new SourceSampleBuilder(plan, rowLimit);
        foreach (var table in plan.Tables)
        {
            foreach (var part in arrive(table.Name, rows[table.Name]))
            {
                using var batch = BatchBuilder.Create(table.Table, part);
                builder.Add(table.Name, batch);
            }
        }

        return builder.Build();
    }

    public RelationalModel Fit(FitOptions? options = null)
    {
        using var sample = Sample();
        return RelationalSynthesizer.Fit(sample, options ?? QuickFit, null, TestContext.Current.CancellationToken);
    }

    /// <summary>The rows that a model of this source gives.</summary>
    public SyntheticDatabase Clone(double scale = 1, long seed = 1, FitOptions? options = null) =>
        SyntheticDatabase.Generate(Fit(options), new SampleOptions(seed, scale));

    private ForeignKeyStatistics Measure(TableName name, ForeignKey key)
    {
        var table = Schema.GetTable(name);
        var indexes = key.ReferencingColumns.Select(table.IndexOf).ToArray();
        var used = rows[name]
            .Select(row => indexes.Select(index => row[index]).ToArray())
            .Where(values => values.All(value => value is not null))
            .Select(values => string.Join('|', values))
            .ToArray();
        return new ForeignKeyStatistics(used.Length, used.Distinct().Count());
    }
}
