using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>All settings that are in effect, as JSON. Addresses are without their passwords.</summary>
internal sealed record EffectiveDocument(
    string? Source,
    string? Target,
    long Seed,
    double Scale,
    int Workers,
    Quality Quality,
    IEnumerable<string> Include,
    IEnumerable<string> Exclude,
    IEnumerable<EffectiveDocument.TableEntry> Tables,
    IEnumerable<VirtualKey> VirtualKeys,
    PrivacySettings Privacy)
{
    /// <summary>What is special about tables.</summary>
    internal sealed record TableEntry(string Pattern, ConfiguredMode? Mode, long? Rows, double? Scale);

    /// <summary>The document of a configuration and the options that came of it.</summary>
    /// <exception cref="AddressException">An address cannot be understood.</exception>
    public static EffectiveDocument Of(SynthConfiguration configuration, RunOptions options, Func<string, string?> variable)
    {
        var fit = options.Privacy.ApplyTo(options.Quality.ToFitOptions());
        return new EffectiveDocument(
            Redact(variable("SYNTH_SOURCE") ?? configuration.Source.Address),
            Redact(variable("SYNTH_TARGET") ?? configuration.Target.Address),
            options.Seed,
            options.Scale,
            options.Workers,
            options.Quality,
            options.Tables.Include.Select(pattern => pattern.Text),
            options.Tables.Exclude.Select(pattern => pattern.Text),
            options.Tables.Entries.Select(entry => new TableEntry(entry.Pattern.Text, entry.Settings.Mode, entry.Settings.Size?.Rows, entry.Settings.Size?.Scale)),
            options.VirtualKeys,
            new PrivacySettings(fit.MinCategoryFamilies, fit.MinWordFamilies, fit.MinLeafRows, fit.MinLeafFamilies));
    }

    private static string? Redact(string? address) => address is null ? null : DatabaseAddressParser.Parse(address).ToString();
}
