using System.Security.Cryptography;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cluster.Messages;

/// <summary>All that a worker needs to take part in a run, but for the way to the target, which each worker knows by itself.</summary>
/// <param name="Key">What decides every byte of the run.</param>
/// <param name="RunId">The run's identifier.</param>
/// <param name="Model">The model as its file has it.</param>
/// <param name="Checksum">The SHA-256 of the model's bytes.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Scale">Rows relative to the source's.</param>
/// <param name="EdgeCaseRate">The share of values that become edge cases.</param>
/// <param name="Sizes">Sizes of tables that do not follow the scale.</param>
/// <param name="Before">Statements that come before the tables.</param>
/// <param name="After">Statements that come last.</param>
/// <param name="Replaces">Whether what the target holds is replaced.</param>
/// <param name="ConfirmedName">The target's name, where it was confirmed.</param>
/// <param name="Limits">How the run is handed out.</param>
/// <param name="MayBegin">
/// Whether the run may begin now; else it only goes on where it is, so that nobody's late reminder begins it again.
/// </param>
[GenerateSerializer]
internal sealed record RunJob(
    string Key,
    string RunId,
    byte[] Model,
    byte[] Checksum,
    long Seed,
    double Scale,
    double EdgeCaseRate,
    SizeEntry[] Sizes,
    string[] Before,
    string[] After,
    bool Replaces,
    string? ConfirmedName,
    LeaseLimits Limits,
    bool MayBegin)
{
    public static RunJob Of(string key, string runId, PackedModel model, LeasedRunOptions options, LeaseLimits limits) => new(
        key,
        runId,
        model.File.ToArray(),
        model.Checksum.ToArray(),
        options.Sampling.Seed,
        options.Sampling.Scale,
        options.Sampling.EdgeCaseRate,
        [.. options.Sampling.Sizes.Select(size => new SizeEntry(size.Key.Schema, size.Key.Name, size.Value.Rows, size.Value.Scale))],
        [.. options.Hooks.Before],
        [.. options.Hooks.After],
        options.Replacement is not null,
        options.Replacement?.ConfirmedName,
        limits,
        MayBegin: true);

    /// <exception cref="ClusterException">The model did not arrive as it was sent.</exception>
    public PackedModel ReadModel()
    {
        if (!SHA256.HashData(Model).AsSpan().SequenceEqual(Checksum))
        {
            throw new ClusterException("The model did not arrive as it was sent: its checksum does not match. Submit the run again.");
        }

        return PackedModel.Read(Model);
    }

    public LeasedRunOptions ToOptions(int workers) => new(
        new SampleOptions(Seed, Scale)
        {
            EdgeCaseRate = EdgeCaseRate,
            Sizes = Sizes.ToDictionary(size => new TableName(size.Schema, size.Name), size => new TableSize(size.Rows, size.Scale)),
        },
        new HookSettings(Before.ToValueList(), After.ToValueList()),
        Replaces ? new ReplacementOptions { ConfirmedName = ConfirmedName } : null,
        workers);
}
