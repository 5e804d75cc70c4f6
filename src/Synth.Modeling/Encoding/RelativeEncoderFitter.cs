using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds a number that tells another one nearly, so that only what is left has to be drawn. Codes stand for ranges: two columns that differ
/// by less than a range is wide would lose what they have in common.
/// </summary>
/// <param name="candidates">The numbers that may tell others.</param>
internal sealed class RelativeEncoderFitter(RelativeCandidates candidates)
{
    /// <summary>A number tells another one when, by it, that is missed by at most this share of what it is missed by without.</summary>
    private const double NarrowShare = 0.2;

    /// <summary>As many different values have codes of their own, which forests tell exactly.</summary>
    private const int FewDistinct = 200;

    private const int FewestRows = 100;

    /// <summary>From this share of equal rows on, a column repeats the other one, which rules tell.</summary>
    private const double EqualShare = 0.99;

    /// <summary>The largest share of rows whose value has a code of its own.</summary>
    private const double MostRepeated = 0.1;

    private const double MissingShare = 0.01;

    /// <summary>Fits what is left of a column, or returns null when no number tells it.</summary>
    /// <param name="name">The column.</param>
    /// <param name="columns">The columns of the row that are modelled already.</param>
    /// <param name="context">Who the rows belong to.</param>
    public (RelativeEncoder Encoder, byte[][] Codes)? Fit(string name, IEnumerable<ColumnModel> columns, EncodingContext context)
    {
        if (UnitsOf(name) is not var (_, decimals)
            || Choose(candidates.ScreenOf(name), columns, Math.Pow(10, -decimals)) is not var (from, relation))
        {
            return null;
        }

        return Tell(name, from, relation, candidates.ValuesOf(from), context);
    }

    /// <summary>
    /// Codes how far a column is from what tells it; null where forests tell all of its values exactly, and where these have habits that
    /// this would lose.
    /// </summary>
    /// <param name="name">The column.</param>
    /// <param name="from">The column of its row that tells it; null where its family does.</param>
    /// <param name="relation">By what it is told.</param>
    /// <param name="bases">What its rows are told from. Shape [rows].</param>
    /// <param name="context">Who the rows belong to.</param>
    public (RelativeEncoder Encoder, byte[][] Codes)? Tell(
        string name, string? from, NumberRelation relation, decimal?[] bases, EncodingContext context)
    {
        var (type, vector) = candidates.ColumnOf(name);
        var values = candidates.ValuesOf(name);
        if (UnitsOf(name) is not var (units, decimals) || HasFew(values))
        {
            return null;
        }

        var alone = NumberEncoderFitter.Fit(name, type, vector, context);
        var middle = alone.Bins[alone.Bins.Length / 2];
        var typical = (middle.Low + ((middle.High - middle.Low) / 2)) / (decimal)DecimalValues.PowerOfTen(decimals);
        var zero = from is null && relation == NumberRelation.Ratio ? 0 : (long?)null;
        if (HasHabits(alone, vector, zero) || (relation == NumberRelation.Ratio && typical <= 0))
        {
            return null;
        }

        var (sign, limits) = relation == NumberRelation.Difference
            ? ("difference from", new NumberLimits(-RelativeEncoder.MostApart, RelativeEncoder.MostApart))
            : ("multiple of", new NumberLimits(0, RelativeEncoder.MostApart));
        var apart = RelativeEncoder.ApartOf(relation, decimals, typical, values, bases);
        var codes = NumberEncoderFitter.Fit(
            from is null ? name : $"{name}, {sign} {from}", NumberUnits.Whole, limits, apart, [], context, isDays: false, isClock: false);
        var encoder = new RelativeEncoder(from, relation, codes, units, decimals, alone.Grid, alone.Floor, alone.Ceiling, typical);
        return (encoder, encoder.Encode(values, bases));
    }

    /// <summary>How the numbers of a column lie on a decimal grid; null where whole units of 64 bits do not tell them.</summary>
    public (NumberUnits Units, int Decimals)? UnitsOf(string name)
    {
        var (type, vector) = candidates.ColumnOf(name);
        if (!CellNumber.IsNumeric(type) || vector is BytesVector)
        {
            return null;
        }

        var units = NumberUnits.Fit(vector);
        var decimals = (vector, type.WithoutDomain()) switch
        {
            (FixedVector<long>, IntegerType) => 0,
            (FixedVector<Int128>, DecimalType { Scale: { } scale }) => scale,
            (FixedVector<double>, _) => units.Decimals,
            _ => -1,
        };
        var isOrdinary = decimals is >= 0 and <= 9 && units.Divisor == 1;
        for (var row = 0; row < vector.Count && isOrdinary; row++)
        {
            isOrdinary = vector.IsNull(row) || units.TryRead(vector, row, out _, out _);
        }

        return isOrdinary ? (units, decimals) : null;
    }

    // The number that tells most; null also where one tells all but for rounding, since rules do then.
    private (string Base, NumberRelation Relation)? Choose(double[] values, IEnumerable<ColumnModel> columns, double unit)
    {
        var rows = Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row])).ToArray();
        var (best, least) = (((string, NumberRelation)?)null, NarrowShare);
        if (rows.Length < FewestRows)
        {
            return null;
        }

        foreach (var from in columns.OfType<DataColumnModel>().Where(column => !column.IsOverridden && candidates.IsNumeric(column.Name)))
        {
            var bases = candidates.ScreenOf(from.Name);
            foreach (var relation in new[] { NumberRelation.Difference, NumberRelation.Ratio })
            {
                if (Missed(rows, values, bases, relation) is not var (missed, alone))
                {
                    continue;
                }

                if (missed < unit)
                {
                    return null;
                }

                if (missed / alone < least)
                {
                    (best, least) = ((from.Name, relation), missed / alone);
                }
            }
        }

        return best;
    }

    // By how much a value is missed on the average that lies as far from its base as another row's does from its own, and by how much that
    // other value itself misses it; null where bases are missing, or are repeated.
    private static (double Told, double Alone)? Missed(int[] rows, double[] values, double[] bases, NumberRelation relation)
    {
        bool IsKnown(int row) => relation == NumberRelation.Difference ? !double.IsNaN(bases[row]) : bases[row] > 0;
        var known = Array.FindAll(rows, IsKnown);
        if (known.Length < (1 - MissingShare) * rows.Length || known.Count(row => values[row] == bases[row]) >= EqualShare * known.Length)
        {
            return null;
        }

        var (missed, alone) = (0.0, 0.0);
        for (var i = 0; i < known.Length; i++)
        {
            var (row, other) = (known[i], known[(i + (known.Length / 2)) % known.Length]);
            var told = relation == NumberRelation.Difference
                ? bases[row] + (values[other] - bases[other])
                : bases[row] * (values[other] / bases[other]);
            missed += Math.Abs(values[row] - told);
            alone += Math.Abs(values[row] - values[other]);
        }

        return alone > 0 ? (missed / known.Length, alone / known.Length) : null;
    }

    // Round numbers and list prices would not come again.
    private static bool HasHabits(NumberEncoder alone, ColumnVector vector, long? kept) =>
        alone.Grid.CoarseSteps.Length > 0
        || alone.Encode(vector)[0].Count(code => code > 0 && alone.Bins[code - 1].IsSingle && alone.Bins[code - 1].Low != kept)
            > MostRepeated * vector.Count;

    private static bool HasFew(decimal?[] values) =>
        values.Where(value => value is not null).Distinct().Take(FewDistinct + 1).Count() <= FewDistinct;
}
