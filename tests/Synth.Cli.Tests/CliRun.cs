namespace Synth.Cli.Tests;

/// <summary>One run of the program within the test's process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What went to standard output.</param>
/// <param name="Error">What went to standard error.</param>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static Task<CliRun> Of(params string[] arguments) => Of(new Dictionary<string, string>(), arguments);

    public static Task<CliRun> Of(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Of(new StringWriter(), variables, CancellationToken.None, arguments);

    public static async Task<CliRun> Of(
        TextWriter error, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken, params string[] arguments)
    {
        var output = new StringWriter();
        var host = new CommandHost { Output = output, Error = error, Variable = variables.GetValueOrDefault };
        var exitCode = await CommandLine.RunAsync(arguments, host, cancellationToken);
        return new CliRun(exitCode, output.ToString(), error.ToString()!);
    }
}
