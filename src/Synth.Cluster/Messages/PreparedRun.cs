using Synth.Engine;

namespace Synth.Cluster.Messages;

/// <summary>What a prepared target told of the run: <see cref="LeaseSurvey"/> for the wire.</summary>
[GenerateSerializer]
internal sealed record PreparedRun(
    string RunId, int PartitionCount, long NewestToken, int[] Complete, PartitionRowCount[] Rows, bool IsPublished)
{
    public static PreparedRun Of(LeaseSurvey survey) => new(
        survey.RunId,
        survey.PartitionCount,
        survey.NewestToken,
        [.. survey.Complete],
        [
            .. survey.Rows.Select(rows => new PartitionRowCount(
                rows.Partition, new TableRowCount(rows.Table.Schema, rows.Table.Name, rows.Rows))),
        ],
        survey.IsPublished);
}
