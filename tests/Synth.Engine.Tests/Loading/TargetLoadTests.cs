using System.Collections.Concurrent;
using Synth.Connectors;
using Synth.Data;
using Synth.Engine.Tests.Demo;
using Synth.Modeling;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Engine.Tests.Loading;

/// <summary>Rows are loaded in the order of their keys where nothing says in which blocks they have to come.</summary>
public sealed class TargetLoadTests
{
    private static readonly RelationalModel Model = ShopModel.Default;

    [Fact]
    public async Task Keys_that_follow_time_are_loaded_ascending_and_all_rows_arrive()
    {
        Assert.SkipWhen(
            new DriveInfo(Path.GetTempPath()).DriveFormat is "tmpfs" or "ramfs", "Rows do not wait in memory, where temporary files are.");
        var inOrder = await LoadAsync(takesAnyOrder: true);
        var byBlocks = await LoadAsync(takesAnyOrder: false);
        foreach (var table in Model.Schema.Tables.Select(table => table.Name))
        {
            Assert.Equal(byBlocks.RowsOf(table).Order(StringComparer.Ordinal), inOrder.RowsOf(table).Order(StringComparer.Ordinal));
        }

        var orders = Model.Schema.Tables.First(table => table.Name.Name == "orders").Name;
        Assert.Equal(inOrder.KeysOf(orders).Order(), inOrder.KeysOf(orders));
        Assert.NotEqual(byBlocks.KeysOf(orders).Order(), byBlocks.KeysOf(orders));
    }

    private static async Task<CollectingLoader> LoadAsync(bool takesAnyOrder)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var sampler = RelationalSampler.Create(Model, new SampleOptions(3, 3), 2, cancellationToken);
        var loader = new CollectingLoader(sampler.BlockCount, takesAnyOrder);
        var tables = Model.Schema.Tables.ToDictionary(table => table.Name);
        using var load = new TargetLoad(
            Model, sampler, new SchemaTranslation(Model.Schema, tables, new LossLedger([])), loader, 2, 2, null, SilentObserver.Instance);
        await load.RunAsync(TimeProvider.System, cancellationToken);
        Assert.All(load.Results, result => Assert.Equal(sampler.RowCounts[result.Key], result.Value.Rows));
        return loader;
    }

    /// <summary>Keeps the rows as they come.</summary>
    private sealed class CollectingLoader(int blockCount, bool takesAnyOrder) : IBlockLoader
    {
        private readonly ConcurrentDictionary<TableName, List<(long Key, string Text)>> rows = new();

        public int Begin => 0;

        public int End => blockCount;

        public bool TakesAnyOrder => takesAnyOrder;

        public IEnumerable<string> RowsOf(TableName table) => rows[table].Select(row => row.Text);

        public IReadOnlyList<long> KeysOf(TableName table) => [.. rows[table].Select(row => row.Key)];

        public long RowsBefore(Table table) => 0;

        public bool IsLoaded(Table table, int block) => false;

        public Task LoadAsync(Table table, ValueList<string> columnNames, TableRows rows, int block, CancellationToken cancellationToken)
        {
            var keys = rows.Rows.Columns[0] as FixedVector<long>;
            this.rows.GetOrAdd(table.Name, _ => []).AddRange(
                RowText.Of(rows.Rows).Select((text, row) => (keys is null ? 0 : keys.Values[row], text)));
            return Task.CompletedTask;
        }

        public Task FinishBlockAsync(int block, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
