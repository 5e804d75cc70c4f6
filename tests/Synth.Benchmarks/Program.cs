using System.Globalization;
using BenchmarkDotNet.Running;
using Synth.Benchmarks.Ablation;
using Synth.Benchmarks.BatchFormat;
using Synth.Benchmarks.ClusterCost;
using Synth.Benchmarks.ClusterScale;
using Synth.Benchmarks.Evaluating;
using Synth.Benchmarks.FitCurve;
using Synth.Benchmarks.Kernels;
using Synth.Benchmarks.LargeClone;
using Synth.Benchmarks.LinearCost;
using Synth.Benchmarks.Privacy;
using Synth.Benchmarks.Reading;
using Synth.Benchmarks.SharedFits;
using Synth.Benchmarks.Structures;
using Synth.Benchmarks.Wide;
using Synth.Benchmarks.WideCatalog;
using Synth.Benchmarks.WholeRun;
using Synth.Connectors;
using Synth.Connectors.Sqlite;
using Synth.Engine;

return args switch
{
    ["batch-format"] => BatchFormatBenchmark.Run(rowCount: 1_000_000),
    ["batch-format", var rows] when int.TryParse(rows, out var rowCount) && rowCount > 0 => BatchFormatBenchmark.Run(rowCount),
    [BatchFormatPass.Verb, .. var rest] => BatchFormatPass.Run(rest),
    ["large-clone"] => await LargeCloneBenchmark.RunAsync(parents: 1_000_000, children: 3_000_000),
    ["large-clone", var first, var second] when long.TryParse(first, out var parents) && long.TryParse(second, out var children) =>
        await LargeCloneBenchmark.RunAsync(parents, children),
    ["evaluate"] => await EvaluationBenchmark.RunAsync(tables: 10, rows: 100_000),
    ["evaluate", var first, var second] when int.TryParse(first, out var tables)
        && tables > 1 && long.TryParse(second, out var rowsPerTable) =>
        await EvaluationBenchmark.RunAsync(tables, rowsPerTable),
    ["wide-catalog"] => await WideCatalogBenchmark.RunAsync(tables: 2300),
    ["wide-catalog", var count] when int.TryParse(count, out var tables) && tables > 0 => await WideCatalogBenchmark.RunAsync(tables),
    ["ablation", var folder, var count, .. var files] when files.Length > 0 && int.TryParse(count, out var seeds) && seeds > 0 =>
        await AblationBenchmark.RunAsync(folder, seeds, files),
    ["fit-curve", var file, var count, .. var sizes] when int.TryParse(count, out var seeds) && seeds > 0 && sizes.Length > 0 =>
        await FitCurveBenchmark.RunAsync(file, seeds, Array.ConvertAll(sizes, size => long.Parse(size, CultureInfo.InvariantCulture))),
    ["whole-run", var engine, .. var rest] => await WholeRunBenchmark.RunAsync(
        engine,
        rest is [var size, ..] ? double.Parse(size, CultureInfo.InvariantCulture) : 1,
        rest is [_, var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 3),
    ["whole-run-source", var file, .. var rest] =>
        await WriteSourceAsync(file, rest is [var size] ? double.Parse(size, CultureInfo.InvariantCulture) : 1),
    ["linear-cost"] => LinearCostBenchmark.Run("all"),
    ["linear-cost", var series] => LinearCostBenchmark.Run(series),
    ["reading"] => await ReadingBenchmark.RunAsync(size: 1, rounds: 3),
    ["reading", var size, var rounds] => await ReadingBenchmark.RunAsync(
        double.Parse(size, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["privacy-audit"] => PrivacyAuditBenchmark.Run(runs: 1000),
    ["privacy-audit", var count] when int.TryParse(count, out var runs) && runs > 9 => PrivacyAuditBenchmark.Run(runs),
    ["cluster-cost", var program, var model, .. var scales] when scales.Length > 0 =>
        await ClusterCostBenchmark.RunAsync(program, model, scales),
    ["wide-rows", var count, var width] when int.TryParse(count, out var rows) && int.TryParse(width, out var columns) =>
        WideBenchmark.Run(rows, columns),
    ["structures", var folder] => await StructuresBenchmark.RunAsync(folder),
    ["shared-fit", var program, var quality, .. var sources]
        when sources.Length > 0 && Enum.TryParse<Quality>(quality, ignoreCase: true, out var effort) =>
        await SharedFitBenchmark.RunAsync(program, effort, sources),
    ["cluster-scale", var plot] => ClusterScaleBenchmark.Run(plot),
    ["kernels", .. var rest] => RunKernels(rest),
    _ => Usage(),
};

static async Task<int> WriteSourceAsync(string file, double size)
{
    await RetailSource.CreateAsync(
        new DatabaseEndpoint(new SqliteConnector(), new DatabaseAddress { Scheme = "sqlite", Database = file }), size);
    return 0;
}

static int RunKernels(string[] arguments)
{
    BenchmarkSwitcher.FromTypes([typeof(RandomStreamBenchmarks), typeof(LearningBenchmarks), typeof(RowBenchmarks)]).Run(arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/Synth.Benchmarks -- <benchmark>
          batch-format [rows]                our vectors against Apache Arrow's arrays, end to end
          large-clone [parents] [children]   a clone of a large PostgreSQL database, beside pg_dump | psql
          evaluate [tables] [rows]           an evaluation of pairs of tables at the default budget
          wide-catalog [tables]              reading the catalog of a database of many tables, on each engine that is here
          ablation <folder> <seeds> <file>…  clones of SQLite databases without one mechanism of the model each, to be scored
          fit-curve <file> <seeds> <rows>…   fits of a SQLite database on samples of several sizes: seconds, and what an evaluation says
          whole-run postgres|mariadb|sqlite [size] [rounds]
                                             clone and generate of 5,000,000 · size rows in ten tables, beside the engine's own copy
          whole-run-source file [size]       the source of whole-run as a SQLite file, to look into a run with a profiler
          linear-cost [rows|columns|tables]  what rows, columns and tables cost, without any database
          reading [size] [rounds]            tables of PostgreSQL read and sampled, beside the server's own COPY
          privacy-audit [runs]               what can be proved of a family from models with differential privacy, beside what was promised
          cluster-cost <synth.dll> <model> <scale>…
                                             processor seconds of 1, 2 and 4 workers beside one process, into PostgreSQL
          wide-rows <rows> <columns>         a fit of a table of few rows and many columns, most of which say nothing new
          structures <folder>                databases of structures that the public ones lack, in two halves each, to be cloned and scored
          shared-fit <synth.dll> <quality> <source.db>…
                                            what part of a fit helpers divide, and what fits cost with none, 1, 2 and 4 of them
          cluster-scale <plot.svg>           simulated runs of 1 to 200 workers and 10 billion rows, as a table and a plot
          kernels [--filter '*x*']           small functions, by BenchmarkDotNet
        """);
    return 2;
}
