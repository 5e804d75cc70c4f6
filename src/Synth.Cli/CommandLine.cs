using System.CommandLine;
using Synth.Cli.Commands;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Telemetry;

namespace Synth.Cli;

/// <summary>The program as a function of its arguments and its surroundings: the boundary at which failures become exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code; never throws.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandHost host, CancellationToken cancellationToken)
    {
        var verbose = new Option<bool>("--verbose")
        {
            Description = "Show the causes of a failure; their texts may hold values of the data",
            Recursive = true,
        };
        var logFormat = LogFormatOption.Create();
        var failures = new FailureWriter(host);
        using var telemetry = TelemetryExport.Start(host.Variable);
        try
        {
            var parsed = CreateRoot(host, verbose, logFormat)
                .Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            failures.IsVerbose = parsed.GetValue(verbose);
            failures.IsJson = parsed.Errors.Count == 0 && LogFormatOption.IsJson(parsed);
            if (parsed.Errors.Count > 0 && !parsed.IsHelpWanted())
            {
                failures.Write(UsageException.Of(parsed));
                return (int)ExitCode.Usage;
            }

            var invocation = new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Error.WriteLine("Cancelled. Nothing was left behind.");
            return (int)ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            failures.Write(exception);
            return (int)ExitCodes.Of(exception);
        }
    }

    private static RootCommand CreateRoot(CommandHost host, Option<bool> verbose, Option<LogFormat?> logFormat)
    {
        var root = new RootCommand(
            "Synth clones relational databases synthetically: the same schema, new rows that behave like the old ones.")
        {
            DemoCommand.Create(host),
            CloneCommand.Create(host),
            InspectCommand.Create(host),
            PlanCommand.Create(host),
            FitCommand.Create(host),
            GenerateCommand.Create(host),
            RefreshCommand.Create(host),
            RollbackCommand.Create(host),
            VerifyCommand.Create(host),
            DoctorCommand.Create(host),
            InitCommand.Create(host),
            ConfigCommand.Create(host),
            ModelCommand.Create(host),
            EvaluateCommand.Create(host),
            ServeCommand.Create(host),
            WorkerCommand.Create(host),
        };
        root.Add(verbose);
        root.Add(logFormat);
        root.ShowExamplesFirst(
        [
            "synth demo",
            "synth clone --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD --target sqlite:shop-test.db",
            "synth inspect --source sqlite:shop.db",
        ], ExitCodes.Help);
        return root;
    }
}
