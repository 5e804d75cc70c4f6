using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Synth.Cli.Progress;

/// <summary>
/// A line of a structured log, in the form in which the daemon's logger writes its own: a JSON document with a message and its parts.
/// </summary>
/// <param name="Timestamp">When, UTC, ISO 8601.</param>
/// <param name="LogLevel">How grave it is.</param>
/// <param name="Category">What speaks.</param>
/// <param name="Message">The message, for people.</param>
/// <param name="State">Its parts, for programs.</param>
internal sealed record LogLine(string Timestamp, string LogLevel, string Category, string Message,
    IReadOnlyDictionary<string, object> State)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line.</summary>
    public static void Write(
        TextWriter writer, TimeProvider clock, LogLevel level, string message, params (string Name, object Value)[] parts) =>
        writer.WriteLine(JsonSerializer.Serialize(
            new LogLine(
                clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                level.ToString(),
                "Synth",
                message,
                parts.ToDictionary(part => part.Name, part => part.Value)),
            Options));
}
