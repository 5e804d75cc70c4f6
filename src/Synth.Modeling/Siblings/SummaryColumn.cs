using System.Numerics;
using System.Runtime.CompilerServices;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>A variable as it is summarised over the rows of a family.</summary>
/// <param name="Variable">Its number.</param>
/// <param name="IsNominal">Whether its codes have no order.</param>
/// <param name="Values">What stands for each code: the middle of a range; NaN for a missing value. Shape [codes].</param>
/// <param name="Atoms">The codes of single values among ranges, such as a frequent zero; empty where all codes are alike.</param>
internal sealed record SummaryColumn(int Variable, bool IsNominal, double[] Values, byte[] Atoms)
{
    /// <summary>The commonest codes of a nominal variable, each of which has its share told.</summary>
    private const int TopCodes = 4;

    /// <summary>The most numbers that summarise a variable.</summary>
    public const int MostFeatures = 1 + TopCodes;

    /// <summary>How many numbers summarise it.</summary>
    public int FeatureCount => IsNominal ? MostFeatures : Atoms.Length == 0 ? 4 : 5;

    /// <summary>How far apart the smallest and the largest value are that codes stand for; 0 where none stands for any.</summary>
    public double Span => Values.Where(value => !double.IsNaN(value)).DefaultIfEmpty() is var known ? known.Max() - known.Min() : 0;

    /// <summary>The variables of a table that are summarised: all but those that something decides.</summary>
    /// <param name="variables">The variables of the table.</param>
    /// <param name="columns">Its columns.</param>
    public static SummaryColumn[] Of(IReadOnlyList<Variable> variables, IEnumerable<ColumnModel> columns)
    {
        var data = columns.OfType<DataColumnModel>().ToArray();
        var decided = data.Where(column => column.Decided is not null)
            .SelectMany(column => Enumerable.Range(column.FirstVariable, column.Encoder.Variables.Count))
            .ToHashSet();
        var encoders = data
            .SelectMany(column => NumbersOf(column.Encoder)
                .Select((number, part) => (Variable: column.FirstVariable + part, Number: number)))
            .ToDictionary(entry => entry.Variable, entry => entry.Number);
        return
        [
            .. variables.Index()
                .Where(entry => entry.Item.BinCount > 2 && !decided.Contains(entry.Index))
                .Select(entry => Of(entry.Index, entry.Item, encoders.GetValueOrDefault(entry.Index))),
        ];
    }

    /// <summary>Where the summaries of each summarised variable are among those of all.</summary>
    /// <param name="variables">The variables of the table.</param>
    /// <param name="columns">Its columns.</param>
    public static Dictionary<int, (SummaryColumn Column, int First)> PlacesOf(
        IReadOnlyList<Variable> variables, IEnumerable<ColumnModel> columns)
    {
        var result = new Dictionary<int, (SummaryColumn Column, int First)>();
        var first = 0;
        foreach (var column in Of(variables, columns))
        {
            result.Add(column.Variable, (column, first));
            first += column.FeatureCount;
        }

        return result;
    }

    /// <summary>Summarises the rows of a family.</summary>
    /// <param name="codes">The variable's codes. Shape [rows].</param>
    /// <param name="target">Receives the numbers: mean, deviation, least and most, and the share of atoms if there are any; or how many
    /// different codes and the shares of the commonest.</param>
    public void Summarise(ReadOnlySpan<byte> codes, Span<double> target)
    {
        if (IsNominal)
        {
            Count(codes, target);
        }
        else
        {
            Measure(codes, target);
        }
    }

    /// <summary>Summarises a family by how often it has each code.</summary>
    /// <param name="counts">How often. Shape [codes].</param>
    /// <param name="occupied">The codes that it has, as bits, by 64. Shape [4].</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="target">Receives the numbers, in the order of <see cref="Summarise(ReadOnlySpan{byte}, Span{double})"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Summarise(ReadOnlySpan<int> counts, ReadOnlySpan<ulong> occupied, int rows, Span<double> target)
    {
        if (IsNominal)
        {
            target[0] = BitOperations.PopCount(occupied[0] & ~1UL) + BitOperations.PopCount(occupied[1])
                + BitOperations.PopCount(occupied[2]) + BitOperations.PopCount(occupied[3]);
            for (var i = 0; i < TopCodes; i++)
            {
                target[1 + i] = i + 1 < counts.Length ? (double)counts[i + 1] / rows : 0;
            }

            return;
        }

        var (count, sum, squares, least, most) = (0, 0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        var shift = double.NaN;
        for (var word = 0; word < occupied.Length; word++)
        {
            for (var bits = occupied[word]; bits != 0; bits &= bits - 1)
            {
                var code = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var value = Values[code];
                if (double.IsNaN(value))
                {
                    continue;
                }

                shift = count == 0 ? value : shift;
                count += counts[code];
                sum += counts[code] * (value - shift);
                squares += counts[code] * (value - shift) * (value - shift);
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }
        }

        Tell(count, sum, squares, shift, least, most, target);
        if (Atoms.Length > 0)
        {
            var atoms = 0;
            foreach (var code in Atoms)
            {
                atoms += counts[code];
            }

            target[4] = (double)atoms / rows;
        }
    }

    private void Measure(ReadOnlySpan<byte> codes, Span<double> target)
    {
        var (count, sum, squares, least, most) = (0, 0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        var shift = 0.0;
        foreach (var code in codes)
        {
            var value = Values[code];
            if (double.IsNaN(value))
            {
                continue;
            }

            // Deviations from the first value: what differs little from a large number must not be lost.
            shift = count == 0 ? value : shift;
            count++;
            sum += value - shift;
            squares += (value - shift) * (value - shift);
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        Tell(count, sum, squares, shift, least, most, target);
        if (Atoms.Length > 0)
        {
            target[4] = (double)CountOf(codes, Atoms) / codes.Length;
        }
    }

    private static int CountOf(ReadOnlySpan<byte> codes, byte[] wanted)
    {
        var count = 0;
        foreach (var code in codes)
        {
            count += wanted.Contains(code) ? 1 : 0;
        }

        return count;
    }

    private static void Tell(int count, double sum, double squares, double shift, double least, double most, Span<double> target)
    {
        // Equal rows in another order have the same summaries, to the last digit.
        target[0] = count == 0 ? double.NaN : (float)(shift + (sum / count));
        target[1] = count < 2 ? double.NaN : (float)Math.Sqrt(Math.Max(0, squares - (sum * sum / count)) / (count - 1));
        target[2] = count == 0 ? double.NaN : least;
        target[3] = count == 0 ? double.NaN : most;
    }

    private static void Count(ReadOnlySpan<byte> codes, Span<double> target)
    {
        Span<bool> seen = stackalloc bool[256];
        Span<int> top = stackalloc int[TopCodes];
        foreach (var code in codes)
        {
            seen[code] = true;
            if (code is > 0 and <= TopCodes)
            {
                top[code - 1]++;
            }
        }

        target[0] = seen[1..].Count(true);
        for (var i = 0; i < TopCodes; i++)
        {
            target[1 + i] = (double)top[i] / codes.Length;
        }
    }

    private static SummaryColumn Of(int index, Variable variable, NumberEncoder? encoder) => new(
        index,
        variable.Kind == FeatureKind.Nominal,
        ValuesOf(variable, encoder),
        encoder is null || encoder.HasSingleBins
            ? []
            : [.. encoder.Bins.Index().Where(entry => entry.Item.IsSingle).Select(entry => (byte)(entry.Index + 1))]);

    private static double[] ValuesOf(Variable variable, NumberEncoder? encoder)
    {
        var values = new double[variable.BinCount];
        for (var code = 0; code < values.Length; code++)
        {
            values[code] = code == 0 ? double.NaN
                : encoder is null || code > encoder.Bins.Length ? code
                : (encoder.Bins[code - 1].Low / 2.0) + (encoder.Bins[code - 1].High / 2.0);
        }

        return values;
    }

    private static IEnumerable<NumberEncoder> NumbersOf(ColumnEncoder encoder) => encoder switch
    {
        NumberEncoder number => [number],
        ElderEncoder elder => [elder.Step, elder.Value],
        OffsetEncoder offset => [offset.Days],
        RelativeEncoder relative => [relative.Apart],
        TimestampEncoder stamp => [stamp.Day],
        _ => [],
    };
}
