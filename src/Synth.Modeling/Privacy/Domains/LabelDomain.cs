using System.Text;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Texts of a list; texts beyond it have the code of the last one where the list has an end for them.</summary>
internal sealed class LabelDomain : PrivateDomain
{
    private readonly string[] labels;
    private readonly Dictionary<string, int> codes;

    /// <summary>Makes the domain.</summary>
    /// <param name="hasMissing">Whether there may be no value.</param>
    /// <param name="labels">The texts, at least one; the last one stands for all others too.</param>
    public LabelDomain(bool hasMissing, IReadOnlyList<string> labels)
        : base(hasMissing)
    {
        this.labels = [.. labels];
        codes = this.labels.Index().DistinctBy(entry => entry.Item)
            .ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    protected override int ValueCount => labels.Length;

    /// <inheritdoc/>
    protected override int ValueCodeOf(ColumnVector vector, int row) =>
        codes.GetValueOrDefault(Encoding.UTF8.GetString(((BytesVector)vector)[row]), labels.Length - 1);

    /// <inheritdoc/>
    protected override void AppendValue(ColumnVector target, int code, ulong bits) => ((BytesVector)target).Append(labels[code]);
}
