using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Compares what a model was fitted to with the source and the configuration of today.</summary>
internal static class DriftFinder
{
    /// <summary>Reads the catalog and compares.</summary>
    /// <param name="source">The source.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">The configuration of today, and whether rows and values are compared too.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ValueList<DriftEntry>> FindAsync(
        IDatabaseSession source,
        RelationalModel model,
        RefreshOptions options,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        observer.OnStage(RunStage.CheckDrift);
        var now = SourceScope.Of(await source.Catalog.ReadAsync(cancellationToken).ConfigureAwait(false), options.Run);
        var rows = options.DriftRows is { } share
            ? await RowDrift.FindAsync(source, model.Plan, now, share, cancellationToken).ConfigureAwait(false)
            : [];
        var values = options.DriftValues is { } index
            ? await ValueDrift.FindAsync(source, model, now, index, options.Run, observer, cancellationToken).ConfigureAwait(false)
            : [];
        return [.. Find(model.Plan, now, options.Run), .. rows, .. values];
    }

    /// <summary>Compares a plan with a catalog, of which what is left out is taken away already.</summary>
    public static ValueList<DriftEntry> Find(GenerationPlan plan, DatabaseSchema now, RunOptions options)
    {
        var modes = SourceScope.PlanOptionsOf(now, options).Modes;
        var changed = plan.Tables
            .Where(table => modes.TryGetValue(table.Name, out var mode) && mode != table.Mode)
            .Select(table => new DriftEntry(
                DriftKind.Changed,
                $"configuration of table {table.Name}",
                $"mode {Name(table.Mode)} → {Name(modes[table.Name])}"));
        return [.. SchemaDrift.Compare(plan.Schema, now), .. changed];
    }

    private static string Name(TableMode mode) => mode switch
    {
        TableMode.Synthesize => "synthesize",
        TableMode.Copy => "copy",
        TableMode.Empty => "empty",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "An unknown mode."),
    };
}
