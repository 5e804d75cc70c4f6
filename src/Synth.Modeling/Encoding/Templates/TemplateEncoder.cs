using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Codes text by the template that it follows and writes new text of that template. What of a text many families share is part of
/// the template; everything else is drawn anew.
/// </summary>
/// <param name="Name">The column.</param>
/// <param name="Keys">How a text's template is told.</param>
/// <param name="Templates">The templates, coded from 1 on; the last code stands for any of them.</param>
/// <param name="Check">The scheme of check digits; null for none.</param>
/// <param name="MaxLength">The most characters of a value; null for no limit.</param>
/// <param name="IsDistinct">Whether no two rows may have the same text.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record TemplateEncoder(
    string Name, TemplateKeys Keys, Template[] Templates, string? Check, int? MaxLength, bool IsDistinct, string Subject) : ColumnEncoder
{
    private readonly Dictionary<string, byte> codes =
        Templates.Index().ToDictionary(entry => entry.Item.Key, entry => (byte)(entry.Index + 1), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [new Variable($"{Name}, form", Templates.Length + 2, FeatureKind.Nominal)];

    /// <inheritdoc/>
    public override IEnumerable<string> Needs => Templates.SelectMany(template => template.Parts).SelectMany(part => part.Needs).Distinct();

    /// <inheritdoc/>
    public override bool HoldsUniqueness => IsDistinct;

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var text = (BytesVector)source;
        var result = new byte[source.Count];
        for (var row = 0; row < result.Length; row++)
        {
            if (text.GetString(row) is { } value)
            {
                result[row] = codes.GetValueOrDefault(Keys.Of(value), (byte)(Templates.Length + 1));
            }
        }

        return [result];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) =>
        Bind(draw.Stream, draw.Position + 1, null).Write(codes, row, draw, target);

    /// <inheritdoc/>
    public override TemplateWriter Bind(RandomStream stream, long rowCount, RecordBatch? batch) => new(this, stream, rowCount, batch);

    /// <summary>The encoder with texts that differ where case and accents do not count.</summary>
    public TemplateEncoder Fold() => this with
    {
        Templates =
        [
            .. Templates.DistinctBy(template => template.Key.ToUpperInvariant().Replace(TemplateKeys.Lower, TemplateKeys.Upper))
                .Select(template => template with { Parts = Array.ConvertAll(template.Parts, part => part.Fold()) }),
        ],
    };

    /// <summary>A template drawn by how frequent they are.</summary>
    /// <param name="bits">Uniform random bits.</param>
    public int DrawTemplate(ulong bits)
    {
        var rest = (long)Math.BigMul(bits, (ulong)Templates.Sum(template => (long)template.Rows), out _);
        for (var i = 0; i < Templates.Length; i++)
        {
            rest -= Templates[i].Rows;
            if (rest < 0)
            {
                return i;
            }
        }

        return Templates.Length - 1;
    }
}
