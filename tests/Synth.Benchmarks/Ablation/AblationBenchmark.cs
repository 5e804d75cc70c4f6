using System.Diagnostics;
using System.Globalization;
using Synth.Benchmarks.FitCurve;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Benchmarks.Ablation;

/// <summary>
/// Clones SQLite databases with each mechanism of the model left out in turn, each into a file of its own, to be judged by
/// <c>synth evaluate</c> or any other scorer.
/// </summary>
internal static class AblationBenchmark
{
    private static readonly SqliteConnector Connector = new();

    /// <summary>Writes a file per database, variant and seed.</summary>
    /// <param name="folder">Where to; it is made when it is not there. Files of that name are replaced.</param>
    /// <param name="seeds">How many seeds, from 1 on.</param>
    /// <param name="databases">The SQLite files.</param>
    public static async Task<int> RunAsync(string folder, int seeds, string[] databases)
    {
        Directory.CreateDirectory(folder);
        foreach (var database in databases)
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                await RunAsync(folder, seed, database);
            }
        }

        return 0;
    }

    private static async Task RunAsync(string folder, int seed, string database)
    {
        var run = new RunOptions { Seed = seed, HoldoutFraction = 0 };
        await using var session =
            await Connector.OpenSourceAsync(new DatabaseAddress { Scheme = "sqlite", Database = database }, CancellationToken.None);
        var plan = await SourceFitter.PlanAsync(session, run, SilentObserver.Instance, CancellationToken.None);
        var options = FitOptions.Default with { Seed = seed, HoldoutFraction = 0 };
        using var sample = await SourceSamples.ReadAsync(session, plan, options);
        ValueList<string> rules = [];
        foreach (var variant in AblationVariant.All)
        {
            var begin = Stopwatch.GetTimestamp();
            var model = RelationalSynthesizer.Fit(sample, variant.Options(options, rules), null, CancellationToken.None);
            rules = rules.Count > 0 ? rules : [.. model.Rules.Select(rule => rule.Name)];
            var fitted = Stopwatch.GetElapsedTime(begin);
            var file = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(database)}.{variant.Name}.{seed}.sqlite");
            File.Delete(file);
            var target = new DatabaseEndpoint(Connector, new DatabaseAddress { Scheme = "sqlite", Database = file });
            await new SynthesisRun(run, SilentObserver.Instance, TimeProvider.System).GenerateAsync(model, target, CancellationToken.None);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: fitted in {fitted.TotalSeconds:0.0} s, {model.Rules.Count} rules, whole "
                + $"{Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s"));
        }
    }
}
