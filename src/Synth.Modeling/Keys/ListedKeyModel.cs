using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Numbers of which checks leave some, with others between them. Each is used once.</summary>
/// <param name="Units">How values correspond to whole units.</param>
/// <param name="Values">The numbers, in units, in the order in which they are used.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record ListedKeyModel(NumberUnits Units, long[] Values, string Subject) : KeyModel
{
    /// <inheritdoc/>
    public override long Room => Values.Length;

    /// <summary>Takes the numbers from the source's first one on, then those before it.</summary>
    public static ListedKeyModel From(NumberUnits units, long[] allowed, long first, string subject) =>
        new(units, [.. allowed.OrderBy(value => value < first).ThenBy(value => value)], subject);

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => rowCount <= Values.Length
        ? new Writer(Units, Values)
        : throw TooFewValues.Of(Subject, string.Create(
            CultureInfo.InvariantCulture,
            $"{rowCount} different values are needed, but its checks allow {Values.Length}. Lower --scale."));

    private sealed class Writer(NumberUnits units, long[] values) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal) => units.Append(target, values[position]);
    }
}
