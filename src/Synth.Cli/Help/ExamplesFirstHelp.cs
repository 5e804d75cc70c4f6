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
        foreach (var line in ReferenceLines(parseResult))
        {
            output.WriteLine(line.TrimEnd());
        }

        if (closing.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(closing);
        }

        return 0;
    }

    // Taken aside because the library leaves blanks at the ends of lines it breaks.
    private string[] ReferenceLines(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var aside = new StringWriter();
        configuration.Output = aside;
        reference.Invoke(parseResult);
        configuration.Output = output;
        return aside.ToString().TrimEnd().Split(Environment.NewLine);
    }
}
