using System.CommandLine;
using Synth.Cluster;
using Synth.Engine;

namespace Synth.Cli.Options;

/// <summary>The options of a run that the workers of a cluster carry out.</summary>
internal sealed class ClusterOptionSet
{
    private readonly ClusterMemberOptionSet member;

    private readonly Option<int?> leaseSeconds = new("--lease-seconds")
    {
        Description = "How long a worker may be silent before its work is given to another [default: 20]",
        HelpName = "seconds",
        CustomParser = result => OptionParsers.Number<int>("--lease-seconds")(result),
    };

    private readonly Option<int?> leaseBlocks = new("--lease-blocks")
    {
        Description = "Blocks of rows that are leased together [default: 8]",
        HelpName = "count",
        CustomParser = result => OptionParsers.Number<int>("--lease-blocks")(result),
    };

    private readonly Option<int?> maxLoaders = new("--max-loaders")
    {
        Description = "Workers that load into the target at once [default: 16]",
        HelpName = "count",
        CustomParser = result => OptionParsers.Number<int>("--max-loaders")(result),
    };

    private readonly Option<int?> maxReaders = new("--max-readers")
    {
        Description = "Workers that read the source at once to help with its fit [default: 4]",
        HelpName = "count",
        CustomParser = result => OptionParsers.Number<int>("--max-readers")(result),
    };

    private ClusterOptionSet(Command command, string purpose, bool fits, bool loads)
    {
        member = ClusterMemberOptionSet.AddTo(command, $"{purpose}: redis://host:port, or postgres://… with Orleans' tables");
        Option[] own = [leaseSeconds, .. loads ? new[] { leaseBlocks, maxLoaders } : [], .. fits ? new[] { maxReaders } : []];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            Option[] dependents = [.. own, .. member.Dependents];
            if (result.GetResult(member.Address) is null
                && dependents.FirstOrDefault(option => result.GetResult(option) is not null) is { } idle)
            {
                result.AddError($"{idle.Name} belongs to --cluster. Add it, or leave both out.");
            }
        });
    }

    /// <summary>The options of a verb that fits and loads.</summary>
    public static ClusterOptionSet AddTo(Command command) =>
        new(command, "Have the workers of a cluster do it", fits: true, loads: true);

    /// <summary>The options of a verb that only loads.</summary>
    public static ClusterOptionSet AddForLoads(Command command) =>
        new(command, "Have the workers of a cluster do it", fits: false, loads: true);

    /// <summary>The options of a verb that only fits.</summary>
    public static ClusterOptionSet AddForFits(Command command) =>
        new(command, "Have the workers of a cluster help that know the source", fits: true, loads: false);

    /// <summary>Whether a cluster is to do the work.</summary>
    public bool IsWanted(ParseResult parsed) => parsed.GetValue(member.Address) is not null;

    /// <summary>Whether a run is evaluated when nobody says so: rows that others load are not seen here.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="alone">Whether it is without a cluster.</param>
    public EvaluationMode Evaluation(ParseResult parsed, EvaluationMode alone) => IsWanted(parsed) ? EvaluationMode.Off : alone;

    /// <summary>What fills the target instead of this process; null when no cluster is wanted.</summary>
    /// <exception cref="ConfigurationException">A setting does not fit.</exception>
    public ITargetFiller? Filler(ParseResult parsed, CommandHost host) =>
        Resolve(parsed, host) is { } settings ? new ClusterFiller(settings, host.Clock) : null;

    /// <summary>Who helps to fit; null when no cluster is wanted.</summary>
    /// <exception cref="ConfigurationException">A setting does not fit.</exception>
    public IFitSharing? Sharing(ParseResult parsed, CommandHost host) =>
        Resolve(parsed, host) is { } settings ? new ClusterFitSharing(settings, host.Clock) : null;

    /// <summary>How the cluster is reached; null when none is wanted.</summary>
    /// <exception cref="ConfigurationException">A setting does not fit.</exception>
    public ClusterSettings? Resolve(ParseResult parsed, CommandHost host)
    {
        if (parsed.GetValue(member.Address) is not { } address)
        {
            return null;
        }

        var settings = member.Resolve(parsed, host, address);
        settings = settings with
        {
            LeaseTime = parsed.GetValue(leaseSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.LeaseTime,
            BlocksPerLease = parsed.GetValue(leaseBlocks) ?? settings.BlocksPerLease,
            MaxLoaders = parsed.GetValue(maxLoaders) ?? settings.MaxLoaders,
            MaxReaders = parsed.GetValue(maxReaders) ?? settings.MaxReaders,
        };
        settings.Validate();
        return settings;
    }
}
