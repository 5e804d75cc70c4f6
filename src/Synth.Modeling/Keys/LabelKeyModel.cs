using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Keys of few values, which their schema names: the labels of an enum, true and false, texts that a check lists. Each is used once.
/// </summary>
/// <param name="Labels">The labels, those of the source's rows first; <c>0</c> and <c>1</c> for booleans.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record LabelKeyModel(string[] Labels, string Subject) : KeyModel
{
    private static readonly string[] Truths = ["0", "1"];

    /// <summary>Learns which labels of an enum the rows have.</summary>
    public static LabelKeyModel Fit(EnumType type, BytesVector column, string subject) => Fit([.. type.Labels], column, subject);

    /// <summary>Learns which of the texts that a check lists the rows have.</summary>
    public static LabelKeyModel Fit(string[] listed, BytesVector column, string subject) => new(
        InUseFirst(listed, Enumerable.Range(0, column.Count).Select(column.GetString)), subject);

    /// <summary>Learns which of true and false the rows have.</summary>
    public static LabelKeyModel Fit(FixedVector<long> column, string subject) => new(
        InUseFirst(Truths, Enumerable.Range(0, column.Count)
            .Select(row => column.IsNull(row) ? null : column.Values[row].ToString(CultureInfo.InvariantCulture))), subject);

    /// <inheritdoc/>
    public override long Room => Labels.Length;

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => rowCount <= Labels.Length
        ? new Writer(Labels)
        : throw TooFewValues.Of(Subject, string.Create(
            CultureInfo.InvariantCulture,
            $"{rowCount} different values are needed, but its type has {Labels.Length}. Keep the table's size in the configuration, or "
            + $"lower --scale."));

    private static string[] InUseFirst(IReadOnlyList<string> labels, IEnumerable<string?> values)
    {
        var used = values.ToHashSet();
        return [.. labels.OrderByDescending(used.Contains)];
    }

    private sealed class Writer(string[] labels) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            if (target is FixedVector<long> truths)
            {
                truths.Append(labels[position] == Truths[1] ? 1 : 0);
            }
            else
            {
                ((BytesVector)target).Append(labels[position]);
            }
        }
    }
}
