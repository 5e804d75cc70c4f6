using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Codes a number by how it differs from another one, of its row or of its family, so that what lies near that one in the source lies near
/// it in every row that is made: the second try's time near the first one's, the cost near the price, a day's sales near those of the shop.
/// </summary>
/// <param name="Base">The column of the row that holds the other number; null where it is <see cref="Level"/>.</param>
/// <param name="Relation">By what it is told from that.</param>
/// <param name="Apart">The codes of the difference, in <paramref name="Units"/>, or of the ratio, in hundred-thousandths.</param>
/// <param name="Units">How the column's values correspond to whole units.</param>
/// <param name="Decimals">How many digits after the point a unit is.</param>
/// <param name="Grid">The grid on which the column's values lie.</param>
/// <param name="Least">The smallest number of units that may be reached.</param>
/// <param name="Most">The largest number of units that may be reached.</param>
/// <param name="Typical">The middle of the column's values, for rows that lack the other number.</param>
internal sealed record RelativeEncoder(
    string? Base,
    NumberRelation Relation,
    NumberEncoder Apart,
    NumberUnits Units,
    int Decimals,
    NumberGrid Grid,
    long Least,
    long Most,
    decimal Typical) : ColumnEncoder
{
    /// <summary>What is apart by more is not told.</summary>
    public const long MostApart = 4_000_000_000_000_000;

    /// <summary>How many digits after the point a ratio is told with.</summary>
    public const int RatioDecimals = 5;

    private const decimal RatioUnits = 100_000;
    private const decimal LargestBase = 1e15m;

    /// <summary>How often a value beyond what may be reached is drawn anew before it is cut.</summary>
    private const int Proposals = 12;

    /// <summary>What the family of the row lies about; null where the other number is a column of the row.</summary>
    public FamilyLevel? Level { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => Apart.Variables;

    /// <inheritdoc/>
    public override string? CountedFrom => Base;

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) =>
        throw new InvalidOperationException("A number is coded together with its base.");

    /// <summary>The levels of the families of parents; null where rows are told from none.</summary>
    /// <param name="parents">The parents, their variables drawn.</param>
    /// <param name="stream">The random bits of levels.</param>
    public decimal?[]? LevelsOf(TableBlock parents, RandomStream stream) =>
        Level?.Draw(parents.Codes(Level.Variable), parents.Begin, Decimals, stream);

    /// <summary>The code of a family's level.</summary>
    /// <param name="level">What its values lie about.</param>
    public byte CodeOf(decimal level) => Level!.Codes.CodeOf(FamilyLevel.UnitsOf(level, Decimals));

    /// <summary>Codes values: 0 where there is none.</summary>
    /// <param name="values">The values; null where there is none. Shape [rows].</param>
    /// <param name="bases">What they are told from; null where there is none. Shape [rows].</param>
    public byte[][] Encode(decimal?[] values, decimal?[] bases) =>
    [
        Array.ConvertAll(ApartOf(Relation, Decimals, Typical, values, bases), apart => apart is { } known ? Apart.CodeOf(known) : (byte)0),
    ];

    /// <summary>How far apart values are from what they are told from; null where there is no value.</summary>
    /// <param name="relation">By what they are told.</param>
    /// <param name="decimals">How many digits after the point a unit of the difference is.</param>
    /// <param name="typical">What stands in for a base that is missing.</param>
    /// <param name="values">The values. Shape [rows].</param>
    /// <param name="bases">What they are told from. Shape [rows].</param>
    public static long?[] ApartOf(NumberRelation relation, int decimals, decimal typical, decimal?[] values, decimal?[] bases)
    {
        var apart = new long?[values.Length];
        for (var row = 0; row < apart.Length; row++)
        {
            if (values[row] is { } value)
            {
                var from = BaseOr(bases[row], relation, typical);
                var units = relation == NumberRelation.Difference ? (value - from) * PowerOfTen(decimals) : value / from * RatioUnits;
                apart[row] = (long)Math.Clamp(Math.Round(units), -MostApart, MostApart);
            }
        }

        return apart;
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) => Decode(codes, row, draw, null, target);

    /// <summary>Appends the value that stands behind the codes of a row.</summary>
    /// <param name="codes">Codes, shape [variables][rows].</param>
    /// <param name="row">The row.</param>
    /// <param name="draw">The row's random bits.</param>
    /// <param name="start">What the row's value is told from; null when there is nothing.</param>
    /// <param name="target">The vector to append to.</param>
    public void Decode(byte[][] codes, int row, CellDraw draw, decimal? start, ColumnVector target)
    {
        var from = BaseOr(start, Relation, Typical) * PowerOfTen(Decimals);
        var value = Reach(from, codes[0][row], draw);
        for (var i = 1; i < Proposals && (value < Least || value > Most); i++)
        {
            value = Reach(from, codes[0][row], draw with { Stream = draw.Stream.Derive(i) });
        }

        Units.Append(target, Grid.AtOrBelow((long)Math.Clamp(value, Least, Most) + (Grid.Step / 2)));
    }

    private decimal Reach(decimal from, byte code, CellDraw draw)
    {
        var apart = Apart.Draw(code - 1, draw);
        return Math.Round(Relation == NumberRelation.Difference ? from + apart : from / RatioUnits * apart, MidpointRounding.AwayFromZero);
    }

    // Nothing is a multiple of zero, and what is larger than any measure would leave no digits.
    private static decimal BaseOr(decimal? start, NumberRelation relation, decimal typical) =>
        start is { } known && Math.Abs(known) <= LargestBase && (relation == NumberRelation.Difference || known > 0) ? known : typical;

    private static decimal PowerOfTen(int exponent) => (decimal)DecimalValues.PowerOfTen(exponent);
}
