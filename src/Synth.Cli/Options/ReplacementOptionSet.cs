using System.CommandLine;
using Synth.Engine;

namespace Synth.Cli.Options;

/// <summary>The options that allow a run to replace what its target holds.</summary>
internal sealed class ReplacementOptionSet
{
    private readonly Option<bool> replace = new("--replace")
    {
        Description =
            "Replace what an earlier run of Synth made in the target, at once when the new rows are complete; the old ones are kept for "
            + "synth rollback",
    };

    private readonly ConfirmationOption confirmation;

    private ReplacementOptionSet(Command command)
    {
        command.Options.Add(replace);
        confirmation = ConfirmationOption.AddTo(command);
    }

    public static ReplacementOptionSet AddTo(Command command) => new(command);

    /// <summary>What may be replaced; null for nothing.</summary>
    /// <exception cref="ConfigurationException">A name is confirmed and nothing is to be replaced.</exception>
    public ReplacementOptions? Resolve(ParseResult parsed) => (parsed.GetValue(replace), confirmation.NameIn(parsed)) switch
    {
        (true, var name) => new ReplacementOptions { ConfirmedName = name },
        (false, null) => null,
        _ => throw new ConfigurationException("--confirm belongs to --replace. Add it, or leave both out."),
    };
}
