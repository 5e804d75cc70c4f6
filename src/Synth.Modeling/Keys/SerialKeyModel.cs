using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Numbers (or dates) that grow by a step from row to row.</summary>
/// <param name="Units">How values correspond to whole units.</param>
/// <param name="Start">The first value, in units.</param>
/// <param name="Step">The step, in units, at least that of the limits.</param>
/// <param name="Limits">What the column's type holds, in units.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record SerialKeyModel(NumberUnits Units, long Start, long Step, NumberLimits Limits, string Subject) : KeyModel
{
    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount)
    {
        var step = Step;
        if (rowCount > 1 && (Int128)Start + ((Int128)step * (rowCount - 1)) > Limits.Most)
        {
            step = Limits.Step;
        }

        return (Int128)Start + ((Int128)step * (rowCount - 1)) <= Limits.Most
            ? new Writer(Units, Start, step)
            : throw new UnsupportedSchemaException(
                "A key cannot hold the rows that are asked for.",
                [new SchemaIssue(
                    SchemaIssueSeverity.Error,
                    Subject,
                    string.Create(CultureInfo.InvariantCulture,
                        $"{rowCount} different values are needed, but from the first one on its type holds only "
                        + $"{((Limits.Most - (Int128)Start) / step) + 1}. Lower --scale."))]);
    }

    private sealed class Writer(NumberUnits units, long start, long step) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal) => units.Append(target, start + (step * position));
    }
}
