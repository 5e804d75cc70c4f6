using Synth.Engine;
using Synth.Modeling;

namespace Synth.EndToEnd.Tests;

/// <summary>Whole runs with the least effort in fitting.</summary>
internal static class Clone
{
    public static RunOptions Options { get; } = new() { Quality = Quality.Fast, Workers = 2 };

    /// <summary>From a source to a target in one run.</summary>
    public static Task<RunResult> RunAsync(ScratchDatabase source, ScratchDatabase target, RunOptions? options = null) =>
        RunAsync(source, target, options ?? Options, SilentObserver.Instance, CancellationToken.None);

    /// <summary>From a source to a target in one run that is watched and may be stopped.</summary>
    public static Task<RunResult> RunAsync(
        ScratchDatabase source, ScratchDatabase target, RunOptions options, IRunObserver observer, CancellationToken cancellationToken) =>
        new SynthesisRun(options, observer, TimeProvider.System).CloneAsync(source.Endpoint, target.Endpoint, cancellationToken);

    /// <summary>From a model to a target.</summary>
    public static Task<RunResult> GenerateAsync(RelationalModel model, ScratchDatabase target, RunOptions? options = null) =>
        new SynthesisRun(options ?? Options, SilentObserver.Instance, TimeProvider.System)
            .GenerateAsync(model, target.Endpoint, CancellationToken.None);

    /// <summary>A model of a source, written to a file and read from it again.</summary>
    public static async Task<RelationalModel> FitAsync(ScratchDatabase source, RunOptions? options = null)
    {
        await using var session = await source.Endpoint.Connector.OpenSourceAsync(source.Endpoint.Address, CancellationToken.None);
        var model = await SourceFitter.FitAsync(session, options ?? Options, SilentObserver.Instance, CancellationToken.None);
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        return ModelFile.Read(file);
    }
}
