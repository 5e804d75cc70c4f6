using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Benchmarks.FitCurve;

/// <summary>Reads samples of families, as a fit does.</summary>
internal static class SourceSamples
{
    private const int BatchRows = 8192;

    /// <summary>The sample that a fit with these options learns from.</summary>
    public static async Task<SourceSample> ReadAsync(IDatabaseSession session, GenerationPlan plan, FitOptions options)
    {
        var builder = new SourceSampleBuilder(plan, options.SampleRows, options.HoldoutFraction);
        foreach (var table in plan.Tables.Where(table => table.Mode != TableMode.Empty))
        {
            await foreach (var batch in session.Tables.ReadAsync(table.Table, BatchRows, CancellationToken.None))
            {
                using (batch)
                {
                    builder.Add(table.Name, batch);
                }
            }
        }

        return builder.Build();
    }
}
