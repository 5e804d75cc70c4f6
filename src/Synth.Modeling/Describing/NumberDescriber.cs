using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Describes the codes of numbers, dates and times.</summary>
/// <param name="encoder">The codes.</param>
/// <param name="textOf">Writes a number of units.</param>
internal sealed class NumberDescriber(NumberEncoder encoder, Func<long, string> textOf)
{
    /// <summary>The describer of a column whose units are its own values.</summary>
    public static NumberDescriber Of(NumberEncoder encoder, Column column) => new(encoder, units =>
    {
        using var vector = ColumnVector.Create(ColumnLayout.Of(column).Storage, 1);
        encoder.Units.Append(vector, units);
        return ValueText.Of(vector, 0, column.Type);
    });

    /// <summary>The values that are kept as such.</summary>
    public IEnumerable<DescribedValue> Values() =>
        encoder.Bins.Where(bin => bin.IsSingle).Select(bin => new DescribedValue(textOf(bin.Low), null))
            .Concat(encoder.Specials.Select(special => new DescribedValue(special.ToString(), null)));

    /// <summary>What is kept, in words.</summary>
    /// <param name="what">What the numbers are: <c>values</c>, <c>days</c>.</param>
    public string Words(string what)
    {
        var single = encoder.Bins.Count(bin => bin.IsSingle) + encoder.Specials.Length;
        var ranges = encoder.Bins.Length + encoder.Specials.Length - single;
        var parts = new List<string>();
        if (single > 0)
        {
            parts.Add($"{Counted.Of(single, what)} that enough families share");
        }

        if (ranges > 0)
        {
            parts.Add($"{Counted.Of(ranges, "ranges")} from {textOf(encoder.Bins[0].Low)} to {textOf(encoder.Bins[^1].High)}, within which "
                + $"{what} are drawn anew");
        }

        if (encoder.LowTail > 0 || encoder.HighTail > 0)
        {
            parts.Add("beyond them only how far extremes lie on the average");
        }

        return string.Join("; ", parts);
    }
}
