using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Synth.Cli.Help;

/// <summary>Help that begins with examples, since they are what most people look for.</summary>
internal sealed class ExamplesFirstHelp(HelpAction reference, IReadOnlyList<string> examples, string closing) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        output.WriteLine(ReferenceText(parseResult));
        output.Write(closing);
        return 0;
    }

    // Taken aside to be rid of the blanks at the ends of its lines.
    private string ReferenceText(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var aside = new StringWriter();
        configuration.Output = aside;
        reference.Invoke(parseResult);
        configuration.Output = output;
        return string.Join(Environment.NewLine, aside.ToString().TrimEnd().Split(Environment.NewLine).Select(line => line.TrimEnd())) + (closing.Length > 0 ? Environment.NewLine : "");
    }
}
