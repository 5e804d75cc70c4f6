using BenchmarkDotNet.Running;
using Synth.Benchmarks.BatchFormat;
using Synth.Benchmarks.Kernels;

return args switch
{
    ["batch-format"] => BatchFormatBenchmark.Run(rowCount: 1_000_000),
    ["batch-format", var rows] when int.TryParse(rows, out var rowCount) && rowCount > 0 => BatchFormatBenchmark.Run(rowCount),
    [BatchFormatPass.Verb, .. var rest] => BatchFormatPass.Run(rest),
    ["kernels", .. var rest] => RunKernels(rest),
    _ => Usage(),
};

static int RunKernels(string[] arguments)
{
    BenchmarkSwitcher.FromTypes([typeof(RandomStreamBenchmarks)]).Run(arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/Synth.Benchmarks -- <benchmark>
          batch-format [rows]        our vectors against Apache Arrow's arrays, end to end
          kernels [--filter '*x*']   small functions, by BenchmarkDotNet
        """);
    return 2;
}
