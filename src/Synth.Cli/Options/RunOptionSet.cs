using System.CommandLine;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Options;

/// <summary>The options that say how a run is carried out. A command takes those that concern it.</summary>
internal sealed class RunOptionSet
{
    private readonly Option<long?> seed = new("--seed")
    {
        Description = $"Key of all random choices: equal seeds give equal rows [default: {RunOptions.DefaultSeed}]",
        HelpName = "number",
        CustomParser = result => OptionParsers.Number<long>("--seed")(result),
    };

    private readonly Option<double?> scale = new("--scale")
    {
        Description = "Rows relative to the source, from 0.0001 to 10000 [default: 1]",
        HelpName = "factor",
        CustomParser = result => OptionParsers.Number<double>("--scale")(result),
    };

    private readonly Option<double?> edgeCases = new("--edge-cases")
    {
        Description = "Share of values, from 0 to 1, that become boundary numbers, longest texts, leap days and the like [default: 0]",
        HelpName = "rate",
        CustomParser = result => OptionParsers.Number<double>("--edge-cases")(result),
    };

    private readonly Option<int?> workers = new("--workers")
    {
        Description = "Threads that work at once; changes nothing in the result [default: one per processor]",
        HelpName = "count",
        CustomParser = result => OptionParsers.Number<int>("--workers")(result),
    };

    private readonly Option<int?> memory = new("--memory")
    {
        Description = "Memory that the run may take, in MB, from 256; the sample that is learned from follows it [default: no limit]",
        HelpName = "MB",
        CustomParser = result => OptionParsers.Number<int>("--memory")(result),
    };

    private readonly Option<Quality?> quality = new("--quality")
    {
        Description = "Effort of the fit: fast, standard or best [default: standard]",
        HelpName = "level",
        CustomParser = result => OptionParsers.Choice<Quality>("--quality")(result),
    };

    private readonly Option<double?> holdoutFraction = new("--holdout-fraction")
    {
        Description = "Share of families that the fit leaves out so that the result can be judged by them, from 0 to 0.5 [default: 0.1]",
        HelpName = "share",
        CustomParser = result => OptionParsers.Number<double>("--holdout-fraction")(result),
    };

    private readonly Option<bool> strict = new("--strict")
    {
        Description = "Let warnings fail the run: those that the configuration does not acknowledge, and those of the gates",
    };

    public RunOptionSet AddSeed(Command command) => Add(command, seed);

    public RunOptionSet AddStrict(Command command) => Add(command, strict);

    public RunOptionSet AddScale(Command command) => Add(command, scale);

    public RunOptionSet AddEdgeCases(Command command) => Add(command, edgeCases);

    public RunOptionSet AddWorkers(Command command) => Add(command, workers);

    public RunOptionSet AddMemory(Command command) => Add(command, memory);

    public RunOptionSet AddQuality(Command command) => Add(command, quality);

    public RunOptionSet AddHoldoutFraction(Command command) => Add(command, holdoutFraction);

    /// <summary>Whether the command line or a configuration says how many families are left out.</summary>
    public bool NamesHoldoutFraction(ParseResult parsed, SynthConfiguration configuration) =>
        parsed.GetValue(holdoutFraction) is not null || configuration.Judging.HoldoutFraction is not null;

    /// <summary>The options of a command line, or else of a configuration; what neither says has its default.</summary>
    /// <exception cref="ConfigurationException">One is out of range.</exception>
    public RunOptions Resolve(ParseResult parsed, SynthConfiguration configuration)
    {
        var defaults = new RunOptions();
        var options = new RunOptions
        {
            Seed = parsed.GetValue(seed) ?? configuration.Seed ?? defaults.Seed,
            Scale = parsed.GetValue(scale) ?? configuration.Scale ?? defaults.Scale,
            EdgeCaseRate = parsed.GetValue(edgeCases) ?? configuration.EdgeCases ?? defaults.EdgeCaseRate,
            Workers = parsed.GetValue(workers) ?? configuration.Workers ?? defaults.Workers,
            MemoryMb = parsed.GetValue(memory) ?? configuration.MemoryMb,
            Quality = parsed.GetValue(quality) ?? configuration.Quality ?? defaults.Quality,
            Tables = configuration.Tables,
            VirtualKeys = configuration.VirtualKeys,
            IsStrict = parsed.GetValue(strict),
            Acknowledged = configuration.Acknowledge,
            Privacy = configuration.Privacy,
            Rules = configuration.Rules,
            Hooks = configuration.Hooks,
            HoldoutFraction = parsed.GetValue(holdoutFraction) ?? configuration.Judging.HoldoutFraction ?? defaults.HoldoutFraction,
        };
        options.Validate();
        return options;
    }

    private RunOptionSet Add(Command command, Option option)
    {
        command.Options.Add(option);
        return this;
    }
}
