using System.CommandLine;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Options;

/// <summary>The options of a refresh that no other command has.</summary>
internal sealed class RefreshOptionSet
{
    private readonly Option<DriftPolicy?> drift = new("--drift")
    {
        Description = "When the source is no longer what the model was fitted to: halt (exit code 7), continue with the model as it is, "
            + "or auto (fit again) [default: halt]",
        HelpName = "policy",
        CustomParser = result => OptionParsers.Choice<DriftPolicy>("--drift")(result),
    };

    private readonly Option<double?> driftRows = new("--drift-rows")
    {
        Description = "Count rows too: a table that has grown or shrunk by this share since the fit has drifted, as 0.5 for a half "
            + "[default: rows are not counted]",
        HelpName = "share",
        CustomParser = result => OptionParsers.Number<double>("--drift-rows")(result),
    };

    private readonly Option<double?> driftValues = new("--drift-values")
    {
        Description = "Compare values too: a column whose distribution has moved by this much since the fit has drifted, as population "
            + "stability index: 0.1 is little, 0.25 much [default: values are not compared]",
        HelpName = "index",
        CustomParser = result => OptionParsers.Number<double>("--drift-values")(result),
    };

    private readonly Option<bool> refit = new("--refit") { Description = "Fit the model again, whatever its age. Drift is asked first" };

    private readonly Option<TimeSpan?> maxAge = new("--max-age")
    {
        Description = "Fit the model again when its file is older: 90m, 12h or 7d [default: never]",
        HelpName = "age",
        CustomParser = result => OptionParsers.Duration("--max-age")(result),
    };

    private readonly Option<int?> retries = new("--retries")
    {
        Description = "How often to try again after faults that may pass, from 0 to 20, with waits that double [default: 3]",
        HelpName = "count",
        CustomParser = result => OptionParsers.Number<int>("--retries")(result),
    };

    private readonly Option<TimeSpan?> retryDelay = new("--retry-delay")
    {
        Description = "The wait before the first retry: 5s, 2m [default: 5s]",
        HelpName = "time",
        CustomParser = result => OptionParsers.Duration("--retry-delay")(result),
    };

    private readonly Option<FamilyAppend?> append = new("--append-families")
    {
        Description = "Keep all rows and add this many families after them: new roots with all that hangs under them, by the model of the "
            + "last refresh. N for the largest tree, or TABLE=N",
        HelpName = "count",
        CustomParser = result => OptionParsers.Families("--append-families")(result),
    };

    private readonly ConfirmationOption confirmation;

    private RefreshOptionSet(Command command)
    {
        command.Options.Add(drift);
        command.Options.Add(driftRows);
        command.Options.Add(driftValues);
        command.Options.Add(refit);
        command.Options.Add(maxAge);
        command.Options.Add(retries);
        command.Options.Add(retryDelay);
        command.Options.Add(append);
        confirmation = ConfirmationOption.AddTo(command);
    }

    public static RefreshOptionSet AddTo(Command command) => new(command);

    /// <summary>The options of a refresh.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">How the run itself is carried out.</param>
    /// <param name="modelPath">Where the model is kept; null where it is not.</param>
    /// <param name="configuration">What a configuration says of drift, where the command line does not.</param>
    /// <exception cref="ConfigurationException">One is out of range.</exception>
    public RefreshOptions Resolve(ParseResult parsed, RunOptions run, string? modelPath, SynthConfiguration configuration)
    {
        var defaults = new RefreshOptions();
        var options = new RefreshOptions
        {
            Run = run,
            ModelPath = modelPath,
            Drift = parsed.GetValue(drift) ?? configuration.Drift ?? defaults.Drift,
            DriftRows = parsed.GetValue(driftRows) ?? configuration.DriftRows,
            DriftValues = parsed.GetValue(driftValues) ?? configuration.DriftValues,
            Refits = parsed.GetValue(refit),
            MaxAge = parsed.GetValue(maxAge),
            Append = parsed.GetValue(append),
            ConfirmedName = confirmation.NameIn(parsed),
            Retries = parsed.GetValue(retries) ?? defaults.Retries,
            RetryDelay = parsed.GetValue(retryDelay) ?? defaults.RetryDelay,
        };
        options.Validate();
        return options;
    }
}
