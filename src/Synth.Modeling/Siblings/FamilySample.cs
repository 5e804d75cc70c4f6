using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Some families of siblings of a table, chosen by a hash: whole ones, about as many rows as are asked for. Where families are large, up to
/// <see cref="FamilySplit.MostOverLimit"/> times as many rows, so that there are families enough to learn from.
/// </summary>
/// <param name="Rows">Their rows, in order.</param>
/// <param name="Families">Where each begins and ends among <paramref name="Rows"/>.</param>
internal sealed record FamilySample(int[] Rows, List<(int Begin, int End)> Families)
{
    /// <summary>Fewer families tell little of how families differ.</summary>
    private const int FewestFamilies = 40;

    /// <summary>Chooses families.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">The hash: families come in the order of their numbers in it.</param>
    /// <param name="mostRows">About how many rows.</param>
    /// <param name="isTaken">Which families, by the number of their root family, come into question.</param>
    public static FamilySample Of(SourceTable table, RandomStream stream, int mostRows, Func<int, bool> isTaken)
    {
        var chosen = new List<(int Begin, int End)>();
        var count = 0;
        foreach (var family in FamilySummary.FamiliesOf(table.ParentRows)
            .Where(family => isTaken(table.Families[family.Begin]))
            .OrderBy(family => stream.Bits(table.ParentRows[family.Begin])))
        {
            var most = chosen.Count < FewestFamilies ? FamilySplit.MostOverLimit * (long)mostRows : mostRows;
            if (count > 0 && count + family.End - family.Begin > most)
            {
                break;
            }

            chosen.Add(family);
            count += family.End - family.Begin;
        }

        int[] rows = [.. chosen.Order().SelectMany(family => Enumerable.Range(family.Begin, family.End - family.Begin))];
        return new FamilySample(rows, FamilySummary.FamiliesOf(Array.ConvertAll(rows, row => table.ParentRows[row])));
    }
}
