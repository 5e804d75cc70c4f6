using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>How a source differs from what a model was fitted to, as a JSON document.</summary>
internal sealed record DriftDocument(string Source, string Model, bool HasDrifted, IEnumerable<DriftDocument.Entry> Drift)
{
    public static DriftDocument Of(ValueList<DriftEntry> drift, DatabaseAddress source, string model) =>
        new(source.ToString(), model, drift.Count > 0, drift.Select(Entry.Of));

    internal sealed record Entry(DriftKind Kind, string Subject, string Detail)
    {
        public static Entry Of(DriftEntry entry) => new(entry.Kind, entry.Subject, entry.Detail);
    }
}
