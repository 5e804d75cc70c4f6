using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Numbers (or dates) that grow by a step from row to row; by the least one, and from an earlier value on, where there is no other room.
/// </summary>
/// <param name="Units">How values correspond to whole units.</param>
/// <param name="Start">The first value, in units.</param>
/// <param name="Step">The step, in units, at least that of the limits.</param>
/// <param name="Limits">What the column's type and its checks leave, in units.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record SerialKeyModel(NumberUnits Units, long Start, long Step, NumberLimits Limits, string Subject) : KeyModel
{
    /// <inheritdoc/>
    public override long Room => (long)Int128.Min(long.MaxValue, (((Int128)Limits.Most - Limits.Least) / Limits.Step) + 1);

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount)
    {
        var step = Step;
        if (rowCount > 1 && (Int128)Start + ((Int128)step * (rowCount - 1)) > Limits.Most)
        {
            step = Limits.Step;
        }

        var start = Int128.Min(Start, Limits.Most - ((Int128)step * Math.Max(0, rowCount - 1)));
        return start >= Limits.Least
            ? new Writer(Units, (long)start, step)
            : throw new UnsupportedSchemaException(
                "A key cannot hold the rows that are asked for.",
                [new SchemaIssue(
                    SchemaIssueSeverity.Error,
                    Subject,
                    string.Create(CultureInfo.InvariantCulture,
                        $"{rowCount} different values are needed, but from the first one on its type holds only "
                        + $"{Room}. Lower --scale."))]);
    }

    private sealed class Writer(NumberUnits units, long start, long step) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal) => units.Append(target, start + (step * position));
    }
}
