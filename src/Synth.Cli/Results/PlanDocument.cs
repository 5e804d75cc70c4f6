using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What a run would do, as a JSON document.</summary>
internal sealed record PlanDocument(
    string? Source,
    string? Target,
    string Server,
    PlanDocument.ContentsEntry Contents,
    IEnumerable<InspectDocument.TableEntry> Tables,
    IReadOnlyDictionary<string, long> RowCounts,
    IEnumerable<PlanDocument.StatementEntry> Statements,
    IEnumerable<RunDocument.LossEntry> Losses)
{
    public static PlanDocument Of(ClonePlan plan, DatabaseAddress? source, DatabaseAddress? target) => new(
        source?.ToString(),
        target?.ToString(),
        plan.ServerVersion,
        new ContentsEntry(plan.Contents.TableCount, plan.Contents.IsFree),
        plan.Generation.Tables.Select(InspectDocument.TableEntry.Of),
        plan.RowCounts.ToDictionary(count => count.Key.ToString(), count => count.Value),
        plan.Statements.Select(statement => new StatementEntry(statement.Phase, statement.Sql)),
        plan.Ledger.Losses.Select(RunDocument.LossEntry.Of));

    internal sealed record ContentsEntry(int Tables, bool IsFree);

    internal sealed record StatementEntry(SchemaPhase Phase, string Sql);
}
