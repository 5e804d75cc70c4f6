using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Synth.Engine;

namespace Synth.Cli.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector when OpenTelemetry's own variables name one; otherwise nothing is collected or sent. What the
/// variables mean beyond that is the exporter's matter.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string ServiceName = "synth";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider? traces;
    private readonly MeterProvider? metrics;

    private TelemetryExport(TracerProvider? traces, MeterProvider? metrics)
    {
        this.traces = traces;
        this.metrics = metrics;
    }

    /// <summary>Begins to export what the variables ask for. Disposing sends what is left.</summary>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    public static TelemetryExport Start(Func<string, string?> variable) =>
        IsWanted(variable, "TRACES") || IsWanted(variable, "METRICS") ? Export(variable) : new TelemetryExport(null, null);

    /// <summary>Whether a signal is to be exported.</summary>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <param name="signal">TRACES or METRICS.</param>
    public static bool IsWanted(Func<string, string?> variable, string signal) =>
        !string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
        && (variable($"OTEL_{signal}_EXPORTER") is null or "" or "otlp")
        && (IsSet(variable(Endpoint)) || IsSet(variable($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT")));

    /// <inheritdoc/>
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    private static TelemetryExport Export(Func<string, string?> variable)
    {
        var resource = ResourceBuilder.CreateDefault()
            .AddService(variable("OTEL_SERVICE_NAME") ?? ServiceName, serviceVersion: SynthesisRun.ToolVersion)
            .AddEnvironmentVariableDetector();
        return new TelemetryExport(
            IsWanted(variable, "TRACES")
                ? Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(RunTelemetry.Name).AddOtlpExporter().Build()
                : null,
            IsWanted(variable, "METRICS")
                ? Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(RunTelemetry.Name).AddOtlpExporter().Build()
                : null);
    }

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value);
}
