using System.Globalization;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// What follows from the memory that a run may take: how many rows are learned from, and whether the rows to be made can be kept track of.
/// Three parts make the memory of a run: a constant, the sample, and some bytes for each row that others hang on or link to, or that has
/// its place in an order.
/// </summary>
/// <param name="Mb">The memory, in MB.</param>
internal sealed record MemoryBudget(int Mb)
{
    /// <summary>The least that a run can be asked to do with, in MB.</summary>
    public const int LeastMb = 256;

    /// <summary>The program itself, compiled, with its drivers and the rows that are on their way.</summary>
    private const long ConstantBytes = 160_000_000;

    /// <summary>A sampled value: itself, its codes, and what forests see of it in the rows below while they are trained.</summary>
    private const long BytesPerSampledCell = 80;

    /// <summary>How many children a row has: 1.25 bytes mostly, and 4 while all of a table are drawn.</summary>
    private const long BytesPerParentRow = 4;

    /// <summary>How often a row is linked to, as before, its cluster, and what each cluster has before it: 3.75 bytes mostly.</summary>
    private const long BytesPerLinkedRow = 8;

    /// <summary>Fewer rows than this teach nothing that could be called a fidelity.</summary>
    private const long FewestSampleRows = 1_000;

    private long FreeBytes => (Mb * 1_000_000L) - ConstantBytes;

    /// <summary>Lets a fit learn from no more rows than can be held.</summary>
    /// <param name="options">How it would fit.</param>
    /// <param name="plan">The plan, with the rows of the source.</param>
    public FitOptions Bound(FitOptions options, GenerationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(plan);
        var rows = options.SampleRows;
        while (rows > FewestSampleRows && SampleBytes(plan, rows) > FreeBytes)
        {
            rows = Math.Max(FewestSampleRows, rows * 9 / 10);
        }

        return options with { SampleRows = rows };
    }

    /// <summary>Refuses rows that cannot be kept track of, before anything is touched.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="rowCounts">The rows to be made of each table.</param>
    /// <param name="heldBytes">What has to be known of all rows takes, see <see cref="RelationalSampler.CountHeldBytes"/>.</param>
    /// <exception cref="ConfigurationException">They need more.</exception>
    public void RefuseTooMany(GenerationPlan plan, IReadOnlyDictionary<TableName, long> rowCounts, long heldBytes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rowCounts);
        var needed = ConstantBytes + StructureBytes(plan, rowCounts) + heldBytes;
        if (needed > Mb * 1_000_000L)
        {
            throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture,
                $"To keep track of the rows takes about {(needed / 1_000_000) + 1} MB, and --memory allows {Mb}. "
                + $"Give more, or a smaller --scale."));
        }
    }

    /// <summary>About what a sample takes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sampleRows">Rows of the largest table of each family tree.</param>
    internal static long SampleBytes(GenerationPlan plan, long sampleRows)
    {
        var synthesized = plan.Tables.Where(table => table.Mode == TableMode.Synthesize);
        var trees = synthesized.GroupBy(table => plan.RootOf(table.Name));
        var cells = plan.Tables.Where(table => table.Mode == TableMode.Copy).Sum(CellsOf);
        foreach (var tree in trees)
        {
            var largest = Math.Max(1, tree.Max(table => table.SourceRowCount));
            var split = FamilySplit.Of(plan[tree.Key].SourceRowCount, largest, sampleRows, holdoutShare: 0);
            cells += split.SampleShare * tree.Sum(CellsOf);
        }

        return (long)Math.Min(long.MaxValue / 2, cells * BytesPerSampledCell);
    }

    private static double CellsOf(TablePlan table) => (double)table.SourceRowCount * table.Table.Columns.Count;

    private static long StructureBytes(GenerationPlan plan, IReadOnlyDictionary<TableName, long> rowCounts)
    {
        var bytes = 0L;
        foreach (var table in plan.Tables.Where(table => table.Mode == TableMode.Synthesize))
        {
            bytes += table.Relations.PrimaryParent is { } parent ? BytesPerParentRow * rowCounts[parent.ReferencedTable] : 0;
            bytes += table.Relations.Links.Sum(link => BytesPerLinkedRow * rowCounts[link.ReferencedTable]);
        }

        return bytes;
    }
}
