using Synth.Connectors;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine.Tests.Demo;

/// <summary>A target in memory that keeps what it is told.</summary>
internal sealed class CollectingTarget : ITargetSession, ISchemaWriter, ITableLoader
{
    /// <summary>What happened, in order: begin, the phases, the tables loaded, publish, abandon.</summary>
    public List<string> Events { get; } = [];

    public Dictionary<string, List<ShopRow>> Rows { get; } = [];

    /// <summary>Called before each batch.</summary>
    public Action BeforeLoad { get; init; } = () => { };

    public ISchemaWriter SchemaWriter => this;

    public ITableLoader Loader => this;

    public DatabaseIdentity Identity { get; } = new("memory", "collector");

    public string ServerVersion => "1";

    public IIntegrityVerifier Verifier => throw new NotSupportedException();

    public ICatalogReader Catalog => throw new NotSupportedException();

    public ITableReader Tables => throw new NotSupportedException();

    public Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new TargetContents(0, null, false));

    public Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken) => Note("begin");

    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PublishAsync(CancellationToken cancellationToken) => Note("publish");

    public Task AbandonAsync() => Note("abandon");

    public SchemaTranslation Translate(DatabaseSchema source) => new(
        source,
        source.Tables.ToDictionary(table => table.Name, table => table with { Name = new TableName("main", table.Name.Name) }),
        new LossLedger([]));

    public IReadOnlyList<string> Render(SchemaChange change) => [];

    public Task ApplyAsync(SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken) =>
        Note(phase.ToString());

    public Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        BeforeLoad();
        if (!Rows.TryGetValue(table.Name.Name, out var rows))
        {
            Rows[table.Name.Name] = rows = [];
            Events.Add(table.Name.ToString());
        }

        Xunit.Assert.Equal(batch.Layout.Select(column => column.Name), columnNames);
        var copy = RecordBatch.Create(batch.Layout, batch.RowCount);
        for (var i = 0; i < batch.Columns.Count; i++)
        {
            for (var row = 0; row < batch.RowCount; row++)
            {
                copy.Columns[i].AppendFrom(batch.Columns[i], row);
            }
        }

        rows.AddRange(ShopRows.Rows(copy));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Note(string what)
    {
        Events.Add(what);
        return Task.CompletedTask;
    }
}
