using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Puts texts together. Rows in which a part is missing, or whose text would be too long, keep what was drawn.</summary>
/// <param name="rule">What texts are made of.</param>
/// <param name="type">The column's type.</param>
internal sealed class CompositionWriter(CompositionRule rule, ColumnType type)
{
    private readonly int most = type.WithoutDomain() is TextType { MaxLength: { } length } ? length : int.MaxValue;

    /// <summary>Writes the column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    /// <param name="isException">Whether a row keeps the value that it has.</param>
    public void Apply(RuleRows rows, int index, Func<int, bool> isException)
    {
        var parts = rule.Parts.Select(part => (Part: part, Read: part.Source is null ? null : rows.Texts(part.Source))).ToArray();
        var target = (BytesVector)rows.Column(index);
        var text = new StringBuilder();
        ColumnRewriter.Rewrite(target, (row, own) =>
        {
            if (own.IsNull(row) || isException(row))
            {
                return false;
            }

            text.Clear();
            foreach (var (part, read) in parts)
            {
                if (read is null)
                {
                    text.Append(part.Literal);
                }
                else if (read(row) is { } value)
                {
                    text.Append(part.Write(value));
                }
                else
                {
                    return false;
                }
            }

            if (text.Length == 0 || text.Length > most)
            {
                return false;
            }

            target.Append(text.ToString());
            return true;
        });
    }
}
