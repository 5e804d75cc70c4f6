using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cli.Commands;

/// <summary><c>synth model show</c>: what a model file knows, for those who have to answer for it.</summary>
internal static class ModelCommand
{
    private const int DefaultValues = 8;

    public static Command Create(CommandHost host)
    {
        var command = new Command("model", "Look into model files.") { CreateShow(host) };
        command.ShowExamplesFirst(["synth model show --model shop.synth"]);
        return command;
    }

    private static Command CreateShow(CommandHost host)
    {
        var command = new Command(
            "show", "Show what a model knows about each column, in words and numbers: which values of the source rows can have, and how "
            + "many rows everything rests on.");
        var model = ModelOption.AddTo(command, "The model file that synth fit wrote");
        var table = new Option<string>("--table") { Description = "Show this table alone", HelpName = "table" };
        var values = new Option<int?>("--values")
        {
            Description = $"The most values shown of a column; JSON has all of them [default: {DefaultValues}]",
            HelpName = "count",
            CustomParser = result => OptionParsers.Number<int>("--values")(result),
        };
        command.Options.Add(table);
        command.Options.Add(values);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth model show --model shop.synth",
            "synth model show --model shop.synth --table customers --values 1000",
            "synth model show --model shop.synth --output json > what-it-knows.json",
        ]);
        command.SetAction(parsed =>
        {
            var path = model.PathOf(parsed);
            var fitted = ModelStore.Read(path);
            var document = ModelShowDocument.Of(path, ModelDescription.Of(fitted), parsed.GetValue(table));
            if (parsed.GetValue(table) is { } name && !document.Tables.Any())
            {
                throw new ConfigurationException(
                    $"The model has no table {name}. It has {string.Join(", ", fitted.Schema.Tables.Select(known => known.Name))}.");
            }

            if (output.IsJson(parsed))
            {
                JsonOutput.Write(host.Output, document);
            }
            else
            {
                ModelSummary.Write(output.Console(parsed, host), document, Math.Max(0, parsed.GetValue(values) ?? DefaultValues));
            }

            return (int)ExitCode.Success;
        });
        return command;
    }
}
