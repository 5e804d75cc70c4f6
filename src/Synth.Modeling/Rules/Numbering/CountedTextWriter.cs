using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Writes texts that count rows in order of time. While the order is not known, rows keep what was drawn.</summary>
/// <param name="rule">What texts are made of.</param>
/// <param name="layout">The column.</param>
/// <param name="table">Its table, for errors.</param>
internal sealed class CountedTextWriter(CountedTextRule rule, ColumnLayout layout, TableName table)
{
    private readonly int most = layout.Type.WithoutDomain() is TextType { MaxLength: { } length } ? length : int.MaxValue;

    /// <summary>Writes the column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column's number.</param>
    /// <param name="numbers">The order of the table's rows; null while it is not known.</param>
    /// <exception cref="UnsupportedSchemaException">A number is too long for the column.</exception>
    public void Apply(RuleRows rows, int index, RowNumbers? numbers)
    {
        if (numbers is null)
        {
            return;
        }

        var dates = rows.Numbers(new RuleColumn(0, rule.By));
        var target = (BytesVector)rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, own) =>
        {
            if (own.IsNull(row) || dates(row) is not { } date)
            {
                return false;
            }

            var text = rule.Write((long)date, numbers.CountedBefore(rule, rows.PositionOf(row)));
            target.Append(text.Length <= most ? text : throw TooLong(numbers.Count));
            return true;
        });
    }

    private UnsupportedSchemaException TooLong(int asked) => new(
        "A column that counts its rows cannot count that far.",
        [new SchemaIssue(
            SchemaIssueSeverity.Error,
            $"table {table}, column {rule.Column}",
            string.Create(CultureInfo.InvariantCulture,
                $"{asked} rows are asked for, but in its {most} characters are at most {rule.Room(most)} numbers. Lower --scale, or turn "
                + $"the rule off by its name."))]);
}
