using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Synth.Cli.Telemetry;
using Synth.Cli.Tests.Packaging;
using Xunit;

namespace Synth.Cli.Tests.Telemetry;

public sealed partial class TelemetryExportTests
{
    private static readonly string[] Documented =
    [
        .. InstrumentName().Matches(DocumentedSection().Match(File.ReadAllText(Path.Combine(Deployment.Root, "README.md"))).Value)
            .Select(match => match.Value).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c", true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://c", true)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://c", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c;OTEL_TRACES_EXPORTER=otlp", true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c;OTEL_TRACES_EXPORTER=none", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://c;OTEL_SDK_DISABLED=TRUE", false)]
    public void Traces_are_sent_only_when_the_standard_variables_ask_for_it(string variables, bool expected)
    {
        var set = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(expected, TelemetryExport.IsWanted(set.GetValueOrDefault, "TRACES"));
    }

    [Theory]
    [InlineData("clone", "Evaluate")]
    [InlineData("refresh", "Publish")]
    public async Task A_collector_gets_spans_and_figures_without_values_of_the_data(string verb, string stage)
    {
        using var folder = new TemporaryFolder();
        using var collector = new HttpListener();
        var address = $"http://127.0.0.1:{FindFreePort()}/";
        collector.Prefixes.Add(address);
        collector.Start();
        var received = new Dictionary<string, string>();
        var receiving = ReceiveAsync(collector, received);

        var start = new ProcessStartInfo("dotnet",
        [
            "exec", Path.Combine(AppContext.BaseDirectory, "synth.dll"), verb, "--quiet",
            "--source", folder.AddLibrary(), "--target", folder.Address("copy.db"),
        ])
        { RedirectStandardOutput = true };
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = address;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_SERVICE_NAME"] = "synth-in-a-test";
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        collector.Stop();
        await receiving;

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Verify", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains(verb, received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains(stage, received["/v1/traces"], StringComparison.Ordinal);
        Assert.All(received.Values, document => Assert.Contains("synth-in-a-test", document, StringComparison.Ordinal));
        Assert.Equal(Documented, InstrumentName().Matches(received["/v1/metrics"]).Select(match => match.Value)
            .Where(name => !IsTag(name)).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("reader", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.DoesNotContain("Reader 1", received["/v1/traces"] + received["/v1/metrics"], StringComparison.Ordinal);
        Assert.DoesNotContain("City 1", received["/v1/traces"] + received["/v1/metrics"], StringComparison.Ordinal);
    }

    // What figures are told apart by has names of the same kind.
    private static bool IsTag(string name) => name is "synth.stage" or "synth.table" or "synth.run" or "synth.outcome";

    private static async Task ReceiveAsync(HttpListener collector, Dictionary<string, string> received)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var body = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                var path = context.Request.Url!.AbsolutePath;
                received[path] = received.GetValueOrDefault(path, "") + await body.ReadToEndAsync();
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The collector was stopped.
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"synth(\.[a-z]+)+")]
    private static partial Regex InstrumentName();

    [GeneratedRegex(@"## Logs and telemetry\n[^#]*")]
    private static partial Regex DocumentedSection();
}
