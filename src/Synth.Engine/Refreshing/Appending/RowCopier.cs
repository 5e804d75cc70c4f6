using Synth.Connectors;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Loads the rows that a target holds into its next generation, as they are, and adds families to them.</summary>
/// <param name="model">The model.</param>
/// <param name="translation">The target's tables.</param>
/// <param name="target">The target, after the run began.</param>
/// <param name="root">The root of the tree that families are added to.</param>
/// <param name="observer">Is told how it goes.</param>
internal sealed class RowCopier(
    RelationalModel model, SchemaTranslation translation, ITargetSession target, TableName root, IRunObserver observer)
{
    /// <summary>More families than this times as many as are asked for, and some, are not tried.</summary>
    private const int MostTrials = 4;

    private const int FewestTrials = 1000;

    private readonly Dictionary<TableName, KeyWatch> watches = FamilyTrees.TablesOf(model.Plan, root)
        .ToDictionary(table => table.Name, table => new KeyWatch(translation.Tables[table.Name]));

    private readonly CountedTexts counted = new(model);

    private readonly Dictionary<TableName, long> rows = translation.Tables.Keys.ToDictionary(table => table, _ => 0L);

    /// <summary>Rows loaded per table, by its name in the source.</summary>
    public IReadOnlyDictionary<TableName, long> Rows => rows;

    /// <summary>Loads what is there.</summary>
    /// <exception cref="LoadException">The target refused a batch.</exception>
    public async Task CopyAsync(LastResult last, CancellationToken cancellationToken)
    {
        foreach (var table in model.Plan.Tables.Where(table => translation.Tables.ContainsKey(table.Name)))
        {
            await foreach (var batch in last.ReadAsync(table.Name, cancellationToken).ConfigureAwait(false))
            {
                using (batch)
                {
                    var columns = batch.Layout.Select(column => column.Name).ToValueList();
                    Take(table.Name, columns, batch);
                    await LoadAsync(table.Name, columns, batch, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Adds families. One that would repeat a unique value gives way to the next.</summary>
    /// <param name="sampler">The sample that they continue.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="workers">Threads that work at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">Too many of them would repeat unique values.</exception>
    public async Task AddAsync(RelationalSampler sampler, int first, int count, int workers, CancellationToken cancellationToken)
    {
        var end = first + ((long)MostTrials * count) + FewestTrials;
        var (missing, next) = (count, (long)first);
        while (missing > 0)
        {
            var trial = (int)Math.Min(missing, end - next);
            if (trial <= 0)
            {
                throw new SafetyException(
                    $"Only {count - missing} of {count} families of {root} could be added: all others would repeat values that are unique. "
                    + "The target is as it was; add fewer, or refresh it with a larger --scale.");
            }

            var families = sampler.Continue(root, (int)next, trial, counted, workers, cancellationToken);
            var tried = trial;
            for (var block = 0; block < families.BlockCount && tried == trial; block++)
            {
                var made = families.Generate(block, cancellationToken);
                if (FindLastThere(made) is { } last)
                {
                    // Where others gave way, an earlier run has come farther than there are families. This one begins after it.
                    tried = last + 1;
                    foreach (var part in made)
                    {
                        part.Rows.Dispose();
                    }
                }
                else
                {
                    missing -= await AddAsync(made, cancellationToken).ConfigureAwait(false);
                }
            }

            next += tried;
        }
    }

    // The last of the families whose key is there; null where none is.
    private int? FindLastThere(IReadOnlyList<FamilyRows> made) => watches[root].FindThere(ColumnsOf(root), made[0].Rows)
        .Select(row => (int?)made[0].Families[row]).LastOrDefault();

    private void Take(TableName table, ValueList<string> columns, RecordBatch batch)
    {
        watches.GetValueOrDefault(table)?.Take(columns, batch);
        foreach (var column in counted.ColumnsOf(table))
        {
            var name = translation.Tables[table].Columns[model.Schema.GetTable(table).IndexOf(column)].Name;
            counted.Take(table, column, (BytesVector)batch.Columns[columns.Index().First(entry => entry.Item == name).Index]);
        }
    }

    // The number of families that were taken.
    private async Task<int> AddAsync(IReadOnlyList<FamilyRows> made, CancellationToken cancellationToken)
    {
        var refused = made
            .SelectMany(part => watches[part.Table].FindTaken(ColumnsOf(part.Table), part.Rows).Select(row => part.Families[row]))
            .ToHashSet();
        foreach (var part in made)
        {
            using (part.Rows)
            {
                using var kept = Without(part, refused);
                var columns = ColumnsOf(part.Table);
                Take(part.Table, columns, kept);
                if (kept.RowCount > 0)
                {
                    await LoadAsync(part.Table, columns, kept, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return made[0].Families.Count - made[0].Families.Count(refused.Contains);
    }

    private async Task LoadAsync(TableName table, ValueList<string> columns, RecordBatch batch, CancellationToken cancellationToken)
    {
        await target.Loader.LoadAsync(translation.Tables[table], columns, batch, cancellationToken).ConfigureAwait(false);
        rows[table] += batch.RowCount;
        observer.OnRows(RunStage.Load, table, rows[table], rows[table]);
    }

    // The target's columns for those of generated rows, one for one and in order.
    private ValueList<string> ColumnsOf(TableName table) => model.Schema.GetTable(table).Columns.Index()
        .Where(column => column.Item.IsWritable)
        .Select(column => translation.Tables[table].Columns[column.Index].Name)
        .ToValueList();

    private static RecordBatch Without(FamilyRows part, HashSet<int> refused)
    {
        var result = RecordBatch.Create(part.Rows.Layout, part.Rows.RowCount);
        for (var row = 0; row < part.Rows.RowCount; row++)
        {
            for (var column = 0; column < result.Columns.Count && !refused.Contains(part.Families[row]); column++)
            {
                result.Columns[column].AppendFrom(part.Rows.Columns[column], row);
            }
        }

        return result;
    }
}
