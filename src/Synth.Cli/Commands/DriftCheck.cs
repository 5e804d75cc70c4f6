using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary>What <c>--check</c> does: compares a source with a kept model, and writes nothing.</summary>
internal sealed class DriftCheck(CommandHost host, OutputOptions output)
{
    /// <summary>Compares and prints the differences.</summary>
    /// <returns>The exit code: that of drift when there are any.</returns>
    /// <exception cref="ConfigurationException">No model is named.</exception>
    public async Task<int> RunAsync(
        ParseResult parsed, DatabaseEndpoint source, RefreshOptions options, CancellationToken cancellationToken)
    {
        var path = options.ModelPath
            ?? throw new ConfigurationException("There is nothing to compare with. Name the kept model with --model.");
        var drift = await output.Progress(parsed, host).RunAsync(observer =>
            new RefreshRun(options, observer, host.Clock).CheckAsync(source, cancellationToken));
        new RefreshReport(host, output).WriteDrift(parsed, drift, source.Address, path);
        return (int)(drift.Count == 0 ? ExitCode.Success : ExitCode.Drift);
    }
}
