using Synth.Cli.Failures;
using Synth.Connectors;
using Xunit;

namespace Synth.Cli.Tests.Failures;

public sealed class FailureWriterTests : IDisposable
{
    private const string CellValue = "Erika Mustermann";

    private readonly StringWriter error = new();

    private CommandHost Host => new() { Output = TextWriter.Null, Error = error, Variable = _ => null };

    public void Dispose() => error.Dispose();

    [Fact]
    public void A_known_failure_is_one_line_without_its_cause()
    {
        new FailureWriter(Host).Write(new LoadException("Loading failed.", new InvalidOperationException(CellValue)));

        Assert.Equal($"Error: Loading failed.{Environment.NewLine}", error.ToString());
    }

    [Fact]
    public void An_unexpected_failure_shows_its_type_but_not_its_message()
    {
        new FailureWriter(Host).Write(new InvalidOperationException(CellValue));

        Assert.Contains("InvalidOperationException", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--verbose", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(CellValue, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Causes_are_shown_when_asked_for()
    {
        new FailureWriter(Host) { IsVerbose = true }.Write(new LoadException("Loading failed.", new InvalidOperationException(CellValue)));

        Assert.Contains(CellValue, error.ToString(), StringComparison.Ordinal);
    }
}
